import type {Place} from './runner.ts'

/**
 * Why a run failed, as a closed set: what a caller may branch on.
 * `cancelled` is the only one that is nobody's fault, `unexpected` the only one that is this action's.
 */
export type ErrorCode =
  | 'input'
  | 'context'
  | 'no-tag'
  | 'tool'
  | 'login'
  | 'denied'
  | 'network'
  | 'registry'
  | 'build'
  | 'mismatch'
  /** The registry lets nobody move that tag. */
  | 'immutable'
  | 'test'
  | 'attest'
  | 'cancelled'
  | 'unexpected'

interface Details {
  readonly cause?: unknown
  readonly hint?: string | undefined
  readonly detail?: string | undefined
  readonly output?: readonly string[] | undefined
  readonly place?: Place | undefined
}

/**
 * The one error class: what failed (`message`), why (`cause`), what to do (`hint`), and the very words (`detail`).
 * None of them may hold a secret; `main.ts` shows all of them in one annotation.
 */
export class ActionError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  /** What was asked and answered, word for word, for whoever looks closer: shown last. */
  readonly detail: string | undefined
  /** The last lines of the program of the user's that failed. */
  readonly output: readonly string[]
  /** The line of a file of the user's that the failure is about. */
  readonly place: Place | undefined

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause})
    this.name = 'ActionError'
    this.code = code
    this.hint = details.hint
    this.detail = details.detail
    this.output = details.output ?? []
    this.place = details.place
  }
}

/** Ends a `switch` over a union whose result nobody reads: a forgotten case is a type error here. */
export function unreachable(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`)
}

/** The text of anything that was thrown, with the chain of its causes (`a: b: c`), without a stack. */
export function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // AggregateError of a connection that was tried on several addresses has an empty message of its own.
  const own = error.message || (error instanceof AggregateError ? error.errors.map(textOf).join('; ') : error.name)
  return error.cause === undefined ? own : `${own}: ${textOf(error.cause)}`
}

/** What nobody expected keeps its stack: it is a fault of this action. */
export function toActionError(error: unknown): ActionError {
  if (error instanceof ActionError) return error
  const stack = error instanceof Error ? error.stack : undefined
  return new ActionError('unexpected', `Unexpected: ${textOf(error)}`, {
    cause: stack,
    hint: 'This is a fault of publish-image: please report it with this log.'
  })
}

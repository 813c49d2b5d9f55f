import {clip} from '../text/foreign.ts'
import {BUILDER_FAULTS} from './builder.ts'
import {type FaultContext, type FaultDetails, patternsOf} from './fault.ts'
import {BARE_DENIALS, REGISTRY_FAULTS} from './registry.ts'

/** What a person is told about a failure, and whether trying again can help. */
export interface Diagnosis {
  readonly cause: string
  readonly fix: string
  readonly retry: boolean
  /** Try again once and no more. */
  readonly once: boolean
  readonly denied: boolean
  readonly rateLimit: boolean
  /** The registry does not let the tag be moved. */
  readonly immutable: boolean
}

/**
 * What is known of the text that a failure left behind; undefined if nothing is. Bound to the run: a call site adds
 * what it alone knows, and what it adds wins.
 */
export type Diagnose = (text: string, details?: FaultDetails) => Diagnosis | undefined

const FAULTS = [...REGISTRY_FAULTS, ...BUILDER_FAULTS, ...BARE_DENIALS]

export function createDiagnose(run: FaultContext): Diagnose {
  return (text, details) => diagnose(text, {...run, ...details})
}

/** The first row of the table that fits the start of `text`, filled in for `context`. */
function diagnose(text: string, context: FaultContext): Diagnosis | undefined {
  const start = clip(text)
  const fault = FAULTS.find(({pattern}) => patternsOf(pattern).every(part => part.test(start)))
  if (!fault) return undefined
  const filled = (part: string | ((context: FaultContext) => string)) =>
    typeof part === 'string' ? part : part(context)
  return {
    cause: filled(fault.cause),
    fix: filled(fault.fix),
    retry: fault.retry !== undefined,
    once: fault.retry === 'once',
    denied: fault.denied === true,
    rateLimit: fault.rateLimit === true,
    immutable: fault.immutable === true
  }
}

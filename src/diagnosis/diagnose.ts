import {BUILDER_FAULTS} from './builder.ts'
import type {Subject} from './fault.ts'
import {BARE_DENIALS, REGISTRY_FAULTS} from './registry.ts'

export type {Subject}

/** What a person is told about a failure, and whether trying again can help. */
export interface Diagnosis {
  readonly cause: string
  readonly fix: string
  readonly retry: boolean
  /** Try again once and no more. */
  readonly once: boolean
  readonly denied: boolean
  readonly rateLimit: boolean
}

const FAULTS = [...REGISTRY_FAULTS, ...BUILDER_FAULTS, ...BARE_DENIALS]

/** The first row of the table that fits `text`, filled in for `subject`; undefined if none does. */
export function diagnose(text: string, subject: Subject): Diagnosis | undefined {
  const fault = FAULTS.find(({pattern}) => pattern.test(text))
  if (!fault) return undefined
  const filled = (part: string | ((subject: Subject) => string)) => (typeof part === 'string' ? part : part(subject))
  return {
    cause: filled(fault.cause),
    fix: filled(fault.fix),
    retry: fault.retry !== undefined,
    once: fault.retry === 'once',
    denied: fault.denied === true,
    rateLimit: fault.rateLimit === true
  }
}

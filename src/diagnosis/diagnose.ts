import {clip} from '../text/foreign.ts'
import {API_FAULTS} from './api.ts'
import {BUILDER_FAULTS} from './builder.ts'
import {BARE_DENIALS} from './denials.ts'
import {type Facts, factsOf, holds} from './facts.ts'
import {type Case, type Fault, type FaultContext, type FaultDetails, patternsOf} from './fault.ts'
import {NETWORK_FAULTS} from './network.ts'
import {REGISTRY_FAULTS} from './registry.ts'
import {fill, wordsOf} from './words.ts'

/** What a person is told about a failure, and whether trying again can help. */
export interface Diagnosis {
  readonly cause: string
  readonly fix: string
  readonly retry: boolean
  /** Try again once and no more. */
  readonly once: boolean
  /** Try again with nothing of what the builder has built before: that is what is wrong. */
  readonly anew: boolean
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

/** From the texts that say most to those that say least: the first that fits counts. */
export const FAULTS: readonly Fault[] = [
  ...REGISTRY_FAULTS,
  ...API_FAULTS,
  ...BUILDER_FAULTS,
  ...NETWORK_FAULTS,
  ...BARE_DENIALS
]

export function createDiagnose(run: FaultContext): Diagnose {
  return (text, details) => diagnose(text, {...run, ...details})
}

function diagnose(text: string, context: FaultContext): Diagnosis | undefined {
  const start = clip(text)
  const facts = factsOf(context)
  const fault = FAULTS.find(
    ({pattern, when}) => holds(when, facts) && patternsOf(pattern).every(part => part.test(start))
  )
  if (!fault) return undefined
  const {cause, fix} = caseOf(fault, facts)
  const words = wordsOf(context)
  return {
    cause: fill(cause, words),
    fix: fill(fix, words),
    retry: fault.retry !== undefined,
    once: fault.retry === 'once',
    anew: fault.retry === 'anew',
    denied: fault.denied === true,
    rateLimit: fault.rateLimit === true,
    immutable: fault.immutable === true
  }
}

/** The case with the most conditions that all hold; without one, what the text alone says. */
export function caseOf(fault: Fault, facts: Facts): Pick<Case, 'cause' | 'fix'> {
  const fitting = (fault.cases ?? []).filter(({when}) => holds(when, facts))
  const weight = ({when}: Case) => Object.keys(when).length
  return fitting.reduce<Case | Fault>(
    (best, next) => (!('pattern' in best) && weight(best) >= weight(next) ? best : next),
    fault
  )
}

import {ActionError} from '../errors.ts'
import type {Entry} from '../text/list.ts'
import {didYouMean, excerpt} from '../text/nearest.ts'

/** How long a tag stays, or how many of its kind. */
export type Term =
  /** `text` as the line says it: `30 days`. */
  | {readonly kind: 'age'; readonly ms: number; readonly text: string}
  | {readonly kind: 'newest'; readonly count: number}
  /** Until the pull request that the tag is named after is closed. */
  | {readonly kind: 'closed'}
  | {readonly kind: 'keep'}

/** One line of `retain`. `pattern`: a tag's name in which `*` and `?` stand for others, or `untagged`. */
export interface Policy {
  readonly pattern: string
  readonly term: Term
  readonly line: number
}

export const UNTAGGED = 'untagged'

const HOUR = 3_600_000
const UNITS: Readonly<Record<string, number>> = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
  year: 365 * 24 * HOUR
}
const WORDS = ['hours', 'days', 'weeks', 'months', 'years', 'newest', 'closed', 'keep']
const EXAMPLE = 'Write it like sha-*: 30 days, run-*: 10 newest, pr-*: closed, v1.*: keep or untagged: 7 days.'

/** The lines of the input `retain`. Throws ActionErrors `input` that name the line. */
export function parseRetain(entries: readonly Entry[]): Policy[] {
  const policies = entries.map(parseLine)
  if (policies.length > 0 && policies.every(({term}) => term.kind === 'keep')) {
    throw new ActionError('input', 'input retain: every line keeps, so nothing would ever be deleted.', {hint: EXAMPLE})
  }
  return policies
}

function parseLine({text, line}: Entry): Policy {
  const fail = (wrong: string, hint = EXAMPLE) => {
    return new ActionError('input', `input retain, line ${line}: “${excerpt(text)}” ${wrong}.`, {hint})
  }
  // No tag has a colon in it.
  const colon = text.lastIndexOf(':')
  if (colon === -1) throw fail('has no colon between a pattern and how long or how many')
  const pattern = unquoted(text.slice(0, colon))
  const words = unquoted(text.slice(colon + 1))
  if (pattern === '') throw fail('has no pattern')
  if (!/^[\w.*?-]{1,128}$/.test(pattern)) throw fail('has a pattern that no tag can fit')
  const term = parseTerm(words, fail)
  if (term.kind === 'closed' && !/^[^*?]*\*[^*?]*$/.test(pattern))
    throw fail('has no single * where the number of a pull request stands')
  return {pattern, term, line}
}

function parseTerm(words: string, fail: (wrong: string, hint?: string) => ActionError): Term {
  if (words === 'keep' || words === 'closed') return {kind: words}
  const [, digits = '', unit = ''] = /^(\d{1,6})\s*([a-z]+)$/i.exec(words) ?? []
  const ms = UNITS[unit.toLowerCase().replace(/s$/, '')]
  if (digits === '' || (unit !== 'newest' && ms === undefined)) {
    const word = unit || words
    throw fail(`does not say how long or how many.${didYouMean(word, WORDS)}`.replace(/\.$/, ''))
  }
  const count = Number(digits)
  if (count === 0)
    throw fail('would delete everything that the pattern fits', 'Keep at least 1, or delete by hand what must all go.')
  return ms === undefined ? {kind: 'newest', count} : {kind: 'age', ms: count * ms, text: `${count} ${unit}`}
}

/** A YAML habit: `"sha-*": 30 days`. */
function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2')
}

import {closest, distance} from 'fastest-levenshtein'
import {clip} from './foreign.ts'

/** Longer, it is no misspelling, and comparing it takes long. */
const LONGEST_WORD = 80

/** The known name that `name` most resembles; undefined if none comes near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || name.length > LONGEST_WORD) return undefined
  const best = closest(name.toLowerCase(), [...known])
  // Further apart than a third of its letters (at least two) and it is another word.
  return distance(name.toLowerCase(), best) <= Math.max(2, best.length / 3) ? best : undefined
}

/** ` Did you mean “x”?` for the known name that `name` most resembles, or nothing if none comes near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const best = nearest(name, known)
  return best === undefined ? '' : ` Did you mean “${best}”?`
}

/** “a”, “b” or “c” */
export function listed(names: readonly string[]): string {
  const quoted = names.map(name => `“${name}”`)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`
}

/** At most `length` characters of text from outside, on one line, for use in a message. */
export function excerpt(text: string, length = 120): string {
  const line = clip(text).replace(/\s+/g, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`
}

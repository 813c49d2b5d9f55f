import {closest, distance} from 'fastest-levenshtein'

/** ` Did you mean “x”?` for the known name that `name` most resembles, or nothing if none comes near. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  const best = closest(name.toLowerCase(), [...known])
  // Further apart than a third of its letters (at least two) and it is another word.
  return distance(name.toLowerCase(), best) <= Math.max(2, best.length / 3) ? ` Did you mean “${best}”?` : ''
}

/** “a”, “b” or “c” */
export function listed(names: readonly string[]): string {
  const quoted = names.map(name => `“${name}”`)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`
}

const LONGEST_TEXT = 4096

/** At most `length` characters of text from outside, on one line, for use in a message. */
export function excerpt(text: string, length = 120): string {
  // Cut first: it may be megabytes.
  const line = text.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`
}

/** What a pattern is matched with. */
interface Globals {
  readonly source: string
  readonly flags: string
  readonly text: string
}

/** Of those that took too long once, and whose worker was ended. */
const slow = new Set<string>()
const known = new Map<string, string | null>()
const MOST_KNOWN = 5_000

/** Told of each match before it starts and when it has ended: the page ends a worker that doesn't come back. */
let watch: (match: string | undefined) => void = () => {}

export function watchMatches(watcher: typeof watch, tooSlow: readonly string[]): void {
  watch = watcher
  for (const match of tooSlow) slow.add(match)
}

/**
 * What src/text/pattern.ts uses of node:vm: the same match. A browser can't end a match either, but the page can end
 * the worker that it runs in; asked again, the match fails as it does in Node after its time.
 */
export function runInNewContext(_code: string, {source, flags, text}: Globals): string | null {
  const match = JSON.stringify([source, flags, text])
  if (slow.has(match)) throw new Error('Script execution timed out after 1000ms')
  const before = known.get(match)
  if (before !== undefined) return before
  watch(match)
  const found = text.match(new RegExp(source, flags))
  watch(undefined)
  const result = found && JSON.stringify([...found])
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(match, result)
  return result
}

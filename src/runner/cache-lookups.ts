/** Places of blobs are good for 10 minutes on GitHub; half of that is left to whoever gets one from here. */
const GOOD_MS = 5 * 60_000
/** A layer, which BuildKit names by its digest: what is found under it is never another one. */
const LAYER = /\bbuildkit-blob-\d+-sha256(?::|%3A)[0-9a-f]{64}\b/i

/**
 * Answers about layers that the service has. BuildKit looks for all of them when it reads the cache, and before it writes
 * it for each again, one after the other: with 20 layers that is a second or two in which nothing else happens.
 * https://github.com/moby/buildkit/blob/master/cache/remotecache/gha/gha.go
 */
export interface Lookups<T> {
  find(asked: string): T | undefined
  keep(asked: string, answer: T): void
  /** A place was not good any more. */
  forget(): void
}

/** `now` is a clock that does not jump, milliseconds. What is asked is the whole request, as text. */
export function createLookups<T>(now: () => number): Lookups<T> {
  const known = new Map<string, {readonly answer: T; readonly since: number}>()
  return {
    find(asked) {
      const found = known.get(asked)
      return found && now() - found.since < GOOD_MS ? found.answer : undefined
    },
    keep(asked, answer) {
      if (LAYER.test(asked)) known.set(asked, {answer, since: now()})
    },
    forget: () => known.clear()
  }
}

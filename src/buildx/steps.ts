import {clip} from '../text/foreign.ts'

/** Instructions of the Dockerfile that BuildKit came by, and how many of them the cache answered. */
export interface Steps {
  readonly total: number
  readonly cached: number
}

/**
 * Counts the steps in BuildKit's plain progress, where `#5 [build 2/3] RUN make` names a step and `#5 CACHED` says that
 * it was not run. So does a layer that comes in its name: it is the step's result, of the cache, which a later step
 * needs, and BuildKit often says nothing else then. Only for people to read: no decision hangs on it, and other forms of
 * progress count as no steps.
 */
export function countSteps(): {readonly onLine: (line: string) => void; readonly steps: () => Steps} {
  const named = new Set<string>()
  const cached = new Set<string>()
  return {
    onLine(whole) {
      const line = clip(whole)
      // FROM does nothing that a cache could save.
      const [, step] = /^#(\d+) \[(?:.* )?\d+\/\d+\] (?!FROM )/.exec(line) ?? []
      if (step !== undefined) named.add(step)
      const [, hit] = /^#(\d+) (?:CACHED$|(?:extracting )?sha256:)/.exec(line) ?? []
      if (hit !== undefined) cached.add(hit)
    },
    steps: () => ({total: named.size, cached: [...named].filter(step => cached.has(step)).length})
  }
}

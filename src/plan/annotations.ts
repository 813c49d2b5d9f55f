import type {Pairs} from '../naming/labels.ts'
import type {Entry} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'

/** `index:`, `manifest[linux/amd64]:`, `manifest,index:` … https://docs.docker.com/build/metadata/annotations/ */
const LEVEL = /^(?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?,?)+:/

/** Whether an entry of the input says itself where in the image it belongs, as those of docker/build-push-action do. */
export function hasLevel({text}: Entry): boolean {
  return LEVEL.test(text)
}

/**
 * What the image is annotated with, as `level:key=value`. An index always gets the generated ones: the page of a
 * package takes its description from there. A plain image only gets what the user asked for.
 * An `index:` annotation of an image that is no index is left out with a warning: the build would fail at its end.
 */
export function imageAnnotations(
  pairs: Pairs,
  entries: readonly Entry[],
  levels: readonly string[],
  isIndex: boolean
): {readonly annotations: string[]; readonly warnings: string[]} {
  const all = entries.filter(hasLevel)
  const lost = all.filter(({text}) => !isIndex && /(^|,)index/.test(LEVEL.exec(text)?.[0] ?? ''))
  const leveled = all.filter(entry => !lost.includes(entry))
  const asked = entries.length > all.length ? levels.filter(level => isIndex || !level.startsWith('index')) : []
  const wanted = new Set(isIndex ? [...asked, 'index'] : asked)
  const generated = [...wanted].flatMap(level => [...pairs].map(([key, value]) => `${level}:${key}=${value}`))
  return {
    annotations: [...generated, ...leveled.map(({text}) => text)],
    warnings: lost.map(
      ({text, line}) =>
        `input annotations, line ${line}: “${excerpt(text, 60)}” is left out, because this image is a plain manifest; only several platforms, provenance or sbom make an index.`
    )
  }
}

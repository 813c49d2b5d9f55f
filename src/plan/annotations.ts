import {ActionError} from '../errors.ts'
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
 * An `index:` annotation of an image that is no index is an ActionError `input`: the build would fail at its end.
 */
export function imageAnnotations(
  pairs: Pairs,
  entries: readonly Entry[],
  levels: readonly string[],
  isIndex: boolean
): string[] {
  const leveled = entries.filter(hasLevel)
  for (const {text, line} of leveled) {
    if (isIndex || !/(^|,)index/.test(LEVEL.exec(text)?.[0] ?? '')) continue
    throw new ActionError(
      'input',
      `input annotations, line ${line}: “${excerpt(text, 60)}” is for an index, but this image is a plain manifest.`,
      {
        cause: 'only several platforms, provenance or sbom make an index',
        hint: 'Leave the level out, or write manifest:.'
      }
    )
  }
  const asked = entries.length > leveled.length ? levels.filter(level => isIndex || !level.startsWith('index')) : []
  const all = new Set(isIndex ? [...asked, 'index'] : asked)
  const generated = [...all].flatMap(level => [...pairs].map(([key, value]) => `${level}:${key}=${value}`))
  return [...generated, ...leveled.map(({text}) => text)]
}

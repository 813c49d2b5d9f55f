import type {Pairs} from './labels.ts'

/** What a bake definition of docker/metadata-action is made of. */
export interface BakeFacts {
  readonly target: string
  readonly images: readonly string[]
  readonly version: string
  /** `image:tag` */
  readonly tags: readonly string[]
  readonly labels: Pairs
  /** `level:key=value` */
  readonly annotations: readonly string[]
}

/**
 * The four bake files by the name of the output that holds their path, as JSON.
 * https://github.com/docker/metadata-action#bake-definition
 */
export function bakeFiles(facts: BakeFacts): Map<string, {readonly name: string; readonly content: string}> {
  const {target, images, version, annotations} = facts
  const tags = {
    tags: facts.tags,
    args: {DOCKER_META_IMAGES: images.join(','), ...(version === '' ? {} : {DOCKER_META_VERSION: version})}
  }
  const labels = {labels: Object.fromEntries(facts.labels)}
  const file = (suffix: string, definition: object) => ({
    name: `docker-metadata-action-bake${suffix}.json`,
    content: JSON.stringify({target: {[target]: definition}}, null, 2)
  })
  return new Map([
    ['bake-file-tags', file('-tags', tags)],
    ['bake-file-labels', file('-labels', labels)],
    ['bake-file-annotations', file('-annotations', {annotations})],
    ['bake-file', file('', {...tags, ...labels})]
  ])
}

import {type BakeFacts, bakeFiles} from '../naming/bake.ts'
import {pairLines} from '../naming/labels.ts'
import {referencesOf} from '../naming/names.ts'
import {pinned, tagged} from '../oci/reference.ts'
import {isByDigest} from '../plan/action.ts'
import type {Plan} from '../plan/plan.ts'
import {asSingle, bakeOutputs} from './bake.ts'
import type {Outcome} from './journal.ts'

/** A file that outputs name, by the output's name. */
export type OutputFiles = ReturnType<typeof bakeFiles>

/** The outputs of docker/metadata-action, which are also exported as DOCKER_METADATA_OUTPUT_* variables. */
export function metadataOutputs(plan: Plan): {values: Map<string, string>; files: OutputFiles} {
  const {images, version, labels} = plan
  const {separators, annotationLevels, bakeTarget} = plan.outputs
  const names = plan.tags.map(tag => tag.name)
  const tags = referencesOf(plan.taggedImages)
  const pairs = pairLines(plan.annotations)
  const annotations = annotationLevels.flatMap(level => pairs.map(pair => `${level}:${pair}`))
  const values = new Map([
    ['version', version],
    ['tags', tags.join(separators.tags)],
    ['tag-names', names.join(separators.tags)],
    ['labels', pairLines(labels).join(separators.labels)],
    ['annotations', annotations.join(separators.annotations)],
    ['json', JSON.stringify({tags, 'tag-names': names, labels: Object.fromEntries(labels), annotations})]
  ])
  const facts: BakeFacts = {
    target: bakeTarget,
    images: images.map(image => image.text),
    version,
    tags,
    labels,
    annotations
  }
  return {values, files: bakeFiles(facts)}
}

/** `bake-file-tags` → `DOCKER_METADATA_OUTPUT_BAKE_FILE_TAGS` */
export function metadataVariable(output: string): string {
  return `DOCKER_METADATA_OUTPUT_${output.replace(/\W/g, '_').toUpperCase()}`
}

/**
 * The outputs about the image, by name: what is true at the end of the run, also of one that failed.
 * A name that is not here stays unset, which a workflow reads as an empty text.
 */
export function imageOutputs(outcome: Outcome): Map<string, string> {
  const {plan, built, builder, image, platforms, tags, attested, targets} = asSingle(outcome)
  const outputs = new Map<string, string>()
  const [first] = plan?.images ?? []
  if (!plan || !(first || plan.action.kind === 'bake')) return outputs
  // Of several images none is the one.
  if (first && targets.length <= 1) outputs.set('image', first.text)
  outputs.set('matrix', JSON.stringify(plan.matrix))
  if (plan.handedOn !== undefined) outputs.set('plan', plan.handedOn)
  const isSent = plan.action.kind === 'artifact' ? image?.origin === 'built' : built?.digest !== undefined
  outputs.set('pushed', String(isSent))
  if (first && image) {
    const {digest} = image
    outputs.set('digest', digest)
    outputs.set('ref', pinned(first, digest))
    outputs.set('refs', JSON.stringify(plan.images.map(repository => pinned(repository, digest))))
    outputs.set('subject-name', first.text)
    outputs.set('subject-digest', digest)
  }
  for (const outcome of ['published', 'kept'] as const) {
    const ofOutcome = tags.filter(tag => tag.outcome === outcome)
    outputs.set(`${outcome}-tags`, ofOutcome.map(({repository, tag}) => tagged(repository, tag.name)).join('\n'))
  }
  if (platforms) {
    const entries = platforms.map(({platform, digest, size}) => [platform, {digest, size}])
    // Plain, a name each: the jobs of a matrix hand them on, and JSON in job outputs can be masked away.
    if (isByDigest(plan.action))
      for (const {platform} of platforms)
        outputs.set(`digest-${platform.replaceAll(/[^\w-]/g, '-')}`, image?.digest ?? '')
    outputs.set('platforms', JSON.stringify(Object.fromEntries(entries)))
  }
  if (attested) {
    outputs.set('attestation-id', attested.ids.join('\n'))
    outputs.set('attestation-url', attested.urls.join('\n'))
    outputs.set('bundle-path', attested.bundlePath)
  }
  // The engine's BuildKit outlives the connection that this step had to it.
  if (builder) outputs.set('builder', builder.temporary ? 'default' : (builder.name ?? 'default'))
  if (built) {
    outputs.set('imageid', built.imageId)
    outputs.set('metadata', built.metadata)
  }
  for (const [name, value] of bakeOutputs(outcome)) outputs.set(name, value)
  return outputs
}

import {pinned, tagged} from '../oci/reference.ts'
import {isByDigest} from '../plan/action.ts'
import {code, plain} from '../text/markdown.ts'
import type {Outcome, TargetOutcome} from './journal.ts'

/** An outcome for each image: the only one, or one of each target. */
export function outcomesOf(outcome: Outcome): Outcome[] {
  if (outcome.targets.length === 0) return [outcome]
  return outcome.targets.map(target => {
    const isOwn = ({repository}: Outcome['tags'][number]) =>
      target.plan.images.some(({text}) => text === repository.text)
    return {...outcome, ...target, tags: outcome.tags.filter(isOwn), targets: []}
  })
}

/** The outcome as one image’s, where a definition has made a single one. */
export function asSingle(outcome: Outcome): Outcome {
  const [only, ...more] = outcomesOf(outcome)
  return only && more.length === 0 ? only : outcome
}

/** The outputs about several images, by name: what is true at the end of the run, also of one that failed. */
export function bakeOutputs(outcome: Outcome): Map<string, string> {
  const {plan, targets} = outcome
  const outputs = new Map<string, string>()
  if (plan?.action.kind !== 'bake') return outputs
  const entries = targets.map(target => [target.name, entryOf(target, outcome)] as const)
  outputs.set('bake', JSON.stringify(Object.fromEntries(entries)))
  outputs.set('pushed', String(targets.some(({image}) => image?.origin === 'built')))
  const refs = targets.flatMap(({plan: {images}, image}) =>
    image ? images.map(name => pinned(name, image.digest)) : []
  )
  if (refs.length > 0) outputs.set('refs', JSON.stringify(refs))
  const {jobIndex} = plan.action.bake
  if (jobIndex !== undefined && isByDigest(plan.action))
    outputs.set(`result-${jobIndex}`, targets.flatMap(resultLines).join('\n'))
  return outputs
}

/** SPEC.md, section 11. */
function entryOf({plan: {images, taggedImages}, image, platforms, attested}: TargetOutcome, {tags}: Outcome) {
  const [first] = images
  const planned = taggedImages.flatMap(({repository, tags}) => tags.map(({name}) => tagged(repository, name)))
  const published = tags
    .filter(({outcome}) => outcome === 'published')
    .map(({repository, tag}) => tagged(repository, tag.name))
  return {
    image: first?.text ?? '',
    digest: image?.digest ?? '',
    ref: first && image ? pinned(first, image.digest) : '',
    tags: published.filter(reference => planned.includes(reference)),
    platforms: Object.fromEntries((platforms ?? []).map(({platform, digest, size}) => [platform, {digest, size}])),
    attestation: attested?.urls.join('\n') ?? ''
  }
}

/** A line a platform, plain words: the jobs of a matrix hand them on, and JSON in job outputs can be masked away. */
function resultLines({name, image, platforms = []}: TargetOutcome): string[] {
  return image ? [`${name} ${platforms.map(({platform}) => platform).join(',')} ${image.digest}`] : []
}

/** The outcome of all images as if it were one’s, for the word that heads the summary. */
export function together(outcome: Outcome): Outcome {
  const {targets} = outcome
  if (targets.length <= 1) return outcome
  const images = targets.flatMap(({image}) => image ?? [])
  const [first] = images
  return {
    ...outcome,
    ...(first ? {image: {...first, written: images.flatMap(({written}) => written)}} : {}),
    ...(images.length > 0 && targets.every(({image, verified}) => verified || !image) ? {verified: true as const} : {})
  }
}

/** A row a target, where there are several. */
export function targetLines({targets}: Outcome): string[] {
  if (targets.length <= 1) return []
  const rows = targets.map(target => {
    const {name, plan, image, platforms = [], attested, unsigned} = target
    const [first] = plan.images
    const where = image && first ? code(pinned(first, image.digest)) : code(first?.text ?? '')
    const signed = attested ? 'signed' : image && unsigned !== undefined ? `not signed, because ${plain(unsigned)}` : ''
    return `| ${code(name)} | ${image ? where : `${where} **not pushed**`} | ${platforms.map(({platform}) => platform).join(', ')} | ${signed} |`
  })
  return ['| target | image | platforms | |', '|---|---|---|---|', ...rows, '']
}

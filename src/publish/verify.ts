import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {imagesOf, type Manifest} from '../oci/manifest.ts'
import {isIndexType} from '../oci/media.ts'
import type {Platform} from '../oci/platform.ts'
import {tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {notThere} from '../registry/missing.ts'
import {type PlatformImage, readPlatforms} from '../registry/platforms.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {Ancestry} from './ancestry.ts'
import type {Published, PublishOptions, TagOutcome} from './publish.ts'
import {higherVersion} from './versions.ts'

/** How often, and how long after, a tag is read again that answers with something else: registries have replicas. */
const REREADS = 2
const REREAD_MS = 500

/**
 * Proves that every published tag answers with the digest, and that an index holds every planned platform.
 * A floating or branch tag that a newer version or commit has taken since is told, and is no failure.
 */
export async function verify(
  ports: Pick<Ports, 'log' | 'clock'>,
  {platforms}: Pick<Plan, 'platforms'>,
  published: Published,
  registries: Registries,
  {ancestry, onTag}: PublishOptions
): Promise<void> {
  const {digest} = published.manifest
  checkPlatforms(platforms, published.manifest)
  const checked = await parallel(published.tags, CONCURRENCY, async tag => {
    if (tag.outcome === 'kept' || tag.seen) return {tag, wrong: undefined}
    const found = await reread(ports, tag, digest, registries)
    if (found === digest) return {tag, wrong: undefined}
    const reason = found && (await superseded(tag, registries, ancestry))
    if (!reason) return {tag, wrong: found ?? 'nothing'}
    ports.log.info(`${tagged(tag.repository, tag.tag.name)}: published, and superseded since, because ${reason}.`)
    onTag({...tag, outcome: 'kept', reason})
    return {tag: {...tag, outcome: 'kept' as const, reason}, wrong: undefined}
  })
  const wrong = checked.flatMap(({tag, wrong}) =>
    wrong === undefined
      ? []
      : [`${tagged(tag.repository, tag.tag.name)} ${wrong === 'nothing' ? 'does not exist' : `points at ${wrong}`}`]
  )
  if (wrong.length > 0) {
    throw new ActionError('mismatch', `Not every tag points at ${digest}: ${wrong.join('; ')}.`, {
      cause: 'something else wrote these tags at the same time, or the registry does not keep what it is given',
      hint: 'See whether another workflow pushes the same tags (concurrency: makes them wait for each other), then run the job again.'
    })
  }
  const count = checked.filter(({tag}) => tag.outcome === 'published').length
  if (checked.length === 0) return ports.log.info(`${digest} is in the registry, without a tag.`)
  ports.log.info(`${count} ${count === 1 ? 'tag answers' : 'tags answer'} with ${digest}.`)
}

/** Proves that what a job of a matrix pushed is there under its digest, with its platforms; what it holds, for the outputs. */
export async function verifyByDigest(
  ports: Pick<Ports, 'log' | 'platform'>,
  plan: Pick<Plan, 'images' | 'platforms'>,
  digest: Digest,
  registries: Registries,
  buildMetadata: string
): Promise<PlatformImage[]> {
  const found = await parallel(plan.images, CONCURRENCY, async image => {
    const registry = registries(image)
    const manifest = await registry.getManifest(digest)
    if (!manifest) throw notThere(image, digest)
    checkPlatforms(plan.platforms, manifest)
    return await readPlatforms(ports, manifest, registry, {planned: plan.platforms, buildMetadata})
  })
  ports.log.info(`${digest} is in the registry, without a tag.`)
  return found[0] ?? []
}

async function reread(
  {clock}: Pick<Ports, 'clock'>,
  {repository, tag}: TagOutcome,
  digest: Digest,
  registries: Registries
): Promise<Digest | undefined> {
  for (let read = 0; ; read++) {
    const found = await registries(repository).resolveTag(tag.name)
    if (found === digest || read === REREADS) return found
    await clock.sleep(REREAD_MS)
  }
}

/** Why it is right that the tag points elsewhere by now; undefined if it is wrong. */
async function superseded(
  {repository, tag}: TagOutcome,
  registries: Registries,
  ancestry: Ancestry | undefined
): Promise<string | undefined> {
  if (tag.kind === 'branch') return await ancestry?.newer(repository, tag.name)
  if (!tag.line || !ancestry) return undefined
  const higher = await higherVersion(tag.line, await registries(repository).listTags())
  return higher && `${higher.tag} is higher`
}

function checkPlatforms(planned: readonly Platform[], {mediaType, content}: Manifest): void {
  // A plain manifest is of one platform by its nature; which one stands in its configuration, written by the builder.
  if (!isIndexType(mediaType)) {
    if (planned.length <= 1) return
    throw missing(planned, [])
  }
  const present = content?.kind === 'index' ? imagesOf(content).map(({platform}) => platform) : []
  const absent = planned.filter(platform => !present.includes(platform))
  if (absent.length > 0) throw missing(absent, present)
}

function missing(absent: readonly Platform[], present: readonly Platform[]): ActionError {
  return new ActionError('mismatch', `The pushed image lacks ${absent.join(', ')}.`, {
    cause: present.length > 0 ? `its index holds ${present.join(', ')}` : 'it is an image of a single platform',
    hint: 'Check that the builder supports every platform of the input platforms.'
  })
}

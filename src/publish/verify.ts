import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {isIndexType} from '../oci/media.ts'
import {normalizePlatform} from '../oci/platform.ts'
import {tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {type PlatformImage, platformsOfIndex, readPlatforms} from '../platforms.ts'
import type {Manifest} from '../registry/client.ts'
import type {Registries} from '../registry/registries.ts'
import type {Runner} from '../runner.ts'
import type {Ancestry} from './ancestry.ts'
import {notThere, type Published, type PublishedTag} from './publish.ts'
import {higherVersion} from './versions.ts'

/** How often, and how long after, a tag is read again that answers with something else: registries have replicas. */
const REREADS = 2
const REREAD_MS = 500

/**
 * Proves that every published tag answers with the digest, and that an index holds every planned platform.
 * A floating or branch tag that a newer version or commit has taken since is told, and is no failure.
 */
export async function verify(
  runner: Pick<Runner, 'log' | 'clock'>,
  plan: Pick<Plan, 'platforms'>,
  published: Published,
  registries: Registries,
  ancestry: Ancestry | undefined
): Promise<Published> {
  checkPlatforms(plan.platforms, published.manifest)
  const checked = await parallel(published.tags, CONCURRENCY, async tag => {
    if (tag.outcome === 'kept' || tag.seen) return {tag, wrong: undefined}
    const found = await reread(runner, tag, published.digest, registries)
    if (found === published.digest) return {tag, wrong: undefined}
    const reason = found && (await superseded(tag, registries, ancestry))
    if (!reason) return {tag, wrong: found ?? 'nothing'}
    runner.log.info(`${tagged(tag.repository, tag.tag.name)}: published, and superseded since, because ${reason}.`)
    return {tag: {...tag, outcome: 'kept' as const, reason}, wrong: undefined}
  })
  const wrong = checked.flatMap(({tag, wrong}) =>
    wrong === undefined
      ? []
      : [`${tagged(tag.repository, tag.tag.name)} ${wrong === 'nothing' ? 'does not exist' : `points at ${wrong}`}`]
  )
  if (wrong.length > 0) {
    throw new ActionError('mismatch', `Not every tag points at ${published.digest}: ${wrong.join('; ')}.`, {
      cause: 'something else wrote these tags at the same time, or the registry does not keep what it is given',
      hint: 'See whether another workflow pushes the same tags (concurrency: makes them wait for each other), then run the job again.'
    })
  }
  const tags = checked.map(({tag}) => tag)
  const count = tags.filter(tag => tag.outcome === 'published').length
  runner.log.info(`${count} ${count === 1 ? 'tag answers' : 'tags answer'} with ${published.digest}.`)
  return {...published, tags}
}

/** Proves that what a job of a matrix pushed is there under its digest, with its platforms; what it holds, for the outputs. */
export async function verifyLeg(
  runner: Pick<Runner, 'log' | 'platform'>,
  plan: Pick<Plan, 'images' | 'platforms'>,
  digest: Digest,
  registries: Registries,
  buildMetadata: string
): Promise<PlatformImage[]> {
  const found = await parallel(plan.images, CONCURRENCY, async image => {
    const manifest = await registries(image).getManifest(image, digest)
    if (!manifest) throw notThere(image, digest)
    checkPlatforms(plan.platforms, manifest)
    return await readPlatforms(runner, image, manifest, registries, {planned: plan.platforms, buildMetadata})
  })
  runner.log.info(`${digest} is in the registry, without a tag.`)
  return found[0] ?? []
}

async function reread(
  {clock}: Pick<Runner, 'clock'>,
  {repository, tag}: PublishedTag,
  digest: Digest,
  registries: Registries
): Promise<Digest | undefined> {
  for (let read = 0; ; read++) {
    const found = await registries(repository).resolveTag(repository, tag.name)
    if (found === digest || read === REREADS) return found
    await clock.sleep(REREAD_MS)
  }
}

/** Why it is right that the tag points elsewhere by now; undefined if it is wrong. */
async function superseded(
  {repository, tag}: PublishedTag,
  registries: Registries,
  ancestry: Ancestry | undefined
): Promise<string | undefined> {
  if (tag.kind === 'branch') return await ancestry?.newer(repository, tag.name)
  if (!tag.line || !ancestry) return undefined
  const higher = await higherVersion(tag.line, await registries(repository).listTags(repository))
  return higher && `${higher.tag} is higher`
}

function checkPlatforms(planned: readonly string[], manifest: Manifest): void {
  // A plain manifest is of one platform by its nature; which one stands in its configuration, written by the builder.
  if (!isIndexType(manifest.mediaType)) {
    if (new Set(planned.map(normalizePlatform)).size <= 1) return
    throw missing(planned, [])
  }
  const present = platformsOfIndex(manifest).map(({platform}) => platform)
  const absent = planned.filter(platform => !present.includes(normalizePlatform(platform)))
  if (absent.length > 0) throw missing(absent, present)
}

function missing(absent: readonly string[], present: readonly string[]): ActionError {
  return new ActionError('mismatch', `The pushed image lacks ${absent.join(', ')}.`, {
    cause: present.length > 0 ? `its index holds ${present.join(', ')}` : 'it is an image of a single platform',
    hint: 'Check that the builder supports every platform of the input platforms.'
  })
}

import {ActionError} from './errors.ts'
import type {Host} from './host.ts'
import type {Digest} from './oci/digest.ts'
import {isIndexType} from './oci/media.ts'
import {normalizePlatform} from './oci/platform.ts'
import {tagged} from './oci/reference.ts'
import type {Plan} from './plan/plan.ts'
import {platformsOfIndex} from './platforms.ts'
import {CONCURRENCY, type Published, type PublishedTag} from './publish.ts'
import type {Manifest} from './registry/client.ts'
import type {Registries} from './registry/registries.ts'
import {parallel} from './registry/retry.ts'

/** How often, and how long after, a tag is read again that answers with something else: registries have replicas. */
const REREADS = 2
const REREAD_MS = 500

/** Proves that every published tag answers with the digest, and that an index holds every planned platform. */
export async function verify(
  host: Pick<Host, 'log' | 'clock'>,
  plan: Pick<Plan, 'platforms'>,
  published: Published,
  registries: Registries
): Promise<void> {
  checkPlatforms(plan.platforms, published.manifest)
  const tags = published.tags.filter(tag => tag.outcome === 'published')
  const found = await parallel(tags, CONCURRENCY, tag => reread(host, tag, published.digest, registries))
  const wrong = tags.flatMap((tag, index) => (found[index] === published.digest ? [] : [describe(tag, found[index])]))
  if (wrong.length > 0) {
    throw new ActionError('mismatch', `Not every tag points at ${published.digest}: ${wrong.join('; ')}.`, {
      cause: 'something else wrote these tags at the same time, or the registry does not keep what it is given',
      hint: 'See whether another workflow pushes the same tags (concurrency: makes them wait for each other), then run the job again.'
    })
  }
  host.log.info(`${tags.length} ${tags.length === 1 ? 'tag answers' : 'tags answer'} with ${published.digest}.`)
}

function describe({repository, tag}: PublishedTag, digest: Digest | undefined): string {
  return `${tagged(repository, tag)} ${digest ? `points at ${digest}` : 'does not exist'}`
}

async function reread(
  {clock}: Pick<Host, 'clock'>,
  {repository, tag}: PublishedTag,
  digest: Digest,
  registries: Registries
): Promise<Digest | undefined> {
  for (let read = 0; ; read++) {
    const found = await registries(repository).resolveTag(repository, tag)
    if (found === digest || read === REREADS) return found
    await clock.sleep(REREAD_MS)
  }
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

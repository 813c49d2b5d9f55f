import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {imagesOf, type Manifest} from '../oci/manifest.ts'
import {isIndexType} from '../oci/media.ts'
import type {Platform} from '../oci/platform.ts'
import type {Plan} from '../plan/plan.ts'
import {notThere} from '../registry/missing.ts'
import {type PlatformImage, readPlatforms} from '../registry/platforms.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import {converge, type Published} from './publish.ts'

/**
 * Proves that an index holds every planned platform and that every tag answers with the digest; what other runs have
 * moved on since, rightly, is told and no failure.
 */
export async function verify(
  ports: Pick<Ports, 'log' | 'clock'>,
  {platforms, tags}: Pick<Plan, 'platforms' | 'tags'>,
  published: Published
): Promise<void> {
  const {manifest} = published
  checkPlatforms(platforms, manifest)
  if (tags.length === 0) return ports.log.info(`${manifest.digest} is in the registry, without a tag.`)
  await converge(ports, published)
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

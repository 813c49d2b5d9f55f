import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {type Descriptor, imagesOf, type Manifest, manifestOf, parseConfig} from '../oci/manifest.ts'
import {MANIFEST_TYPES} from '../oci/media.ts'
import type {Platform} from '../oci/platform.ts'
import {pinned, type Repository} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {RegistryClient} from '../registry/client.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {Image} from './image.ts'

/**
 * Makes one index of what the jobs of a matrix have pushed by digest, in every planned image, and gives its digest.
 * Composed here and not by `imagetools create`, which can't say the digest of what it made. What they hold is taken
 * whole, attestations beside an image too. A platform image that is missing, not planned, not there, or there twice is an error
 * before anything is written. https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
export async function mergeImages(
  {log}: Pick<Ports, 'log'>,
  plan: Plan,
  digests: readonly Digest[],
  registries: Registries
): Promise<Image> {
  const [first] = plan.images
  if (!first) throw new ActionError('input', 'There is no image to merge into.')
  const read = await parallel(digests, CONCURRENCY, digest => readEntries(registries, first, digest))
  // Every other repository must have them too; a missing one would only be seen when somebody pulls.
  await parallel(plan.images.slice(1), CONCURRENCY, image =>
    parallel(digests, CONCURRENCY, digest => readEntries(registries, image, digest))
  )
  const entries = read.flat()
  const platforms = platformsOf(entries)
  checkEntries(platforms, plan.platforms)
  const annotations = Object.fromEntries(plan.annotations)
  const bytes = Buffer.from(
    JSON.stringify({schemaVersion: 2, mediaType: MANIFEST_TYPES[0], manifests: entries, annotations})
  )
  const index = manifestOf(MANIFEST_TYPES[0], bytes)
  await parallel(plan.images, CONCURRENCY, image => registries(image).putManifest(index.digest, index))
  log.info(`Merged ${digests.length} images into ${index.digest}: ${platforms.join(', ')}.`)
  return {digest: index.digest, origin: 'merged', written: undefined}
}

async function readEntries(
  registries: Registries,
  repository: Repository,
  digest: Digest
): Promise<readonly Descriptor[]> {
  const registry = registries(repository)
  const manifest = await registry.getManifest(digest)
  if (!manifest) {
    throw new ActionError('input', `input merge: ${pinned(repository, digest)} is not in the registry.`, {
      cause: 'it was pushed to another image, or deleted since',
      hint: 'Give the jobs that build and the one that merges the same images.'
    })
  }
  if (!manifest.content)
    throw new ActionError('input', `input merge: ${pinned(repository, digest)} is not an image.`, {
      hint: 'Give the digests of images that the jobs of the matrix have pushed.'
    })
  return manifest.content.kind === 'index'
    ? manifest.content.manifests
    : [await describe(registry, manifest, manifest.content.config)]
}

/** A plain image as an index would hold it; its platform stands in its configuration. */
async function describe(
  registry: RegistryClient,
  {mediaType, digest, bytes}: Manifest,
  config: Descriptor
): Promise<Descriptor> {
  const {architecture, os, osVersion, variant} = parseConfig((await registry.getBlob(config.digest)) ?? Buffer.of())
  return {mediaType, digest, size: bytes.length, platform: {architecture, os, 'os.version': osVersion, variant}}
}

function platformsOf(manifests: readonly Descriptor[]): Platform[] {
  return imagesOf({kind: 'index', manifests}).map(({platform}) => platform)
}

function checkEntries(platforms: readonly Platform[], wanted: readonly Platform[]): void {
  const twice = platforms.find((platform, index) => platforms.indexOf(platform) !== index)
  if (twice) {
    throw new ActionError('input', `input merge: there are two images of ${twice}.`, {
      hint: 'Give each job of the matrix another platform.'
    })
  }
  if (wanted.length === 0) return
  const absent = wanted.filter(platform => !platforms.includes(platform))
  const extra = platforms.filter(platform => !wanted.includes(platform))
  if (absent.length === 0 && extra.length === 0) return
  const what = [
    absent.length > 0 ? `${absent.join(', ')} is missing` : '',
    extra.length > 0 ? `${extra.join(', ')} is not planned` : ''
  ]
  throw new ActionError('input', `input merge: ${what.filter(text => text !== '').join('; ')}.`, {
    cause: `platforms says ${wanted.join(', ')}; the images are of ${platforms.join(', ') || 'none'}`,
    hint: 'Check that every job of the matrix has run and that its output digest-… is handed on.'
  })
}

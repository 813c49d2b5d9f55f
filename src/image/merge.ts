import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {type Descriptor, type ImageConfig, imagesOf, type Manifest, manifestOf, parseConfig} from '../oci/manifest.ts'
import {isIndexType, isManifestType, MANIFEST_TYPES} from '../oci/media.ts'
import type {Platform} from '../oci/platform.ts'
import {pinned, type Repository} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import {REVISION_LABEL, revisionLabel} from '../registry/revision.ts'
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
  const read = await parallel(digests, CONCURRENCY, digest => readPart(registries, first, digest))
  // Every other repository must have them too; a missing one would only be seen when somebody pulls.
  await parallel(plan.images.slice(1), CONCURRENCY, image =>
    parallel(digests, CONCURRENCY, digest => readPart(registries, image, digest))
  )
  const entries = read.flatMap(part => part.entries)
  const platforms = platformsOf(entries)
  checkEntries(platforms, plan.platforms)
  checkRevisions(read, plan.source.commits)
  const annotations = Object.fromEntries(plan.annotations)
  const bytes = Buffer.from(
    JSON.stringify({schemaVersion: 2, mediaType: MANIFEST_TYPES[0], manifests: entries, annotations})
  )
  const index = manifestOf(MANIFEST_TYPES[0], bytes)
  await parallel(plan.images, CONCURRENCY, image => registries(image).putManifest(index.digest, index))
  log.info(`Merged ${digests.length} images into ${index.digest}: ${platforms.join(', ')}.`)
  const unknown = read.find(({revision}) => revision === undefined)
  const image = {digest: index.digest, origin: 'merged' as const, written: []}
  return unknown
    ? {...image, unsignable: `${unknown.digest}, which it holds, does not say which commit it was built from`}
    : image
}

/** What one job of the matrix has handed on. */
interface Part {
  readonly digest: Digest
  /** Of an index, what it holds; of a plain image, itself. */
  readonly entries: readonly Descriptor[]
  /** The commit that it says it was built from. */
  readonly revision: string | undefined
}

async function readPart(registries: Registries, repository: Repository, digest: Digest): Promise<Part> {
  const registry = registries(repository)
  const manifest = await registry.getManifest(digest)
  const name = pinned(repository, digest)
  if (!manifest) {
    throw new ActionError('input', `input merge: ${name} is not in the registry.`, {
      cause: 'it was pushed to another image, or deleted since',
      hint: 'Give the jobs that build and the one that merges the same images.'
    })
  }
  const {content} = manifest
  const refuse = (what: string) =>
    new ActionError('input', `input merge: ${name} is ${what}.`, {
      hint: 'Give the digests of images that the jobs of the matrix have pushed, and nothing else.'
    })
  if (!content) throw refuse('no image')
  if (content.kind === 'index') {
    if (platformsOf(content.manifests).length === 0) throw refuse('an index without images')
    if (content.manifests.some(isIndex)) throw refuse('an index of indexes')
    return {digest, entries: content.manifests, revision: await revisionLabel(registry, manifest)}
  }
  const config = parseConfig((await registry.getBlob(content.config.digest)) ?? Buffer.of())
  if (config.os === undefined || config.architecture === undefined)
    throw refuse('an artifact, and no image of a platform')
  return {digest, entries: [describe(manifest, config)], revision: config.labels[REVISION_LABEL]}
}

function isIndex({mediaType = ''}: Descriptor): boolean {
  return isManifestType(mediaType) && isIndexType(mediaType)
}

/** A plain image as an index would hold it; its platform stands in its configuration. */
function describe({mediaType, digest, bytes}: Manifest, config: ImageConfig): Descriptor {
  const {architecture, os, osVersion, variant} = config
  return {mediaType, digest, size: bytes.length, platform: {architecture, os, 'os.version': osVersion, variant}}
}

/** An image of another commit must not be published, and signed, under the names of this one. */
function checkRevisions(parts: readonly Part[], commits: readonly string[]): void {
  const other = parts.find(({revision}) => revision !== undefined && !commits.includes(revision))
  if (!other) return
  throw new ActionError(
    'input',
    `input merge: ${other.digest} was built from ${other.revision}, not from this run’s commit.`,
    {
      cause: `this run is of ${commits.join(' and ')}; the image names its commit in its label ${REVISION_LABEL}`,
      hint: 'Hand on the digests of jobs of this very run.'
    }
  )
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

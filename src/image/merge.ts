import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import {type Digest, digestOf} from '../oci/digest.ts'
import {isIndexType, MANIFEST_TYPES} from '../oci/media.ts'
import {normalizePlatform, platformText} from '../oci/platform.ts'
import {pinned, type Repository} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Manifest} from '../registry/client.ts'
import type {Registries} from '../registry/registries.ts'
import type {Runner} from '../runner.ts'
import {field, parseJson, stringAt} from '../text/json.ts'
import type {Existing} from './source.ts'

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md, as an index holds it */
interface IndexEntry {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly platform?: unknown
  readonly annotations?: unknown
}

/**
 * Makes one index of what the jobs of a matrix have pushed by digest, in every planned image, and gives its digest.
 * Composed here and not by `imagetools create`, which can't say the digest of what it made. What the legs hold is taken
 * whole, attestations beside an image too. A leg that is missing, not planned, not there, or there twice is an error
 * before anything is written. https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
export async function mergeLegs({log}: Pick<Runner, 'log'>, plan: Plan, registries: Registries): Promise<Existing> {
  const [first] = plan.images
  if (!first) throw new ActionError('input', 'There is no image to merge into.')
  const legs = await parallel(plan.merge, CONCURRENCY, digest => readLeg(registries, first, digest))
  // Every other image must have been pushed by the legs too; a missing one would only be seen when somebody pulls.
  await parallel(plan.images.slice(1), CONCURRENCY, image =>
    parallel(plan.merge, CONCURRENCY, digest => readLeg(registries, image, digest))
  )
  const entries = legs.flat()
  checkLegs(entries, plan.platforms)
  const annotations = Object.fromEntries(plan.annotations)
  const bytes = Buffer.from(
    JSON.stringify({schemaVersion: 2, mediaType: MANIFEST_TYPES[0], manifests: entries, annotations})
  )
  const index: Manifest = {digest: digestOf(bytes), mediaType: MANIFEST_TYPES[0], bytes}
  await parallel(plan.images, CONCURRENCY, image => registries(image).putManifest(image, index.digest, index))
  log.info(
    `Merged ${plan.merge.length} images into ${index.digest}: ${entries.map(platformOf).filter(isReal).join(', ')}.`
  )
  return {digest: index.digest, source: first, missing: [], made: true}
}

async function readLeg(registries: Registries, repository: Repository, digest: Digest): Promise<IndexEntry[]> {
  const manifest = await registries(repository).getManifest(repository, digest)
  if (!manifest) {
    throw new ActionError('input', `input merge: ${pinned(repository, digest)} is not in the registry.`, {
      cause: 'it was pushed to another image, or deleted since',
      hint: 'Give the jobs that build and the one that merges the same images.'
    })
  }
  const document = parseJson(manifest.bytes.toString('utf8'))
  if (isIndexType(manifest.mediaType)) {
    const entries = field(document, 'manifests')
    // The bytes have the digest that was asked for, so they are the index that the builder made.
    return Array.isArray(entries) ? (entries as IndexEntry[]) : []
  }
  const config = await registries(repository).getBlob(repository, stringAt(document, 'config', 'digest') as Digest)
  const facts = config && parseJson(config.toString('utf8'))
  const part = (name: string) => stringAt(facts, name)
  const platform = {
    architecture: part('architecture'),
    os: part('os'),
    'os.version': part('os.version'),
    variant: part('variant')
  }
  return [{mediaType: manifest.mediaType, digest, size: manifest.bytes.length, platform}]
}

function platformOf({platform}: IndexEntry): string {
  const part = (name: string) => stringAt(platform, name) ?? ''
  return platformText({os: part('os'), architecture: part('architecture'), variant: part('variant')})
}

/** Attestations stand in an index as images of an unknown platform. */
function isReal(platform: string): boolean {
  return platform !== 'unknown/unknown' && platform !== ''
}

function checkLegs(entries: readonly IndexEntry[], planned: readonly string[]): void {
  const platforms = entries.map(platformOf).filter(isReal)
  const twice = platforms.find((platform, index) => platforms.indexOf(platform) !== index)
  if (twice) {
    throw new ActionError('input', `input merge: there are two images of ${twice}.`, {
      hint: 'Give each job of the matrix another platform.'
    })
  }
  if (planned.length === 0) return
  const wanted = planned.map(normalizePlatform)
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

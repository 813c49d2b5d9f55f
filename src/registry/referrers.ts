import {ActionError} from '../errors.ts'
import {EMPTY, EMPTY_CONFIG} from '../oci/artifact.ts'
import {type Digest, digestOf} from '../oci/digest.ts'
import {type Descriptor, type Manifest, manifestOf} from '../oci/manifest.ts'
import {MANIFEST_TYPES} from '../oci/media.ts'
import {pinned, type Repository} from '../oci/reference.ts'
import type {RegistryClient} from './client.ts'
import {bytesBlob} from './upload.ts'

/** One file that is to be found beside an image. */
export interface Attachment {
  /** Of the file, and so the artifact's type. */
  readonly mediaType: string
  readonly bytes: Buffer
  readonly annotations: Readonly<Record<string, string>>
}

const [INDEX, MANIFEST] = MANIFEST_TYPES
/** How often the fallback tag is written again after another run has written it. */
const ROUNDS = 5

/**
 * Puts an artifact of one file beside `subject`: as a referrer, and where the registry has no API for those, also in the
 * index under the tag that stands in for it. Gives the artifact's digest.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */
export async function attachReferrer(
  registry: RegistryClient,
  repository: Repository,
  subject: Digest,
  {mediaType, bytes, annotations}: Attachment,
  hasApi: boolean
): Promise<Digest> {
  const of = await registry.getManifest(subject)
  if (!of)
    throw new ActionError(
      'registry',
      `${pinned(repository, subject)} is not in the registry, so nothing can be attached to it.`
    )
  const blobs = [bytesBlob(bytes, 'the attestation'), bytesBlob(EMPTY, 'the empty configuration')]
  await Promise.all(blobs.map(blob => registry.uploadBlob(blob)))
  const document = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType: mediaType,
    config: EMPTY_CONFIG,
    layers: [{mediaType, digest: digestOf(bytes), size: bytes.length}],
    subject: {mediaType: of.mediaType, digest: of.digest, size: of.bytes.length},
    annotations
  }
  const manifest = manifestOf(MANIFEST, Buffer.from(JSON.stringify(document)))
  const isKnown = await registry.putReferrer(manifest)
  // AWS's registry says that it knows the subject and has no API for referrers.
  if (!isKnown || !hasApi)
    await addToFallback(registry, subject, {
      mediaType: MANIFEST,
      digest: manifest.digest,
      size: manifest.bytes.length,
      artifactType: mediaType,
      annotations
    })
  return manifest.digest
}

/**
 * The index under `sha256-…`, written again until it holds the entry: registries have no compare-and-swap, so another
 * run that attaches at the same time may have dropped it.
 */
export async function addToFallback(registry: RegistryClient, subject: Digest, entry: Descriptor): Promise<void> {
  const tag = subject.replace(':', '-')
  for (let round = 0; round < ROUNDS; round++) {
    const there = manifestsOf(await registry.getManifest(tag))
    if (there.some(({digest}) => digest === entry.digest)) return
    const index = {schemaVersion: 2, mediaType: INDEX, manifests: [...there, entry]}
    await registry.putManifest(tag, manifestOf(INDEX, Buffer.from(JSON.stringify(index))))
  }
}

function manifestsOf(manifest: Manifest | undefined): readonly Descriptor[] {
  return manifest?.content?.kind === 'index' ? manifest.content.manifests : []
}

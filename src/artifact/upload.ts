import {parallel} from '../concurrency.ts'
import type {Digest} from '../oci/digest.ts'
import {type Descriptor, type Manifest, manifestOf} from '../oci/manifest.ts'
import {MANIFEST_TYPES} from '../oci/media.ts'
import type {Repository} from '../oci/reference.ts'
import type {RegistryClient} from '../registry/client.ts'
import type {Registries} from '../registry/registries.ts'
import type {Blob} from '../registry/upload.ts'
import type {Ports} from '../runner.ts'
import {stringAt} from '../text/json.ts'
import {bytes} from '../text/size.ts'

/** Uploads at a time: more of them share one line. */
const UPLOADS = 3
/** Between two words about the progress of one upload, milliseconds. */
const PROGRESS_MS = 5_000
/** How often the index of referrers is written again after another run has written it. */
const ROUNDS = 5

/** Brings blobs and manifest into each repository, under the digest alone. What one of them has, its neighbours mount. */
export async function uploadArtifact(
  ports: Pick<Ports, 'log' | 'clock'>,
  images: readonly Repository[],
  {manifest, blobs}: {readonly manifest: Manifest; readonly blobs: readonly Blob[]},
  registries: Registries,
  subject: Digest | undefined
): Promise<void> {
  const distinct = [...new Map(blobs.map(blob => [blob.digest, blob])).values()]
  for (const [index, image] of images.entries()) {
    const from = images.slice(0, index).find(({registry}) => registry === image.registry)
    const registry = registries(image)
    await parallel(distinct, UPLOADS, async blob => {
      const started = ports.clock.now()
      const onProgress = progress(ports, blob)
      const how = await registry.uploadBlob(blob, {from, onProgress})
      const seconds = (ports.clock.now() - started) / 1000
      const rate =
        how === 'uploaded' && seconds >= 1 ? ` in ${seconds.toFixed(1)} s, ${bytes(blob.size / seconds)}/s` : ''
      ports.log.info(`${image.text}: ${blob.name} (${bytes(blob.size)}, ${blob.digest}) ${how}${rate}.`)
    })
    if (!subject) await registry.putManifest(manifest.digest, manifest)
    else if (!(await registry.putReferrer(manifest))) await listReferrer(registry, subject, manifest)
    ports.log.info(`${image.text}@${manifest.digest} is in the registry.`)
  }
}

function progress({log, clock}: Pick<Ports, 'log' | 'clock'>, {name, size}: Blob): (sent: number) => void {
  let last = clock.now()
  return sent => {
    const now = clock.now()
    if (sent === size || now - last < PROGRESS_MS) return
    last = now
    log.info(`${name}: ${bytes(sent)} of ${bytes(size)} (${Math.floor((100 * sent) / size)} %).`)
  }
}

/**
 * Where the registry keeps no list of what refers to an image, the tag `sha256-…` does. Read again after each write:
 * another run may have written it meanwhile.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */
async function listReferrer(registry: RegistryClient, subject: Digest, manifest: Manifest): Promise<void> {
  const {content, digest, mediaType} = manifest
  const document: unknown = JSON.parse(manifest.bytes.toString('utf8'))
  const config = content?.kind === 'image' ? content.config.mediaType : undefined
  const entry: Descriptor = {
    mediaType,
    digest,
    size: manifest.bytes.length,
    artifactType: stringAt(document, 'artifactType') ?? config ?? '',
    ...annotationsOf(document)
  }
  const tag = subject.replace(':', '-')
  for (let round = 0; round < ROUNDS; round++) {
    const index = (await registry.getManifest(tag))?.content
    const there = index?.kind === 'index' ? index.manifests : []
    if (there.some(other => other.digest === digest)) return
    const next = {schemaVersion: 2, mediaType: MANIFEST_TYPES[0], manifests: [...there, entry]}
    await registry.putManifest(tag, manifestOf(MANIFEST_TYPES[0], Buffer.from(JSON.stringify(next))))
  }
}

function annotationsOf(document: unknown): {annotations?: unknown} {
  return typeof document === 'object' && document !== null && 'annotations' in document
    ? {annotations: document.annotations}
    : {}
}

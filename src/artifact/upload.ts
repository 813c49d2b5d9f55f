import {parallel} from '../concurrency.ts'
import type {Digest} from '../oci/digest.ts'
import type {Descriptor, Manifest} from '../oci/manifest.ts'
import type {Repository} from '../oci/reference.ts'
import {addToFallback} from '../registry/referrers.ts'
import type {Registries} from '../registry/registries.ts'
import type {Blob} from '../registry/upload.ts'
import type {Ports} from '../runner.ts'
import {field, stringAt} from '../text/json.ts'
import {bytes} from '../text/size.ts'

/** Uploads at a time: more of them share one line. */
const UPLOADS = 3
/** Between two words about the progress of one upload, milliseconds. */
const PROGRESS_MS = 5_000

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
    else if (!(await registry.putReferrer(manifest))) await addToFallback(registry, subject, entryOf(manifest))
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

/** How the index of what refers to an image names it. */
function entryOf(manifest: Manifest): Descriptor {
  const {content, digest, mediaType} = manifest
  const document: unknown = JSON.parse(manifest.bytes.toString('utf8'))
  const config = content?.kind === 'image' ? content.config.mediaType : undefined
  const artifactType = stringAt(document, 'artifactType') ?? config ?? ''
  return {mediaType, digest, size: manifest.bytes.length, artifactType, annotations: field(document, 'annotations')}
}

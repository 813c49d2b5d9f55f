import {differences, readChartArchive} from '../chart/archive.ts'
import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import {namesForGood} from '../image/existing.ts'
import type {Image} from '../image/image.ts'
import type {Manifest} from '../oci/manifest.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import {type Blob, bytesBlob} from '../registry/upload.ts'
import type {Ports} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import {CHART_LAYER, type Composed, PROVENANCE_LAYER} from './compose.ts'
import {uploadArtifact} from './upload.ts'

/** Of a chart's archive that is compared, bytes. */
const LARGEST_CHART = 128 * 1024 * 1024

/**
 * What is there already under the tags that name one version for good, and is left as it is; undefined where there is
 * nothing. `fail`: what is there must hold the same files, times aside. `skip`: whatever is there is taken.
 */
export async function findExistingArtifact(
  ports: Pick<Ports, 'log' | 'clock'>,
  plan: Plan,
  mode: 'fail' | 'skip',
  composed: Composed,
  registries: Registries
): Promise<Image | undefined> {
  const places = plan.taggedImages.flatMap(image =>
    namesForGood(image).map(({name}) => ({repository: image.repository, tag: name}))
  )
  const looked = await parallel(places, CONCURRENCY, async place => ({
    ...place,
    manifest: await registries(place.repository).getManifest(place.tag)
  }))
  const found = looked.flatMap(({manifest, ...place}) => (manifest ? [{...place, manifest}] : []))
  const [first] = found
  if (!first) return undefined
  const name = tagged(first.repository, first.tag)
  for (const place of found) {
    if (mode === 'fail') await refuseOther(place, composed, registries)
    if (place.manifest.digest === first.manifest.digest) continue
    throw new ActionError(
      'mismatch',
      `${name} is ${first.manifest.digest}, but ${tagged(place.repository, place.tag)} is ${place.manifest.digest}.`,
      {
        cause: 'what is there is to be left as it is, and these are two artifacts',
        hint: 'Delete the wrong one, or set if-tag-exists: overwrite to write both anew.'
      }
    )
  }
  const same = mode === 'fail' ? ', with the same files' : ''
  ports.log.info(`${name} exists already (${first.manifest.digest})${same}: it stays as it is.`)
  const missing = plan.images.filter(image => !found.some(({repository}) => repository.text === image.text))
  if (missing.length > 0) {
    const blobs = await blobsOf(first, composed, registries)
    await uploadArtifact(
      ports,
      [first.repository, ...missing],
      {manifest: first.manifest, blobs},
      registries,
      undefined
    )
  }
  return {digest: first.manifest.digest, origin: 'reused', written: []}
}

interface Place {
  readonly repository: Repository
  readonly tag: string
  readonly manifest: Manifest
}

async function refuseOther(place: Place, composed: Composed, registries: Registries): Promise<void> {
  const other = await difference(place, composed, registries)
  if (other === undefined) return
  throw new ActionError('input', `${tagged(place.repository, place.tag)} exists already, with other content.`, {
    cause: `a published version is not overwritten, and ${other}`,
    hint: 'Give it a new version, or set if-tag-exists: overwrite (or skip, to leave what is there).'
  })
}

/** What is not the same, as a clause; undefined where all is. */
async function difference(
  {repository, manifest}: Place,
  ours: Composed,
  registries: Registries
): Promise<string | undefined> {
  const [a, b] = [ours.manifest.content, manifest.content]
  if (a?.kind !== 'image' || b?.kind !== 'image') return 'what is there is an image of several platforms'
  if (!ours.chart) {
    const named = ({config, layers}: typeof a) =>
      [config, ...layers].map(({digest, mediaType, annotations}) => JSON.stringify([digest, mediaType, annotations]))
    const theirs = new Set(named(b))
    const same = theirs.size === named(a).length && named(a).every(layer => theirs.has(layer))
    return same ? undefined : 'its files are others'
  }
  const layerOf = (content: typeof a, type: string) => content.layers.find(({mediaType}) => mediaType === type)
  if (layerOf(a, PROVENANCE_LAYER) !== undefined && layerOf(b, PROVENANCE_LAYER) === undefined)
    return 'it has no provenance file'
  const layer = layerOf(b, CHART_LAYER)
  if (!layer) return 'what exists there is not a chart'
  if (layer.digest === layerOf(a, CHART_LAYER)?.digest) return undefined
  const bytes = await registries(repository).getBlob(layer.digest, LARGEST_CHART)
  if (!bytes) return 'its archive is missing in the registry'
  const theirs = await readChartArchive(bytesBlob(bytes, '').open(0, bytes.length), `the chart in ${repository.text}`)
  const paths = differences(ours.chart, theirs)
  return paths.length === 0 ? undefined : `these files differ: ${excerpt(paths.join(', '), 300)}`
}

/** What the manifest in the registry is made of: ours, where it is the same, else read from there. */
async function blobsOf({repository, manifest}: Place, ours: Composed, registries: Registries): Promise<Blob[]> {
  const content = manifest.content
  if (content?.kind !== 'image')
    throw new ActionError('registry', `${manifest.digest} is not an artifact that can be copied.`)
  return await parallel([content.config, ...content.layers], 2, async ({digest}) => {
    const own = ours.blobs.find(blob => blob.digest === digest)
    if (own) return own
    const bytes = await registries(repository).getBlob(digest, LARGEST_CHART)
    if (bytes) return bytesBlob(bytes, digest)
    throw new ActionError(
      'registry',
      `${repository.text} lacks ${digest}, which its manifest ${manifest.digest} names.`
    )
  })
}

import {type ChartArchive, readChartArchive} from '../chart/archive.ts'
import {chartAnnotations, chartConfig, parseChart} from '../chart/metadata.ts'
import {ActionError} from '../errors.ts'
import {composeManifest, EMPTY, EMPTY_CONFIG} from '../oci/artifact.ts'
import type {Descriptor, Manifest} from '../oci/manifest.ts'
import {MANIFEST_TYPES} from '../oci/media.ts'
import type {ChartPlan, FilesPlan} from '../plan/artifact.ts'
import {type Blob, bytesBlob} from '../registry/upload.ts'
import type {Ports} from '../runner.ts'
import {descriptorOf, fileBlob} from './blob.ts'
import {packFolder} from './pack.ts'
import {WASM_CONFIG, WASM_LAYER, wasmConfig} from './wasm.ts'

/** Everything that goes to the registry. */
export interface Composed {
  readonly manifest: Manifest
  readonly blobs: readonly Blob[]
  /** Of a chart: what it holds. */
  readonly chart?: ChartArchive
}

export const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip'
export const CHART_CONFIG = 'application/vnd.cncf.helm.config.v1+json'
export const PROVENANCE_LAYER = 'application/vnd.cncf.helm.chart.provenance.v1.prov'
const FILE = 'application/octet-stream'
const FOLDER = 'application/vnd.oci.image.layer.v1.tar+gzip'
const TITLE = 'org.opencontainers.image.title'
const CREATED = 'org.opencontainers.image.created'

/**
 * The manifest of a packed chart, as `helm push` writes it; its signature, where one lies beside it, is a layer too.
 * https://helm.sh/docs/topics/registries/#oci-feature-deprecation-and-behavior-changes-with-v380
 */
export async function composeChart({files}: Pick<Ports, 'files'>, plan: ChartPlan, path: string): Promise<Composed> {
  const chart = await readChartArchive(files.stream(path), path)
  const metadata = await parseChart(chart.chartYaml ?? '', `Chart.yaml in ${path}`)
  const config = bytesBlob(chartConfig(metadata), 'the chart’s metadata')
  const archive = await fileBlob({files}, path, nameOf(path))
  const layers = [{blob: archive, mediaType: CHART_LAYER}]
  if (await files.exists(`${path}.prov`)) {
    const signature = await fileBlob({files}, `${path}.prov`, nameOf(`${path}.prov`))
    layers.push({blob: signature, mediaType: PROVENANCE_LAYER})
  }
  // Helm's order.
  layers.sort((a, b) => (a.blob.digest < b.blob.digest ? -1 : 1))
  const manifest = composeManifest({
    config: descriptorOf(config, CHART_CONFIG),
    layers: layers.map(({blob, mediaType}) => descriptorOf(blob, mediaType)),
    annotations: {...chartAnnotations(metadata, plan.created), ...plan.annotations}
  })
  return {manifest, blobs: [config, ...layers.map(({blob}) => blob)], chart}
}

/**
 * The manifest of files, as `oras push` writes it: a layer a file with its path as title, folders as archives.
 * https://oras.land/docs/how_to_guides/pushing_and_pulling
 */
export async function composeFiles(
  ports: Pick<Ports, 'files'>,
  plan: FilesPlan,
  subject: Descriptor | undefined
): Promise<Composed> {
  const layers: {blob: Blob; descriptor: Descriptor}[] = []
  for (const file of plan.files) layers.push(await layerOf(ports, plan, file))
  const isWasm = plan.artifactType === undefined
  const config = isWasm
    ? await wasmConfig(
        ports,
        plan,
        layers.map(({blob}) => blob)
      )
    : bytesBlob(EMPTY, 'the empty configuration')
  const manifest = composeManifest({
    mediaType: MANIFEST_TYPES[1],
    artifactType: plan.artifactType,
    config: isWasm ? descriptorOf(config, WASM_CONFIG) : {...EMPTY_CONFIG, data: EMPTY.toString('base64')},
    layers: layers.map(({descriptor}) => descriptor),
    subject,
    annotations: {[CREATED]: plan.created, ...plan.annotations}
  })
  return {manifest, blobs: [config, ...layers.map(({blob}) => blob)]}
}

async function layerOf(
  ports: Pick<Ports, 'files'>,
  {artifactType, modified}: FilesPlan,
  {path, title, mediaType, line}: FilesPlan['files'][number]
): Promise<{blob: Blob; descriptor: Descriptor}> {
  const where = `input artifact, line ${line}: ${path}`
  const facts = await ports.files.facts(path)
  if (!facts) {
    throw new ActionError('input', `${where} does not exist.`, {
      hint: 'Check the path, and that the step that makes it ran before this one.'
    })
  }
  if (facts.kind === 'file') {
    const blob = await fileBlob(ports, path, title)
    const type = mediaType ?? (artifactType === undefined ? WASM_LAYER : FILE)
    return {blob, descriptor: descriptorOf(blob, type, {[TITLE]: title})}
  }
  if (facts.kind !== 'folder') throw new ActionError('input', `${where} is neither a file nor a folder.`)
  const archive = `${await ports.files.temporaryFolder()}/folder.tar.gz`
  const content = await packFolder(ports, path, title, archive, modified)
  const blob = await fileBlob(ports, archive, title)
  const annotations = {
    // oras unpacks by these two.
    'io.deis.oras.content.digest': content,
    'io.deis.oras.content.unpack': 'true',
    [TITLE]: title
  }
  return {blob, descriptor: descriptorOf(blob, mediaType ?? FOLDER, annotations)}
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

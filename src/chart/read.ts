import {ActionError} from '../errors.ts'
import type {Runner} from '../runner.ts'
import {readChartArchive} from './archive.ts'
import {type ChartMetadata, parseChart} from './metadata.ts'

/** A chart as it lies on the disk. */
export interface Chart {
  readonly path: string
  /** Whether it is a `.tgz` and not a folder. */
  readonly packed: boolean
  /** When the `.tgz` was written. */
  readonly modified: Date
  readonly metadata: ChartMetadata
}

/** What the input `chart` names; an ActionError `input` where that is no chart. */
export async function readChart({files}: Pick<Runner, 'files'>, path: string): Promise<Chart> {
  const facts = await files.facts(path)
  if (!facts) {
    throw new ActionError('input', `input chart: ${path} does not exist.`, {
      hint: 'Check the path, and that actions/checkout or the step that makes it ran before this one.'
    })
  }
  const packed = facts.kind === 'file'
  const [where, text] = packed
    ? [`Chart.yaml in ${path}`, (await readChartArchive(files.stream(path), path)).chartYaml]
    : [`${path}/Chart.yaml`, (await files.read(`${path}/Chart.yaml`))?.toString('utf8')]
  if (text === undefined) {
    throw new ActionError('input', `input chart: there is no Chart.yaml in ${path}.`, {
      hint: 'Give the folder that holds it, or a .tgz that helm package has made.'
    })
  }
  return {path, packed, modified: new Date(facts.modified), metadata: await parseChart(text, where)}
}

import type {Chart} from '../chart/read.ts'
import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import {type ArtifactFile, titleOf} from '../inputs/artifact.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {PromoteSource} from '../inputs/promote.ts'
import type {Tag} from '../naming/derive.ts'
import {allTags, type TaggedImage} from '../naming/names.ts'
import {rfc3339} from '../oci/artifact.ts'
import {parseRepository, type Repository} from '../oci/reference.ts'
import {splitPair} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'
import type {Naming, PlannedNaming} from './naming.ts'

interface Common {
  /** When it was made, for its annotation. */
  readonly created: string
  /** What the user wants it to be annotated with. */
  readonly annotations: Readonly<Record<string, string>>
  /** What to do where a version's tag is there already; undefined: overwrite it. */
  readonly ifTagExists: 'fail' | 'skip' | undefined
}

export interface ChartPlan extends Common {
  readonly kind: 'chart'
  readonly path: string
  /** Whether it is a `.tgz`, which goes up as it is, and not a folder, which helm packs. */
  readonly packed: boolean
  /** Version and appVersion that packing sets; undefined: those of Chart.yaml. */
  readonly setVersion: string | undefined
}

export interface FilesPlan extends Common {
  readonly kind: 'files'
  readonly files: readonly (ArtifactFile & {readonly title: string})[]
  /** A media type; undefined for the layout of a WebAssembly artifact. */
  readonly artifactType: string | undefined
  readonly subject: PromoteSource | undefined
  /** The time of every file in a folder's archive. */
  readonly modified: Date
}

export type ArtifactPlan = ChartPlan | FilesPlan

interface Sources {
  readonly context: Context
  readonly inputs: Inputs
  readonly chart?: Chart | undefined
}

/** Whether there are tags without a rule: a chart's is its version, and a referrer needs none. */
export function hasOwnTags({artifact, tags}: Pick<Inputs, 'artifact' | 'tags'>): boolean {
  return (
    tags.length === 0 && (artifact?.kind === 'chart' || (artifact?.kind === 'files' && artifact.subject !== undefined))
  )
}

/**
 * The names of a chart or of files, from those that an image would have. A chart is in the repository of its name below
 * each image, as Helm has it, and its first tag is its version.
 */
export function nameArtifact(images: readonly TaggedImage[], {inputs, chart}: Sources): readonly TaggedImage[] {
  const {artifact} = inputs
  if (artifact?.kind === 'files') return imagesOfSubject(images, artifact.subject, inputs)
  if (!chart) return images
  const {version, found, source} = versionOf(allTags(images), inputs, chart)
  const name = version.replaceAll('+', '_')
  // Written by whatever rule: it names one version, and helm looks for it under this name.
  const first: Tag = {...(found ?? {name, rule: {type: 'chart', source}}), kind: 'version'}
  return images.map(({repository, tags}) => ({
    repository: below(repository, chart.metadata.name),
    tags: [first, ...tags.filter(tag => tag.name !== name)]
  }))
}

function below({text}: Repository, name: string): Repository {
  const repository = parseRepository(`${text}/${name}`)
  if (!('wrong' in repository)) return repository
  throw new ActionError('input', `input chart: the name “${excerpt(name)}” can’t be part of a repository’s name.`, {
    cause: `“${text}/${excerpt(name)}” ${repository.wrong}`,
    hint: 'Helm looks for a chart in the repository of its name: give it one of lower-case letters, digits and dashes in Chart.yaml.'
  })
}

function imagesOfSubject(
  images: readonly TaggedImage[],
  subject: PromoteSource | undefined,
  inputs: Inputs
): readonly TaggedImage[] {
  const own = subject?.repository
  if (!own) return images
  if (inputs.images.length === 0) return images.map(image => ({...image, repository: own}))
  const other = images.find(({repository}) => repository.registry !== own.registry || repository.name !== own.name)
  if (!other) return images
  throw new ActionError(
    'input',
    `input subject: it is in ${own.text}, and this run writes to ${other.repository.text}.`,
    {
      cause: 'what refers to an image is kept in the image’s own repository',
      hint: 'Leave images out, or name the same repository in both.'
    }
  )
}

/** https://semver.org, with the v that git tags often have. */
const SEMVER =
  /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/

/** The chart's version: of the first tag that is one, else the input `version`, else Chart.yaml's. */
function versionOf(
  tags: readonly Tag[],
  {version}: Inputs,
  {metadata, path}: Chart
): {readonly version: string; readonly found?: Tag; readonly source: string} {
  const versions = tags.filter(({name}) => SEMVER.test(name))
  const found = versions.find(({name}) => !name.startsWith('v')) ?? versions[0]
  if (found) return {version: found.name, found, source: found.name}
  if (version !== '') {
    if (!SEMVER.test(version)) throw noVersion('input version', version)
    return {version: version.replace(/^v/, ''), source: 'the input version'}
  }
  if (!SEMVER.test(metadata.version))
    throw noVersion(`input chart: the version in Chart.yaml of ${path}`, metadata.version)
  return {version: metadata.version, source: 'Chart.yaml'}
}

function noVersion(what: string, version: string): ActionError {
  return new ActionError('input', `${what}: “${excerpt(version, 60)}” is not a semantic version.`, {
    cause: 'a chart’s version must be one (https://semver.org): 1.2 and 2026-11 are not',
    hint: 'Write it like 1.2.3, or give another in the input version.'
  })
}

/** Why what is made is not for a registry: code that is not merged must not take a release's name. */
export function whyNotPushed({context, inputs, chart}: Sources, {tags}: Pick<Naming, 'tags'>): string | undefined {
  const [first] = tags
  const isFromFile = chart && first?.rule.type === 'chart' && first.rule.source === 'Chart.yaml'
  return context.pullRequest && isFromFile && inputs.artifact
    ? 'a pull request’s chart has the version of Chart.yaml, which is a release’s (version or tags give it another)'
    : undefined
}

/** What is to be done for the inputs `chart` and `artifact`; undefined where it is about an image. */
export function planArtifact({inputs, chart}: Sources, {naming, created}: PlannedNaming): ArtifactPlan | undefined {
  const {artifact, ifTagExists} = inputs
  if (!artifact) return undefined
  const existing = ifTagExists ?? (artifact.kind === 'chart' ? 'fail' : 'overwrite')
  const common = {
    created: rfc3339(created),
    ifTagExists: existing === 'overwrite' ? undefined : existing
  }
  if (artifact.kind === 'files') {
    const {files, type, subject} = artifact
    return {
      kind: 'files',
      ...common,
      files: files.map(file => ({...file, title: titleOf(file.path)})),
      artifactType: type === 'wasm' ? undefined : type,
      subject,
      annotations: inputs.annotations.length > 0 ? Object.fromEntries(naming.annotations) : {},
      modified: inputs.build.reproducible ? created : new Date(0)
    }
  }
  if (!chart) throw new Error('the chart was not read')
  const {path, packed, modified, metadata} = chart
  const [first] = naming.tags
  const isOwn = first === undefined || first.name === metadata.version.replaceAll('+', '_')
  if (packed && !isOwn) {
    throw new ActionError(
      'input',
      `input chart: ${path} is version ${metadata.version}, and this run’s is ${first.name}.`,
      {
        cause: 'a packed chart goes up as it is: another version would be another file, and its signature false',
        hint: 'Give the folder of the chart, or pack it with that version.'
      }
    )
  }
  // Chart.yaml has this; what else stands in the generated ones is of the repository, not of the chart.
  const asked = inputs.annotations.map(({text}) => splitPair(text)?.key ?? text)
  return {
    kind: 'chart',
    ...common,
    // As helm does: a packed chart was made when its file was written.
    created: packed ? rfc3339(modified) : common.created,
    path,
    packed,
    setVersion: isOwn ? undefined : first.name.replace('_', '+'),
    annotations: Object.fromEntries([...naming.annotations].filter(([key]) => asked.includes(key)))
  }
}

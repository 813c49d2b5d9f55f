import type {Chart} from '../chart/read.ts'
import type {Context} from '../context/context.ts'
import type {ActionError} from '../errors.ts'
import type {BuilderInputs} from '../inputs/builder.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {Tag} from '../naming/derive.ts'
import {flavorTemplates, parseFlavor} from '../naming/flavor.ts'
import {parseHandedOn, printHandedOn} from '../naming/handed-on.ts'
import {defaultRepository, parseImages} from '../naming/images.ts'
import {bareRepositoryData, derivePairs, type Pairs} from '../naming/labels.ts'
import {type MetaValues, metaVocabulary} from '../naming/meta.ts'
import {allTags, deriveNames, referencesOf, type TaggedImage} from '../naming/names.ts'
import {type NamingOptions, readNamingOptions} from '../naming/options.ts'
import {parsePairs} from '../naming/pairs.ts'
import {parseTags} from '../naming/tags.ts'
import {checkVersionInput, judgeVersion} from '../naming/version-input.ts'
import {createVocabulary, revisionOf} from '../naming/vocabulary.ts'
import type {Repository} from '../oci/reference.ts'
import {hasLevel} from './annotations.ts'
import {hasOwnTags, nameArtifact} from './artifact.ts'

/** The names of an image, and what is written on it. */
export interface Naming {
  /** What is published: each image with the tags that it gets. */
  readonly taggedImages: readonly TaggedImage[]
  readonly images: readonly Repository[]
  /** All of them, whichever image they are of; the first is the version. */
  readonly tags: readonly Tag[]
  readonly version: string
  /** The commit that names and labels speak of. */
  readonly revision: string
  readonly labels: Pairs
  /** Without their level. */
  readonly annotations: Pairs
}

/** Asked only where needed: `commitDate` by a template with `{{commit_date}}` and by `reproducible`. */
export interface NamingSources {
  readonly context: Context
  readonly inputs: Inputs
  readonly env: Readonly<Record<string, string | undefined>>
  readonly commitDate: () => Promise<Date>
  /** The target of a definition that makes several images. */
  readonly target?: string
  /** What the input `chart` names. */
  readonly chart?: Chart | undefined
}

/** The names, and what the rest of the plan needs besides. */
export interface PlannedNaming {
  readonly naming: Naming
  readonly created: Date
  readonly options: NamingOptions
  /** What `{{meta.version}}` and the like stand for in other inputs. */
  readonly meta: MetaValues
  /** The input `tags` names images and tags, as in docker/build-push-action, and has no rules. */
  readonly referencesOnly: boolean
  /** Names and tags that an expression left empty: an error where something is pushed. */
  readonly unnamed: readonly ActionError[]
  readonly warnings: readonly string[]
}

export async function planNaming(sources: NamingSources): Promise<PlannedNaming> {
  return sources.inputs.plan === '' ? await deriveNaming(sources) : takeOver(sources)
}

/** What another job of this run has derived: nothing is derived again, so all jobs say the same. */
function takeOver({context, inputs, env}: NamingSources): PlannedNaming {
  const told = new Set<string>()
  const {taggedImages, revision, created, labels, annotations} = parseHandedOn(inputs.plan, context.run.id)
  const tags = allTags(taggedImages)
  const version = tags[0]?.name ?? ''
  const images = taggedImages.map(({repository}) => repository)
  return {
    naming: {taggedImages, images, tags, version, revision, labels, annotations},
    created,
    options: readNamingOptions(env, message => void told.add(message)),
    meta: metaOf(taggedImages, {version, revision, created}, inputs.separators.tags),
    referencesOnly: false,
    unnamed: [],
    warnings: [...told]
  }
}

/** The output `plan`, for the input of that name in the other jobs of this run. */
export function handOn({naming, created}: PlannedNaming, {run}: Context): string {
  return printHandedOn({...naming, created}, run.id)
}

async function deriveNaming(sources: NamingSources): Promise<PlannedNaming> {
  const {context, inputs, env, commitDate, target} = sources
  const told = new Set<string>()
  const warn = (message: string) => void told.add(message)
  const unnamed: ActionError[] = []
  const empty = (error: ActionError) => void unnamed.push(error)
  const fallback = () => defaultRepository(context, target)

  checkVersionInput(inputs.version)
  const options = readNamingOptions(env, warn)
  const given = parseImages(inputs.images, empty)
  const names = {context, images: inputs.images.length > 0 ? given : undefined, promotes: inputs.promote !== undefined}
  const tagsInput = parseTags(inputs.tags, names, {warn, unnamed: empty})
  const {rules, references} = tagsInput
  const flavor = parseFlavor(inputs.flavor)
  const labels = parsePairs('labels', inputs.labels, warn)
  const plain = inputs.annotations.filter(entry => !hasLevel(entry))
  const annotations = parsePairs('annotations', plain, warn)
  const {version} = inputs
  // A job that plans for others builds nothing: what it is given is of the reusable workflow.
  const builderInputs = inputs.dryRun && inputs.strict ? [] : buildxInputs(inputs.builder)
  // A chart's version is that, whatever the rules read.
  if (inputs.artifact?.kind !== 'chart')
    for (const warning of await judgeVersion({version, rules, context, builderInputs})) warn(warning)

  const templates = [...rules.flatMap(rule => rule.templates), ...references.map(({tag}) => tag)]
  const texts = [...templates, ...flavorTemplates(flavor), ...labels, ...annotations]
  const vocabulary = await createVocabulary(context, options, texts, commitDate)
  const facts = {context, options, vocabulary, flavor, version, warn}
  const derived = hasOwnTags(inputs)
    ? (given.length > 0 ? given : [fallback()]).map(repository => ({repository, tags: []}))
    : await deriveNames(tagsInput, given, fallback, facts)
  const taggedImages = nameArtifact(derived, sources)

  const tags = allTags(taggedImages)
  const created = inputs.build.reproducible ? await commitDate() : context.startedAt
  const labelFacts = {
    context,
    repository: context.repositoryData ?? bareRepositoryData(context),
    revision: revisionOf(context, options),
    version: tags[0]?.name ?? '',
    created
  }
  const meta = metaOf(taggedImages, labelFacts, inputs.separators.tags)
  const words = new Map([...vocabulary, ...metaVocabulary(meta)])
  return {
    naming: {
      taggedImages,
      images: taggedImages.map(({repository}) => repository),
      tags,
      version: labelFacts.version,
      revision: labelFacts.revision,
      labels: derivePairs(labelFacts, labels, words),
      annotations: derivePairs(labelFacts, annotations, words)
    },
    created,
    options,
    meta,
    referencesOnly: references.length > 0 && rules.length === 0,
    unnamed,
    warnings: [...told]
  }
}

/** The names of several images together; `none` is what remains where there is no image. */
export function uniteNaming(all: readonly PlannedNaming[], none: PlannedNaming): PlannedNaming {
  const first = all[0] ?? {...none, naming: {...none.naming, taggedImages: [], images: [], tags: [], version: ''}}
  const united = new Map<string, TaggedImage>()
  for (const {repository, tags} of all.flatMap(({naming}) => naming.taggedImages))
    united.set(repository.text, {repository, tags: [...(united.get(repository.text)?.tags ?? []), ...tags]})
  const taggedImages = [...united.values()]
  const images = taggedImages.map(({repository}) => repository)
  return {
    ...first,
    naming: {...first.naming, taggedImages, images, tags: allTags(taggedImages)},
    unnamed: all.flatMap(({unnamed}) => unnamed),
    warnings: [...new Set(all.flatMap(({warnings}) => warnings))]
  }
}

function metaOf(
  images: readonly TaggedImage[],
  {version, revision, created}: {readonly version: string; readonly revision: string; readonly created: Date},
  separator: string
): MetaValues {
  return {
    'meta.version': version,
    'meta.tags': referencesOf(images).join(separator),
    'meta.revision': revision,
    'meta.created': created.toISOString()
  }
}

/** The inputs of docker/setup-buildx-action that are given, by name. */
function buildxInputs(builder: BuilderInputs): string[] {
  const given: [string, boolean][] = [
    ['driver', builder.driver !== 'auto'],
    ['driver-opts', builder.driverOpts.length > 0],
    ['buildkitd-flags', builder.buildkitdFlags !== ''],
    ['buildkitd-config', builder.buildkitdConfig.file !== ''],
    ['buildkitd-config-inline', builder.buildkitdConfig.inline !== ''],
    ['endpoint', builder.endpoint !== ''],
    ['append', builder.nodes.length > 0]
  ]
  return given.filter(([, isGiven]) => isGiven).map(([name]) => name)
}

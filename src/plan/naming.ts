import type {Chart} from '../chart/read.ts'
import type {Context} from '../context/context.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {deriveTags, type Tag} from '../naming/derive.ts'
import {flavorTemplates, parseFlavor} from '../naming/flavor.ts'
import {parseImages} from '../naming/images.ts'
import {bareRepositoryData, derivePairs, type Pairs} from '../naming/labels.ts'
import {type NamingOptions, readNamingOptions} from '../naming/options.ts'
import {defaultRules, parseRule, type TagRule} from '../naming/rules.ts'
import {checkVersionInput} from '../naming/version.ts'
import {createVocabulary, GLOBAL_NAMES, revisionOf} from '../naming/vocabulary.ts'
import type {Repository} from '../oci/reference.ts'
import type {Entry} from '../text/list.ts'
import {checkNames, parseTemplate, type Template} from '../text/template.ts'
import {hasLevel} from './annotations.ts'
import {hasOwnTags, nameArtifact} from './artifact.ts'

/** The names of an image, and what is written on it. */
export interface Naming {
  readonly images: readonly Repository[]
  /** The first is the version. */
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
  /** What the input `chart` names. */
  readonly chart?: Chart | undefined
}

export async function planNaming(
  sources: NamingSources
): Promise<Naming & {readonly created: Date; readonly options: NamingOptions; readonly warnings: readonly string[]}> {
  const {context, inputs, env, commitDate} = sources
  checkVersionInput(inputs.version)
  const options = readNamingOptions(env)
  const rules = rulesOf(inputs, context)
  const flavor = parseFlavor(inputs.flavor)
  const labels = inputs.labels.map(entry => parsePairTemplate('labels', entry))
  const annotations = inputs.annotations
    .filter(entry => !hasLevel(entry))
    .map(entry => parsePairTemplate('annotations', entry))
  const templates = [...rules.flatMap(rule => rule.templates), ...flavorTemplates(flavor), ...labels, ...annotations]
  const vocabulary = await createVocabulary(context, options, templates, commitDate)
  const derived = await deriveTags(rules, {context, options, vocabulary, flavor, version: inputs.version})
  const {images, tags} = nameArtifact({images: parseImages(inputs.images, context), tags: derived.tags}, sources)
  const created = inputs.build.reproducible ? await commitDate() : context.startedAt
  const facts = {
    context,
    repository: context.repositoryData ?? bareRepositoryData(context),
    revision: revisionOf(context, options),
    version: tags[0]?.name ?? '',
    created
  }
  return {
    images,
    tags,
    version: facts.version,
    revision: facts.revision,
    labels: derivePairs(facts, labels, vocabulary),
    annotations: derivePairs(facts, annotations, vocabulary),
    created,
    options,
    warnings: derived.warnings
  }
}

function rulesOf(inputs: Inputs, {ref}: Context): TagRule[] {
  if (inputs.tags.length > 0) return inputs.tags.map(entry => parseRule(entry))
  return hasOwnTags(inputs) ? [] : defaultRules(ref.kind === 'pull-request')
}

function parsePairTemplate(input: string, entry: Entry): Template {
  const where = `input ${input}, line ${entry.line}`
  const template = parseTemplate(entry.text, where)
  checkNames(template, GLOBAL_NAMES, where)
  return template
}

import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {type DerivedTags, deriveTags, type Tag} from '../naming/derive.ts'
import {flavorTemplates, parseFlavor} from '../naming/flavor.ts'
import {parseImages} from '../naming/images.ts'
import {bareRepositoryData, derivePairs, type Pairs} from '../naming/labels.ts'
import {readNamingOptions} from '../naming/options.ts'
import {defaultRules, parseRule, type TagRule} from '../naming/rules.ts'
import {checkVersionInput} from '../naming/version.ts'
import {createVocabulary, GLOBAL_NAMES, revisionOf} from '../naming/vocabulary.ts'
import type {Digest} from '../oci/digest.ts'
import type {Repository} from '../oci/reference.ts'
import type {Entry} from '../text/list.ts'
import {checkNames, parseTemplate, type Template} from '../text/template.ts'
import {hasLevel, imageAnnotations} from './annotations.ts'
import {type CachePlan, planCache} from './cache.ts'
import {type Exports, planExports} from './exports.ts'
import {gitContexts} from './git-context.ts'
import {parseMerge} from './legs.ts'
import {type Leg, planMatrix} from './matrix.ts'
import {type BuilderNode, parseNodes} from './nodes.ts'
import {decidePush, describeRef, type PushDecision} from './push.ts'
import {checkBuildArgs} from './secrets.ts'

/** Everything that will be done, decided before anything is touched. */
export interface Plan {
  readonly images: readonly Repository[]
  /** The first is the version. */
  readonly tags: readonly Tag[]
  readonly version: string
  /** The commit that names and labels speak of. */
  readonly revision: string
  readonly labels: Pairs
  /** Without their level. */
  readonly annotations: Pairs
  /** Levels of the annotations in the outputs, such as `manifest`. */
  readonly annotationLevels: readonly string[]
  readonly exportVariables: boolean
  readonly push: PushDecision
  /** False for a closed pull request: there is nothing to build. */
  readonly build: boolean
  readonly platforms: readonly string[]
  /** The context for buildx, `{{defaultContext}}` filled in. */
  readonly buildContext: string
  readonly buildContexts: readonly string[]
  readonly exports: Exports
  /** `level:key=value` for the image. */
  readonly imageAnnotations: readonly string[]
  readonly cache: CachePlan
  /** Further nodes of a builder that this action makes. */
  readonly nodes: readonly BuilderNode[]
  /** Seconds since the epoch that every file and label of a reproducible image has. */
  readonly epoch: number | undefined
  /** Where a build says that it was made. */
  readonly builderId: string
  /** For the jobs of a matrix, one a platform. */
  readonly matrix: {readonly include: readonly Leg[]}
  /** Digests to make one index of; empty if there is nothing to merge. */
  readonly merge: readonly Digest[]
  readonly warnings: readonly string[]
}

/**
 * Pure: the same context and inputs give the same plan. Of `env` only documented switches and the values of build arguments are read;
 * `commitDate` is asked only if a template has `{{commit_date}}`.
 */
export async function makePlan(
  context: Context,
  inputs: Inputs,
  env: Readonly<Record<string, string | undefined>>,
  commitDate: () => Promise<Date>
): Promise<Plan> {
  checkVersionInput(inputs.version)
  const options = readNamingOptions(env)
  const images = parseImages(inputs.images, context)
  const rules: TagRule[] =
    inputs.tags.length > 0
      ? inputs.tags.map(entry => parseRule(entry))
      : defaultRules(context.ref.kind === 'pull-request')
  const flavor = parseFlavor(inputs.flavor)
  const labels = inputs.labels.map(entry => parsePairTemplate('labels', entry))
  const annotations = inputs.annotations
    .filter(entry => !hasLevel(entry))
    .map(entry => parsePairTemplate('annotations', entry))
  const templates = [...rules.flatMap(ruleTemplates), ...flavorTemplates(flavor), ...labels, ...annotations]
  const vocabulary = await createVocabulary(context, options, templates, commitDate)
  const derived = await deriveTags(rules, {context, options, vocabulary, flavor, version: inputs.version})
  checkBuildArgs(inputs, env)
  const exports = planExports(inputs.build)
  const push = decidePush(context, inputs, exports.elsewhere)
  const created = inputs.build.reproducible ? await commitDate() : context.startedAt
  const build = !context.pullRequest?.closed
  const version = derived.tags[0]?.name ?? ''
  const facts = {
    context,
    repository: context.repositoryData ?? bareRepositoryData(context),
    revision: revisionOf(context, options),
    version,
    created
  }
  const annotationPairs = derivePairs(facts, annotations, vocabulary)
  return {
    images,
    tags: derived.tags,
    version,
    revision: facts.revision,
    labels: derivePairs(facts, labels, vocabulary),
    annotations: annotationPairs,
    imageAnnotations: imageAnnotations(annotationPairs, inputs.annotations, options.annotationLevels, exports.index),
    exports,
    ...gitContexts(context, inputs.build, env),
    cache: planCache(images, inputs.build, env, push.push !== 'no'),
    nodes: await parseNodes(inputs.builder.append),
    epoch: inputs.build.reproducible ? Math.floor(created.getTime() / 1000) : undefined,
    builderId: `${context.run.url}/attempts/${context.run.attempt}`,
    annotationLevels: options.annotationLevels,
    exportVariables: options.exportVariables,
    push,
    build,
    platforms: inputs.build.platforms,
    matrix: planMatrix(inputs.build.platforms, inputs.runners),
    merge: parseMerge(inputs.merge),
    warnings: [
      ...derived.warnings,
      ...checkTags(derived, context, push, build && !inputs.dryRun && !inputs.pushByDigest)
    ]
  }
}

function parsePairTemplate(input: string, entry: Entry): Template {
  const where = `input ${input}, line ${entry.line}`
  const template = parseTemplate(entry.text, where)
  checkNames(template, GLOBAL_NAMES, where)
  return template
}

function ruleTemplates(rule: TagRule): Template[] {
  const own = rule.type === 'raw' ? [rule.value] : 'value' in rule && rule.value ? [rule.value] : []
  const pattern = rule.type === 'schedule' ? [rule.pattern] : []
  return [rule.enable, rule.prefix, rule.suffix, ...own, ...pattern].filter(template => template !== undefined)
}

/** A run without a tag can't push; in a dry run that is what the user wants to be told. */
function checkTags({tags}: DerivedTags, context: Context, {push}: PushDecision, building: boolean): string[] {
  if (tags.length > 0) return []
  const what = `No tag for the event ${context.event || '(none)'} on ${describeRef(context)}.`
  if (!building || push === 'no') return [what]
  throw new ActionError('no-tag', what, {
    cause: 'none of the rules of the input tags fits this event and ref',
    hint: 'Add a rule that always fits, such as type=sha, or leave tags empty for the tags that fit every event.'
  })
}

/** The tag under which the build pushes: one of this run alone where the plan has one, else the first that is no float. */
export function pushTagOf(plan: Pick<Plan, 'tags'>): string {
  const tags = plan.tags.filter(tag => tag.keep === undefined)
  const own = tags.filter(tag => tag.kind === 'run')
  const pushTag =
    own.find(tag => /^type=run\b/.test(tag.rule)) ??
    own[0] ??
    tags.find(tag => tag.kind === 'fixed') ??
    tags.find(tag => tag.kind === 'version') ??
    tags[0]
  if (!pushTag) throw new ActionError('no-tag', 'There is no tag to push.')
  return pushTag.name
}

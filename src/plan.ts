import type {Context} from './context/context.ts'
import {ActionError} from './errors.ts'
import type {Inputs} from './inputs.ts'
import {type DerivedTags, deriveTags, type Tag} from './naming/derive.ts'
import {flavorTemplates, parseFlavor} from './naming/flavor.ts'
import {parseImages} from './naming/images.ts'
import {bareRepositoryData, derivePairs, type Pairs} from './naming/labels.ts'
import {readNamingOptions} from './naming/options.ts'
import {defaultRules, parseRule, type TagRule} from './naming/rules.ts'
import {checkVersionInput} from './naming/version.ts'
import {createVocabulary, GLOBAL_NAMES, revisionOf} from './naming/vocabulary.ts'
import type {Repository} from './oci/reference.ts'
import type {Entry} from './text/list.ts'
import {checkNames, parseTemplate, type Template} from './text/template.ts'

/** Whether to push, and why. `if-allowed`: preflight asks the registry, and a denial is no failure. */
export interface PushDecision {
  readonly push: 'yes' | 'no' | 'if-allowed'
  readonly reason: string
  /** For a person who should act: code that nobody reviewed met a token that can write. */
  readonly warning?: string
}

/** Everything that will be done, decided before anything is touched. */
export interface Plan {
  readonly images: readonly Repository[]
  /** The first is the version. */
  readonly tags: readonly Tag[]
  readonly version: string
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
  readonly warnings: readonly string[]
}

/**
 * Pure: the same context and inputs give the same plan. `env` only holds the documented DOCKER_METADATA_* switches;
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
  const annotations = inputs.annotations.map(entry => parsePairTemplate('annotations', entry))
  const templates = [...rules.flatMap(ruleTemplates), ...flavorTemplates(flavor), ...labels, ...annotations]
  const vocabulary = await createVocabulary(context, options, templates, commitDate)
  const derived = await deriveTags(rules, {context, options, vocabulary, flavor, version: inputs.version})
  const push = decidePush(context, inputs)
  const build = !context.pullRequest?.closed
  const version = derived.tags[0]?.name ?? ''
  const facts = {
    context,
    repository: context.repositoryData ?? bareRepositoryData(context),
    revision: revisionOf(context, options),
    version,
    created: context.startedAt
  }
  return {
    images,
    tags: derived.tags,
    version,
    labels: derivePairs(facts, labels, vocabulary),
    annotations: derivePairs(facts, annotations, vocabulary),
    annotationLevels: options.annotationLevels,
    exportVariables: options.exportVariables,
    push,
    build,
    platforms: inputs.platforms,
    warnings: [...derived.warnings, ...checkTags(derived, context, push, build && !inputs.dryRun)]
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

export function describeRef({ref}: Context): string {
  if (ref.kind === 'pull-request') return `pull request #${ref.number}`
  if (ref.kind === 'other') return ref.name === '' ? 'no ref' : ref.name
  return `${ref.kind} ${ref.name}`
}

const DEPENDABOT = 'dependabot[bot]'

/** https://docs.github.com/actions/security-guides/automatic-token-authentication: whose token may write. */
export function decidePush(context: Context, inputs: Pick<Inputs, 'push'>): PushDecision {
  const {event, pullRequest, foreignHead, actor} = context
  if (pullRequest?.closed) return {push: 'no', reason: 'the pull request is closed'}
  if (inputs.push === false) return {push: 'no', reason: 'push is false'}
  const untrusted = (event === 'workflow_run' || event === 'pull_request_target') && foreignHead !== undefined
  const warning = untrusted
    ? {
        warning: `This ${event} run is about code of ${foreignHead}, and its token can write to this repository. Whatever that code’s build runs can use what this job has: build it in a pull_request workflow instead.`
      }
    : {}
  if (inputs.push === true) return {push: 'yes', reason: 'push is true', ...warning}
  if (untrusted) return {push: 'no', reason: `the code is from ${foreignHead}`, ...warning}
  if (foreignHead !== undefined) {
    return {push: 'no', reason: `the pull request is from ${foreignHead}, and the token of such a run can’t write`}
  }
  if (event === 'merge_group') return {push: 'no', reason: 'a merge queue only checks the build (push: true pushes it)'}
  if (pullRequest) return {push: 'if-allowed', reason: 'a pull request of this repository'}
  if (actor === DEPENDABOT) return {push: 'if-allowed', reason: 'a run of dependabot, whose token may be read-only'}
  return {push: 'yes', reason: `a ${event || 'run'} of this repository`}
}

/** The tag under which the build pushes: one of this run alone where the plan has one, else the first that is no float. */
export function anchorOf(plan: Pick<Plan, 'tags'>): string {
  const tags = plan.tags.filter(tag => tag.keep === undefined)
  const own = tags.filter(tag => tag.kind === 'run')
  const anchor =
    own.find(tag => /^type=run\b/.test(tag.rule)) ?? own[0] ?? tags.find(tag => tag.kind === 'fixed') ?? tags[0]
  if (!anchor) throw new ActionError('no-tag', 'There is no tag to push.')
  return anchor.name
}

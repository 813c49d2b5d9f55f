import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {Tag} from '../naming/derive.ts'
import type {Digest} from '../oci/digest.ts'
import {imageAnnotations} from './annotations.ts'
import {type CachePlan, planCache} from './cache.ts'
import {type Exports, planExports} from './exports.ts'
import {gitContexts} from './git-context.ts'
import {parseMerge} from './legs.ts'
import {type Leg, planMatrix} from './matrix.ts'
import {type Naming, planNaming} from './naming.ts'
import {type BuilderNode, parseNodes} from './nodes.ts'
import {decidePush, describeRef, type PushDecision, settleUnnamed} from './push.ts'
import {checkBuildArgs} from './secrets.ts'

/** Everything that will be done, decided before anything is touched. */
export interface Plan extends Naming {
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
  const {naming, created, options, unnamed, warnings} = await planNaming({context, inputs, env, commitDate})
  checkBuildArgs(inputs, env)
  const exports = planExports(inputs.build)
  const build = !context.pullRequest?.closed
  const {push, warnings: nameless} = settleUnnamed(
    unnamed,
    decidePush(context, inputs, exports.elsewhere),
    inputs.dryRun,
    naming.images
  )
  return {
    ...naming,
    imageAnnotations: imageAnnotations(naming.annotations, inputs.annotations, options.annotationLevels, exports.index),
    exports,
    ...gitContexts(context, inputs.build, env),
    cache: planCache(naming.images, inputs.build, env, push.push !== 'no'),
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
      ...warnings,
      ...nameless,
      ...checkTags(naming.tags, warnings, context, push, build && !inputs.dryRun && !inputs.pushByDigest)
    ]
  }
}

/** A run without a tag can't push; in a dry run that is what the user wants to be told. */
function checkTags(
  tags: readonly Tag[],
  warnings: readonly string[],
  context: Context,
  {push}: PushDecision,
  building: boolean
): string[] {
  if (tags.length > 0) return []
  const what = `No tag for the event ${context.event || '(none)'} on ${describeRef(context)}.`
  if (!building || push === 'no') return [what]
  throw new ActionError('no-tag', what, {
    cause: ['none of the rules of the input tags fits this event and ref', ...warnings].join('; '),
    hint: 'Add a rule that always fits, such as type=sha, or leave tags empty for the tags that fit every event.'
  })
}

/** The tag under which the build pushes: one of this run alone where the plan has one, else the first that is no float. */
export function pushTagOf(plan: Pick<Plan, 'tags'>): string {
  const tags = plan.tags.filter(tag => tag.keep === undefined)
  const own = tags.filter(tag => tag.kind === 'run')
  const pushTag =
    own.find(tag => tag.rule.type === 'run') ??
    own[0] ??
    tags.find(tag => tag.kind === 'fixed') ??
    tags.find(tag => tag.kind === 'version') ??
    tags[0]
  if (!pushTag) throw new ActionError('no-tag', 'There is no tag to push.')
  return pushTag.name
}

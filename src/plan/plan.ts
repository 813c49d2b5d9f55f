import type {Definition} from '../bake/definition.ts'
import type {Chart} from '../chart/read.ts'
import type {Context} from '../context/context.ts'
import type {GivenCredentials} from '../inputs/credentials.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {Platform} from '../oci/platform.ts'
import type {DockerSettings} from '../registry/docker-config.ts'
import {type Action, isBuilding, isByDigest, planAction, warningsOf} from './action.ts'
import {hasOwnTags, whyNotPushed} from './artifact.ts'
import {type AttestPlan, checkSignable, planAttest} from './attest.ts'
import {type BakeTarget, decideTargets, nameTargets} from './bake.ts'
import {checkTags} from './check-tags.ts'
import {checkAssumedRegistry} from './credentials.ts'
import {readDockerSettings} from './docker.ts'
import {planExports, withOutputWords} from './exports.ts'
import {type MatrixEntry, planMatrix, planTargetMatrix} from './matrix.ts'
import {handOn, type Naming, type NamingSources, planNaming} from './naming.ts'
import {decidePush, describeRef, isUntrusted, type PushDecision, settleUnnamed} from './push.ts'
import {checkBuildArgs, checkNames} from './secrets.ts'

/** The repository that the run is of, and where its server keeps things. */
export interface RepositoryFacts {
  /** `owner/name`, case kept. */
  readonly name: string
  readonly owner: string
  /** `User` or `Organization`; undefined where nobody said. */
  readonly ownerType: string | undefined
  readonly isPrivate: boolean | undefined
  readonly serverUrl: string
  /** The server's own container registry. */
  readonly registry: string
}

/** What the run is about, in words for people and links. */
export interface SourceFacts {
  readonly event: string
  /** `branch main`, `pull request #2` */
  readonly ref: string
  readonly headSha: string
  /** The branch that the run is of, of a fork's pull request `owner:name`; undefined on a git tag. */
  readonly branch: string | undefined
  /** Every commit that counts as this run's: of a pull request its merge, too. */
  readonly commits: readonly string[]
  /** What is built is of another commit than the run, and names both, for people. */
  readonly otherCheckout: string | undefined
  /** The commit that the branch was at before this push. */
  readonly before: string | undefined
  /** The other repository that the code may be from. */
  readonly foreignHead: string | undefined
}

/** Everything that will be done, decided before anything is touched. No stage after it sees inputs, context or environment. */
export interface Plan extends Naming {
  readonly repository: RepositoryFacts
  readonly source: SourceFacts
  readonly push: PushDecision
  readonly action: Action
  readonly platforms: readonly Platform[]
  /** For the jobs of a matrix, one a platform. */
  readonly matrix: {readonly include: readonly MatrixEntry[]}
  readonly docker: DockerSettings
  readonly credentials: {
    readonly given: readonly GivenCredentials[]
    /** Whether the post step takes them back. */
    readonly logout: boolean
    /** Who the job's token is of. */
    readonly actor: string
  }
  /** The job's token; empty where there is none. */
  readonly token: string
  readonly retries: number
  readonly insecureRegistries: readonly string[]
  /** Whether floating and branch tags may only go forward. */
  readonly forwardOnly: boolean
  /** undefined: nothing is signed. */
  readonly attest: AttestPlan | undefined
  /** The pull request that gets a comment about its image. */
  readonly comment: {readonly pullRequest: number; readonly base: string} | undefined
  readonly outputs: {
    readonly separators: Inputs['separators']
    readonly bakeTarget: string
    /** Levels of the annotations in the outputs, such as `manifest`. */
    readonly annotationLevels: readonly string[]
    readonly exportVariables: boolean
  }
  readonly summaryAzure: boolean
  readonly dryRun: boolean
  /** The names for the other jobs of this run, JSON; undefined where this job does the work itself. */
  readonly handedOn: string | undefined
  readonly warnings: readonly string[]
}

/**
 * Pure: the same context and inputs give the same plan. Of `env` only documented switches and the values of build
 * arguments are read; `commitDate` is asked only if a template has `{{commit_date}}` or the image is reproducible.
 */
export async function makePlan(
  context: Context,
  given: Inputs,
  env: Readonly<Record<string, string | undefined>>,
  commitDate: () => Promise<Date>,
  read: {readonly chart?: Chart | undefined; readonly definition?: Definition | undefined} = {}
): Promise<Plan> {
  const {chart, definition} = read
  const inputs = withOutputWords(given)
  const sources: NamingSources = {context, inputs, env, commitDate, chart}
  const named = definition && (await nameTargets(sources, definition))
  const planned = named ? named.planned : await planNaming(sources)
  const {naming, options, unnamed, warnings, referencesOnly} = planned
  checkNames(inputs, env, naming)
  checkAssumedRegistry(inputs.credentials, naming.images)
  const argumentWarnings = named
    ? [...named.images, ...named.others].flatMap(({target, sources: own}) =>
        checkBuildArgs(own.inputs, env, `input bake: args of the target ${target.name}`)
      )
    : checkBuildArgs(inputs, env)
  const elsewhere = inputs.artifact ? whyNotPushed(sources, naming) : planExports(inputs.build).elsewhere
  const wanted = named
    ? decideTargets(context, inputs, named)
    : decidePush(context, inputs, {elsewhere, referencesOnly})
  const {push, warnings: nameless} = settleUnnamed(unnamed, wanted, inputs.strict, naming.images)
  const action = await planAction(sources, planned, push, named)
  // A job that puts together what others have built has no checkout of its own.
  const builtRevision = inputs.plan === '' ? context.checkedOut : naming.revision
  const attest = isImage(action) ? planAttest(context, inputs, env, builtRevision) : undefined
  // A run that pushes only if it may is asked once that is known.
  if (attest && push.push === 'yes' && !inputs.dryRun) checkSignable(attest)
  return {
    ...naming,
    repository: {
      name: context.repository,
      owner: context.owner,
      ownerType: context.ownerType,
      isPrivate: context.isPrivate,
      serverUrl: context.server.url,
      registry: context.server.registry
    },
    source: {
      event: context.event,
      ref: describeRef(context),
      headSha: context.headSha,
      branch: branchOf(context),
      commits: [...new Set([naming.revision, context.headSha, context.sha])],
      otherCheckout: otherCheckout(context, inputs, action),
      before: context.before,
      foreignHead: context.foreignHead
    },
    push,
    action,
    // Files are of no platform.
    platforms: action.kind === 'bake' ? action.bake.build.platforms : inputs.artifact ? [] : inputs.build.platforms,
    matrix:
      action.kind === 'bake'
        ? planTargetMatrix(action.bake.targets, inputs.runners)
        : planMatrix(inputs.build.platforms, inputs.runners),
    docker: readDockerSettings(env),
    credentials: {given: inputs.credentials, logout: inputs.logout, actor: context.actor},
    token: inputs.githubToken,
    retries: inputs.retries,
    insecureRegistries: inputs.insecureRegistries,
    forwardOnly: inputs.floatingTags === 'forward-only',
    attest,
    comment:
      inputs.comment && context.pullRequest
        ? {pullRequest: context.pullRequest.number, base: context.pullRequest.baseRef}
        : undefined,
    outputs: {
      separators: inputs.separators,
      bakeTarget: inputs.bakeTarget,
      annotationLevels: options.annotationLevels,
      exportVariables: options.exportVariables
    },
    summaryAzure: inputs.summaryAzure,
    dryRun: inputs.dryRun,
    handedOn: inputs.dryRun && !named ? handOn(planned, context) : undefined,
    warnings: [
      ...warnings,
      ...withheld(context, inputs),
      ...argumentWarnings,
      ...nameless,
      ...warningsOf(action),
      ...(hasOwnTags(inputs) || action.kind === 'retain'
        ? []
        : named
          ? named.images.map(image => image.planned)
          : [planned]
      ).flatMap(each =>
        checkTags(each, context, push, {
          building: isBuilding(context) && inputs.strict && !inputs.pushByDigest,
          promotes: inputs.promote !== undefined && inputs.tags.length === 0
        })
      )
    ]
  }
}

/** One target's image, in the shape of a plan of its own: every stage takes a target as it takes a single image. */
export function planOfTarget(plan: Plan, {naming, build}: Pick<BakeTarget, 'naming' | 'build'>): Plan {
  return {...plan, ...naming, platforms: build.platforms}
}

/** The images of a plan, each with a plan of its own: one, or one of each target. */
export function imagesOf(plan: Plan): {readonly plan: Plan; readonly target?: string}[] {
  const {action} = plan
  if (action.kind !== 'bake') return [{plan}]
  return action.bake.targets.map(target => ({plan: planOfTarget(plan, target), target: target.name}))
}

function branchOf({ref, pullRequest, foreignHead}: Context): string | undefined {
  if (ref.kind === 'branch') return ref.name
  if (!pullRequest?.headRef) return undefined
  return foreignHead === undefined ? pullRequest.headRef : `${foreignHead.split('/')[0]}:${pullRequest.headRef}`
}

/** A build of code that nobody of this repository has seen gets nothing that is secret. */
function withheld(context: Context, {build}: Inputs): string[] {
  const given = [...(build.secrets.length > 0 ? ['secrets'] : []), ...(build.ssh.length > 0 ? ['ssh'] : [])]
  if (given.length === 0 || !isUntrusted(context)) return []
  return [`The code is of ${context.foreignHead}, so it is built without the ${given.join(' and ')} that are given.`]
}

/** Whether there is an image to sign, or not to; a platform image is signed as part of its index. */
function isImage(action: Action): boolean {
  return !['nothing', 'cleanup', 'retain'].includes(action.kind) && !isByDigest(action)
}

/** A release tool, or a checkout of another ref, has left something else in the workspace than the event is about. */
function otherCheckout(
  {checkedOut, sha, headSha}: Context,
  {contextSource}: Inputs,
  action: Action
): string | undefined {
  const builds = ['build', 'reuse', 'bake'].includes(action.kind)
  if (!builds || contextSource === 'git' || checkedOut === undefined || [sha, headSha].includes(checkedOut))
    return undefined
  return `The workspace holds the commit ${checkedOut}, but this run is of ${headSha}, which tags and labels name. If they should name what is checked out, set context-source: git.`
}

import type {Context} from '../context/context.ts'
import {type ActionError, textOf} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {Repository} from '../oci/reference.ts'

/** Whether to push, and why. `if-allowed`: preflight asks the registry, and a denial is no failure. */
export interface PushDecision {
  readonly push: 'yes' | 'no' | 'if-allowed'
  readonly reason: string
  /** The user said so: nothing to tell. */
  readonly asked?: true
  /** Nobody said that it should be: the summary's heading says so too. */
  readonly unpublished?: true
  /** For a person who should act: code that nobody reviewed met a token that can write. */
  readonly warning?: string
}

export function describeRef({ref}: Context): string {
  if (ref.kind === 'pull-request') return `pull request #${ref.number}`
  if (ref.kind === 'other') return ref.name === '' ? 'no ref' : ref.name
  return `${ref.kind} ${ref.name}`
}

/** Code of another repository in a run that has this repository's secrets and a token that can write. */
export function isUntrusted({event, foreignHead}: Pick<Context, 'event' | 'foreignHead'>): boolean {
  return (event === 'workflow_run' || event === 'pull_request_target') && foreignHead !== undefined
}

export const DEPENDABOT = 'dependabot[bot]'

/** What the inputs say about the push, as far as it is not the input itself. */
export interface PushHints {
  /** Why what is built is not meant for a registry at all. */
  readonly elsewhere?: string | undefined
  /** The input `tags` names images and tags, and has no rules. */
  readonly referencesOnly?: boolean
}

/** https://docs.github.com/actions/security-guides/automatic-token-authentication: whose token may write. */
export function decidePush(
  context: Context,
  inputs: Pick<Inputs, 'push'> & Partial<Inputs>,
  {elsewhere, referencesOnly = false}: PushHints = {}
): PushDecision {
  const {event, pullRequest, foreignHead, actor, deleted} = context
  if (deleted) return {push: 'no', reason: `the ${deleted === 'ref' ? describeRef(context) : deleted} was deleted`}
  if (pullRequest?.closed) return {push: 'no', reason: 'the pull request is closed'}
  if (inputs.push === false) return {push: 'no', reason: 'push is false', asked: true}
  if (elsewhere !== undefined && inputs.push !== true) return {push: 'no', reason: elsewhere, asked: true}
  const unasked = inputs.push === undefined ? whyUnasked(inputs, referencesOnly) : undefined
  if (unasked) return unasked
  const untrusted = isUntrusted(context)
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

/**
 * What is built for use on this machine, or as docker/build-push-action's own step, is not pushed without a word:
 * there nothing is, and a step that was pasted from there must not publish by surprise.
 */
function whyUnasked(inputs: Partial<Inputs>, referencesOnly: boolean): PushDecision | undefined {
  const {build, images = [], pushByDigest, merge = [], mergeLegs = [], promote, reuse, attest, bake} = inputs
  if (build?.load) return {push: 'no', reason: 'load is true and push is not given', asked: true}
  const other = pushByDigest || merge.length + mergeLegs.length > 0 || promote !== undefined || reuse || attest === true
  if (!referencesOnly || images.length > 0 || other) return undefined
  const [names, action] = bake
    ? ['the definition’s tags name the images', 'docker/bake-action']
    : ['the input tags names the image', 'docker/build-push-action']
  return {
    push: 'no',
    reason: `push is not given, and ${names} as in ${action}, which pushes nothing then`,
    asked: true,
    unpublished: true,
    warning: `Built, not published: ${names} as in ${action}, which pushes nothing unless push is given. To publish ${bake ? 'them' : 'it'} add push: auto, which only builds for forks and in merge queues, or push: true.`
  }
}

/**
 * What an empty name means for the push: an error, or, where nothing is pushed or a refusal is no failure, warnings and
 * no push. `images` is what the image is called then.
 */
export function settleUnnamed(
  unnamed: readonly ActionError[],
  decision: PushDecision,
  strict: boolean,
  images: readonly Repository[]
): {readonly push: PushDecision; readonly warnings: readonly string[]} {
  const [first] = unnamed
  if (!first) return {push: decision, warnings: []}
  if (decision.push === 'yes' && strict) throw first
  const named = images.map(({text}) => text).join(', ')
  const warnings = unnamed.map(
    ({message, cause}) =>
      `${message} Why: ${textOf(cause)}. Nothing is pushed in this run, so it is left out: the image is called ${named}.`
  )
  const push = decision.push === 'if-allowed' ? ({push: 'no', reason: 'an image has no whole name'} as const) : decision
  return {push, warnings}
}

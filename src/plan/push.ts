import type {Context} from '../context/context.ts'
import type {Inputs} from '../inputs/inputs.ts'

/** Whether to push, and why. `if-allowed`: preflight asks the registry, and a denial is no failure. */
export interface PushDecision {
  readonly push: 'yes' | 'no' | 'if-allowed'
  readonly reason: string
  /** The user said so: nothing to tell. */
  readonly asked?: true
  /** For a person who should act: code that nobody reviewed met a token that can write. */
  readonly warning?: string
}

export function describeRef({ref}: Context): string {
  if (ref.kind === 'pull-request') return `pull request #${ref.number}`
  if (ref.kind === 'other') return ref.name === '' ? 'no ref' : ref.name
  return `${ref.kind} ${ref.name}`
}

const DEPENDABOT = 'dependabot[bot]'

/**
 * `elsewhere`: why what is built is not meant for a registry at all.
 * https://docs.github.com/actions/security-guides/automatic-token-authentication: whose token may write.
 */
export function decidePush(context: Context, inputs: Pick<Inputs, 'push'>, elsewhere?: string): PushDecision {
  const {event, pullRequest, foreignHead, actor, deleted} = context
  if (deleted) return {push: 'no', reason: `the ${deleted === 'ref' ? describeRef(context) : deleted} was deleted`}
  if (pullRequest?.closed) return {push: 'no', reason: 'the pull request is closed'}
  if (inputs.push === false) return {push: 'no', reason: 'push is false', asked: true}
  if (elsewhere !== undefined && inputs.push === 'auto') return {push: 'no', reason: elsewhere, asked: true}
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

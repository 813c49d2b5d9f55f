import {ActionError} from '../errors.ts'
import type {Runner} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import type {Context, Ref} from './context.ts'

/**
 * The context with ref and commit of the checked-out repository instead of the event's: for jobs that make a release
 * or check something else out. https://github.com/docker/metadata-action#context-input
 */
export async function contextOfCheckout(runner: Pick<Runner, 'run'>, context: Context): Promise<Context> {
  const sha = await git(runner, 'rev-parse', 'HEAD')
  const [time, refs] = await Promise.all([
    git(runner, 'show', '--no-patch', '--format=%cI', 'HEAD'),
    git(runner, 'for-each-ref', '--points-at=HEAD', '--format=%(refname)')
  ])
  const branch = await runner.run('git', ['symbolic-ref', '--quiet', 'HEAD'])
  const full = branch.exitCode === 0 ? branch.stdout.trim() : detachedRef(refs.split('\n'))
  return Object.freeze({...context, sha, headSha: sha, ref: toRef(full), commitDate: new Date(time)})
}

async function git(runner: Pick<Runner, 'run'>, ...args: string[]): Promise<string> {
  const {exitCode, stdout, stderr} = await runner.run('git', args)
  if (exitCode === 0) return stdout.trim()
  throw new ActionError('context', `git ${args[0]} failed: ${excerpt(stderr, 300)}`, {
    cause: 'context-source is git, which reads the repository in the workspace',
    hint: 'Put actions/checkout before this step.'
  })
}

/** A checkout of a tag or a pull request is on no branch: what points there, tags first, as actions/checkout leaves it. */
function detachedRef(refs: readonly string[]): string {
  const remote = (ref: string) =>
    ref.replace(/^refs\/remotes\/(?:pull\/(\d+\/.*)|[^/]+\/(.*))$/, (_, pull, name) =>
      pull ? `refs/pull/${pull}` : `refs/heads/${name}`
    )
  const order = [
    /^refs\/tags\//,
    /^refs\/remotes\/pull\//,
    /^refs\/pull\//,
    /^refs\/remotes\/(?!.*\/HEAD$)/,
    /^refs\/heads\//
  ]
  const found = order.map(pattern => refs.find(ref => pattern.test(ref))).find(ref => ref !== undefined)
  if (found !== undefined) return remote(found)
  throw new ActionError('context', 'Nothing names the commit that is checked out.', {
    cause: 'HEAD is detached, and no branch, tag or pull request points there',
    hint: 'Check out a branch or tag by its name, or use context-source: workflow.'
  })
}

function toRef(full: string): Ref {
  const pull = /^refs\/pull\/(\d+)\//.exec(full)?.[1]
  if (pull !== undefined) return {kind: 'pull-request', number: Number(pull)}
  if (full.startsWith('refs/tags/')) return {kind: 'tag', name: full.slice('refs/tags/'.length)}
  if (full.startsWith('refs/heads/')) return {kind: 'branch', name: full.slice('refs/heads/'.length)}
  return {kind: 'other', name: full}
}

import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import {allTags} from '../naming/names.ts'
import {sanitizeTag} from '../naming/sanitize.ts'
import {type NamingSources, planNaming} from './naming.ts'

/** Runs that anybody can start, or that are about code that is not merged, must not decide what is deleted. */
export function checkRetainEvent({event, ref, repositoryData}: Context): void {
  const branch = repositoryData?.defaultBranch
  const onDefault = ref.kind === 'branch' && (branch === undefined ? false : ref.name === branch)
  if (event === 'schedule' || event === 'workflow_dispatch' || (event === 'push' && onDefault)) return
  throw new ActionError(
    'input',
    `input retain: given in a run of ${event || 'no event'}, where nothing is cleaned up.`,
    {
      cause: 'what stays in the registry is decided on a schedule, by hand, or by a push to the default branch alone',
      hint: 'Give retain in a workflow of its own with on: schedule and workflow_dispatch; for pull requests there is cleanup: true.'
    }
  )
}

/** The names that the run's rules give to a git tag's image: a release of that tag protects them. */
export async function namesOfRelease(sources: NamingSources, gitTag: string): Promise<string[]> {
  const {context} = sources
  const asTag = {...context, event: 'push', ref: {kind: 'tag' as const, name: gitTag}, pullRequest: undefined, sha: ''}
  const plain = [sanitizeTag(gitTag), sanitizeTag(gitTag.replace(/^v(?=\d)/, ''))]
  try {
    const {naming} = await planNaming({...sources, context: {...asTag, headSha: ''}})
    // A name of this very run says nothing about the release.
    const names = allTags(naming.taggedImages).filter(({kind}) => kind !== 'run' && kind !== 'branch')
    return [...new Set([...names.map(({name}) => name), ...plain])]
  } catch {
    // A rule that can't be applied to that tag has named no image of it.
    return plain
  }
}

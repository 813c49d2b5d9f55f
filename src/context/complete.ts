import {textOf} from '../errors.ts'
import type {Host} from '../host.ts'
import {stringAt} from '../text/json.ts'
import {type Context, readRepositoryData} from './context.ts'

/**
 * The context with the repository's data, asked from the API only where the payload lacks it (a schedule's does).
 * Without an answer labels say less; that fails nothing.
 */
export async function completeContext(
  host: Pick<Host, 'github' | 'log'>,
  context: Context,
  token: string
): Promise<Context> {
  if (context.repositoryData || token === '') return context
  try {
    const data = await (await host.github(token)).request('GET /repos/{owner}/{repo}', nameOf(context))
    return Object.freeze({...context, repositoryData: readRepositoryData(data)})
  } catch (error) {
    host.log.info(`The repository’s description and licence could not be read for the labels: ${textOf(error)}`)
    return context
  }
}

/**
 * When the commit of this run was made: by the payload, else the API, else now. Asked for only if a template has
 * `{{commit_date}}`. An empty token means that nothing may be asked.
 */
export async function findCommitDate(
  host: Pick<Host, 'github' | 'log'>,
  context: Context,
  token: string
): Promise<Date> {
  if (context.commitDate) return context.commitDate
  if (token === '') return context.startedAt
  try {
    const parameters = {...nameOf(context), ref: context.sha}
    const data = await (await host.github(token)).request('GET /repos/{owner}/{repo}/commits/{ref}', parameters)
    const time = Date.parse(stringAt(data, 'commit', 'committer', 'date') ?? '')
    if (!Number.isNaN(time)) return new Date(time)
  } catch (error) {
    host.log.info(`The commit’s date could not be read: ${textOf(error)}`)
  }
  host.log.warning('The date of the commit is not known, so {{commit_date}} is the time of this run.')
  return context.startedAt
}

function nameOf({repository, owner}: Context): {owner: string; repo: string} {
  return {owner, repo: repository.slice(owner.length + 1)}
}

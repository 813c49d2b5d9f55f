import {textOf} from '../errors.ts'
import type {Runner} from '../runner.ts'
import {booleanAt, stringAt} from '../text/json.ts'
import {type Context, readRepositoryData} from './context.ts'

/**
 * The context with the repository's data, asked from the API only where the payload lacks it (a schedule's does).
 * Without an answer labels say less; that fails nothing.
 */
export async function completeContext(
  runner: Pick<Runner, 'github' | 'log'>,
  context: Context,
  token: string
): Promise<Context> {
  if (context.repositoryData || token === '') return context
  try {
    const data = await (await runner.github(token)).request('GET /repos/{owner}/{repo}', nameOf(context))
    return Object.freeze({
      ...context,
      repositoryData: readRepositoryData(data),
      isPrivate: context.isPrivate ?? booleanAt(data, 'private'),
      ownerType: context.ownerType ?? stringAt(data, 'owner', 'type')
    })
  } catch (error) {
    runner.log.info(`The repository’s description and licence could not be read for the labels: ${textOf(error)}`)
    return context
  }
}

/**
 * When the commit of this run was made: by the payload, else the checked-out repository, else the API, else now (with
 * a warning). Looked for only if a template has `{{commit_date}}` or the image is to be reproducible.
 * A plain dry run asks nobody: it looks at the payload and the checked-out repository.
 */
export async function findCommitDate(
  runner: Pick<Runner, 'github' | 'log' | 'run'>,
  context: Context,
  {githubToken, strict}: {readonly githubToken: string; readonly strict: boolean}
): Promise<Date> {
  if (context.commitDate) return context.commitDate
  return (
    (await fromCheckout(runner, context)) ??
    (strict ? await fromApi(runner, context, githubToken) : undefined) ??
    unknownDate(runner, context)
  )
}

async function fromCheckout({run}: Pick<Runner, 'run'>, {sha}: Context): Promise<Date | undefined> {
  try {
    const {exitCode, stdout} = await run('git', ['show', '--no-patch', '--format=%cI', sha])
    const time = Date.parse(stdout.trim())
    return exitCode === 0 && !Number.isNaN(time) ? new Date(time) : undefined
  } catch {
    // No git on this machine; the API knows too.
    return undefined
  }
}

async function fromApi(
  runner: Pick<Runner, 'github' | 'log'>,
  context: Context,
  token: string
): Promise<Date | undefined> {
  if (token === '') return undefined
  try {
    const parameters = {...nameOf(context), ref: context.sha}
    const data = await (await runner.github(token)).request('GET /repos/{owner}/{repo}/commits/{ref}', parameters)
    const time = Date.parse(stringAt(data, 'commit', 'committer', 'date') ?? '')
    if (!Number.isNaN(time)) return new Date(time)
  } catch (error) {
    runner.log.info(`The commit’s date could not be read: ${textOf(error)}`)
  }
  return undefined
}

function unknownDate({log}: Pick<Runner, 'log'>, {startedAt}: Context): Date {
  log.warning('The date of the commit is not known, so the time of this run stands in for it.')
  return startedAt
}

function nameOf({repository, owner}: Context): {owner: string; repo: string} {
  return {owner, repo: repository.slice(owner.length + 1)}
}

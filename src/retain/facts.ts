import {ActionError, textOf} from '../errors.ts'
import type {Policy} from '../inputs/retain.ts'
import type {RepositoryFacts} from '../plan/plan.ts'
import type {GitHubApi, Log} from '../runner.ts'
import {numberAt, stringAt} from '../text/json.ts'
import {pullRequestOf} from './judge.ts'

const PAGE = 100
const MOST_PAGES = 100

interface Asked {
  readonly api: GitHubApi
  readonly repository: Pick<RepositoryFacts, 'name'>
}

/** Every tag that a GitHub release names, with the release's own. Drafts count too. */
export async function readReleases(
  {api, repository}: Asked,
  namesOfRelease: (gitTag: string) => Promise<readonly string[]>
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  try {
    for (const release of await listAll(api, 'GET /repos/{owner}/{repo}/releases', parametersOf(repository))) {
      const tag = stringAt(release, 'tag_name') ?? ''
      if (tag !== '') for (const name of await namesOfRelease(tag)) names.set(name, tag)
    }
  } catch (cause) {
    if (cause instanceof ActionError) throw cause
    // Without them nobody knows what must stay.
    throw new ActionError('registry', 'The releases of the repository can’t be read, so nothing is deleted.', {
      cause,
      hint: 'Give the job the permission contents: read.'
    })
  }
  return names
}

/** Of each pull request that a tag names under a line `closed`, whether it is closed; without an answer nothing. */
export async function readPullRequests(
  {api, repository, log}: Asked & {readonly log: Pick<Log, 'warning'>},
  policies: readonly Policy[],
  tags: readonly string[]
): Promise<Map<number, 'open' | 'closed'>> {
  const patterns = policies.filter(({term}) => term.kind === 'closed').map(({pattern}) => pattern)
  const numbers = new Set(patterns.flatMap(pattern => tags.flatMap(tag => pullRequestOf(pattern, tag) ?? [])))
  const states = new Map<number, 'open' | 'closed'>()
  if (numbers.size === 0) return states
  const parameters = parametersOf(repository)
  try {
    const open = await listAll(api, 'GET /repos/{owner}/{repo}/pulls', {...parameters, state: 'open'})
    for (const entry of open) states.set(numberAt(entry, 'number') ?? 0, 'open')
    for (const number of numbers) if (!states.has(number)) await readOne(number)
  } catch (error) {
    if (error instanceof ActionError) throw error
    log.warning(
      `The pull requests can’t be read, so the tags of those not read stay: ${textOf(error)}. The job needs the permission pull-requests: read.`
    )
  }
  return states

  async function readOne(number: number): Promise<void> {
    try {
      const data = await api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
        ...parameters,
        pull_number: number
      })
      const state = stringAt(data, 'state')
      if (state === 'closed' || state === 'open') states.set(number, state)
    } catch (error) {
      // A number that never was a pull request's.
      if (numberAt(error, 'status') !== 404) throw error
    }
  }
}

async function listAll(api: GitHubApi, route: string, parameters: object): Promise<unknown[]> {
  const all: unknown[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const data = await api.request(route, {...parameters, per_page: PAGE, page})
    if (!Array.isArray(data)) throw new Error(`the answer to ${route} is not a list`)
    all.push(...data)
    if (data.length < PAGE) break
  }
  return all
}

function parametersOf({name}: Pick<RepositoryFacts, 'name'>): {owner: string; repo: string} {
  const [owner = '', repo = ''] = name.split('/')
  return {owner, repo}
}

import {createDiagnose} from '../diagnosis/diagnose.ts'
import {textOf} from '../errors.ts'
import {apiText} from '../github/text.ts'
import {faultContextOfRepository} from '../plan/fault-context.ts'
import type {Plan} from '../plan/plan.ts'
import type {Ports} from '../runner.ts'
import {field, numberAt, stringAt} from '../text/json.ts'

/** How `head` stands to `base`, two commits or branches. */
export interface Comparison {
  readonly status: 'identical' | 'ahead' | 'behind' | 'diverged'
  /** What `head` has and `base` has not: how many commits, and the newest of them, oldest first. */
  readonly total: number
  readonly commits: readonly string[]
  /** The newest commit that both have. */
  readonly mergeBase: string | undefined
}

/**
 * `unknown`: nobody is there who knows (no token, no such API, no permission, no such commit). `failed`: somebody
 * would know and did not answer.
 */
export type Compare = (base: string, head: string) => Promise<Comparison | 'unknown' | 'failed'>

const PAGE = 100

/** Asks https://docs.github.com/rest/commits/commits#compare-two-commits, which sends commits oldest first. */
export function createCompare(
  ports: Pick<Ports, 'github' | 'log'>,
  {repository, token}: Pick<Plan, 'repository' | 'token'>
): Compare {
  const [owner, repo] = repository.name.split('/')
  const diagnose = createDiagnose(faultContextOfRepository(repository))
  return async (base, head) => {
    if (token === '' || base === '' || head === '') return 'unknown'
    try {
      const api = await ports.github(token)
      const ask = async (page: number) => {
        const parameters = {owner, repo, basehead: `${base}...${head}`, per_page: PAGE, page}
        return await api.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
      }
      const data = await ask(1)
      const status = stringAt(data, 'status')
      if (status !== 'identical' && status !== 'ahead' && status !== 'behind' && status !== 'diverged') return 'unknown'
      const total = numberAt(data, 'total_commits') ?? 0
      const commits = commitsOf(total > PAGE ? await ask(Math.ceil(total / PAGE)) : data)
      return {status, total, commits, mergeBase: stringAt(data, 'merge_base_commit', 'sha')}
    } catch (error) {
      const found = diagnose(apiText(error), {operation: 'compare'})
      const why = found ? ` Why: ${found.cause}. ${found.fix}` : ''
      ports.log.info(`Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}: ${textOf(error)}.${why}`)
      const refused = [401, 403, 404].includes(numberAt(error, 'status') ?? 0) && !/rate limit/i.test(textOf(error))
      return refused ? 'unknown' : 'failed'
    }
  }
}

function commitsOf(data: unknown): string[] {
  const commits = field(data, 'commits')
  return (Array.isArray(commits) ? commits : []).flatMap(commit => stringAt(commit, 'sha') ?? [])
}

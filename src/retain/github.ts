import type {Diagnose} from '../diagnosis/diagnose.ts'
import {textOf} from '../errors.ts'
import {judge} from '../github/retry.ts'
import {apiText} from '../github/text.ts'
import {isDigest} from '../oci/digest.ts'
import type {Repository} from '../oci/reference.ts'
import type {RepositoryFacts} from '../plan/plan.ts'
import type {Clock, GitHubApi} from '../runner.ts'
import {field, numberAt, stringAt} from '../text/json.ts'
import type {Look, Store} from './store.ts'
import {contentOf, type Listed} from './version.ts'

const PAGE = 100
const MOST_PAGES = 1000
/** The job's token has one allowance for all jobs of the repository: this part of it is left to them. */
const LEFT_FOR_OTHERS = 0.2
/** Deletions between two looks at the allowance; those requests count for nothing. */
const LOOK_AT_ALLOWANCE = 20

/** `patient` tries again by itself, `api` does not. */
export interface GitHubStoreOptions {
  readonly api: GitHubApi
  readonly patient: GitHubApi
  readonly clock: Pick<Clock, 'now'>
  readonly repository: Pick<RepositoryFacts, 'owner' | 'ownerType'>
  readonly diagnose: Diagnose
}

/** The versions of a package in GitHub's registry. https://docs.github.com/rest/packages/packages */
export function createGitHubStore(image: Repository, options: GitHubStoreOptions): Store {
  const {api, patient, clock, repository, diagnose} = options
  const [owner = '', ...rest] = image.name.split('/')
  const parameters = {owner, package_name: rest.join('/')}
  const isUser = repository.ownerType === 'User' && owner.toLowerCase() === repository.owner.toLowerCase()
  // The two endpoints differ in this word alone; of another owner than the repository's nobody tells which it is.
  let scopes = isUser ? ['users', 'orgs'] : ['orgs', 'users']
  let removed = 0
  let lookedAt = -1
  let isNewestFirst = false
  const path = () => `/${scopes[0]}/{owner}/packages/container/{package_name}/versions`

  async function page(from: GitHubApi, number: number): Promise<{listed: Listed[]; isLast: boolean}> {
    const data = await from.request(`GET ${path()}`, {...parameters, per_page: PAGE, page: number, state: 'active'})
    if (!Array.isArray(data)) throw new Error('GitHub’s answer is not a list of versions')
    const entries: unknown[] = data
    return {listed: entries.map(versionIn).filter(entry => entry !== undefined), isLast: entries.length < PAGE}
  }

  async function firstPage() {
    try {
      return await page(patient, 1)
    } catch (error) {
      if (numberAt(error, 'status') !== 404) throw error
      scopes = [...scopes].reverse()
      return await page(patient, 1)
    }
  }

  async function find({id}: Listed): Promise<Listed | undefined> {
    try {
      return versionIn(await api.request(`GET ${path()}/{version_id}`, {...parameters, version_id: id}))
    } catch (error) {
      if (numberAt(error, 'status') === 404) return undefined
      throw error
    }
  }

  return {
    async list() {
      const versions = new Map<number, Listed>()
      for (let number = 1; number <= MOST_PAGES; number++) {
        const {listed, isLast} = number === 1 ? await firstPage() : await page(patient, number)
        // What is pushed meanwhile moves others to the next page, where they appear again.
        for (const version of listed) versions.set(version.id ?? 0, version)
        if (isLast) break
      }
      const all = [...versions.values()]
      isNewestFirst = all.every(({id = 0}, index) => id < (all[index - 1]?.id ?? Number.POSITIVE_INFINITY))
      return all
    },
    async look(version, known): Promise<Look> {
      const seen: Listed[] = []
      let isWhole = false
      for (let number = 1; number <= MOST_PAGES; number++) {
        const {listed, isLast} = await page(api, number)
        seen.push(...listed)
        isWhole = isLast && number === 1
        const last = listed.at(-1)
        // Behind one that is as it was there is nothing new.
        if (isLast || (isNewestFirst && last && isSame(last, known.get(last.digest)))) break
      }
      // An old one may have got a tag meanwhile, which no page read here shows; then its subject must stay.
      for (const other of known.values()) {
        if (other.state === 'gone' || contentOf(other)?.subject !== version.digest) continue
        if (seen.some(({id}) => id === other.id)) continue
        const now = await find(other)
        if (now) seen.push(now)
      }
      // One page is of one moment; what stands on a later one is asked for last.
      const own = isWhole ? seen.find(({id}) => id === version.id) : await find(version)
      const others = seen.filter(({id}) => id !== version.id)
      const changed = [...others, ...(own ? [own] : [])].filter(entry => !isSame(entry, known.get(entry.digest)))
      return {there: own !== undefined, changed}
    },
    async remove(version) {
      removed++
      try {
        await api.request(`DELETE ${path()}/{version_id}`, {...parameters, version_id: version.id})
        return 'deleted'
      } catch (error) {
        if (numberAt(error, 'status') === 404) return 'gone'
        throw error
      }
    },
    async mayGoOn() {
      if (removed - lookedAt < LOOK_AT_ALLOWANCE && lookedAt >= 0) return undefined
      lookedAt = removed
      const data = await api.request('GET /rate_limit', {}).catch(() => undefined)
      const limit = numberAt(data, 'resources', 'core', 'limit') ?? 0
      const remaining = numberAt(data, 'resources', 'core', 'remaining') ?? limit
      if (remaining >= limit * LEFT_FOR_OTHERS) return undefined
      return `most of the ${limit} requests that GitHub allows in an hour are used, and the rest is left to other jobs`
    },
    judge: error => judge(error, clock.now()),
    endsRun(error) {
      const status = numberAt(error, 'status')
      const isLimit = status === 429 || (status === 403 && /rate limit|abuse detection/i.test(textOf(error)))
      return isLimit ? `GitHub’s limit of requests is used up (${textOf(error)})` : undefined
    },
    explain(error) {
      const said = apiText(error)
      const found = diagnose(said, {operation: 'clean-up', image})
      return found ? `${found.cause} (${said}). ${found.fix}` : said
    },
    notes: {
      restore: `GitHub keeps deleted versions for 30 days. To get one back: gh api --method POST /${scopes[0]}/${owner}/packages/container/${encodeURIComponent(parameters.package_name)}/versions/ID/restore`
    }
  }
}

function versionIn(entry: unknown): Listed | undefined {
  const id = numberAt(entry, 'id')
  const digest = stringAt(entry, 'name') ?? ''
  const tags = field(entry, 'metadata', 'container', 'tags')
  if (id === undefined || !isDigest(digest)) return undefined
  const time = Date.parse(stringAt(entry, 'updated_at') ?? '')
  return {id, digest, tags: Array.isArray(tags) ? tags.map(String) : [], time: Number.isNaN(time) ? undefined : time}
}

function isSame(a: Listed, b: Listed | undefined): boolean {
  return b !== undefined && a.id === b.id && a.time === b.time && isEqual(a.tags, b.tags)
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(tag => b.includes(tag))
}

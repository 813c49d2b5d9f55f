import {parallel} from '../concurrency.ts'
import {createDiagnose} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import {withApiRetries} from '../github/retry.ts'
import type {Digest} from '../oci/digest.ts'
import type {Repository} from '../oci/reference.ts'
import type {Action} from '../plan/action.ts'
import {faultContextOfRepository} from '../plan/fault-context.ts'
import type {Plan} from '../plan/plan.ts'
import {isOwnTag} from '../plan/pull-request-tags.ts'
import type {RegistryClient} from '../registry/client.ts'
import type {Registries} from '../registry/registries.ts'
import type {GitHubApi, Ports} from '../runner.ts'
import {type Deletions, deleteDoomed} from './delete.ts'
import {readPullRequests, readReleases} from './facts.ts'
import {createGitHubStore} from './github.ts'
import {type Judge, judgeOfPolicies, judgeOfPullRequest, pullRequestOf} from './judge.ts'
import {createOciStore} from './oci.ts'
import type {Retained} from './outcome.ts'
import {readVersions} from './read.ts'
import {select} from './select.ts'
import {otherRepository} from './source.ts'
import type {Store} from './store.ts'
import {retainedOf} from './tell.ts'
import {ownTags, type Version} from './version.ts'

type RetainPorts = Pick<Ports, 'github' | 'log' | 'clock'>
type RetainPlan = Pick<Plan, 'images' | 'repository' | 'token' | 'retries' | 'dryRun'>
export type RetainAction = Extract<Action, {kind: 'retain' | 'cleanup'}>

/** Requests at a time. */
const CONCURRENCY = 8

/**
 * Deletes from each image's repository what the policy, or a closed pull request, lets go; never what something that
 * stays needs. A fault is a warning: the next run begins anew with what is there then. A dry run only looks.
 */
export async function retain(
  ports: RetainPorts,
  plan: RetainPlan,
  action: RetainAction,
  registries: Registries
): Promise<Retained[]> {
  const results: Retained[] = []
  const needsApi = action.kind === 'retain' || plan.images.some(image => isGitHubs(image, plan))
  if (needsApi && plan.token === '') {
    throw new ActionError(
      'input',
      'input github-token: empty, so GitHub can’t be asked what is there and what must stay.',
      {
        hint: 'Leave the input out: the job’s token is its default.'
      }
    )
  }
  // Reading is tried again where a fault passes. A deletion is not, but looked at again first: see delete.ts.
  const api = needsApi ? await ports.github(plan.token) : NO_API
  const patient = needsApi ? await withApiRetries(ports, plan.retries).github(plan.token) : NO_API
  const releases =
    action.kind === 'retain' ? await readReleases({api: patient, ...plan}, action.namesOfRelease) : new Map()
  for (const image of plan.images) {
    const run = {ports, plan, action, image, api: patient, releases, registry: registries(image)}
    const store = storeOf(image, plan, {api, patient, registry: run.registry, clock: ports.clock})
    try {
      results.push(await retainImage(run, store))
    } catch (error) {
      if (error instanceof ActionError && error.code === 'cancelled') throw error
      ports.log.warning(`${image.text} was not cleaned up: ${store.explain(error)}.`, {title: 'Not cleaned up'})
    }
  }
  return results
}

interface ImageRun {
  readonly ports: RetainPorts
  readonly plan: RetainPlan
  readonly action: RetainAction
  readonly image: Repository
  readonly api: GitHubApi
  readonly releases: ReadonlyMap<string, string>
  readonly registry: RegistryClient
}

async function retainImage(run: ImageRun, store: Store): Promise<Retained> {
  const {ports, plan, image, registry} = run
  const listed = await store.list()
  const versions = new Map<Digest, Version>()
  // What only an index speaks of, and is not there, is no version.
  for (const version of await readVersions(registry, [...listed, ...(await unlisted(registry, listed))]))
    if (version.read !== 'missing' || version.id !== undefined || version.tags.length > 0)
      versions.set(version.digest, version)
  const judgeOf = await judgeFor(run, [...versions.values()])
  const all = () => [...versions.values()]
  const deletions: Deletions = plan.dryRun
    ? dryRun(all(), judgeOf(all()))
    : await deleteDoomed(ports, versions, {store, registry, retries: plan.retries, judgeOf, name: image.text})
  const retained = retainedOf(image, all(), deletions, {dryRun: plan.dryRun, notes: store.notes})
  tell(ports, retained)
  return retained
}

function dryRun(versions: readonly Version[], judge: Judge): Deletions {
  const selection = select(versions, judge)
  const deleted = versions.flatMap(version => {
    const verdict = selection.doomed.get(version.digest)
    return verdict ? [{version, why: verdict.why}] : []
  })
  return {deleted, failed: [], selection, stopped: undefined}
}

function tell({log}: Pick<Ports, 'log'>, {repository, dryRun, deleted, failed, kept, stopped}: Retained): void {
  const verb = dryRun ? 'would be deleted' : 'deleted'
  if (dryRun) for (const {name, why} of deleted) log.info(`${repository.text}: ${name} would go, ${why}.`)
  log.info(`${repository.text}: ${deleted.length} ${verb}, ${kept.length} stay.`)
  const [first] = failed
  if (first) {
    const more = failed.length > 1 ? `, and ${failed.length - 1} more` : ''
    log.warning(`${repository.text}: ${first.name}${more} could not be deleted: ${first.why}.`, {title: 'Not deleted'})
  }
  if (stopped !== undefined)
    log.warning(`${repository.text}: the clean-up ended early: ${stopped}. The next run goes on.`, {
      title: 'Not all deleted'
    })
}

/**
 * Tags that the registry knows and the list of versions does not: a list of many pages misses an entry where another is
 * deleted meanwhile. They can't be deleted here, and what they need stays.
 */
async function unlisted(registry: RegistryClient, listed: Awaited<ReturnType<Store['list']>>) {
  const known = new Set(listed.flatMap(({tags}) => tags))
  const digests = new Set(listed.map(({digest}) => digest))
  const names = (await registry.listTags()).filter(tag => !known.has(tag))
  const found = await parallel(names, CONCURRENCY, async tag => ({tag, digest: await registry.resolveTag(tag)}))
  return found.flatMap(({tag, digest}) =>
    digest === undefined || digests.has(digest) ? [] : [{digest, tags: [tag], time: undefined}]
  )
}

/** What the policy asks of the world is asked once. */
async function judgeFor(
  {action, plan, ports, api, releases, registry}: ImageRun,
  versions: readonly Version[]
): Promise<(versions: readonly Version[]) => Judge> {
  if (action.kind === 'cleanup') {
    const {tags} = action
    const foreign = await foreignOf(versions, tag => isOwnTag(tag, tags))
    return () => judgeOfPullRequest(tags, {foreign})
  }
  const {policies} = action
  const names = versions.flatMap(ownTags)
  const pullRequests = await readPullRequests({api, repository: plan.repository, log: ports.log}, policies, names)
  const closed = policies.filter(({term}) => term.kind === 'closed')
  const isClosed = (tag: string) =>
    closed.some(({pattern}) => pullRequests.get(pullRequestOf(pattern, tag) ?? 0) === 'closed')
  const facts = {now: ports.clock.now(), releases, pullRequests, foreign: await foreignOf(versions, isClosed)}
  return current => judgeOfPolicies(policies, facts, current)

  async function foreignOf(all: readonly Version[], isCandidate: (tag: string) => boolean) {
    const candidates = all.filter(version => ownTags(version).some(isCandidate))
    const found = await parallel(candidates, CONCURRENCY, async ({digest}) => {
      return [digest, await otherRepository(registry, digest, plan.repository)] as const
    })
    return new Map(found.filter((pair): pair is [Digest, string] => pair[1] !== undefined))
  }
}

/** For what another registry's clean-up never asks. */
const NO_API: GitHubApi = {
  request: route => Promise.reject(new Error(`no token to ask ${route} with`))
}

/** Gitea's and Forgejo's registry is the server itself, and has no such API. */
function isGitHubs(image: Repository, {repository}: RetainPlan): boolean {
  return image.registry === repository.registry && URL.parse(repository.serverUrl)?.host !== image.registry
}

function storeOf(
  image: Repository,
  plan: RetainPlan,
  {
    registry,
    clock,
    ...apis
  }: Pick<ImageRun, 'registry'> & {readonly clock: Ports['clock']} & Record<'api' | 'patient', GitHubApi>
): Store {
  return isGitHubs(image, plan)
    ? createGitHubStore(image, {
        ...apis,
        clock,
        repository: plan.repository,
        diagnose: createDiagnose(faultContextOfRepository(plan.repository))
      })
    : createOciStore(registry, clock)
}

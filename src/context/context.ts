import {posix} from 'node:path'
import {ActionError} from '../errors.ts'
import type {Runner} from '../runner.ts'
import {booleanAt, field, numberAt, parseJson, stringAt} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'
import {checkedOutCommit} from './head.ts'

/** What started the run points at. `name` is without `refs/heads/` and the like. */
export type Ref =
  | {readonly kind: 'branch'; readonly name: string}
  | {readonly kind: 'tag'; readonly name: string}
  | {readonly kind: 'pull-request'; readonly number: number}
  /** merge_group's queue branch, `refs/notes/…`, none at all. `name` is the whole ref. */
  | {readonly kind: 'other'; readonly name: string}

export interface PullRequest {
  readonly number: number
  readonly headSha: string
  /** The branch that it comes from. */
  readonly headRef: string
  /** `owner/name` of the repository that the head branch is in; undefined when that fork is deleted. */
  readonly headRepository: string | undefined
  readonly baseRef: string
  readonly author: string
  /** True after `closed`, merged or not. */
  readonly closed: boolean
}

/** https://docs.github.com/rest/repos/repos#get-a-repository, as far as labels need it. */
export interface RepositoryData {
  readonly name: string
  readonly description: string
  readonly url: string
  /** SPDX identifier, empty where GitHub knows none. */
  readonly license: string
  readonly defaultBranch: string
}

/** Everything that the run is about: read once, then frozen. */
export interface Context {
  readonly event: string
  readonly ref: Ref
  /** GITHUB_SHA: for a pull request the merge commit, else the commit itself. Empty only outside a repository. */
  readonly sha: string
  /** The commit that people see: a pull request's head, else the same as `sha`. */
  readonly headSha: string
  readonly pullRequest: PullRequest | undefined
  /** `owner/name` of another repository whose code this event may be about (fork pull request, its workflow_run). */
  readonly foreignHead: string | undefined
  /** What the event says is gone: then there is nothing to build. */
  readonly deleted: 'release' | 'ref' | undefined
  /** A `release` event whose release is marked as a pre-release. */
  readonly prerelease: boolean
  /** The branch that a pull request goes into. */
  readonly baseRef: string
  readonly run: {readonly id: string; readonly number: string; readonly attempt: string; readonly url: string}
  /** `owner/name`, case kept. */
  readonly repository: string
  readonly owner: string
  /** What the payload tells; undefined where it lacks something that only the API knows. */
  readonly repositoryData: RepositoryData | undefined
  readonly isPrivate: boolean | undefined
  /** `User` or `Organization`. */
  readonly ownerType: string | undefined
  /** `registry`: the server's own container registry. */
  readonly server: {readonly url: string; readonly host: string; readonly registry: string}
  readonly actor: string
  /** The commit that the branch was at before this push. */
  readonly before: string | undefined
  /** When the commit of `sha` was made, where the payload tells. */
  readonly commitDate: Date | undefined
  /** Whether the workspace holds a checkout, or at least the Dockerfile: else there is only the repository to build. */
  readonly hasSources: boolean
  /** The commit that the workspace holds; undefined where there is no checkout. */
  readonly checkedOut: string | undefined
  /** When the step started: the time of everything that is dated in this run. */
  readonly startedAt: Date
}

/**
 * Reads the runner's variables and the event file; `file` is the Dockerfile's path where one is given.
 * https://docs.github.com/actions/reference/variables-reference
 */
export async function readContext(runner: Pick<Runner, 'env' | 'files' | 'clock'>, file = ''): Promise<Context> {
  const {env} = runner
  const repository = env.GITHUB_REPOSITORY ?? ''
  if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) {
    throw new ActionError('context', `GITHUB_REPOSITORY is “${repository}”, not owner/name`, {
      hint: 'Run this action in a GitHub Actions workflow, which sets it.'
    })
  }
  const payload = await readPayload(runner)
  const event = env.GITHUB_EVENT_NAME ?? ''
  const pullRequest = readPullRequest(payload, event)
  const sha = env.GITHUB_SHA ?? ''
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com'
  const id = env.GITHUB_RUN_ID ?? ''
  return Object.freeze({
    event,
    ref: readRef(env.GITHUB_REF ?? '', event, pullRequest),
    sha,
    headSha: pullRequest?.headSha || sha,
    pullRequest,
    foreignHead: readForeignHead(payload, pullRequest, repository),
    deleted: readDeleted(payload, event),
    prerelease: event === 'release' && booleanAt(payload, 'release', 'prerelease') === true,
    baseRef: pullRequest?.baseRef || (stringAt(payload, 'base_ref') ?? '').replace(/^refs\/heads\//, ''),
    run: {
      id,
      number: env.GITHUB_RUN_NUMBER ?? '',
      attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
      url: `${serverUrl}/${repository}/actions/runs/${id}`
    },
    repository,
    owner: repository.slice(0, repository.indexOf('/')),
    repositoryData: readRepositoryData(field(payload, 'repository')),
    isPrivate: booleanAt(payload, 'repository', 'private'),
    ownerType: stringAt(payload, 'repository', 'owner', 'type'),
    server: readServer(serverUrl, env),
    actor: env.GITHUB_ACTOR ?? '',
    before: stringAt(payload, 'before'),
    commitDate: readCommitDate(payload, sha),
    hasSources: await hasSources(runner, file),
    checkedOut: await checkedOutCommit(runner, [env.GITHUB_WORKSPACE || '.']),
    startedAt: new Date(runner.clock.now())
  })
}

function readDeleted(payload: unknown, event: string): Context['deleted'] {
  if (event === 'release' && stringAt(payload, 'action') === 'deleted') return 'release'
  return event === 'push' && booleanAt(payload, 'deleted') === true ? 'ref' : undefined
}

/**
 * ghcr.io for github.com; a sub-domain of Enterprise servers and ghe.com; Gitea's and Forgejo's is the server itself.
 * https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry
 */
function serverRegistry(host: string, {GITEA_ACTIONS, FORGEJO_ACTIONS}: Runner['env']): string {
  if (GITEA_ACTIONS === 'true' || FORGEJO_ACTIONS === 'true') return host
  return host === 'github.com' ? 'ghcr.io' : `containers.${host}`
}

/** A push names its commits with their times; other events name the head commit here and there. */
function readCommitDate(payload: unknown, sha: string): Date | undefined {
  const commits = [field(payload, 'head_commit'), field(payload, 'workflow_run', 'head_commit')]
  const commit = commits.find(found => stringAt(found, 'id') === sha && sha !== '')
  const time = Date.parse(stringAt(commit, 'timestamp') ?? '')
  return Number.isNaN(time) ? undefined : new Date(time)
}

async function hasSources({env, files}: Pick<Runner, 'env' | 'files'>, file: string): Promise<boolean> {
  const places = ['.git', file || 'Dockerfile'].map(path => posix.resolve(env.GITHUB_WORKSPACE ?? '.', path))
  return (await Promise.all(places.map(files.exists))).includes(true)
}

async function readPayload(runner: Pick<Runner, 'env' | 'files'>): Promise<unknown> {
  const path = runner.env.GITHUB_EVENT_PATH
  if (!path) return {}
  const bytes = await runner.files.read(path)
  if (bytes === undefined) return {}
  const payload = parseJson(bytes.toString('utf8'))
  if (payload === undefined) throw new ActionError('context', `The event file ${path} is not JSON`)
  return payload
}

function readPullRequest(payload: unknown, event: string): PullRequest | undefined {
  // Other events (issue_comment, check_suite) mention pull requests too, but their ref is a branch's.
  if (!/^pull_request(_target|_review|_review_comment)?$/.test(event)) return undefined
  const found = field(payload, 'pull_request')
  const number = numberAt(found, 'number') ?? numberAt(payload, 'number')
  if (number === undefined) return undefined
  return {
    number,
    headSha: stringAt(found, 'head', 'sha') ?? '',
    headRef: stringAt(found, 'head', 'ref') ?? '',
    headRepository: stringAt(found, 'head', 'repo', 'full_name'),
    baseRef: stringAt(found, 'base', 'ref') ?? '',
    author: stringAt(found, 'user', 'login') ?? '',
    closed: stringAt(payload, 'action') === 'closed'
  }
}

function readRef(full: string, event: string, pullRequest: PullRequest | undefined): Ref {
  // On pull_request_target, and on a merged pull request's `closed`, GITHUB_REF is the base branch:
  // taken literally it would publish a pull request's image as `main`.
  if (pullRequest) return {kind: 'pull-request', number: pullRequest.number}
  const number = /^refs\/pull\/(\d+)\//.exec(full)?.[1]
  if (number !== undefined) return {kind: 'pull-request', number: Number(number)}
  if (event === 'merge_group' || full.startsWith('refs/heads/gh-readonly-queue/')) return {kind: 'other', name: full}
  if (full.startsWith('refs/heads/')) return {kind: 'branch', name: full.slice('refs/heads/'.length)}
  if (full.startsWith('refs/tags/')) return {kind: 'tag', name: full.slice('refs/tags/'.length)}
  return {kind: 'other', name: full}
}

function readForeignHead(
  payload: unknown,
  pullRequest: PullRequest | undefined,
  repository: string
): string | undefined {
  const workflowRun = field(payload, 'workflow_run')
  if (!pullRequest && workflowRun === undefined) return undefined
  const head = pullRequest ? pullRequest.headRepository : stringAt(workflowRun, 'head_repository', 'full_name')
  if (head === undefined) return 'a deleted repository'
  return head.toLowerCase() === repository.toLowerCase() ? undefined : head
}

/** From the shape that payloads and the API share; undefined unless each of its facts is there, if only as null. */
export function readRepositoryData(repository: unknown): RepositoryData | undefined {
  const name = stringAt(repository, 'name')
  const url = stringAt(repository, 'html_url')
  const defaultBranch = stringAt(repository, 'default_branch')
  const known = field(repository, 'description') !== undefined && field(repository, 'license') !== undefined
  if (name === undefined || url === undefined || defaultBranch === undefined || !known) return undefined
  return {
    name,
    description: stringAt(repository, 'description') ?? '',
    url,
    license: stringAt(repository, 'license', 'spdx_id') ?? '',
    defaultBranch
  }
}

function readServer(url: string, env: Runner['env']): Context['server'] {
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    const {host} = new URL(url)
    return {url, host, registry: serverRegistry(host, env)}
  }
  throw new ActionError(
    'context',
    `GITHUB_SERVER_URL is “${excerpt(url, 80)}”, which is not the address of a server.`,
    {
      hint: 'Where the runner’s own settings name the server, write it with https:// in front.'
    }
  )
}

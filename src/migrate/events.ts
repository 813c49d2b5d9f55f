import type {Context, Ref} from '../context/context.ts'

/** A run that a move is proved for. */
export interface SampleEvent {
  readonly name: string
  /** Names of `on:` that start such a run. */
  readonly triggers: readonly string[]
  /** Which filter of `on.push` lets it through. */
  readonly pushed?: 'branches' | 'tags'
  readonly context: Context
  /** https://docs.github.com/actions/reference/contexts#github-context */
  readonly github: Readonly<Record<string, unknown>>
}

/** What runs are about, where a run has it. */
export interface RunFacts {
  /** `owner/name` */
  readonly repository: string
  readonly defaultBranch: string
  /** Another branch, which the pull request comes from too. */
  readonly branch: string
  /** Of a version, and of a pre-release. */
  readonly tag: string
  readonly prereleaseTag: string
  /** Of the pull request. */
  readonly number: number
  readonly sha: string
  /** Of the pull request's head. */
  readonly headSha: string
  readonly actor: string
  /** Whether the pull request comes from a repository of the actor's. */
  readonly fork: boolean
}

export const SAMPLE_FACTS: RunFacts = {
  repository: 'Acme/Tool',
  defaultBranch: 'main',
  branch: 'feature/x',
  tag: 'v1.2.3',
  prereleaseTag: 'v2.0.8-beta.67',
  number: 2,
  sha: '860c1904a1ce19322e91ac35af1ab07466440c37',
  headSha: '3f2a9c5b1d7e4860a9b2c3d4e5f60718293a4b5c',
  actor: 'octo',
  fork: false
}

const MERGE_COMMIT = 'b7c1d2e3f4a5968778695a4b3c2d1e0f11223344'
/** https://docs.github.com/rest/repos/repos#get-a-repository */
function repositoryOf({repository, defaultBranch}: RunFacts) {
  const [owner = '', name = ''] = repository.split('/')
  return {
    id: 1,
    name,
    full_name: repository,
    private: false,
    fork: false,
    owner: {login: owner, type: 'Organization'},
    html_url: `https://github.com/${repository}`,
    description: 'A tool that helps',
    default_branch: defaultBranch,
    license: {key: 'mit', name: 'MIT License', spdx_id: 'MIT'},
    visibility: 'public'
  }
}

/** Where the pull request comes from. */
function headRepository(facts: RunFacts): string {
  return facts.fork ? `${facts.actor}/${facts.repository.split('/')[1]}` : facts.repository
}

const STARTED_AT = new Date('2026-02-03T04:05:06Z')
const DISPATCHED = ['workflow_dispatch', 'repository_dispatch', 'workflow_call', 'workflow_run', 'issue_comment']

/** Eight runs, of all the kinds that names differ in. */
export function sampleEvents(facts: RunFacts): readonly SampleEvent[] {
  const {defaultBranch, branch, tag, prereleaseTag, number} = facts
  const pushed = (name: string, ref: string, filter: 'branches' | 'tags'): SampleEvent => ({
    ...sample(facts, name, 'push', ref, pushOf(facts, ref)),
    pushed: filter
  })
  const repo = {...repositoryOf(facts), full_name: headRepository(facts), fork: facts.fork}
  return [
    pushed('push', `refs/heads/${defaultBranch}`, 'branches'),
    pushed('branch', `refs/heads/${branch}`, 'branches'),
    pushed('tag', `refs/tags/${tag}`, 'tags'),
    pushed('pre-release tag', `refs/tags/${prereleaseTag}`, 'tags'),
    {
      ...sample(facts, 'pull request', 'pull_request', `refs/pull/${number}/merge`, {
        action: 'synchronize',
        number,
        pull_request: {
          number,
          merged: false,
          draft: false,
          user: {login: facts.actor},
          labels: [],
          head: {ref: branch, sha: facts.headSha, repo},
          base: {ref: defaultBranch, sha: facts.sha, repo: repositoryOf(facts)}
        }
      }),
      triggers: ['pull_request', 'pull_request_target']
    },
    sample(facts, 'schedule', 'schedule', `refs/heads/${defaultBranch}`, {schedule: '0 3 * * *'}),
    {
      ...sample(facts, 'dispatch', 'workflow_dispatch', `refs/heads/${defaultBranch}`, {inputs: {}}),
      triggers: DISPATCHED
    },
    sample(facts, 'release', 'release', `refs/tags/${tag}`, {
      action: 'published',
      release: {id: 7, tag_name: tag, name: tag, prerelease: false, draft: false, target_commitish: defaultBranch}
    })
  ]
}

/** The eight runs that a move is proved for. */
export const SAMPLE_EVENTS = sampleEvents(SAMPLE_FACTS)

function pushOf({sha}: RunFacts, ref: string): object {
  const commit = {id: sha, timestamp: '2026-02-03T03:00:00Z', message: 'Work'}
  return {
    ref,
    before: '0'.repeat(40),
    after: sha,
    head_commit: commit,
    commits: [commit],
    created: false,
    deleted: false
  }
}

function sample(facts: RunFacts, name: string, event: string, ref: string, payload: object): SampleEvent {
  const {repository, defaultBranch, branch, actor} = facts
  const owner = repository.split('/')[0] ?? ''
  const isPullRequest = event === 'pull_request'
  const sha = isPullRequest ? MERGE_COMMIT : facts.sha
  const short = ref.replace(/^refs\/(heads|tags|pull)\//, '')
  const github = {
    event_name: event,
    event: {...payload, repository: repositoryOf(facts), sender: {login: actor}},
    ref,
    ref_name: short,
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : isPullRequest ? '' : 'branch',
    ref_protected: false,
    sha,
    head_ref: isPullRequest ? branch : '',
    base_ref: isPullRequest ? defaultBranch : '',
    repository,
    repository_owner: owner,
    repository_id: '1',
    repository_owner_id: '2',
    repositoryUrl: `git://github.com/${repository}.git`,
    actor,
    triggering_actor: actor,
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
    graphql_url: 'https://api.github.com/graphql',
    run_id: '4242',
    run_number: '17',
    run_attempt: '1',
    workflow: 'image',
    job: 'image',
    workspace: '/home/runner/work/Tool/Tool',
    token: 'x-github-token'
  }
  return {name, triggers: [event], github, context: contextOf(facts, event, ref, sha)}
}

function contextOf(facts: RunFacts, event: string, ref: string, sha: string): Context {
  const {repository, defaultBranch, branch, actor, number} = facts
  const data = repositoryOf(facts)
  const isPullRequest = event === 'pull_request'
  return {
    event,
    ref: refOf(ref, number),
    sha,
    headSha: isPullRequest ? facts.headSha : sha,
    pullRequest: isPullRequest
      ? {
          number,
          headSha: facts.headSha,
          headRepository: headRepository(facts),
          headRef: branch,
          baseRef: defaultBranch,
          author: actor,
          closed: false
        }
      : undefined,
    foreignHead: isPullRequest && facts.fork ? headRepository(facts) : undefined,
    prerelease: false,
    baseRef: isPullRequest ? defaultBranch : '',
    run: {id: '4242', number: '17', attempt: '1', url: `https://github.com/${repository}/actions/runs/4242`},
    repository,
    owner: data.owner.login,
    repositoryData: {
      name: data.name,
      description: data.description,
      url: data.html_url,
      license: 'MIT',
      defaultBranch
    },
    isPrivate: false,
    ownerType: 'Organization',
    server: {url: 'https://github.com', host: 'github.com', registry: 'ghcr.io'},
    actor,
    before: undefined,
    commitDate: STARTED_AT,
    startedAt: STARTED_AT,
    deleted: undefined,
    hasSources: true,
    checkedOut: undefined
  }
}

function refOf(ref: string, number: number): Ref {
  if (ref.startsWith('refs/pull/')) return {kind: 'pull-request', number}
  if (ref.startsWith('refs/tags/')) return {kind: 'tag', name: ref.slice('refs/tags/'.length)}
  return {kind: 'branch', name: ref.slice('refs/heads/'.length)}
}

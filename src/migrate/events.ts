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

const COMMIT = '860c1904a1ce19322e91ac35af1ab07466440c37'
const MERGE_COMMIT = 'b7c1d2e3f4a5968778695a4b3c2d1e0f11223344'
const HEAD_COMMIT = '3f2a9c5b1d7e4860a9b2c3d4e5f60718293a4b5c'
const REPOSITORY = {
  id: 1,
  name: 'Tool',
  full_name: 'Acme/Tool',
  private: false,
  fork: false,
  owner: {login: 'Acme', type: 'Organization'},
  html_url: 'https://github.com/Acme/Tool',
  description: 'A tool that helps',
  default_branch: 'main',
  license: {key: 'mit', name: 'MIT License', spdx_id: 'MIT'},
  visibility: 'public'
}

const STARTED_AT = new Date('2026-02-03T04:05:06Z')
const DISPATCHED = ['workflow_dispatch', 'repository_dispatch', 'workflow_call', 'workflow_run', 'issue_comment']

/** The eight runs that a move is proved for. */
export const SAMPLE_EVENTS: readonly SampleEvent[] = [
  {...sample('push', 'push', 'refs/heads/main', pushOf('refs/heads/main')), pushed: 'branches'},
  {...sample('branch', 'push', 'refs/heads/feature/x', pushOf('refs/heads/feature/x')), pushed: 'branches'},
  {...sample('tag', 'push', 'refs/tags/v1.2.3', pushOf('refs/tags/v1.2.3')), pushed: 'tags'},
  {
    ...sample('pre-release tag', 'push', 'refs/tags/v2.0.8-beta.67', pushOf('refs/tags/v2.0.8-beta.67')),
    pushed: 'tags'
  },
  {
    ...sample('pull request', 'pull_request', 'refs/pull/2/merge', {
      action: 'synchronize',
      number: 2,
      pull_request: {
        number: 2,
        merged: false,
        draft: false,
        user: {login: 'octo'},
        labels: [],
        head: {ref: 'feature/x', sha: HEAD_COMMIT, repo: REPOSITORY},
        base: {ref: 'main', sha: COMMIT, repo: REPOSITORY}
      }
    }),
    triggers: ['pull_request', 'pull_request_target']
  },
  sample('schedule', 'schedule', 'refs/heads/main', {schedule: '0 3 * * *'}),
  {...sample('dispatch', 'workflow_dispatch', 'refs/heads/main', {inputs: {}}), triggers: DISPATCHED},
  sample('release', 'release', 'refs/tags/v1.2.3', {
    action: 'published',
    release: {id: 7, tag_name: 'v1.2.3', name: 'v1.2.3', prerelease: false, draft: false, target_commitish: 'main'}
  })
]

function pushOf(ref: string): object {
  const commit = {id: COMMIT, timestamp: '2026-02-03T03:00:00Z', message: 'Work'}
  return {
    ref,
    before: '0'.repeat(40),
    after: COMMIT,
    head_commit: commit,
    commits: [commit],
    created: false,
    deleted: false
  }
}

function sample(name: string, event: string, ref: string, payload: object): SampleEvent {
  const isPullRequest = event === 'pull_request'
  const sha = isPullRequest ? MERGE_COMMIT : COMMIT
  const short = ref.replace(/^refs\/(heads|tags|pull)\//, '')
  const github = {
    event_name: event,
    event: {...payload, repository: REPOSITORY, sender: {login: 'octo'}},
    ref,
    ref_name: short,
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : isPullRequest ? '' : 'branch',
    ref_protected: false,
    sha,
    head_ref: isPullRequest ? 'feature/x' : '',
    base_ref: isPullRequest ? 'main' : '',
    repository: 'Acme/Tool',
    repository_owner: 'Acme',
    repository_id: '1',
    repository_owner_id: '2',
    repositoryUrl: 'git://github.com/Acme/Tool.git',
    actor: 'octo',
    triggering_actor: 'octo',
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
  return {name, triggers: [event], github, context: contextOf(event, ref, sha)}
}

function contextOf(event: string, ref: string, sha: string): Context {
  const isPullRequest = event === 'pull_request'
  return {
    event,
    ref: refOf(ref),
    sha,
    headSha: isPullRequest ? HEAD_COMMIT : sha,
    pullRequest: isPullRequest
      ? {
          number: 2,
          headSha: HEAD_COMMIT,
          headRepository: 'Acme/Tool',
          headRef: 'feature/x',
          baseRef: 'main',
          author: 'octo',
          closed: false
        }
      : undefined,
    foreignHead: undefined,
    prerelease: false,
    baseRef: isPullRequest ? 'main' : '',
    run: {id: '4242', number: '17', attempt: '1', url: 'https://github.com/Acme/Tool/actions/runs/4242'},
    repository: 'Acme/Tool',
    owner: 'Acme',
    repositoryData: {
      name: REPOSITORY.name,
      description: REPOSITORY.description,
      url: REPOSITORY.html_url,
      license: 'MIT',
      defaultBranch: 'main'
    },
    isPrivate: false,
    ownerType: 'Organization',
    server: {url: 'https://github.com', host: 'github.com', registry: 'ghcr.io'},
    actor: 'octo',
    before: undefined,
    commitDate: STARTED_AT,
    startedAt: STARTED_AT,
    deleted: undefined,
    hasSources: true,
    checkedOut: undefined
  }
}

function refOf(ref: string): Ref {
  if (ref.startsWith('refs/pull/')) return {kind: 'pull-request', number: 2}
  if (ref.startsWith('refs/tags/')) return {kind: 'tag', name: ref.slice('refs/tags/'.length)}
  return {kind: 'branch', name: ref.slice('refs/heads/'.length)}
}

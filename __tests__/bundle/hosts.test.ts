import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals'
import {type Feature, HOSTS, type Host, type Sent} from '../../src/hosts.ts'
import {type CacheServiceStandIn, cacheVariables, runtimeToken, startCacheService} from '../helpers/cache-service.ts'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {type Answer, type Internet, sigstoreServers, standIn, startInternet} from '../helpers/internet.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, startJob} from '../helpers/runner.ts'

// Runs that together use every feature, each on a machine whose every connection is written down and leads to
// stand-ins: the hosts that a run met must stand in src/hosts.ts for what it asked for, with what they were sent.

const JOB_TOKEN = 'token-of-the-job'
const HUB_PASSWORD = 'password of the hub'
const IDENTITY = 'run-actions-1-azure-eastus.actions.githubusercontent.com'
const RESULTS = 'results-receiver.actions.githubusercontent.com'
const BLOBS = 'productionresultssa7.blob.core.windows.net'
const ISSUER = 'token.actions.githubusercontent.com'
const STORAGE = 'pkg-containers.githubusercontent.com'
let internet: Internet
let github: TestGitHub
let ghcr: TestRegistry
let hub: TestRegistry
let caches: CacheServiceStandIn
/** What was met in all runs: table rows of the step's own by what they were sent. */
const met = new Set<string>()

const portOf = (url: string) => url.replace(/\/$/, '').split(':').at(-1) ?? ''
const hostsOf = ({host}: Host) => host.split(', ')
const matches = (pattern: string, host: string) =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
/** The rows of a host; one that is named as such goes before a pattern. */
function rowsOf(host: string, by: Host['by'], on: readonly Feature[]): Host[] {
  const rows = HOSTS.filter(row => row.by === by && row.features.some(feature => on.includes(feature)))
  const exact = rows.filter(row => hostsOf(row).includes(host))
  return exact.length > 0 ? exact : rows.filter(row => hostsOf(row).some(pattern => matches(pattern, host)))
}

/** The secrets, by the names below, that a host may be sent. */
function secretsOf(sent: Sent, host: string): string[] {
  if (sent === 'nothing') return []
  if (sent !== 'log-in') return [sent]
  return host === 'ghcr.io' ? ['job token', 'log-in of ghcr.io'] : ['log-in of Docker Hub']
}

/** A registry whose tokens are had at `realm`. */
function registry(stand: TestRegistry, realm: string, name: string): Answer {
  const serve = standIn(portOf(stand.address), (headers, body, request) => {
    const challenge = headers['www-authenticate']
    if (challenge) headers['www-authenticate'] = challenge.replace(/http:\/\/[^/]+\/token/, `https://${realm}/token`)
    if (request.url?.startsWith('/token')) internet.secrets.set(JSON.parse(body.toString('utf8')).token, name)
  })
  return (request, body, response) =>
    request.method === 'GET' && /\/blobs\/sha256:/.test(request.url ?? '')
      ? void response.writeHead(307, {location: `https://${STORAGE}${request.url}`}).end()
      : serve(request, body, response)
}

/** GitHub's API where nothing is there yet. */
function api(fallback: Answer): Answer {
  return (request, body, response) => {
    const {pathname} = new URL(request.url ?? '', 'https://api.github.com')
    const answer = (status: number, value: unknown) =>
      void response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(value))
    if (/\/(comments|versions)$/.test(pathname))
      return request.method === 'GET' ? answer(200, []) : answer(201, {id: 1})
    if (pathname === '/repos/Acme/Tool') return answer(200, repositoryOf(false))
    return fallback(request, body, response)
  }
}

function repositoryOf(isPrivate: boolean): object {
  return {...(readEvent('push-branch').payload as {repository: object}).repository, private: isPrivate}
}

beforeAll(async () => {
  ;[github, ghcr, hub, caches] = await Promise.all([
    startGitHub(),
    startRegistry({auth: 'bearer', username: 'octo', password: JOB_TOKEN}),
    startRegistry({auth: 'bearer', username: 'octo', password: HUB_PASSWORD}),
    startCacheService(`https://${BLOBS}/`)
  ])
  github.record = {status: 201, body: {}}
  const rows = HOSTS.flatMap(hostsOf)
  internet = await startInternet([...new Set([...rows, IDENTITY, BLOBS])])
  const {servers, secrets} = internet
  secrets.set(JOB_TOKEN, 'job token').set(HUB_PASSWORD, 'log-in of Docker Hub')
  secrets.set(runtimeToken(), 'cache token').set('?sig=x', 'signed address').set('&sig=x', 'signed address')
  servers.set('ghcr.io', registry(ghcr, 'ghcr.io', 'log-in of ghcr.io'))
  servers.set('registry-1.docker.io', registry(hub, 'auth.docker.io', 'log-in of Docker Hub'))
  servers.set('auth.docker.io', registry(hub, 'auth.docker.io', 'log-in of Docker Hub'))
  // A stand-in's builder needs no log-in, like a storage whose addresses are signed.
  servers.set(STORAGE, standIn(portOf(ghcr.address), undefined, {'x-builder': 'yes'}))
  servers.set('api.github.com', api(standIn(portOf(github.url))))
  secrets.set(github.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '', 'runner token')
  const identity = standIn(portOf(github.url), (_, body) => {
    secrets.set(JSON.parse(body.toString('utf8')).value, 'identity token')
  })
  servers.set(IDENTITY, identity)
  const keys = standIn(portOf(github.url))
  servers.set(ISSUER, (request, body, response) =>
    request.url?.endsWith('openid-configuration')
      ? void response.end(JSON.stringify({issuer: `https://${ISSUER}`, jwks_uri: `https://${ISSUER}/jwks`}))
      : keys(request, body, response)
  )
  for (const host of [RESULTS, BLOBS]) servers.set(host, standIn(portOf(caches.url)))
  const signing = {fulcio: ['fulcio.sigstore.dev', 'fulcio.githubapp.com'], log: 'rekor.sigstore.dev'}
  for (const [host, answer] of await sigstoreServers({...signing, stamps: 'timestamp.githubapp.com'}))
    servers.set(host, answer)
})
afterAll(async () => {
  await Promise.all([github, ghcr, hub, caches, internet].map(each => each.close()))
})

const ENV = {
  ACTIONS_ID_TOKEN_REQUEST_URL: `https://${IDENTITY}/token?api-version=2.0`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-token-of-the-runner'
}
const withPrivate: EventFixture = (() => {
  const event = readEvent('push-branch')
  return {...event, payload: {...(event.payload as object), repository: repositoryOf(true)}}
})()

interface Run {
  readonly on: readonly Feature[]
  readonly event?: string | EventFixture
  readonly inputs?: Record<string, string>
  readonly env?: Record<string, string>
}
const image = {images: 'ghcr.io/acme/tool'}
const toHub = {images: 'acme/tool', registry: 'docker.io', username: 'octo', password: HUB_PASSWORD}
const runs: [string, Run][] = [
  ['nothing but a plan', {on: [], inputs: {...image, 'dry-run': 'true', attest: 'auto', comment: 'true'}}],
  ['a push', {on: ['registry', 'api', 'build'], inputs: image}],
  [
    'a push that is signed in public, and keeps caches',
    {
      on: ['registry', 'api', 'build', 'sign publicly', 'storage record', 'github cache', 'cache mounts'],
      inputs: {...image, attest: 'true', 'push-to-registry': 'true', cache: 'gha', 'cache-mounts': 'true'},
      env: cacheVariables(`https://${RESULTS}/`)
    }
  ],
  [
    'a push with a cache alone',
    {
      on: ['registry', 'api', 'build', 'github cache'],
      inputs: {...image, cache: 'gha'},
      env: cacheVariables(`https://${RESULTS}/`)
    }
  ],
  [
    'the next one, which finds them',
    {
      on: ['registry', 'api', 'build', 'github cache', 'cache mounts'],
      inputs: {...image, cache: 'gha', 'cache-mounts': 'true'},
      env: {...cacheVariables(`https://${RESULTS}/`), GITHUB_RUN_ID: '4243'}
    }
  ],
  ['a release', {on: ['registry', 'api', 'build'], event: 'push-tag', inputs: image}],
  [
    'a push of a private repository',
    {
      on: ['registry', 'api', 'build', 'sign privately', 'storage record'],
      event: withPrivate,
      inputs: {...image, attest: 'true'}
    }
  ],
  [
    'a private image whose signature lies beside it',
    {
      on: ['registry', 'api', 'build', 'sign publicly', 'storage record'],
      event: withPrivate,
      inputs: {...image, attest: 'registry', 'public-log': 'true'}
    }
  ],
  [
    'a pull request with a comment',
    {on: ['registry', 'build', 'comment'], event: 'pull-request', inputs: {...image, comment: 'true'}}
  ],
  [
    'a pull request of a fork',
    {on: ['build'], event: 'pull-request-fork', inputs: {...image, comment: 'true', attest: 'auto'}}
  ],
  ['a push to Docker Hub', {on: ['registry', 'api', 'build'], inputs: {...toHub, cache: 'registry'}}],
  ['a promotion', {on: ['registry', 'api'], event: 'push-tag', inputs: {...image, promote: 'main'}}],
  [
    'an image that is used again',
    {on: ['registry', 'api', 'build'], event: 'push-tag', inputs: {...image, reuse: 'true'}}
  ],
  ['files', {on: ['registry', 'api'], event: 'push-tag', inputs: {...image, artifact: 'data.txt', tags: 'type=sha'}}],
  [
    'a schedule that tidies up',
    {on: ['registry', 'api', 'clean up'], event: 'schedule', inputs: {...image, retain: 'sha-*: 30 days'}}
  ],
  [
    'a closed pull request',
    {on: ['registry', 'clean up'], event: 'pull-request-merged', inputs: {...image, cleanup: 'true'}}
  ],
  [
    'a builder in a container, for another machine’s platform, from a repository',
    {
      on: ['registry', 'api', 'build', 'container builder', 'emulation', 'git context'],
      inputs: {
        ...image,
        driver: 'docker-container',
        platforms: 'linux/s390x',
        context: 'https://github.com/acme/tool.git#main'
      }
    }
  ]
]

/** The hosts that the arguments of docker name, but for labels, which only tell of them. */
function hostsInArguments(job: Job): string[] {
  const words = dockerCalls(job).flatMap(({args}) =>
    args.filter((_, index) => !/^--(label|annotation|file)$/.test(args[index - 1] ?? ''))
  )
  const hosts = words.flatMap(word =>
    [...word.matchAll(/(?:^|[=,"/])([a-z0-9-]+(?:\.[a-z0-9-]+)+)\//g)].map(([, host = '']) => host)
  )
  return [...new Set(hosts)].map(host => (host === 'docker.io' ? 'registry-1.docker.io' : host))
}

describe('the hosts of', () => {
  it.each(runs)(
    '%s stand in the table, and were sent what it says',
    async (_, {on, event = 'push-branch', inputs = {}, env = {}}) => {
      internet.forget()
      const job = startJob({fakeDocker: {bridge: '127.0.0.1'}})
      try {
        writeFileSync(join(job.workspace, 'Dockerfile'), 'FROM alpine\nRUN --mount=type=cache,target=/c true\n')
        writeFileSync(join(job.workspace, 'data.txt'), 'data')
        const result = await job.step({
          event,
          inputs: {'github-token': JOB_TOKEN, cache: 'off', ...inputs},
          env: {...internet.env, ...ENV, FAKE_CACHE: `layer-${job.home}`, ...env}
        })
        const posts = await job.post()

        const wrong: string[] = []
        const own = internet.connections().filter(({program}) => program === 'index.js')
        // The builder is on this machine here, and has no business with the cache service.
        const others = internet.connections().filter(({program}) => program !== 'index.js')
        wrong.push(...others.filter(({port}) => port !== 80).map(({program, host}) => `${program} to ${host}`))
        for (const {host, port} of own)
          if (rowsOf(host, 'step', on).length === 0 || port !== 443) wrong.push(`${host}:${port}`)
        for (const {host, method, path, secrets} of internet.requests) {
          const rows = rowsOf(host, 'step', on)
          const allowed = rows.flatMap(({sent}) => secretsOf(sent, host))
          for (const name of secrets) if (!allowed.includes(name)) wrong.push(`${name} to ${host}: ${method} ${path}`)
          for (const row of rows) if (row.sent === 'nothing' || secrets.length > 0) met.add(JSON.stringify(row))
        }
        for (const host of hostsInArguments(job))
          if (rowsOf(host, 'docker', on).length === 0) wrong.push(`docker: ${host}`)
        expect(wrong).toEqual([])
        expect([result.exitCode, result.annotations.filter(({kind}) => kind === 'error')]).toEqual([0, []])
        expect(posts.map(({exitCode}) => exitCode)).toEqual([0])
        if (on.length === 0) expect(own).toEqual([])
      } finally {
        job.close()
      }
    }
  )

  it('all these runs are all that stand in the table for the step itself', () => {
    expect(HOSTS.filter(row => row.by === 'step' && !met.has(JSON.stringify(row)))).toEqual([])
  })
})

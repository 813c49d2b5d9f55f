import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import type {EventFixture} from '../helpers/events.ts'
import {FakePackage} from '../helpers/package.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {type Job, startJob} from '../helpers/runner.ts'

// GitHub's registry and API stand behind one proxy, as they would for a runner that has one: the step sees the names
// that it sees on an Enterprise server.
const SERVER = 'http://github.test'
const REGISTRY = 'containers.github.test'
const DAY = 24 * 3_600_000

let fake: FakePackage
let proxy: http.Server
let job: Job
/** The answer to the nth deletion, where it is no 204. */
let refuse: (nth: number) => number | undefined
beforeEach(async () => {
  fake = new FakePackage()
  fake.now = Date.now()
  job = startJob({path: '/nowhere'})
  refuse = () => undefined
  let deletions = 0
  proxy = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? '', SERVER)
    const answer = (status: number, body: unknown, type = 'application/json') => {
      response.writeHead(status, {'content-type': type})
      response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
    }
    const [, kind = '', reference = ''] = /^\/v2\/acme\/tool\/(manifests|tags|blobs)\/(.+)$/.exec(url.pathname) ?? []
    if (kind === 'tags') return answer(200, {tags: fake.versions.flatMap(({tags}) => tags)})
    if (kind === 'manifests') {
      const version = fake.versions.find(({digest, tags}) => digest === reference || tags.includes(reference))
      return version ? answer(200, version.text, version.mediaType) : answer(404, {})
    }
    if (url.pathname.startsWith('/v2/')) return answer(404, {})
    if (url.pathname.endsWith('/rate_limit')) return answer(200, {})
    const status = request.method === 'DELETE' ? refuse(++deletions) : undefined
    if (status !== undefined) return answer(status, {message: 'no'})
    const id = /\/versions\/(\d+)$/.exec(url.pathname)?.[1]
    const number = /\/pulls\/(\d+)$/.exec(url.pathname)?.[1]
    const path = url.pathname
      .replace(/\/versions\/\d+$/, '/versions/{version_id}')
      .replace(/\/pulls\/\d+$/, '/{pull_number}')
    const parameters = {...Object.fromEntries(url.searchParams), version_id: Number(id), pull_number: Number(number)}
    await fake.request(`${request.method} ${path}`, parameters).then(
      data => (data === undefined ? response.writeHead(204).end() : answer(200, data)),
      (error: {status: number; message: string}) => answer(error.status, {message: error.message})
    )
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  job.close()
  proxy.closeAllConnections()
  await new Promise(resolve => proxy.close(resolve))
})

const run = (event: string | EventFixture, inputs: Record<string, string>) => {
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  return job.step({
    event,
    inputs: {'github-token': 'token-of-the-job', 'insecure-registries': REGISTRY, ...inputs},
    env: {
      HTTP_PROXY: address,
      http_proxy: address,
      GITHUB_SERVER_URL: SERVER,
      GITHUB_API_URL: address,
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1'
    }
  })
}
const tags = () => fake.versions.flatMap(version => version.tags).sort()

describe('retain', () => {
  const lines = 'sha-*: 30 days\nrun-*: 1 newest\npr-*: closed\nv1.*: keep'
  beforeEach(() => {
    const old = fake.now - 60 * DAY
    for (const n of [1, 2, 3]) {
      const parts = [fake.image(`amd64 ${n}`, [], old), fake.image(`arm64 ${n}`, [], old)]
      const index = fake.index(parts, [`run-${n}`, `sha-000000${n}`], old + n * DAY, {n})
      fake.index([fake.image(`provenance ${n}`, [], old, {subject: {digest: index}})], [index.replace(':', '-')], old)
    }
    fake.image('release', ['v1.0', 'sha-abcdef0'], old)
    fake.image('open', ['pr-7', 'pr-7-1a2b3c4'], old)
    fake.image('closed', ['pr-8', 'pr-8-1a2b3c4'], old)
    fake.image('hotfix', ['pr-8-hotfix'], old)
    fake.openPullRequests = [7]
  })

  it('deletes what is out of its time, and says what stays and how to get back what is gone', async () => {
    const result = await run('schedule', {retain: lines})
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    expect(tags().filter(tag => !tag.startsWith('sha256-'))).toEqual([
      'pr-7',
      'pr-7-1a2b3c4',
      'pr-8-hotfix',
      'run-3',
      'sha-0000003',
      'sha-abcdef0',
      'v1.0'
    ])
    expect(fake.versions).toHaveLength(8)
    expect(result.summary).toContain('of 19 versions **11 deleted**')
    expect(result.summary).toContain('8 stay')
    expect(result.summary).toContain('gh api --method POST /orgs/acme/packages/container/tool/versions/ID/restore')
    expect(result.outputs.pushed).toBe('false')
    expect(job.leftovers()).toEqual([])
  })

  it('only looks in a dry run, and writes no log-in', async () => {
    const result = await run('schedule', {retain: lines, 'dry-run': 'true'})
    expect([result.exitCode, result.annotations, fake.versions.length]).toEqual([0, [], 19])
    expect(result.summary).toContain('🧹 Would be cleaned up:')
    expect(result.summary).toContain('**11 would be deleted**')
    expect(result.summary).toMatch(/<code>pr-8, pr-8-1a2b3c4<\/code> \| .* \| pull request &#35;8 is closed/)
    expect(result.summary).toMatch(/<code>pr-7, pr-7-1a2b3c4<\/code> \| .* \| pull request &#35;7 is open/)
    expect(job.files().filter(file => file.endsWith('config.json'))).toEqual([])
  })

  it('goes on after a deletion that fails, with a warning', async () => {
    refuse = nth => (nth === 1 ? 400 : undefined)
    const result = await run('schedule', {retain: lines})
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map(({kind, title}) => [kind, title])).toEqual([['warning', 'Not deleted']])
    expect(result.summary).toContain('could not be deleted')
    // What the one needs, too: nothing is left with a hole.
    const digests = fake.versions.map(({digest}) => digest)
    const needed = fake.versions.flatMap(({text}) =>
      [...text.matchAll(/"manifests":.*/g)].flatMap(([rest]) => rest.match(/sha256:[0-9a-f]{64}/g) ?? [])
    )
    expect(needed.filter(digest => !(digests as string[]).includes(digest))).toEqual([])
  })

  it('is an error where a line is wrong, before anything is asked', async () => {
    const result = await run('schedule', {retain: 'run-*: 0 newest'})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain('input retain, line 1')
    expect(fake.calls).toBe(0)
  })
})

describe('the clean-up of a closed pull request', () => {
  it('takes its images by the run’s own rules, and no others', async () => {
    fake.image('one', ['preview-2'])
    fake.index([fake.image('child')], ['pr-2', 'pr-2-1a2b3c4'], fake.now)
    fake.image('hotfix', ['pr-2-hotfix'])
    fake.image('other', ['preview-20'])
    fake.image('cache', ['buildcache-0123456789ab-pr-2-e037991193'])
    const result = await run('pull-request-merged', {cleanup: 'true', tags: 'type=ref,event=pr,prefix=preview-'})
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    expect(tags()).toEqual(['pr-2-hotfix', 'preview-20'])
    expect(fake.versions).toHaveLength(2)
  })
})

describe('any other registry', () => {
  let registry: TestRegistry
  beforeEach(async () => {
    registry = await startRegistry()
  })
  afterEach(() => registry.close())

  const image = (tag: string, created: string) => {
    const config = registry.storeBlob('acme/tool', {os: 'linux', architecture: 'amd64', created})
    return registry.store('acme/tool', tag, {schemaVersion: 2, config: {digest: config, size: 100}, layers: []})
  }

  it('that deletes nothing is told so once', async () => {
    image('run-1', '2020-01-01T00:00:00Z')
    registry.fault = ({method}) => (method === 'DELETE' ? {status: 405} : undefined)
    const result = await run('schedule', {images: `${registry.address}/acme/tool`, retain: 'run-*: 30 days'})
    expect(result.exitCode).toBe(0)
    expect(
      result.annotations.map(({kind, message}) => [kind, message.includes('deletes nothing over its API')])
    ).toEqual([['warning', true]])
  })

  it('keeps what has no true age', async () => {
    image('run-1', '1970-01-01T00:00:00Z')
    image('run-2', '0001-01-01T00:00:00Z')
    const result = await run('schedule', {images: `${registry.address}/acme/tool`, retain: 'run-*: 30 days'})
    expect([result.exitCode, registry.log().filter(line => line.startsWith('DELETE'))]).toEqual([0, []])
    expect(result.summary).toContain('2 its age is not known')
  })
})

import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {createDiagnose} from '../../src/diagnosis/diagnose.ts'
import {textOf} from '../../src/errors.ts'
import type {Credentials} from '../../src/registry/docker-config.ts'
import {createRegistries} from '../../src/registry/registries.ts'
import {createHttp} from '../../src/runner/http.ts'
import {type RecordingRunner, recordingRunner} from '../helpers/ports.ts'
import {type Fault, type RegistryOptions, startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {cpuMs} from '../helpers/time.ts'

const credentials = {username: 'octo', password: 'correct horse'}
let server: TestRegistry
let runner: RecordingRunner

async function start(options: RegistryOptions = {}, found: Credentials | null = credentials, retries = 3) {
  server = await startRegistry(options)
  // The real HTTP client against a real server; only time is not real.
  runner = Object.assign(recordingRunner(), {http: createHttp({cancelled: false, onCancel: () => () => {}})})
  const registries = createRegistries(runner, {
    credentialsFor: async () => found ?? undefined,
    retries,
    insecure: [],
    diagnose: createDiagnose({serverUrl: 'https://github.com', repository: 'acme/tool', githubRegistry: 'ghcr.io'})
  })
  const of = (name: string) => registries({registry: server.address, name, text: `${server.address}/${name}`})
  return {registry: of('acme/tool'), of}
}

beforeEach(() => {
  runner = recordingRunner()
})
afterEach(() => server.close())

describe('authorization', () => {
  it('asks for one token for many requests, and for another when it has expired', async () => {
    const {registry} = await start({auth: 'bearer'})
    server.store('acme/tool', 'a', {})
    runner.now = Date.now()
    await registry.resolveTag('a')
    await Promise.all(['a', 'b', 'c'].map(tag => registry.resolveTag(tag)))
    const tokens = () => server.log().filter(line => line.startsWith('GET /token'))
    expect(tokens()).toEqual(['GET /token?service=test&scope=repository%3Aacme%2Ftool%3Apull%2Cpush'])
    runner.now += 300_000
    await registry.resolveTag('a')
    expect(tokens()).toHaveLength(2)
  })

  it('gets a new token in the middle of a run when the registry no longer takes the old one', async () => {
    const {registry} = await start({auth: 'bearer'})
    server.store('acme/tool', 'a', {})
    await registry.resolveTag('a')
    let refused = 0
    server.fault = ({path}) => {
      if (!path.endsWith('/manifests/a') || refused++ > 0) return undefined
      return {
        status: 401,
        headers: {'www-authenticate': `Bearer realm="http://${server.address}/token",service="test"`}
      }
    }
    expect(await registry.resolveTag('a')).toMatch(/^sha256:/)
  })

  it('does not go round in circles with a registry that always says 401', async () => {
    const {registry} = await start({auth: 'bearer', password: 'another'})
    await expect(registry.resolveTag('a')).rejects.toMatchObject({code: 'denied'})
    expect(server.requests.length).toBeLessThan(5)
  })

  it('sends no credentials to a token endpoint that is not https', async () => {
    const {registry} = await start({auth: 'bearer'})
    server.fault = () => ({status: 401, headers: {'www-authenticate': 'Bearer realm="http://evil.example/token"'}})
    await expect(registry.resolveTag('a')).rejects.toThrow('which is not an https address')
  })

  it('is anonymous without credentials', async () => {
    const {registry} = await start({auth: 'bearer'}, null)
    server.store('acme/tool', 'a', {})
    expect(await registry.resolveTag('a')).toMatch(/^sha256:/)
    expect(server.requests.find(({path}) => path.startsWith('/token'))?.authorization).toBeUndefined()
  })
})

describe('faults', () => {
  const passing: [string, Fault][] = [
    ['429', {status: 429}],
    ['500', {status: 500}],
    ['502 with a page', {status: 502, body: '<!DOCTYPE html><h1>Bad gateway</h1>'}],
    ['503', {status: 503}],
    ['504', {status: 504}],
    ['a reset', 'reset'],
    ['an answer that ends early', 'cut'],
    [
      'a rate limit that calls itself denied',
      {
        status: 403,
        body: JSON.stringify({
          errors: [{code: 'DENIED', message: 'permission_denied: You have exceeded a secondary rate limit'}]
        })
      }
    ]
  ]
  it.each(passing)('%s is tried again', async (_, fault) => {
    const {registry} = await start()
    const digest = server.store('acme/tool', 'a', {a: 1})
    server.fault = (_request, nth) => (nth <= 2 ? fault : undefined)
    expect((await registry.getManifest('a'))?.digest).toBe(digest)
    expect(runner.lines.filter(line => line.includes('Retry'))).toHaveLength(2)
  })

  it('waits as long as Retry-After says, and 30, 60, 120 s for a rate limit', async () => {
    const {registry} = await start()
    server.store('acme/tool', 'a', {})
    server.fault = (_request, nth) =>
      nth === 1 ? {status: 429, headers: {'retry-after': '7'}} : nth === 2 ? {status: 429} : undefined
    await registry.getManifest('a')
    // Then the second wait of the usual row: half (the test's dice) of 1 s.
    expect(runner.sleeps).toEqual([7000, 500])
  })

  it('gives up after the retries with the request, the cause and the fix', async () => {
    const {registry} = await start({}, credentials, 2)
    server.fault = () => ({status: 503})
    await expect(
      registry.putManifest('a', {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        bytes: Buffer.from('{}')
      })
    ).rejects.toMatchObject({
      code: 'registry',
      message: `Tagging ${server.address}/acme/tool:a: ${server.address} answered with 503 Service Unavailable`,
      detail: expect.stringMatching(
        /^PUT http:\/\/127\.0\.0\.1:\d+\/v2\/acme\/tool\/manifests\/a was answered with 503/
      )
    })
    expect(server.requests).toHaveLength(3)
  })

  it('does not try a true denial again', async () => {
    const {registry} = await start()
    server.fault = () => ({
      status: 403,
      body: JSON.stringify({
        errors: [{code: 'DENIED', message: 'installation not allowed to Write organization package'}]
      })
    })
    await expect(registry.probePush()).rejects.toMatchObject({
      code: 'denied',
      hint: expect.stringContaining('packages: write')
    })
    expect(server.requests).toHaveLength(1)
  })

  it('refuses an answer that is no manifest', async () => {
    const {registry} = await start()
    server.fault = () => ({status: 200, headers: {'content-type': 'text/html'}, body: '<html>'})
    await expect(registry.getManifest('a')).rejects.toThrow('“text/html”, which is not an image manifest')
  })
})

describe('a body of 8 MB', () => {
  const fill = (part: string) => (size: number) => part.repeat(Math.floor(size / part.length))
  const document = (size: number) => JSON.stringify({errors: [{code: 'UNKNOWN', message: fill('x')(size)}]})
  it.each<[string, (size: number) => string]>([
    ['angle brackets', fill('<')],
    ['the words of a cache', fill('"$id" ')],
    ['white space', fill(' ')],
    ['a deep list', fill('[')],
    ['one long message', document],
    ['many errors', size => `{"errors":[${fill('{"code":"A"},')(size)}{}]}`],
    ['repeated words', fill('exporting cache ')]
  ])('of %s costs no more than eight of 1 MB', async (_, body) => {
    const {registry} = await start({}, credentials, 0)
    const timeOf = async (size: number) => {
      server.fault = () => ({status: 400, body: body(size)})
      const started = performance.now()
      const error: unknown = await registry.getManifest('a').catch((thrown: unknown) => thrown)
      const ms = performance.now() - started
      expect(error).toMatchObject({code: 'registry', message: expect.stringContaining('400 Bad Request')})
      expect(textOf(error).length).toBeLessThan(1000)
      return ms
    }
    const best = async (size: number) => Math.min(await timeOf(size), await timeOf(size), await timeOf(size))
    // What looks at one byte again for each other byte costs 64 times as much. Below 40 ms a machine's own noise counts.
    const small = Math.max(await best(1_000_000), 40)
    expect(await best(8_000_000)).toBeLessThan(24 * small)
  })
  it.each([
    ['www-authenticate', 401, `Bearer ${'a="b",'.repeat(1300)}`],
    ['www-authenticate', 401, 'bearer '.repeat(1100)],
    ['link', 200, '<'.repeat(8000)],
    ['link', 200, `<x>${' '.repeat(8000)}`]
  ])('nor is a long field %s (%i) worth a second', async (name, status, value) => {
    const {registry} = await start({}, credentials, 0)
    server.fault = () => ({status, headers: {[name]: value}, body: '{"tags": []}'})
    const started = cpuMs()
    await registry.listTags().catch(() => undefined)
    expect(cpuMs() - started).toBeLessThan(1000)
  })
})

describe('writing a tag', () => {
  const manifest = {mediaType: 'application/vnd.oci.image.manifest.v1+json', bytes: Buffer.from('{}')} as const
  it.each([200, 201, 202, 204])('is done when the registry says %i', async status => {
    const {registry} = await start({}, credentials, 0)
    server.fault = () => ({status})
    await registry.putManifest('a', manifest)
    expect(server.log()).toEqual(['PUT /v2/acme/tool/manifests/a'])
  })
  it.each([203, 206, 301, 304, 409])('is not when it says %i', async status => {
    const {registry} = await start({}, credentials, 0)
    server.fault = () => ({status})
    await expect(registry.putManifest('a', manifest)).rejects.toMatchObject({code: 'registry'})
  })
  it('is tried once more, and no more, where a part of the image is said to be unknown', async () => {
    const {registry} = await start()
    server.fault = () => ({status: 404, body: '{"errors":[{"code":"MANIFEST_BLOB_UNKNOWN"}]}'})
    await expect(registry.putManifest('a', manifest)).rejects.toMatchObject({
      hint: expect.stringContaining('provenance: false')
    })
    expect(server.requests).toHaveLength(2)
  })
})

describe('tags', () => {
  it('are listed to the last page', async () => {
    const {registry} = await start({pageSize: 3})
    const names = Array.from({length: 10}, (_, index) => `t${index}`)
    for (const name of names) server.store('acme/tool', name, {})
    expect(await registry.listTags()).toEqual(names)
    expect(server.requests).toHaveLength(4)
  })

  it('of a repository that does not exist are none', async () => {
    const {of} = await start()
    expect(await of('nobody/nothing').listTags()).toEqual([])
  })

  it.each([
    [401, 'denied'],
    [403, 'denied'],
    [405, 'registry']
  ])('whose list is refused with %i are an error that names the way out', async (status, code) => {
    const {registry} = await start()
    server.fault = ({path}) => (path.includes('/tags/list') ? {status} : undefined)
    await expect(registry.listTags()).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`answered with ${status}`),
      hint: expect.stringContaining('floating-tags: always')
    })
    expect(server.requests).toHaveLength(1)
  })

  it('that do not exist have no digest', async () => {
    const {registry} = await start()
    expect(await registry.resolveTag('none')).toBeUndefined()
  })

  it('are resolved by their bytes where the registry names no digest', async () => {
    const {registry} = await start()
    const digest = server.store('acme/tool', 'a', {a: 1})
    server.fault = ({method}) => (method === 'HEAD' ? {status: 200} : undefined)
    expect(await registry.resolveTag('a')).toBe(digest)
  })
})

it('a probe leaves no upload behind', async () => {
  const {registry} = await start({auth: 'basic'})
  await registry.probePush()
  // The upload is cancelled meanwhile, and nobody waits for it.
  for (let tries = 0; tries < 100 && server.requests.length < 3; tries++)
    await new Promise(resolve => setTimeout(resolve, 10))
  expect(server.log()).toEqual([
    'POST /v2/acme/tool/blobs/uploads/',
    'POST /v2/acme/tool/blobs/uploads/',
    'DELETE /v2/acme/tool/blobs/uploads/ID?_state=x'
  ])
})

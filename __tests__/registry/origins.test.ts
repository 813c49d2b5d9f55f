import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
import {afterEach, describe, expect, it} from '@jest/globals'
import {digestOf} from '../../src/oci/digest.ts'
import type {RegistryClient} from '../../src/registry/client.ts'
import {createRegistries} from '../../src/registry/registries.ts'
import {bytesBlob} from '../../src/registry/upload.ts'
import {createHttp} from '../../src/runner/http.ts'
import {recordingRunner} from '../helpers/ports.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'

/**
 * A registry that leads elsewhere, and what is sent there: two real servers, every connection of both written down with
 * the kind of credential that it carried. The credential is the registry's alone, and so is the word on how to log in.
 */

type Auth = 'basic' | 'bearer'
const document = Buffer.from('{"config":{}}')
const blob = digestOf(document)
const OCI = 'application/vnd.oci.image.manifest.v1+json'

interface Stranger {
  readonly origin: string
  /** What it does with a request; 401 with this challenge, or the bytes that were asked for. */
  answer: {readonly challenge: string} | {readonly type: string; readonly body: Buffer} | {readonly location: string}
}

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function start(auth: Auth) {
  const connections: string[] = []
  const note = (host: string, method: string, path: string, authorization: string | undefined) =>
    connections.push(
      `${host} ${method} ${path.replace(/\?.*/, '').replace(/uploads\/.+/, 'uploads/ID')}: ${authorization?.split(' ')[0] ?? 'no credentials'}`
    )
  const server = http.createServer((request, response) => {
    note('stranger', request.method ?? '', request.url ?? '', request.headers.authorization)
    request.resume()
    const {answer} = stranger
    // Its own token endpoint takes whatever it is given.
    if (request.url?.startsWith('/token')) response.end('{"token": "stolen"}')
    else if ('challenge' in answer) response.writeHead(401, {'www-authenticate': answer.challenge}).end('{}')
    else if ('location' in answer) response.writeHead(307, {location: answer.location}).end()
    else response.writeHead(200, {'content-type': answer.type}).end(answer.body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stranger: Stranger = {origin, answer: {challenge: ''}}
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  const registry = await startRegistry({auth, pageSize: 1})
  closing.push(() => registry.close())
  registry.store('acme/tool', 'there', {there: true})
  const runner = Object.assign(recordingRunner(), {http: createHttp({cancelled: false, onCancel: () => () => {}})})
  const client = createRegistries(runner, {
    credentialsFor: async () => ({username: 'octo', password: 'correct horse'}),
    retries: 0,
    insecure: [],
    diagnose: () => undefined
  })({registry: registry.address, name: 'acme/tool', text: `${registry.address}/acme/tool`})
  const seen = () => [
    ...registry.requests.map(({method, path, authorization}) => {
      note('registry', method, path, authorization)
      return connections.pop() ?? ''
    }),
    ...connections
  ]
  return {registry, client, stranger, seen}
}

/** What leads elsewhere, only once the registry has seen the credential, as it would be served then. */
const LEADS: Record<
  string,
  {lead(registry: TestRegistry, to: string): void; run(client: RegistryClient): Promise<unknown>; sent: string}
> = {
  'a redirect of a manifest': {
    lead: redirect('/manifests/there'),
    run: client => client.getManifest('there'),
    sent: 'GET /elsewhere'
  },
  'a redirect of a configuration': {
    lead: redirect('/blobs/sha256:'),
    run: client => client.getBlob(blob),
    sent: 'GET /elsewhere'
  },
  'the Link of a tag list': {
    lead(registry, to) {
      registry.fault = ({path, authorization}) =>
        path.includes('/tags/list') && authorization !== undefined
          ? {status: 200, headers: {link: `<${to}/elsewhere>; rel="next"`}, body: '{"tags": ["a"]}'}
          : undefined
    },
    run: client => client.listTags(),
    sent: 'GET /elsewhere'
  }
}

function redirect(part: string) {
  return (registry: TestRegistry, to: string) => {
    registry.fault = ({path, authorization}) =>
      path.includes(part) && authorization !== undefined
        ? {status: 307, headers: {location: `${to}/elsewhere`}}
        : undefined
  }
}

const CHALLENGES = (origin: string): Record<string, string> => ({
  Basic: 'Basic realm="mine"',
  Bearer: `Bearer realm="${origin}/token",service="mine"`
})

describe.each(['basic', 'bearer'] as const)('a registry with %s', auth => {
  const own = auth === 'basic' ? 'Basic' : 'Bearer'

  describe.each(Object.entries(LEADS))('%s', (name, {lead, run, sent}) => {
    const part = name.includes('manifest') ? 'manifests/there' : name.includes('Link') ? 'tags/list' : `blobs/${blob}`
    const path = `/v2/acme/tool/${part}`
    const token = auth === 'bearer' ? ['registry GET /token: Basic'] : []
    // Of a client that knows the log-in already, the next 401 would be a new one.
    const before = 'registry GET /v2/acme/tool/manifests/none'
    const known = [`${before}: no credentials`, ...token, `${before}: ${own}`, `registry GET ${path}: ${own}`]
    const unknown = [`registry GET ${path}: no credentials`, ...token, `registry GET ${path}: ${own}`]
    it.each([
      ['Basic', 'logged in', known],
      ['Bearer', 'logged in', known],
      ['Basic', 'new', unknown],
      ['Bearer', 'new', unknown]
    ])('to a stranger that wants %s takes nothing along (%s)', async (scheme, state, log) => {
      const {registry, client, stranger, seen} = await start(auth)
      if (state === 'logged in') expect(await client.getManifest('none')).toBeUndefined()
      lead(registry, stranger.origin)
      stranger.answer = {challenge: CHALLENGES(stranger.origin)[scheme] ?? ''}
      await expect(run(client)).rejects.toMatchObject({
        code: 'registry',
        message: expect.stringContaining(
          `${new URL(stranger.origin).host}, where ${registry.address} leads, answered with 401 Unauthorized`
        ),
        cause: expect.stringContaining('credentials are sent to the registry alone')
      })
      expect(seen()).toEqual([...log, `stranger ${sent}: no credentials`])
    })
  })

  it.each(['Basic', 'Bearer'])(
    'that wants an upload cancelled at a stranger (%s) is not followed there',
    async scheme => {
      const {registry, client, stranger, seen} = await start(auth)
      stranger.answer = {challenge: CHALLENGES(stranger.origin)[scheme] ?? ''}
      registry.fault = ({method, authorization}) =>
        method === 'POST' && authorization !== undefined
          ? {status: 202, headers: {location: `${stranger.origin}/v2/acme/tool/blobs/uploads/1`}}
          : undefined
      await client.probePush()
      await wait(200)
      expect(seen()).toEqual([
        'registry POST /v2/acme/tool/blobs/uploads/: no credentials',
        ...(auth === 'bearer' ? ['registry GET /token: Basic'] : []),
        `registry POST /v2/acme/tool/blobs/uploads/: ${own}`
      ])
    }
  )

  it('that wants a blob uploaded to a stranger is refused before anything is sent', async () => {
    const {registry, client, stranger, seen} = await start(auth)
    registry.fault = ({method, authorization}) =>
      method === 'POST' && authorization !== undefined
        ? {status: 202, headers: {location: `${stranger.origin}/upload`}}
        : undefined
    await expect(client.uploadBlob(bytesBlob(document, 'a file'))).rejects.toMatchObject({
      code: 'registry',
      message: expect.stringContaining(`leads to ${stranger.origin}, and only reading goes elsewhere`)
    })
    expect(seen().filter(line => line.startsWith('stranger') || line.includes('PUT'))).toEqual([])
  })

  it('may lead to a stranger that does not take HEAD: the blob is uploaded then', async () => {
    const {registry, client, stranger, seen} = await start(auth)
    redirect('/blobs/sha256:')(registry, stranger.origin)
    stranger.answer = {challenge: 'Basic realm="mine"'}
    expect(await client.uploadBlob(bytesBlob(document, 'a file'))).toBe('uploaded')
    expect(seen().filter(line => line.includes('stranger') || line.includes('PUT'))).toEqual([
      `registry PUT /v2/acme/tool/blobs/uploads/ID: ${own}`,
      'stranger HEAD /elsewhere: no credentials'
    ])
  })

  it('cancels an upload at home, with the credential', async () => {
    const {client, seen} = await start(auth)
    await client.probePush()
    for (let tries = 0; tries < 100 && !seen().some(line => line.includes('DELETE')); tries++) await wait(10)
    expect(seen().at(-1)).toBe(`registry DELETE /v2/acme/tool/blobs/uploads/ID: ${own}`)
  })

  it('may keep its blobs elsewhere, where they are read without credentials', async () => {
    const {registry, client, stranger, seen} = await start(auth)
    redirect('/blobs/')(registry, stranger.origin)
    stranger.answer = {type: 'application/octet-stream', body: document}
    expect(await client.getBlob(blob)).toEqual(document)
    expect(seen().at(-1)).toBe('stranger GET /elsewhere: no credentials')
  })

  it('does not get its credential back by way of a stranger', async () => {
    const {registry, client, stranger, seen} = await start(auth)
    redirect('/manifests/there')(registry, stranger.origin)
    stranger.answer = {location: `http://${registry.address}/v2/acme/tool/blobs/${blob}`}
    await expect(client.getManifest('there')).rejects.toMatchObject({code: 'registry'})
    expect(seen().filter(line => line.includes('blobs'))).toEqual([
      `registry GET /v2/acme/tool/blobs/${blob}: no credentials`
    ])
  })
})

it('an https registry does not lead to a host without TLS', async () => {
  const asked: string[] = []
  const runner = recordingRunner({
    http: ({url}) => {
      asked.push(url)
      return {status: 307, headers: {location: 'http://storage.example/x', 'content-type': OCI}}
    }
  })
  const client = createRegistries(runner, {
    credentialsFor: async () => undefined,
    retries: 3,
    insecure: [],
    diagnose: () => undefined
  })({registry: 'r.example', name: 'acme/tool', text: 'r.example/acme/tool'})
  await expect(client.getManifest('a')).rejects.toMatchObject({
    code: 'registry',
    message: expect.stringContaining('http://storage.example')
  })
  expect(asked).toEqual(['https://r.example/v2/acme/tool/manifests/a'])
})

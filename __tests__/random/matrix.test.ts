import {describe, expect, it} from '@jest/globals'
import {createDiagnose} from '../../src/diagnosis/diagnose.ts'
import {ActionError, textOf} from '../../src/errors.ts'
import {digestOf} from '../../src/oci/digest.ts'
import type {RegistryClient} from '../../src/registry/client.ts'
import {createRegistries} from '../../src/registry/registries.ts'
import {createHttp} from '../../src/runner/http.ts'
import {recordingRunner} from '../helpers/ports.ts'
import {type Fault, startRegistry, type TestRegistry} from '../helpers/registry.ts'

/** Every fault against every operation: tried again or not, ended how, and the credential nowhere else. */

const OCI = 'application/vnd.oci.image.manifest.v1+json'
const ours = {digest: digestOf(Buffer.from('{}')), mediaType: OCI, bytes: Buffer.from('{}')} as const
const document = (code: string, message: string) => JSON.stringify({errors: [{code, message}]})

interface Operation {
  /** Method and a part of the path of the request that is made to fail. */
  readonly request: readonly [string, string]
  run(registry: RegistryClient): Promise<unknown>
}
const OPERATIONS: Record<string, Operation> = {
  probe: {request: ['POST', '/blobs/uploads/'], run: registry => registry.probePush()},
  get: {request: ['GET', '/manifests/there'], run: registry => registry.getManifest('there')},
  // What HEAD is refused is asked again by GET, which has a text.
  head: {
    request: ['HEAD|GET', '/manifests/there'],
    run: registry => registry.resolveTag('there')
  },
  put: {
    request: ['PUT', '/manifests/new'],
    run: registry => registry.putManifest('new', ours)
  },
  list: {request: ['GET', '/tags/list'], run: registry => registry.listTags()},
  token: {request: ['GET', '/token'], run: registry => registry.resolveTag('there')}
}

type Outcome = 'retried' | 'retried once' | 'denied' | 'failed'
const FAULTS: [string, Fault, Outcome][] = [
  ['429', {status: 429}, 'retried'],
  ['429 with Retry-After', {status: 429, headers: {'retry-after': '2'}}, 'retried'],
  ['500', {status: 500}, 'retried'],
  [
    '502 with a page',
    {status: 502, headers: {'content-type': 'text/html'}, body: '<!DOCTYPE html><title>Bad</title>'},
    'retried'
  ],
  ['503', {status: 503}, 'retried'],
  ['504', {status: 504}, 'retried'],
  ['a reset before the answer', 'reset', 'retried'],
  ['a reset in the answer', 'cut', 'retried'],
  ['no answer', 'hang', 'retried'],
  ['an answer that trickles', 'trickle', 'retried'],
  ['a lost blob', {status: 400, body: document('MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry')}, 'retried once'],
  ['a lost upload', {status: 404, body: document('BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry')}, 'retried'],
  [
    'a rate limit as 403',
    {status: 403, body: document('DENIED', 'permission_denied: You have exceeded a secondary rate limit')},
    'retried'
  ],
  ['a true 403', {status: 403, body: document('DENIED', 'permission_denied: write_package')}, 'denied'],
  ['a 401 without a challenge', {status: 401, body: document('UNAUTHORIZED', 'authentication required')}, 'denied'],
  ['a 405', {status: 405}, 'failed']
]
/** Where an answer is an answer: a 404 on reading means that there is nothing. */
const answers = (operation: string, fault: Fault) =>
  typeof fault === 'object' && fault.status === 404 && ['get', 'head', 'list'].includes(operation)

async function setUp(server: TestRegistry) {
  const real = createHttp({cancelled: false, onCancel: () => () => {}})
  // Two seconds instead of half a minute, so that silence can be waited for; a machine at work needs some to answer.
  const runner = Object.assign(recordingRunner(), {
    http: (request: Parameters<typeof real>[0]) => real({...request, timeoutMs: 2000})
  })
  const registries = createRegistries(runner, {
    credentialsFor: async () => ({username: 'octo', password: 'correct horse'}),
    retries: 3,
    insecure: [],
    diagnose: createDiagnose({serverUrl: 'https://github.com', repository: 'acme/tool', githubRegistry: 'ghcr.io'})
  })
  server.store('acme/tool', 'there', {there: true})
  const repository = {registry: server.address, name: 'acme/tool', text: `${server.address}/acme/tool`}
  return {runner, registry: registries(repository)}
}

describe.each(Object.entries(OPERATIONS))('%s', (name, {request: [method, part], run}) => {
  it.each(FAULTS)('%s', async (_, fault, outcome) => {
    const server = await startRegistry({auth: 'bearer'})
    try {
      const {runner, registry} = await setUp(server)
      let faults = 0
      const isMeant = (seen: {method: string; path: string}) =>
        method.split('|').includes(seen.method) && seen.path.includes(part)
      const times = outcome === 'retried once' ? 1 : 2
      server.fault = seen => (isMeant(seen) && faults++ < times ? fault : undefined)
      const result = await run(registry).then(
        () => 'value',
        (error: unknown) => error
      )
      const retries = runner.lines.filter(line => line.includes('Retry')).length
      if (answers(name, fault)) {
        expect([result, retries]).toEqual(['value', 0])
      } else if (outcome.startsWith('retried')) {
        const refused = typeof fault === 'object' && [400, 403].includes(fault.status)
        expect([result, retries]).toEqual(['value', name === 'head' && refused ? times - 1 : times])
      } else {
        expect(result).toBeInstanceOf(ActionError)
        expect(result).toMatchObject({
          code: outcome === 'denied' ? 'denied' : 'registry',
          message: expect.stringContaining(typeof fault === 'object' ? `${fault.status} ` : '')
        })
        expect(retries).toBe(0)
      }
      // The password goes to the token endpoint alone, and nowhere into words.
      const basic = `Basic ${Buffer.from('octo:correct horse').toString('base64')}`
      expect(
        server.requests.filter(({path, authorization}) => authorization === basic && !path.startsWith('/token'))
      ).toEqual([])
      const words = [
        ...runner.lines,
        result instanceof Error ? textOf(result) : '',
        (result as {hint?: string}).hint ?? ''
      ].join('\n')
      expect(words).not.toMatch(/correct horse|b2N0bzpj/)
    } finally {
      await server.close()
    }
  })

  it('a fault that stays ends after the retries', async () => {
    const server = await startRegistry({auth: 'bearer'})
    const {registry} = await setUp(server)
    const isMeant = (seen: {method: string; path: string}) =>
      method.split('|').includes(seen.method) && seen.path.includes(part)
    server.fault = seen => (isMeant(seen) ? {status: 503} : undefined)
    await expect(run(registry)).rejects.toMatchObject({
      code: 'registry',
      message: expect.stringContaining('503 Service Unavailable')
    })
    expect(server.requests.filter(isMeant)).toHaveLength(4)
    await server.close()
  })
})

describe('reading', () => {
  it.each([
    ['truncated JSON in a list', 'list', {status: 200, body: '{"tags": ["a"'}],
    ['a wrong type of a manifest', 'get', {status: 200, headers: {'content-type': 'application/json'}, body: '{}'}]
  ] as const)('%s is an error, never half an answer', async (_, name, fault) => {
    const server = await startRegistry()
    const {registry} = await setUp(server)
    server.fault = () => fault
    const operation = OPERATIONS[name]
    await expect(operation?.run(registry)).rejects.toMatchObject({code: 'registry'})
    await server.close()
  })

  it('bytes of another digest are refused', async () => {
    const server = await startRegistry()
    const {registry} = await setUp(server)
    server.fault = () => ({status: 200, headers: {'content-type': OCI}, body: '{"other": true}'})
    await expect(registry.getManifest(ours.digest)).rejects.toMatchObject({code: 'mismatch'})
    await expect(registry.getBlob(ours.digest)).rejects.toMatchObject({code: 'mismatch'})
    await server.close()
  })

  it('10,000 tags in pages of 100 are all read', async () => {
    const server = await startRegistry({pageSize: 100})
    const {registry} = await setUp(server)
    for (let index = 0; index < 10_000; index++) server.tags('acme/tool').set(`t${index}`, ours.digest)
    expect(await registry.listTags()).toHaveLength(10_001)
    expect(server.requests).toHaveLength(101)
    await server.close()
  })
})

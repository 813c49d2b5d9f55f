import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {createDiagnose} from '../../src/diagnosis/diagnose.ts'
import type {Digest} from '../../src/oci/digest.ts'
import {digestOf} from '../../src/oci/digest.ts'
import {createRegistries} from '../../src/registry/registries.ts'
import type {Blob} from '../../src/registry/upload.ts'
import {createHttp} from '../../src/runner/http.ts'
import {type RecordingRunner, recordingRunner} from '../helpers/ports.ts'
import {type Fault, startRegistry, type TestRegistry} from '../helpers/registry.ts'
import type {BodyFault} from '../helpers/uploads.ts'

const CHUNK = 100_000
const WHOLE = Buffer.from(Array.from({length: 350_000}, (_, index) => (index * 7 + (index >> 8)) % 251))
let server: TestRegistry
let runner: RecordingRunner

beforeEach(async () => {
  server = await startRegistry()
  runner = Object.assign(recordingRunner(), {http: createHttp({cancelled: false, onCancel: () => () => {}})})
})
afterEach(() => server.close())

function clientOf(name: string, retries = 3) {
  const registries = createRegistries(runner, {
    credentialsFor: async () => ({username: 'octo', password: 'correct horse'}),
    retries,
    insecure: [],
    diagnose: createDiagnose({serverUrl: 'https://github.com', repository: 'acme/tool', githubRegistry: 'ghcr.io'})
  })
  return registries({registry: server.address, name, text: `${server.address}/${name}`})
}

/** Comes in pieces whose memory is used again, as a file's do. */
function blobOf(bytes: Buffer, digest: Digest = digestOf(bytes)): Blob & {reads: number} {
  const blob = {
    digest,
    size: bytes.length,
    name: 'model.bin',
    reads: 0,
    async *open(start: number, end: number) {
      const buffer = Buffer.alloc(30_000)
      for (let at = start; at < end; at += buffer.length) {
        const piece = bytes.subarray(at, Math.min(end, at + buffer.length))
        piece.copy(buffer)
        blob.reads += piece.length
        yield buffer.subarray(0, piece.length)
      }
    }
  }
  return blob
}

const upload = (options: {retries?: number; blob?: Blob; chunk?: number} = {}) =>
  clientOf('acme/tool', options.retries).uploadBlob(options.blob ?? blobOf(WHOLE), {chunk: options.chunk ?? CHUNK})
const steps = () => server.log().map(line => line.replace(/ .*uploads\/ID.*/, '').replace(/ .*uploads\/$/, ''))
/** Compared by bytes: Jest would look at each. */
const isStored = () => server.uploads.blobs.get(`acme/tool@${digestOf(WHOLE)}`)?.equals(WHOLE)
/** The fault of the n-th request of a method, counted over all sessions. */
const faultAt = (method: string, which: number, fault: Fault | BodyFault, more: () => void = () => {}) => {
  let seen = 0
  server.fault = request => {
    if (request.method !== method || ++seen !== which) return undefined
    more()
    return fault
  }
}

describe('a blob', () => {
  it('that is small goes in one request', async () => {
    expect(await upload({chunk: 1_000_000})).toBe('uploaded')
    expect(steps()).toEqual([`HEAD /v2/acme/tool/blobs/${digestOf(WHOLE)}`, 'POST', 'PUT'])
    expect(isStored()).toBe(true)
  })

  it('that is large goes in chunks, and says how far it is', async () => {
    const told: number[] = []
    const options = {chunk: CHUNK, onProgress: (sent: number) => told.push(sent)}
    expect(await clientOf('acme/tool').uploadBlob(blobOf(WHOLE), options)).toBe('uploaded')
    expect(steps().slice(1)).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH', 'PATCH', 'PUT'])
    expect(told).toEqual([100_000, 200_000, 300_000, 350_000, 350_000])
    expect(isStored()).toBe(true)
  })

  it('that is there is not sent', async () => {
    server.uploads.blobs.set(`acme/tool@${digestOf(WHOLE)}`, WHOLE)
    expect(await upload()).toBe('there already')
    expect(steps()).toHaveLength(1)
    expect(server.uploads.received).toBe(0)
  })

  it('that is empty goes, too', async () => {
    expect(await upload({blob: blobOf(Buffer.alloc(0))})).toBe('uploaded')
    expect(server.uploads.blobs.has(`acme/tool@${digestOf(Buffer.alloc(0))}`)).toBe(true)
  })

  it('that a neighbour has is mounted, with a token for both', async () => {
    await server.close()
    server = await startRegistry({auth: 'bearer'})
    runner.now = Date.now()
    server.uploads.blobs.set(`acme/other@${digestOf(WHOLE)}`, WHOLE)
    const from = {registry: server.address, name: 'acme/other', text: `${server.address}/acme/other`}
    expect(await clientOf('acme/tool').uploadBlob(blobOf(WHOLE), {from})).toBe('mounted')
    expect(isStored()).toBe(true)
    expect(server.uploads.received).toBe(0)
    expect(server.log()).toContain(
      'GET /token?service=test&scope=repository%3Aacme%2Ftool%3Apull%2Cpush&scope=repository%3Aacme%2Fother%3Apull'
    )
  })

  it.each([
    ['takes the mount for an upload', undefined],
    ['denies the mount', {status: 403, body: '{"errors":[{"code":"DENIED","message":"no"}]}'}]
  ])('is uploaded where the registry %s', async (_, refusal) => {
    server.uploads.mounts = false
    server.fault = ({method, path}) => (method === 'POST' && path.includes('mount=') ? refusal : undefined)
    const from = {registry: server.address, name: 'acme/other', text: `${server.address}/acme/other`}
    expect(await clientOf('acme/tool').uploadBlob(blobOf(WHOLE), {from, chunk: CHUNK})).toBe('uploaded')
    expect(isStored()).toBe(true)
  })

  it('goes whole where the registry takes no chunks', async () => {
    server.fault = ({method}) => (method === 'PATCH' ? {status: 405} : undefined)
    expect(await upload()).toBe('uploaded')
    expect(steps().slice(1)).toEqual(['POST', 'PATCH', expect.stringContaining('HEAD'), 'POST', 'PUT'])
    expect(runner.lines.join('\n')).toContain('takes no chunks (405)')
    expect(isStored()).toBe(true)
  })
})

describe('an upload that is disturbed', () => {
  /** What happens, and how many bytes the registry gets for the 350,000 in the end: how much was sent again. */
  const CASES: readonly [string, () => void, {received: number; requests: string[]}][] = [
    [
      'cut inside a chunk goes on at that byte',
      () => faultAt('PATCH', 2, {cutAfter: 40_000}),
      {received: 350_000, requests: ['POST', 'PATCH', 'PATCH', 'GET', 'PATCH', 'PATCH', 'PATCH', 'PUT']}
    ],
    [
      'cut inside a chunk, and forgotten, starts anew',
      () => faultAt('PATCH', 2, {cutAfter: 40_000, forget: true}),
      {received: 490_000, requests: ['POST', 'PATCH', 'PATCH', 'GET', 'HEAD', 'POST', ...Array(4).fill('PATCH'), 'PUT']}
    ],
    [
      '416 asks where the registry is',
      () => faultAt('PATCH', 3, {status: 416}),
      {received: 350_000, requests: ['POST', 'PATCH', 'PATCH', 'PATCH', 'GET', 'PATCH', 'PATCH', 'PUT']}
    ],
    [
      '404 for the session starts anew',
      () => faultAt('PATCH', 3, {status: 404}, () => server.uploads.forgetSessions()),
      {
        received: 550_000,
        requests: ['POST', ...Array(3).fill('PATCH'), 'HEAD', 'POST', ...Array(4).fill('PATCH'), 'PUT']
      }
    ],
    [
      '429 waits and goes on',
      () => faultAt('PATCH', 2, {status: 429, headers: {'retry-after': '7'}}),
      {received: 350_000, requests: ['POST', 'PATCH', 'PATCH', 'GET', 'PATCH', 'PATCH', 'PATCH', 'PUT']}
    ],
    [
      '503 goes on',
      () => faultAt('PATCH', 1, {status: 503}),
      {received: 350_000, requests: ['POST', 'PATCH', 'GET', ...Array(4).fill('PATCH'), 'PUT']}
    ],
    [
      'reset at the end, before the registry took it',
      () => faultAt('PUT', 1, 'reset'),
      {received: 350_000, requests: ['POST', ...Array(4).fill('PATCH'), 'PUT', 'GET', 'PUT']}
    ],
    [
      'a fault of the question where it stopped is tried again, too',
      () => {
        let patches = 0
        let questions = 0
        server.fault = ({method}) => {
          if (method === 'PATCH' && ++patches === 2) return {cutAfter: 10}
          return method === 'GET' && ++questions === 1 ? {status: 502} : undefined
        }
      },
      {received: 350_000, requests: ['POST', 'PATCH', 'PATCH', 'GET', 'GET', 'PATCH', 'PATCH', 'PATCH', 'PUT']}
    ]
  ]

  it.each(CASES)('%s', async (_, disturb, {received, requests}) => {
    disturb()
    expect(await upload()).toBe('uploaded')
    expect(isStored()).toBe(true)
    expect(server.uploads.received).toBe(received)
    expect(
      steps()
        .slice(1)
        .map(line => line.replace(/ .*/, ''))
    ).toEqual(requests)
  })

  it('waits as long as it is told', async () => {
    faultAt('PATCH', 2, {status: 429, headers: {'retry-after': '7'}})
    await upload()
    expect(runner.sleeps).toEqual([7000])
  })

  it('cut in the one request of a small blob goes on at that byte', async () => {
    faultAt('PUT', 1, {cutAfter: 123_456})
    expect(await upload({chunk: 1_000_000})).toBe('uploaded')
    expect(server.uploads.received).toBe(350_000)
    expect(steps().slice(1)).toEqual(['POST', 'PUT', 'GET', 'PATCH', 'PUT'])
    expect(isStored()).toBe(true)
  })

  it('whose last answer was lost finds the blob there', async () => {
    // The registry has it; the client does not hear of it.
    faultAt('PUT', 1, 'reset', () => {
      server.uploads.blobs.set(`acme/tool@${digestOf(WHOLE)}`, WHOLE)
      server.uploads.forgetSessions()
    })
    expect(await upload()).toBe('there already')
    expect(server.uploads.received).toBe(350_000)
  })

  it('whose digest is wrong is sent once more, and then is an error that says why', async () => {
    const wrong = digestOf(Buffer.from('something else'))
    await expect(upload({blob: blobOf(WHOLE, wrong)})).rejects.toMatchObject({
      code: 'mismatch',
      message: expect.stringContaining('refused twice what it got: 400'),
      cause: expect.stringContaining('changed while it was sent')
    })
    expect(server.uploads.received).toBe(700_000)
  })

  it('retries count for each chunk, so that a long upload may meet more faults than that', async () => {
    let patches = 0
    server.fault = ({method}) => (method === 'PATCH' && ++patches % 2 === 1 ? {cutAfter: 50_000} : undefined)
    expect(await upload({retries: 1})).toBe('uploaded')
    expect(server.uploads.received).toBe(350_000)
  })

  it('ends after the retries where nothing gets through', async () => {
    server.fault = ({method}) => (method === 'PATCH' ? {status: 503} : undefined)
    await expect(upload({retries: 2})).rejects.toMatchObject({code: 'registry'})
    expect(steps().filter(step => step === 'PATCH')).toHaveLength(3)
  })

  it('is not sent for ever to a registry that loses each session near its end', async () => {
    let patches = 0
    server.fault = ({method}) => {
      if (method !== 'PATCH' || ++patches % 4 !== 0) return undefined
      server.uploads.forgetSessions()
      return {status: 404}
    }
    await expect(upload({retries: 2})).rejects.toThrow('the registry has lost the upload')
    expect(steps().filter(step => step === 'POST')).toHaveLength(3)
  })

  it('that is denied is not tried again', async () => {
    server.fault = ({method}) =>
      method === 'PATCH'
        ? {status: 403, body: '{"errors":[{"code":"DENIED","message":"permission_denied: write_package"}]}'}
        : undefined
    await expect(upload()).rejects.toMatchObject({
      code: 'denied',
      hint: expect.stringContaining('Manage Actions access')
    })
    expect(steps().filter(step => step === 'PATCH')).toHaveLength(1)
  })
})

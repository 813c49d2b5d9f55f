import {createHash} from 'node:crypto'
import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeEach, expect, it, jest} from '@jest/globals'
import {digestOfTag, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type Job, startJob} from '../helpers/runner.ts'

jest.setTimeout(120_000)

let job: Job
let api: http.Server
let name: string
beforeEach(async () => {
  job = startJob()
  name = uniqueName()
  // The repository has no releases; nothing else is asked of GitHub for another registry.
  api = http.createServer((_, response) => {
    response.writeHead(200, {'content-type': 'application/json'})
    response.end('[]')
  })
  await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  job.close()
  api.closeAllConnections()
  await new Promise(resolve => api.close(resolve))
})

const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
const address = (path: string) => `http://${REGISTRY}/v2/${name}/${path}`

async function blob(text: string): Promise<{digest: string; size: number}> {
  const {headers} = await fetch(address('blobs/uploads/'), {method: 'POST'})
  const url = new URL(headers.get('location') ?? '', `http://${REGISTRY}`)
  url.searchParams.set('digest', digestOf(text))
  await fetch(url, {method: 'PUT', body: text, headers: {'content-type': 'application/octet-stream'}})
  return {digest: digestOf(text), size: text.length}
}

async function put(
  reference: string | undefined,
  kind: 'manifest' | 'index',
  document: object
): Promise<{digest: string; size: number; mediaType: string}> {
  const mediaType = `application/vnd.oci.image.${kind}.v1+json`
  const text = JSON.stringify({schemaVersion: 2, mediaType, ...document})
  const digest = digestOf(text)
  const {status} = await fetch(address(`manifests/${reference ?? digest}`), {
    method: 'PUT',
    body: text,
    headers: {'content-type': mediaType}
  })
  expect(status).toBe(201)
  return {digest, size: text.length, mediaType}
}

async function image(tag: string | undefined, created: string, platform = 'amd64') {
  const config = {
    ...(await blob(JSON.stringify({os: 'linux', architecture: platform, created}))),
    mediaType: 'application/vnd.oci.image.config.v1+json'
  }
  return {...(await put(tag, 'manifest', {config, layers: []})), platform: {os: 'linux', architecture: platform}}
}

const exists = async (reference: string) => (await digestOfTag(name, reference)) !== null

it('deletes old images of a real registry by digest, with their attestations, and keeps what others share', async () => {
  const old = '2024-01-02T03:04:05Z'
  const shared = await image(undefined, old, 'arm64')
  const own = await image(undefined, old)
  const gone = await put('run-1', 'index', {manifests: [own, shared]})
  const kept = await put('main', 'index', {manifests: [shared]})
  const signature = await image(`${gone.digest.replace(':', '-')}.sig`, old, 's390x')
  await image('run-2', new Date().toISOString())
  await image('run-3', '1970-01-01T00:00:00Z', 'riscv64')
  const result = await job.step({
    event: 'schedule',
    inputs: {images: `${REGISTRY}/${name}`, retain: 'run-*: 30 days', 'github-token': 'token-of-the-job'},
    env: {GITHUB_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`}
  })
  expect([result.exitCode, result.annotations]).toEqual([0, []])
  expect(await Promise.all(['run-1', 'run-2', 'run-3', 'main'].map(exists))).toEqual([false, true, true, true])
  expect(await Promise.all([gone, own, signature, shared, kept].map(({digest}) => exists(digest)))).toEqual([
    false,
    false,
    false,
    true,
    true
  ])
  expect(result.summary).toContain('**3 deleted**')
})

import {randomBytes} from 'node:crypto'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {BUILDKIT} from '../helpers/buildkit.ts'
import {type CacheServiceStandIn, cacheVariables, startCacheService} from '../helpers/cache-service.ts'
import {checkOut, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type FaultProxy, startProxy} from '../helpers/proxy.ts'
import {type Job, startJob} from '../helpers/runner.ts'
import {startEngine} from '../helpers/second-engine.ts'

jest.setTimeout(240_000)

/** Of the one layer that is the user’s, bytes; and what all else together may come to: configs, manifests. */
const LAYER = 5_000_000
const REST = 20_000

let job: Job
let name: string
let service: CacheServiceStandIn
/** The registry that is pushed to, and the same under another name, which is another one to whoever asks. */
let target: FaultProxy
let elsewhere: FaultProxy
beforeEach(async () => {
  job = startJob()
  name = uniqueName()
  service = await startCacheService()
  target = await startProxy(REGISTRY)
  elsewhere = await startProxy(REGISTRY)
})
afterEach(async () => {
  job.close()
  for (const each of [service, target, elsewhere]) await each.close()
})

const sum = (proxy: FaultProxy, way: 'sent' | 'got', wanted: RegExp) =>
  proxy.requests.filter(({path}) => wanted.test(path)).reduce((total, request) => total + request[way], 0)
const mounts = () => target.requests.filter(({path}) => /[?&]mount=/.test(path)).length
const ALPINE = /\/library\/alpine\/blobs\//

/** A commit with another file, on a machine that has never built it. */
async function run(containerd: boolean, base: string, inputs: Record<string, string>) {
  checkOut(job.workspace, {Dockerfile: `FROM ${base}/library/alpine\nCOPY --link big /\n`})
  writeFileSync(join(job.workspace, 'big'), randomBytes(LAYER))
  for (const proxy of [target, elsewhere]) proxy.requests.splice(0)
  const engine = await startEngine({containerd})
  try {
    const images = `${target.address}/${name}/a\n${target.address}/${name}/b`
    const env = {...cacheVariables(service.url), DOCKER_HOST: engine.host}
    const result = await job.step({inputs: {images, network: 'none', cache: 'off', ...inputs}, env})
    await job.post()
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    return result
  } finally {
    await engine.close()
  }
}

const CONTAINER = {driver: 'docker-container', 'driver-opts': `image=${REGISTRY}/${BUILDKIT}\nnetwork=host`}

describe.each<[string, boolean, Record<string, string>]>([
  ['the driver docker', true, {}],
  ['the engine’s own connection', true, {reproducible: 'true'}],
  ['the driver docker-container', true, CONTAINER],
  ['the driver docker, classic store', false, {}]
])('by %s', (way, containerd, inputs) => {
  it('a layer is sent once for two images of a registry, and the base’s not even pulled', async () => {
    await run(containerd, target.address, inputs)
    expect(sum(target, 'sent', /\/blobs\/uploads\//)).toBeLessThan(LAYER + REST)
    // The user’s from the one image to the other, the base’s to both.
    expect(mounts()).toBeGreaterThanOrEqual(3)
    // That store holds every image whole, so there BuildKit has no say.
    if (containerd) expect(sum(target, 'got', ALPINE)).toBeLessThan(REST)
  })

  if (!containerd || way === 'the driver docker-container') return
  it('a base of another registry is not pulled where its layers have been pushed to', async () => {
    await run(containerd, elsewhere.address, inputs)
    await run(containerd, elsewhere.address, inputs)
    expect(sum(elsewhere, 'got', ALPINE)).toBeLessThan(REST)
    expect(sum(target, 'sent', /\/blobs\/uploads\//)).toBeLessThan(LAYER + REST)
  })

  it('nor by a cache of GitHub’s that has them', async () => {
    await run(containerd, elsewhere.address, {...inputs, cache: 'auto'})
    service.requests.splice(0)
    await run(containerd, elsewhere.address, {...inputs, cache: 'auto'})
    expect(sum(elsewhere, 'got', ALPINE)).toBeLessThan(REST)
    // The list of layers, and none of them.
    expect(service.requests.filter(line => line.startsWith('GET'))).toHaveLength(1)
  })
})

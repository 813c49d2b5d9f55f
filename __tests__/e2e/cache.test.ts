import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {BUILDKIT} from '../helpers/buildkit.ts'
import {type CacheServiceStandIn, cacheVariables, runtimeToken, startCacheService} from '../helpers/cache-service.ts'
import {checkOut, digestOfTag, manifestOf, REACH, REGISTRY, STORE, uniqueName} from '../helpers/engine.ts'
import {type Job, type StepResult, startJob} from '../helpers/runner.ts'
import {startEngine} from '../helpers/second-engine.ts'
import {describeWith} from '../helpers/witness.ts'

jest.setTimeout(240_000)

let service: CacheServiceStandIn
let job: Job
let name: string
beforeEach(async () => {
  service = await startCacheService()
  job = startJob()
  name = uniqueName()
  // By its whole name: the further engines have no mirror of Docker Hub.
  checkOut(job.workspace, {
    Dockerfile: `FROM ${process.env.TEST_BASE_IMAGE} AS tools\nRUN echo ${name} > /tools\nFROM ${process.env.TEST_BASE_IMAGE}\nCOPY --from=tools /tools /\nRUN date +%N > /built-at\n`
  })
})
afterEach(async () => {
  job.close()
  await service.close()
})

const inputs = () => ({images: `${REGISTRY}/${name}`, network: 'none'})
/** One of them holds the time at which it was built. */
const layersOf = async ({outputs}: StepResult) => {
  const manifest = await manifestOf(name, outputs.digest ?? '')
  // A manifest of an image. https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md
  return (manifest as unknown as {layers: {digest: string}[]}).layers.map(({digest}) => digest)
}
/** `3 of 3`: steps that the cache answered. */
const hits = (summary: string) => /, (\d+ of \d+) steps from the cache/.exec(summary)?.[1]

describe('on a machine that has never built it', () => {
  let engines: Awaited<ReturnType<typeof startEngine>>[]
  beforeAll(async () => {
    engines = await Promise.all([true, true, false].map(containerd => startEngine({containerd})))
  })
  afterAll(async () => {
    for (const engine of engines) await engine.close()
  })

  it('GitHub’s cache has every stage, by the engine’s own builder', async () => {
    const [first, second] = engines
    const on = (host = '') => job.step({inputs: inputs(), env: {...cacheVariables(service.url), DOCKER_HOST: host}})
    const cold = await on(first?.host)
    expect([cold.exitCode, cold.annotations, hits(cold.summary)]).toEqual([0, [], '0 of 3'])
    expect(cold.log).toContain('(driver docker)')
    expect(service.keys().filter(key => key.startsWith('index-publish-image-'))).toHaveLength(1)
    const warm = await on(second?.host)
    expect([warm.exitCode, warm.annotations, hits(warm.summary)]).toEqual([0, [], '3 of 3'])
    expect(await layersOf(warm)).toEqual(await layersOf(cold))
  })

  it('and whose builder for the cache can’t boot builds without, told', async () => {
    const classic = engines[2]?.host ?? ''
    const options = {'driver-opts': `image=${REGISTRY}/nobody/nothing`}
    const env = {...cacheVariables(service.url), DOCKER_HOST: classic}
    const result = await job.step({inputs: {...inputs(), ...options}, env})
    expect([result.exitCode, result.annotations.map(({kind}) => kind)]).toEqual([0, ['warning']])
    expect(result.annotations[0]?.message).toMatch(/^No cache, because the builder for it did not start\./)
    expect(await digestOfTag(name, 'main')).toBe(result.outputs.digest)
  })

  it('a registry cache is written for each ref, and a pull request reads its own, then main’s', async () => {
    const [first, second] = engines
    const on = (event: string, host = '') =>
      job.step({event, inputs: {...inputs(), cache: 'registry'}, env: {DOCKER_HOST: host}})
    const main = await on('push-branch', first?.host)
    expect([main.exitCode, main.annotations]).toEqual([0, []])
    const request = await on('pull-request', second?.host)
    expect([request.exitCode, request.annotations, hits(request.summary)]).toEqual([0, [], '3 of 3'])
    const {tags} = (await (await fetch(`http://${REGISTRY}/v2/${name}/tags/list`)).json()) as {tags: string[]}
    const caches = tags.filter(tag => tag.startsWith('buildcache-')).sort()
    expect(caches).toEqual([
      expect.stringMatching(/^buildcache-[0-9a-f]{12}-main-[0-9a-f]{10}$/),
      expect.stringMatching(/^buildcache-[0-9a-f]{12}-pr-2-[0-9a-f]{10}$/)
    ])
  })
})

describeWith('buildkit', 'a hosted runner’s shape, the classic store', () => {
  it('keeps the cache by a builder in a container, which each run makes anew', async () => {
    const classic = await startEngine({containerd: false})
    try {
      const options = {'driver-opts': `image=${REGISTRY}/${BUILDKIT}\nnetwork=host`}
      const env = {...cacheVariables(service.url), DOCKER_HOST: classic.host}
      const run = async () => {
        const result = await job.step({inputs: {...inputs(), ...options}, env})
        await job.post()
        return result
      }
      const cold = await run()
      expect([cold.exitCode, cold.annotations, hits(cold.summary)]).toEqual([0, [], '0 of 3'])
      expect(cold.log).toContain(
        '(driver docker-container), because an engine with the classic image store can’t keep a cache.'
      )
      const warm = await run()
      expect([warm.exitCode, warm.annotations, hits(warm.summary)]).toEqual([0, [], '3 of 3'])
      expect(await layersOf(warm)).toEqual(await layersOf(cold))
      // Its container reaches the relay as well.
      service.fault = ({method}) => (method === 'GET' ? {status: 503} : undefined)
      const failing = await run()
      expect([failing.exitCode, failing.annotations]).toEqual([0, []])
      expect(failing.log).toContain('No cache from here on: GitHub’s cache service answers 503.')
    } finally {
      await classic.close()
    }
  })
})

describe('a cache service that gives a token', () => {
  it.each<[string, string, RegExp | undefined]>([
    ['of another shape', 'opaque', /No cache: BuildKit can’t use GitHub’s cache with this/],
    ['that may only read', runtimeToken({'refs/heads/main': 1}), undefined]
  ])('%s leaves the build green', async (_, token, said) => {
    // The classic store has no cache but by a container.
    const builder = STORE === 'classic' ? {...REACH, driver: 'docker-container'} : {}
    const result = await job.step({inputs: {...inputs(), ...builder}, env: cacheVariables(service.url, token)})
    await job.post()
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    expect(await digestOfTag(name, 'main')).toBe(result.outputs.digest)
    if (said) expect(result.log).toMatch(said)
    expect(service.keys()).toEqual([])
  })
})

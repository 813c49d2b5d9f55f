import {describe, expect, it} from '@jest/globals'
import type {Builder} from '../../src/builder/choose.ts'
import {relayed} from '../../src/builder/relay.ts'
import type {RelayCache} from '../../src/runner.ts'
import {cacheVariables, runtimeToken} from '../helpers/cache-service.ts'
import {buildOf, planOf} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'

const HERE: Builder = {
  name: undefined,
  driver: 'docker',
  pushesByDigest: false,
  caches: true,
  inEngine: true,
  temporary: false
}
const BRIDGED: Builder = {...HERE, name: 'publish-image-engine-1', driver: 'remote', temporary: true}
const CONTAINER: Builder = {...HERE, name: 'b', driver: 'docker-container', inEngine: false}

interface Machine {
  readonly env?: Record<string, string>
  readonly inputs?: Record<string, string>
  /** The engine’s bridge is another machine’s. */
  readonly elsewhere?: boolean
  /** What a program in the builder’s container gets from the relay. */
  readonly got?: string
}

async function relay(builder: Builder, {env = cacheVariables(), inputs = {}, elsewhere, got = 'cache'}: Machine = {}) {
  const asked: Parameters<RelayCache>[] = []
  const runner = recordingRunner({
    http: ({url}) => {
      if (url === 'http://engine/exec/e1/start') return {body: Buffer.from(got)}
      const answer = url.endsWith('/exec') ? {Id: 'e1'} : {IPAM: {Config: [{Gateway: '172.17.0.1'}]}}
      return {body: Buffer.from(JSON.stringify(answer))}
    },
    relayCache: (service, limit) => {
      asked.push([service, limit])
      return elsewhere ? new Error('listen EADDRNOTAVAIL') : `http://${service.addresses.at(-1)}:1/`
    }
  })
  const plan = await planOf('push-branch', {images: 'r.example/a', ...inputs}, {HOME: '/h', ...env})
  const {relay} = await relayed(runner, plan.docker, buildOf(plan).cache, builder)
  return {relay, asked, runner}
}

describe('the cache service is behind a relay', () => {
  it.each([
    ['the engine’s own builder', HERE],
    ['the engine’s own BuildKit through its connection', BRIDGED]
  ])('for %s, at the loopback', async (_, builder) => {
    const {relay: found, asked, runner} = await relay(builder)
    expect(found?.variables).toEqual({ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/'})
    // The bridge proves that the engine is on this machine.
    expect(asked[0]?.[0]).toMatchObject({
      url: 'https://results.example/',
      token: cacheVariables().ACTIONS_RUNTIME_TOKEN,
      addresses: ['172.17.0.1', '127.0.0.1']
    })
    asked[0]?.[1].onGivenUp('answers 429')
    expect([found?.isGivenUp(), runner.lines]).toEqual([
      true,
      ['No cache from here on: GitHub’s cache service answers 429.']
    ])
  })

  it('for a container that reaches it, at the bridge', async () => {
    const {relay: found, runner} = await relay(CONTAINER)
    expect(found?.variables.ACTIONS_RESULTS_URL).toBe('http://172.17.0.1:1/')
    const [, made] = runner.requests
    expect(made).toMatchObject({method: 'POST', url: 'http://engine/containers/buildx_buildkit_b0/exec'})
    expect(String(made?.body)).toContain('"http://172.17.0.1:1/"')
  })

  it('of the first version, too', async () => {
    const env = {ACTIONS_RUNTIME_TOKEN: runtimeToken(), ACTIONS_CACHE_URL: 'https://cache.example/id'}
    const {relay: found} = await relay(HERE, {env})
    expect(found?.variables).toEqual({ACTIONS_CACHE_SERVICE_V2: '', ACTIONS_CACHE_URL: 'http://127.0.0.1:1/'})
  })

  it.each<[string, Builder, Machine]>([
    ['a container that does not reach it', CONTAINER, {got: ''}],
    ['an engine on another machine, or seen from a container', HERE, {elsewhere: true}],
    ['an engine behind TCP', HERE, {env: {...cacheVariables(), DOCKER_HOST: 'tcp://build.example:2376'}}],
    ['the builder of another context', {...HERE, name: 'far'}, {}],
    ['a BuildKit of somebody else’s', {...CONTAINER, driver: 'remote'}, {}],
    ['a builder in Kubernetes', {...CONTAINER, driver: 'kubernetes'}, {}],
    ['a build without a cache', {...HERE, caches: false}, {}],
    ['a cache in the registry', HERE, {inputs: {cache: 'registry'}}],
    ['a cache of the user’s own', HERE, {inputs: {'cache-from': 'type=gha'}}]
  ])('but not for %s', async (_, builder, machine) => {
    expect((await relay(builder, machine)).relay).toBeUndefined()
  })
})

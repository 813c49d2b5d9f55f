import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {type CacheServiceStandIn, cacheVariables, runtimeToken, startCacheService} from '../helpers/cache-service.ts'
import {checkOut, docker, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {type Job, type StepResult, startJob} from '../helpers/runner.ts'
import {startEngine} from '../helpers/second-engine.ts'

jest.setTimeout(300_000)

// Finding S1. What a `--mount=type=cache` holds is no part of a step's key: whoever fills the mount and then builds
// main's own Dockerfile has made a layer that main's build takes from the cache, if it may write where main reads.

/** A runtime token as GitHub gives it: the own scope for both, the base's and the default branch's to read. */
const tokenOf = (own: string) => runtimeToken(own === MAIN ? {[MAIN]: 3} : {[own]: 3, [MAIN]: 1})
const MAIN = 'refs/heads/main'
const PULL_REQUEST = 'refs/pull/2/merge'

/** The same run, of a head in this very repository, so that it pushes by itself. */
function ownHead(name: string): EventFixture {
  const event = readEvent(name)
  const text = JSON.stringify(event.payload).replaceAll('Stranger', 'Acme').replaceAll('"fork":true', '"fork":false')
  return {...event, payload: JSON.parse(text)}
}

interface Attack {
  readonly event: EventFixture
  /** The scope that GitHub’s cache gives such a run. */
  readonly scope: string
  /** Whether it keeps a cache for runs of its own ref. */
  readonly keeps: boolean
}
const attacks: [string, Attack][] = [
  ['a pull request', {event: readEvent('pull-request'), scope: PULL_REQUEST, keeps: true}],
  ['a pull request of Dependabot', {event: readEvent('pull-request-dependabot'), scope: PULL_REQUEST, keeps: true}],
  ['another branch', {event: readEvent('push-nested-branch'), scope: 'refs/heads/releases/v1', keeps: true}],
  ['pull_request_target', {event: ownHead('pull-request-target-fork'), scope: MAIN, keeps: false}],
  ['pull_request_target of a fork', {event: readEvent('pull-request-target-fork'), scope: MAIN, keeps: false}],
  ['workflow_run of a fork', {event: readEvent('workflow-run-fork'), scope: MAIN, keeps: false}]
]

let service: CacheServiceStandIn
let job: Job
let name: string
let machines: Awaited<ReturnType<typeof startEngine>>[]
beforeAll(async () => {
  machines = await Promise.all([1, 2].map(() => startEngine({containerd: true})))
})
afterAll(async () => {
  for (const machine of machines) await machine.close()
})
beforeEach(async () => {
  service = await startCacheService()
  job = startJob()
  name = uniqueName()
})
afterEach(async () => {
  job.close()
  await service.close()
})

/** A fresh machine of a hosted runner has built nothing yet. */
async function fresh(index: number): Promise<string> {
  const host = machines[index]?.host ?? ''
  await docker('--host', host, 'builder', 'prune', '--all', '--force')
  return host
}

const store = () => `--mount=type=cache,id=${name},target=/store`
/** Main's: a tool is made once, kept in the mount, and installed. */
const clean = () =>
  `FROM ${process.env.TEST_BASE_IMAGE}\nRUN ${store()} [ -e /store/tool ] || echo clean > /store/tool; cp /store/tool /tool\n`
/** The attacker's first commit. */
const poison = () => `FROM ${process.env.TEST_BASE_IMAGE}\nRUN ${store()} echo poison > /store/tool\n`

describe.each(['gha', 'registry'])('poison in the cache (%s)', cache => {
  const run = (dockerfile: string, {event, scope}: Pick<Attack, 'event' | 'scope'>, host: string) => {
    checkOut(job.workspace, {Dockerfile: dockerfile})
    const inputs = {images: `${REGISTRY}/${name}`, network: 'none', cache, 'cache-mounts': 'true', push: 'true'}
    return job.step({event, inputs, env: {...cacheVariables(service.url, tokenOf(scope)), DOCKER_HOST: host}})
  }
  const published = async ({exitCode, annotations, outputs}: StepResult) => {
    expect([exitCode, annotations.filter(({kind}) => kind === 'error')]).toEqual([0, []])
    return await docker('run', '--rm', '--network', 'none', '--quiet', outputs.ref ?? '', 'cat', '/tool')
  }

  it.each(attacks)('of %s is not in what main publishes', async (_, attack) => {
    const attacker = await fresh(0)
    const planted = await run(poison(), attack, attacker)
    expect(planted.exitCode).toBe(0)
    // Main's Dockerfile to the letter, with the poison in its mount.
    expect(await published(await run(clean(), attack, attacker))).toBe('poison')

    // The next run of the same ref, on another machine, and then main's.
    const again = await run(clean(), attack, await fresh(0))
    const main = await run(clean(), {event: readEvent('push-branch'), scope: MAIN}, await fresh(1))
    expect(await published(main)).toBe('clean')
    // That it would have been found: the ref itself takes it, where it keeps a cache.
    expect(await published(again)).toBe(attack.keeps ? 'poison' : 'clean')
    expect(again.summary.includes('1 of 1 steps from the cache')).toBe(attack.keeps)
  })
})

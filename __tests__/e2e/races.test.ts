import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from '@jest/globals'
import {type CompareServer, startCompareServer} from '../helpers/compare-server.ts'
import {checkOut, digestOfTag, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {historyOf} from '../helpers/history.ts'
import {type FaultProxy, startProxy} from '../helpers/proxy.ts'
import {type Job, type StepResult, startJob} from '../helpers/runner.ts'

/** How often each race is run: once in a while, more. */
const ROUNDS = Number(process.env.RACE_ROUNDS ?? '2')

const [A, B, C] = ['a', 'b', 'c'].map(letter => letter.repeat(40)) as [string, string, string]
const jobs: Job[] = []
let proxy: FaultProxy
let api: CompareServer
let name: string
beforeAll(async () => {
  proxy = await startProxy(REGISTRY)
  proxy.delayMs = 30
  api = await startCompareServer(historyOf({[B]: A, [C]: B}, {main: C}))
})
afterAll(async () => {
  await proxy.close()
  await api.close()
})
beforeEach(() => {
  name = uniqueName()
})
afterEach(() => {
  for (const job of jobs.splice(0)) job.close()
})

interface Given {
  readonly event?: string
  /** `main` or `v1.2.3` */
  readonly ref: string
  readonly commit?: string
  readonly inputs?: Record<string, string>
}

let runs = 0
/** A run of its own job, whose image differs from every other one's. */
function start({event, ref, commit = C, inputs = {}}: Given): Promise<StepResult> {
  const job = startJob()
  jobs.push(job)
  const id = String(++runs)
  checkOut(job.workspace, {Dockerfile: `# ${id}\nFROM scratch\nCOPY Dockerfile /\n`})
  const isBranch = ref === 'main'
  const {env, payload} = readEvent(event ?? (isBranch ? 'push-branch' : 'push-tag'))
  const fixture: EventFixture = {
    env: {...env, GITHUB_REF: isBranch ? 'refs/heads/main' : `refs/tags/${ref}`, GITHUB_SHA: commit, GITHUB_RUN_ID: id},
    payload
  }
  const images = `${proxy.address}/${name}`
  const all = {images, 'github-token': 'token-of-the-job', ...inputs}
  return job.step({event: fixture, inputs: all, env: {GITHUB_API_URL: api.url}})
}

/** Lets the runs race, and holds that none is red; their digests, in order. */
async function race(...given: Given[]): Promise<string[]> {
  const results = await Promise.all(given.map(start))
  expect(results.map(({exitCode, annotations}) => ({exitCode, annotations}))).toEqual(
    given.map(() => ({exitCode: 0, annotations: []}))
  )
  return results.map(({outputs}) => outputs.digest ?? '')
}

const rounds = Array.from({length: ROUNDS}, (_, round) => round + 1)

describe.each(rounds)('real runs side by side, 30 ms from their registry, round %i:', () => {
  it('a branch and its tag, of one commit', async () => {
    const [branch, tag] = await race({ref: 'main'}, {ref: 'v1.2.3'})
    expect(await digestOfTag(name, 'main')).toBe(branch)
    expect(await digestOfTag(name, 'latest')).toBe(tag)
    expect([branch, tag]).toContain(await digestOfTag(name, `sha-${C.slice(0, 7)}`))
  })

  it('an older and a newer commit of a branch', async () => {
    const [, newer] = await race({ref: 'main', commit: B}, {ref: 'main', commit: C})
    expect(await digestOfTag(name, 'main')).toBe(newer)
  })

  it('five releases', async () => {
    const versions = ['v1.0.0', 'v1.1.0', 'v2.0.0', 'v2.1.0', 'v2.1.1']
    const digests = await race(...versions.map(ref => ({ref, commit: ref.charAt(1).repeat(40)})))
    const floats = {latest: 4, '2': 4, '2.1': 4, '2.0': 2, '1': 1, '1.1': 1, '1.0': 0}
    const found = await Promise.all(
      Object.keys(floats).map(async tag => [tag, digests.indexOf((await digestOfTag(name, tag)) ?? '')])
    )
    expect(Object.fromEntries(found)).toEqual(floats)
  })

  it('a push and the schedule of one commit', async () => {
    const [push, nightly] = await race({ref: 'main'}, {ref: 'main', event: 'schedule'})
    expect(await digestOfTag(name, 'nightly')).toBe(nightly)
    expect([push, nightly]).toContain(await digestOfTag(name, 'main'))
  })

  it('two runs of a branch with floating-tags: always', async () => {
    const inputs = {'floating-tags': 'always'}
    const digests = await race({ref: 'main', commit: B, inputs}, {ref: 'main', commit: C, inputs})
    expect(digests).toContain(await digestOfTag(name, 'main'))
  })
})

it('an older commit’s image, promoted from another repository, does not move the branch’s tag back', async () => {
  const [newer] = await race({ref: 'main', commit: C})
  const own = name
  name = uniqueName()
  const [older] = await race({ref: 'main', commit: B})
  const promote = `${proxy.address}/${name}@${older}`
  name = own
  const result = await start({
    ref: 'main',
    commit: C,
    inputs: {promote, tags: 'type=ref,event=branch\ntype=raw,value=old'}
  })
  expect([result.exitCode, result.outputs.digest, result.outputs['kept-tags']]).toEqual([
    0,
    older,
    `${proxy.address}/${name}:main`
  ])
  expect([await digestOfTag(name, 'main'), await digestOfTag(name, 'old')]).toEqual([newer, older])
})

describe('latest does not go back, however the version is spelt:', () => {
  const spellings: [string, string, string][] = [
    ['type=match,pattern=api-v(.*),group=1', 'api-v2.0.0', 'api-v1.0.1'],
    ['type=ref,event=tag', 'v2.5.2', 'v1.1.1'],
    ['type=semver,pattern=release-{{version}}', 'v2.5.2', 'v1.1.1'],
    ['type=semver,pattern={{version}}-alpine', 'v2.5.2', 'v1.1.1'],
    ['type=semver,pattern={{raw}}', 'v2.5.2+build.7', 'v1.1.1+build.8'],
    ['type=semver,pattern={{major}}.{{minor}}', 'v2.5.2', 'v1.1.1']
  ]
  it.each(spellings)('%s', async (tags, higher, lower) => {
    for (const order of [
      [higher, lower],
      [lower, higher]
    ]) {
      name = uniqueName()
      const digests = new Map<string, string>()
      for (const ref of order) {
        const commit = ref === higher ? C : B
        const result = await start({ref, commit, inputs: {tags}})
        expect([result.exitCode, result.annotations]).toEqual([0, []])
        digests.set(ref, result.outputs.digest ?? '')
      }
      expect(await digestOfTag(name, 'latest')).toBe(digests.get(higher))
    }
  })
})

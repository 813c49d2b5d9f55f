import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {type CacheFault, type CacheServiceStandIn, cacheVariables, startCacheService} from '../helpers/cache-service.ts'
import {checkOut, digestOfTag, docker, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type Job, type StepResult, startJob} from '../helpers/runner.ts'
import {startEngine} from '../helpers/second-engine.ts'

jest.setTimeout(240_000)

/** What may be lost by a service that answers wrongly, milliseconds. */
const LOST = 5_000
const TRIES = 3
/** What loses more is ended. */
const LONGEST_STEP = 40_000

const FAULTS: Readonly<Record<string, ReturnType<CacheFault>>> = {
  '404': {status: 404},
  '429': {status: 429},
  '503': {status: 503},
  slow: {delayMs: 60_000},
  'wrong token': {status: 401},
  full: {status: 507},
  'read-only': {status: 403}
}

/** Whether a request is of the moment in which the service fails: what has been asked and answered before counts. */
const MOMENTS: Readonly<
  Record<string, (request: {method: string; path: string}, before: readonly string[]) => boolean>
> = {
  'the first look': () => true,
  'import, from the list on': ({path}, before) => before.length > 0 && !isWrite(path),
  'import, a layer': ({method}, before) => method === 'GET' && before.some(line => line.startsWith('GET')),
  'import, from a layer on': (_, before) => before.some(line => line.startsWith('GET')),
  'export, the service': ({path}) => isWrite(path),
  'export, its store': ({method}) => method === 'PUT'
}
const isWrite = (path: string) => /CreateCacheEntry|Finalize/.test(path)

const table: string[] = []
let engine: Awaited<ReturnType<typeof startEngine>>
let service: CacheServiceStandIn
let job: Job
let name: string
let plain: number
let version = 0

/** What comes before the last line is in the cache, whose layers are needed to go on from there. */
const run = (inputs: Record<string, string> = {}): Promise<StepResult> => {
  version++
  const base = process.env.TEST_BASE_IMAGE
  checkOut(job.workspace, {
    Dockerfile: `FROM ${base} AS tools\nRUN echo ${name} > /tools\nRUN echo more > /more\nFROM ${base}\nCOPY --from=tools /tools /more /\nRUN date +%N > /built-at\nRUN cat /tools /built-at > /both && echo ${version} > /version\n`
  })
  let timer: NodeJS.Timeout | undefined
  const onStart = (pid: number) => {
    timer = setTimeout(() => process.kill(pid, 'SIGTERM'), LONGEST_STEP)
  }
  const env = {...cacheVariables(service.url), DOCKER_HOST: engine.host}
  return job
    .step({inputs: {images: `${REGISTRY}/${name}`, network: 'none', ...inputs}, env, onStart})
    .finally(() => clearTimeout(timer))
}

/** What an engine has that never built it. */
const forget = async () => {
  await docker('--host', engine.host, 'buildx', 'prune', '--all', '--force')
  service.requests.splice(0)
}

beforeAll(async () => {
  engine = await startEngine({containerd: true})
  service = await startCacheService()
  job = startJob()
  name = uniqueName()
  await run()
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    await forget()
    times.push((await run({cache: 'off'})).ms)
  }
  plain = times.sort((a, b) => a - b)[1] ?? 0
})
afterAll(async () => {
  process.stdout.write(`\nlost against no cache, ms\n${table.join('\n')}\n\n`)
  job.close()
  await service.close()
  await engine.close()
})
beforeEach(() => forget())
afterEach(() => {
  service.fault = undefined
})

it('has what an earlier run kept, as long as the service is well', async () => {
  const result = await run()
  table.push(`no fault: ${result.ms - plain}`)
  expect([result.exitCode, result.annotations]).toEqual([0, []])
  expect(result.summary).toMatch(/ [34] of 5 steps from the cache/)
})

describe.each(Object.keys(MOMENTS))('a cache service that fails, %s:', moment => {
  it.each(Object.keys(FAULTS))('%s is green and costs at most 5 s', async fault => {
    service.fault = ({method, path, count}) =>
      MOMENTS[moment]?.({method, path}, service.requests.slice(0, count - 1)) ? FAULTS[fault] : undefined
    for (let tries = 1; ; tries++) {
      const result = await run()
      const lost = result.ms - plain
      expect([result.exitCode, result.annotations]).toEqual([0, []])
      expect(await digestOfTag(name, 'main')).toBe(result.outputs.digest)
      // A machine with other work is slow for other reasons, but not every time.
      if (lost >= LOST && tries < TRIES) {
        await forget()
        continue
      }
      table.push(`${moment}; ${fault}: ${lost}`)
      return expect(lost).toBeLessThan(LOST)
    }
  })
})

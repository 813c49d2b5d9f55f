import {afterEach, beforeEach, expect, it, jest} from '@jest/globals'
import {type CacheServiceStandIn, cacheVariables, startCacheService} from '../helpers/cache-service.ts'
import {checkOut, docker, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type Job, startJob} from '../helpers/runner.ts'
import {startEngine} from '../helpers/second-engine.ts'

jest.setTimeout(240_000)

let service: CacheServiceStandIn
let job: Job
let name: string
let engines: Awaited<ReturnType<typeof startEngine>>[]
beforeEach(async () => {
  service = await startCacheService()
  // Each has an empty BuildKit, as a hosted runner's.
  engines = await Promise.all([1, 2, 3].map(() => startEngine({containerd: true})))
  job = startJob()
  name = uniqueName()
})
afterEach(async () => {
  job.close()
  for (const engine of engines) await engine.close()
  await service.close()
})

/** A package manager that downloads what its store lacks. */
const manager = (version: number) =>
  `FROM ${process.env.TEST_BASE_IMAGE} AS build\nRUN --mount=type=cache,id=${name},target=/store,uid=1000 --mount=type=cache,target=/other ls /store > /had && touch /other/one && echo package > /store/package-${version}\nFROM ${process.env.TEST_BASE_IMAGE}\nCOPY --from=build /had /had\n`

/** The same, with what only the build knows in ids and targets. */
const withVariables = (version: number) =>
  `ARG PLACE=/store\nFROM ${process.env.TEST_BASE_IMAGE} AS base\nARG PLACE\nENV OWN=\${PLACE}/\nFROM base AS build\nARG NAME=none\nRUN --mount=type=cache,target=$OWN/packages ls $OWN/packages > /had && echo package > $OWN/packages/package-${version}\nENV NAME=\${NAME}-2\nRUN --mount=type=cache,id=\${NAME},target=/other,uid=1000 ls /other >> /had && echo ${version} > /other/other-${version}\nFROM ${process.env.TEST_BASE_IMAGE}\nCOPY --from=build /had /had\n`

it.each(['gha', 'registry'])(
  'survive from one machine to the next in %s, and are saved only if they changed',
  async cache => {
    const run = (version: number, host = '', inputs = {}) => {
      checkOut(job.workspace, {Dockerfile: manager(version)})
      return job.step({
        inputs: {images: `${REGISTRY}/${name}`, network: 'none', cache, 'cache-mounts': 'true', ...inputs},
        env: {...cacheVariables(service.url), DOCKER_HOST: host}
      })
    }
    const had = async (ref = '') =>
      (await docker('run', '--rm', '--network', 'none', '-q', ref, 'cat', '/had')).split('\n')

    const first = await run(1, engines[0]?.host)
    expect([first.exitCode, first.annotations]).toEqual([0, []])
    expect(first.log).toContain('Cache mounts: nothing was kept yet.')
    expect(first.log).toMatch(/Cache mounts: saved, \d/)
    expect(await had(first.outputs.ref)).toEqual([''])

    const second = await run(2, engines[1]?.host)
    expect([second.exitCode, second.annotations]).toEqual([0, []])
    expect(second.log).toContain('Cache mounts: restored.')
    expect(await had(second.outputs.ref)).toEqual(['package-1'])
    expect(second.log).toMatch(/Cache mounts: saved, \d/)

    // The very build of before: its steps come from the build cache, and nothing changes in the mounts.
    const third = await run(2, engines[2]?.host)
    expect([third.exitCode, third.annotations]).toEqual([0, []])
    expect(third.log).toContain('Cache mounts: restored.')
    expect(third.log).toContain('Cache mounts: unchanged.')

    const large = await run(3, engines[2]?.host, {'cache-mounts-max': '1kB'})
    expect(large.exitCode).toBe(0)
    expect(large.log).toMatch(/Cache mounts: not saved, because .* are more than cache-mounts-max/)
  }
)

it('whose ids and targets hold variables survive, too', async () => {
  const run = (version: number, host = '') => {
    checkOut(job.workspace, {Dockerfile: withVariables(version)})
    return job.step({
      inputs: {images: `${REGISTRY}/${name}`, network: 'none', 'cache-mounts': 'true', 'build-args': `NAME=${name}`},
      env: {...cacheVariables(service.url), DOCKER_HOST: host}
    })
  }
  const first = await run(1, engines[0]?.host)
  expect([first.exitCode, first.annotations]).toEqual([0, []])
  expect(first.log.match(/Cache mounts: saved, \d/g)).toHaveLength(2)
  const second = await run(2, engines[1]?.host)
  expect([second.exitCode, second.annotations]).toEqual([0, []])
  expect(second.log.match(/Cache mounts: restored\./g)).toHaveLength(2)
  const had = await docker('run', '--rm', '--network', 'none', '-q', second.outputs.ref ?? '', 'cat', '/had')
  expect(had.split('\n')).toEqual(['package-1', 'other-1'])
})

it('of each target of a definition survive, too', async () => {
  const target = (place: string, version: number) =>
    `FROM ${process.env.TEST_BASE_IMAGE}\nARG PLACE\nRUN --network=none --mount=type=cache,target=${place} ls ${place} > /had && echo package > ${place}/package-${version}\n`
  const run = (version: number, host = '') => {
    checkOut(job.workspace, {
      'docker-bake.hcl': `group "default" {\n  targets = ["api", "web"]\n}\ntarget "api" {\n  context = "api"\n}\ntarget "web" {\n  dockerfile = "web.Dockerfile"\n  args = { PLACE = "/${name}" }\n}\n`,
      'api/Dockerfile': target('/api', version),
      'web.Dockerfile': target('$PLACE', version)
    })
    return job.step({
      inputs: {bake: 'docker-bake.hcl', images: `${REGISTRY}/${name}/{{target}}`, 'cache-mounts': 'true'},
      env: {...cacheVariables(service.url), DOCKER_HOST: host}
    })
  }
  const first = await run(1, engines[0]?.host)
  expect([first.exitCode, first.annotations]).toEqual([0, []])
  const second = await run(2, engines[1]?.host)
  expect([second.exitCode, second.annotations]).toEqual([0, []])
  for (const target of ['api', 'web']) {
    expect(first.log).toMatch(new RegExp(`^${target}: Cache mounts: saved, \\d`, 'm'))
    const image = `${REGISTRY}/${name}/${target}:main`
    expect(await docker('run', '--rm', '--network', 'none', '-q', image, 'cat', '/had')).toBe('package-1')
  }
})

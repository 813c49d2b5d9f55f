import {execFileSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {checkOut} from '../helpers/files.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, startJob} from '../helpers/runner.ts'

let registry: TestRegistry
let job: Job
beforeEach(async () => {
  registry = await startRegistry()
  job = startJob({fakeDocker: {}})
})
afterEach(async () => {
  job.close()
  await registry.close()
})

const images = () => ({images: `${registry.address}/acme/tool`})
const commands = () => dockerCalls(job).map(({args}) => args.slice(0, 2).join(' '))

describe('what only waits for the network', () => {
  it('does not hold up that buildx is missing', async () => {
    rmSync(join(job.home, '.docker/cli-plugins'), {recursive: true})
    registry.fault = () => 'hang'
    const result = await job.step({
      inputs: images(),
      env: {FAKE_BROKEN: 'version: docker: unknown command: docker buildx'}
    })
    expect(result.annotations.map(({message}) => message.split('\n')[0])).toEqual([
      'Docker has no buildx on this runner.'
    ])
    expect(commands()).toEqual(['buildx version'])
  })

  it('does not hold up that the engine does not answer', async () => {
    registry.fault = () => 'hang'
    const result = await job.step({
      inputs: images(),
      env: {DOCKER_HOST: 'unix:///nowhere.sock', FAKE_BROKEN: 'info: Cannot connect to the Docker daemon'}
    })
    expect(result.annotations[0]?.message).toMatch(/^The Docker engine does not answer\.\nWhy: Cannot connect/)
  })

  it('runs beside the boot of a builder, which is ended when the push is denied', async () => {
    // Denied as soon as the boot is under way.
    registry.fault = ({method}) =>
      method === 'POST' ? {status: commands().includes('buildx create') ? 403 : 503} : undefined
    const inputs = {...images(), driver: 'docker-container', retries: '10'}
    const result = await job.step({inputs, env: {FAKE_SLOW: 'create: 60000'}})
    expect(result.exitCode).toBe(1)
    expect(result.ms).toBeLessThan(15_000)
    expect(commands()).toEqual(['buildx create', 'ended by SIGTERM create'])
    await job.post()
    expect(commands().at(-1)).toBe('buildx rm')
  })

  it('keeps its own groups of the log', async () => {
    const result = await job.step({inputs: {...images(), driver: 'docker-container'}})
    expect(result.exitCode).toBe(0)
    const lines = result.log.split('\n')
    const at = (text: string) => lines.findIndex(line => line.includes(text))
    expect(at('Using the builder')).toBeGreaterThan(at('::group::Builder'))
    expect(at('::group::Builder')).toBeGreaterThan(at('may be written'))
  })
})

describe('a job without a checkout', () => {
  it('builds this repository at this commit', async () => {
    rmSync(join(job.workspace, '.git'), {recursive: true})
    rmSync(join(job.workspace, 'Dockerfile'))
    const result = await job.step({inputs: images()})
    expect(result.exitCode).toBe(0)
    expect(dockerCalls(job)[0]?.args.at(-1)).toBe(
      'https://github.com/Acme/Tool.git#860c1904a1ce19322e91ac35af1ab07466440c37'
    )
    expect(result.log).toContain(
      'The workspace has no checkout and no Dockerfile: BuildKit fetches this repository itself.'
    )
  })

  it('and one whose Dockerfile is elsewhere are told apart: there the Dockerfiles are listed', async () => {
    rmSync(join(job.workspace, 'Dockerfile'))
    checkOut(job.workspace, {'app/Dockerfile': '', 'docker/build.Dockerfile': '', 'node_modules/x/Dockerfile': ''})
    const result = await job.step({inputs: images()})
    expect(result.annotations[0]?.message).toMatch(
      /^There is no Dockerfile\.\nWhy: looked for it from .*\nWhat to do: Name the one to build with the input file; there are: app\/Dockerfile, docker\/build\.Dockerfile$/
    )
    const named = await job.step({inputs: {...images(), file: 'app/Dockrfile'}})
    expect(named.annotations[0]?.message).toContain('input file: app/Dockrfile does not exist.')
    expect(commands()).toEqual([])
  })
})

it('many images with many tags leave an environment in which programs start', async () => {
  const names = Array.from({length: 60}, (_, index) => `${registry.address}/acme/a-service-with-a-long-name-${index}`)
  const tags = Array.from({length: 50}, (_, index) => `type=raw,value=a-tag-that-somebody-made-${index}`)
  const result = await job.step({inputs: {images: names.join('\n'), tags: tags.join('\n'), push: 'false'}})
  expect(result.exitCode).toBe(0)
  expect(result.outputs.json?.length).toBeGreaterThan(128 * 1024)
  expect(result.variables).not.toHaveProperty('DOCKER_METADATA_OUTPUT_JSON')
  expect(result.variables).toHaveProperty('DOCKER_METADATA_OUTPUT_VERSION')
  expect(result.annotations.map(({kind, message}) => [kind, message])).toContainEqual([
    'notice',
    expect.stringMatching(/^Not set, because no program could be started with variables of this size: .*_JSON\b/)
  ])
  expect(execFileSync('echo', ['started'], {env: {...process.env, ...result.variables}, encoding: 'utf8'})).toBe(
    'started\n'
  )
})

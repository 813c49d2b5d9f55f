import {mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, startJob} from '../helpers/runner.ts'

// The Docker config as main and post of the bundle treat it; every order of two jobs is in __tests__/login/.

const password = 'tr0ub4dor&3 correct'
const auth = (secret: string) => Buffer.from(`octo:${secret}`).toString('base64')
let registry: TestRegistry
let job: Job
beforeEach(async () => {
  registry = await startRegistry({auth: 'basic', password})
  job = startJob({fakeDocker: {}})
})
afterEach(async () => {
  job.close()
  await registry.close()
})

const given = () => ({
  images: `${registry.address}/acme/tool`,
  registry: registry.address,
  username: 'octo',
  password
})
const config = () => JSON.parse(readFileSync(job.dockerConfig, 'utf8'))
const write = (value: unknown) => writeFileSync(job.dockerConfig, JSON.stringify(value, null, '\t'))

describe('the Docker config', () => {
  it('is what it was before, after post, in the form that docker gives it', async () => {
    write({auths: {'other.example': {auth: 'eDp5'}, [registry.address]: {auth: auth('of the user')}}, psFormat: 'x'})
    const before = readFileSync(job.dockerConfig, 'utf8')
    expect((await job.step({inputs: given()})).exitCode).toBe(0)
    expect(config().auths[registry.address]).toEqual({auth: auth(password)})
    await job.post()
    expect(readFileSync(job.dockerConfig, 'utf8')).toBe(before)
  })

  it('survives that somebody empties RUNNER_TEMP', async () => {
    write({auths: {'other.example': {auth: 'eDp5'}}})
    await job.step({inputs: given()})
    rmSync(job.temp, {recursive: true})
    mkdirSync(job.temp)
    await job.post()
    expect(config()).toEqual({auths: {'other.example': {auth: 'eDp5'}}})
  })

  it('behind a symbolic link stays behind it', async () => {
    const real = join(job.home, 'dotfiles.json')
    writeFileSync(real, '{}')
    symlinkSync(real, job.dockerConfig)
    await job.step({inputs: given()})
    expect(Object.keys(JSON.parse(readFileSync(real, 'utf8')).auths)).toContain(registry.address)
    await job.post()
    expect([readFileSync(real, 'utf8'), readdirSync(join(job.home, '.docker'))]).toEqual([
      '{}',
      ['cli-plugins', 'config.json']
    ])
  })

  it('keeps the log-in of a second step that has logout: false', async () => {
    await job.step({inputs: given()})
    await job.step({inputs: {...given(), logout: 'false'}})
    await job.post()
    expect(config()).toEqual({auths: {[registry.address]: {auth: auth(password)}}})
  })

  it('is put right by post where the run was killed', async () => {
    job.close()
    job = startJob({fakeDocker: {sleep: 60_000}})
    write({auths: {}})
    const killed = await job.step({
      inputs: given(),
      onStart: pid => {
        const timer = setInterval(() => {
          if (dockerCalls(job).length === 0) return
          clearInterval(timer)
          process.kill(pid, 'SIGKILL')
        }, 50)
      }
    })
    expect([killed.exitCode, Object.keys(config().auths)]).toEqual([null, [registry.address, 'publish-image.invalid']])
    await job.post()
    expect(config()).toEqual({auths: {}})
  })

  it('frees itself of a dead job’s log-in, which no later job uses', async () => {
    const holders = [{step: 'a', job: '4194304 1', auth: auth(password)}]
    const ledger = {made: false, claims: {[registry.address]: {earlier: {auth: auth('of the user')}, holders}}}
    write({
      auths: {
        [registry.address]: {auth: auth(password)},
        'publish-image.invalid': {auth: Buffer.from(`ledger:${JSON.stringify(ledger)}`).toString('base64')}
      }
    })
    const result = await job.step({inputs: {images: given().images}})
    expect(config()).toEqual({auths: {[registry.address]: {auth: auth('of the user')}}})
    expect([result.exitCode, dockerCalls(job).length]).toEqual([1, 0])
    expect(result.masked).toContain('of the user')
  })

  it('that can not be read is told in words', async () => {
    mkdirSync(job.dockerConfig)
    const result = await job.step({inputs: given()})
    expect(result.exitCode).toBe(1)
    expect(result.annotations.map(({message}) => message.split('\n'))).toEqual([
      [
        `The Docker config ${job.dockerConfig} can’t be read and written.`,
        'Why: EISDIR: illegal operation on a directory, read',
        expect.stringMatching(/^What to do: Make it a file that the runner’s user may write/)
      ]
    ])
    expect((await job.post()).map(({exitCode}) => exitCode)).toEqual([0])
  })
})

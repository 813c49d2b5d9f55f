import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {commandsIn} from '../helpers/commands.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {type Job, startJob} from '../helpers/runner.ts'

// The user's script between build and publish: what it can see, and when it ends.

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

const step = (test: string, inputs: Record<string, string> = {}, env: Record<string, string> = {}) =>
  job.step({inputs: {images: `${registry.address}/acme/tool`, test, ...inputs}, env})

describe('the script of the input test', () => {
  it('sees the job’s environment, and nothing in it that is this step’s or a secret of it', async () => {
    const file = join(job.home, 'seen')
    const env = {
      APP_MODE: 'production',
      GITHUB_TOKEN: 'token-of-the-job',
      NPM_TOKEN: 'npm-secret-1',
      DEPLOY_KEY: 'line one\nline two',
      STATE_login: '{}',
      ACTIONS_RUNTIME_TOKEN: 'a.b.c',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'd.e.f',
      ACTIONS_CACHE_URL: 'https://cache.example'
    }
    const inputs = {
      'github-token': 'token-of-the-job',
      secrets: 'npm=npm-secret-1\n"key=line one\nline two"'
    }
    const result = await step(`env > '${file}'; find "$RUNNER_TEMP" -type f >> '${file}'`, inputs, env)
    expect(result.exitCode).toBe(0)
    const seen = readFileSync(file, 'utf8').split('\n')
    expect(seen).toEqual(
      expect.arrayContaining([
        'APP_MODE=production',
        'VERSION=main',
        `IMAGE=${registry.address}/acme/tool@${result.outputs.digest}`,
        `DIGEST=${result.outputs.digest}`
      ])
    )
    expect(seen.filter(line => /^(INPUT|STATE|ACTIONS)_/.test(line))).toEqual([])
    expect(seen.filter(line => /token-of-the-job|npm-secret-1|line (one|two)/.test(line))).toEqual([])
    // The build had them as files; those are gone.
    expect(seen.filter(line => line.includes('secret-'))).toEqual([])
  })

  it('may have Windows line ends', async () => {
    const result = await step('if true\r\nthen\r\n  echo "it is $VERSION."\r\nfi\r\n')
    expect([result.exitCode, result.log.includes('it is main.\n')]).toEqual([0, true])
  })

  it('ends when it ends, though something that it started goes on', async () => {
    const result = await step('sleep 300 &\necho started')
    expect([result.exitCode, result.log.includes('started\n')]).toEqual([0, true])
    expect(result.ms).toBeLessThan(30_000)
  })

  it('ends soon when the job is cancelled', async () => {
    const result = await job.step({
      inputs: {images: `${registry.address}/acme/tool`, test: `touch '${job.home}/running'; sleep 300; true`},
      onStart: pid => {
        const timer = setInterval(() => {
          if (!job.files().some(file => file.endsWith('/running'))) return
          clearInterval(timer)
          process.kill(pid, 'SIGINT')
        }, 50)
      }
    })
    expect([result.exitCode, result.annotations.map(({title}) => title)]).toEqual([1, ['Cancelled']])
    expect(result.ms).toBeLessThan(30_000)
    expect([...registry.tags('acme/tool').keys()].filter(tag => tag !== 'run-4242')).toEqual([])
  })

  it('can not speak to the runner by what it prints, nor break out of the summary', async () => {
    const lines = [
      '\\302\\205::set-output name=digest::evil',
      'a\\r::stop-commands::x',
      '\\342\\200\\250##[error]evil',
      '\\r\\r# Heading\\r[link](https://evil.example) @everyone'
    ]
    const result = await step(`printf '${lines.join('\\n')}\\n'; exit 1`)
    expect(result.log).toContain('::set-output name=digest::evil')
    const ours = /^::(add-mask|group|endgroup|debug|error title=Image not published)::/
    expect(commandsIn(result.log).filter(command => !ours.test(command))).toEqual([])
    const quoted = result.summary.split(/\r\n|[\n\r\u0085\u2028]/).filter(line => /evil|Heading/.test(line))
    expect(quoted.length).toBeGreaterThan(2)
    expect(quoted.filter(line => !line.startsWith('> '))).toEqual([])
  })
})

it('a secret that a build prints is masked in log, annotation and summary, whatever characters it has', async () => {
  const secret = 'p#a&s<s_w|o`r@d'
  job.close()
  job = startJob({fakeDocker: {fail: `ERROR: failed to solve: the token ${secret} was refused`}})
  const {log, summary, annotations} = await step('true', {secrets: `token=${secret}`})
  expect(annotations[0]?.message).toContain('the token *** was refused')
  expect([log.includes(secret), summary.includes('the token &#42;&#42;&#42; was refused')]).toEqual([false, true])
})

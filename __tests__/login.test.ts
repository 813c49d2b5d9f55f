import {describe, expect, it} from '@jest/globals'
import {readInputs} from '../src/inputs/inputs.ts'
import {login} from '../src/login/login.ts'
import {makePlan} from '../src/plan/plan.ts'
import {contextOf, inputsOf, inputVariables, readEvent} from './helpers/events.ts'
import {type RunnerBehaviour, recordingRunner} from './helpers/ports.ts'

const CONFIG = '/home/me/.docker/config.json'
const encode = (text: string) => Buffer.from(text).toString('base64')

/** What the action notes down for itself; __tests__/login/ is about that. */
function withoutLedger({auths, ...config}: {auths?: Record<string, unknown>}) {
  const {'publish-image.invalid': _, ...entries} = auths ?? {}
  return auths ? {...config, auths: entries} : config
}

async function logIn(
  inputs: Record<string, string>,
  {env = {}, ...behaviour}: RunnerBehaviour = {},
  event = 'push-branch'
) {
  const runner = recordingRunner(behaviour)
  const all = {HOME: '/home/me', ...env, ...inputVariables(inputs)}
  const given = await readInputs(Object.assign(runner, {env: all}))
  const context = await contextOf(readEvent(event))
  const plan = await makePlan(context, given, all, async () => context.startedAt)
  const access = await login(runner, plan)
  const config = runner.disk.get(CONFIG)
  return {runner, access, config: config === undefined ? undefined : withoutLedger(JSON.parse(config))}
}

describe('the log-in', () => {
  it('to GitHub’s registry uses the job’s token where nothing else is there', async () => {
    const {config, access} = await logIn({'github-token': 'token-of-the-job'})
    expect(config).toEqual({auths: {'ghcr.io': {auth: encode('octo:token-of-the-job')}}})
    expect(await access.credentialsFor('ghcr.io')).toEqual({username: 'octo', password: 'token-of-the-job'})
    expect(access.explicit).toEqual([])
  })

  it('leaves credentials that are there already', async () => {
    const disk = {[CONFIG]: JSON.stringify({auths: {'ghcr.io': {auth: encode('me:mine')}}})}
    const {config, access, runner} = await logIn({'github-token': 'token-of-the-job'}, {disk})
    expect(config).toEqual(JSON.parse(disk[CONFIG] ?? ''))
    expect(await access.credentialsFor('ghcr.io')).toEqual({username: 'me', password: 'mine'})
    expect(runner.saved).toEqual(new Map())
  })

  it('gives the job’s token to no other registry', async () => {
    const {config, access} = await logIn({images: 'registry.example/acme/tool', 'github-token': 'token-of-the-job'})
    expect(config).toBeUndefined()
    expect(await access.credentialsFor('registry.example')).toBeUndefined()
  })

  it('without a registry is Docker Hub’s, under the name that the CLI uses', async () => {
    const {config} = await logIn({images: 'acme/tool', username: 'me', password: 'hub-token'})
    expect(config).toEqual({auths: {'https://index.docker.io/v1/': {auth: encode('me:hub-token')}}})
  })

  it('masks the encoded form too', async () => {
    const {runner} = await logIn({'github-token': 'token-of-the-job'})
    expect(runner.masked).toContain(encode('octo:token-of-the-job'))
  })

  it('refuses a config that is not JSON, and leaves it', async () => {
    await expect(logIn({'github-token': 'token-of-the-job'}, {disk: {[CONFIG]: 'not json'}})).rejects.toMatchObject({
      code: 'login',
      message: expect.stringContaining(CONFIG)
    })
  })
})

describe('several log-ins', () => {
  const auth = '- registry: r.example\n  username: me\n  password: pass-1\n- username: you\n  password: pass-2\n'
  it('are all made, and masked', async () => {
    const {config, runner, access} = await logIn({images: 'r.example/a', 'registry-auth': auth})
    expect(config).toEqual({
      auths: {'r.example': {auth: encode('me:pass-1')}, 'https://index.docker.io/v1/': {auth: encode('you:pass-2')}}
    })
    expect(runner.masked).toEqual(
      expect.arrayContaining(['pass-1', 'pass-2', encode('me:pass-1'), encode('you:pass-2')])
    )
    expect(access.explicit).toEqual(['r.example', 'docker.io'])
  })

  it('take user names and passwords as they are written, whatever YAML would make of them', async () => {
    const entries = [
      ['12345', '0123'],
      ['0x1F', '1e5'],
      ['true', 'null'],
      ['~', '2026-11-25'],
      ['1_000', '.inf']
    ]
    const auth = entries.map(
      ([name, word], index) => `- registry: r${index}.example\n  username: ${name}\n  password: ${word}\n`
    )
    const {config, runner} = await logIn({images: 'r0.example/a', 'registry-auth': auth.join('')})
    expect(config).toHaveProperty(
      'auths',
      Object.fromEntries(entries.map(([name, word], index) => [`r${index}.example`, {auth: encode(`${name}:${word}`)}]))
    )
    expect(runner.masked).toEqual(expect.arrayContaining(entries.map(([, word]) => word)))
  })

  it.each(['index.docker.io', 'https://index.docker.io/v1/', 'HTTPS://INDEX.DOCKER.IO/v1/', 'docker.io', ''])(
    'with the registry %j are those of Docker Hub',
    async registry => {
      const given = {registry, username: 'me', password: 'pass-1'}
      const one = await logIn({images: 'acme/app', ...given})
      const list = `- registry: '${registry}'\n  username: me\n  password: pass-1\n`
      const several = await logIn({images: 'index.docker.io/acme/app', 'registry-auth': list})
      for (const {config, access, runner} of [one, several]) {
        expect(config).toEqual({auths: {'https://index.docker.io/v1/': {auth: encode('me:pass-1')}}})
        expect(await access.credentialsFor('docker.io')).toEqual({username: 'me', password: 'pass-1'})
        expect(runner.lines.join('\n')).not.toContain('no credentials are given')
      }
    }
  )

  it('give way to DOCKER_AUTH_CONFIG, as with docker itself, and that is told', async () => {
    const variable = JSON.stringify({auths: {'r.example': {auth: encode('me:shadow')}}})
    const env = {HOME: '/home/me', RUNNER_TEMP: '/temp', DOCKER_AUTH_CONFIG: variable}
    const {access, runner} = await logIn(
      {images: 'r.example/a', registry: 'r.example', username: 'me', password: 'pass-1'},
      {env}
    )
    expect(await access.credentialsFor('r.example')).toEqual({username: 'me', password: 'shadow'})
    expect(
      runner.annotations.map(({kind, message}) => [
        kind,
        message.includes('DOCKER_AUTH_CONFIG holds credentials for r.example')
      ])
    ).toEqual([['warning', true]])
  })

  it.each([
    ['nonsense: [', 'input registry-auth: not YAML.'],
    ['- registry: r.example\n  password: !hunter22 x', 'input registry-auth: not YAML.'],
    ['- registry: r.example\n  password: *hunter22', 'input registry-auth: not YAML.'],
    ['- &a\n  - *a', 'input registry-auth, entry 1: unknown key “0”.'],
    ['['.repeat(20_000), 'input registry-auth: not YAML.'],
    ['registry: r.example', 'input registry-auth: not a list.'],
    [
      '- registry: r.example\n  pasword: hunter22',
      'input registry-auth, entry 1: unknown key “pasword”. Did you mean “password”?'
    ],
    ['- registry: r.example\n  ecr: true', 'input registry-auth, entry 1: ecr is not supported here.'],
    ['- registry: a/b c\n- registry: "x y"', 'input registry-auth, entry 2: “x y” is not a host.'],
    ['- registry: r.example\n- registry: R.example', 'input registry-auth: r.example appears twice.']
  ])('%j are refused', async (text, message) => {
    const error = await logIn({images: 'r.example/a', 'registry-auth': text}).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({code: 'input', message})
    expect(JSON.stringify(error)).not.toContain('hunter22')
  })

  it('and one by itself exclude each other', async () => {
    await expect(
      logIn({images: 'r.example/a', 'registry-auth': auth, username: 'x', password: 'pass-3'})
    ).rejects.toThrow('given together with registry, username or password')
  })

  it.each([
    [{ecr: 'true'}, 'input ecr: not supported here.', 'amazon-ecr-login'],
    [{scope: 'a/b@push'}, 'input scope: not supported here.', 'docker/login-action']
  ])('%j is refused with a pointer', async (inputs, message, hint) => {
    await expect(inputsOf(inputs)).rejects.toEqual(
      expect.objectContaining({code: 'input', message, hint: expect.stringContaining(hint)})
    )
  })
})

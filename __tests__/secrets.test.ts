import {describe, expect, it} from '@jest/globals'
import {hiddenVariables} from '../src/plan/secrets.ts'
import {buildOf, inputsOf, planOf} from './helpers/events.ts'

describe('a secret that is a part of a name', () => {
  const messageOf = async (inputs: Record<string, string>, env: Record<string, string> = {}) => {
    try {
      await planOf('push-branch', inputs, env)
      return ''
    } catch (error) {
      const {message, cause, hint} = error as Error & {hint: string}
      expect([cause, hint]).toEqual([expect.stringContaining('***'), expect.stringContaining('longer secret')])
      return message
    }
  }
  const login = {registry: 'r.example', username: 'octo'}

  it.each([
    [
      'a password in a name',
      {...login, password: 'test', images: 'r.example/test/app'},
      'password',
      'the name of image 1'
    ],
    [
      'a password in the second name',
      {...login, password: 'app2', images: 'a/b\nr.example/app2'},
      'password',
      'the name of image 2'
    ],
    ['a line of a build secret', {secrets: '"file={\nmain\n}"'}, 'secrets', 'tag 1'],
    ['the token', {'github-token': 'sha-860c'}, 'github-token', 'tag 2'],
    [
      'one of several log-ins',
      {'registry-auth': '- registry: r.example\n  username: x\n  password: "4242"', images: 'r.example/a'},
      'password',
      'tag 3'
    ]
  ] as const)('%s is told before anything runs', async (_, inputs, input, where) => {
    expect(await messageOf(inputs)).toBe(`input ${input}: a secret of it is a part of ${where}.`)
  })

  it('of the environment is told too', async () => {
    expect(await messageOf({'secret-envs': 'branch=BRANCH'}, {BRANCH: 'main'})).toBe(
      'input secret-envs: a secret of it is a part of tag 1.'
    )
  })

  it.each([
    ['shorter than a mask', {...login, password: 'app', images: 'r.example/app'}],
    ['longer than the name', {...login, password: 'app-and-more', images: 'r.example/app'}],
    ['with short lines', {secrets: '"file={\nai\nn}"'}],
    ['empty', {...login, password: '', images: 'r.example/app', push: 'false'}]
  ])('is no matter where it is %s', async (_, inputs) => {
    expect(await messageOf(inputs)).toBe('')
  })
})

it('variables that the script of the input test does not get', async () => {
  const env = {
    PATH: '/bin',
    EMPTY: '',
    INPUT_PASSWORD: 'x',
    STATE_login: 'x',
    ACTIONS_RUNTIME_URL: 'x',
    ACTIONSX: 'stays',
    GITHUB_TOKEN: 'the-token',
    PADDED: ' the-password\n',
    NPM: 'of-npm',
    KEY: 'the value',
    NEAR: 'the-token-and-more'
  }
  const inputs = await inputsOf({
    'github-token': 'the-token',
    username: 'octo',
    password: 'the-password',
    secrets: 'key=the value',
    'secret-envs': 'npm=NPM'
  })
  expect(hiddenVariables(inputs, env).sort()).toEqual(
    ['INPUT_PASSWORD', 'STATE_login', 'ACTIONS_RUNTIME_URL', 'GITHUB_TOKEN', 'PADDED', 'NPM', 'KEY'].sort()
  )
})

describe('a build of a foreign head in a run that has secrets', () => {
  const given = {secrets: 'key=the value', ssh: 'default', 'github-token': 'the-token', context: '{{defaultContext}}'}

  it.each(['pull-request-target-fork', 'workflow-run-fork'])('gets none of them, and that is told: %s', async event => {
    for (const push of ['auto', 'true']) {
      const plan = await planOf(event, {...given, push})
      expect([buildOf(plan).secrets, buildOf(plan).ssh]).toEqual([[], []])
      expect(plan.warnings).toEqual([
        expect.stringMatching(/^The code is of \S+, so it is built without the secrets and ssh that are given\.$/)
      ])
    }
  })

  it.each(['pull-request', 'push-branch'])('is another matter than %s', async event => {
    const plan = await planOf(event, given)
    expect(buildOf(plan).secrets.map(({id}) => id)).toEqual(['key', 'GIT_AUTH_TOKEN.github.com'])
    expect([buildOf(plan).ssh, plan.warnings]).toEqual([['default'], []])
  })
})

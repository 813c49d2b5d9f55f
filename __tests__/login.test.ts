import {describe, expect, it} from '@jest/globals'
import {readAccounts} from '../src/login/accounts.ts'
import {login} from '../src/login/login.ts'
import {logout} from '../src/login/store.ts'
import {contextOf, inputsOf, planOf, readEvent} from './helpers/events.ts'
import {type HostBehaviour, recordingHost} from './helpers/host.ts'

const CONFIG = '/home/me/.docker/config.json'
const encode = (text: string) => Buffer.from(text).toString('base64')

async function logIn(inputs: Record<string, string>, behaviour: HostBehaviour = {}, event = 'push-branch') {
  const host = recordingHost({env: {HOME: '/home/me', RUNNER_TEMP: '/temp'}, ...behaviour})
  const given = inputsOf(inputs)
  const access = await login(
    host,
    await contextOf(readEvent(event)),
    given,
    await planOf(event, inputs),
    await readAccounts(host, given)
  )
  const config = host.disk.get(CONFIG)
  return {host, access, config: config === undefined ? undefined : JSON.parse(config)}
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
    const {config, access, host} = await logIn({'github-token': 'token-of-the-job'}, {disk})
    expect(config).toEqual(JSON.parse(disk[CONFIG] ?? ''))
    expect(await access.credentialsFor('ghcr.io')).toEqual({username: 'me', password: 'mine'})
    expect(host.saved).toEqual(new Map())
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

  it('goes through the credential helper that the config names, and out again', async () => {
    const disk = {[CONFIG]: JSON.stringify({credsStore: 'vault'})}
    const {host, config} = await logIn(
      {images: 'registry.example/a', registry: 'registry.example', username: 'me', password: 'pass-1'},
      {disk, run: () => ({})}
    )
    expect(config).toEqual({credsStore: 'vault'})
    expect(host.runs.map(({program, args, options}) => [program, args, options.input])).toEqual([
      [
        'docker-credential-vault',
        ['store'],
        JSON.stringify({ServerURL: 'registry.example', Username: 'me', Secret: 'pass-1'})
      ]
    ])
    await logout(host)
    expect(host.runs.at(-1)).toMatchObject({
      program: 'docker-credential-vault',
      args: ['erase'],
      options: {input: 'registry.example'}
    })
  })

  it('masks the encoded form too', async () => {
    const {host} = await logIn({'github-token': 'token-of-the-job'})
    expect(host.masked).toContain(encode('octo:token-of-the-job'))
  })

  it('refuses a config that is not JSON, and leaves it', async () => {
    await expect(logIn({'github-token': 'token-of-the-job'}, {disk: {[CONFIG]: 'not json'}})).rejects.toMatchObject({
      code: 'login',
      message: expect.stringContaining(CONFIG)
    })
  })
})

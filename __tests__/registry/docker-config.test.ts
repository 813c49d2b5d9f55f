import {describe, expect, it} from '@jest/globals'
import {readDockerSettings} from '../../src/plan/docker.ts'
import {findCredentials} from '../../src/registry/docker-config.ts'
import {recordingRunner} from '../helpers/ports.ts'

const encode = (text: string) => Buffer.from(text).toString('base64')
const find = async (
  config: object,
  registry: string,
  env: Record<string, string> = {},
  helpers: Record<string, string> = {}
) => {
  const runner = recordingRunner({
    disk: {
      '/home/me/.docker/config.json': JSON.stringify(config),
      '/other/config.json': JSON.stringify({auths: {'r.example': {auth: encode('other:secret')}}})
    },
    run: (program, _args, {input}) => {
      const secret = helpers[`${program} ${input}`]
      return secret === undefined
        ? {exitCode: 1, stdout: 'credentials not found in native keychain'}
        : {stdout: JSON.stringify({Username: 'helped', Secret: secret})}
    }
  })
  return {found: await findCredentials(runner, readDockerSettings({HOME: '/home/me', ...env}), registry), runner}
}

describe('the credentials of the Docker config', () => {
  it.each([
    ['r.example', {auths: {'r.example': {auth: encode('me:pa:ss')}}}, {username: 'me', password: 'pa:ss'}],
    ['r.example', {auths: {'https://r.example/v1/': {auth: encode('me:pass')}}}, {username: 'me', password: 'pass'}],
    ['r.example:5000', {auths: {'r.example': {auth: encode('me:pass')}}}, undefined],
    [
      'docker.io',
      {auths: {'https://index.docker.io/v1/': {auth: encode('me:hub')}}},
      {username: 'me', password: 'hub'}
    ],
    ['r.example', {auths: {'r.example': {identitytoken: 'token-1'}}}, {identityToken: 'token-1'}],
    ['r.example', {auths: {'r.example': {username: 'me', password: 'plain'}}}, {username: 'me', password: 'plain'}],
    ['r.example', {auths: {'r.example': {}}}, undefined],
    ['r.example', {}, undefined],
    ['r.example', {auths: 'nonsense'}, undefined]
  ])('for %s in %j are %j', async (registry, config, expected) => {
    expect((await find(config, registry)).found).toEqual(expected)
  })

  it('come from the helper of the registry before the store of all, and from that before the file', async () => {
    const config = {
      credHelpers: {'r.example': 'one'},
      credsStore: 'two',
      auths: {'r.example': {auth: encode('me:file')}, 's.example': {auth: encode('me:file')}}
    }
    const helpers = {'docker-credential-one r.example': 'of one', 'docker-credential-two s.example': 'of two'}
    expect((await find(config, 'r.example', {}, helpers)).found).toEqual({username: 'helped', password: 'of one'})
    expect((await find(config, 's.example', {}, helpers)).found).toEqual({username: 'helped', password: 'of two'})
    // A store that has nothing hides the file, as it does for the CLI.
    expect((await find(config, 's.example')).found).toBeUndefined()
  })

  it('come from DOCKER_AUTH_CONFIG first, and from DOCKER_CONFIG’s folder if that is set', async () => {
    const config = {auths: {'r.example': {auth: encode('me:file')}}}
    const variable = JSON.stringify({auths: {'r.example': {auth: encode('me:variable')}}})
    expect((await find(config, 'r.example', {DOCKER_AUTH_CONFIG: variable})).found).toEqual({
      username: 'me',
      password: 'variable'
    })
    expect((await find(config, 'r.example', {DOCKER_CONFIG: '/other'})).found).toEqual({
      username: 'other',
      password: 'secret'
    })
  })

  it('are masked', async () => {
    const {runner} = await find({auths: {'r.example': {auth: encode('me:masked one')}}}, 'r.example')
    expect(runner.masked).toEqual(['masked one'])
  })
})

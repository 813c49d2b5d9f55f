import {describe, expect, it} from '@jest/globals'
import {ActionError} from '../../src/errors.ts'
import {logout, storeCredentials} from '../../src/login/store.ts'
import {type RunnerBehaviour, recordingRunner} from '../helpers/ports.ts'

interface Pair {
  readonly Username: string
  readonly Secret: string
}

const DOCKER = {folder: '/home/me/.docker'}
const CONFIG = `${DOCKER.folder}/config.json`
const account = (password: string, registry = 'r.example') => ({registry, username: 'octo', password})
const user: Pair = {Username: 'user', Secret: 'of-the-user'}

/** A credential helper, and what it keeps. */
function vault(kept: Record<string, Pair> = {}) {
  const entries = new Map(Object.entries(kept))
  const run: RunnerBehaviour['run'] = (_, [command], {input = ''}) => {
    const key = String(input)
    if (command === 'get') return entries.has(key) ? {stdout: JSON.stringify(entries.get(key))} : {exitCode: 1}
    if (command === 'erase') return {exitCode: entries.delete(key) ? 0 : 1}
    const {ServerURL, Username, Secret} = JSON.parse(key)
    entries.set(ServerURL, {Username, Secret})
    return {}
  }
  const runner = recordingRunner({
    env: {HOME: '/home/me'},
    disk: {[CONFIG]: JSON.stringify({credsStore: 'vault'})},
    run
  })
  return {entries, runner}
}

describe('a log-in by a credential helper', () => {
  it('is there while the job runs, gone after it, and no file has changed', async () => {
    const {entries, runner} = vault()
    await storeCredentials(runner, DOCKER, [account('one')], true)
    expect(Object.fromEntries(entries)).toEqual({'r.example': {Username: 'octo', Secret: 'one'}})
    await logout(runner)
    expect([entries.size, runner.disk.get(CONFIG)]).toEqual([0, '{"credsStore":"vault"}'])
    expect(new Set(runner.runs.map(({program}) => program))).toEqual(new Set(['docker-credential-vault']))
    expect(JSON.stringify([...runner.saved])).not.toContain('one')
    expect(runner.runs.flatMap(({args}) => args)).not.toContain('one')
  })

  it('gives place to the one that was there before', async () => {
    const {entries, runner} = vault({'r.example': user, 'other.example': user})
    await storeCredentials(runner, DOCKER, [account('one')], true)
    expect(entries.get('r.example')).toEqual({Username: 'octo', Secret: 'one'})
    expect(runner.masked).toContain('of-the-user')
    await logout(runner)
    expect(Object.fromEntries(entries)).toEqual({'r.example': user, 'other.example': user})
  })

  it('that was there already, the same, is not touched', async () => {
    const {entries, runner} = vault({'r.example': user})
    await storeCredentials(runner, DOCKER, [{registry: 'r.example', username: 'user', password: 'of-the-user'}], true)
    await logout(runner)
    expect(Object.fromEntries(entries)).toEqual({'r.example': user})
    expect(runner.runs.map(({args: [command]}) => command)).toEqual(['get'])
  })

  it('that somebody else has replaced since stays', async () => {
    const {entries, runner} = vault()
    await storeCredentials(runner, DOCKER, [account('one')], true)
    entries.set('r.example', user)
    await logout(runner)
    expect(Object.fromEntries(entries)).toEqual({'r.example': user})
  })

  it('stays with logout: false', async () => {
    const {entries, runner} = vault({'r.example': user})
    await storeCredentials(runner, DOCKER, [account('one')], false)
    await logout(runner)
    expect(Object.fromEntries(entries)).toEqual({'r.example': {Username: 'octo', Secret: 'one'}})
  })

  it('is undone also where the run was killed at its second store', async () => {
    const {entries, runner} = vault()
    const {run} = runner
    const dying = {
      ...runner,
      run: async (...[program, args, options]: Parameters<typeof run>) => {
        if (args[0] === 'store' && String(options?.input).includes('b.example')) throw new Error('killed')
        return await run(program, args, options)
      }
    }
    await expect(storeCredentials(dying, DOCKER, [account('one'), account('two', 'b.example')], true)).rejects.toThrow(
      'killed'
    )
    await logout(runner)
    expect(entries.size).toBe(0)
  })
})

describe('a helper that does not do as it should', () => {
  it('is told with its name, and never with the password', async () => {
    const {runner} = vault()
    const failing = {...runner, run: async () => ({exitCode: 1, signal: null, timedOut: false, stdout: '', stderr: ''})}
    const failure = storeCredentials(failing, DOCKER, [account('hunter22')], true)
    await expect(failure).rejects.toMatchObject({code: 'login', message: 'docker-credential-vault store failed.'})
    expect(JSON.stringify(await failure.catch((error: unknown) => error))).not.toContain('hunter22')
  })

  it('gone at the end is a warning, and the other log-ins go all the same', async () => {
    const {runner} = vault()
    runner.disk.set(CONFIG, JSON.stringify({credHelpers: {'r.example': 'vault'}}))
    await storeCredentials(runner, DOCKER, [account('one'), account('two', 'b.example')], true)
    const gone = {
      ...runner,
      run: async () => {
        throw new ActionError('tool', 'docker-credential-vault was not found')
      }
    }
    await logout(gone)
    expect(runner.annotations).toEqual([
      {
        kind: 'warning',
        message:
          'docker-credential-vault did not remove the credentials for r.example: docker-credential-vault was not found'
      }
    ])
    expect(JSON.parse(runner.disk.get(CONFIG) ?? '')).toEqual({credHelpers: {'r.example': 'vault'}})
  })
})

describe('a config that can not be used', () => {
  it.each(['EPERM', 'EBUSY', 'EISDIR', 'EACCES', 'EROFS', 'ENOSPC'])('is told in words: %s', async code => {
    const runner = recordingRunner({env: {HOME: '/home/me'}})
    const refuse = async (): Promise<never> => {
      throw Object.assign(new Error(`${code}: somehow`), {code})
    }
    for (const files of [
      {...runner.files, read: refuse},
      {...runner.files, update: refuse}
    ])
      await expect(storeCredentials({...runner, files}, DOCKER, [account('one')], true)).rejects.toMatchObject({
        code: 'login',
        message: `The Docker config ${CONFIG} can’t be read and written.`,
        cause: {code},
        hint: expect.stringContaining('DOCKER_CONFIG')
      })
  })

  it('does not fail the post step', async () => {
    const runner = recordingRunner({env: {HOME: '/home/me'}})
    await storeCredentials(runner, DOCKER, [account('one')], true)
    const files = {
      ...runner.files,
      update: async (): Promise<never> => {
        throw new Error('EROFS: read-only file system')
      }
    }
    await logout({...runner, files})
    expect(runner.annotations.map(({kind, message}) => [kind, message])).toEqual([
      ['warning', `The log-in could not be taken out of the Docker config ${CONFIG}: EROFS: read-only file system`]
    ])
  })
})

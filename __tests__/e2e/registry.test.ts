import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {chmod, mkdir, symlink} from 'node:fs/promises'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {checkOut, digestOfTag, docker, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {readEvent} from '../helpers/events.ts'
import {type FaultProxy, startProxy} from '../helpers/proxy.ts'
import {type Job, startJob} from '../helpers/runner.ts'

jest.setTimeout(180_000)

const TAGS = ['main', 'sha-860c190', 'run-4242']
let job: Job
let name: string
let proxy: FaultProxy
beforeEach(async () => {
  job = startJob()
  name = uniqueName()
  proxy = await startProxy(REGISTRY)
  checkOut(job.workspace, {Dockerfile: `FROM alpine\nARG VERSION=none\nRUN echo "$VERSION" > /version\n`})
})
afterEach(async () => {
  job.close()
  await proxy.close()
})

const digests = (tags: readonly string[]) => Promise.all(tags.map(tag => digestOfTag(name, tag)))

describe('a registry with tokens', () => {
  const password = 'a pass phrase'
  const guard = (mayWrite = true) => {
    proxy.auth = {username: 'octo', password, mayWrite: () => mayWrite, isPublic: true}
  }
  const inputs = () => ({images: `${proxy.address}/${name}`, registry: proxy.address, username: 'octo', password})

  it('is pushed to, by the builder and by the action', async () => {
    guard()
    const result = await job.step({inputs: inputs()})
    expect(result.annotations).toEqual([])
    expect(await digests(TAGS)).toEqual(TAGS.map(() => result.outputs.digest))
    // One token serves all of the action's requests; the builder fetches its own.
    expect(proxy.requests.filter(({path, userAgent}) => path.startsWith('/token?') && userAgent === '')).toHaveLength(1)
  })

  it('that denies writing is told before the build, with the settings page', async () => {
    guard(false)
    const result = await job.step({inputs: inputs()})
    expect(result.exitCode).toBe(1)
    // Whoever logs in with a name of his own is told of that user, not of the job's token.
    expect(result.annotations[0]?.message).toContain('the user octo may not write this package')
    expect(result.annotations[0]?.message).toContain(`/packages/container/${name.replace('e2e/', '')}/settings`)
    expect(result.log).not.toContain('load build definition')
    expect(result.ms).toBeLessThan(3000)
  })

  it('that denies writing to dependabot leaves the run green', async () => {
    guard(false)
    const result = await job.step({event: 'pull-request-dependabot', inputs: inputs()})
    expect([result.exitCode, result.outputs.pushed]).toEqual([0, 'false'])
    expect(result.annotations.map(({kind}) => kind)).toEqual(['notice'])
  })

  it.each(['helper', 'store', 'DOCKER_AUTH_CONFIG', 'file'])(
    'takes the credentials that the CLI would, from the %s, and leaves the config as it was',
    async kind => {
      guard()
      const folder = join(job.home, 'elsewhere')
      await mkdir(folder)
      const config = join(folder, 'config.json')
      const auth = Buffer.from(`octo:${password}`).toString('base64')
      const wrong = {auths: {[proxy.address]: {auth: Buffer.from('octo:wrong').toString('base64')}}}
      const program = join(job.home, 'docker-credential-test')
      writeFileSync(
        program,
        `#!/bin/sh\n[ "$1" = get ] || exit 1\ncat >/dev/null\nprintf '{"ServerURL":"x","Username":"octo","Secret":"${password}"}'\n`
      )
      await chmod(program, 0o755)
      const contents = {
        helper: {...wrong, credHelpers: {[proxy.address]: 'test'}},
        store: {...wrong, credsStore: 'test'},
        DOCKER_AUTH_CONFIG: wrong,
        file: {auths: {[proxy.address]: {auth}}}
      }
      writeFileSync(config, `${JSON.stringify(contents[kind as keyof typeof contents], null, 4)}\n\n`)
      const before = readFileSync(config)
      const env = {
        DOCKER_CONFIG: folder,
        PATH: `${job.home}:${process.env.PATH}`,
        ...(kind === 'DOCKER_AUTH_CONFIG'
          ? {DOCKER_AUTH_CONFIG: JSON.stringify({auths: {[proxy.address]: {auth}}})}
          : {})
      }
      // The CLI finds its plugins below the config's folder too.
      const plugins = join(job.home, '.docker/cli-plugins')
      if (existsSync(plugins)) await symlink(plugins, join(folder, 'cli-plugins'))
      const result = await job.step({inputs: {images: `${proxy.address}/${name}`}, env})
      expect(result.annotations).toEqual([])
      expect(result.exitCode).toBe(0)
      expect(await digests(TAGS)).toEqual(TAGS.map(() => result.outputs.digest))
      await job.post()
      expect(readFileSync(config).equals(before)).toBe(true)
      expect(result.log).not.toContain(password)
    }
  )
})

describe('releases in any order', () => {
  it('2.5.2, then 1.1.1, then 2.4.9: every floating tag is where it belongs', async () => {
    const versionAt = (tag: string) =>
      docker(
        'run',
        '--rm',
        '--network',
        'none',
        '--pull',
        'always',
        '-q',
        `${REGISTRY}/${name}:${tag}`,
        'cat',
        '/version'
      )
    for (const version of ['2.5.2', '1.1.1', '2.4.9']) {
      const event = readEvent('release')
      const own = {...event, env: {...event.env, GITHUB_REF: `refs/tags/v${version}`}}
      const result = await job.step({
        event: own,
        inputs: {images: `${REGISTRY}/${name}`, 'build-args': `VERSION=${version}`}
      })
      expect(result.exitCode).toBe(0)
    }
    const tags = ['latest', '2', '2.5', '2.4', '1', '1.1']
    expect(Object.fromEntries(await Promise.all(tags.map(async tag => [tag, await versionAt(tag)])))).toEqual({
      latest: '2.5.2',
      '2': '2.5.2',
      '2.5': '2.5.2',
      '2.4': '2.4.9',
      '1': '1.1.1',
      '1.1': '1.1.1'
    })
  })
})

describe('the test between build and publish', () => {
  const script = (body: string) => `set -u\necho "testing $IMAGE $DIGEST $VERSION"\n${body}`

  it('that fails moves no tag, not even for a moment', async () => {
    const first = await job.step({inputs: {images: `${REGISTRY}/${name}`}})
    const before = first.outputs.digest
    const seen = new Set<string | null>()
    const timer = setInterval(() => void digestOfTag(name, 'main').then(digest => seen.add(digest)), 20)
    const result = await job.step({
      inputs: {
        images: `${REGISTRY}/${name}`,
        'build-args': 'VERSION=other',
        test: script('echo not good enough; exit 3'),
        tags: 'type=ref,event=branch\ntype=run,format=number'
      }
    })
    clearInterval(timer)
    expect(result.exitCode).toBe(1)
    expect([...seen]).toEqual([before])
    expect(result.annotations[0]?.message).toContain('so no tag was moved')
    expect(result.annotations[0]?.message).toContain('ended with 3')
    expect(result.summary).toContain('not good enough')
    // A builder that can't push by digest must write one tag before; then that is told, and else there is none.
    const own = `${REGISTRY}/${name}:run-17`
    const written = await digestOfTag(name, 'run-17')
    expect([null, result.outputs.digest]).toContain(written)
    expect(result.outputs['published-tags']).toBe(written === null ? '' : own)
    expect(result.annotations[0]?.message.includes(`but ${own}, which the builder writes itself`)).toBe(
      written !== null
    )
  })

  it('that passes has seen the image by its digest, and none of our credentials', async () => {
    const result = await job.step({
      inputs: {
        images: `${REGISTRY}/${name}`,
        registry: REGISTRY,
        username: 'octo',
        password: 'a secret of the step',
        test: script('docker run --rm --network none "$IMAGE" cat /version; env | sort')
      },
      env: {
        'INPUT_GITHUB-TOKEN': 'token-of-the-job',
        ACTIONS_RUNTIME_TOKEN: 'token-of-the-cache',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token-of-the-identity',
        MINE: 'stays'
      }
    })
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain(`testing ${result.outputs.ref} ${result.outputs.digest} main`)
    expect(result.log).toContain('\nnone\n')
    expect(result.log).toContain('MINE=stays')
    expect(result.log).not.toMatch(/^(INPUT_|ACTIONS_RUNTIME|ACTIONS_ID)/m)
    expect(await digests(TAGS)).toEqual(TAGS.map(() => result.outputs.digest))
  })

  it('runs on a fork’s image too, which is in the engine and not in the registry', async () => {
    const result = await job.step({
      event: 'pull-request-fork',
      inputs: {images: `${REGISTRY}/${name}`, test: script('docker run --rm --network none "$IMAGE" cat /version')}
    })
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain(`testing ${REGISTRY}/${name}:pr-2  pr-2`)
    expect(await digestOfTag(name, 'pr-2')).toBeNull()
  })
})

it('an image that one registry has is copied whole to another with if-tag-exists: skip', async () => {
  const other = uniqueName()
  const event = readEvent('release')
  const first = await job.step({event, inputs: {images: `${REGISTRY}/${name}`}})
  const second = await job.step({
    event,
    inputs: {images: `${REGISTRY}/${name}\n${REGISTRY}/${other}`, 'if-tag-exists': 'skip'}
  })
  expect(second.annotations).toEqual([])
  expect(second.exitCode).toBe(0)
  expect(second.outputs.digest).toBe(first.outputs.digest)
  expect(await digestOfTag(other, 'latest')).toBe(first.outputs.digest)
  expect(
    await docker(
      'run',
      '--rm',
      '--network',
      'none',
      '--pull',
      'always',
      '-q',
      `${REGISTRY}/${other}:1.2.3`,
      'cat',
      '/version'
    )
  ).toBe('none')
})

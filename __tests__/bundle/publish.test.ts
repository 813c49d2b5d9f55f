import {readFileSync, writeFileSync} from 'node:fs'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, startJob} from '../helpers/runner.ts'

const SHA = '860c190'
const TAGS = ['main', `sha-${SHA}`, 'run-4242']
const DENIED = JSON.stringify({errors: [{code: 'DENIED', message: 'permission_denied: write_package'}]})

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

const images = () => ({images: `${registry.address}/Acme/Tool`})
const putsOf = (log: string[]) => log.filter(line => line.startsWith('PUT')).map(line => line.split('/').at(-1))

describe('a push to a branch', () => {
  it('pushes under one tag, writes the others itself and proves all of them', async () => {
    const result = await job.step({inputs: images()})
    expect(result.log).toContain('3 tags answer with sha256:')
    expect(result.exitCode).toBe(0)
    expect(result.annotations).toEqual([])
    const {digest = ''} = result.outputs
    expect([...registry.tags('acme/tool')].sort()).toEqual(TAGS.map(tag => [tag, digest]).sort())
    const name = `${registry.address}/acme/tool`
    expect(result.outputs).toMatchObject({
      image: name,
      ref: `${name}@${digest}`,
      refs: JSON.stringify([`${name}@${digest}`]),
      tags: TAGS.map(tag => `${name}:${tag}`).join('\n'),
      'tag-names': TAGS.join('\n'),
      version: 'main',
      pushed: 'true',
      imageid: `sha256:${'c'.repeat(64)}`,
      'subject-name': name,
      'subject-digest': digest
    })
    expect(JSON.parse(result.outputs.metadata ?? '')).toMatchObject({'containerimage.digest': digest})
    expect(result.outputs.labels).toContain(
      'org.opencontainers.image.revision=860c1904a1ce19322e91ac35af1ab07466440c37'
    )
    expect(result.summary).toContain(`docker pull ${name}@${digest}`)
    expect(result.summary).toContain(`Tags: ${TAGS.map(tag => `<code>${tag}</code>`).join(', ')}`)
    const [call, ...more] = dockerCalls(job)
    expect(more).toEqual([])
    expect(call?.args.filter((_, index, all) => all[index - 1] === '--tag')).toEqual([`${name}:run-4242`])
    expect(registry.log().map(line => line.replace(/\?.*/, '').replace(digest, 'DIGEST'))).toEqual(
      expect.arrayContaining([
        'POST /v2/acme/tool/blobs/uploads/',
        'DELETE /v2/acme/tool/blobs/uploads/ID',
        'GET /v2/acme/tool/manifests/run-4242'
      ])
    )
    // What the builder wrote was read back by that name already, the other tags are by theirs; the branch's was looked
    // at before the build and before it was written, too.
    expect(
      registry
        .log()
        .filter(line => line.startsWith('HEAD'))
        .sort()
    ).toEqual([...Array(3).fill('HEAD /v2/acme/tool/manifests/main'), `HEAD /v2/acme/tool/manifests/sha-${SHA}`])
    expect(putsOf(registry.log()).sort()).toEqual(['main', `sha-${SHA}`])
    // Post has nothing to undo here.
    expect((await job.post()).map(({exitCode, log}) => [exitCode, log])).toEqual([[0, '']])
  })

  it('publishes every image under every tag', async () => {
    const result = await job.step({inputs: {images: `${registry.address}/one\n${registry.address}/two`}})
    expect(result.exitCode).toBe(0)
    expect(registry.tags('one')).toEqual(registry.tags('two'))
    expect([...registry.tags('two').keys()].sort()).toEqual([...TAGS].sort())
    expect(JSON.parse(result.outputs.refs ?? '')).toHaveLength(2)
  })

  it('does not let the build’s output speak to the runner', async () => {
    const result = await job.step({inputs: images()})
    expect(result.log).toContain('not a command')
    expect(result.annotations).toEqual([])
  })
})

describe('a pull request', () => {
  it('from a fork is built, not pushed, and told once', async () => {
    const result = await job.step({event: 'pull-request-fork', inputs: images()})
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map(({kind, message}) => [kind, message])).toEqual([
      ['notice', 'Built, not pushed: the pull request is from Stranger/Tool, and the token of such a run can’t write.']
    ])
    expect(registry.log()).toEqual([])
    expect(dockerCalls(job)).toHaveLength(1)
    expect(dockerCalls(job)[0]?.args.join(' ')).not.toContain('push=true')
    expect(result.outputs).toMatchObject({pushed: 'false', version: 'pr-2'})
    expect(result.outputs).not.toHaveProperty('digest')
  })

  it('of this repository whose token may not write is built, not pushed, and told once', async () => {
    registry.fault = ({method}) => (method === 'POST' ? {status: 403, body: DENIED} : undefined)
    const result = await job.step({event: 'pull-request-dependabot', inputs: images()})
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map(({kind}) => kind)).toEqual(['notice'])
    expect(result.outputs.pushed).toBe('false')
    expect(dockerCalls(job)[0]?.args.join(' ')).not.toContain('push=true')
  })

  it('that may write gets its own pair of tags', async () => {
    const result = await job.step({event: 'pull-request', inputs: images()})
    expect(result.exitCode).toBe(0)
    expect([...registry.tags('acme/tool').keys()].sort()).toEqual(['pr-2', 'pr-2-3f2a9c5'])
  })

  it('that is closed builds nothing and touches nothing', async () => {
    const result = await job.step({event: 'pull-request-merged', inputs: images()})
    expect([result.exitCode, dockerCalls(job), registry.log()]).toEqual([0, [], []])
  })
})

describe('a registry that fails', () => {
  it('and denies writing ends the run before the build, with the cause and the fix', async () => {
    registry.fault = ({method}) => (method === 'POST' ? {status: 403, body: DENIED} : undefined)
    const result = await job.step({inputs: images()})
    expect(result.exitCode).toBe(1)
    expect(dockerCalls(job)).toEqual([])
    expect(result.annotations).toHaveLength(1)
    expect(result.annotations[0]?.message).toContain('403 Forbidden')
    expect(result.annotations[0]?.message).toContain('this package is not linked to Acme/Tool')
    expect(result.annotations[0]?.message).toContain('/packages/container/tool/settings')
    expect(result.outputs).toMatchObject({pushed: 'false'})
    expect(result.outputs).not.toHaveProperty('digest')
  })

  it('and never answers the cancelling of the upload that asked does not hold the step', async () => {
    registry.fault = ({method}) => (method === 'DELETE' ? 'hang' : undefined)
    const result = await job.step({inputs: images()})
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    // The request's own limit is half a minute.
    expect(result.ms).toBeLessThan(20_000)
  })

  it('twice with 503 on a manifest is asked again, and the log says so', async () => {
    registry.fault = ({method, path}, nth) =>
      method === 'PUT' && path.endsWith('/main') && nth <= 2 ? {status: 503} : undefined
    const result = await job.step({inputs: images()})
    expect(result.exitCode).toBe(0)
    expect(result.log.match(/Tagging .*:main: .*503 Service Unavailable.*Retry \d of 3/g)).toHaveLength(2)
    expect(registry.tags('acme/tool').get('main')).toBe(result.outputs.digest)
  })

  it('for good ends within the retries, naming the tag', async () => {
    registry.fault = ({method, path}) => (method === 'PUT' && path.endsWith('/main') ? {status: 503} : undefined)
    const result = await job.step({inputs: {...images(), retries: '1'}})
    expect(result.exitCode).toBe(1)
    expect(registry.log().filter(line => line.startsWith('PUT') && line.endsWith('/main'))).toHaveLength(2)
    expect(result.annotations[0]?.message).toContain(`Tagging ${registry.address}/acme/tool:main`)
    // What is true stays told: the image is there, under its digest.
    expect(result.outputs.digest).toMatch(/^sha256:/)
  })

  it('and is down is named with the reason', async () => {
    const {address} = registry
    await registry.close()
    const result = await job.step({inputs: {images: `${address}/acme/tool`, retries: '1'}})
    expect(result.exitCode).toBe(1)
    expect(dockerCalls(job)).toEqual([])
    expect(result.annotations[0]?.message).toContain(`${address} can’t be reached`)
    expect(result.annotations[0]?.message).toContain(`nothing listens at ${address}`)
    registry = await startRegistry()
  })

  it('and has a tag that somebody else moves is found out, with both digests', async () => {
    registry.after = ({method, path}) => {
      if (method === 'PUT' && path.endsWith('/main')) registry.store('acme/tool', 'main', {other: true})
    }
    const result = await job.step({inputs: images()})
    const other = registry.tags('acme/tool').get('main') ?? ''
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(`Not every tag points at ${result.outputs.digest}`)
    expect(result.annotations[0]?.message).toContain(`${registry.address}/acme/tool:main points at ${other}`)
  })

  it('and has the tag that the builder wrote moved by somebody else is found out, with both digests', async () => {
    registry.fault = ({method, path}) => {
      if (method === 'GET' && path.endsWith('/run-4242')) registry.store('acme/tool', 'run-4242', {other: true})
      return undefined
    }
    const result = await job.step({inputs: images()})
    const other = registry.tags('acme/tool').get('run-4242') ?? ''
    expect(result.exitCode).toBe(1)
    expect(result.outputs.digest).not.toBe(other)
    expect(result.annotations[0]?.message).toContain(`Not every tag points at ${result.outputs.digest}`)
    expect(result.annotations[0]?.message).toContain(`${registry.address}/acme/tool:run-4242 points at ${other}`)
    expect(registry.tags('acme/tool').get('main')).toBe(result.outputs.digest)
  })

  it('and sends other bytes than the digest’s is found out', async () => {
    registry.fault = ({method, path}) =>
      method === 'GET' && path.includes('/manifests/')
        ? {status: 200, headers: {'content-type': 'application/vnd.oci.image.manifest.v1+json'}, body: '{}'}
        : undefined
    const result = await job.step({inputs: images()})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain('the bytes that the registry sent have the digest sha256:44136fa')
    expect(putsOf(registry.log())).toEqual([])
  })
})

describe('a build that fails', () => {
  it('ends with what BuildKit said, at its line of the Dockerfile, and no digest', async () => {
    job.close()
    const said = ['Dockerfile:3', '--------------------', '   3 | >>> COPY missing.txt /', '--------------------']
    job = startJob({
      fakeDocker: {
        fail: `${said.join('\n')}\nERROR: failed to build: failed to solve: failed to compute cache key: "/missing.txt": not found`
      }
    })
    const result = await job.step({inputs: images()})
    expect(result.exitCode).toBe(1)
    expect(result.annotations.map(({kind, file, line}) => [kind, file, line])).toEqual([['error', 'Dockerfile', '3']])
    expect(result.annotations[0]?.message).toContain('"/missing.txt": not found')
    expect(result.annotations[0]?.message).toContain('is not in the build context')
    expect(result.outputs).not.toHaveProperty('digest')
    expect(dockerCalls(job)).toHaveLength(1)
  })

  it('because its push met a fault that passes is tried again', async () => {
    job.close()
    job = startJob({
      fakeDocker: {
        fail: 'ERROR: failed to build: failed to push x: unexpected status from PUT request: 503 Service Unavailable',
        failures: 1
      }
    })
    const result = await job.step({inputs: images()})
    expect([result.exitCode, dockerCalls(job).length]).toEqual([0, 2])
    expect(result.log).toContain('Retry 1 of 3')
  })

  it('because a command failed is never tried again, whatever the command is about', async () => {
    job.close()
    job = startJob({
      fakeDocker: {
        fail: 'ERROR: failed to solve: process "/bin/sh -c echo 503 Service Unavailable; false" did not complete successfully: exit code: 1'
      }
    })
    const result = await job.step({inputs: images()})
    expect([result.exitCode, dockerCalls(job).length]).toEqual([1, 1])
  })

  it('because docker is missing is told so', async () => {
    job.close()
    job = startJob({path: '/nonexistent'})
    const result = await job.step({inputs: images()})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain('docker was not found')
  })

  it('because nothing is checked out is told so', async () => {
    const result = await job.step({inputs: {...images(), context: 'app'}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain('input context: app does not exist.')
    expect(result.annotations[0]?.message).toContain('actions/checkout')
    expect(dockerCalls(job)).toEqual([])
  })
})

describe('dry-run', () => {
  it('tells the plan and starts no process, asks nothing', async () => {
    const result = await job.step({
      event: 'schedule',
      inputs: {...images(), 'dry-run': 'true'},
      env: {'INPUT_GITHUB-TOKEN': 'a-token-of-the-job'}
    })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({version: 'nightly', pushed: 'false'})
    expect([dockerCalls(job), registry.log()]).toEqual([[], []])
    // Its summary is the plan.
    expect(result.summary).toContain(`### 📋 Plan: <code>${registry.address}/acme/tool</code> <code>nightly</code>`)
    expect(result.summary).toContain('| <code>nightly</code> | branch | <code>type=schedule,pattern=nightly</code> |')
    expect(result.log).toContain(`image    ${registry.address}/acme/tool`)
  })
})

describe('bad input', () => {
  it.each([
    [{push: 'maybe'}, 'input push: “maybe” is not auto, true or false.'],
    [{retries: 'many'}, 'input retries: “many” is not a number from 0 to 10.'],
    [{platforms: 'linux/amd64,lin ux'}, 'input platforms, line 1: “lin ux” is not a platform.'],
    [{tags: 'type=raw,value=a\ntype=semvar,pattern=x'}, 'Did you mean “semver”?'],
    [{tags: 'type=raw,value={{brunch}}'}, 'unknown expression {{brunch}}. Did you mean “branch”?'],
    [{images: 'ghcr.io/acme/tool:latest'}, 'holds a tag'],
    [{'build-args': '=x'}, 'input build-args, line 1: an argument without a name.'],
    [{password: 'hunter22'}, 'input username: empty, but password is given.']
  ])('%j is refused before anything is touched', async (inputs, message) => {
    const result = await job.step({inputs: {...images(), ...inputs}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations.map(annotation => annotation.kind)).toEqual(['error'])
    expect(result.annotations[0]?.message).toContain(message)
    expect([dockerCalls(job), registry.log()]).toEqual([[], []])
  })
})

describe('credentials', () => {
  const password = 'tr0ub4dor&3 correct'
  const auth = {registry: '', username: 'octo', password}
  const everything = () =>
    job
      .files()
      .map(file => {
        try {
          return readFileSync(file, 'utf8')
        } catch {
          return ''
        }
      })
      .join('\n')

  it.each(['basic', 'bearer'] as const)('given as inputs work with %s and stand nowhere after post', async scheme => {
    const own = await startRegistry({auth: scheme, password})
    try {
      writeFileSync(job.dockerConfig, `${JSON.stringify({auths: {'example.com': {auth: 'eDp5'}}}, null, 2)}\n`)
      const before = readFileSync(job.dockerConfig)
      const result = await job.step({inputs: {...auth, images: `${own.address}/acme/tool`, registry: own.address}})
      expect(result.exitCode).toBe(0)
      const encoded = Buffer.from(`octo:${password}`).toString('base64')
      // While the job runs, buildx and later steps find the credentials where the CLI keeps them.
      expect(JSON.parse(readFileSync(job.dockerConfig, 'utf8')).auths).toMatchObject({
        'example.com': {auth: 'eDp5'},
        [own.address]: {auth: encoded}
      })
      const post = await job.post()
      expect(readFileSync(job.dockerConfig).equals(before)).toBe(true)
      const seen = [
        result.log,
        ...post.map(step => step.log),
        JSON.stringify(result.outputs),
        result.summary,
        JSON.stringify(dockerCalls(job)),
        everything()
      ].join('\n')
      for (const secret of [password, encoded]) expect(seen.includes(secret)).toBe(false)
      expect(result.masked).toEqual(expect.arrayContaining([password, encoded]))
      expect(job.leftovers()).toEqual([])
    } finally {
      await own.close()
    }
  })

  it('leave nothing in a config that was not there', async () => {
    const own = await startRegistry({auth: 'basic', password})
    await job.step({inputs: {...auth, images: `${own.address}/acme/tool`, registry: own.address}})
    await job.post()
    await own.close()
    expect(readFileSync(job.dockerConfig, 'utf8')).toBe('{}')
  })

  it('stay when logout is false', async () => {
    const own = await startRegistry({auth: 'basic', password})
    await job.step({inputs: {...auth, images: `${own.address}/acme/tool`, registry: own.address, logout: 'false'}})
    await job.post()
    await own.close()
    expect(Object.keys(JSON.parse(readFileSync(job.dockerConfig, 'utf8')).auths)).toEqual([own.address])
  })

  it('of a later step survive our post step', async () => {
    const own = await startRegistry({auth: 'basic', password})
    await job.step({inputs: {...auth, images: `${own.address}/acme/tool`, registry: own.address}})
    const config = JSON.parse(readFileSync(job.dockerConfig, 'utf8'))
    writeFileSync(
      job.dockerConfig,
      JSON.stringify({...config, auths: {...config.auths, 'later.example.com': {auth: 'eDp5'}}})
    )
    await job.post()
    await own.close()
    expect(JSON.parse(readFileSync(job.dockerConfig, 'utf8'))).toEqual({auths: {'later.example.com': {auth: 'eDp5'}}})
  })

  it('that are wrong end the run before the build', async () => {
    const own = await startRegistry({auth: 'bearer', password: 'another one'})
    const result = await job.step({inputs: {...auth, images: `${own.address}/acme/tool`, registry: own.address}})
    await own.close()
    expect([result.exitCode, dockerCalls(job)]).toEqual([1, []])
    expect(result.annotations[0]?.message).toContain('does not accept the password of the user octo')
  })

  it('in the Docker config are found and used', async () => {
    const own = await startRegistry({auth: 'basic', password})
    writeFileSync(
      job.dockerConfig,
      JSON.stringify({auths: {[own.address]: {auth: Buffer.from(`octo:${password}`).toString('base64')}}})
    )
    const before = readFileSync(job.dockerConfig, 'utf8')
    const result = await job.step({inputs: {images: `${own.address}/acme/tool`}})
    await own.close()
    expect(result.exitCode).toBe(0)
    expect(readFileSync(job.dockerConfig, 'utf8')).toBe(before)
  })

  it('empty on a fork skip the log-in, and elsewhere are an error', async () => {
    const inputs = {...images(), registry: registry.address, username: 'octo'}
    const fork = await job.step({event: 'pull-request-fork', inputs})
    expect(fork.exitCode).toBe(0)
    expect(fork.annotations.map(({kind}) => kind)).toEqual(['notice', 'notice'])
    const push = await job.step({inputs})
    expect([push.exitCode, push.annotations[0]?.message.split('\n')[0]]).toEqual([
      1,
      `input password: empty, so there is no log-in to ${registry.address}.`
    ])
  })

  it('never follow a redirect to another host', async () => {
    const other = await startRegistry()
    const own = await startRegistry({auth: 'basic', password})
    own.fault = ({method, path}) =>
      method === 'HEAD' && path.endsWith('/main')
        ? {status: 307, headers: {location: `http://${other.address}/v2/acme/tool/manifests/main`}}
        : undefined
    other.after = () => {}
    await job.step({inputs: {...auth, images: `${own.address}/acme/tool`, registry: own.address, retries: '0'}})
    await Promise.all([own.close(), other.close()])
    expect(other.requests.length).toBeGreaterThan(0)
    expect(other.requests.filter(request => request.authorization !== undefined)).toEqual([])
  })
})

it('a cancelled run stops the build and ends soon', async () => {
  job.close()
  job = startJob({fakeDocker: {sleep: 60_000}})
  const result = await job.step({
    inputs: images(),
    onStart: pid => {
      const timer = setInterval(() => {
        if (dockerCalls(job).length === 0) return
        clearInterval(timer)
        process.kill(pid, 'SIGINT')
      }, 50)
    }
  })
  expect(result.exitCode).toBe(1)
  expect(result.annotations[0]?.title).toBe('Cancelled')
  // Told to end, not killed: buildx then ends the build in BuildKit too.
  expect(dockerCalls(job).at(-1)?.args).toEqual(['ended by SIGTERM'])
  expect(result.ms).toBeLessThan(40_000)
  expect(job.leftovers()).toEqual([])
})

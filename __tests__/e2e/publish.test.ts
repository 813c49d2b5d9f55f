import {randomInt} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {
  checkOut,
  commandLines,
  digestOfTag,
  docker,
  manifestOf,
  REACH,
  REGISTRY,
  STORE,
  uniqueName
} from '../helpers/engine.ts'
import {type FaultProxy, startProxy} from '../helpers/proxy.ts'
import {type Job, startJob} from '../helpers/runner.ts'

jest.setTimeout(120_000)

const TAGS = ['main', 'sha-860c190', 'run-4242']
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
const DENIED = JSON.stringify({errors: [{code: 'DENIED', message: 'permission_denied: write_package'}]})
const DOCKERFILE = `FROM alpine\nARG GREETING=hello\nRUN echo "$GREETING" > /greeting\nCMD ["cat", "/greeting"]\n`

let job: Job
let name: string
let proxy: FaultProxy
beforeEach(async () => {
  job = startJob()
  name = uniqueName()
  proxy = await startProxy(REGISTRY)
  checkOut(job.workspace, {Dockerfile: DOCKERFILE})
})
afterEach(async () => {
  job.close()
  await proxy.close()
})

const digests = (tags: readonly string[]) => Promise.all(tags.map(tag => digestOfTag(name, tag)))

describe('a push to a branch', () => {
  it('leaves an image that every tag points at and that runs by its digest', async () => {
    const result = await job.step({inputs: {images: `${REGISTRY}/${name}`, 'build-args': 'GREETING=good morning'}})
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    const {digest = '', ref = ''} = result.outputs
    expect(await digests(TAGS)).toEqual(TAGS.map(() => digest))
    expect(await docker('run', '--rm', '--network', 'none', '--pull', 'always', '-q', ref)).toBe('good morning')
    const labels = JSON.parse(await docker('image', 'inspect', '--format', '{{json .Config.Labels}}', ref))
    expect(labels).toMatchObject({
      'org.opencontainers.image.revision': '860c1904a1ce19322e91ac35af1ab07466440c37',
      'org.opencontainers.image.version': 'main'
    })
    // One platform is a plain manifest, not an index with an entry of unknown/unknown; Docker's from the classic store.
    const plain = {containerd: 'application/vnd.oci.image.manifest.v1+json', classic: DOCKER_MANIFEST}
    expect((await manifestOf(name, digest)).mediaType).toBe(plain[STORE as keyof typeof plain])
    await job.post()
    expect(job.leftovers()).toEqual([])
  })

  it('gives each image of the references in tags its own', async () => {
    const other = `${name}-other`
    const tags = `${REGISTRY}/${name}:1.0.0,${REGISTRY}/${name}:latest\n${REGISTRY}/${other}:edge`
    const result = await job.step({inputs: {tags, push: 'true'}})
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    const {digest} = result.outputs
    expect(await digests(['1.0.0', 'latest', 'edge'])).toEqual([digest, digest, null])
    expect(await Promise.all(['1.0.0', 'edge'].map(tag => digestOfTag(other, tag)))).toEqual([null, digest])
  })

  it('publishes two platforms as one index', async () => {
    checkOut(job.workspace, {Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n'})
    const result = await job.step({
      inputs: {...REACH, images: `${REGISTRY}/${name}`, platforms: 'linux/amd64,linux/arm64'}
    })
    expect(result.exitCode).toBe(0)
    const index = await manifestOf(name, 'main')
    expect(index.manifests?.map(({platform}) => platform)).toEqual([
      {architecture: 'amd64', os: 'linux'},
      {architecture: 'arm64', os: 'linux'}
    ])
    expect(await digests(TAGS)).toEqual(TAGS.map(() => result.outputs.digest))
  })

  it('publishes a release under its seven tags, to two repositories', async () => {
    const other = uniqueName()
    const result = await job.step({event: 'release', inputs: {images: `${REGISTRY}/${name}\n${REGISTRY}/${other}`}})
    expect(result.exitCode).toBe(0)
    const tags = ['1.2.3', '1.2', '1', 'v1.2.3', 'sha-860c190', 'run-4242', 'latest']
    expect(result.outputs['tag-names']?.split('\n')).toEqual(tags)
    expect(await digests(tags)).toEqual(tags.map(() => result.outputs.digest))
    expect(await digestOfTag(other, 'latest')).toBe(result.outputs.digest)
  })

  it('builds the target and the file that it is told', async () => {
    checkOut(job.workspace, {
      'docker/app.Dockerfile': `FROM alpine AS one\nCMD ["echo", "one"]\nFROM alpine AS two\nCMD ["echo", "two"]\n`
    })
    const result = await job.step({
      inputs: {images: `${REGISTRY}/${name}`, file: 'docker/app.Dockerfile', target: 'one'}
    })
    expect(await docker('run', '--rm', '--network', 'none', '--pull', 'always', '-q', result.outputs.ref ?? '')).toBe(
      'one'
    )
  })
})

describe('without a push', () => {
  it('a pull request from a fork is built, and nothing reaches the registry', async () => {
    const result = await job.step({event: 'pull-request-fork', inputs: {images: `${proxy.address}/${name}`}})
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map(({kind}) => kind)).toEqual(['notice'])
    expect(proxy.requests).toEqual([])
    expect(result.outputs).not.toHaveProperty('digest')
    expect(await docker('run', '--rm', '--network', 'none', `${proxy.address}/${name}:pr-2`)).toBe('hello')
  })
})

describe('a failure', () => {
  it('of the Dockerfile is told at its line, with the missing file, and without a digest', async () => {
    checkOut(job.workspace, {'app/Dockerfile': `FROM alpine\n\nCOPY missing.txt /\n`})
    const result = await job.step({inputs: {images: `${REGISTRY}/${name}`, context: 'app'}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations.map(({kind, file, line}) => [kind, file, line])).toEqual([
      ['error', 'app/Dockerfile', '3']
    ])
    expect(result.annotations[0]?.message).toContain('/missing.txt')
    expect(result.annotations[0]?.message).toContain('not in the build context')
    expect(result.outputs).not.toHaveProperty('digest')
    expect(await digests(TAGS)).toEqual([null, null, null])
  })

  it('of a RUN step is told as such', async () => {
    checkOut(job.workspace, {Dockerfile: `FROM alpine\nRUN echo 503 Service Unavailable && exit 7\n`})
    const result = await job.step({inputs: {images: `${REGISTRY}/${name}`}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain('exit code: 7')
    expect(result.log).not.toContain('Retry')
  })

  it('to be let in ends the run before the build, in under 3 seconds', async () => {
    checkOut(job.workspace, {Dockerfile: `FROM alpine\nRUN sleep 60\n`})
    proxy.fault = ({method}) => (method === 'POST' ? {status: 403, body: DENIED} : undefined)
    const result = await job.step({inputs: {images: `${proxy.address}/${name}`}})
    expect(result.exitCode).toBe(1)
    expect(result.ms).toBeLessThan(3000)
    expect(result.log).not.toContain('load build definition')
    expect(result.annotations[0]?.message).toContain('Manage Actions access')
  })

  it('that passes, on the action’s own writes, is tried again', async () => {
    proxy.fault = ({method, path}, nth) =>
      method === 'PUT' && path.endsWith('/manifests/main') && nth <= 2 ? {status: 503} : undefined
    const result = await job.step({inputs: {images: `${proxy.address}/${name}`}})
    expect(result.exitCode).toBe(0)
    expect(result.log.match(/503 Service Unavailable.*Retry \d of 3/g)).toHaveLength(2)
    expect(await digests(TAGS)).toEqual(TAGS.map(() => result.outputs.digest))
  })

  it('that passes, on the push of the builder, is tried again', async () => {
    // Only the engine puts the pushTag.
    proxy.fault = ({method, path}, nth) =>
      method === 'PUT' && path.endsWith('/manifests/run-4242') && nth <= 1 ? {status: 503} : undefined
    const result = await job.step({inputs: {images: `${proxy.address}/${name}`}})
    expect(result.exitCode).toBe(0)
    expect(
      proxy.requests.filter(({method, path}) => method === 'PUT' && path.endsWith('/manifests/run-4242')).length
    ).toBeGreaterThan(1)
    expect(await digests(TAGS)).toEqual(TAGS.map(() => result.outputs.digest))
  })

  it('of a registry that is not there names host and cause', async () => {
    const {address} = proxy
    await proxy.close()
    const result = await job.step({inputs: {images: `${address}/${name}`, retries: '1'}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(`${address} can’t be reached`)
    proxy = await startProxy(REGISTRY)
  })

  it('of a tag that is moved behind our back is found out with both digests', async () => {
    const other = await job.step({
      inputs: {
        images: `${REGISTRY}/${name}`,
        'build-args': 'GREETING=other',
        tags: 'type=raw,value=other',
        // One of this commit would be another run's, and as good.
        labels: `org.opencontainers.image.revision=${'f'.repeat(40)}`
      }
    })
    const manifest = await fetch(`http://${REGISTRY}/v2/${name}/manifests/other`, {
      headers: {accept: `application/vnd.oci.image.manifest.v1+json, ${DOCKER_MANIFEST}`}
    })
    const bytes = await manifest.text()
    proxy.after = async ({method, path}) => {
      if (method !== 'PUT' || !path.endsWith('/manifests/main')) return
      await fetch(`http://${REGISTRY}${path}`, {
        method: 'PUT',
        headers: {'content-type': manifest.headers.get('content-type') ?? ''},
        body: bytes
      })
    }
    const result = await job.step({inputs: {images: `${proxy.address}/${name}`}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(`${proxy.address}/${name}:main points at ${other.outputs.digest}`)
    expect(result.annotations[0]?.message).toContain(`${result.outputs.digest}`)
  })
})

it('a password is in no argv, log, output, summary or file', async () => {
  const password = 'p4ss:word with “signs”'
  const expected = `Basic ${Buffer.from(`octo:${password}`).toString('base64')}`
  proxy.fault = ({authorization}) =>
    authorization === expected ? undefined : {status: 401, headers: {'www-authenticate': 'Basic realm="test"'}}
  checkOut(job.workspace, {Dockerfile: `${DOCKERFILE}RUN sleep 1 # ${name}\n`})
  const argvs = new Set<string>()
  const timer = setInterval(() => {
    for (const argv of commandLines()) argvs.add(argv)
  }, 20)
  const result = await job.step({
    inputs: {images: `${proxy.address}/${name}`, registry: proxy.address, username: 'octo', password}
  })
  const posts = await job.post()
  clearInterval(timer)
  expect(result.annotations).toEqual([])
  expect(result.exitCode).toBe(0)
  expect(await digests(TAGS)).toEqual(TAGS.map(() => result.outputs.digest))
  expect([...argvs].some(argv => argv.includes('buildx') && argv.includes(name))).toBe(true)
  const files = job.files().flatMap(file => (file.includes('cli-plugins') ? [] : [readIfFile(file)]))
  const seen = [
    ...argvs,
    result.log,
    JSON.stringify(result.outputs),
    result.summary,
    ...posts.map(({log}) => log),
    ...files
  ].join('\n')
  for (const secret of [password, expected.slice('Basic '.length)]) expect(seen.includes(secret)).toBe(false)
})

it('a cancelled job leaves no build behind', async () => {
  // Its own length, so that no other program of the machine is taken for it.
  const seconds = randomInt(1000, 10_000)
  checkOut(job.workspace, {Dockerfile: `FROM alpine\nRUN sleep ${seconds} # ${name}\n`})
  const started = {at: 0}
  const result = await job.step({
    inputs: {images: `${REGISTRY}/${name}`},
    onStart: pid => {
      const timer = setInterval(() => {
        if (!commandLines().some(argv => argv.includes('sleep') && argv.includes(` ${seconds}`))) return
        clearInterval(timer)
        started.at = Date.now()
        process.kill(pid, 'SIGTERM')
      }, 50)
    }
  })
  expect(result.exitCode).toBe(1)
  expect(result.annotations[0]?.title).toBe('Cancelled')
  expect(Date.now() - started.at).toBeLessThan(5000)
  expect(commandLines().filter(argv => argv.includes('buildx') && argv.includes(name))).toEqual([])
  expect(job.leftovers()).toEqual([])
})

function readIfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

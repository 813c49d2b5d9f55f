import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {BUILDKIT_IMAGE, QEMU_IMAGE} from '../../src/builder/images.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, startJob} from '../helpers/runner.ts'

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

const NAME = 'acme/tool'
const step = (inputs: Record<string, string>, env: Record<string, string> = {}) =>
  job.step({inputs: {images: `${registry.address}/${NAME}`, ...inputs}, env})
const commands = () => dockerCalls(job).map(({args}) => args[1])
/** A builder as buildx notes it. */
const instance = (name: string, driver: string, nodes: number, current = false) => {
  const store = join(job.home, '.docker/buildx')
  mkdirSync(join(store, 'instances'), {recursive: true})
  const node = (_: unknown, index: number) => ({Name: `${name}${index}`})
  writeFileSync(
    join(store, 'instances', name),
    JSON.stringify({Name: name, Driver: driver, Nodes: Array.from({length: nodes}, node)})
  )
  if (current) writeFileSync(join(store, 'current'), JSON.stringify({Key: 'x', Name: name}))
}
const message = async (inputs: Record<string, string>, env: Record<string, string> = {}) => {
  const result = await step(inputs, env)
  expect(result.exitCode).toBe(1)
  return result.annotations[0]?.message ?? ''
}

describe('a builder that is there', () => {
  it.each(['input', 'variable', 'current'])('named by %s is used as it is', async by => {
    instance('mine', 'remote', 1, by === 'current')
    const result = await step(
      by === 'input' ? {builder: 'mine'} : {},
      by === 'variable' ? {BUILDX_BUILDER: 'mine'} : {}
    )
    expect(result.exitCode).toBe(0)
    expect(result.outputs.builder).toBe('mine')
    expect(commands()).toEqual(['build'])
    expect(dockerCalls(job)[0]?.args.join(' ')).toMatch(/--builder mine .*push-by-digest=true/)
    expect([...new Set(registry.tags(NAME).values())]).toEqual([result.outputs.digest])
  })

  it('of two nodes, and the engine’s own, push under a tag instead of the digest alone', async () => {
    instance('two', 'docker-container', 2)
    for (const builder of ['two', 'default']) {
      const result = await step({builder})
      expect([result.exitCode, result.outputs.builder]).toEqual([0, builder])
      expect(dockerCalls(job).at(-1)?.args).toContain(`${registry.address}/${NAME}:run-4242`)
    }
  })

  it('whose name leads out of buildx’s folder is not looked for there', async () => {
    instance('mine', 'remote', 1)
    const result = await step({builder: '../instances/mine'})
    expect(result.outputs.builder).toBe('../instances/mine')
    expect(dockerCalls(job).at(-1)?.args.join(' ')).not.toContain('push-by-digest=true')
  })
})

describe('a job of a matrix', () => {
  it('pushes under the digest alone, and hands it on when it was read back', async () => {
    instance('mine', 'docker-container', 1, true)
    const result = await step({'push-by-digest': 'true', platforms: 'linux/amd64'})
    expect(result.annotations).toEqual([])
    expect([...registry.tags(NAME).keys()]).toEqual([])
    expect(registry.log().at(-1)).toBe(`GET /v2/${NAME}/manifests/${result.outputs.digest}`)
    expect(result.outputs['digest-linux-amd64']).toBe(result.outputs.digest)
    expect(result.summary).toContain('✅ Pushed, without a tag:')
  })

  it('whose image is not there afterwards fails', async () => {
    instance('mine', 'docker-container', 1, true)
    registry.fault = ({method}) => (method === 'GET' ? {status: 404} : undefined)
    expect(await message({'push-by-digest': 'true', platforms: 'linux/amd64'})).toContain(
      'is not in the registry, although the build said that it was pushed.'
    )
  })

  it('whose builder can’t push by digest says so', async () => {
    instance('two', 'docker-container', 2)
    expect(await message({'push-by-digest': 'true', builder: 'two', platforms: 'linux/amd64'})).toMatch(
      /^input push-by-digest: the builder two \(driver docker-container\) can’t push by digest\./
    )
    expect(commands()).toEqual([])
  })
})

describe('a builder that is made', () => {
  it('is configured as asked, used, and removed after the job', async () => {
    const result = await step({
      driver: 'docker-container',
      'driver-opts': 'network=host\nimage=example/buildkit',
      'buildkitd-config-inline': 'debug = true'
    })
    expect(result.exitCode).toBe(0)
    const created = dockerCalls(job)[0]?.args ?? []
    expect(created.slice(0, 2)).toEqual(['buildx', 'create'])
    expect(created.join(' ')).toMatch(
      /--driver docker-container .*--driver-opt network=host --driver-opt image=example/
    )
    expect(created.join(' ')).toMatch(/--buildkitd-config \S+\/buildkitd\.toml/)
    const posts = await job.post()
    expect(posts.map(({log}) => log.trim())).toEqual([`Removed the builder ${result.outputs.builder}.`])
    expect(dockerCalls(job).at(-1)?.args).toEqual(['buildx', 'rm', '--force', result.outputs.builder])
    expect(job.leftovers()).toEqual([])
  })

  it('and QEMU are of the versions that are pinned', async () => {
    await step({driver: 'docker-container', platforms: 'linux/s390x'})
    const argv = dockerCalls(job).map(({args}) => args.join(' '))
    // The bundle of these tests has BuildKit without its digest: script/bundle.
    const [version] = BUILDKIT_IMAGE.split('@')
    expect(argv[0]).toMatch(new RegExp(`--driver-opt image=${version}(@\\S+)? --buildkitd-flags --allow-insecure`))
    expect(argv).toContain(`run --rm --privileged ${QEMU_IMAGE} --install s390x`)
  })

  it('and can’t be is told with the cause; that it can’t be removed is a warning', async () => {
    const said = await message(
      {driver: 'docker-container', retries: '0'},
      {FAKE_BROKEN: 'create: ERROR: no space left on device'}
    )
    expect(said).toMatch(/^A builder \(driver docker-container\) could not be made\nWhy: the runner’s disk is full\n/)
    const again = startJob({fakeDocker: {}})
    await again.step({
      inputs: {images: `${registry.address}/${NAME}`, driver: 'docker-container'},
      env: {FAKE_BROKEN: 'rm: busy'}
    })
    expect(
      (await again.post()).flatMap(({annotations}) => annotations.map(({kind, message}) => [kind, message]))
    ).toEqual([['warning', expect.stringMatching(/^The builder publish-image-\w+ could not be removed: busy$/)]])
    again.close()
  })

  it('outside the engine can’t load what the engine can’t take in', async () => {
    const many = {load: 'true', driver: 'docker-container', platforms: 'linux/amd64,linux/arm64'}
    expect(await message(many)).toMatch(
      /^input load: an image with several platforms \(linux\/amd64, linux\/arm64\) can’t be/
    )
    expect(await message({load: 'true', driver: 'remote', endpoint: 'tcp://x:1', provenance: 'true'})).toMatch(
      /^input load: an image with attestations can’t be loaded from a builder with the driver remote\./
    )
    expect(commands()).toEqual([])
  })
})

it('the engine’s own builder that can’t do what is needed is refused where it is asked for', async () => {
  const image = await message({driver: 'docker', reproducible: 'true'})
  expect(image).toMatch(/^input driver: docker: the engine’s own builder can’t do this: /)
  expect(commands().filter(command => command === 'build')).toEqual([])
})

it('QEMU is installed for platforms that the builder lacks', async () => {
  const result = await step({platforms: 'linux/amd64,linux/arm64'})
  expect(result.exitCode).toBe(0)
  expect(result.log).toContain('The builder can’t run programs of linux/arm64: installing QEMU for them.')
  expect(dockerCalls(job).map(({args}) => args[0])).toContain('run')
})

import {randomInt} from 'node:crypto'
import {readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, expect, it, jest} from '@jest/globals'
import {startBuildKit} from '../helpers/buildkit.ts'
import {
  checkOut,
  commandLines,
  digestOfTag,
  docker,
  ENGINE,
  manifestOf,
  REACH,
  REGISTRY,
  STORE,
  uniqueName
} from '../helpers/engine.ts'
import {type Job, startJob} from '../helpers/runner.ts'
import {describeWith} from '../helpers/witness.ts'

jest.setTimeout(180_000)

const TAGS = ['main', 'sha-860c190', 'run-4242']
const DOCKERFILE = `FROM alpine\nCOPY data /data\nRUN date > /built-at; cp /data /copy\n`

let buildkit: Awaited<ReturnType<typeof startBuildKit>> | undefined
let job: Job
let name: string
beforeAll(async () => {
  if (process.env.TEST_BUILDKIT === 'yes') buildkit = await startBuildKit()
})
afterAll(() => buildkit?.close())
beforeEach(() => {
  job = startJob()
  name = uniqueName()
  checkOut(job.workspace, {Dockerfile: DOCKERFILE, data: 'data'})
})
afterEach(() => job.close())

const image = () => ({images: `${REGISTRY}/${name}`})
const remote = () => ({driver: 'remote', endpoint: `tcp://127.0.0.1:${buildkit?.port}`})
/** The registry, which is the mirror too, listens on this machine's loopback only. */
const onHost = {'driver-opts': 'network=host'}
const container = () => ({driver: 'docker-container', ...onHost})
const digests = () => Promise.all(TAGS.map(tag => digestOfTag(name, tag)))
/** Builders of this job, as buildx keeps them. */
const builders = () => {
  try {
    return readdirSync(join(job.home, '.docker/buildx/instances'))
  } catch {
    return []
  }
}
/** Containers of builders that the action made. */
const containers = async (builder: string) =>
  (await docker('ps', '-a', '--format', '{{.Names}}')).split('\n').filter(line => line.includes(builder))

describeWith('buildkit', 'builders', () => {
  it('remote: pushes by digest, then writes the tags', async () => {
    const result = await job.step({inputs: {...image(), ...remote()}})
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain('push-by-digest=true')
    expect(result.log).toContain('because driver is remote')
    expect(result.outputs.builder).toMatch(/^publish-image-/)
    expect(await digests()).toEqual(TAGS.map(() => result.outputs.digest))
    expect(builders()).toEqual([result.outputs.builder])
    await job.post()
    expect(builders()).toEqual([])
  })

  it('docker-container: is made, builds two platforms and is removed', async () => {
    checkOut(job.workspace, {Dockerfile: 'FROM scratch\nCOPY data /\n'})
    const result = await job.step({
      inputs: {...image(), ...container(), platforms: 'linux/amd64,linux/arm64', qemu: 'false'}
    })
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(await digests()).toEqual(TAGS.map(() => result.outputs.digest))
    const platforms = JSON.parse(result.outputs.platforms ?? '')
    expect(Object.keys(platforms)).toEqual(['linux/amd64', 'linux/arm64'])
    for (const {digest, size} of Object.values<{digest: string; size: number}>(platforms)) {
      expect(size).toBeGreaterThan(100)
      expect((await manifestOf(name, digest)).mediaType).toBe('application/vnd.oci.image.manifest.v1+json')
    }
    const {builder = ''} = result.outputs
    expect(await containers(builder)).toHaveLength(1)
    await job.post()
    expect([builders(), await containers(builder)]).toEqual([[], []])
  })

  it('docker-container: grants a later step no entitlement that allow does not name', async () => {
    // Nothing is there to run: it is about what is said before.
    checkOut(job.workspace, {
      Dockerfile: 'FROM scratch\nCOPY data /\n',
      later: 'FROM scratch\nRUN --network=host ["/x"]\n'
    })
    const said = async (allow: string) => {
      const inputs = {...image(), push: 'false', outputs: 'type=cacheonly', driver: 'docker-container', allow}
      const {outputs, exitCode} = await job.step({inputs})
      expect(exitCode).toBe(0)
      const args = [
        '--builder',
        outputs.builder ?? '',
        '--allow',
        'network.host',
        '--file',
        join(job.workspace, 'later')
      ]
      return await docker('--config', join(job.home, '.docker'), 'buildx', 'build', ...args, job.workspace).catch(
        String
      )
    }
    expect(await said('')).toMatch(/network\.host is not allowed/)
    expect(await said('network.host')).toContain('no such file')
    await job.post()
  })

  it('docker-container: whose BuildKit does not start is told to look at its flags, not at a registry', async () => {
    const result = await job.step({inputs: {...image(), ...container(), 'buildkitd-flags': '--no-such-flag'}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(
      'What to do: Check the inputs driver, driver-opts, buildkitd-flags'
    )
    await job.post()
    expect(builders()).toEqual([])
  })

  it('keep-builder: stays after the job', async () => {
    const result = await job.step({inputs: {...image(), ...remote(), 'keep-builder': 'true'}})
    await job.post()
    expect(builders()).toEqual([result.outputs.builder])
  })

  it('of an earlier step, made current: is used as it is', async () => {
    const config = {DOCKER_CONFIG: join(job.home, '.docker')}
    await docker(
      '--config',
      config.DOCKER_CONFIG,
      'buildx',
      'create',
      '--use',
      '--name',
      'theirs',
      '--driver',
      'remote',
      `tcp://127.0.0.1:${buildkit?.port}`
    )
    const result = await job.step({inputs: image()})
    expect(result.log).toContain('Using the builder theirs (driver remote), because an earlier step made it current.')
    expect(result.log).toContain('push-by-digest=true')
    expect(result.outputs.builder).toBe('theirs')
    await job.post()
    expect(builders()).toEqual(['theirs'])
  })

  it.each(['docker-container', 'remote'])(
    'of two nodes with the driver %s: each builds its platform, and no tag is written that was not planned',
    async driver => {
      checkOut(job.workspace, {Dockerfile: 'FROM alpine\nRUN date > /built-at\n'})
      const second = driver === 'remote' ? await startBuildKit() : undefined
      try {
        // buildx takes no endpoint twice, so the second node finds the engine by another path.
        const socket = join(job.home, 'second.sock')
        if (!second) symlinkSync(ENGINE.replace('unix://', ''), socket)
        const append = second
          ? `- endpoint: tcp://127.0.0.1:${second.port}\n  platforms: linux/arm64\n`
          : `- endpoint: unix://${socket}\n  platforms: linux/arm64\n  driver-opts: network=host\n`
        const first = second ? remote() : container()
        const result = await job.step({
          inputs: {...image(), ...first, append, platforms: 'linux/amd64,linux/arm64', qemu: 'false'}
        })
        expect(result.annotations).toEqual([])
        expect(result.exitCode).toBe(0)
        expect(await digests()).toEqual(TAGS.map(() => result.outputs.digest))
        expect((await manifestOf(name, 'main')).manifests).toHaveLength(2)
        expect(await digestOfTag(name, 'latest')).toBeNull()
        expect(await containers(result.outputs.builder ?? '')).toHaveLength(second ? 0 : 2)
        await job.post()
        expect([builders(), await containers(result.outputs.builder ?? '')]).toEqual([[], []])
      } finally {
        await second?.close()
      }
    }
  )

  it(`auto, an engine with the ${STORE} store and two platforms: a builder is made only where its own can’t`, async () => {
    checkOut(job.workspace, {Dockerfile: 'FROM scratch\nCOPY data /\n'})
    const inputs = {
      ...image(),
      ...REACH,
      platforms: 'linux/amd64,linux/arm64',
      qemu: 'false'
    }
    const result = await job.step({inputs})
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(await digests()).toEqual(TAGS.map(() => result.outputs.digest))
    const {builder = ''} = result.outputs
    if (STORE === 'containerd') {
      expect(result.log).toContain(
        'Using the engine’s own builder (driver docker), because it can do what is needed: several platforms (linux/amd64, linux/arm64)'
      )
      expect([builders(), builder]).toEqual([[], 'default'])
      return
    }
    expect(result.log).toContain(
      '(driver docker-container), because the engine’s own builder can’t do this: several platforms (linux/amd64, linux/arm64)'
    )
    expect(await containers(builder)).toHaveLength(1)
    await job.post()
    expect([builders(), await containers(builder)]).toEqual([[], []])

    // One native platform needs no builder, and the plain image is pushed all the same.
    const plain = await job.step({inputs: {...image(), tags: 'type=raw,value=plain'}})
    expect(plain.exitCode).toBe(0)
    expect(await digestOfTag(name, 'plain')).toBe(plain.outputs.digest)
    expect(builders()).toEqual([])

    // And what it can't do is refused when its own builder is asked for.
    const refused = await job.step({inputs: {...inputs, 'driver-opts': '', driver: 'docker'}})
    expect(refused.exitCode).toBe(1)
    expect(refused.annotations[0]?.message).toContain(
      'input driver: docker: the engine’s own builder can’t do this: several platforms'
    )
  })

  it('a cancelled build leaves no process, builder or file', async () => {
    // Its own length, so that no other program of the machine is taken for it.
    const seconds = randomInt(1000, 10_000)
    checkOut(job.workspace, {Dockerfile: `FROM alpine\nRUN sleep ${seconds} # ${name}\n`})
    const started = {at: 0}
    const result = await job.step({
      inputs: {...image(), ...container(), secrets: 'A=a secret of this test'},
      onStart: pid => {
        const timer = setInterval(() => {
          if (!commandLines().some(argv => argv.includes('sleep') && argv.includes(` ${seconds}`))) return
          clearInterval(timer)
          started.at = Date.now()
          process.kill(pid, 'SIGTERM')
        }, 50)
      }
    })
    expect(Date.now() - started.at).toBeLessThan(5000)
    expect([result.exitCode, result.annotations[0]?.title]).toEqual([1, 'Cancelled'])
    await job.post()
    expect(commandLines().filter(argv => argv.includes('buildx') && argv.includes(name))).toEqual([])
    expect([builders(), await containers(result.outputs.builder ?? 'none'), job.leftovers()]).toEqual([[], [], []])
  })
})

describeWith('buildkit', 'reproducible', () => {
  it('gives the same digest twice, with the files touched in between', async () => {
    checkOut(job.workspace, {Dockerfile: `FROM alpine\nCOPY data /data\nRUN cp /data /copy\n`})
    const inputs = {
      ...image(),
      ...onHost,
      reproducible: 'true',
      'no-cache': 'true'
    }
    const first = await job.step({inputs})
    expect(first.annotations).toEqual([])
    expect(first.log).toContain(
      STORE === 'containerd'
        ? 'Using the engine’s own BuildKit through its connection (driver remote), because it can do what is needed, and no container boots: reproducible (rewriting time stamps)'
        : 'because the engine’s own builder can’t do this: reproducible (rewriting time stamps)'
    )
    await new Promise(resolve => setTimeout(resolve, 1100))
    utimesSync(join(job.workspace, 'data'), new Date(), new Date())
    writeFileSync(join(job.workspace, 'Dockerfile'), readFileSync(join(job.workspace, 'Dockerfile')))
    const second = await job.step({inputs})
    expect(second.exitCode).toBe(0)
    expect(second.outputs.digest).toBe(first.outputs.digest)
    expect(first.outputs.labels).toContain('org.opencontainers.image.created=2026-11-20T09:15:30.000Z')
    await job.post()
    expect(builders()).toEqual([])
  })
})

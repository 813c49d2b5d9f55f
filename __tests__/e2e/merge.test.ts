import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {startBuildKit} from '../helpers/buildkit.ts'
import {checkOut, digestOfTag, docker, manifestOf, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {readEvent} from '../helpers/events.ts'
import {type Job, startJob} from '../helpers/runner.ts'
import {describeWith} from '../helpers/witness.ts'

jest.setTimeout(180_000)

const TAGS = ['1.2.3', '1.2', '1', 'v1.2.3', 'sha-860c190', 'run-4242', 'latest']
let machines: Awaited<ReturnType<typeof startBuildKit>>[] = []
let job: Job
let name: string
beforeAll(async () => {
  if (process.env.TEST_BUILDKIT === 'yes') machines = await Promise.all([startBuildKit(), startBuildKit()])
})
afterAll(() => Promise.all(machines.map(machine => machine.close())))
beforeEach(() => {
  job = startJob()
  name = uniqueName()
  checkOut(job.workspace, {Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY Dockerfile /\n'})
})
afterEach(() => job.close())

const image = () => ({images: `${REGISTRY}/${name}`})
const leg = (platform: string, machine = 0, inputs = {}) =>
  job.step({
    event: 'release',
    inputs: {
      ...image(),
      platforms: platform,
      qemu: 'false',
      driver: 'remote',
      endpoint: `tcp://127.0.0.1:${machines[machine]?.port}`,
      'push-by-digest': 'true',
      ...inputs
    }
  })
const merge = (legs: string, inputs = {}) =>
  job.step({event: 'release', inputs: {...image(), platforms: 'linux/amd64,linux/arm64', merge: legs, ...inputs}})
const tagsOf = async () => {
  const response = await fetch(`http://${REGISTRY}/v2/${name}/tags/list`)
  return response.status === 404 ? [] : (((await response.json()) as {tags: string[] | null}).tags ?? [])
}

describeWith('buildkit', 'two machines and a merge', () => {
  it('make one index with both platforms, and tags only then', async () => {
    const [amd64, arm64] = [await leg('linux/amd64', 0), await leg('linux/arm64', 1)]
    expect([...amd64.annotations, ...arm64.annotations]).toEqual([])
    expect(amd64.outputs).toMatchObject({
      'digest-linux-amd64': amd64.outputs.digest,
      pushed: 'true',
      'published-tags': ''
    })
    expect(arm64.outputs['digest-linux-arm64']).toBe(arm64.outputs.digest)
    expect(await tagsOf()).toEqual([])

    const outputs = JSON.stringify({
      'digest-linux-amd64': amd64.outputs.digest,
      'digest-linux-arm64': arm64.outputs.digest,
      'digest-linux-s390x': ''
    })
    const result = await merge(outputs)
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(result.log).not.toContain('docker buildx build')
    expect(await Promise.all(TAGS.map(tag => digestOfTag(name, tag)))).toEqual(TAGS.map(() => result.outputs.digest))
    const index = (await manifestOf(name, 'latest')) as {
      mediaType: string
      annotations?: Record<string, string>
      manifests?: {platform: object; digest?: string}[]
    }
    expect(index.mediaType).toBe('application/vnd.oci.image.index.v1+json')
    expect(index.manifests?.map(({platform, digest}) => [platform, digest])).toEqual([
      [{architecture: 'amd64', os: 'linux'}, amd64.outputs.digest],
      [{architecture: 'arm64', os: 'linux'}, arm64.outputs.digest]
    ])
    expect(index.annotations?.['org.opencontainers.image.description']).toBe('A tool that helps')
    expect(Object.keys(JSON.parse(result.outputs.platforms ?? ''))).toEqual(['linux/amd64', 'linux/arm64'])
    // Another program agrees.
    expect(await docker('buildx', 'imagetools', 'inspect', `${REGISTRY}/${name}:latest`)).toMatch(
      new RegExp(`^Digest: +${result.outputs.digest}$`, 'm')
    )
  })

  it('keep the attestations that a leg has', async () => {
    const legs = [await leg('linux/amd64', 0, {provenance: 'true'}), await leg('linux/arm64', 1, {provenance: 'true'})]
    const result = await merge(legs.map(({outputs}) => outputs.digest).join('\n'))
    expect(result.exitCode).toBe(0)
    expect((await manifestOf(name, 'latest')).manifests).toHaveLength(4)
    expect(Object.keys(JSON.parse(result.outputs.platforms ?? ''))).toEqual(['linux/amd64', 'linux/arm64'])
  })

  it('refuse a leg that is missing, not planned, there twice, of another image, or nothing at all', async () => {
    const amd64 = (await leg('linux/amd64')).outputs.digest ?? ''
    const other = (await leg('linux/amd64', 0, {labels: 'a=other'})).outputs.digest ?? ''
    const refused = async (legs: string, inputs = {}) => {
      const result = await merge(legs, inputs)
      expect([result.exitCode, await tagsOf()]).toEqual([1, []])
      return result.annotations.at(-1)?.message
    }
    expect(await refused(amd64)).toContain('input merge: linux/arm64 is missing.')
    expect(await refused(amd64, {platforms: 'linux/arm64'})).toContain(
      'linux/arm64 is missing; linux/amd64 is not planned.'
    )
    expect(await refused(`${amd64}\n${amd64}`)).toContain(`input merge, entry 2: ${amd64} appears twice.`)
    expect(await refused(`${amd64}\n${other}`)).toContain('there are two images of linux/amd64')
    expect(await refused(`sha256:${'0'.repeat(64)}`)).toContain('is not in the registry')
    expect(await refused('{"digest-linux-amd64": "", "digest-linux-arm64": ""}')).toContain('there is no digest in it')
    expect(await refused('success')).toContain('“success” is not a digest')
    expect(await refused(amd64, {promote: 'x'})).toContain('given together with promote')
  })

  it('of twenty platforms are still one step, and as many requests as there are images', async () => {
    const linux = [
      '386',
      'amd64',
      'amd64/v2',
      'amd64/v3',
      'arm/v5',
      'arm/v6',
      'arm/v7',
      'arm64',
      'loong64',
      'mips',
      'mips64',
      'mips64le',
      'mipsle',
      'ppc64',
      'ppc64le',
      'riscv64',
      's390x'
    ]
    const platforms = [...linux.map(text => `linux/${text}`), 'freebsd/amd64', 'freebsd/arm64', 'darwin/arm64']
    const digests: string[] = []
    for (const platform of platforms) digests.push((await leg(platform)).outputs.digest ?? '')
    const result = await merge(digests.join('\n'), {platforms: platforms.join(',')})
    expect(result.annotations).toEqual([])
    expect(Object.keys(JSON.parse(result.outputs.platforms ?? ''))).toEqual(platforms)
    const time = (log: string) => /Merge: (.*)/.exec(log)?.[1]
    const two = await merge(digests.slice(0, 2).join('\n'), {platforms: platforms.slice(0, 2).join(',')})
    console.info(`merge of 20: ${time(result.log)}, of 2: ${time(two.log)}`)
  })
})

it('a leg on the engine’s own builder, which can’t push by digest, makes one that can, or says so', async () => {
  const result = await job.step({inputs: {...image(), 'push-by-digest': 'true', driver: 'docker'}})
  expect([result.exitCode, result.annotations[0]?.message]).toEqual([
    1,
    expect.stringContaining('can’t do this: pushing by digest')
  ])
})

describe('an image that is there', () => {
  const build = (inputs = {}, event = 'push-branch') => job.step({event, inputs: {...image(), ...inputs}})
  beforeEach(() => checkOut(job.workspace, {Dockerfile: `FROM alpine\nCMD ["true"]\n`}))

  it.each(['tag', 'digest', 'reference'])(
    'is promoted by its %s, without a build, under the same digest',
    async kind => {
      const first = await build()
      const digest = first.outputs.digest ?? ''
      const by = {tag: 'sha-860c190', digest, reference: `${REGISTRY}/${name}:main`}[kind] ?? ''
      const result = await build({promote: by, tags: 'type=raw,value=production'})
      expect(result.annotations).toEqual([])
      expect(result.log).not.toContain('docker buildx build')
      expect([result.outputs.digest, result.outputs.pushed, await digestOfTag(name, 'production')]).toEqual([
        digest,
        'false',
        digest
      ])
    }
  )

  it('is promoted from another repository, copied whole', async () => {
    const first = await build()
    const other = uniqueName()
    const result = await job.step({
      inputs: {
        images: `${REGISTRY}/${other}`,
        promote: `${REGISTRY}/${name}@${first.outputs.digest}`,
        tags: 'type=raw,value=production'
      }
    })
    expect(result.annotations).toEqual([])
    expect(await digestOfTag(other, 'production')).toBe(first.outputs.digest)
    await docker('pull', '-q', `${REGISTRY}/${other}:production`)
  })

  it('that is not there can’t be promoted', async () => {
    const result = await build({promote: 'nothing', tags: 'type=raw,value=production'})
    expect([result.exitCode, result.annotations[0]?.message]).toEqual([
      1,
      expect.stringContaining(':nothing does not exist')
    ])
    expect((await build({promote: 'a b', tags: 'x'})).annotations[0]?.message).toContain(
      'is not a tag, a digest, or an image with one'
    )
  })

  it('is reused for the tag of its commit, and built again for another', async () => {
    const first = await build()
    const release = await build({reuse: 'true'}, 'release')
    expect(release.log).not.toContain('docker buildx build')
    expect([release.outputs.digest, await digestOfTag(name, '1.2.3')]).toEqual([
      first.outputs.digest,
      first.outputs.digest
    ])
    const event = readEvent('release')
    const other = await job.step({
      event: {...event, env: {...event.env, GITHUB_SHA: 'a'.repeat(40)}},
      inputs: {...image(), reuse: 'true'}
    })
    expect(other.log).toContain('sha-aaaaaaa is not reused, because it does not exist')
    expect(other.outputs.digest).not.toBe(first.outputs.digest)
    const platforms = await job.step({
      event: 'release',
      inputs: {...image(), reuse: 'true', platforms: 'linux/amd64,linux/s390x', qemu: 'false'}
    })
    expect(platforms.log).toContain('is not reused, because it lacks linux/amd64, linux/s390x')
  })
})

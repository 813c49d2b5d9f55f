import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {checkOut, digestOfTag, docker, manifestOf, REACH, REGISTRY, STORE, uniqueName} from '../helpers/engine.ts'
import {type Job, startJob} from '../helpers/runner.ts'

jest.setTimeout(180_000)

let job: Job
let name: string
beforeEach(() => {
  job = startJob()
  name = uniqueName()
  checkOut(job.workspace, {Dockerfile: `FROM alpine\nCOPY data /data\nRUN cp /data /copy\n`, data: name})
})
afterEach(() => job.close())

const image = () => ({images: `${REGISTRY}/${name}`})
const builders = () => readdirSync(join(job.home, '.docker/buildx/instances'))
const tagsOf = async (repository: string): Promise<string[]> => {
  const response = await fetch(`http://${REGISTRY}/v2/${repository}/tags/list`)
  // https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#content-discovery
  return response.status === 404 ? [] : (((await response.json()) as {tags: string[] | null}).tags ?? [])
}

/** With the classic store the engine's BuildKit can't, however it is asked. */
const USED =
  STORE === 'containerd'
    ? 'the engine’s own BuildKit through its connection (driver remote), because it can do what is needed, and no container boots'
    : '(driver docker-container), because the engine’s own builder can’t do this'

describe('what the driver docker can’t: the engine’s own BuildKit does it through its connection', () => {
  it('pushes a platform image by digest, without a tag, and without a container where the store is containerd’s', async () => {
    const result = await job.step({
      inputs: {...image(), ...REACH, 'push-by-digest': 'true', platforms: 'linux/amd64'}
    })
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain(`${USED}: pushing by digest.`)
    expect(await tagsOf(name)).toEqual([])
    expect((await manifestOf(name, result.outputs.digest ?? '')).mediaType).toContain('manifest.v1')
    expect(result.outputs.builder).toMatch(STORE === 'containerd' ? /^default$/ : /^publish-image-/)
    await job.post()
    expect([builders(), job.leftovers()]).toEqual([[], []])
  })

  it('writes no planned tag before the test has passed; the classic store must, and says which', async () => {
    const inputs = {...image(), tags: 'type=sha\ntype=ref,event=branch', test: 'exit 1'}
    const result = await job.step({inputs})
    expect(result.exitCode).toBe(1)
    const written = STORE === 'containerd' ? [] : ['sha-860c190']
    expect(await tagsOf(name)).toEqual(written)
    expect(result.outputs['published-tags']).toBe(written.map(tag => `${REGISTRY}/${name}:${tag}`).join('\n'))
    const passed = await job.step({inputs: {...inputs, test: 'docker run --rm --network none "$IMAGE" cat /copy'}})
    expect(passed.annotations).toEqual([])
    expect((await tagsOf(name)).sort()).toEqual(['main', 'sha-860c190'])
  })

  it('loads and pushes at once, and the digest is the registry’s, also where the times were rewritten', async () => {
    const result = await job.step({inputs: {...image(), ...REACH, reproducible: 'true', load: 'true', push: 'true'}})
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(await digestOfTag(name, 'main')).toBe(result.outputs.digest)
    expect(await docker('run', '--rm', '--network', 'none', `${REGISTRY}/${name}:main`, 'cat', '/copy')).toBe(name)
  })
})

it.each(['true', 'false'])('imageid is what the engine calls the image (push: %s)', async push => {
  const result = await job.step({inputs: {...image(), load: 'true', push}})
  expect(result.exitCode).toBe(0)
  const {imageid = ''} = result.outputs
  expect(await docker('image', 'ls', '--no-trunc', '--quiet', `${REGISTRY}/${name}`)).toContain(imageid)
  expect(await docker('run', '--rm', '--network', 'none', imageid, 'cat', '/copy')).toBe(name)
})

it('an image that nothing needs here is not stored in the engine, if that can leave it', async () => {
  const result = await job.step({inputs: image()})
  expect(result.exitCode).toBe(0)
  expect(await digestOfTag(name, 'main')).toBe(result.outputs.digest)
  // The classic store has whatever is built.
  const stored = await docker('image', 'ls', '--quiet', `${REGISTRY}/${name}`)
  expect(stored === '').toBe(STORE === 'containerd')
  const loaded = await job.step({inputs: {...image(), load: 'true', push: 'true'}})
  expect(loaded.exitCode).toBe(0)
  expect(await docker('image', 'ls', '--quiet', `${REGISTRY}/${name}`)).not.toBe('')
})

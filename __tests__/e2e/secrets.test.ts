import {createHash} from 'node:crypto'
import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {checkOut, commandLines, manifestOf, REACH, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type Job, startJob} from '../helpers/runner.ts'

jest.setTimeout(180_000)

let job: Job
let name: string
beforeEach(() => {
  job = startJob()
  name = uniqueName()
  checkOut(job.workspace, {Dockerfile: 'FROM alpine\n'})
})
afterEach(() => job.close())

const image = () => ({images: `${REGISTRY}/${name}`})

describe('secrets', () => {
  const value = 'line one\nsays "quoted" = and \\ $HOME `x`\n  indented\tEND'
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')

  it('arrive byte for byte and are nowhere else', async () => {
    const large = 'L0ng-secret-line='.repeat(28_000)
    checkOut(job.workspace, {
      Dockerfile: `FROM alpine\n${['A', 'B', 'C'].map(id => `RUN --mount=type=secret,id=${id} sha256sum /run/secrets/${id}`).join('\n')}\n`,
      'large.txt': large
    })
    const argvs = new Set<string>()
    const timer = setInterval(() => {
      for (const argv of commandLines()) argvs.add(argv)
    }, 10)
    const result = await job.step({
      inputs: {
        ...image(),
        secrets: `"A=${value.replaceAll('"', '""')}"`,
        'secret-envs': 'B=MY_SECRET',
        'secret-files': 'C=large.txt',
        ...REACH,
        provenance: 'mode=max',
        'no-cache': 'true'
      },
      env: {MY_SECRET: `env ${value}`}
    })
    clearInterval(timer)
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    for (const text of [value, `env ${value}`, large]) expect(result.log).toContain(hash(text))
    const {digest = ''} = result.outputs
    const index = await manifestOf(name, digest)
    const children = (index.manifests ?? []) as unknown as {digest: string}[]
    const blobs = await Promise.all(children.map(({digest}) => allBlobs(digest)))
    const seen = [...argvs, result.log, result.summary, JSON.stringify(result.outputs), ...blobs.flat()].join('\n')
    for (const line of ['says "quoted"', 'line one', 'L0ng-secret-line']) expect(seen.includes(line)).toBe(false)
    expect(seen).toContain('id=C')
    await job.post()
    expect(job.leftovers()).toEqual([])
  })

  it.each([
    [{secrets: 'no-name-before-the-sign'}, 'input secrets, line 1: an entry without a valid name'],
    [{secrets: 'A=x\n=hidden value'}, 'input secrets, line 2: an entry without a valid name'],
    [{secrets: 'A='}, 'input secrets, line 1: the secret A is empty'],
    [{'secret-envs': 'A=NOT_SET_AT_ALL'}, 'the variable NOT_SET_AT_ALL of the secret A is not set'],
    [{'secret-files': 'A=nowhere.txt'}, 'the file nowhere.txt of the secret A does not exist']
  ])('%j is refused without being shown', async (inputs, message) => {
    const result = await job.step({inputs: {...image(), ...inputs}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(message)
    for (const text of ['before-the-sign', 'hidden value']) expect(result.log).not.toContain(text)
  })

  it('larger than BuildKit takes are refused before the build', async () => {
    checkOut(job.workspace, {'huge.txt': 'x'.repeat(1024 * 1024)})
    const result = await job.step({inputs: {...image(), 'secret-files': 'HUGE=huge.txt'}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(
      'The build secret HUGE has 1048576 bytes; BuildKit takes at most 512000'
    )
  })

  /** A manifest and everything that it points to, as text. */
  async function allBlobs(digest: string): Promise<string[]> {
    const manifest = (await manifestOf(name, digest)) as unknown as {
      config: {digest: string}
      layers: {digest: string; mediaType: string}[]
    }
    const digests = [manifest.config, ...manifest.layers.filter(layer => layer.mediaType.includes('json'))].map(
      blob => blob.digest
    )
    const texts = await Promise.all(
      digests.map(async blob => (await fetch(`http://${REGISTRY}/v2/${name}/blobs/${blob}`)).text())
    )
    return [JSON.stringify(manifest), ...texts]
  }
})

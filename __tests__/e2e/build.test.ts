import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {startBuildKit} from '../helpers/buildkit.ts'
import {checkOut, digestOfTag, docker, manifestOf, REACH, REGISTRY, uniqueName} from '../helpers/engine.ts'
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
const digests = () => Promise.all(TAGS.map(tag => digestOfTag(name, tag)))

describe('checks of the Dockerfile', () => {
  const LINTY = `FROM alpine as base\nENTRYPOINT echo hello\n`

  it('become annotations on file and line', async () => {
    checkOut(job.workspace, {'app/Dockerfile': LINTY})
    const result = await job.step({inputs: {...image(), context: 'app'}})
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map(({kind, title, file, line}) => [kind, title, file, line]).sort()).toEqual([
      ['warning', 'FromAsCasing', 'app/Dockerfile', '1'],
      ['warning', 'JSONArgsRecommended', 'app/Dockerfile', '2']
    ])
  })

  it('fail with call: check, and nothing is built or pushed', async () => {
    checkOut(job.workspace, {Dockerfile: LINTY})
    const result = await job.step({inputs: {...image(), call: 'check'}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations.map(({kind, title, line}) => [kind, title, line])).toEqual([
      ['warning', 'FromAsCasing', '1'],
      ['warning', 'JSONArgsRecommended', '2'],
      ['error', 'Image not published', '']
    ])
    expect(result.annotations.at(-1)?.message).toContain('Check complete, 2 warnings have been found!')
    expect(await digests()).toEqual([null, null, null])
    checkOut(job.workspace, {Dockerfile: `FROM alpine\n`})
    expect((await job.step({inputs: {...image(), call: 'check'}})).exitCode).toBe(0)
  })
})

describe('what the build is given', () => {
  it('has its effect inside', async () => {
    checkOut(job.workspace, {
      'other/file.txt': 'from the other context\n',
      Dockerfile: [
        `FROM alpine AS wanted`,
        'ARG WORD',
        'COPY --from=other file.txt /file.txt',
        'RUN (echo "$WORD"; cat /file.txt; grep extra.host /etc/hosts; ulimit -n; df -k /dev/shm | tail -n 1 | awk \'{print $2}\'; ls /sys/class/net) > /facts',
        'FROM wanted AS unwanted',
        'RUN false'
      ].join('\n')
    })
    const result = await job.step({
      inputs: {
        ...image(),
        'build-args': 'WORD=a word = with signs',
        'build-contexts': 'other=other',
        'add-hosts': 'extra.host:10.1.2.3',
        ulimit: 'nofile=321:321',
        'shm-size': '3m',
        network: 'none',
        target: 'wanted',
        labels: 'com.example.mine=yes'
      }
    })
    expect(result.exitCode).toBe(0)
    const facts = await docker(
      'run',
      '--rm',
      '--network',
      'none',
      '--pull',
      'always',
      '-q',
      result.outputs.ref ?? '',
      'cat',
      '/facts'
    )
    expect(facts.split('\n').map(line => line.replace(/\s+/g, ' '))).toEqual([
      'a word = with signs',
      'from the other context',
      '10.1.2.3 extra.host',
      '321',
      '3072',
      'lo'
    ])
    expect(
      await docker(
        'image',
        'inspect',
        '--format',
        '{{index .Config.Labels "com.example.mine"}}',
        result.outputs.ref ?? ''
      )
    ).toBe('yes')
  })

  it('provenance makes an index, annotated, and platforms tells the image alone', async () => {
    const result = await job.step({
      inputs: {...image(), ...REACH, provenance: 'true', annotations: 'index:com.example.mine=yes'}
    })
    expect(result.exitCode).toBe(0)
    const index = (await manifestOf(name, 'main')) as {
      mediaType: string
      annotations?: Record<string, string>
      manifests?: unknown[]
    }
    expect(index.mediaType).toBe('application/vnd.oci.image.index.v1+json')
    expect(index.annotations).toMatchObject({
      'com.example.mine': 'yes',
      'org.opencontainers.image.description': 'A tool that helps'
    })
    expect(index.manifests).toHaveLength(2)
    expect(Object.keys(JSON.parse(result.outputs.platforms ?? ''))).toEqual(['linux/amd64'])
  })

  it('a registry cache is written beside the image and read again', async () => {
    const inputs = {...image(), ...REACH, cache: 'registry', tags: 'type=sha'}
    const first = await job.step({inputs})
    expect(first.exitCode).toBe(0)
    const tags = (await (await fetch(`http://${REGISTRY}/v2/${name}/tags/list`)).json()) as {tags: string[]}
    expect(tags.tags.sort()).toEqual([
      expect.stringMatching(/^buildcache-[0-9a-f]{12}-main-[0-9a-f]{10}$/),
      'sha-860c190'
    ])
    const second = await job.step({inputs})
    expect(second.log).toMatch(/importing cache manifest from .*buildcache-/)
  })

  it('outputs to a folder: nothing is pushed, and the files are there', async () => {
    checkOut(job.workspace, {Dockerfile: 'FROM scratch\nCOPY data /\n'})
    const result = await job.step({inputs: {...image(), outputs: 'type=local,dest=out'}})
    expect(result.exitCode).toBe(0)
    expect(result.outputs.pushed).toBe('false')
    expect(readFileSync(join(job.workspace, 'out/data'), 'utf8')).toBe('data')
    expect(await digests()).toEqual([null, null, null])
  })

  it('outputs to a folder outside, made like the build: is told how to be allowed, and then needs no other builder', async () => {
    checkOut(job.workspace, {Dockerfile: 'FROM scratch\nCOPY data /\n'})
    checkOut(job.temp, {'out/stale': ''})
    const outputs = `type=local,dest=${job.temp}/out,mode=delete`
    const refused = await job.step({inputs: {...image(), outputs}})
    const allowed = await job.step({inputs: {...image(), outputs, allow: 'buildx.local.delete'}})
    expect(allowed.log).toContain('Using the engine’s own builder (driver docker)')
    const found = [refused.exitCode, allowed.exitCode, readdirSync(join(job.temp, 'out')).sort()]
    // Older buildx knows neither the word nor the mode.
    if (process.env.TEST_CELL?.startsWith('moby29')) {
      expect(refused.annotations[0]?.message).toContain('requires --allow=buildx.local.delete')
      expect(found).toEqual([1, 0, ['data']])
    } else {
      expect(allowed.annotations[0]?.message).toContain('buildx.local.delete')
      expect(found).toEqual([0, 1, ['data', 'stale']])
    }
  })

  it('QEMU that can’t be installed is a warning, and an image without RUN is built', async () => {
    checkOut(job.workspace, {Dockerfile: 'FROM scratch\nCOPY data /\n'})
    const result = await job.step({
      inputs: {...image(), ...REACH, platforms: 'linux/s390x', 'qemu-image': `${REGISTRY}/nobody/nothing`}
    })
    expect(result.exitCode).toBe(0)
    expect(
      result.annotations.map(({kind, message}) => [
        kind,
        message.includes('QEMU could not be installed for linux/s390x')
      ])
    ).toEqual([['warning', true]])
    expect(Object.keys(JSON.parse(result.outputs.platforms ?? ''))).toEqual(['linux/s390x'])
  })
})

describe('what can’t be is refused before the build, with the way out', () => {
  it.each([
    [
      {platforms: 'linux/amd64,linux/amd65'},
      'unknown platform “linux/amd65”. Did you mean “linux/amd64”?',
      'linux/arm/v7'
    ],
    [
      {driver: 'docker', reproducible: 'true'},
      'input driver: docker: the engine’s own builder can’t do this: reproducible',
      'docker-container'
    ],
    [{'build-args': `TOKEN=ghp_${'a1B2'.repeat(9)}`}, 'input build-args: TOKEN holds a GitHub token.', 'input secrets'],
    [{outputs: 'type=image,name=x'}, ', but outputs says “type=image,name=x”.', 'Say it in one place.'],
    [{builder: 'x', driver: 'docker'}, 'input driver: docker is given, but builder names one', 'Give one'],
    [{cache: 'gah'}, 'input cache: “gah” is not “auto”, “off”, “gha” or “registry”. Did you mean “gha”?', ''],
    [{append: '- endpint: x'}, 'input append, node 1: unknown key “endpint”. Did you mean “endpoint”?', 'driver-opts']
  ])('%j', async (inputs, message, hint) => {
    const result = await job.step({inputs: {...image(), ...inputs}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(message)
    expect(result.annotations[0]?.message).toContain(hint)
    expect(result.log).not.toContain('load build definition')
  })
})

describeWith('buildkit', 'load from a builder outside the engine', () => {
  it('load: the image is in the engine, from another builder too', async () => {
    const result = await job.step({inputs: {...image(), ...remote(), load: 'true', push: 'false'}})
    expect(result.exitCode).toBe(0)
    expect(await docker('run', '--rm', '--network', 'none', `${REGISTRY}/${name}:main`, 'cat', '/data')).toBe('data')
  })

  it('load with two platforms from a builder outside the engine', async () => {
    const result = await job.step({
      inputs: {...image(), ...remote(), load: 'true', platforms: 'linux/amd64,linux/arm64'}
    })
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain('can’t be loaded from a builder with the driver remote')
  })
})

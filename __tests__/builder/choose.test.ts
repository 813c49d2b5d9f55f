import {describe, expect, it} from '@jest/globals'
import {chooseBuilder} from '../../src/builder/choose.ts'
import {createDiagnose} from '../../src/diagnosis/diagnose.ts'
import {context} from '../fixtures/failures.ts'
import {cacheVariables} from '../helpers/cache-service.ts'
import {buildOf, planOf} from '../helpers/events.ts'
import {noteBuilder, recordingRunner} from '../helpers/ports.ts'

const IMAGE = {images: 'r.example/a'}

interface Machine {
  readonly store?: 'containerd' | 'classic'
  /** What the engine answers instead of offering its BuildKit. */
  readonly hidden?: string
  /** What a container builder's boot says when it fails. */
  readonly broken?: string
  /** What buildx says where it does not even note the builder. */
  readonly unmade?: string
  /** Where what is run is noted. */
  readonly commands?: string[]
  readonly service?: number
  readonly plugin?: boolean
}

async function choose(
  inputs: Record<string, string>,
  {store = 'containerd', hidden, broken, unmade, service = 200, plugin = true, commands = []}: Machine = {},
  env: Record<string, string> = {}
) {
  const type = store === 'containerd' ? 'io.containerd.snapshotter.v1' : 'overlay2'
  const runner = recordingRunner({
    disk: plugin ? {'/h/.docker/cli-plugins/docker-buildx': ''} : {},
    http: ({url}) =>
      url === 'http://engine/info'
        ? {body: Buffer.from(JSON.stringify({DriverStatus: [['driver-type', type]]}))}
        : url === 'http://engine/_ping'
          ? {body: Buffer.from('OK')}
          : {status: service, body: Buffer.from('{"ok": false}')},
    openBuildKit: () => (hidden === undefined ? 'unix:///t/buildkit.sock' : new Error(hidden)),
    run: (_, args) => {
      commands.push(args.slice(1, 3).join(' '))
      if (args[1] === 'create' && unmade === undefined) noteBuilder(runner.disk, '/h', args)
      const said = args[1] === 'create' ? (unmade ?? broken) : args[1] === 'inspect' ? broken : undefined
      if (said !== undefined) return {exitCode: 1, stderr: `ERROR: ${said}\n`}
      return {exitCode: args[1] === 'version' && !plugin ? 1 : 0}
    }
  })
  const plan = await planOf('push-branch', {...IMAGE, ...inputs}, {HOME: '/h', ...env})
  const options = {diagnose: createDiagnose(context), loggedIn: Promise.resolve()}
  const builder = await chooseBuilder(runner, plan, buildOf(plan), options)
  return {builder, runner, said: runner.lines.at(-1) ?? '', warnings: runner.annotations.map(({message}) => message)}
}

const GHA = cacheVariables()

describe('the builder', () => {
  it.each<[string, Record<string, string>, Machine, Record<string, string>, string, boolean, boolean]>([
    // What is asked, machine, environment → driver, engine’s own, cache
    ['nothing', {}, {}, {}, 'docker', true, false],
    ['nothing, with a cache', {}, {}, GHA, 'docker', true, true],
    ['nothing, with a cache, classic store', {}, {store: 'classic'}, GHA, 'docker-container', false, true],
    ['nothing, service that refuses, classic store', {}, {store: 'classic', service: 429}, GHA, 'docker', true, false],
    ['nothing, no service, classic store', {}, {store: 'classic'}, {}, 'docker', true, false],
    ['cache: off, classic store', {cache: 'off'}, {store: 'classic'}, GHA, 'docker', true, false],
    ['cache: registry, classic store', {cache: 'registry'}, {store: 'classic'}, {}, 'docker-container', false, true],
    ['by digest', {'push-by-digest': 'true'}, {}, {}, 'remote', true, false],
    ['by digest, with a cache', {'push-by-digest': 'true'}, {}, GHA, 'remote', true, true],
    ['by digest, classic store', {'push-by-digest': 'true'}, {store: 'classic'}, {}, 'docker-container', false, false],
    [
      'by digest, hidden',
      {'push-by-digest': 'true'},
      {hidden: 'the engine answers “404”'},
      {},
      'docker-container',
      false,
      false
    ],
    ['reproducible', {reproducible: 'true'}, {}, {}, 'remote', true, false],
    ['a test', {test: 'true'}, {}, {}, 'remote', true, false],
    ['a test, classic store', {test: 'true'}, {store: 'classic'}, {}, 'docker', true, false],
    ['a test, hidden', {test: 'true'}, {hidden: 'x'}, {}, 'docker', true, false],
    [
      'a test of a branch’s tag',
      {test: 'true', tags: 'type=ref,event=branch'},
      {store: 'classic'},
      {},
      'docker-container',
      false,
      false
    ],
    ['a branch’s tag alone', {tags: 'type=ref,event=branch'}, {}, {}, 'remote', true, false],
    [
      'a branch’s tag alone, to load',
      {tags: 'type=ref,event=branch', load: 'true', push: 'true'},
      {},
      {},
      'docker',
      true,
      false
    ],
    [
      'a branch’s tag alone, classic store',
      {tags: 'type=ref,event=branch'},
      {store: 'classic'},
      {},
      'docker',
      true,
      false
    ],
    ['entitlements', {allow: 'network.host'}, {}, {}, 'docker-container', false, false],
    ['what is buildx’s own to allow', {allow: 'buildx.local.delete'}, {}, {}, 'docker', true, false],
    ['driver: docker, classic store', {driver: 'docker'}, {store: 'classic'}, GHA, 'docker', true, false]
  ])('for %s', async (_, inputs, machine, env, driver, inEngine, caches) => {
    const {builder, warnings} = await choose(inputs, machine, env)
    expect([builder.driver, builder.inEngine, builder.caches]).toEqual([driver, inEngine, caches])
    expect(builder.pushesByDigest).toBe(driver !== 'docker')
    expect(warnings).toEqual([])
  })

  it('is only asked whether the engine is there, where nothing more must be known', async () => {
    const {runner} = await choose({})
    expect(runner.requests.map(({url}) => url)).toEqual(['http://engine/_ping'])
    expect(runner.runs).toEqual([])
  })

  it('says why it boots a container for the cache', async () => {
    const {said} = await choose({}, {store: 'classic'}, GHA)
    expect(said).toMatch(
      / \(driver docker-container\), because an engine with the classic image store can’t keep a cache\.$/
    )
  })

  it('that can’t boot for the cache alone is told, tried once, and the build goes on without', async () => {
    const {builder, runner, warnings} = await choose(
      {},
      {store: 'classic', broken: 'toomanyrequests: pull rate limit'},
      GHA
    )
    expect([builder.driver, builder.caches, runner.sleeps]).toEqual(['docker', false, []])
    expect(warnings).toEqual([
      expect.stringMatching(
        /^No cache, because the builder for it did not start\. The build goes on without: The builder \(driver docker-container\) did not start: docker\.io limits the number of pulls, so BuildKit’s image can’t be had/
      )
    ])
    // The post step takes away what was half made.
    expect(runner.saved.get('builder')).toMatch(/^publish-image-/)
  })

  it('whose image can’t be pulled is told with what helps there', async () => {
    const broken =
      'failed to resolve reference "docker.io/moby/buildkit:buildx-stable-1": dial tcp: lookup registry-1.docker.io: no such host'
    await expect(choose({driver: 'docker-container', retries: '0'}, {broken})).rejects.toMatchObject({
      code: 'tool',
      message: 'The builder (driver docker-container) did not start',
      cause: expect.stringContaining('the image of the builder (moby/buildkit), can’t be reached'),
      hint: expect.stringMatching(/^Use a mirror of it \(driver-opts: image=.*driver: docker/),
      detail: expect.stringContaining('failed to resolve reference')
    })
  })

  it('that does not boot though its image is there is told to look at what it was given', async () => {
    const broken = [
      '#1 [internal] booting buildkit',
      '#1 pulling image moby/buildkit:buildx-stable-1',
      '#1 pulling image moby/buildkit:buildx-stable-1 2.1s done',
      '#1 creating container buildx_buildkit_builder0 10.3s done',
      'ERROR: Error response from daemon: Container a7f2 is restarting, wait until the container is running'
    ].join('\n')
    await expect(choose({driver: 'docker-container', retries: '0'}, {broken})).rejects.toMatchObject({
      cause: 'Error response from daemon: Container a7f2 is restarting, wait until the container is running',
      hint: 'Check the inputs driver, driver-opts, buildkitd-flags, buildkitd-config, endpoint and append.'
    })
  })

  it('is made and started by one process, and only started where that is tried again', async () => {
    const commands: string[] = []
    await choose({driver: 'docker-container'}, {commands})
    expect(commands.splice(0)).toEqual(['create --bootstrap'])
    await choose({driver: 'docker-container', append: '- endpoint: ssh://a'}, {commands})
    expect(commands.splice(0)).toEqual(['create --name', 'create --name', 'inspect --bootstrap'])
    const broken = 'net/http: TLS handshake timeout'
    await expect(choose({driver: 'docker-container', retries: '2'}, {broken, commands})).rejects.toMatchObject({
      message: 'The builder (driver docker-container) did not start'
    })
    expect(commands).toEqual(['create --bootstrap', 'inspect --bootstrap', 'inspect --bootstrap'])
  })

  it('that buildx does not take is not started', async () => {
    await expect(
      choose({driver: 'docker-container'}, {unmade: 'invalid value "x", expecting key=value'})
    ).rejects.toMatchObject({message: 'A builder (driver docker-container) could not be made'})
  })

  it('is noted for buildx as its own command would', async () => {
    const {builder, runner} = await choose({reproducible: 'true'})
    expect(builder).toMatchObject({temporary: true, name: expect.stringMatching(/^publish-image-engine-[0-9a-f]{10}$/)})
    expect(JSON.parse(runner.disk.get(`/h/.docker/buildx/instances/${builder.name}`) ?? '')).toEqual({
      Name: builder.name,
      Driver: 'remote',
      Nodes: [
        {
          Name: `${builder.name}0`,
          Endpoint: 'unix:///t/buildkit.sock',
          Platforms: null,
          DriverOpts: null,
          Flags: null,
          Files: null
        }
      ],
      Dynamic: false
    })
    expect([runner.runs, runner.saved.get('builder')]).toEqual([[], builder.name])
  })
})

describe('buildx', () => {
  it('that is missing is told with what to install', async () => {
    await expect(choose({}, {plugin: false})).rejects.toMatchObject({
      code: 'tool',
      message: 'Docker has no buildx on this runner.',
      hint: expect.stringContaining('docker-buildx-plugin')
    })
  })
  it('that is in no usual place is asked for', async () => {
    const {runner} = await choose({}, {}, {HOME: '/elsewhere'})
    expect(runner.runs.map(({args}) => args.join(' '))).toEqual(['buildx version'])
  })
})

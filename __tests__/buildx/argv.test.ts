import {describe, expect, it} from '@jest/globals'
import {appendArgv, createArgv} from '../../src/builder/create.ts'
import {askEngine, findEngine} from '../../src/builder/engine.ts'
import {BUILDKIT_IMAGE} from '../../src/builder/images.ts'
import {requirementsOf} from '../../src/builder/requirements.ts'
import {buildArgv, type Push} from '../../src/buildx/argv.ts'
import {readCheckOutput, readWarnings} from '../../src/buildx/warnings.ts'
import {parseNodes} from '../../src/inputs/nodes.ts'
import {parsePlatform} from '../../src/oci/platform.ts'
import {readDockerSettings} from '../../src/plan/docker.ts'
import {cacheVariables} from '../helpers/cache-service.ts'
import {buildOf, inputsOf, planOf} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'

const FILES = {metadata: '/t/metadata.json', imageId: '/t/imageid'}

async function argvOf(
  inputs: Record<string, string>,
  push: Push = {by: 'none'},
  env: Record<string, string> = {},
  driver = 'docker'
) {
  const plan = await planOf('push-branch', {images: 'r.example/a', tags: 'type=ref,event=branch', ...inputs}, env)
  return buildArgv(plan, buildOf(plan), {name: undefined, driver, caches: driver !== 'docker'}, FILES, push)
}
/** The values that follow a flag. */
const valuesOf = (argv: readonly string[], flag: string) => argv.filter((_, index) => argv[index - 1] === flag)

describe('each input of docker/build-push-action is the flag of buildx', () => {
  it.each([
    [{'add-hosts': 'a:1.2.3.4,b:5.6.7.8'}, '--add-host', ['a:1.2.3.4', 'b:5.6.7.8']],
    [{allow: 'network.host\nsecurity.insecure'}, '--allow', ['network.host', 'security.insecure']],
    [{annotations: 'manifest:a=b'}, '--annotation', ['manifest:a=b']],
    [{attests: 'type=sbom,generator=g'}, '--attest', ['type=sbom,generator=g', 'type=provenance,disabled=true']],
    [{}, '--attest', ['type=provenance,disabled=true']],
    [
      {provenance: 'true'},
      '--attest',
      ['type=provenance,builder-id=https://github.com/Acme/Tool/actions/runs/4242/attempts/2']
    ],
    [
      {provenance: 'mode=max'},
      '--attest',
      ['type=provenance,mode=max,builder-id=https://github.com/Acme/Tool/actions/runs/4242/attempts/2']
    ],
    [{provenance: 'false'}, '--attest', ['type=provenance,disabled=true']],
    [{attests: 'type=provenance,mode=min'}, '--attest', ['type=provenance,mode=min']],
    [{attests: 'type=provenance,mode=min', provenance: 'false'}, '--attest', ['type=provenance,disabled=true']],
    [{sbom: 'true'}, '--attest', ['type=provenance,disabled=true', 'type=sbom,disabled=false']],
    [{sbom: 'generator=g'}, '--attest', ['type=provenance,disabled=true', 'type=sbom,generator=g']],
    [{'build-args': 'A=1\nB=x y=z\nC'}, '--build-arg', ['A=1', 'B=x y=z', 'C']],
    [
      {'build-contexts': 'base=docker-image://x\nsrc={{defaultContext}}:sub'},
      '--build-context',
      ['base=docker-image://x', 'src=https://github.com/Acme/Tool.git#860c1904a1ce19322e91ac35af1ab07466440c37:sub']
    ],
    [
      {'cache-from': 'type=gha\ntype=registry,ref=x', 'cache-to': 'type=inline'},
      '--cache-from',
      ['type=gha', 'type=registry,ref=x']
    ],
    [{'cache-from': 'type=gha', 'cache-to': 'type=inline'}, '--cache-to', ['type=inline']],
    [{call: 'check'}, '--call', ['check']],
    [{'cgroup-parent': '/x'}, '--cgroup-parent', ['/x']],
    [{file: 'a/Dockerfile'}, '--file', ['a/Dockerfile']],
    [{network: 'host'}, '--network', ['host']],
    [{'no-cache-filters': 'a,b'}, '--no-cache-filter', ['a', 'b']],
    [{platforms: 'linux/amd64\nlinux/arm64'}, '--platform', ['linux/amd64,linux/arm64']],
    [{'shm-size': '64m'}, '--shm-size', ['64m']],
    [{ssh: 'default,other=/key'}, '--ssh', ['default', 'other=/key']],
    [{target: 'app'}, '--target', ['app']],
    [{ulimit: 'nofile=1:2'}, '--ulimit', ['nofile=1:2']],
    [{outputs: 'type=local,dest=out'}, '--output', ['type=local,dest=out']],
    [{outputs: 'type=oci,"dest=a,b.tar"'}, '--output', ['type=oci,"dest=a,b.tar"']],
    [{outputs: 'out'}, '--output', ['out']]
  ])('%j → %s %j', async (inputs, flag, expected) => {
    expect(valuesOf(await argvOf(inputs), flag)).toEqual(expected)
  })

  it.each(['no-cache', 'pull'])('%s is a switch', async name => {
    expect(await argvOf({[name]: 'true'})).toContain(`--${name}`)
    expect(await argvOf({})).not.toContain(`--${name}`)
  })

  it('the context stands last, after --, whatever it looks like', async () => {
    expect((await argvOf({context: '--output=type=local'})).slice(-2)).toEqual(['--', '--output=type=local'])
    expect((await argvOf({context: '{{defaultContext}}:sub'})).at(-1)).toBe(
      'https://github.com/Acme/Tool.git#860c1904a1ce19322e91ac35af1ab07466440c37:sub'
    )
    expect(
      (await argvOf({context: '{{defaultContext}}'}, {by: 'none'}, {BUILDX_SEND_GIT_QUERY_AS_INPUT: 'true'})).at(-1)
    ).toBe('https://github.com/Acme/Tool.git?ref=860c1904a1ce19322e91ac35af1ab07466440c37')
  })

  it('of a pull request, the Git context is the merge, or the head if that is asked for', async () => {
    const of = async (env: Record<string, string>) =>
      buildOf(await planOf('pull-request', {context: '{{defaultContext}}'}, env)).context
    expect(await of({})).toBe('https://github.com/Acme/Tool.git#b7c1d2e3f4a5968778695a4b3c2d1e0f11223344')
    expect(await of({DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF: 'true'})).toBe(
      'https://github.com/Acme/Tool.git#3f2a9c5b1d7e4860a9b2c3d4e5f60718293a4b5c'
    )
  })
})

describe('the image leaves the builder', () => {
  it('by digest under every name, without a tag', async () => {
    const argv = await argvOf({images: 'r.example/a\ns.example/b'}, {by: 'digest'}, {}, 'remote')
    expect(valuesOf(argv, '--output')).toEqual([
      'type=image,"name=r.example/a,s.example/b",push-by-digest=true,name-canonical=true,push=true,oci-mediatypes=true,unpack=false,store=false'
    ])
    expect(argv).not.toContain('--tag')
  })
  it('under one tag of each name', async () => {
    const argv = await argvOf(
      {images: 'r.example/a\ns.example/b'},
      {
        by: 'tag',
        references: ['r.example/a:run-1', 's.example/b:run-1']
      }
    )
    expect(valuesOf(argv, '--tag')).toEqual(['r.example/a:run-1', 's.example/b:run-1'])
    expect(valuesOf(argv, '--output')).toEqual(['type=image,push=true,oci-mediatypes=true,unpack=false,store=false'])
  })
  it('with the attributes of the user’s own exporter', async () => {
    const argv = await argvOf(
      {outputs: 'type=image,compression=zstd,oci-mediatypes=false,push=false'},
      {by: 'tag', references: ['r.example/a:x']}
    )
    expect(valuesOf(argv, '--output')).toEqual([
      'type=image,push=true,unpack=false,store=false,compression=zstd,oci-mediatypes=false'
    ])
  })
  it('with timestamps rewritten if it is to be reproducible', async () => {
    expect(valuesOf(await argvOf({reproducible: 'true'}, {by: 'digest'}, {}, 'remote'), '--output')[0]).toContain(
      ',rewrite-timestamp=true'
    )
  })
  it('not at all, but under all its tags in the engine', async () => {
    const argv = await argvOf({})
    expect([valuesOf(argv, '--tag'), valuesOf(argv, '--output')]).toEqual([['r.example/a:main'], []])
  })
  it.each(['docker', 'docker-container', 'kubernetes', 'remote', 'cloud'])(
    'without a layer that moves, but where something on this machine needs it: %s',
    async driver => {
      const outputs = async (inputs: Record<string, string>, push: Push = {by: 'tag', references: ['r.example/a:x']}) =>
        valuesOf(await argvOf(inputs, push, {}, driver), '--output').at(-1)
      const words = ',unpack=false,store=false'
      expect(await outputs({})).toMatch(new RegExp(`${words}$`))
      const byDigest = ['docker-container', 'remote'].includes(driver) ? [{}, {reproducible: 'true'}] : []
      for (const inputs of byDigest) expect(await outputs(inputs, {by: 'digest'})).toMatch(new RegExp(`${words}$`))
      // What the driver docker keeps is what it hands to the test, too; others send it, or it is pulled.
      for (const inputs of [{load: 'true', push: 'true'}, {test: 'true'}] as Record<string, string>[])
        expect((await outputs(inputs))?.endsWith(words)).toBe(driver !== 'docker')
      expect(await outputs({outputs: 'type=image,store=true'})).toMatch(/unpack=false,store=true$/)
    }
  )
  it('into the engine from elsewhere with load, before it is pushed: the last digest stands in the metadata', async () => {
    expect(valuesOf(await argvOf({load: 'true'}, {by: 'digest'}, {}, 'remote'), '--output')).toEqual([
      'type=docker,name=r.example/a:main',
      expect.stringMatching(/^type=image,name=r\.example\/a,push-by-digest=true/)
    ])
    expect(valuesOf(await argvOf({load: 'true'}, {by: 'none'}, {}, 'remote'), '--output')).toEqual([
      'type=docker,name=r.example/a:main'
    ])
  })
})

it('asks for the image’s ID only where every output is an image', async () => {
  const ids = async (outputs: string) => valuesOf(await argvOf({outputs}), '--iidfile')
  expect(await ids('type=docker')).toEqual([FILES.imageId])
  for (const other of [
    'type=local,dest=out',
    'type=tar,dest=o.tar',
    'type=cacheonly',
    'type=docker\ntype=local,dest=out'
  ])
    expect(await ids(other)).toEqual([])
})

describe('the argv that makes a builder', () => {
  const builder = async (inputs: Record<string, string>) => (await inputsOf(inputs)).builder
  it.each([
    [
      'docker-container',
      {'driver-opts': 'image=x\n"env.a=b,c"'},
      ['--driver-opt', 'image=x', '--driver-opt', '"env.a=b,c"']
    ],
    [
      'kubernetes',
      {'driver-opts': 'namespace=n', 'buildkitd-flags': '--debug'},
      ['--driver-opt', `image=${BUILDKIT_IMAGE}`, '--driver-opt', 'namespace=n', '--buildkitd-flags', '--debug']
    ],
    [
      'docker-container',
      {},
      ['--driver-opt', `image=${BUILDKIT_IMAGE}`, '--buildkitd-flags', '--allow-insecure-entitlement device']
    ],
    ['kubernetes', {'driver-opts': 'image=x'}, ['--driver-opt', 'image=x']],
    ['remote', {endpoint: 'tcp://h:1', 'driver-opts': 'cacert=c'}, ['--driver-opt', 'cacert=c', 'tcp://h:1']],
    ['cloud', {endpoint: 'acme/default'}, ['acme/default']]
  ] as const)('of %s with %j', async (driver, inputs, expected) => {
    expect(createArgv('n', driver, await builder({driver, ...inputs}), undefined)).toEqual([
      '--name',
      'n',
      '--driver',
      driver,
      ...expected
    ])
  })
  it.each(['- driver-opts: {toString: 1}', '- driver-opts: &a [*a]', '[', '['.repeat(20_000), '- ? [a]\n  : b'])(
    'refuses other values of append in words: %.40j',
    async append => {
      await expect(inputsOf({append})).rejects.toMatchObject({
        code: 'input',
        message: expect.stringMatching(/^input append(, node 1)?: (not YAML|driver-opts is neither|unknown key)/)
      })
    }
  )

  it('adds the nodes of append', async () => {
    const [first, second] = await parseNodes(
      '- endpoint: tcp://a:1\n  platforms: linux/arm64\n- name: two\n  endpoint: ssh://b\n  driver-opts: |\n    a=1\n    b=2\n  buildkitd-flags: --debug\n'
    )
    if (!first || !second) throw new Error('two nodes were given')
    expect(appendArgv('n', 0, 'remote', first, undefined)).toEqual([
      '--name',
      'n',
      '--append',
      '--node',
      'n-1',
      '--platform',
      'linux/arm64',
      'tcp://a:1'
    ])
    expect(appendArgv('n', 1, 'remote', second, undefined)).toEqual([
      '--name',
      'n',
      '--append',
      '--node',
      'two',
      '--driver-opt',
      'a=1',
      '--driver-opt',
      'b=2',
      '--buildkitd-flags',
      '--debug',
      'ssh://b'
    ])
    expect(appendArgv('n', 0, 'docker-container', first, undefined)).toEqual([
      ...['--name', 'n', '--append', '--node', 'n-1', '--platform', 'linux/arm64'],
      ...['--driver-opt', `image=${BUILDKIT_IMAGE}`, '--buildkitd-flags', '--allow-insecure-entitlement device'],
      'tcp://a:1'
    ])
  })
})

describe('what a builder must be able to do', () => {
  const needs = async (inputs: Record<string, string>, env = {}) => {
    const plan = await planOf('push-branch', {images: 'r.example/a', ...inputs}, env)
    return requirementsOf(plan, buildOf(plan), parsePlatform('linux/amd64')).map(
      ({engine, what}) => `${engine} ${what.split(' ')[0]}`
    )
  }
  it.each([
    [{}, []],
    [{platforms: 'linux/amd64'}, []],
    [{platforms: 'linux/x86_64'}, []],
    [{platforms: 'linux/arm64'}, ['containerd the']],
    [{platforms: 'linux/amd64,linux/arm64'}, ['containerd several', 'containerd annotations']],
    [{provenance: 'true'}, ['containerd annotations', 'containerd attestations']],
    [{'cache-to': 'type=registry,ref=x'}, ['containerd a']],
    [{'cache-to': 'type=inline'}, []],
    [{reproducible: 'true'}, ['connection reproducible']],
    [{'push-by-digest': 'true'}, ['connection pushing']],
    [{test: 'true'}, ['connection a']],
    [{test: 'true', tags: 'type=raw,value=mine'}, ['connection a']],
    [{tags: 'type=raw,value=mine'}, ['connection no']],
    [{test: 'true', tags: 'type=raw,value=mine', push: 'false'}, []],
    [{outputs: 'type=oci,dest=x'}, ['containerd an']],
    [{allow: 'security.insecure'}, ['never entitlements']]
  ])('%j → %j', async (inputs, expected) => {
    expect(await needs(inputs)).toEqual(expected)
  })
  it('is not more because of a cache that is only a convenience', async () => {
    expect(await needs({}, cacheVariables())).toEqual([])
    expect(await needs({cache: 'gha'}, cacheVariables())).toEqual([])
    expect(await needs({cache: 'registry'})).toEqual([])
  })
})

it('a builder that we make grants what is asked for and nothing else', async () => {
  const flags = async (inputs: Record<string, string>) =>
    buildOf(await planOf('push-branch', {images: 'r.example/a', ...inputs})).builder.buildkitdFlags
  expect(await flags({})).toBe('')
  expect(await flags({allow: 'network.host,security.insecure'})).toBe(
    '--allow-insecure-entitlement network.host --allow-insecure-entitlement security.insecure'
  )
  expect(await flags({allow: 'network.host', 'buildkitd-flags': '--debug'})).toBe('--debug')
})

describe('the engine', () => {
  const info = (type: string) => JSON.stringify({DriverStatus: [['driver-type', type]]})
  it('is asked over its socket, without a process', async () => {
    const runner = recordingRunner({
      http: () => ({body: Buffer.from(info('io.containerd.snapshotter.v1'))})
    })
    expect(await askEngine(runner, readDockerSettings({DOCKER_HOST: 'unix:///run/x.sock'}))).toEqual({
      containerd: true,
      socketPath: '/run/x.sock'
    })
    expect(runner.requests[0]).toMatchObject({url: 'http://engine/info', socketPath: '/run/x.sock'})
  })
  it.each([
    [{DOCKER_HOST: 'tcp://elsewhere:2375'}, {}],
    [{DOCKER_CONTEXT: 'other'}, {}],
    [{HOME: '/h'}, {'/h/.docker/config.json': '{"currentContext": "other"}'}]
  ])('elsewhere is asked through the CLI: %j', async (env, disk) => {
    const runner = recordingRunner({disk, run: () => ({stdout: info('overlay2')})})
    expect(await askEngine(runner, readDockerSettings(env))).toEqual({containerd: false, socketPath: undefined})
    expect(runner.runs.map(({args}) => args[0])).toEqual(['info'])
  })
  it('that does not answer is an error', async () => {
    const runner = recordingRunner({
      http: () => new Error('no socket'),
      run: () => ({exitCode: 1, stderr: 'Cannot connect to the Docker daemon'})
    })
    const failure = {code: 'tool', message: 'The Docker engine does not answer.'}
    await expect(askEngine(runner, readDockerSettings({}))).rejects.toMatchObject(failure)
    await expect(findEngine(runner, readDockerSettings({}))).rejects.toMatchObject(failure)
  })
})

describe('findings of BuildKit', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64')
  it('in the metadata are told once, decoded, with their place', () => {
    const entry = {
      short: encode('FromAsCasing: casing'),
      detail: [encode('why')],
      url: 'https://x.example',
      range: [{start: {line: 3}}]
    }
    expect(readWarnings({'buildx.build.warnings': [entry, entry]}, 'a/Dockerfile')).toEqual([
      {
        message: 'FromAsCasing: casing\nwhy\nhttps://x.example',
        place: {title: 'FromAsCasing', file: 'a/Dockerfile', line: 3}
      }
    ])
    for (const odd of [undefined, {}, {'buildx.build.warnings': 'x'}]) expect(readWarnings(odd, 'D')).toEqual([])
  })
  it('of call: check are read from what it prints', () => {
    expect(
      readCheckOutput(
        'Check complete, 1 warning has been found!\n\nWARNING: FromAsCasing - https://x.example\ncasing\n/w/Dockerfile:1\n----\n',
        'D'
      )
    ).toEqual([{message: 'casing\nhttps://x.example', place: {title: 'FromAsCasing', file: 'D', line: 1}}])
  })
})

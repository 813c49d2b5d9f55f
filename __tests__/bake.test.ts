import {describe, expect, it} from '@jest/globals'
import {parseDefinition} from '../src/bake/definition.ts'
import {printDefinition} from '../src/bake/print.ts'
import {bakeSourceOf} from '../src/bake/source.ts'
import type {Push} from '../src/buildx/argv.ts'
import {bakeTargets} from '../src/buildx/bake.ts'
import {createDiagnose} from '../src/diagnosis/diagnose.ts'
import type {BakePlan} from '../src/plan/bake.ts'
import type {Plan} from '../src/plan/plan.ts'
import {contextOf, inputsOf, planOf, readEvent} from './helpers/events.ts'
import {recordingRunner} from './helpers/ports.ts'

type Targets = Readonly<Record<string, object>>

const defined = (targets: Targets, asked = Object.keys(targets)) => {
  const definition = parseDefinition({group: {default: {targets: asked}}, target: targets})
  if (!definition) throw new Error('no definition')
  return definition
}
const plan = (
  targets: Targets,
  inputs: Readonly<Record<string, string>> = {},
  event = 'push-branch',
  asked?: string[]
) => planOf(event, {bake: 'docker-bake.hcl', ...inputs}, {}, undefined, defined(targets, asked))
const bakeOf = ({action}: Plan): BakePlan => {
  if (action.kind !== 'bake') throw new Error(`the action is ${action.kind}`)
  return action.bake
}
const referencesOf = (planned: Plan) =>
  planned.taggedImages.flatMap(({repository, tags}) => tags.map(({name}) => `${repository.text}:${name}`))

describe('a printed definition', () => {
  it('is read into what --set takes', () => {
    const [target] = defined({
      app: {
        context: 'src',
        dockerfile: 'Dockerfile.app',
        target: 'final',
        tags: ['acme/app:1'],
        labels: {a: '$${x}'},
        args: {V: '1', W: null},
        platforms: ['linux/amd64,linux/aarch64', 'local'],
        output: [{dest: 'a,b', type: 'local'}, 'type=docker'],
        'cache-from': [{scope: 'x', type: 'gha'}],
        secret: [{id: 'a', env: 'A'}],
        ssh: [{id: 'default'}, {id: 'k', paths: ['/a', '/b']}],
        attest: [{mode: 'max', type: 'provenance'}]
      }
    }).targets
    expect(target).toEqual({
      name: 'app',
      linked: false,
      context: 'src',
      dockerfile: 'Dockerfile.app',
      inline: false,
      stage: 'final',
      tags: ['acme/app:1'],
      labels: new Map([['a', '${x}']]),
      annotations: [],
      args: ['V=1', 'W='],
      platforms: ['linux/amd64', 'linux/arm64'],
      outputs: ['type=local,"dest=a,b"', 'type=docker'],
      cacheFrom: ['type=gha,scope=x'],
      cacheTo: [],
      secrets: ['id=a,env=A'],
      ssh: ['default', 'k=/a,/b'],
      attests: ['type=provenance,mode=max']
    })
  })

  it('tells what was asked for, also by groups of groups, from what only serves it', () => {
    const definition = parseDefinition({
      group: {default: {targets: ['all']}, all: {targets: ['app', 'tool', 'all']}},
      target: {app: {}, tool: {}, base: {output: [{type: 'cacheonly'}]}}
    })
    expect(definition?.targets.map(({name, linked}) => [name, linked])).toEqual([
      ['app', false],
      ['tool', false],
      ['base', true]
    ])
  })

  it.each([[undefined], [[]], [{}], [{target: null}], ['x']])('is not %j', printed => {
    expect(parseDefinition(printed)).toBeUndefined()
  })
})

describe('the names of the targets', () => {
  it('are the repository’s with the target, and the tags of every event', async () => {
    expect(referencesOf(await plan({api: {}, Web: {}}))).toEqual(
      ['api', 'web'].flatMap(target =>
        ['main', 'sha-860c190', 'run-4242'].map(tag => `ghcr.io/acme/tool/${target}:${tag}`)
      )
    )
  })

  it.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{images: 'r.example/{{target}}', tags: 'type=raw,value=1'}, ['r.example/api:1', 'r.example/web:1']],
    [{images: 'r.example/{{ target }}-x', tags: 'type=raw,value=1'}, ['r.example/api-x:1', 'r.example/web-x:1']],
    [{images: 'r.example/all', tags: 'type=raw,value={{target}}'}, ['r.example/all:api', 'r.example/all:web']],
    [
      {images: 'r.example/all', tags: 'type=raw,value=1', flavor: 'suffix=-{{target}}'},
      ['r.example/all:1-api', 'r.example/all:1-web']
    ],
    [{tags: 'r.example/{{target}}:1', push: 'true'}, ['r.example/api:1', 'r.example/web:1']]
  ])('with %j are %j', async (inputs, expected) => {
    expect(referencesOf(await plan({api: {}, web: {}}, inputs))).toEqual(expected)
  })

  it('are a target’s own tags where it has some, and those of its exporter', async () => {
    const planned = await plan(
      {
        api: {tags: ['acme/api:1', 'acme/api', 'app']},
        web: {output: [{type: 'image', name: 'acme/web:2', push: 'true'}]},
        tool: {}
      },
      {images: 'r.example/{{target}}', tags: 'type=raw,value=9'}
    )
    expect(referencesOf(planned)).toEqual([
      'acme/api:1',
      'acme/api:latest',
      'app:latest',
      'acme/web:2',
      'r.example/tool:9'
    ])
  })

  it('hold the labels of the definition, but for what the input says', async () => {
    const labels = {'org.opencontainers.image.title': 'Theirs', 'org.opencontainers.image.vendor': 'Them'}
    const {targets} = bakeOf(await plan({api: {labels}}, {labels: 'org.opencontainers.image.vendor=Us'}))
    const found = targets[0]?.naming.labels
    expect(found?.get('org.opencontainers.image.title')).toBe('Theirs')
    expect(found?.get('org.opencontainers.image.vendor')).toBe('Us')
    expect(found?.get('org.opencontainers.image.source')).toBe('https://github.com/Acme/Tool')
  })

  it('that meet are refused', async () => {
    await expect(plan({api: {}, web: {}}, {images: 'r.example/all'})).rejects.toThrow(
      'input bake: the targets api and web both make r.example/all:main.'
    )
  })
})

describe('whether targets are pushed', () => {
  it.each<[string, Targets, Readonly<Record<string, string>>, string, boolean | undefined]>([
    ['by the rules', {api: {}}, {}, 'yes', undefined],
    ['with own tags', {api: {tags: ['a:1']}}, {}, 'no', true],
    ['with own tags for some', {api: {tags: ['a:1']}, web: {}}, {}, 'yes', undefined],
    ['with own tags and push', {api: {tags: ['a:1']}}, {push: 'auto'}, 'yes', undefined],
    ['with an exporter that pushes', {api: {tags: ['a:1'], output: [{type: 'registry'}]}}, {}, 'yes', undefined],
    ['with one that does not', {api: {tags: ['a:1'], output: [{type: 'image', push: 'false'}]}}, {}, 'no', true],
    ['against push: false', {api: {output: [{type: 'registry'}]}}, {push: 'false'}, 'no', undefined],
    ['to be loaded', {api: {output: [{type: 'docker'}]}}, {}, 'no', undefined],
    ['to be loaded and pushed', {api: {output: [{type: 'docker'}]}}, {push: 'true'}, 'yes', undefined],
    ['elsewhere', {api: {output: [{type: 'local', dest: 'out'}]}}, {}, 'no', undefined],
    ['to be checked', {api: {}}, {call: 'check'}, 'no', undefined]
  ])('%s', async (_, targets, inputs, push, unpublished) => {
    const planned = await plan(targets, inputs)
    expect([planned.push.push, planned.push.unpublished]).toEqual([push, unpublished])
  })

  it('never of a definition of others that asks for secrets', async () => {
    const targets = {api: {secret: [{id: 'a', env: 'A'}]}}
    await expect(plan(targets, {push: 'true'}, 'pull-request-target-fork')).rejects.toThrow(
      'input bake: the target api asks for secrets, and the definition is of'
    )
  })
})

it('gives the matrix a job for each target and platform', async () => {
  const {matrix} = await plan({api: {platforms: ['linux/amd64', 'linux/arm64']}, web: {}}, {runners: 'linux/arm64=arm'})
  expect(matrix.include).toEqual([
    {target: 'api', platform: 'linux/amd64', runner: 'ubuntu-latest'},
    {target: 'api', platform: 'linux/arm64', runner: 'arm'},
    {target: 'web', platform: 'linux/amd64', runner: 'ubuntu-latest'}
  ])
})

describe('docker buildx bake', () => {
  const BUILDER = {name: 'b', driver: 'remote', pushesByDigest: true, caches: true, inEngine: false, temporary: false}
  const DIGEST = `sha256:${'a'.repeat(64)}`
  const diagnose = createDiagnose({serverUrl: '', githubRegistry: '', repository: '', image: undefined})

  async function argvOf(targets: Targets, inputs: Readonly<Record<string, string>>, asked?: string[], failure = '') {
    const bake = bakeOf(await plan(targets, inputs, 'push-branch', asked))
    const metadata = JSON.stringify(
      Object.fromEntries(bake.targets.map(({name}) => [name, {'containerimage.digest': DIGEST}]))
    )
    const runner = recordingRunner({
      run: (_, args) => {
        if (runner.runs.length === 1 && failure !== '') return {exitCode: 1, stderr: failure}
        runner.disk.set(args[args.indexOf('--metadata-file') + 1] ?? '', metadata)
        return {exitCode: 0}
      }
    })
    const pushes = new Map(bake.targets.map(({name}): [string, Push] => [name, {by: 'digest'}]))
    const request = {bake, targets: bake.targets, pushes, builder: BUILDER, diagnose, retries: 1}
    const {digests} = await bakeTargets(runner, request)
    const run = runner.runs.at(-1)
    const args = run?.args ?? []
    return {args, digests, env: run?.options.env ?? {}, set: args.filter((_, index) => args[index - 1] === '--set')}
  }

  it('is built anew where the builder takes a layer for built that it has lost', async () => {
    const lost = 'ERROR: target web: failed to solve: failed to commit: snapshot x1 does not exist: not found'
    const {args: plain} = await argvOf({web: {}}, {images: 'r.example/{{target}}'})
    const {args} = await argvOf({web: {}}, {images: 'r.example/{{target}}'}, undefined, lost)
    expect(args.filter(word => !plain.includes(word))).toEqual(['--no-cache'])
  })

  it('builds all targets at once, each by digest under its own name', async () => {
    const {args, digests, set} = await argvOf(
      {api: {tags: ['old:1'], contexts: {base: 'target:base'}}, web: {}, base: {output: [{type: 'cacheonly'}]}},
      {images: 'r.example/{{target}}', push: 'true', 'secret-envs': ''},
      ['api', 'web']
    )
    expect(args.slice(0, 4)).toEqual(['buildx', 'bake', '--file', 'docker-bake.hcl'])
    expect(args.slice(args.indexOf('--') + 1)).toEqual(['api', 'web'])
    expect([...digests]).toEqual([
      ['api', DIGEST],
      ['web', DIGEST]
    ])
    expect(set).toEqual(
      expect.arrayContaining([
        'api.tags=',
        'api.output=type=image,name=old,push-by-digest=true,name-canonical=true,push=true,oci-mediatypes=true,unpack=false,store=false',
        'web.output=type=image,name=r.example/web,push-by-digest=true,name-canonical=true,push=true,oci-mediatypes=true,unpack=false,store=false',
        'web.attest=type=provenance,disabled=true',
        'web.labels.org.opencontainers.image.version=main'
      ])
    )
    // What only serves others has no exporter of its own to say.
    expect(set.filter(entry => entry.startsWith('base.output'))).toEqual([])
  })

  it('says every list for every target, so that no override reaches a target that inherits from another', async () => {
    const {set} = await argvOf(
      {api: {'cache-to': [{type: 'gha'}]}, files: {output: [{type: 'local', dest: 'out'}]}},
      {images: 'r.example/{{target}}', cache: 'off'}
    )
    const keys = ['platform', 'secrets', 'ssh', 'tags', 'output', 'cache-from', 'cache-to', 'attest', 'annotations']
    for (const target of ['api', 'files'])
      expect(keys.filter(key => !set.some(entry => entry.startsWith(`${target}.${key}=`)))).toEqual([])
    expect(set).toContain('api.cache-to=type=gha')
    expect(set).toContain('files.cache-to=')
    expect(set).toContain('files.output=type=local,dest=out')
  })

  it('may write where a definition of one’s own says, as in docker/bake-action, and no other', async () => {
    const targets = {
      files: {
        output: [
          {type: 'local', dest: '/tmp/out'},
          {type: 'tar', dest: 'out.tar'}
        ],
        context: '../lib'
      },
      more: {output: ['../x'], 'cache-from': [{type: 'local', src: '/c'}], 'cache-to': [{type: 'local', dest: '/c'}]}
    }
    expect(bakeOf(await plan(targets, {allow: 'network.host'})).allow).toEqual([
      'network.host',
      'fs.read=*',
      'fs.write=*'
    ])
    const inside = {
      files: {output: [{type: 'local', dest: 'out'}], context: 'lib'},
      web: {context: 'https://a.example/b.git'}
    }
    expect(bakeOf(await plan(inside)).allow).toEqual([])
    expect(bakeOf(await plan({files: {output: ['/x']}})).allow).toEqual(['fs.write=*'])
    expect(bakeOf(await plan(targets, {}, 'pull-request-target-fork')).allow).toEqual([])
  })

  it('puts attestations beside files where the step asks for them', async () => {
    const files = {output: [{type: 'local', dest: 'out'}], attest: [{type: 'sbom'}]}
    const of = async (inputs: Readonly<Record<string, string>>) =>
      (await argvOf({files}, inputs)).set.filter(entry => entry.startsWith('files.attest='))
    expect(await of({})).toEqual(['files.attest=type=sbom'])
    expect(await of({provenance: 'mode=max'})).toEqual([
      'files.attest=type=sbom',
      expect.stringMatching(/^files\.attest=type=provenance,mode=max,builder-id=/)
    ])
  })

  it('reads the quotes of an override itself', async () => {
    const set = ['*.output=type=image,"name=r.example/a:1,r.example/a:2",push=true', '*.tags=']
    const {bake} = await inputsOf({bake: 'a.hcl', set: set.join('\n'), vars: 'JSON={"a": 1}'})
    expect([bake?.set, bake?.vars.get('JSON')]).toEqual([set, '{"a": 1}'])
  })

  it('does not hear an override of the user’s twice', async () => {
    const inputs = {
      set: '*.output=type=registry\n*.platform=linux/arm64\napi.args.A=b\n*.cache-from+=type=gha',
      images: 'r.example/a'
    }
    const {set} = await argvOf({api: {output: [{type: 'registry'}], platforms: ['linux/arm64']}}, inputs)
    expect(set.filter(entry => /^\*|args/.test(entry))).toEqual(['api.args.A=b'])
    expect(set).toContain('api.platform=linux/arm64')
  })

  it('gets the variables, and nothing of the step’s own', async () => {
    const inputs = await inputsOf({bake: 'a.hcl b.json,c.yaml', vars: 'V=1=2\nW=', targets: 'x,y z'})
    const env = {
      INPUT_PASSWORD: 'p',
      STATE_x: 's',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't',
      ACTIONS_RUNTIME_TOKEN: 'r',
      V: '0'
    }
    expect(bakeSourceOf(await contextOf(readEvent('push-branch')), inputs, env)).toEqual({
      folder: undefined,
      remote: undefined,
      files: ['a.hcl', 'b.json', 'c.yaml'],
      targets: ['x', 'y', 'z'],
      set: [],
      builder: '',
      variables: {
        INPUT_PASSWORD: undefined,
        STATE_x: undefined,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined,
        V: '1=2',
        W: ''
      }
    })
  })

  it('reads a definition where it is: in a folder, or in this repository, with the job’s token', async () => {
    const context = await contextOf(readEvent('push-branch'))
    const sourceOf = async (place: string) =>
      bakeSourceOf(context, await inputsOf({bake: 'a.hcl', context: place, 'github-token': 'tok'}), {})
    expect(await sourceOf('deploy')).toMatchObject({folder: 'deploy', remote: undefined, variables: {}})
    const own = `https://github.com/Acme/Tool.git#${context.sha}`
    expect(await sourceOf('{{defaultContext}}')).toMatchObject({
      folder: undefined,
      remote: own,
      variables: {BUILDX_BAKE_GIT_AUTH_TOKEN: 'tok'}
    })
    const other = await sourceOf('https://github.com/other/place.git')
    expect(other?.variables).toEqual({})
    const runner = recordingRunner({run: () => ({exitCode: 0, stdout: '{"target": {"a": {}}}'})})
    const folder = await sourceOf('deploy')
    if (!folder) throw new Error('no source')
    expect((await printDefinition(runner, folder)).targets.map(({name}) => name)).toEqual(['a'])
    expect(runner.runs[0]?.args).toEqual(['buildx', 'bake', '--file', 'a.hcl', '--print', '--'])
    expect(runner.runs[0]?.options.folder).toBe('deploy')
  })
})

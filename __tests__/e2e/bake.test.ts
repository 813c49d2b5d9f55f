import {readFileSync} from 'node:fs'
import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {startBuildKit} from '../helpers/buildkit.ts'
import {checkOut, digestOfTag, docker, manifestOf, REACH, REGISTRY, STORE, uniqueName} from '../helpers/engine.ts'
import {type Job, type StepResult, startJob} from '../helpers/runner.ts'

jest.setTimeout(300_000)

let job: Job
let name: string
beforeEach(() => {
  job = startJob()
  name = uniqueName()
})
afterEach(async () => {
  await job.post()
  job.close()
})

const PLATFORMS = ['linux/amd64', 'linux/arm64']
/** Six images of one graph: a base that all share, and a matrix target. */
const GRAPH = `
group "default" { targets = ["api", "worker", "web", "tool"] }
target "base" { dockerfile-inline = "FROM scratch\\nCOPY data /data\\n" }
target "_common" {
  contexts = { base = "target:base" }
  platforms = ["linux/amd64", "linux/arm64"]
}
target "api" {
  inherits = ["_common"]
  dockerfile-inline = "FROM base\\nCOPY data /api\\n"
  labels = { "com.example.kind" = "server" }
}
target "worker" {
  inherits = ["api"]
  dockerfile-inline = "FROM base\\nCOPY data /worker\\n"
}
target "web" {
  inherits = ["_common"]
  dockerfile-inline = "FROM base\\nCOPY data /web\\n"
}
target "tool" {
  inherits = ["_common"]
  matrix = { version = ["1.0", "1.1", "2.0"] }
  name = "tool-\${replace(version, ".", "-")}"
  dockerfile-inline = "FROM base\\nCOPY data /tool-\${version}\\n"
}
`
const SIX = ['api', 'worker', 'web', 'tool-1-0', 'tool-1-1', 'tool-2-0']

interface BakeEntry {
  readonly image: string
  readonly digest: string
  readonly ref: string
  readonly tags: readonly string[]
  readonly platforms: Readonly<Record<string, {digest: string}>>
}

const images = () => `${REGISTRY}/${name}/{{target}}`
// Of the output's own shape: SPEC.md, section 11.
const baked = ({outputs}: StepResult) => JSON.parse(outputs.bake ?? '{}') as Record<string, BakeEntry>
const tagsOf = async (repository: string): Promise<string[]> => {
  const response = await fetch(`http://${REGISTRY}/v2/${repository}/tags/list`)
  // https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#content-discovery
  return response.status === 404 ? [] : (((await response.json()) as {tags: string[] | null}).tags ?? []).sort()
}

describe('a graph of six targets with a base and a matrix', () => {
  // The driver docker makes several platforms only where the engine keeps its images in containerd.
  const drivers = ['docker-container', 'remote', 'auto', ...(STORE === 'containerd' ? ['docker'] : [])]
  it.each(drivers)('is published whole, by the driver %s', async driver => {
    const buildkit = driver === 'remote' ? await startBuildKit() : undefined
    const builder = {
      'docker-container': {driver, 'driver-opts': 'network=host'},
      remote: {driver, endpoint: `tcp://127.0.0.1:${buildkit?.port}`},
      docker: {driver},
      auto: REACH
    }[driver]
    checkOut(job.workspace, {'docker-bake.hcl': GRAPH, data: name})
    const result = await job.step({inputs: {bake: 'docker-bake.hcl', images: images(), qemu: 'false', ...builder}})
    await buildkit?.close()
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    const found = baked(result)
    expect(Object.keys(found).sort()).toEqual([...SIX].sort())
    for (const target of SIX) {
      const repository = `${name}/${target}`
      const digest = found[target]?.digest ?? ''
      expect(found[target]).toEqual({
        image: `${REGISTRY}/${repository}`,
        digest,
        ref: `${REGISTRY}/${repository}@${digest}`,
        tags: ['main', 'sha-860c190', 'run-4242'].map(tag => `${REGISTRY}/${repository}:${tag}`),
        platforms: found[target]?.platforms,
        attestation: ''
      })
      expect(Object.keys(found[target]?.platforms ?? {}).sort()).toEqual(PLATFORMS)
      expect(await tagsOf(repository)).toEqual(['main', 'run-4242', 'sha-860c190'])
      expect(await digestOfTag(repository, 'main')).toBe(digest)
      const index = await manifestOf(repository, digest)
      expect(index.manifests?.map(({platform}) => platform)).toEqual(
        PLATFORMS.map(platform => ({architecture: platform.split('/')[1], os: 'linux'}))
      )
    }
    expect(new Set(SIX.map(target => found[target]?.digest)).size).toBe(6)
    expect([result.outputs.digest, result.outputs.image]).toEqual([undefined, undefined])
    expect(result.outputs.pushed).toBe('true')
    for (const target of SIX) expect(result.summary).toContain(`<code>${target}</code>`)
  })
})

it('tags nothing where one target fails, and everything once it is mended', async () => {
  const definition = (copied: string) => `
group "default" { targets = ["a", "b", "c"] }
target "a" { dockerfile-inline = "FROM scratch\\nCOPY data /a\\n" }
target "b" { dockerfile-inline = "FROM scratch\\nCOPY ${copied} /b\\n" }
target "c" { dockerfile-inline = "FROM scratch\\nCOPY data /c\\n" }
`
  const step = async (copied: string) => {
    checkOut(job.workspace, {'docker-bake.hcl': definition(copied), data: name})
    return await job.step({inputs: {bake: 'docker-bake.hcl', images: images()}})
  }
  const failed = await step('nowhere')
  expect(failed.exitCode).toBe(1)
  expect(failed.annotations.map(({message}) => message).join()).toContain('"/nowhere": not found')
  for (const target of ['a', 'b', 'c']) expect(await tagsOf(`${name}/${target}`)).toEqual([])
  const mended = await step('data')
  expect(mended.annotations).toEqual([])
  for (const target of ['a', 'b', 'c'])
    expect(await tagsOf(`${name}/${target}`)).toEqual(['main', 'run-4242', 'sha-860c190'])
})

it('lets the test of each target decide before any tag is written', async () => {
  checkOut(job.workspace, {
    'docker-bake.hcl': `
group "default" { targets = ["good", "bad"] }
target "good" { dockerfile-inline = "FROM busybox\\n" }
target "bad" { dockerfile-inline = "FROM busybox\\n" }
`
  })
  const test = 'echo "$TARGET is $IMAGE"\n[ "$TARGET" = "${PASSES:-$TARGET}" ]'
  const inputs = {bake: 'docker-bake.hcl', images: images(), test}
  const failed = await job.step({inputs, env: {PASSES: 'good'}})
  expect(failed.exitCode).toBe(1)
  expect(failed.annotations[0]?.message).toContain(`bad@sha256:`)
  // The classic store's builder must write one itself, that of the run.
  const written = STORE === 'containerd' ? [] : ['run-4242']
  expect([await tagsOf(`${name}/good`), await tagsOf(`${name}/bad`)]).toEqual([written, written])
  const passed = await job.step({inputs})
  expect(passed.annotations).toEqual([])
  expect(await digestOfTag(`${name}/bad`, 'main')).toBe(baked(passed).bad?.digest)
})

it('builds the services of a Compose file, and leaves out those without a build', async () => {
  const service = (image: string) =>
    `{build: {context: ., dockerfile_inline: "FROM scratch\\nCOPY data /x\\nLABEL i=${image}\\n"}}`
  checkOut(job.workspace, {
    'compose.yaml': `services:\n  web: ${service('web')}\n  api: ${service('api')}\n  job: ${service('job')}\n  db: {image: postgres}\n`,
    data: name
  })
  const result = await job.step({
    inputs: {bake: 'compose.yaml', images: images(), tags: 'type=sha\ntype=raw,value=latest'}
  })
  expect(result.annotations).toEqual([])
  expect(Object.keys(baked(result)).sort()).toEqual(['api', 'job', 'web'])
  for (const [target, {digest, tags}] of Object.entries(baked(result))) {
    expect(tags).toEqual([`${REGISTRY}/${name}/${target}:latest`, `${REGISTRY}/${name}/${target}:sha-860c190`])
    expect(await digestOfTag(`${name}/${target}`, 'latest')).toBe(digest)
  }
})

it('takes a single target as a single image, with what docker/metadata-action wrote for bake', async () => {
  checkOut(job.workspace, {
    'docker-bake.hcl': `
target "docker-metadata-action" {}
target "build" {
  inherits = ["docker-metadata-action"]
  dockerfile-inline = "FROM scratch\\nCOPY data /x\\n"
}
`,
    'meta.json': JSON.stringify({
      target: {
        'docker-metadata-action': {
          tags: [`${REGISTRY}/${name}:1.2.3`, `${REGISTRY}/${name}:latest`],
          labels: {'org.opencontainers.image.version': '1.2.3', 'com.example.mine': 'yes'},
          args: {DOCKER_META_VERSION: '1.2.3'}
        }
      }
    }),
    data: name
  })
  const inputs = {bake: './docker-bake.hcl\n./meta.json', targets: 'build'}
  const unasked = await job.step({inputs})
  expect(unasked.annotations.map(({message}) => message)).toEqual([
    'Built, not published: the definition’s tags name the images as in docker/bake-action, which pushes nothing unless push is given. To publish them add push: auto, which only builds for forks and in merge queues, or push: true.'
  ])
  expect(await tagsOf(name)).toEqual([])
  for (const given of [{push: 'true'}, {set: '*.output=type=registry'}]) {
    const result = await job.step({inputs: {...inputs, ...given}})
    expect(result.annotations).toEqual([])
    const {digest = ''} = result.outputs
    expect(baked(result).build?.digest).toBe(digest)
    expect(result.outputs.image).toBe(`${REGISTRY}/${name}`)
    expect(await tagsOf(name)).toEqual(['1.2.3', 'latest'])
    expect(await digestOfTag(name, 'latest')).toBe(digest)
    await docker('pull', '--quiet', `${REGISTRY}/${name}@${digest}`)
    const labels = await docker(
      'image',
      'inspect',
      '--format',
      '{{json .Config.Labels}}',
      `${REGISTRY}/${name}@${digest}`
    )
    expect(JSON.parse(labels)).toMatchObject({
      'org.opencontainers.image.version': '1.2.3',
      'org.opencontainers.image.revision': '860c1904a1ce19322e91ac35af1ab07466440c37',
      'com.example.mine': 'yes'
    })
  }
})

it('puts together by target what the jobs of a matrix have pushed', async () => {
  const definition = `
group "default" { targets = ["api", "web"] }
target "_common" { platforms = ["linux/amd64", "linux/arm64"] }
target "api" {
  inherits = ["_common"]
  dockerfile-inline = "FROM scratch\\nCOPY data /api\\n"
}
target "web" {
  inherits = ["_common"]
  dockerfile-inline = "FROM scratch\\nCOPY data /web\\n"
}
`
  checkOut(job.workspace, {'docker-bake.hcl': definition, data: name})
  const inputs = {bake: 'docker-bake.hcl', images: images(), qemu: 'false'}
  const plan = await job.step({inputs: {...inputs, 'dry-run': 'true'}})
  expect(plan.annotations).toEqual([])
  const matrix = JSON.parse(plan.outputs.matrix ?? '{}').include as {target: string; platform: string; runner: string}[]
  expect(matrix).toEqual([
    {target: 'api', platform: 'linux/amd64', runner: 'ubuntu-latest'},
    {target: 'api', platform: 'linux/arm64', runner: 'ubuntu-24.04-arm'},
    {target: 'web', platform: 'linux/amd64', runner: 'ubuntu-latest'},
    {target: 'web', platform: 'linux/arm64', runner: 'ubuntu-24.04-arm'}
  ])
  const results: Record<string, string> = {}
  for (const [index, {target, platform}] of matrix.entries()) {
    const own = {...REACH, targets: target, platforms: platform, 'push-by-digest': 'true', 'job-index': String(index)}
    const leg = await job.step({inputs: {...inputs, ...own}})
    expect(leg.annotations).toEqual([])
    expect(leg.outputs[`result-${index}`]).toBe(`${target} ${platform} ${leg.outputs.digest}`)
    results[`result-${index}`] = leg.outputs[`result-${index}`] ?? ''
  }
  expect([await tagsOf(`${name}/api`), await tagsOf(`${name}/web`)]).toEqual([[], []])
  const merged = await job.step({inputs: {...inputs, merge: JSON.stringify(results)}})
  expect(merged.annotations).toEqual([])
  for (const target of ['api', 'web']) {
    expect(Object.keys(baked(merged)[target]?.platforms ?? {}).sort()).toEqual(PLATFORMS)
    expect(await digestOfTag(`${name}/${target}`, 'main')).toBe(baked(merged)[target]?.digest)
  }
  const {'result-3': _, ...lacking} = results
  const refused = await job.step({inputs: {...inputs, merge: JSON.stringify(lacking)}})
  expect(refused.annotations[0]?.message).toContain('linux/arm64 is missing')
})

it('builds what goes elsewhere with the rest, and gives each target the secrets', async () => {
  checkOut(job.workspace, {
    'docker-bake.hcl': `
group "default" { targets = ["app", "files"] }
variable "GREETING" {}
target "app" {
  dockerfile-inline = "FROM busybox\\nRUN --network=none --mount=type=secret,id=token cp /run/secrets/token /copy && echo \${GREETING} > /greeting\\n"
}
target "files" {
  dockerfile-inline = "FROM scratch\\nCOPY data /data\\n"
  output = ["type=local,dest=out"]
}
`,
    data: name
  })
  const inputs = {bake: 'docker-bake.hcl', images: images(), vars: 'GREETING=hello', secrets: 'token=of-nobody-else'}
  const result = await job.step({inputs})
  expect(result.annotations).toEqual([])
  expect(Object.keys(baked(result))).toEqual(['app'])
  expect(job.files().some(path => path.endsWith('work/out/data'))).toBe(true)
  const shown = await docker('run', '--rm', '--network', 'none', result.outputs.ref ?? '', 'cat', '/copy', '/greeting')
  expect(shown).toBe('of-nobody-elsehello')
  expect(job.leftovers()).toEqual([])
})

it('writes where its own definition says, also outside the workspace, with what attests it', async () => {
  checkOut(job.workspace, {
    'docker-bake.hcl':
      'variable "PLACE" {}\ntarget "default" {\n  dockerfile-inline = "FROM scratch\\nCOPY data /\\n"\n  output = [PLACE]\n}\n',
    data: name
  })
  const place = `${job.temp}/made/by/bake`
  const inputs = {bake: 'docker-bake.hcl', vars: `PLACE=${place}`, provenance: 'mode=max'}
  const result = await job.step({inputs})
  expect(result.annotations.filter(({kind}) => kind !== 'notice')).toEqual([])
  expect(result.exitCode).toBe(0)
  expect(readFileSync(`${place}/data`, 'utf8')).toBe(name)
  expect(JSON.parse(readFileSync(`${place}/provenance.json`, 'utf8')).predicateType).toMatch(
    /^https:\/\/slsa\.dev\/provenance/
  )
})

it('several names in one override, in quotes, are the image’s', async () => {
  checkOut(job.workspace, {
    'docker-bake.hcl': 'target "default" { dockerfile-inline = "FROM scratch\\nCOPY data /\\n" }\n',
    data: name
  })
  const names = `${REGISTRY}/${name}:1.0,${REGISTRY}/${name}:latest`
  const set = `*.platform=linux/amd64\n*.output=type=image,"name=${names}",push=true\n*.tags=`
  const result = await job.step({inputs: {bake: 'docker-bake.hcl', set}})
  expect(result.annotations).toEqual([])
  expect(await tagsOf(name)).toEqual(['1.0', 'latest'])
  expect(await digestOfTag(name, '1.0')).toBe(result.outputs.digest)
})

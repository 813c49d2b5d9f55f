import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {callsOf, installHelm as installStandIn} from '../helpers/helm.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {type Job, type StepOptions, type StepResult, startJob} from '../helpers/runner.ts'

const PRELOAD = fileURLToPath(new URL('../helpers/sigstore.mjs', import.meta.url))
const CHART = 'apiVersion: v2\nname: web\nversion: 0.3.0\nappVersion: "1"\n'
let registry: TestRegistry
let github: TestGitHub
let tools: string
let job: Job
beforeEach(async () => {
  registry = await startRegistry()
  github = await startGitHub()
  tools = mkdtempSync(join(tmpdir(), 'tools-'))
  job = startJob({path: `${tools}:/usr/bin:/bin`})
})
afterEach(async () => {
  job.close()
  rmSync(tools, {recursive: true})
  await Promise.all([registry.close(), github.close()])
})

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(job.workspace, path)), {recursive: true})
    writeFileSync(join(job.workspace, path), text)
  }
}
/** `web.tgz` in the workspace. */
function packed(files: Readonly<Record<string, string>>, mtime = '2026-01-01'): void {
  write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`packing/${path}`, text])))
  const paths = Object.keys(files)
  execFileSync('tar', ['czf', 'web.tgz', `--mtime=${mtime}`, '-C', 'packing', ...paths], {cwd: job.workspace})
}
const installHelm = (version?: string) => installStandIn(tools, version)
const helmCalls = () => callsOf(tools)

const charts = () => `${registry.address}/acme/charts`
const step = (inputs: Record<string, string>, options: StepOptions = {}): Promise<StepResult> =>
  job.step({...options, inputs: {images: charts(), ...inputs}})
const problems = ({annotations}: StepResult) =>
  annotations.filter(({kind}) => kind !== 'notice').map(({message}) => message)
const uploads = () => registry.log().filter(line => /^(PUT|PATCH) .*blobs/.test(line)).length
const manifestOf = async (name: string, reference: string) => {
  const response = await fetch(`http://${registry.address}/v2/${name}/manifests/${reference}`)
  // This repository's own test registry gives what the step has put there.
  return (await response.json()) as {
    artifactType?: string
    subject?: {digest: string}
    config: {digest: string}
    layers: {digest: string; mediaType: string; annotations?: Record<string, string>}[]
    manifests?: {digest: string; artifactType: string; annotations: object}[]
    annotations: Record<string, string>
  }
}
const blobOf = (name: string, digest: string) => registry.uploads.blobs.get(`${name}@${digest}`)?.toString() ?? ''

describe('a packed chart', () => {
  beforeEach(() => packed({'web/Chart.yaml': CHART, 'web/values.yaml': 'a: 1\n'}))

  it('goes to the repository of its name under its version, without helm', async () => {
    const result = await step({chart: 'web.tgz'})
    expect(problems(result)).toEqual([])
    expect(result.exitCode).toBe(0)
    const {digest = ''} = result.outputs
    expect(Object.fromEntries(registry.tags('acme/charts/web'))).toEqual({'0.3.0': digest})
    expect(result.outputs).toMatchObject({
      image: `${charts()}/web`,
      ref: `${charts()}/web@${digest}`,
      version: '0.3.0',
      pushed: 'true',
      'published-tags': `${charts()}/web:0.3.0`,
      platforms: '{}'
    })
    expect(result.summary).toContain(`helm pull oci://${charts()}/web@${digest}`)
    expect(result.log).toContain('1 tag answers with sha256:')
    const {config, layers, annotations} = await manifestOf('acme/charts/web', '0.3.0')
    expect(JSON.parse(blobOf('acme/charts/web', config.digest))).toEqual({
      apiVersion: 'v2',
      name: 'web',
      version: '0.3.0',
      appVersion: '1'
    })
    expect(layers.map(({mediaType}) => mediaType)).toEqual(['application/vnd.cncf.helm.chart.content.v1.tar+gzip'])
    expect(annotations).toMatchObject({
      'org.opencontainers.image.title': 'web',
      'org.opencontainers.image.version': '0.3.0'
    })
    expect(helmCalls()).toEqual([])
  })

  it('that is there with the same files is done, and with others an error that names them', async () => {
    const first = await step({chart: 'web.tgz'})
    const sent = uploads()
    packed({'web/values.yaml': 'a: 1\n', 'web/Chart.yaml': CHART}, '2026-02-02')
    const second = await step({chart: 'web.tgz'})
    expect([problems(second), second.exitCode, second.outputs.digest]).toEqual([[], 0, first.outputs.digest])
    expect(second.log).toContain('with the same files: it stays as it is')
    expect([uploads(), second.outputs.pushed]).toEqual([sent, 'false'])
    packed({'web/Chart.yaml': CHART, 'web/values.yaml': 'a: 2\n'})
    const third = await step({chart: 'web.tgz'})
    expect(third.exitCode).toBe(1)
    expect(problems(third)[0]).toContain('these files differ: web/values.yaml')
    expect([...registry.tags('acme/charts/web').values()]).toEqual([first.outputs.digest])
    const skipped = await step({chart: 'web.tgz', 'if-tag-exists': 'skip'})
    expect([skipped.exitCode, skipped.outputs.digest]).toEqual([0, first.outputs.digest])
    const forced = await step({chart: 'web.tgz', 'if-tag-exists': 'overwrite'})
    expect([...registry.tags('acme/charts/web').values()]).toEqual([forced.outputs.digest])
    expect(forced.outputs.digest).not.toBe(first.outputs.digest)
  })

  it('that one repository has is copied whole to another', async () => {
    const first = await step({chart: 'web.tgz'})
    packed({'web/values.yaml': 'a: 1\n', 'web/Chart.yaml': CHART}, '2026-02-02')
    const second = await step({chart: 'web.tgz', images: `${charts()}\n${registry.address}/other/charts`})
    expect([problems(second), second.exitCode]).toEqual([[], 0])
    expect([...registry.tags('other/charts/web')]).toEqual([['0.3.0', first.outputs.digest]])
    const {config, layers} = await manifestOf('other/charts/web', '0.3.0')
    for (const {digest} of [config, ...layers])
      expect(registry.uploads.blobs.has(`other/charts/web@${digest}`)).toBe(true)
  })

  it('is sent once and mounted where else it is to go', async () => {
    const result = await step({chart: 'web.tgz', images: `${charts()}\n${registry.address}/other/charts`})
    expect([problems(result), uploads()]).toEqual([[], 2])
    expect(registry.log().filter(line => line.includes('mount='))).toHaveLength(2)
    expect([...registry.tags('other/charts/web')]).toEqual([...registry.tags('acme/charts/web')])
  })

  it('with its signature beside it has both', async () => {
    write({'web.tgz.prov': 'signed'})
    await step({chart: 'web.tgz'})
    const {layers} = await manifestOf('acme/charts/web', '0.3.0')
    const signature = layers.find(({mediaType}) => mediaType === 'application/vnd.cncf.helm.chart.provenance.v1.prov')
    expect(blobOf('acme/charts/web', signature?.digest ?? '')).toBe('signed')
  })

  it('of a pull request is looked at, and not pushed', async () => {
    const result = await step({chart: 'web.tgz'}, {event: 'pull-request'})
    expect([problems(result), result.exitCode, result.outputs.pushed]).toEqual([[], 0, 'false'])
    expect(registry.log()).toEqual([])
  })

  it('survives a registry that drops connections, loses the session and is short of time', async () => {
    let puts = 0
    registry.fault = ({method, path}) => {
      if (method !== 'PUT' || !path.includes('/blobs/')) return undefined
      puts++
      if (puts === 1) return {cutAfter: 20}
      if (puts === 2) return {status: 404}
      return puts === 3 ? {status: 429, headers: {'retry-after': '0'}} : undefined
    }
    const result = await step({chart: 'web.tgz'})
    expect([problems(result), result.exitCode]).toEqual([[], 0])
    expect(result.log).toMatch(/Uploading .+ to \S+: going on after 20 of \d+ bytes\./)
    const {layers} = await manifestOf('acme/charts/web', '0.3.0')
    const archive = registry.uploads.blobs.get(`acme/charts/web@${layers[0]?.digest}`)
    expect(archive?.equals(readFileSync(join(job.workspace, 'web.tgz')))).toBe(true)
  })

  it('is signed before its tag is written', async () => {
    const signing = {...github.env, NODE_OPTIONS: `--import=${PRELOAD}`, TRUST_FILE: join(job.home, 'trust.json')}
    const tagged: number[] = []
    registry.after = ({method, path}) => {
      if (method === 'PUT' && path.endsWith('/manifests/0.3.0'))
        tagged.push(github.requests.filter(request => request.path.endsWith('/attestations')).length)
    }
    const result = await step({chart: 'web.tgz', attest: 'true', 'github-token': 'token'}, {env: signing})
    expect([problems(result), result.exitCode, tagged]).toEqual([[], 0, [1]])
    expect(result.summary).toContain(`gh attestation verify oci://${charts()}/web@${result.outputs.digest}`)
  })

  it('is not there as a .tgz that does not exist', async () => {
    const result = await step({chart: 'gone.tgz'})
    expect(problems(result)[0]).toMatch(/^input chart: gone\.tgz does not exist\./)
    expect(registry.log()).toEqual([])
  })
})

describe('a chart’s folder', () => {
  beforeEach(() => write({'web/Chart.yaml': CHART, 'web/values.schema.json': '{"type":  "object"}'}))

  it('is packed by helm with the version of the tag’s rules', async () => {
    installHelm()
    const inputs = {chart: 'web/', tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}'}
    const result = await step(inputs, {event: 'push-tag'})
    expect([problems(result), result.exitCode]).toEqual([[], 0])
    expect([...registry.tags('acme/charts/web').keys()].sort()).toEqual(['1.2', '1.2.3', 'latest'])
    expect(result.outputs.version).toBe('1.2.3')
    const {config} = await manifestOf('acme/charts/web', '1.2.3')
    expect(JSON.parse(blobOf('acme/charts/web', config.digest))).toMatchObject({version: '1.2.3', appVersion: '1.2.3'})
    expect(helmCalls().map(line => line.replace(/--destination \S+/, '--destination TO'))).toEqual([
      'version --short',
      'package web --destination TO --version 1.2.3 --app-version 1.2.3'
    ])
    expect(readFileSync(join(job.workspace, 'web/Chart.yaml'), 'utf8')).toBe(CHART)
    expect(job.leftovers()).toEqual([])
  })

  it.each([
    [true, 'dependency build web'],
    [false, 'dependency update web']
  ])('with dependencies gets them first (locked: %s)', async (locked, call) => {
    installHelm()
    write({
      'web/Chart.yaml': `${CHART}dependencies: [{name: redis, version: "1", repository: "oci://acme.example/redis"}]\n`
    })
    if (locked) write({'web/Chart.lock': 'generated: "2026"\n'})
    expect(problems(await step({chart: 'web'}))).toEqual([])
    expect(helmCalls()[1]).toBe(call)
  })

  it('whose dependencies’ repository helm does not know says how to add it', async () => {
    installHelm()
    write({'web/Chart.yaml': `${CHART}dependencies: [{name: redis}]\n`, 'web/Chart.lock': '', 'web/broken': ''})
    const [message] = problems(await step({chart: 'web'}))
    expect(message).toContain('The chart’s dependencies could not be fetched.')
    expect(message).toContain('Add https://charts.acme.example in an earlier step (helm repo add NAME URL)')
  })

  it.each([
    ['no helm', undefined, 'helm was not found'],
    ['a helm of the past', 'v2.17.0', 'The helm that is here can’t pack a chart.']
  ])('with %s ends before a registry is asked, with what to install', async (_, version, message) => {
    if (version) installHelm(version)
    const result = await step({chart: 'web'})
    expect(result.exitCode).toBe(1)
    expect(problems(result)[0]).toContain(message)
    expect(problems(result)[0]).toContain('azure/setup-helm')
    expect(registry.log()).toEqual([])
  })

  it('is shown by a dry run, which starts nothing and asks nobody', async () => {
    installHelm()
    const result = await step({chart: 'web', version: '2.0.0+x', 'dry-run': 'true'})
    expect([problems(result), result.outputs.tags]).toEqual([[], `${charts()}/web:2.0.0_x`])
    expect(result.log).toContain('chart    web, packed by helm, version and appVersion 2.0.0+x')
    expect([helmCalls(), registry.log()]).toEqual([[], []])
  })
})

describe('files', () => {
  const model = () => `${registry.address}/acme/model`
  beforeEach(() => write({'a.bin': 'weights', 'site/index.html': '<p>', 'sbom.json': '{}'}))

  it('go the same line as an image', async () => {
    const inputs = {
      images: model(),
      artifact: 'a.bin:application/x.model\nsite',
      'artifact-type': 'application/vnd.acme.model'
    }
    const result = await step(inputs, {event: 'push-tag'})
    expect([problems(result), result.exitCode]).toEqual([[], 0])
    expect([...registry.tags('acme/model').keys()].sort()).toEqual([
      '1',
      '1.2',
      '1.2.3',
      'latest',
      'run-4242',
      'sha-860c190',
      'v1.2.3'
    ])
    expect(new Set(registry.tags('acme/model').values())).toEqual(new Set([result.outputs.digest]))
    expect(result.summary).toContain(`oras pull ${model()}@${result.outputs.digest}`)
    const {artifactType, layers} = await manifestOf('acme/model', '1.2.3')
    expect(artifactType).toBe('application/vnd.acme.model')
    expect(
      layers.map(({mediaType, annotations}) => [annotations?.['org.opencontainers.image.title'], mediaType])
    ).toEqual([
      ['a.bin', 'application/x.model'],
      ['site', 'application/vnd.oci.image.layer.v1.tar+gzip']
    ])
    expect(job.leftovers()).toEqual([])
  })

  it('that are there are not sent again', async () => {
    const inputs = {images: model(), artifact: 'a.bin', tags: 'type=raw,value=1', 'if-tag-exists': 'fail'}
    const first = await step(inputs)
    const sent = uploads()
    const second = await step(inputs)
    expect([problems(second), second.outputs.digest, uploads()]).toEqual([[], first.outputs.digest, sent])
    write({'a.bin': 'other weights'})
    expect(problems(await step(inputs))[0]).toContain('exists already, with other content')
    const again = await step({...inputs, 'if-tag-exists': ''})
    expect([problems(again), uploads()]).toEqual([[], sent + 1])
  })

  it('about an image are its referrer, untagged, and listed under the tag that stands in for the list', async () => {
    const config = registry.storeBlob('acme/model', {os: 'linux', architecture: 'amd64'})
    const image = registry.store('acme/model', '1.2.3', {
      schemaVersion: 2,
      config: {digest: config, size: 9},
      layers: []
    })
    const inputs = {
      images: '',
      artifact: 'sbom.json:application/spdx+json',
      'artifact-type': 'application/spdx+json',
      subject: `${model()}:1.2.3`
    }
    const result = await step(inputs)
    expect([problems(result), result.exitCode]).toEqual([[], 0])
    const {digest = ''} = result.outputs
    expect((await manifestOf('acme/model', digest)).subject?.digest).toBe(image)
    expect(Object.fromEntries(registry.tags('acme/model'))).toMatchObject({'1.2.3': image})
    const {manifests} = await manifestOf('acme/model', image.replace(':', '-'))
    expect(manifests).toEqual([expect.objectContaining({digest, artifactType: 'application/spdx+json'})])
    await step({...inputs, artifact: 'a.bin'})
    expect((await manifestOf('acme/model', image.replace(':', '-'))).manifests).toHaveLength(2)
    expect(problems(await step({...inputs, subject: `${model()}:gone`}))[0]).toContain(
      `input subject: ${model()}:gone does not exist.`
    )
  })

  it('of a fork are read, and not pushed', async () => {
    const result = await step({images: model(), artifact: 'a.bin'}, {event: 'pull-request-fork'})
    expect([problems(result), result.outputs.pushed, registry.log()]).toEqual([[], 'false', []])
    const gone = await step({images: model(), artifact: 'gone.bin'}, {event: 'pull-request-fork'})
    expect(problems(gone)[0]).toContain('input artifact, line 1: gone.bin does not exist.')
  })
})

import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, type StepResult, startJob} from '../helpers/runner.ts'

const PRELOAD = fileURLToPath(new URL('../helpers/sigstore.mjs', import.meta.url))
const VERIFY = fileURLToPath(new URL('../helpers/verify-bundle.mjs', import.meta.url))
const PROVENANCE = 'https://slsa.dev/provenance/v1'
let registry: TestRegistry
let github: TestGitHub
let job: Job
let trustFile: string
beforeEach(async () => {
  registry = await startRegistry()
  github = await startGitHub()
  job = startJob({fakeDocker: {}})
  trustFile = join(job.home, 'trust.json')
})
afterEach(async () => {
  job.close()
  await Promise.all([registry.close(), github.close()])
})

const image = () => `${registry.address}/acme/tool`
function step(
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
  event: string | EventFixture = 'push-branch'
): Promise<StepResult> {
  const signing = {...github.env, NODE_OPTIONS: `--import=${PRELOAD}`, TRUST_FILE: trustFile}
  return job.step({
    event,
    inputs: {images: image(), attest: 'auto', 'github-token': 'token-of-the-job', ...inputs},
    env: {...signing, ...env}
  })
}
const stored = () =>
  github.requests.filter(({path}) => path.endsWith('/attestations')).map(({body}) => (body as {bundle: unknown}).bundle)
const statementOf = (bundle: unknown) =>
  JSON.parse(Buffer.from((bundle as {dsseEnvelope: {payload: string}}).dsseEnvelope.payload, 'base64').toString('utf8'))

/** Verifies a bundle for real, against the root of the services that stood in; throws if anything is wrong. */
function verify(bundle: unknown, sigstore: 'public-good' | 'github' = 'public-good'): void {
  const file = join(job.home, 'bundle.json')
  writeFileSync(file, JSON.stringify(bundle))
  execFileSync(process.execPath, [VERIFY, trustFile, file, sigstore], {stdio: 'pipe'})
}

describe('an image of a public repository', () => {
  it('is signed as SLSA provenance, stored, and the signature holds', async () => {
    const result = await step()
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    const {digest = ''} = result.outputs
    expect(result.outputs).toMatchObject({
      'attestation-id': '101',
      'attestation-url': 'https://github.com/Acme/Tool/attestations/101'
    })
    const [bundle, ...more] = stored()
    expect(more).toEqual([])
    expect(JSON.parse(readFileSync(result.outputs['bundle-path'] ?? '', 'utf8'))).toEqual(bundle)
    const statement = statementOf(bundle)
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: PROVENANCE,
      subject: [{name: image(), digest: {sha256: digest.replace('sha256:', '')}}],
      predicate: {
        buildDefinition: {resolvedDependencies: [{digest: {gitCommit: '860c1904a1ce19322e91ac35af1ab07466440c37'}}]}
      }
    })
    verify(bundle)
    // The proof that a wrong payload would be seen.
    const forged = structuredClone(bundle) as {dsseEnvelope: {payload: string}}
    forged.dsseEnvelope.payload = Buffer.from(
      JSON.stringify({...statement, subject: [{name: image(), digest: {sha256: '0'.repeat(64)}}]})
    ).toString('base64')
    expect(() => verify(forged)).toThrow()
    expect(result.summary).toContain(`gh attestation verify oci://${image()}@${digest} --repo Acme/Tool`)
    expect(result.log).not.toContain('the-token-of-the-runner')
  })

  it('under several names is signed for all of them at once', async () => {
    const result = await step({images: `${image()}\n${registry.address}/acme/other`})
    expect(result.exitCode).toBe(0)
    expect(statementOf(stored()[0]).subject.map(({name}: {name: string}) => name)).toEqual([
      image(),
      `${registry.address}/acme/other`
    ])
  })

  it.each([
    ['SPDX', {spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x'}, 'https://spdx.dev/Document/v2.3'],
    ['CycloneDX', {bomFormat: 'CycloneDX', specVersion: '1.6'}, 'https://cyclonedx.org/bom']
  ])('has its %s signed as well', async (_, document, type) => {
    writeFileSync(join(job.workspace, 'sbom.json'), JSON.stringify(document))
    const result = await step({'sbom-path': 'sbom.json'})
    expect(result.outputs['attestation-id']).toBe('101\n102')
    expect(stored().map(bundle => statementOf(bundle).predicateType)).toEqual([PROVENANCE, type])
    expect(statementOf(stored()[1]).predicate).toEqual(document)
    for (const bundle of stored()) verify(bundle)
  })

  it.each([
    ['{}', 'is neither SPDX nor CycloneDX'],
    ['no json', 'is not JSON'],
    [undefined, 'does not exist']
  ])('with an SBOM that is %j is told so', async (text, message) => {
    if (text !== undefined) writeFileSync(join(job.workspace, 'sbom.json'), text)
    const result = await step({'sbom-path': 'sbom.json'})
    expect([result.exitCode, result.annotations[0]?.message]).toEqual([1, expect.stringContaining(message)])
    expect(stored()).toEqual([])
  })
})

it('an image of a private repository of an organisation is signed by GitHub’s own instance', async () => {
  const event = readEvent('push-branch')
  const payload = event.payload as {repository: object}
  const result = await step(
    {},
    {},
    {...event, payload: {...payload, repository: {...payload.repository, private: true, visibility: 'private'}}}
  )
  expect(result.exitCode).toBe(0)
  verify(stored()[0], 'github')
})

it('a merge is signed as the index that it makes, and a promoted image is not', async () => {
  const leg = (architecture: string) => {
    const config = registry.storeBlob('acme/tool', {os: 'linux', architecture})
    return registry.store('acme/tool', `leg-${architecture}`, {
      schemaVersion: 2,
      config: {digest: config, size: 9},
      layers: []
    })
  }
  const legs = [leg('amd64'), leg('arm64')]
  const result = await step({merge: legs.join('\n'), platforms: 'linux/amd64,linux/arm64', attest: 'true'})
  expect(result.annotations).toEqual([])
  expect(statementOf(stored()[0]).subject).toEqual([
    {name: image(), digest: {sha256: result.outputs.digest?.replace('sha256:', '')}}
  ])
  expect(legs).not.toContain(result.outputs.digest)
  verify(stored()[0])
  const promoted = await step({promote: 'main', tags: 'type=raw,value=production'})
  expect([promoted.exitCode, promoted.outputs.digest, stored().length]).toEqual([0, result.outputs.digest, 1])
})

describe('where a run can’t sign', () => {
  const privateOfUser = (): EventFixture => {
    const event = readEvent('push-branch')
    const payload = event.payload as {repository: object}
    return {
      ...event,
      payload: {...payload, repository: {...payload.repository, private: true, owner: {login: 'Acme', type: 'User'}}}
    }
  }
  const noToken = {ACTIONS_ID_TOKEN_REQUEST_URL: ''}
  const cases: [string, Record<string, string>, () => string | EventFixture, string][] = [
    ['without id-token', noToken, () => 'push-branch', 'the job lacks the permission id-token: write'],
    ['in a private repository of a user', {}, privateOfUser, 'private repositories of users have no attestations'],
    [
      'on GitHub Enterprise Server',
      {GITHUB_SERVER_URL: 'https://git.example.com'},
      () => 'push-branch',
      'GitHub Enterprise Server (git.example.com) has no attestations'
    ]
  ]

  it.each(cases)('%s: auto is green with one notice', async (_, env, event, message) => {
    const result = await step({}, env, event())
    expect([result.exitCode, result.outputs.pushed]).toEqual([0, 'true'])
    expect(result.annotations.map(({kind, message}) => [kind, message.split('. ')[0]])).toEqual([
      ['notice', `Not attested: ${message}`]
    ])
    expect(result.outputs).not.toHaveProperty('attestation-id')
    expect(stored()).toEqual([])
  })

  it.each(cases)('%s: true is an error before the build', async (_, env, event, message) => {
    const result = await step({attest: 'true'}, env, event())
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(message)
    expect(dockerCalls(job)).toEqual([])
  })

  it('names the permissions', async () => {
    const result = await step({attest: 'true'}, noToken)
    expect(result.annotations[0]?.message).toContain('id-token: write\n  attestations: write')
  })

  it('without id-token no part of the packages that sign is loaded', async () => {
    const coverage = join(job.home, 'coverage')
    await step({}, {...noToken, NODE_OPTIONS: '', NODE_V8_COVERAGE: coverage})
    const {readdirSync} = await import('node:fs')
    const loaded = readdirSync(coverage).flatMap(file => {
      const {result} = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as {result: {url: string}[]}
      return result.map(({url}) => url).filter(url => /^file:.*\/(\.bundle|dist|src|node_modules)\//.test(url))
    })
    const bundles = loaded.map(url => readFileSync(fileURLToPath(url), 'utf8'))
    expect(bundles.length).toBeGreaterThan(0)
    for (const text of bundles) expect(text).not.toContain('fulcio.sigstore.dev')
  })

  it.each(['auto', 'true'])('a fork’s pull request is not signed, and told of once, with attest: %s', async attest => {
    const result = await step({attest}, noToken, 'pull-request-fork')
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map(({title}) => title)).toEqual(['Image not pushed'])
    expect(stored()).toEqual([])
  })

  it('an image that was there already is not signed as built here', async () => {
    const digest = registry.store('acme/tool', '1.2.3', {
      schemaVersion: 2,
      config: {digest: `sha256:${'c'.repeat(64)}`},
      layers: []
    })
    const result = await step({'if-tag-exists': 'skip'}, {}, 'release')
    expect([result.exitCode, result.outputs.digest]).toEqual([0, digest])
    expect(stored()).toEqual([])
  })
})

describe('services that fail', () => {
  const forbidden = {status: 403, body: {message: 'Resource not accessible by integration'}}

  it.each([500, 502, 503])('the API’s %i is tried again', async status => {
    github.store = nth => (nth <= 2 ? {status, body: {message: 'Server Error'}} : {status: 201, body: {id: 7}})
    const result = await step()
    expect([result.exitCode, result.outputs['attestation-id']]).toEqual([0, '7'])
    expect(result.log.match(/Storing the attestation.*Retry/g)).toHaveLength(2)
  })

  it('the API’s 403 is a notice with the permission, and an error with attest: true', async () => {
    github.store = () => forbidden
    const auto = await step()
    expect([auto.exitCode, auto.annotations.map(({kind}) => kind)]).toEqual([0, ['notice']])
    expect(auto.annotations[0]?.message).toContain('attestations: write')
    const asked = await step({attest: 'true'})
    expect([asked.exitCode, asked.annotations.map(({kind}) => kind)]).toEqual([1, ['error']])
    expect(asked.annotations[0]?.message).toContain('the job’s token lacks a permission')
    // The image itself is published, and that stays told.
    expect(asked.outputs.digest).toMatch(/^sha256:/)
  })

  it('the API’s 404, and one that stays at 500, are notices too', async () => {
    github.store = () => ({status: 404, body: {message: 'Not Found'}})
    expect((await step()).annotations.map(({kind, title}) => [kind, title])).toEqual([['notice', 'Image not attested']])
    github.store = () => ({status: 500, body: {message: 'Server Error'}})
    const result = await step({retries: '1'})
    expect([result.exitCode, result.annotations[0]?.kind]).toEqual([0, 'notice'])
  })

  it('a plan without attestations is explained', async () => {
    github.store = () => ({status: 422, body: {message: 'Feature not available for user-owned private repositories.'}})
    expect((await step()).annotations[0]?.message).toContain('the plan of this repository has no attestations')
  })

  it('Fulcio’s 503 is tried again', async () => {
    const result = await step({}, {SIGSTORE_FAULTS: '{"fulcio": 1}'})
    expect([result.exitCode, result.outputs['attestation-id']]).toEqual([0, '101'])
  })

  it('an identity that lacks a claim is told', async () => {
    github.claims = {job_workflow_ref: undefined}
    const result = await step({attest: 'true'})
    expect([result.exitCode, result.annotations[0]?.message.split(':')[0]]).toEqual([
      1,
      'Asking for the job’s identity failed'
    ])
  })
})

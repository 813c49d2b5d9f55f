import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {type EventFixture, pushOf, readEvent} from '../helpers/events.ts'
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
  event: string | EventFixture = 'push-branch',
  onStart: (pid: number) => void = () => {}
): Promise<StepResult> {
  const signing = {...github.env, NODE_OPTIONS: `--import=${PRELOAD}`, TRUST_FILE: trustFile}
  return job.step({
    event,
    onStart,
    inputs: {images: image(), attest: 'auto', 'github-token': 'token-of-the-job', ...inputs},
    env: {...signing, ...env}
  })
}
const noIdentity = {ACTIONS_ID_TOKEN_REQUEST_URL: ''}
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
    for (const part of [
      `gh attestation verify oci://${image()}@${digest}`,
      '--repo Acme/Tool',
      '--signer-workflow Acme/Tool/.github/workflows/publish.yml',
      '--source-ref refs/heads/main'
    ])
      expect(result.summary).toContain(part)
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
  const labels = {'org.opencontainers.image.revision': '860c1904a1ce19322e91ac35af1ab07466440c37'}
  const leg = (architecture: string) => {
    const config = registry.storeBlob('acme/tool', {os: 'linux', architecture, config: {Labels: labels}})
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
  const cases: [string, Record<string, string>, () => string | EventFixture, string][] = [
    ['without id-token', noIdentity, () => 'push-branch', 'the job lacks the permission id-token: write'],
    [
      'in a private repository of a user',
      {},
      () => pushOf('User'),
      'private repositories of users have no attestations'
    ],
    [
      'on GitHub Enterprise Server',
      {GITHUB_SERVER_URL: 'https://git.example.com'},
      () => 'push-branch',
      'GitHub Enterprise Server (git.example.com) has no attestations'
    ]
  ]

  it.each(cases)('%s: auto is green, with a line in log and summary', async (_, env, event, message) => {
    const result = await step({}, env, event())
    expect([result.exitCode, result.outputs.pushed]).toEqual([0, 'true'])
    expect(result.annotations).toEqual([])
    expect(result.log).toContain(`Not signed, because ${message}. `)
    expect(result.summary.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toContain(
      `Not signed, because ${message}.`
    )
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
    const result = await step({attest: 'true'}, noIdentity)
    expect(result.annotations[0]?.message).toContain('id-token: write\n  attestations: write')
  })

  it('without id-token no part of the packages that sign is loaded', async () => {
    const coverage = join(job.home, 'coverage')
    await step({}, {...noIdentity, NODE_OPTIONS: '', NODE_V8_COVERAGE: coverage})
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
    const result = await step({attest}, noIdentity, 'pull-request-fork')
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
    expect(result.log.match(/GitHub’s API, POST \S+attestations: .*Retry/g)).toHaveLength(2)
  })

  it('the API’s 403 is a warning with the permission, and with attest: true an error before any tag', async () => {
    github.store = () => forbidden
    const auto = await step()
    expect([auto.exitCode, auto.annotations.map(({kind}) => kind)]).toEqual([0, ['warning']])
    expect(auto.outputs['published-tags']).toContain(':main')
    expect(auto.annotations[0]?.message).toContain('attestations: write')
    const asked = await step({attest: 'true'})
    expect([asked.exitCode, asked.annotations.map(({kind}) => kind)]).toEqual([1, ['error']])
    expect(asked.annotations[0]?.message).toContain('the job’s token lacks a permission')
    // The image itself is there, and that stays told.
    expect(asked.outputs.digest).toMatch(/^sha256:/)
    expect(asked.outputs['published-tags']).not.toContain(':main')
  })

  it('the API’s 404, and one that stays at 500, are warnings too', async () => {
    github.store = () => ({status: 404, body: {message: 'Not Found'}})
    expect((await step()).annotations.map(({kind, title}) => [kind, title])).toEqual([
      ['warning', 'Image not attested']
    ])
    github.store = () => ({status: 500, body: {message: 'Server Error'}})
    const result = await step({retries: '1'})
    expect([result.exitCode, result.annotations[0]?.kind]).toEqual([0, 'warning'])
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
    expect([result.exitCode, result.annotations[0]?.message.split(/[:\n]/)[0]]).toEqual([
      1,
      'Asking for the job’s identity failed'
    ])
  })
})

describe('the order of things', () => {
  /** What is written to the registry and stored with GitHub, as it came. */
  const course = () => {
    const seen: string[] = []
    registry.fault = ({method, path}) => {
      if (method === 'PUT' && /\/manifests\/(?!sha256)/.test(path)) seen.push(`tag ${path.split('/').at(-1)}`)
      return undefined
    }
    github.store = nth => {
      seen.push('stored')
      return {status: 201, body: {id: 100 + nth}}
    }
    return seen
  }

  /** The registry takes images, and nothing beside them. */
  function refuseReferrers(): void {
    registry.fault = ({method, path}) =>
      method === 'PUT' && /\/manifests\/sha256/.test(path) ? {status: 400, body: '{"errors":[]}'} : undefined
  }

  it.each(['auto', 'true'])('with attest: %s no tag is written before the attestation is stored', async attest => {
    const seen = course()
    const result = await step({attest})
    expect(result.exitCode).toBe(0)
    expect(seen[0]).toBe('stored')
    expect(seen.filter(what => what.startsWith('tag')).length).toBeGreaterThan(0)
  })

  it.each([
    ['identity', () => Object.assign(github.claims, {job_workflow_ref: undefined}), {}],
    ['certificate', () => {}, {SIGSTORE_FAULTS: '{"fulcio": 99}'}],
    ['log', () => {}, {SIGSTORE_FAULTS: '{"rekor": 99}'}],
    ['store', () => Object.assign(github, {store: () => ({status: 403, body: {message: 'Forbidden'}})}), {}],
    ['registry', refuseReferrers, {}]
  ] as const)('where the %s fails, auto warns and writes the tags, and true writes none', async (what, fail, env) => {
    fail()
    const inputs = {retries: '0', 'push-to-registry': 'true'}
    const auto = await step(inputs, env)
    // Stored with GitHub it is signed, wherever else it was to be.
    const isStored = what === 'registry'
    const title = isStored ? 'Attestation not in the registry' : 'Image not attested'
    expect([auto.exitCode, auto.annotations.map(({kind, title}) => [kind, title])]).toEqual([0, [['warning', title]]])
    expect(auto.outputs['published-tags']?.split('\n')).toHaveLength(3)
    const before = registry.requests.length
    const required = await step({...inputs, attest: 'true'}, env)
    expect([required.exitCode, required.annotations.map(({kind}) => kind)]).toEqual([1, ['error']])
    const isTag = (path: string) => /\/manifests\/(?!sha256)/.test(path)
    const written = registry.requests.slice(before).filter(({method, path}) => method === 'PUT' && isTag(path))
    expect(written).toEqual([])
    expect([auto.outputs['attestation-id'], required.outputs['attestation-id']]).toEqual([
      isStored ? '101' : undefined,
      undefined
    ])
    expect(required.outputs.digest).toBe(auto.outputs.digest)
    expect(required.outputs['published-tags']).not.toContain(':main')
  })

  it('the certificate is there before the build ends', async () => {
    job.close()
    job = startJob({fakeDocker: {sleep: 4000}})
    trustFile = join(job.home, 'trust.json')
    const delays = {SIGSTORE_DELAYS: '{"fulcio": 2000, "rekor": 100}'}
    const seen = course()
    github.delays.token = 150
    const result = await step({}, delays)
    expect([result.exitCode, seen[0]]).toEqual([0, 'stored'])
    // The stage has only the log and the store to wait for; the certificate alone takes two seconds.
    const [, seconds = '', unit] = /Attest: ([\d.]+) (ms|s)/.exec(result.log) ?? []
    expect(Number(seconds) / (unit === 'ms' ? 1000 : 1)).toBeLessThan(2)
  })

  it('a cancelled run ends while it signs, and writes no tag', async () => {
    const seen = course()
    const running = step({attest: 'true'}, {SIGSTORE_DELAYS: '{"rekor": 60000}'}, 'push-branch', pid => {
      const timer = setInterval(() => {
        if (!registry.requests.some(({method, path}) => method === 'GET' && /manifests/.test(path)) && !signing())
          return
        clearInterval(timer)
        setTimeout(() => process.kill(pid, 'SIGINT'), 500)
      }, 20)
    })
    const signing = () => github.requests.some(({path}) => path.includes('audience=sigstore'))
    const result = await running
    expect([result.exitCode, result.annotations.map(({title}) => title)]).toEqual([1, ['Cancelled']])
    expect(seen).toEqual([])
  })
})

describe('who signs what', () => {
  it('a pull request of the repository is signed only if that is asked for', async () => {
    const auto = await step({}, {}, 'pull-request')
    expect([auto.exitCode, auto.annotations, stored()]).toEqual([0, [], []])
    expect(auto.log).toContain('Not signed, because a pull request is signed only where attest is true.')
    expect((await step({attest: 'true'}, {}, 'pull-request')).outputs['attestation-id']).toBe('101')
  })

  it('code of a fork is never signed, also where it is pushed', async () => {
    const result = await step({attest: 'true', push: 'true'}, {}, 'pull-request-target-fork')
    expect([result.exitCode, result.outputs.pushed, stored()]).toEqual([0, 'true', []])
    expect(result.log).toMatch(/Not signed, because the code is from \S+, and what others wrote/)
  })

  it('what was built from another commit is named beside that of the identity', async () => {
    const other = 'a'.repeat(40)
    mkdirSync(join(job.workspace, '.git/refs/heads'), {recursive: true})
    writeFileSync(join(job.workspace, '.git/HEAD'), 'ref: refs/heads/release\n')
    writeFileSync(join(job.workspace, '.git/refs/heads/release'), `${other}\n`)
    const result = await step()
    expect(result.annotations.map(({kind, message}) => [kind, message.includes(other)])).toEqual([['notice', true]])
    const {resolvedDependencies} = statementOf(stored()[0]).predicate.buildDefinition
    expect(resolvedDependencies.map(({digest}: {digest: {gitCommit: string}}) => digest.gitCommit)).toEqual([
      '860c1904a1ce19322e91ac35af1ab07466440c37',
      other
    ])
  })

  it.each([
    [
      'of another commit',
      {config: {Labels: {'org.opencontainers.image.revision': 'b'.repeat(40)}}},
      /was built from b{40}/
    ],
    ['that is an artifact', {os: undefined, architecture: undefined}, /is an artifact, and no image/]
  ])('a part %s is not merged', async (_, config, message) => {
    const blob = registry.storeBlob('acme/tool', {os: 'linux', architecture: 'amd64', ...config})
    const part = registry.store('acme/tool', 'part', {schemaVersion: 2, config: {digest: blob, size: 9}, layers: []})
    const result = await step({merge: part})
    expect([result.exitCode, result.annotations[0]?.message]).toEqual([1, expect.stringMatching(message)])
  })

  it('a part without a label is merged and not signed', async () => {
    const blob = registry.storeBlob('acme/tool', {os: 'linux', architecture: 'amd64'})
    const part = registry.store('acme/tool', 'part', {schemaVersion: 2, config: {digest: blob, size: 9}, layers: []})
    const result = await step({merge: part, attest: 'true'})
    expect([result.exitCode, stored()]).toEqual([0, []])
    expect(result.log).toContain('does not say which commit it was built from')
  })

  it('the runner is told of the image, once for each name', async () => {
    const [artifacts, list] = [join(job.home, 'artifacts'), join(job.home, 'list.json')]
    const env = {GITHUB_ARTIFACTS: artifacts, GITHUB_ARTIFACTS_LIST: list, ...noIdentity}
    const {digest} = (await step({}, env)).outputs
    expect(readFileSync(artifacts, 'utf8')).toBe(`oci://${image()}@${digest}\n`)
    // A second image of that name in one job would fail the step.
    const other = {name: image(), digest: `sha256:${'0'.repeat(64)}`, kind: 'oci'}
    writeFileSync(list, JSON.stringify({version: 1, subjects: [other]}))
    writeFileSync(artifacts, '')
    await step({}, env)
    expect(readFileSync(artifacts, 'utf8')).toBe('')
  })

  it('a private repository of a user is signed with the public instance if the log may be public', async () => {
    const event = pushOf('User')
    const refused = await step({attest: 'registry'}, {}, event)
    expect([refused.exitCode, refused.annotations[0]?.message]).toEqual([
      1,
      expect.stringContaining('Add the line public-log: true')
    ])
    expect(dockerCalls(job)).toEqual([])
    const result = await step({attest: 'registry', 'public-log': 'true'}, {}, event)
    expect([result.exitCode, stored(), result.outputs['attestation-id']]).toEqual([0, [], ''])
    const bundle = JSON.parse(readFileSync(result.outputs['bundle-path'] ?? '', 'utf8'))
    verify(bundle)
    expect(result.summary).toContain('--bundle-from-oci')
    const tag = result.outputs.digest?.replace(':', '-')
    expect(registry.requests.some(({method, path}) => method === 'PUT' && path.endsWith(`/manifests/${tag}`))).toBe(
      true
    )
  })

  it('an organisation’s image is recorded as stored, and nothing is said where that is not allowed', async () => {
    const event = pushOf('Organization', false)
    expect((await step({}, {}, event)).annotations).toEqual([])
    const recorded = github.requests.find(({path}) => path.endsWith('/storage-record'))
    expect(recorded).toMatchObject({path: '/orgs/Acme/artifacts/metadata/storage-record', body: {name: image()}})
  })
})

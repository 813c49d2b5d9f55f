import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {type Authorities, startAuthorities} from '../helpers/authorities.ts'
import {checkOut, digestOfTag, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {pushOf} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {type Job, startJob} from '../helpers/runner.ts'
import {describeWith} from '../helpers/witness.ts'

jest.setTimeout(180_000)

const helper = (name: string) => fileURLToPath(new URL(`../helpers/${name}`, import.meta.url))
const WORKFLOW = 'https://github.com/Acme/Tool/.github/workflows/publish.yml@refs/heads/main'
const TARGETS = ['api', 'web', 'tool']
const DEFINITION = [
  `group "default" { targets = ${JSON.stringify(TARGETS)} }`,
  ...TARGETS.map(target => `target "${target}" { dockerfile-inline = "FROM scratch\\nCOPY data /${target}\\n" }`)
].join('\n')

let job: Job
let github: TestGitHub
let name: string
beforeEach(async () => {
  job = startJob()
  github = await startGitHub()
  name = uniqueName()
  checkOut(job.workspace, {'docker-bake.hcl': DEFINITION, data: name})
})
afterEach(async () => {
  job.close()
  await github.close()
})

interface BakeEntry {
  readonly digest: string
  readonly attestation: string
}
// Of the output's own shape: SPEC.md, section 11.
const bakedOf = (outputs: Readonly<Record<string, string>>) =>
  JSON.parse(outputs.bake ?? '{}') as Record<string, BakeEntry>

/** What was stored of attestations: each bundle, by the name that its statement is about. */
function bundles(): Map<string, {bundle: object; digest: string}> {
  const stored = github.requests.filter(({path}) => path.endsWith('/attestations'))
  return new Map(
    stored.map(({body}) => {
      // https://docs.github.com/rest/repos/attestations#create-an-attestation
      const {bundle} = body as {bundle: {dsseEnvelope: {payload: string}}}
      const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString('utf8'))
      const [subject] = statement.subject
      expect(statement.subject).toHaveLength(1)
      return [subject.name, {bundle, digest: `sha256:${subject.digest.sha256}`}]
    })
  )
}

const inputs = () => ({
  bake: 'docker-bake.hcl',
  images: `${REGISTRY}/${name}/{{target}}`,
  attest: 'true',
  'github-token': 'token-of-the-job'
})

describe('each target of a definition is signed', () => {
  const env = () => ({
    ...github.env,
    NODE_OPTIONS: `--import=${helper('sigstore.mjs')}`,
    TRUST_FILE: join(job.home, 'trust.json')
  })

  it('by an attestation of its own, beside the image too', async () => {
    const result = await job.step({inputs: {...inputs(), 'push-to-registry': 'true'}, env: env()})
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    const baked = bakedOf(result.outputs)
    const found = bundles()
    expect([...found.keys()].sort()).toEqual(TARGETS.map(target => `${REGISTRY}/${name}/${target}`).sort())
    const urls = TARGETS.map(target => baked[target]?.attestation ?? '')
    for (const url of urls) expect(url).toMatch(/\/attestations\/10\d$/)
    expect(new Set(urls).size).toBe(3)
    for (const target of TARGETS) {
      const {digest = ''} = baked[target] ?? {}
      expect(found.get(`${REGISTRY}/${name}/${target}`)?.digest).toBe(digest)
      expect(await digestOfTag(`${name}/${target}`, 'main')).toBe(digest)
      // By the tag that stands in for the referrers API, or by that itself.
      const at = `http://${REGISTRY}/v2/${name}/${target}`
      const accept = {headers: {accept: 'application/vnd.oci.image.index.v1+json'}}
      const byApi = await fetch(`${at}/referrers/${digest}`, accept)
      const answer = byApi.status === 200 ? byApi : await fetch(`${at}/manifests/${digest.replace(':', '-')}`, accept)
      const {manifests} = (await answer.json()) as {manifests: {artifactType: string}[]}
      expect(manifests.map(({artifactType}) => artifactType)).toEqual(['application/vnd.dev.sigstore.bundle.v0.3+json'])
    }
    for (const target of TARGETS) expect(result.summary).toContain(`<code>${target}</code>`)
  })

  it('before the first tag: where one can’t be, no target is tagged', async () => {
    github.store = nth => (nth === 2 ? {status: 422, body: {message: 'no'}} : {status: 201, body: {id: nth}})
    const result = await job.step({inputs: inputs(), env: env()})
    expect(result.exitCode).toBe(1)
    for (const target of TARGETS)
      for (const tag of ['main', 'sha-860c190', 'run-4242'])
        expect([target, tag, await digestOfTag(`${name}/${target}`, tag)]).toEqual([target, tag, null])
  })
})

describeWith(['fulcio', 'timestamp-authority'], 'several targets, signed by a real certificate authority', () => {
  let authorities: Authorities
  let issuer: TestGitHub
  beforeAll(async () => {
    issuer = await startGitHub()
    authorities = await startAuthorities(issuer)
  })
  afterAll(async () => {
    await Promise.all([authorities.close(), issuer.close()])
  })

  it('each bundle verifies', async () => {
    issuer.requests.length = 0
    const env = {...issuer.env, ...authorities.env, NODE_OPTIONS: `--import=${helper('sigstore-real.mjs')}`}
    const result = await job.step({event: pushOf('Organization'), inputs: inputs(), env})
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    github.requests.push(...issuer.requests)
    const found = bundles()
    const [fulcio, tsa] = [join(job.home, 'fulcio.pem'), join(job.home, 'tsa.pem')]
    writeFileSync(fulcio, await authorities.fulcioChain())
    writeFileSync(tsa, await authorities.timestampChain())
    for (const target of TARGETS) {
      const {bundle, digest} = found.get(`${REGISTRY}/${name}/${target}`) ?? {}
      expect(digest).toBe(bakedOf(result.outputs)[target]?.digest)
      const file = join(job.home, `${target}.json`)
      writeFileSync(file, JSON.stringify(bundle))
      const argv = [helper('verify-real.mjs'), fulcio, tsa, file, WORKFLOW, authorities.issuer]
      expect(execFileSync(process.execPath, argv, {encoding: 'utf8', stdio: 'pipe'}).trim()).toBe('verified')
    }
  })
})

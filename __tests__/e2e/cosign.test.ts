import {execFileSync} from 'node:child_process'
import {copyFileSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from '@jest/globals'
import {type Authorities, startAuthorities} from '../helpers/authorities.ts'
import {type Cosign, type Signer, startCosign} from '../helpers/cosign.ts'
import {checkOut, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {pushOf} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {startProxy} from '../helpers/proxy.ts'
import {type Job, startJob} from '../helpers/runner.ts'
import {describeWith, programOf} from '../helpers/witness.ts'

const PRELOAD = fileURLToPath(new URL('../helpers/sigstore-real.mjs', import.meta.url))
const WORKFLOW = 'https://github.com/Acme/Tool/.github/workflows/publish.yml@refs/heads/main'
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json'

describeWith(['cosign', 'fulcio', 'timestamp-authority', 'oras'], 'cosign', () => {
  let github: TestGitHub
  let authorities: Authorities
  let job: Job
  let cosign: Cosign | undefined
  beforeAll(async () => {
    github = await startGitHub()
    authorities = await startAuthorities(github)
  })
  afterAll(async () => {
    await Promise.all([authorities.close(), github.close()])
  })
  beforeEach(() => {
    job = startJob()
  })
  afterEach(async () => {
    job.close()
    await cosign?.close()
  })

  const build = async (names: string[], inputs: Record<string, string>, owner: 'User' | 'Organization') => {
    const images = names.map(name => `${REGISTRY}/${name}`)
    checkOut(job.workspace, {Dockerfile: `FROM busybox\nCMD ["${names[0]}"]\n`})
    const result = await job.step({
      event: pushOf(owner),
      inputs: {images: images.join('\n'), 'github-token': 'token-of-the-job', ...inputs},
      env: {
        ...github.env,
        ...authorities.env,
        NODE_OPTIONS: `--import=${PRELOAD}`,
        LOG_KEY_FILE: join(job.home, 'log.der')
      }
    })
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    const {digest = '', 'bundle-path': file = ''} = result.outputs
    return {digest, file, pinned: images.map(image => `${image}@${digest}`)}
  }
  /** Puts a bundle beside any image, as somebody who deceives would. */
  const attach = (pinned: string, file: string) => {
    copyFileSync(file, join(job.workspace, 'bundle.json'))
    execFileSync(
      programOf('oras'),
      ['attach', '--plain-http', '--distribution-spec', 'v1.1-referrers-tag', '--artifact-type', BUNDLE, pinned]
        // A file as attach names them.
        .concat(`bundle.json:${BUNDLE}`),
      {cwd: job.workspace, stdio: 'pipe'}
    )
  }

  it.each([
    ['GitHub’s own instance', 'Organization', {attest: 'true', 'push-to-registry': 'true'}],
    ['the public instance for the registry alone', 'User', {attest: 'registry', 'public-log': 'true'}]
  ] as const)('takes, from file and registry, what was signed by %s, and nothing else', async (_, owner, inputs) => {
    const {digest, file, pinned} = await build([uniqueName()], inputs, owner)
    const [image = ''] = pinned
    // Each instance has one proof of when: a log, or a time stamp.
    const isLogged = owner === 'User'
    const when = isLogged
      ? {log: readFileSync(join(job.home, 'log.der'))}
      : {timestamps: await authorities.timestampChain()}
    cosign = await startCosign({fulcio: await authorities.fulcioChain(), ...when})
    const signer: Signer = {identity: WORKFLOW, issuer: authorities.issuer}
    expect(await cosign.verifyFile(file, digest, signer)).toBe('verified')
    // Neither line of the registry has the API for referrers: cosign asks, and goes by the tag that stands in for it.
    const door = await startProxy(REGISTRY)
    try {
      expect(await cosign.verifyImage(image.replace(REGISTRY, door.address), signer)).toBe('verified')
      const asked = door.requests.map(({path}) => path.replace(/^.*\/(?=referrers|manifests)/, ''))
      expect(asked).toEqual(expect.arrayContaining([`referrers/${digest}`, `manifests/${digest.replace(':', '-')}`]))
    } finally {
      await door.close()
    }

    // Another identity, and another issuer of identities.
    const others: [Signer, RegExp][] = [
      [{...signer, identity: WORKFLOW.replace('publish', 'other')}, /expected SAN value/],
      [{...signer, issuer: 'https://token.actions.githubusercontent.com'}, /expected issuer value/]
    ]
    for (const [other, why] of others) {
      expect(await cosign.verifyFile(file, digest, other)).toMatch(why)
      expect(await cosign.verifyImage(image, other)).toMatch(why)
    }

    // Another image, with nothing beside it, with the very bundle, and with one that was made to name it.
    const {digest: wrong, pinned: strangers} = await build([uniqueName(), uniqueName()], {attest: 'false'}, owner)
    const [bare = '', dressed = ''] = strangers
    expect(wrong).not.toBe(digest)
    expect(await cosign.verifyFile(file, wrong, signer)).toMatch(/artifact digest does not match/)
    expect(await cosign.verifyImage(bare, signer)).toMatch(/no matching attestations: *$/m)
    attach(dressed, file)
    expect(await cosign.verifyImage(dressed, signer)).toMatch(/artifact digest does not match/)
    const bundle = JSON.parse(readFileSync(file, 'utf8'))
    const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString('utf8'))
    const subject = [{...statement.subject[0], digest: {sha256: wrong.replace('sha256:', '')}}]
    bundle.dsseEnvelope.payload = Buffer.from(JSON.stringify({...statement, subject})).toString('base64')
    const forged = join(job.home, 'forged.json')
    writeFileSync(forged, JSON.stringify(bundle))
    attach(bare, forged)
    // The log is looked at first.
    const broken = isLogged ? /payload hash \w+ does not match/ : /accepted signatures do not match/
    expect(await cosign.verifyFile(forged, wrong, signer)).toMatch(broken)
    expect(await cosign.verifyImage(bare, signer)).toMatch(broken)

    expect(cosign.asked).toEqual([])
  })
})

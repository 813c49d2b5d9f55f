import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, expect, it, jest} from '@jest/globals'
import {type Authorities, startAuthorities} from '../helpers/authorities.ts'
import {checkOut, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {pushOf} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {startJob} from '../helpers/runner.ts'
import {describeWith} from '../helpers/witness.ts'

jest.setTimeout(180_000)

const PRELOAD = fileURLToPath(new URL('../helpers/sigstore-real.mjs', import.meta.url))
const VERIFY = fileURLToPath(new URL('../helpers/verify-real.mjs', import.meta.url))
const WORKFLOW = 'https://github.com/Acme/Tool/.github/workflows/publish.yml@refs/heads/main'

describeWith(
  ['fulcio', 'timestamp-authority'],
  'a signature by a real certificate authority and a real time stamping authority',
  () => {
    let github: TestGitHub
    let authorities: Authorities
    beforeAll(async () => {
      github = await startGitHub()
      authorities = await startAuthorities(github)
    })
    afterAll(async () => {
      await Promise.all([authorities.close(), github.close()])
    })

    it('holds: identity, issuer, repository and time are in it, and nothing else verifies', async () => {
      const job = startJob()
      try {
        const name = uniqueName()
        checkOut(job.workspace, {Dockerfile: 'FROM busybox\nCMD ["true"]\n'})
        const result = await job.step({
          // Whose images GitHub's own instance signs.
          event: pushOf('Organization'),
          inputs: {images: `${REGISTRY}/${name}`, attest: 'true', 'github-token': 'token-of-the-job'},
          env: {...github.env, ...authorities.env, NODE_OPTIONS: `--import=${PRELOAD}`}
        })
        expect(result.annotations).toEqual([])
        expect(result.exitCode).toBe(0)
        const file = result.outputs['bundle-path'] ?? ''
        const [fulcio, tsa] = [join(job.home, 'fulcio.pem'), join(job.home, 'tsa.pem')]
        writeFileSync(fulcio, await authorities.fulcioChain())
        writeFileSync(tsa, await authorities.timestampChain())
        /** What the certificate says, if the bundle verifies; else why not. */
        const verify = (bundle: string, identity = WORKFLOW, issuer = authorities.issuer) => {
          try {
            return execFileSync(process.execPath, [VERIFY, fulcio, tsa, bundle, identity, issuer], {
              encoding: 'utf8',
              stdio: 'pipe'
            }).trim()
          } catch (error) {
            return `refused: ${String(error)
              .split('\n')
              .find(line => /Error/.test(line))}`
          }
        }
        expect(verify(file)).toBe('verified')
        expect(verify(file, WORKFLOW.replace('publish', 'other'))).toMatch(/^refused/)
        expect(verify(file, WORKFLOW, 'https://token.actions.githubusercontent.com')).toMatch(/^refused/)
        const bundle = JSON.parse(readFileSync(file, 'utf8'))
        const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString('utf8'))
        expect(statement.subject).toEqual([
          {name: `${REGISTRY}/${name}`, digest: {sha256: result.outputs.digest?.replace('sha256:', '')}}
        ])
        const forged = join(job.home, 'forged.json')
        const other = {...statement, subject: [{...statement.subject[0], digest: {sha256: '0'.repeat(64)}}]}
        bundle.dsseEnvelope.payload = Buffer.from(JSON.stringify(other)).toString('base64')
        writeFileSync(forged, JSON.stringify(bundle))
        expect(verify(forged)).toMatch(/^refused/)
      } finally {
        job.close()
      }
    })
  }
)

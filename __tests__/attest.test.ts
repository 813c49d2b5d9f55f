import {describe, expect, it} from '@jest/globals'
import {attest} from '../src/attest/attest.ts'
import {checkBundle, type Subject, sbomPredicate} from '../src/attest/statement.ts'
import {digestOf} from '../src/oci/digest.ts'
import {planOf} from './helpers/events.ts'
import {noRegistries, recordingRunner} from './helpers/ports.ts'

const TYPE = 'https://slsa.dev/provenance/v1'
const digest = digestOf(Buffer.from('{}'))
const subject: Subject = {name: 'ghcr.io/acme/tool', digest}
const bundleOf = (statement: object) => ({
  dsseEnvelope: {payload: Buffer.from(JSON.stringify(statement)).toString('base64')}
})
const statement = (changes: object = {}) => ({
  predicateType: TYPE,
  subject: [{name: subject.name, digest: {sha256: digest.slice('sha256:'.length)}}],
  ...changes
})

describe('a bundle that is read back', () => {
  it('is taken if it is about the image', () => {
    expect(() => checkBundle(bundleOf(statement()), [subject], TYPE)).not.toThrow()
  })
  it.each([
    [
      'another digest',
      bundleOf(statement({subject: [{name: subject.name, digest: {sha256: '0'.repeat(64)}}]})),
      `ghcr.io/acme/tool@sha256:${'0'.repeat(64)}`
    ],
    [
      'another name',
      bundleOf(statement({subject: [{name: 'ghcr.io/acme/other', digest: {sha256: digest.slice(7)}}]})),
      'ghcr.io/acme/other'
    ],
    [
      'one more subject',
      bundleOf(statement({subject: [...statement().subject, {name: 'x', digest: {sha256: '1'}}]})),
      'x@sha256:1'
    ],
    ['no subject', bundleOf(statement({subject: []})), 'its subject is nothing'],
    [
      'another predicate',
      bundleOf(statement({predicateType: 'https://x.example'})),
      'its predicate is https://x.example'
    ],
    ['nothing', {}, 'its predicate is nothing']
  ])('is refused if it is about %s', (_, bundle, what) => {
    expect(() => checkBundle(bundle, [subject], TYPE)).toThrow(what)
  })
})

it('a bundle about another image fails the run, is not stored, and not called a mere notice', async () => {
  const runner = Object.assign(recordingRunner({api: () => ({id: 1})}), {
    signer: async () => ({
      provenance: async () => ({type: TYPE, params: {}}),
      sign: async () => bundleOf(statement({subject: [{name: 'ghcr.io/acme/tool', digest: {sha256: 'f'.repeat(64)}}]})),
      attach: async () => {}
    })
  })
  let asked = 0
  const github = runner.github
  Object.assign(runner, {
    github: async (token: string) => {
      asked++
      return await github(token)
    }
  })
  const request = {
    plan: await planOf('push-branch'),
    attest: {
      mode: 'auto' as const,
      eligibility: {sigstore: 'public-good' as const},
      pushToRegistry: false,
      sbomPath: ''
    },
    digest,
    credentials: {credentialsFor: async () => undefined, explicit: []},
    // Not asked: nothing is attached.
    registries: noRegistries,
    diagnose: () => undefined
  }
  await expect(attest(runner, request)).rejects.toMatchObject({code: 'mismatch'})
  expect(asked).toBe(0)
})

describe('an SBOM', () => {
  const type = (document: unknown) => sbomPredicate(JSON.stringify(document), 'sbom.json').type
  it('is told by its own format', () => {
    expect(type({spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT'})).toBe('https://spdx.dev/Document/v2.3')
    expect(type({bomFormat: 'CycloneDX'})).toBe('https://cyclonedx.org/bom')
  })
  it.each([
    ['[', 'is not JSON'],
    ['"x"', 'is not JSON'],
    ['{}', 'is neither SPDX nor CycloneDX'],
    ['{"spdxVersion":"SPDX-2.3"}', 'is neither SPDX nor CycloneDX'],
    ['{"SPDXID":"x","spdxVersion":"2.3"}', 'is neither SPDX nor CycloneDX'],
    ['{"bomFormat":"other"}', 'is neither SPDX nor CycloneDX']
  ])('%s is refused', (text, why) => {
    expect(() => sbomPredicate(text, 'sbom.json')).toThrow(`input sbom-path: sbom.json ${why}.`)
  })
})

import {describe, expect, it} from '@jest/globals'
import {attest, prepareSigning} from '../src/attest/attest.ts'
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

it('a bundle about another image fails the run, is not stored, and not called a mere warning', async () => {
  const wrong = bundleOf(statement({subject: [{name: 'ghcr.io/acme/tool', digest: {sha256: 'f'.repeat(64)}}]}))
  const runner = Object.assign(recordingRunner(), {
    signer: async () => ({
      provenance: async () => ({type: TYPE, params: {}}),
      certify: async () => ({sign: async () => wrong})
    }),
    github: async () => {
      throw new Error('nothing is to be stored')
    }
  })
  const plan = await planOf('push-branch', {}, {ACTIONS_ID_TOKEN_REQUEST_URL: 'x', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'y'})
  const diagnose = () => undefined
  const signing = prepareSigning(runner, plan, true, diagnose)
  if (!signing || 'unsigned' in signing) throw new Error('this run may sign')
  const image = {digest, origin: 'built', written: []} as const
  // No registry is asked: nothing is attached.
  const request = {plan, image, registries: noRegistries, diagnose}
  await expect(attest(runner, signing, request)).rejects.toMatchObject({code: 'mismatch'})
  expect(runner.annotations).toEqual([])
})

it('a certificate of more than eight minutes is not used', async () => {
  let certified = 0
  const runner = Object.assign(recordingRunner({api: () => ({id: 1})}), {
    signer: async () => ({
      provenance: async () => ({type: TYPE, params: {}}),
      certify: async () => {
        const nth = ++certified
        return {sign: async () => ({...bundleOf(statement()), nth})}
      }
    })
  })
  const plan = await planOf('push-branch', {}, {ACTIONS_ID_TOKEN_REQUEST_URL: 'x', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'y'})
  const signedAfter = async (ms: number) => {
    certified = 0
    const signing = prepareSigning(runner, plan, true, () => undefined)
    if (!signing || 'unsigned' in signing) throw new Error('this run may sign')
    // What was started is done before the clock goes on.
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(certified).toBe(1)
    runner.now += ms
    return (await signing.sign([subject], []))[0]?.bundle
  }
  expect(await signedAfter(7 * 60_000)).toMatchObject({nth: 1})
  expect(await signedAfter(9 * 60_000)).toMatchObject({nth: 2})
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

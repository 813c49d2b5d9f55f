import {generateKeyPairSync, sign as signBytes} from 'node:crypto'
import {buildSLSAProvenancePredicate} from '@actions/attest'
import {bundleToJSON} from '@sigstore/bundle'
import {
  CIContextProvider,
  DSSEBundleBuilder,
  FulcioSigner,
  RekorWitness,
  type Signature,
  TSAWitness,
  type Witness
} from '@sigstore/sign'
import {githubSigstore, SIGSTORE} from '../hosts.ts'
import type {Predicate, Signer, SigningKey, SigningSubject, SigstoreInstance} from '../runner.ts'

/** For one request, as @actions/attest has them; retries are the stage's. */
const LIMITS = {timeout: 10_000, retry: 0}
/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const STATEMENT = 'https://in-toto.io/Statement/v1'
const PAYLOAD = 'application/vnd.in-toto+json'

/**
 * Signing by the parts of @sigstore/sign, so that key and certificate are there before it is known what to sign. The
 * predicate is that of @actions/attest.
 */
export const signer: Signer = {
  provenance: () => buildSLSAProvenancePredicate(),
  async certify(sigstore) {
    const services = servicesOf(sigstore)
    const keys = generateKeyPairSync('ec', {namedCurve: 'P-256'})
    const publicKey = keys.publicKey.export({format: 'pem', type: 'spki'}).toString('ascii')
    const keyHolder = {
      sign: async (data: Buffer): Promise<Signature> => ({
        signature: signBytes(null, data, keys.privateKey),
        key: {$case: 'publicKey', publicKey}
      })
    }
    const identityProvider = new CIContextProvider('sigstore')
    const fulcio = new FulcioSigner({identityProvider, fulcioBaseURL: services.fulcio, keyHolder, ...LIMITS})
    // What it signs meanwhile is thrown away: the certificate is what is wanted.
    const {key} = await fulcio.sign(Buffer.alloc(0))
    const certified = {sign: async (data: Buffer) => ({...(await keyHolder.sign(data)), key})}
    return {sign: (subjects, predicate) => signStatement(certified, services.witnesses(), subjects, predicate)}
  }
}

async function signStatement(
  signer: {sign(data: Buffer): Promise<Signature>},
  witnesses: Witness[],
  subjects: readonly SigningSubject[],
  predicate: Predicate
): ReturnType<SigningKey['sign']> {
  const statement = {
    _type: STATEMENT,
    subject: subjects.map(({name, digest}) => ({name, digest: {sha256: digest.replace('sha256:', '')}})),
    predicateType: predicate.type,
    predicate: predicate.params
  }
  const data = Buffer.from(JSON.stringify(statement))
  return bundleToJSON(await new DSSEBundleBuilder({signer, witnesses}).create({data, type: PAYLOAD}))
}

/** Sigstore's public instance has a transparency log; GitHub's own has a time stamping authority instead. */
function servicesOf(sigstore: SigstoreInstance): {fulcio: string; witnesses: () => Witness[]} {
  if (sigstore === 'public-good') {
    const rekorBaseURL = `https://${SIGSTORE.log}`
    return {
      fulcio: `https://${SIGSTORE.fulcio}`,
      witnesses: () => [new RekorWitness({rekorBaseURL, fetchOnConflict: true, ...LIMITS})]
    }
  }
  const {fulcio, stamps} = githubSigstore(new URL(process.env.GITHUB_SERVER_URL || 'https://github.com').hostname)
  return {
    fulcio: `https://${fulcio}`,
    witnesses: () => [new TSAWitness({tsaBaseURL: `https://${stamps}`, ...LIMITS})]
  }
}

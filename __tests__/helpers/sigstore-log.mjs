// A transparency log that answers as Rekor does, of a key of its own: no Rekor runs without a database server.
import {createHash} from 'node:crypto'
import mock from '@sigstore/mock'

export const REKOR = 'https://rekor.sigstore.dev'

/** `fn` gets what is asked of `path`; `publicKey` is what its entries are verified by, DER. */
export async function initializeLog(keys) {
  const log = await mock.initializeTLog(REKOR, keys)
  const {path, fn} = mock.rekorHandler(log)
  return {path, publicKey: log.publicKey, fn: body => fn(canonical(body))}
}

/** What Rekor writes into its log for a proposed DSSE entry, which the stand-in would write as it came. */
function canonical(body) {
  const entry = JSON.parse(body)
  const {envelope: text, verifiers} = entry.spec.proposedContent
  const envelope = JSON.parse(text)
  const hash = bytes => ({algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex')})
  const signatures = envelope.signatures.map(({sig}) => ({signature: sig, verifier: verifiers[0]}))
  return JSON.stringify({
    ...entry,
    spec: {envelopeHash: hash(text), payloadHash: hash(Buffer.from(envelope.payload, 'base64')), signatures}
  })
}

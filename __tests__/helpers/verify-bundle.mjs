// node verify-bundle.mjs TRUST BUNDLE public-good|github: verifies a Sigstore bundle for real, against the root that
// sigstore.mjs wrote. A program of its own: jest's realm has other byte arrays than Node's crypto expects.
import {createHash, createPublicKey} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {bundleFromJSON} from '@sigstore/bundle'
import {X509Certificate} from '@sigstore/core'
import {toSignedEntity, Verifier} from '@sigstore/verify'

const [trustFile, bundleFile, sigstore] = process.argv.slice(2)
const root = JSON.parse(readFileSync(trustFile, 'utf8'))
const bytes = name => Buffer.from(root[name], 'base64')
const certificate = name => X509Certificate.parse(bytes(name))
const validFor = {start: new Date(0), end: new Date(Date.now() + 3_600_000)}
const log = (name, baseURL) => ({
  logID: createHash('sha256').update(bytes(name)).digest(),
  baseURL,
  publicKey: createPublicKey({key: bytes(name), format: 'der', type: 'spki'}),
  validFor
})
const material = {
  certificateAuthorities: [{certChain: [certificate('ca')], validFor}],
  timestampAuthorities: [{certChain: [certificate('tsaIntermediate'), certificate('tsa')], validFor}],
  tlogs: [log('tlog', 'https://rekor.sigstore.dev')],
  ctlogs: [log('ctlog', 'https://ctfe.sigstore.dev')],
  publicKey: () => {
    throw new Error('no key is expected')
  }
}
const options =
  sigstore === 'public-good' ? {tlogThreshold: 1, timestampThreshold: 1} : {tlogThreshold: 0, timestampThreshold: 1}
new Verifier(material, options).verify(toSignedEntity(bundleFromJSON(JSON.parse(readFileSync(bundleFile, 'utf8')))))
console.log('verified')

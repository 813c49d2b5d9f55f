// node verify-real.mjs FULCIO.pem TSA.pem BUNDLE IDENTITY ISSUER: verifies a bundle of GitHub's kind (certificate and time
// stamp, no log) against these roots, and that its certificate is of this identity and issuer.
import {readFileSync} from 'node:fs'
import {bundleFromJSON} from '@sigstore/bundle'
import {X509Certificate} from '@sigstore/core'
import {toSignedEntity, Verifier} from '@sigstore/verify'

const [fulcio, tsa, bundleFile, subjectAlternativeName, issuer] = process.argv.slice(2)
const chainOf = file =>
  (readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map(pem =>
    X509Certificate.parse(pem)
  )
const validFor = {start: new Date(0), end: new Date(Date.now() + 3_600_000)}
const material = {
  certificateAuthorities: [{certChain: chainOf(fulcio), validFor}],
  timestampAuthorities: [{certChain: chainOf(tsa), validFor}],
  tlogs: [],
  ctlogs: [],
  publicKey: () => {
    throw new Error('no key is expected')
  }
}
const verifier = new Verifier(material, {tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1})
verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(readFileSync(bundleFile, 'utf8')))), {
  subjectAlternativeName,
  extensions: {issuer}
})
console.log('verified')

import {attest, buildSLSAProvenancePredicate} from '@actions/attest'
import {attachArtifactToImage} from '@sigstore/oci'
import type {Signer} from '../runner.ts'

const CREATED = 'org.opencontainers.image.created'
/** As actions/attest annotates what it attaches, so that tools find it. */
const CONTENT = 'dev.sigstore.bundle.content'
const PREDICATE = 'dev.sigstore.bundle.predicateType'

/** Signing by @actions/attest, without its own storing: a bundle is read back before it leaves the run. */
export const signer: Signer = {
  provenance: () => buildSLSAProvenancePredicate(),
  async sign(subjects, predicate, sigstore) {
    const {bundle} = await attest({
      subjects: subjects.map(({name, digest}) => ({name, digest: {sha256: digest.replace('sha256:', '')}})),
      predicateType: predicate.type,
      predicate: predicate.params,
      sigstore,
      skipWrite: true,
      token: ''
    })
    return bundle
  },
  async attach({image, digest, bundle, mediaType, predicateType, credentials}) {
    await attachArtifactToImage({
      imageName: image,
      imageDigest: digest,
      artifact: Buffer.from(JSON.stringify(bundle)),
      mediaType,
      annotations: {[CONTENT]: 'dsse-envelope', [PREDICATE]: predicateType, [CREATED]: new Date().toISOString()},
      // The types want credentials always; without any, the package asks anonymously, which a registry may allow.
      credentials: (credentials && 'password' in credentials ? credentials : undefined) as {
        username: string
        password: string
      },
      fetchOpts: {timeout: 30_000, retry: 3, proxy: process.env.HTTPS_PROXY, noProxy: process.env.NO_PROXY}
    })
  }
}

import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {programOf} from './witness.ts'

/** Whom a verifier trusts: chains as PEM, root last, and the key of a log, DER. */
export interface Trust {
  readonly fulcio: string
  readonly timestamps?: string
  readonly log?: Buffer
}

/** Whom a signature must be of. */
export interface Signer {
  readonly identity: string
  readonly issuer: string
}

/** The real cosign, which reaches nothing but this machine. */
export interface Cosign {
  /** 'verified', or why not. `digest`: of the image that the bundle in `file` must be about. */
  verifyFile(file: string, digest: string, signer: Signer): Promise<string>
  /** The same of an image, by what is beside it in its registry. */
  verifyImage(image: string, signer: Signer): Promise<string>
  /** What it has asked of other machines. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

const PROVENANCE = ['--type', 'slsaprovenance1']

export async function startCosign(trust: Trust): Promise<Cosign> {
  const folder = mkdtempSync(join(tmpdir(), 'cosign-'))
  const root = join(folder, 'trusted-root.json')
  writeFileSync(root, JSON.stringify(trustedRoot(trust)))
  const asked: string[] = []
  // Go's clients ask no proxy for what is on this machine.
  const proxy = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(403).end()
  })
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const env = {HOME: folder, HTTP_PROXY: url, HTTPS_PROXY: url}
  // What these authorities don't have is left out: a log of certificates, and one of the two proofs of when.
  const given = ['--trusted-root', root, '--insecure-ignore-sct']
    .concat(trust.timestamps ? ['--use-signed-timestamps'] : [])
    .concat(trust.log ? [] : ['--insecure-ignore-tlog'])
  const verify = (command: string, args: string[], {identity, issuer}: Signer) =>
    new Promise<string>(resolve => {
      const of = ['--certificate-identity', identity, '--certificate-oidc-issuer', issuer]
      execFile(programOf('cosign'), [command, ...PROVENANCE, ...of, ...given, ...args], {env}, (error, _, said) =>
        resolve(error ? said.trim() : 'verified')
      )
    })
  return {
    asked,
    verifyFile: (file, digest, signer) =>
      verify(
        'verify-blob-attestation',
        ['--bundle', file, '--digest', digest.replace('sha256:', ''), '--digestAlg', 'sha256'],
        signer
      ),
    verifyImage: (image, signer) => verify('verify-attestation', [image], signer),
    async close() {
      proxy.closeAllConnections()
      await new Promise(resolve => proxy.close(resolve))
      rmSync(folder, {recursive: true, force: true})
    }
  }
}

/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto */
function trustedRoot({fulcio, timestamps, log}: Trust): object {
  const validFor = {start: new Date(Date.now() - 3_600_000).toISOString()}
  const authority = (pem: string) => ({
    subject: {organization: 'test', commonName: 'test'},
    certChain: {certificates: bodiesOf(pem).map(rawBytes => ({rawBytes}))},
    validFor
  })
  const keyOf = (key: Buffer) => ({
    baseUrl: 'https://rekor.sigstore.dev',
    hashAlgorithm: 'SHA2_256',
    publicKey: {rawBytes: key.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor},
    logId: {keyId: createHash('sha256').update(key).digest('base64')}
  })
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: [authority(fulcio)],
    timestampAuthorities: timestamps ? [authority(timestamps)] : [],
    tlogs: log ? [keyOf(log)] : [],
    ctlogs: []
  }
}

function bodiesOf(pem: string): string[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)].map(([, body = '']) =>
    body.replace(/\s/g, '')
  )
}

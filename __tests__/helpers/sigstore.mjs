// Loaded into the action's process (NODE_OPTIONS=--import=…), where it stands in for Sigstore's services, whose
// addresses are fixed in the packages. The bundle itself is not changed. Writes the trust root to TRUST_FILE.
import {generateKeyPairSync} from 'node:crypto'
import {appendFileSync, writeFileSync} from 'node:fs'
import mock from '@sigstore/mock'
import nock from 'nock'
import {initializeLog, REKOR} from './sigstore-log.mjs'

const {fulcioHandler, initializeCA, initializeCTLog, initializeTSA, tsaHandler} = mock
const ISSUER = 'https://token.actions.githubusercontent.com'
const faults = JSON.parse(process.env.SIGSTORE_FAULTS ?? '{}')
/** How long each service takes to answer, ms. */
const delays = JSON.parse(process.env.SIGSTORE_DELAYS ?? '{}')

const keys = generateKeyPairSync('ec', {namedCurve: 'prime256v1'})
const ctlog = await initializeCTLog(keys)
const ca = await initializeCA(keys, ctlog)
const tlog = await initializeLog(keys)
const tsa = await initializeTSA(keys)
// The stand-in writes milliseconds without leading noughts, which no reader takes: one run in ten would fail.
tsa.getCurrentTime = () => new Date(Math.floor(Date.now() / 1000) * 1000)
const encode = bytes => Buffer.from(bytes).toString('base64')
// The option is inherited by programs that the action starts; the services are those of the action alone.
if (/(?<!\/post)\/index\.[jt]s$|\/attest-dist\.mjs$/.test(process.argv[1] ?? '')) {
  const root = {
    ca: ca.rootCertificate,
    ctlog: ctlog.publicKey,
    tlog: tlog.publicKey,
    tsa: tsa.rootCertificate,
    tsaIntermediate: tsa.intCertificate
  }
  writeFileSync(
    process.env.TRUST_FILE,
    JSON.stringify(Object.fromEntries(Object.entries(root).map(([name, bytes]) => [name, encode(bytes)])))
  )
}

/** Serves a handler for ever; the first `faults[name]` requests are answered with 503. */
function serve(base, handler, name) {
  let left = faults[name] ?? 0
  nock(base)
    .persist()
    .post(handler.path)
    .delay(delays[name] ?? 0)
    .reply(async (_uri, body) => {
      if (left-- > 0) return [503, 'not now']
      const start = Date.now()
      const {statusCode, response, contentType} = await handler.fn(
        typeof body === 'string' ? body : JSON.stringify(body)
      )
      // The delay is yet to come.
      const span = {name, start, end: Date.now() + (delays[name] ?? 0)}
      if (process.env.SIGSTORE_RECORD) appendFileSync(process.env.SIGSTORE_RECORD, `${JSON.stringify(span)}\n`)
      return [statusCode, response, {'Content-Type': contentType || 'text/plain'}]
    })
}
for (const base of ['https://fulcio.sigstore.dev', 'https://fulcio.githubapp.com'])
  serve(base, fulcioHandler(ca), 'fulcio')
serve(REKOR, tlog, 'rekor')
serve('https://timestamp.githubapp.com', tsaHandler(tsa), 'tsa')
nock(ISSUER)
  .persist()
  .get('/.well-known/openid-configuration')
  .reply(200, {issuer: ISSUER, jwks_uri: `${ISSUER}/.well-known/jwks`})
  .get('/.well-known/jwks')
  .reply(200, async () => (await fetch(`${process.env.GITHUB_API_URL}/jwks`)).json())

// Loaded into the action's process (NODE_OPTIONS=--import=…): what it sends to Sigstore's fixed addresses goes to a real
// certificate authority and a real time stamping authority on this machine (FULCIO_URL, TSA_URL); the log of the public
// instance is a stand-in, whose key is written to LOG_KEY_FILE. The bundle itself is not changed; the keys of the job's
// identity are those of the stand-in for GitHub.
import {generateKeyPairSync} from 'node:crypto'
import {writeFileSync} from 'node:fs'
import nock from 'nock'
import {initializeLog, REKOR} from './sigstore-log.mjs'

const ISSUER = 'https://token.actions.githubusercontent.com'

function forward(from, to, path, encoding) {
  nock(from)
    .persist()
    .post(path)
    .reply(async function reply(uri, body) {
      const headers = {'content-type': String(this.req.headers['content-type'] ?? 'application/json')}
      const sent = typeof body === 'string' ? Buffer.from(body, encoding) : JSON.stringify(body)
      const answer = await fetch(`${to}${uri}`, {method: 'POST', headers, body: sent})
      const bytes = Buffer.from(await answer.arrayBuffer())
      return [answer.status, bytes, {'Content-Type': answer.headers.get('content-type') ?? 'application/json'}]
    })
}

for (const fulcio of ['https://fulcio.githubapp.com', 'https://fulcio.sigstore.dev'])
  forward(fulcio, process.env.FULCIO_URL, '/api/v2/signingCert', 'utf8')
forward('https://timestamp.githubapp.com', process.env.TSA_URL, '/api/v1/timestamp', 'utf8')
// The option is inherited by programs that the action starts; the log is that of the action alone.
if (process.env.LOG_KEY_FILE && /(?<!\/post)\/index\.[jt]s$/.test(process.argv[1] ?? '')) {
  const log = await initializeLog(generateKeyPairSync('ec', {namedCurve: 'prime256v1'}))
  writeFileSync(process.env.LOG_KEY_FILE, log.publicKey)
  nock(REKOR)
    .persist()
    .post(log.path)
    .reply(async (_uri, body) => {
      const {statusCode, response, contentType} = await log.fn(JSON.stringify(body))
      return [statusCode, response, {'Content-Type': contentType ?? 'text/plain'}]
    })
}
nock(ISSUER)
  .persist()
  .get('/.well-known/openid-configuration')
  .reply(200, {issuer: ISSUER, jwks_uri: `${ISSUER}/.well-known/jwks`})
  .get('/.well-known/jwks')
  .reply(200, async () => (await fetch(`${process.env.GITHUB_API_URL}/jwks`)).json())

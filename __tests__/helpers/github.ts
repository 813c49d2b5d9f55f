import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {exportJWK, generateKeyPair, SignJWT} from 'jose'

export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** GitHub's API and the runner's token service, as far as signing needs them. */
export interface TestGitHub {
  readonly url: string
  /** Variables of a job with `id-token: write`. */
  readonly env: Record<string, string>
  readonly requests: ApiRequest[]
  /** The answer to storing an attestation, by how often it was asked (from 1). */
  store: (nth: number) => {status: number; body: object}
  /** The answer to a storage record: the permission for it is rarely given. */
  record: {status: number; body: object}
  /** Who issues tokens for Sigstore, where that is not GitHub itself. */
  sigstoreIssuer: string | undefined
  /** How long answers take, ms. */
  delays: {token: number; store: number}
  /** Claims that differ from the usual ones. */
  claims: Record<string, unknown>
  close(): Promise<void>
}

const CLAIMS = {
  ref: 'refs/heads/main',
  sha: '860c1904a1ce19322e91ac35af1ab07466440c37',
  repository: 'Acme/Tool',
  repository_owner: 'Acme',
  repository_visibility: 'private',
  workflow_sha: '860c1904a1ce19322e91ac35af1ab07466440c37',
  job_workflow_sha: '860c1904a1ce19322e91ac35af1ab07466440c37',
  event_name: 'push',
  job_workflow_ref: 'Acme/Tool/.github/workflows/publish.yml@refs/heads/main',
  workflow_ref: 'Acme/Tool/.github/workflows/publish.yml@refs/heads/main',
  repository_id: '1296269',
  repository_owner_id: '1',
  runner_environment: 'github-hosted',
  run_id: '4242',
  run_attempt: '2'
}

export async function startGitHub(): Promise<TestGitHub> {
  const {publicKey, privateKey} = await generateKeyPair('RS256', {extractable: true})
  const jwk = {...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig'}
  let stored = 0
  const github: TestGitHub = {
    url: '',
    env: {},
    requests: [],
    store: nth => ({status: 201, body: {id: 100 + nth}}),
    record: {status: 403, body: {message: 'Resource not accessible by integration'}},
    sigstoreIssuer: undefined,
    delays: {token: 0, store: 0},
    claims: {},
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
  const token = (audience: string) =>
    new SignJWT({...CLAIMS, ...github.claims})
      .setProtectedHeader({alg: 'RS256', kid: 'test'})
      .setIssuer((audience === 'sigstore' && github.sigstoreIssuer) || 'https://token.actions.githubusercontent.com')
      .setSubject('repo:Acme/Tool:ref:refs/heads/main')
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    const path = request.url ?? ''
    github.requests.push({method: request.method ?? '', path, body: text === '' ? undefined : JSON.parse(text)})
    const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
    const answer = async (): Promise<{status: number; body: object}> => {
      if (path.startsWith('/jwks')) return {status: 200, body: {keys: [jwk]}}
      if (path.startsWith('/token')) {
        await wait(github.delays.token)
        return {status: 200, body: {value: await token(new URL(path, 'http://x').searchParams.get('audience') ?? '')}}
      }
      if (path.endsWith('/attestations')) {
        await wait(github.delays.store)
        return github.store(++stored)
      }
      if (path.endsWith('/storage-record')) return github.record
      // None, like pull requests.
      if (/\/(releases|pulls)\?/.test(path)) return {status: 200, body: []}
      return {status: 404, body: {message: 'Not Found'}}
    }
    const {status, body} = await answer()
    response.writeHead(status, {'content-type': 'application/json'})
    response.end(JSON.stringify(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-token-of-the-runner',
    GITHUB_API_URL: url
  }
  return Object.assign(github, {url, env})
}

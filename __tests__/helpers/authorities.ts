import {type ChildProcess, execFileSync, spawn} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import https from 'node:https'
import net, {type AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {TestGitHub} from './github.ts'
import {programOf} from './witness.ts'

/** A real Fulcio and a real time stamping authority, which trust an issuer of identities on this machine. */
export interface Authorities {
  /** The issuer that tokens for Sigstore must name. */
  readonly issuer: string
  readonly env: Readonly<Record<string, string>>
  /** PEM, root last. */
  fulcioChain(): Promise<string>
  timestampChain(): Promise<string>
  close(): Promise<void>
}

/** https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md: the claims of GitHub's tokens by their extension. */
const CLAIMS = {
  'build-config-digest': 'workflow_sha',
  'build-config-uri': '{{ .url }}/{{ .workflow_ref }}',
  'build-signer-digest': 'job_workflow_sha',
  'build-signer-uri': '{{ .url }}/{{ .job_workflow_ref }}',
  'build-trigger': 'event_name',
  'runner-environment': 'runner_environment',
  'run-invocation-uri': '{{ .url }}/{{ .repository }}/actions/runs/{{ .run_id }}/attempts/{{ .run_attempt }}',
  'source-repository-digest': 'sha',
  'source-repository-identifier': 'repository_id',
  'source-repository-owner-identifier': 'repository_owner_id',
  'source-repository-owner-uri': '{{ .url }}/{{ .repository_owner }}',
  'source-repository-ref': 'ref',
  'source-repository-uri': '{{ .url }}/{{ .repository }}',
  'source-repository-visibility-at-signing': 'repository_visibility'
}

/** They trust the identities that `github` gives, which name the issuer here from now on. */
export async function startAuthorities(github: TestGitHub): Promise<Authorities> {
  const folder = mkdtempSync(join(tmpdir(), 'authorities-'))
  const at = (name: string) => join(folder, name)
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2', '-nodes']
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', at('key'), '-out', at('cert'), ...subject],
    {
      stdio: 'ignore'
    }
  )
  const issuerServer = https.createServer(
    {key: readFileSync(at('key')), cert: readFileSync(at('cert'))},
    (request, response) => {
      const answer = async () =>
        request.url === '/.well-known/openid-configuration'
          ? {issuer, jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ['RS256']}
          : await (await fetch(`${github.url}/jwks`)).json()
      answer().then(body => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(body))
      })
    }
  )
  await new Promise<void>(resolve => issuerServer.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const issuer = `https://localhost:${(issuerServer.address() as AddressInfo).port}`
  github.sigstoreIssuer = issuer
  // Pure JSON would be read as an older format, which knows no templates.
  const templates = Object.entries(CLAIMS).map(([name, value]) => `      ${name}: "${value}"`)
  writeFileSync(
    at('config.yaml'),
    [
      'oidc-issuers:',
      `  ${issuer}:`,
      `    issuer-url: ${issuer}`,
      '    client-id: sigstore',
      '    type: ci-provider',
      '    ci-provider: github-workflow',
      'ci-issuer-metadata:',
      '  github-workflow:',
      '    default-template-values:',
      '      url: "https://github.com"',
      '    extension-templates:',
      ...templates,
      '    subject-alternative-name-template: "{{ .url }}/{{ .job_workflow_ref }}"',
      ''
    ].join('\n')
  )
  const [http, grpc, metrics, stamps] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const started: ChildProcess[] = []
  const start = (program: string, args: string[], env: Record<string, string> = {}) => {
    // It ends with this process, however that ends: the second one takes a port for its metrics that can't be chosen.
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program, ...args], {
      env: {...process.env, ...env},
      stdio: ['ignore', 'pipe', 'pipe']
    })
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => said.push(text))
    started.push(child)
    return () => said.join('').slice(-2000)
  }
  const fulcioSaid = start(
    programOf('fulcio'),
    [
      'serve',
      '--ca',
      'ephemeralca',
      '--ct-log-url=',
      '--config-path',
      at('config.yaml'),
      '--host',
      '127.0.0.1',
      '--port',
      `${http}`
    ]
      .concat(['--grpc-host', '127.0.0.1', '--grpc-port', `${grpc}`, '--metrics-port', `${metrics}`])
      .concat(['--legacy-unix-domain-socket', `@fulcio-${http}`]),
    {SSL_CERT_FILE: at('cert')}
  )
  const stampsSaid = start(programOf('timestamp-authority', 'timestamp-server'), [
    'serve',
    '--host',
    '127.0.0.1',
    '--port',
    `${stamps}`,
    '--timestamp-signer',
    'memory',
    '--disable-ntp-monitoring'
  ])
  const fulcio = `http://127.0.0.1:${http}`
  const tsa = `http://127.0.0.1:${stamps}`
  await Promise.all([
    answers(`${fulcio}/api/v2/trustBundle`, fulcioSaid),
    answers(`${tsa}/api/v1/timestamp/certchain`, stampsSaid)
  ])
  return {
    issuer,
    env: {FULCIO_URL: fulcio, TSA_URL: tsa},
    async fulcioChain() {
      const {chains} = (await (await fetch(`${fulcio}/api/v2/trustBundle`)).json()) as {
        chains: {certificates: string[]}[]
      }
      return (chains[0]?.certificates ?? []).join('\n')
    },
    timestampChain: async () => (await fetch(`${tsa}/api/v1/timestamp/certchain`)).text(),
    async close() {
      for (const child of started) child.kill('SIGKILL')
      issuerServer.closeAllConnections()
      await new Promise(resolve => issuerServer.close(resolve))
      rmSync(folder, {recursive: true, force: true})
    }
  }
}

async function answers(url: string, said: () => string): Promise<void> {
  for (let tried = 0; tried < 300; tried++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer: ${said()}`)
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

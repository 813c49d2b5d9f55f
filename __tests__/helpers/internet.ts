import {execFileSync} from 'node:child_process'
import {generateKeyPairSync} from 'node:crypto'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import http, {type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import https from 'node:https'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import mock from '@sigstore/mock'

/** Answers for a host; `body` is the request's, whole. */
export type Answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void | Promise<void>

export interface SeenRequest {
  readonly host: string
  readonly method: string
  readonly path: string
  /** The names of the secrets that came with it, in its address, header fields or body. */
  readonly secrets: readonly string[]
}

/** All hosts that a run may meet, behind one address: what it asks which of them, and what it sends along. */
export interface Internet {
  /** For a step, so that it and what it starts is led here. */
  readonly env: Readonly<Record<string, string>>
  readonly servers: Map<string, Answer>
  /** Secret → its name. */
  readonly secrets: Map<string, string>
  readonly requests: SeenRequest[]
  /** Each connection that was opened, by the file of the program: below all clients, so also one that asked nothing. */
  connections(): {program: string; host: string; port: number}[]
  /** Forgets what was seen. */
  forget(): void
  close(): Promise<void>
}

const PRELOAD = fileURLToPath(new URL('connections.mjs', import.meta.url))

/** `names`: of the certificate. */
export async function startInternet(names: readonly string[]): Promise<Internet> {
  const folder = mkdtempSync(join(tmpdir(), 'internet-'))
  const at = (name: string) => join(folder, name)
  const alternatives = `subjectAltName=${names.map(name => `DNS:${name}`).join(',')}`
  const subject = ['-subj', '/CN=internet', '-addext', alternatives, '-days', '2', '-nodes']
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', at('key'), '-out', at('cert'), ...subject],
    {
      stdio: 'ignore'
    }
  )
  const servers = new Map<string, Answer>()
  const secrets = new Map<string, string>()
  let requests: SeenRequest[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const {method = '', url = '', headers} = request
    const host = (headers.host ?? '').replace(/:\d+$/, '')
    if (headers['x-builder'] !== 'yes')
      requests.push({host, method, path: url, secrets: secretsIn(request, body, secrets)})
    const server = servers.get(host)
    if (server) await server(request, body, response)
    else response.writeHead(502).end(`nobody stands in for ${host}`)
  }
  const tls = https.createServer({key: readFileSync(at('key')), cert: readFileSync(at('cert'))}, serve)
  const plain = http.createServer(serve)
  await Promise.all([tls, plain].map(listening))
  return {
    env: {
      NODE_OPTIONS: `--import=${PRELOAD}`,
      FOR_PROGRAMS: `--import=${PRELOAD}`,
      NODE_EXTRA_CA_CERTS: at('cert'),
      CONNECTIONS: at('connections'),
      INTERNET: `${portOf(tls)} ${portOf(plain)}`
    },
    servers,
    secrets,
    get requests() {
      return requests
    },
    connections: () =>
      existsSync(at('connections'))
        ? readFileSync(at('connections'), 'utf8')
            .trim()
            .split('\n')
            .map(line => JSON.parse(line))
        : [],
    forget() {
      requests = []
      rmSync(at('connections'), {force: true})
    },
    async close() {
      for (const server of [tls, plain]) {
        server.closeAllConnections()
        await new Promise(resolve => server.close(resolve))
      }
      rmSync(folder, {recursive: true})
    }
  }
}

function listening(server: Server | https.Server): Promise<void> {
  return new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
}

function portOf(server: Server | https.Server): number {
  // A server that listens on TCP has an address of this shape.
  return (server.address() as AddressInfo).port
}

function secretsIn({url = '', headers}: IncomingMessage, body: Buffer, secrets: Map<string, string>): string[] {
  const fields = Object.values(headers).flat().join('\n')
  const basic = Buffer.from(/^Basic (.*)$/m.exec(fields)?.[1] ?? '', 'base64').toString('utf8')
  const text = [url, decodeURIComponent(url), fields, basic, body.toString('utf8')].join('\n')
  return [...new Set([...secrets].filter(([secret]) => text.includes(secret)).map(([, name]) => name))].sort()
}

/** Hands requests on to a stand-in of one host at `port`; `change` sees the answer before it goes on. */
export function standIn(
  port: number | string,
  change: (headers: http.IncomingHttpHeaders, body: Buffer, request: IncomingMessage) => void = () => {},
  added: Record<string, string> = {}
): Answer {
  return (request, body, response) =>
    new Promise(resolve => {
      const {method, url, headers} = request
      const onward = http.request({port, host: '127.0.0.1', method, path: url, headers: {...headers, ...added}})
      onward.on('response', async answer => {
        const chunks: Buffer[] = []
        for await (const chunk of answer) chunks.push(chunk)
        const text = Buffer.concat(chunks)
        change(answer.headers, text, request)
        response.writeHead(answer.statusCode ?? 502, answer.headers).end(text)
        resolve()
      })
      onward.on('error', () => response.writeHead(502).end(() => resolve()))
      onward.end(body)
    })
}

/** Sigstore's services, each at its host. */
export async function sigstoreServers(hosts: {
  readonly fulcio: readonly string[]
  readonly log: string
  readonly stamps: string
}): Promise<Map<string, Answer>> {
  const {fulcioHandler, initializeCA, initializeCTLog, initializeTLog, initializeTSA, rekorHandler, tsaHandler} = mock
  const keys = generateKeyPairSync('ec', {namedCurve: 'prime256v1'})
  const fulcio = fulcioHandler(await initializeCA(keys, await initializeCTLog(keys)))
  const handlers = [
    ...hosts.fulcio.map(host => [host, fulcio] as const),
    [hosts.log, rekorHandler(await initializeTLog(`https://${hosts.log}`, keys))] as const,
    [hosts.stamps, tsaHandler(await initializeTSA(keys))] as const
  ]
  return new Map(
    handlers.map(([host, {fn}]) => [
      host,
      async (_, body, response) => {
        const {statusCode, response: answer, contentType} = await fn(body.toString('utf8'))
        response.writeHead(statusCode, {'content-type': contentType || 'text/plain'}).end(answer)
      }
    ])
  )
}

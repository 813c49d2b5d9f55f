import {randomUUID} from 'node:crypto'
import http, {type IncomingMessage} from 'node:http'
import type {AddressInfo} from 'node:net'

export interface ProxiedRequest {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  /** Which of the engine and the action asks. */
  readonly userAgent: string
  /** Bytes of the bodies so far, of what is sent and what is got. */
  sent: number
  got: number
}

/** A real registry behind a door that fails on command. */
export interface FaultProxy {
  readonly address: string
  readonly requests: ProxiedRequest[]
  /** An answer instead of the registry's. */
  fault: (
    request: ProxiedRequest,
    nth: number
  ) => {status: number; headers?: Record<string, string>; body?: string} | undefined
  /** Called when the registry has answered, before the answer goes on. */
  after: (request: ProxiedRequest, status: number) => Promise<void> | void
  /** Tokens as GHCR gives them: asked for by scope, with or without a name. */
  auth: TokenAuth | undefined
  /** Added to each request, milliseconds: the round trip of a registry far away. */
  delayMs: number
  close(): Promise<void>
}

export interface TokenAuth {
  readonly username: string
  readonly password: string
  /** Whether this user may write to the repository; anonymous never may. */
  readonly mayWrite: (repository: string) => boolean
  /** Whether everybody may read. */
  readonly isPublic: boolean
}

/** Passes requests to the registry at `target` (`host:port`, plain HTTP). */
export async function startProxy(target: string): Promise<FaultProxy> {
  const counts = new Map<string, number>()
  const grants = new Map<string, Grant>()
  const agent = new http.Agent({keepAlive: true})
  const proxy: FaultProxy = {
    address: '',
    requests: [],
    fault: () => undefined,
    after: () => {},
    auth: undefined,
    delayMs: 0,
    close: () =>
      new Promise(resolve => {
        agent.destroy()
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
  const server = http.createServer((request, response) => {
    const seen = describe(request)
    proxy.requests.push(seen)
    const key = `${seen.method} ${seen.path}`
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    const fault = proxy.fault(seen, nth)
    if (fault) {
      request.resume()
      response.writeHead(fault.status, {'content-type': 'application/json', ...fault.headers})
      response.end(fault.body ?? '')
      return
    }
    const refusal = proxy.auth && authorize(seen, proxy.auth, proxy.address, grants)
    if (refusal) {
      request.resume()
      response.writeHead(refusal.status, {'content-type': 'application/json', ...refusal.headers})
      response.end(refusal.body)
      return
    }
    setTimeout(() => {
      // Host stays the proxy's, so that the registry's Locations lead back here.
      const [hostname, port] = target.split(':')
      const {authorization: _, ...headers} = request.headers
      const onward = http.request(
        {agent, hostname, port, method: request.method, path: request.url, headers},
        async answer => {
          await proxy.after(seen, answer.statusCode ?? 0)
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.on('data', (chunk: Buffer) => {
            seen.got += chunk.length
          })
          answer.pipe(response)
        }
      )
      onward.on('error', () => response.destroy())
      request.on('data', (chunk: Buffer) => {
        seen.sent += chunk.length
      })
      request.pipe(onward)
    }, proxy.delayMs)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const {port} = server.address() as AddressInfo
  return Object.assign(proxy, {address: `127.0.0.1:${port}`})
}

interface Grant {
  readonly named: boolean
}

/** The token endpoint, and what a request without the right token is answered. */
function authorize(
  {method, path, authorization}: ProxiedRequest,
  auth: TokenAuth,
  address: string,
  grants: Map<string, Grant>
): {status: number; headers?: Record<string, string>; body: string} | undefined {
  const refuse = (status: number, code: string, message: string, headers = {}) => ({
    status,
    headers,
    body: JSON.stringify({errors: [{code, message}]})
  })
  const url = new URL(path, 'http://registry')
  if (url.pathname === '/token') {
    // Clients try OAuth's POST first; GHCR has only the older way.
    if (method !== 'GET') return {status: 405, body: ''}
    const basic = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`
    if (authorization !== undefined && authorization !== basic) return refuse(401, 'UNAUTHORIZED', 'denied: denied')
    const token = randomUUID()
    grants.set(token, {named: authorization !== undefined})
    return {status: 200, body: JSON.stringify({token, expires_in: 300})}
  }
  const name = /^\/v2\/(.+)\/(manifests|blobs|tags)\//.exec(url.pathname)?.[1]
  const writes = !['GET', 'HEAD'].includes(method)
  const grant = grants.get((authorization ?? '').replace(/^Bearer /, ''))
  if (!grant || (!grant.named && (writes || !auth.isPublic))) {
    const scope = name ? `,scope="repository:${name}:pull${writes ? ',push' : ''}"` : ''
    return refuse(401, 'UNAUTHORIZED', 'authentication required', {
      'www-authenticate': `Bearer realm="http://${address}/token",service="test"${scope}`
    })
  }
  return writes && name && !auth.mayWrite(name) ? refuse(403, 'DENIED', 'permission_denied: write_package') : undefined
}

function describe({method = '', url = '', headers}: IncomingMessage): ProxiedRequest {
  return {
    method,
    path: url,
    authorization: headers.authorization,
    userAgent: headers['user-agent'] ?? '',
    sent: 0,
    got: 0
  }
}

import http, {type IncomingMessage} from 'node:http'
import type {AddressInfo} from 'node:net'

export interface ProxiedRequest {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  /** Which of the engine and the action asks. */
  readonly userAgent: string
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
  /** Added to each request, milliseconds: the round trip of a registry far away. */
  delayMs: number
  close(): Promise<void>
}

/** Passes requests to the registry at `target` (`host:port`, plain HTTP). */
export async function startProxy(target: string): Promise<FaultProxy> {
  const counts = new Map<string, number>()
  const agent = new http.Agent({keepAlive: true})
  const proxy: FaultProxy = {
    address: '',
    requests: [],
    fault: () => undefined,
    after: () => {},
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
    setTimeout(() => {
      // Host stays the proxy's, so that the registry's Locations lead back here.
      const [hostname, port] = target.split(':')
      const {authorization: _, ...headers} = request.headers
      const onward = http.request(
        {agent, hostname, port, method: request.method, path: request.url, headers},
        async answer => {
          await proxy.after(seen, answer.statusCode ?? 0)
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(response)
        }
      )
      onward.on('error', () => response.destroy())
      request.pipe(onward)
    }, proxy.delayMs)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const {port} = server.address() as AddressInfo
  return Object.assign(proxy, {address: `127.0.0.1:${port}`})
}

function describe({method = '', url = '', headers}: IncomingMessage): ProxiedRequest {
  return {method, path: url, authorization: headers.authorization, userAgent: headers['user-agent'] ?? ''}
}

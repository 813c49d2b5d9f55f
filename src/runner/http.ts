import type http from 'node:http'
import type https from 'node:https'
import type {Http, HttpResponse, StreamedBody} from '../runner.ts'
import type {Cancellation} from './cancel.ts'
import {cancelledError} from './run.ts'

/** Connections a host: the tags of several images, or of several repositories, are read and written in one round trip. */
const SOCKETS = 24

/**
 * HTTP over Node's own client: connections are kept open and used again, which is what makes many small
 * manifest requests cheap. Not fetch: its first use costs more than all the requests of a run.
 */
export function createHttp(cancellation: Cancellation): Http {
  const connections = {'http:': lazily(() => connect('node:http')), 'https:': lazily(() => connect('node:https'))}
  return request =>
    new Promise<HttpResponse>((resolve, reject) => {
      if (cancellation.cancelled) return reject(cancelledError())
      const url = new URL(request.url)
      const {client, agent} = connections[url.protocol === 'http:' ? 'http:' : 'https:']()
      const {body} = request
      const headers = {...request.headers, ...(body ? {'content-length': String(lengthOf(body))} : {})}
      const call = client.request(url, {
        method: request.method,
        headers,
        ...(request.socketPath ? {socketPath: request.socketPath} : {agent})
      })
      const timer = setTimeout(() => {
        call.destroy(new Error(`no whole answer within ${request.timeoutMs / 1000} s`))
      }, request.timeoutMs)
      const forget = cancellation.onCancel(() => call.destroy(cancelledError()))
      const done = () => {
        clearTimeout(timer)
        forget()
      }
      const fail = (error: Error) => {
        done()
        reject(error)
      }
      call.on('error', fail)
      call.on('response', response => {
        const chunks: Buffer[] = []
        let length = 0
        response.on('data', (chunk: Buffer) => {
          length += chunk.length
          if (length > request.maxBytes) call.destroy(new Error(`the answer is longer than ${request.maxBytes} bytes`))
          else chunks.push(chunk)
        })
        response.on('error', fail)
        response.on('aborted', () => fail(new Error('the connection was closed in the middle of the answer')))
        response.on('end', () => {
          if (!response.complete) return
          done()
          resolve({status: response.statusCode ?? 0, headers: joined(response.headers), body: Buffer.concat(chunks)})
          // An answer that comes before the end of the body is the last word: the rest is not sent.
          if (!call.writableEnded) call.destroy()
        })
      })
      if (body && 'open' in body) send(call, body, timer).catch(error => call.destroy(error))
      else call.end(body)
    })
}

function lengthOf(body: Uint8Array | StreamedBody): number {
  return 'open' in body ? body.size : body.length
}

/** Each piece is on its way before the next is asked for, which may then use its memory. */
async function send(call: http.ClientRequest, body: StreamedBody, timer: NodeJS.Timeout): Promise<void> {
  let leave = () => {}
  const closed = new Promise<'closed'>(resolve => {
    leave = () => resolve('closed')
  })
  call.once('close', leave)
  let sent = 0
  for await (const piece of body.open()) {
    sent += piece.length
    const written = new Promise<'written'>((resolve, reject) =>
      call.write(piece, error => (error ? reject(error) : resolve('written')))
    )
    // A request that ends before it has a connection forgets what was to be written, without a word.
    if ((await Promise.race([written, closed])) === 'closed') return void written.catch(() => {})
    timer.refresh()
  }
  // The other side would wait for the rest until somebody gives up.
  if (sent !== body.size)
    throw new Error(`the body has ${sent} bytes instead of ${body.size}: it was changed meanwhile`)
  call.end()
}

/** Loaded when it is needed: TLS costs 10 ms, which a dry run and the post step don't have to wait for. */
function connect(name: 'node:http' | 'node:https'): {client: typeof http | typeof https; agent: http.Agent} {
  const client = process.getBuiltinModule(name)
  // Node 24 reaches the hosts that HTTPS_PROXY and NO_PROXY name through the runner's proxy.
  return {client, agent: new client.Agent({keepAlive: true, maxSockets: SOCKETS, proxyEnv: process.env})}
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function joined(headers: http.IncomingHttpHeaders): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return result
}

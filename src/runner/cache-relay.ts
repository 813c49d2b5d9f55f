import {randomBytes} from 'node:crypto'
import type http from 'node:http'
import type {AddressInfo} from 'node:net'
import {textOf} from '../errors.ts'
import type {RelayCache} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {createLookups, type Lookups} from './cache-lookups.ts'
import {createPatience, type Patience} from './patience.ts'

/** How long anything may stand still before it counts as lost, milliseconds; and how fast bodies are sent at least. */
const FREE_MS = 400
const BYTES_PER_MS = 1_000
/** Such an answer may be another one a moment later; the pauses before that, milliseconds. */
const PASSING = [408, 429, 500, 502, 503, 504]
const PAUSES_MS = [200, 400]
const LAST_PAUSE_MS = 800
/** Fields that are of a connection and not of what it carries; the length is told anew, the encoding must be readable. */
const OWN_FIELDS = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  'keep-alive'
]
/** What a service’s answer names the places of blobs by, in its second and its first version. */
const PLACES = ['signed_download_url', 'signed_upload_url', 'archiveLocation']

/** What says where a blob is, in both versions. */
const FINDS = /\/(?:GetCacheEntryDownloadURL|cache)$/

interface Relay {
  readonly url: URL
  readonly token: string
  /** Where the blobs are, by the names that they have here. */
  readonly blobs: Map<string, string>
  readonly lookups: Lookups<{readonly fields: http.OutgoingHttpHeaders; readonly bytes: Buffer}>
  readonly patience: Patience
  readonly agents: Readonly<Record<string, http.Agent>>
}

/**
 * A server in this process that BuildKit takes for GitHub’s cache service, and that passes on what it asks. BuildKit’s
 * own client has no limit for an answer that does not come, and tries the store of the blobs again for minutes; it
 * can’t be told otherwise. Here is counted what is lost so in the whole build, and when that is too much, the cache is
 * empty and takes nothing, at once.
 * https://github.com/tonistiigi/go-actions-cache (cache.go: doWithRetries; cache_v2.go: azureOptions)
 */
export function createCacheRelay(): {open: RelayCache; close(): void} {
  const closers: (() => void)[] = []
  return {
    async open({url, token, addresses}, {lostMs, onGivenUp}) {
      const {createServer, Agent} = process.getBuiltinModule('node:http')
      const options = {keepAlive: true, proxyEnv: process.env}
      const agents = {
        'http:': new Agent(options),
        'https:': new (process.getBuiltinModule('node:https').Agent)(options)
      }
      const patience = createPatience(lostMs, onGivenUp)
      const lookups: Relay['lookups'] = createLookups(() => performance.now())
      const relay: Relay = {url: new URL(url), token, blobs: new Map(), lookups, patience, agents}
      let place = ''
      for (const address of addresses) {
        const server = createServer((request, response) => {
          response.on('error', () => {})
          answer(relay, request, response).catch(() => response.destroy())
        })
        // A connection that ends while its client begins a request fails that request.
        server.keepAliveTimeout = 600_000
        await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, address, () => resolve()))
        closers.push(() => server.close().closeAllConnections())
        // A server that listens on TCP has an address of this shape.
        place = `http://${address}:${(server.address() as AddressInfo).port}/`
      }
      closers.push(() => {
        patience.end()
        for (const agent of Object.values(agents)) agent.destroy()
      })
      return place
    },
    close() {
      for (const close of closers.splice(0)) close()
    }
  }
}

async function answer(relay: Relay, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const {url, token, blobs, lookups, patience} = relay
  const [path = '', query = ''] = (request.url ?? '/').split(/\?(.*)/s)
  const body = Buffer.concat(await request.toArray())
  // Asked by whoever wants to know whether this place can be reached.
  if (path === '/') return void response.end('cache')
  const refuse = (): void => {
    if (path.endsWith('/GetCacheEntryDownloadURL'))
      response.setHeader('content-type', 'application/json').end('{"ok":false}')
    else if (request.method === 'GET' && path.endsWith('/cache')) response.writeHead(204).end()
    else response.writeHead(404).end('{"code":"not_found"}')
  }
  const id = /^\/blob\/(\w+)$/.exec(path)?.[1]
  const blob = id === undefined ? undefined : blobs.get(id)
  // Others may reach this place, and can do no more here than with the service itself.
  if (id === undefined ? request.headers.authorization !== `Bearer ${token}` : blob === undefined) return refuse()
  const target = new URL(blob ?? `${url.href.replace(/\/$/, '')}${path}`)
  if (query !== '') target.search += `${target.search === '' ? '?' : '&'}${query}`
  const place = `http://${request.headers.host}/blob/`
  // Not of a layer’s bytes.
  const asked = blob === undefined && FINDS.test(path) ? `${request.method} ${request.url} ${body}` : ''
  const known = patience.isOver ? undefined : lookups.find(asked)
  if (known) return void response.writeHead(200, known.fields).end(withOwnPlaces(known.bytes, place, blobs))
  const message = await send(relay, target, request, body)
  if (!message) return refuse()
  const status = message.statusCode ?? 502
  const fields = withoutOwn(message.headers)
  if (blob === undefined) {
    const bytes = await read(patience, message)
    if (!bytes) return refuse()
    const own = status === 200 ? withOwnPlaces(bytes, place, blobs) : bytes
    if (own !== bytes) lookups.keep(asked, {fields, bytes})
    response.writeHead(status, fields).end(own)
    return
  }
  if (status >= 400) lookups.forget()
  const length = message.headers['content-length']
  response.writeHead(status, length === undefined ? fields : {...fields, 'content-length': length})
  await pass(patience, message, response)
}

/** The answer, after a few tries if need be; undefined where there is no patience left for one. */
async function send(
  {patience, agents}: Relay,
  target: URL,
  {method = 'GET', headers}: http.IncomingMessage,
  body: Buffer
): Promise<http.IncomingMessage | undefined> {
  const client = process.getBuiltinModule(target.protocol === 'https:' ? 'node:https' : 'node:http')
  const length = body.length > 0 || method !== 'GET' ? {'content-length': body.length} : {}
  const options = {method, headers: {...withoutOwn(headers), ...length}, agent: agents[target.protocol]}
  for (let tries = 0; !patience.isOver; tries++) {
    const got = await once(patience, client.request(target, options), body)
    if ('message' in got && !PASSING.includes(got.message.statusCode ?? 0)) return got.message
    if (patience.isOver) return undefined
    await pause(patience, pauseAfter(got, tries), 'why' in got ? got.why : `answers ${got.message.statusCode}`)
  }
  return undefined
}

type Got = {readonly message: http.IncomingMessage} | {readonly why: string}

/** One exchange, up to the head of the answer. */
function once(patience: Patience, call: http.ClientRequest, body: Buffer): Promise<Got> {
  return new Promise(resolve => {
    const stop = () => call.destroy(new Error('it is slow'))
    const wait = patience.watch(FREE_MS + body.length / BYTES_PER_MS, 'is slow', stop)
    call.on('response', message => resolve({message}))
    call.on('error', error => resolve({why: `can’t be used (${textOf(error)})`}))
    call.on('response', wait.done).on('close', wait.done)
    call.end(body)
  })
}

function pauseAfter(got: Got, tries: number): number {
  const own = PAUSES_MS[tries] ?? LAST_PAUSE_MS
  if ('why' in got) return own
  got.message.resume()
  const asked = Number(got.message.headers['retry-after'])
  return Number.isNaN(asked) ? own : asked * 1000
}

function pause(patience: Patience, ms: number, why: string): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer)
      wait.done()
      resolve()
    }
    const timer = setTimeout(end, ms)
    const wait = patience.watch(0, why, end)
  })
}

/** The whole body; undefined where it does not come. */
async function read(patience: Patience, message: http.IncomingMessage): Promise<Buffer | undefined> {
  const wait = patience.watch(FREE_MS, 'is slow', () => message.destroy())
  try {
    return Buffer.concat(await message.toArray())
  } catch {
    return undefined
  } finally {
    wait.done()
  }
}

/** A body as it comes. One that ends in the middle does so for BuildKit, too, which then makes the layer itself. */
function pass(patience: Patience, message: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  return new Promise(resolve => {
    const wait = patience.watch(FREE_MS, 'is slow', () => message.destroy())
    message.on('data', chunk => {
      wait.moved()
      if (response.write(chunk)) return
      message.pause()
      wait.hold()
      response.once('drain', () => {
        wait.moved()
        message.resume()
      })
    })
    message.on('error', () => {})
    message.on('close', () => {
      wait.done()
      if (message.complete) response.end()
      else response.destroy()
      resolve()
    })
    response.on('close', () => message.destroy())
  })
}

function withoutOwn(headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_FIELDS.includes(name)))
}

/** The service’s answer, whose blobs are read and written through here. */
function withOwnPlaces(bytes: Buffer, here: string, blobs: Map<string, string>): Buffer {
  const value = parseJson(bytes.toString('utf8'))
  const own = PLACES.flatMap(name => {
    const place = stringAt(value, name) ?? ''
    if (!URL.canParse(place)) return []
    const id = randomBytes(16).toString('hex')
    blobs.set(id, place)
    return [[name, `${here}${id}`]]
  })
  return own.length === 0 || typeof value !== 'object'
    ? bytes
    : Buffer.from(JSON.stringify({...value, ...Object.fromEntries(own)}))
}

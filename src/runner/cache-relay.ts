import {randomBytes} from 'node:crypto'
import type http from 'node:http'
import type {AddressInfo} from 'node:net'
import type {RelayCache} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {type Line, pass, read, send, withoutOwn} from './cache-line.ts'
import {createLookups, type Lookups} from './cache-lookups.ts'
import {createPieces, type Pieces} from './cache-pieces.ts'
import {createPatience} from './patience.ts'

/** What a service’s answer names the places of blobs by, in its second and its first version. */
const PLACES = ['signed_download_url', 'signed_upload_url', 'archiveLocation']
/** What says where a blob is, in both versions. */
const FINDS = /\/(?:GetCacheEntryDownloadURL|cache)$/

interface Relay extends Line {
  readonly url: URL
  readonly token: string
  /** Where the blobs are, by the names that they have here. */
  readonly blobs: Map<string, string>
  readonly lookups: Lookups<{readonly fields: http.OutgoingHttpHeaders; readonly bytes: Buffer}>
  readonly pieces: Pieces
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
      const now = () => performance.now()
      const [lookups, pieces]: [Relay['lookups'], Pieces] = [createLookups(now), createPieces(now)]
      const relay: Relay = {url: new URL(url), token, blobs: new Map(), lookups, pieces, patience, agents}
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
  const {url, token, blobs, lookups, pieces, patience} = relay
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
  if (patience.isOver) return refuse()
  const target = new URL(blob ?? `${url.href.replace(/\/$/, '')}${path}`)
  if (query !== '') target.search += `${target.search === '' ? '?' : '&'}${query}`
  const ask = (isShared?: boolean) => send(relay, target, request, body, isShared)

  if (blob === undefined) {
    const place = `http://${request.headers.host}/blob/`
    const asked = FINDS.test(path) ? `${request.method} ${request.url} ${body}` : ''
    const known = lookups.find(asked)
    if (known) return void response.writeHead(200, known.fields).end(withOwnPlaces(known.bytes, place, blobs))
    const message = await ask()
    const bytes = message && (await read(patience, message))
    if (!bytes) return refuse()
    const [status, fields] = [message.statusCode ?? 502, withoutOwn(message.headers)]
    const own = status === 200 ? withOwnPlaces(bytes, place, blobs) : bytes
    if (own !== bytes) lookups.keep(asked, {fields, bytes})
    return void response.writeHead(status, fields).end(own)
  }

  const part = request.method === 'PUT' ? new URLSearchParams(query).get('comp') : null
  if (part === 'block') {
    const refused = await pieces.take(blob, async isShared => {
      const message = await ask(isShared)
      message?.resume()
      return message?.statusCode
    })
    return void response.writeHead(refused ?? 201).end()
  }
  const refused = part === 'blocklist' ? await pieces.settle(blob) : undefined
  if (refused !== undefined) return void response.writeHead(refused).end()
  const message = await ask()
  if (!message) return refuse()
  const status = message.statusCode ?? 502
  if (status >= 400) lookups.forget()
  const length = message.headers['content-length']
  const fields = withoutOwn(message.headers)
  response.writeHead(status, length === undefined ? fields : {...fields, 'content-length': length})
  await pass(patience, message, response)
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

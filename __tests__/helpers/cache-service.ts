import {createHash} from 'node:crypto'
import http from 'node:http'
import type {AddressInfo} from 'node:net'

/** A runtime token of the shape that GitHub's runners have, for these scopes and permissions (1 read, 2 write). */
export function runtimeToken(
  scopes: Readonly<Record<string, number>> = {'refs/heads/main': 3},
  claims: object = {}
): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const ac = JSON.stringify(Object.entries(scopes).map(([Scope, Permission]) => ({Scope, Permission})))
  return [
    part({typ: 'JWT', alg: 'RS256'}),
    part({nbf: 1_600_000_000, exp: 4_000_000_000, ac, ...claims}),
    part('signed')
  ].join('.')
}

/** What the token names; undefined where it is none. */
function scopesOf(authorization = ''): {Scope: string; Permission: number}[] | undefined {
  try {
    const claims = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return JSON.parse(claims.ac)
  } catch {
    return undefined
  }
}

/** What a runner tells an action of the cache service at `url`. */
export function cacheVariables(url = 'https://results.example/', token = runtimeToken()): Record<string, string> {
  return {ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url, ACTIONS_CACHE_SERVICE_V2: 'true'}
}

/** What a stand-in does instead of answering; undefined: it answers. */
export type CacheFault = (request: {
  method: string
  path: string
  /** Of the store: `block` for a piece, `blocklist` for what makes a blob of them. */
  comp: string | null
  count: number
}) => {status?: number; delayMs?: number; headers?: Record<string, string>} | undefined

export interface CacheServiceStandIn {
  readonly url: string
  fault: CacheFault | undefined
  readonly requests: string[]
  /** The keys that are complete. */
  readonly keys: () => string[]
  close(): Promise<void>
}

const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/'

/**
 * GitHub's cache service of version 2 with its blob store, as far as BuildKit's client and @actions/cache use them:
 * entries by scope, key and version, an upload in blocks, a download by range. A token writes to the scope that it may
 * write, and finds what is in those that it may read: https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching
 * https://github.com/actions/toolkit/tree/main/packages/cache and Azure's Put Block, Put Block List and Get Blob.
 * `store` is how its blobs are addressed, where that is not by its own URL.
 */
export async function startCacheService(store?: string): Promise<CacheServiceStandIn> {
  const blobs = new Map<string, {blocks: Map<string, Buffer>; content: Buffer | undefined}>()
  const entries = new Map<string, {key: string; blob: string; done: boolean}>()
  const requests: string[] = []
  let fault: CacheFault | undefined
  let url = ''
  const server = http.createServer(async (request, response) => {
    const {method = '', url: target = '/'} = request
    const {pathname, searchParams} = new URL(target, 'http://stand-in')
    const path = pathname.startsWith(SERVICE) ? pathname.slice(SERVICE.length) : pathname
    requests.push(`${method} ${path}`)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const comp = searchParams.get('comp')
    const found = fault?.({method, path, comp, count: requests.length})
    if (found?.delayMs) await new Promise(resolve => setTimeout(resolve, found.delayMs).unref())
    if (found?.status)
      return response.writeHead(found.status, found.headers).end('{"$id":"1","message":"a fault of the stand-in"}')
    const json = (value: object) =>
      response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(value))
    if (pathname.startsWith(SERVICE)) {
      const {key, version, restore_keys: prefixes = []} = JSON.parse(body.toString('utf8'))
      const scopes = scopesOf(request.headers.authorization)
      if (!scopes) return response.writeHead(401).end('{"message": "no token"}')
      const own = scopes.find(({Permission}) => (Permission & 2) !== 0)?.Scope
      const id = `${own} ${version} ${key}`
      if (path === 'CreateCacheEntry') {
        if (own === undefined) return response.writeHead(403).end('{"message": "the token may not write"}')
        if (entries.has(id)) return json({ok: false})
        const blob = createHash('sha256').update(id).digest('hex')
        entries.set(id, {key, blob, done: false})
        blobs.set(blob, {blocks: new Map(), content: undefined})
        return json({ok: true, signed_upload_url: `${store ?? url}blobs/${blob}?sig=x`})
      }
      if (path === 'FinalizeCacheEntryUpload') {
        const entry = entries.get(id)
        if (!entry) return json({ok: false})
        entry.done = true
        return json({ok: true, entry_id: '1'})
      }
      if (path === 'GetCacheEntryDownloadURL') {
        const done = [...entries].filter(([, entry]) => entry.done).reverse()
        const hit = scopes
          .filter(({Permission}) => (Permission & 1) !== 0)
          .flatMap(({Scope}) => [key, ...prefixes].map(wanted => `${Scope} ${version} ${wanted}`))
          .flatMap(wanted => done.filter(([name]) => name.startsWith(wanted)))
          .at(0)?.[1]
        return hit
          ? json({ok: true, signed_download_url: `${store ?? url}blobs/${hit.blob}?sig=x`, matched_key: hit.key})
          : json({ok: false})
      }
      return response.writeHead(404).end()
    }
    const blob = blobs.get(pathname.replace('/blobs/', ''))
    if (!blob) return response.writeHead(404, {'x-ms-error-code': 'BlobNotFound'}).end()
    const headers = {
      'x-ms-request-id': '1',
      'x-ms-version': '2024-01-01',
      etag: '"1"',
      'last-modified': new Date(0).toUTCString()
    }
    if (method === 'PUT') {
      if (comp === 'block') blob.blocks.set(searchParams.get('blockid') ?? '', body)
      else if (comp === 'blocklist') {
        const ids = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(
          ([, id = '']) => id
        )
        const blocks = ids.flatMap(id => blob.blocks.get(id) ?? [])
        if (blocks.length < ids.length) return response.writeHead(400, {'x-ms-error-code': 'InvalidBlockList'}).end()
        blob.content = Buffer.concat(blocks)
      } else blob.content = body
      return response.writeHead(201, headers).end()
    }
    const content = blob.content ?? Buffer.alloc(0)
    const range = /bytes=(\d+)-(\d*)/.exec(String(request.headers['x-ms-range'] ?? request.headers.range ?? ''))
    const from = Number(range?.[1] ?? 0)
    const to = range?.[2] ? Math.min(Number(range[2]), content.length - 1) : content.length - 1
    const part = content.subarray(from, to + 1)
    return response
      .writeHead(range ? 206 : 200, {
        ...headers,
        'content-length': part.length,
        'x-ms-blob-type': 'BlockBlob',
        'accept-ranges': 'bytes',
        ...(range ? {'content-range': `bytes ${from}-${to}/${content.length}`} : {})
      })
      .end(method === 'HEAD' ? undefined : part)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    url,
    get fault() {
      return fault
    },
    set fault(next) {
      fault = next
    },
    requests,
    keys: () => [...entries.values()].filter(({done}) => done).map(({key}) => key),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}

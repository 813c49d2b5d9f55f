import {createHash, randomUUID} from 'node:crypto'
import http, {type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {type BodyFault, createUploads, type Uploads} from './uploads.ts'

/** What goes wrong with one request, instead of or before its answer. */
export type Fault =
  | {readonly status: number; readonly headers?: Record<string, string>; readonly body?: string}
  | 'reset'
  | 'hang'
  /** Half of a body, then the connection ends. */
  | 'cut'
  /** A body that comes byte by byte and never ends. */
  | 'trickle'

export interface SeenRequest {
  readonly method: string
  /** Path with query. */
  readonly path: string
  readonly authorization: string | undefined
}

interface Stored {
  readonly mediaType: string
  readonly bytes: Buffer
}

/** An OCI registry in memory that fails on command. */
export interface TestRegistry {
  /** `127.0.0.1:port` */
  readonly address: string
  readonly requests: SeenRequest[]
  /** Decides about each request before it is served. `nth` counts from 1 those of the same method and path. */
  fault: (request: SeenRequest, nth: number) => Fault | BodyFault | undefined
  /** Requests to this path are answered when so many of them are waiting, once. */
  hold: {path: string; until: number} | undefined
  /** Called after each request that was served well. */
  after: (request: SeenRequest) => void
  /** `name:tag` → digest, as it is now. */
  tags(name: string): Map<string, string>
  /** Puts a manifest in without a request. */
  store(name: string, reference: string, document: object, mediaType?: string): string
  /** Puts a JSON blob in; its digest. */
  storeBlob(name: string, document: object): string
  readonly uploads: Uploads
  /** `METHOD path` of everything that was asked, without upload ids. */
  log(): string[]
  close(): Promise<void>
}

export interface RegistryOptions {
  readonly auth?: 'none' | 'basic' | 'bearer'
  readonly username?: string
  readonly password?: string
  readonly pageSize?: number
  /** Seconds that a token lives. */
  readonly tokenLifetime?: number
}

const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json'

export async function startRegistry(options: RegistryOptions = {}): Promise<TestRegistry> {
  const {auth = 'none', username = 'octo', password = 'correct horse', pageSize = 1000, tokenLifetime = 300} = options
  const repositories = new Map<string, {manifests: Map<string, Stored>; tags: Map<string, string>}>()
  const counts = new Map<string, number>()
  const tokens = new Map<string, number>()
  const uploads = createUploads()
  const held: (() => void)[] = []
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

  const repository = (name: string) => {
    const found = repositories.get(name) ?? {manifests: new Map<string, Stored>(), tags: new Map<string, string>()}
    repositories.set(name, found)
    return found
  }
  const put = (name: string, reference: string, bytes: Buffer, mediaType: string) => {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    repository(name).manifests.set(digest, {mediaType, bytes})
    if (!reference.startsWith('sha256:')) repository(name).tags.set(reference, digest)
    return digest
  }

  const registry: TestRegistry = {
    address: '',
    requests: [],
    fault: () => undefined,
    hold: undefined,
    after: () => {},
    uploads,
    tags: name => repository(name).tags,
    store: (name, reference, document, mediaType = OCI_MANIFEST) =>
      put(name, reference, Buffer.from(JSON.stringify(document)), mediaType),
    storeBlob: (name, document) => {
      const bytes = Buffer.from(JSON.stringify(document))
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
      uploads.blobs.set(`${name}@${digest}`, bytes)
      return digest
    },
    log: () =>
      registry.requests.map(({method, path}) => `${method} ${path.replace(/uploads\/[0-9a-f-]{36}/, 'uploads/ID')}`),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }

  const server = http.createServer((request, response) => {
    // What may be long is read as it comes, or not at all.
    if (request.url?.includes('/blobs/')) {
      serve(request, response, Buffer.alloc(0))
      return
    }
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const work = () => serve(request, response, Buffer.concat(chunks))
      if (!registry.hold || !request.url?.includes(registry.hold.path)) return work()
      held.push(work)
      if (held.length < registry.hold.until) return
      registry.hold = undefined
      for (const each of held.splice(0)) each()
    })
  })

  function serve(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const seen: SeenRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization
    }
    // The stand-in for docker pushes past all faults: they are aimed at the action's own requests.
    const builder = request.headers['x-builder'] === 'yes'
    if (!builder) {
      registry.requests.push(seen)
      const key = `${seen.method} ${seen.path}`
      const nth = (counts.get(key) ?? 0) + 1
      counts.set(key, nth)
      const fault = registry.fault(seen, nth)
      if (typeof fault === 'object' && 'cutAfter' in fault) {
        uploads.serve(request, response, fault)
        return
      }
      if (fault) {
        request.resume()
        return fail(response, fault)
      }
      if (!seen.path.startsWith('/token') && !authorized(seen)) return challenge(response, seen)
    }
    if (uploads.serve(request, response)) {
      if (!builder) registry.after(seen)
      return
    }
    answer(seen, response, body, request.headers['content-type'] ?? '')
    if (!builder) registry.after(seen)
  }

  function authorized({authorization}: SeenRequest): boolean {
    if (auth === 'none') return true
    if (auth === 'basic') return authorization === basic
    const expires = tokens.get((authorization ?? '').replace(/^Bearer /, ''))
    return expires !== undefined && expires > Date.now()
  }

  function challenge(response: ServerResponse, {path}: SeenRequest): void {
    const name = /^\/v2\/(.+)\/(manifests|blobs|tags)\//.exec(path)?.[1]
    const scope = name ? `,scope="repository:${name}:pull,push"` : ''
    const field =
      auth === 'basic' ? 'Basic realm="test"' : `Bearer realm="http://${registry.address}/token",service="test"${scope}`
    respond(response, 401, {'www-authenticate': field}, error('UNAUTHORIZED', 'authentication required'))
  }

  function answer(seen: SeenRequest, response: ServerResponse, body: Buffer, type: string): void {
    const url = new URL(seen.path, 'http://registry')
    const [, name = '', kind = '', reference = ''] =
      /^\/v2\/(.+?)\/(manifests|tags\/list)\/?(.*)$/.exec(url.pathname) ?? []
    if (url.pathname === '/token') {
      if (seen.authorization !== undefined && seen.authorization !== basic)
        return respond(response, 401, {}, error('UNAUTHORIZED', 'denied: denied'))
      const token = randomUUID()
      tokens.set(token, Date.now() + tokenLifetime * 1000)
      return respond(response, 200, {}, JSON.stringify({token, expires_in: tokenLifetime}))
    }
    if (url.pathname === '/v2/') return respond(response, 200, {}, '{}')
    if (kind === 'tags/list') return list(name, url, response)
    if (kind !== 'manifests') return respond(response, 404, {}, error('NOT_FOUND', 'no such route'))
    if (seen.method === 'PUT')
      return respond(response, 201, {'docker-content-digest': put(name, reference, body, type)}, '')
    const digest = reference.startsWith('sha256:') ? reference : repositories.get(name)?.tags.get(reference)
    const stored = repositories.get(name)?.manifests.get(digest ?? '')
    if (!stored || !digest) return respond(response, 404, {}, error('MANIFEST_UNKNOWN', 'manifest unknown'))
    respond(
      response,
      200,
      {'content-type': stored.mediaType, 'docker-content-digest': digest},
      seen.method === 'HEAD' ? '' : stored.bytes
    )
  }

  function list(name: string, url: URL, response: ServerResponse): void {
    const found = repositories.get(name)
    if (!found) return respond(response, 404, {}, error('NAME_UNKNOWN', 'repository name not known to registry'))
    const all = [...found.tags.keys()]
    const from = all.indexOf(url.searchParams.get('last') ?? '') + 1
    const page = all.slice(from, from + pageSize)
    const more = from + pageSize < all.length
    const link = more ? {link: `</v2/${name}/tags/list?n=${pageSize}&last=${page.at(-1)}>; rel="next"`} : {}
    respond(response, 200, link, JSON.stringify({name, tags: page}))
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const {port} = server.address() as AddressInfo
  return Object.assign(registry, {address: `127.0.0.1:${port}`})
}

function error(code: string, message: string): string {
  return JSON.stringify({errors: [{code, message}]})
}

function respond(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer
): void {
  response.writeHead(status, {'content-type': 'application/json', ...headers})
  response.end(body)
}

function fail(response: ServerResponse, fault: Fault): void {
  if (fault === 'reset') response.socket?.resetAndDestroy()
  else if (fault === 'cut') {
    response.writeHead(200, {'content-type': OCI_MANIFEST, 'content-length': '1000'})
    response.write('{"half":')
    setTimeout(() => response.socket?.destroy(), 20)
  } else if (fault === 'trickle') {
    response.writeHead(200, {'content-type': OCI_MANIFEST})
    const timer = setInterval(() => response.write(' '), 50)
    response.on('close', () => clearInterval(timer))
  } else if (fault !== 'hang') respond(response, fault.status, fault.headers ?? {}, fault.body ?? '')
}

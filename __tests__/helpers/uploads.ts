import {createHash, randomUUID} from 'node:crypto'
import type {IncomingMessage, ServerResponse} from 'node:http'

/** What goes wrong with a blob's request while its body comes. */
export interface BodyFault {
  /** The connection ends when the registry has kept so many bytes of the body. */
  readonly cutAfter: number
  /** Whether the registry forgets what it kept of that upload, too. */
  readonly forget?: boolean
}

/** The blobs of a registry, and how they come there. https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs */
export interface Uploads {
  /** `name@digest` → bytes */
  readonly blobs: Map<string, Buffer>
  /** Bytes of bodies that arrived, all together. */
  received: number
  /** Whether other repositories' blobs can be mounted. */
  mounts: boolean
  /** Forgets every upload that has not ended. */
  forgetSessions(): void
  /** Answers requests about blobs; false for all others. */
  serve(request: IncomingMessage, response: ServerResponse, fault?: BodyFault): boolean
}

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const error = (code: string) => JSON.stringify({errors: [{code, message: code.toLowerCase().replaceAll('_', ' ')}]})

export function createUploads(): Uploads {
  const sessions = new Map<string, Buffer>()

  const uploads: Uploads = {
    blobs: new Map(),
    received: 0,
    mounts: true,
    forgetSessions: () => sessions.clear(),
    serve(request, response, fault) {
      const url = new URL(request.url ?? '', 'http://registry')
      const [, name = '', id = ''] = /^\/v2\/(.+)\/blobs\/uploads\/([0-9a-f-]*)$/.exec(url.pathname) ?? []
      const [, holder = '', digest = ''] = /^\/v2\/(.+)\/blobs\/(sha256:[0-9a-f]{64})$/.exec(url.pathname) ?? []
      const answer = (status: number, headers: Record<string, string> = {}, body: string | Buffer = '') => {
        response.writeHead(status, headers)
        response.end(body)
      }
      if (digest !== '') {
        const bytes = uploads.blobs.get(`${holder}@${digest}`)
        if (bytes) answer(200, {'content-length': String(bytes.length)}, request.method === 'HEAD' ? '' : bytes)
        else answer(404, {}, request.method === 'HEAD' ? '' : error('BLOB_UNKNOWN'))
        return true
      }
      if (name === '') return false
      const at = (session: string) => ({location: `/v2/${name}/blobs/uploads/${session}?_state=x`})
      if (request.method === 'POST') {
        const [mount, from] = [url.searchParams.get('mount'), url.searchParams.get('from')]
        const source = uploads.blobs.get(`${from}@${mount}`)
        if (mount && source && uploads.mounts) {
          uploads.blobs.set(`${name}@${mount}`, source)
          answer(201)
        } else {
          const session = randomUUID()
          sessions.set(session, Buffer.alloc(0))
          answer(202, at(session))
        }
        return true
      }
      const kept = sessions.get(id)
      if (!kept) {
        request.resume()
        answer(404, {}, error('BLOB_UPLOAD_UNKNOWN'))
      } else if (request.method === 'DELETE') {
        sessions.delete(id)
        answer(204)
      } else if (request.method === 'GET') {
        answer(204, {...at(id), range: `0-${Math.max(0, kept.length - 1)}`})
      } else {
        const start = /^(\d+)-\d+$/.exec(request.headers['content-range'] ?? '')?.[1]
        if (start !== undefined && Number(start) !== kept.length) {
          request.resume()
          answer(416, {...at(id), range: `0-${Math.max(0, kept.length - 1)}`})
          return true
        }
        void receive(request, id, kept, fault).then(whole => {
          if (!whole) return
          if (request.method === 'PATCH') return answer(202, {...at(id), range: `0-${whole.length - 1}`})
          sessions.delete(id)
          const wanted = url.searchParams.get('digest')
          if (digestOf(whole) !== wanted) return answer(400, {}, error('DIGEST_INVALID'))
          uploads.blobs.set(`${name}@${wanted}`, whole)
          answer(201, {'docker-content-digest': wanted})
        })
      }
      return true
    }
  }

  /** What the session has with this body; undefined where the connection was cut. */
  async function receive(
    request: IncomingMessage,
    id: string,
    kept: Buffer,
    fault: BodyFault | undefined
  ): Promise<Buffer | undefined> {
    let all = kept
    try {
      for await (const piece of request as AsyncIterable<Buffer>) {
        const room = fault ? fault.cutAfter - (all.length - kept.length) : piece.length
        uploads.received += Math.min(room, piece.length)
        all = Buffer.concat([all, piece.subarray(0, room)])
        if (!fault || room >= piece.length) continue
        if (fault.forget) sessions.delete(id)
        else sessions.set(id, all)
        request.socket.resetAndDestroy()
        return undefined
      }
    } catch {
      // The client has gone: what came is kept.
      sessions.set(id, all)
      return undefined
    }
    sessions.set(id, all)
    return all
  }

  return uploads
}

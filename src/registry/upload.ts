import {ActionError} from '../errors.ts'
import {type Digest, digestOf} from '../oci/digest.ts'
import type {Repository} from '../oci/reference.ts'
import type {ByteStream, HttpResponse, Ports} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import {type Attempt, withRetries} from './retry.ts'
import type {Operation, Transport} from './transport.ts'

/** Bytes that a registry is to keep; read as they are sent, so that they may be more than memory holds. */
export interface Blob {
  readonly digest: Digest
  readonly size: number
  /** What people call it. */
  readonly name: string
  /** From byte `start` to before byte `end`. */
  open(start: number, end: number): ByteStream
}

/** What memory holds, as a blob. */
export function bytesBlob(bytes: Buffer, name: string): Blob {
  async function* open(start: number, end: number) {
    if (end > start) yield bytes.subarray(start, end)
  }
  return {digest: digestOf(bytes), size: bytes.length, name, open}
}

export interface UploadOptions {
  /** A repository of the same registry that has the blob: it need not be sent again where the registry can mount. */
  readonly from?: Repository | undefined
  /** Told how many bytes the registry has acknowledged, after each step. */
  readonly onProgress?: (sent: number) => void
  /** Bytes a chunk, and the most that goes in one request without any. */
  readonly chunk?: number
}

export type Uploaded = 'there already' | 'mounted' | 'uploaded'

/** Up to here a blob goes in one request, which every registry takes; above in chunks of this, so that little is lost. */
const CHUNK = 256 * 1024 * 1024
/** Since the last byte went out, milliseconds: a registry may read it all again before it answers. */
const PATIENCE_MS = 300_000
/** What a registry without chunks answers the first of them with. */
const NO_CHUNKS = [400, 405, 411, 415, 501]

/** An upload in progress, as the registry sees it. */
interface Session {
  location: string
  /** Bytes that it has. */
  offset: number
  /** Bytes a chunk. */
  chunk: number
  /** Whether our idea of the offset may be wrong, because a request failed in the middle. */
  doubtful: boolean
}

/**
 * Brings a blob into a repository: nothing is sent where it is there or can be mounted; what breaks in the middle goes on
 * where the registry says it stopped, and starts anew where the session is lost. Retries count for each chunk.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs
 */
export async function uploadBlob(
  ports: Pick<Ports, 'log' | 'clock'>,
  transport: Transport,
  repository: Repository,
  blob: Blob,
  options: UploadOptions = {}
): Promise<Uploaded> {
  const what = `Uploading ${blob.name} to ${repository.text}`
  const request = createRequests(transport, repository, blob, what)
  let session: Session | undefined
  let restarts = 0
  let refused = false
  const most = options.chunk ?? CHUNK
  let inChunks = blob.size > most
  let from = options.from

  const restart = (why: string): Attempt<never> => {
    session = undefined
    const error = new ActionError('registry', `${what}: ${why}`, {
      hint: 'Run the job again; if it stays, tell the registry’s operator.'
    })
    // Else a registry that loses every session near its end would be sent the same bytes for ever.
    if (++restarts > transport.retries) throw error
    return {passing: error}
  }

  /** One request, or the few that find out how things stand. A value ends the upload. */
  async function step(): Promise<Attempt<Uploaded | 'more'>> {
    if (!session) {
      const there = await request.head()
      if ('passing' in there) return there
      if (there.value.status === 200) return {value: 'there already'}
      const started = await request.start(from)
      // Whoever may not read the other repository may still write this one.
      from = undefined
      if ('passing' in started) return started
      if (started.value.status === 201) return {value: 'mounted'}
      const {location, 'oci-chunk-min-length': least = '0'} = started.value.headers
      if (!location) return restart('the registry started an upload and did not say where')
      const chunk = inChunks ? Math.max(most, Number(least) || 0) : Number.POSITIVE_INFINITY
      session = {location, offset: 0, chunk, doubtful: false}
    }
    if (session.doubtful) {
      const status = await request.status(session)
      if ('passing' in status) return status
      const offset = offsetOf(status.value)
      if (status.value.status !== 204 || offset === undefined || offset > blob.size)
        return restart('the registry has lost the upload')
      if (offset > 0) ports.log.info(`${what}: going on after ${offset} of ${blob.size} bytes.`)
      session = {...session, location: status.value.headers.location ?? session.location, offset, doubtful: false}
      options.onProgress?.(offset)
    }
    const {offset, chunk} = session
    const isChunk = offset < blob.size && (offset > 0 || inChunks)
    // Whatever happens to this request, the registry is asked before the next.
    session.doubtful = true
    const sent = isChunk
      ? await request.chunk(session, Math.min(offset + chunk, blob.size))
      : await request.end(session)
    if ('passing' in sent) return sent
    const {status, headers} = sent.value
    if (!isChunk && status < 300) {
      options.onProgress?.(blob.size)
      return {value: 'uploaded'}
    }
    if (isChunk && status === 202) {
      const end = offsetOf(sent.value) ?? Math.min(offset + chunk, blob.size)
      if (end <= offset || end > blob.size) return restart(`the registry says that it has ${end} bytes`)
      session = {...session, location: headers.location ?? session.location, offset: end, doubtful: false}
      options.onProgress?.(end)
      return {value: 'more'}
    }
    if (isChunk && offset === 0 && NO_CHUNKS.includes(status) && inChunks) {
      ports.log.info(`${what}: the registry takes no chunks (${status}), so it gets the whole in one request.`)
      inChunks = false
      session = undefined
      return {value: 'more'}
    }
    if (status === 416) return {passing: new ActionError('registry', `${what}: the registry is at another byte (416)`)}
    if (status === 404) return restart('the registry has lost the upload')
    if (refused) throw damaged(what, sent.value)
    refused = true
    return restart(`the registry refused what it got: ${textOf(sent.value)}`)
  }

  for (;;) {
    const result = await withRetries(ports, transport.retries, what, step)
    if (result !== 'more') return result
  }
}

function createRequests({attempt}: Transport, repository: Repository, blob: Blob, what: string) {
  const uploads = `/v2/${repository.name}/blobs/uploads/`
  const octets = {'content-type': 'application/octet-stream'}
  const body = (start: number, end: number) => ({size: end - start, open: () => blob.open(start, end)})
  const common: Pick<Operation, 'what' | 'repository' | 'timeoutMs'> = {what, repository, timeoutMs: PATIENCE_MS}
  return {
    // Any other answer is no reason not to try: a registry that keeps its blobs elsewhere may lead to a URL that is
    // good for GET alone, and a refusal of HEAD has no text.
    head: () =>
      attempt({
        what,
        repository,
        method: 'HEAD',
        path: `/v2/${repository.name}/blobs/${blob.digest}`,
        expected: [200, 400, 401, 403, 404, 405]
      }),
    async start(from: Repository | undefined): Promise<Attempt<HttpResponse>> {
      const start = () => attempt({what, repository, method: 'POST', path: uploads, expected: [202]})
      if (!from) return await start()
      const query = new URLSearchParams({mount: blob.digest, from: from.name})
      const mounted = await attempt({
        what,
        repository,
        from,
        method: 'POST',
        path: `${uploads}?${query}`,
        expected: [201, 202, 400, 401, 403, 404, 405]
      })
      return 'value' in mounted && mounted.value.status >= 400 ? await start() : mounted
    },
    status: ({location}: Session) =>
      attempt({what, repository, method: 'GET', path: location, expected: [204, 400, 404, 405]}),
    chunk: ({location, offset}: Session, end: number) =>
      attempt({
        ...common,
        method: 'PATCH',
        path: location,
        headers: {...octets, 'content-range': `${offset}-${end - 1}`},
        body: body(offset, end),
        expected: [202, 404, 416, ...NO_CHUNKS]
      }),
    /** Ends the upload, with the whole blob where nothing of it was sent. */
    end({location, offset}: Session) {
      const path = `${location}${location.includes('?') ? '&' : '?'}digest=${blob.digest}`
      const whole = offset === 0 ? {body: body(0, blob.size)} : {body: Buffer.alloc(0)}
      return attempt({
        ...common,
        method: 'PUT',
        path,
        headers: octets,
        ...whole,
        expected: [200, 201, 204, 400, 404, 416]
      })
    }
  }
}

/** `Range: 0-N` tells that N + 1 bytes are there; an empty upload is told as `0-0` too. */
function offsetOf({headers}: HttpResponse): number | undefined {
  const last = /^(?:bytes=)?0-(\d+)$/.exec(headers.range ?? '')?.[1]
  if (last === undefined) return undefined
  return last === '0' ? 0 : Number(last) + 1
}

function damaged(what: string, response: HttpResponse): ActionError {
  return new ActionError('mismatch', `${what}: the registry refused twice what it got: ${textOf(response)}`, {
    cause: 'the file was changed while it was sent, or something on the way changes what passes it',
    hint: 'See that nothing writes the file meanwhile, and run the job again.'
  })
}

function textOf({status, body}: HttpResponse): string {
  return `${status} ${excerpt(body.toString('utf8'), 200)}`.trim()
}

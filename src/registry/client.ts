import {ActionError} from '../errors.ts'
import {type Digest, digestOf, isDigest} from '../oci/digest.ts'
import {annotationOf, type Manifest, manifestOf} from '../oci/manifest.ts'
import {isManifestType, MANIFEST_TYPES} from '../oci/media.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {HttpResponse, Ports} from '../runner.ts'
import {clip} from '../text/foreign.ts'
import {field, parseJson} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'
import type {Operation, Transport} from './transport.ts'
import {type Blob, type Uploaded, type UploadOptions, uploadBlob} from './upload.ts'

/**
 * One repository of a registry, as much of it as publishing needs. Faults that pass are retried inside; what is left
 * is an ActionError (`denied`, `network` or `registry`) that names the request.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md
 */
export interface RegistryClient {
  /** Starts a blob upload and cancels it: what a push would be answered, without leaving anything behind. */
  probePush(): Promise<void>
  /** undefined if there is no such tag or digest. The bytes are checked against the digest. */
  getManifest(reference: string): Promise<Manifest | undefined>
  /** The text of a manifest of any media type, checked; undefined if there is no such digest. */
  getDocument(digest: Digest): Promise<string | undefined>
  /** One try, so that whoever asks can look again before the next. `refused`: this registry deletes nothing. */
  deleteManifest(digest: Digest): Promise<'deleted' | 'gone' | 'refused'>
  /** The digest that the tag points to now; undefined if there is no such tag. */
  resolveTag(tag: string): Promise<Digest | undefined>
  /** The bytes of a configuration or a small layer, checked; undefined if there is no such blob. */
  getBlob(digest: Digest, maxBytes?: number): Promise<Buffer | undefined>
  putManifest(reference: string, manifest: Pick<Manifest, 'mediaType' | 'bytes'>): Promise<void>
  /** Brings a blob there, unless it is there. */
  uploadBlob(blob: Blob, options?: UploadOptions): Promise<Uploaded>
  /** Puts a manifest that has a subject under its digest; whether the registry says that it keeps track of subjects. */
  putReferrer(manifest: Pick<Manifest, 'mediaType' | 'bytes' | 'digest'>): Promise<boolean>
  /** What refers to a digest, by the referrers API (`byApi`) or the tag that stands in for it. */
  listReferrers(digest: Digest): Promise<{readonly byApi: boolean; readonly referrers: readonly Referrer[]}>
  /** Every tag, in the registry's order; empty if there is no such repository. */
  listTags(): Promise<string[]>
}

/** https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers */
export interface Referrer {
  readonly artifactType: string
  /** The annotation by which Sigstore's bundles say what they are. */
  readonly predicateType: string | undefined
}

const MOST_PAGES = 10_000

export function createClient(
  ports: Pick<Ports, 'log' | 'clock'>,
  transport: Transport,
  repository: Repository
): RegistryClient {
  const {send, exchange, endpoint} = transport
  const manifestPath = (reference: string) => `/v2/${repository.name}/manifests/${reference}`
  const accept = {accept: MANIFEST_TYPES.join(', ')}

  async function getManifest(reference: string): Promise<Manifest | undefined> {
    const what = `Reading ${repository.text} ${reference}`
    const response = await send({
      what,
      repository,
      method: 'GET',
      path: manifestPath(reference),
      headers: accept,
      expected: [200, 404]
    })
    if (response.status === 404) return undefined
    const mediaType = (response.headers['content-type']?.split(';')[0] ?? '').trim()
    if (!isManifestType(mediaType)) {
      throw new ActionError(
        'registry',
        `${what}: the registry answered with “${excerpt(mediaType)}”, which is not an image manifest.`
      )
    }
    const manifest = manifestOf(mediaType, response.body)
    if (isDigest(reference) && manifest.digest !== reference) throw damaged(what, manifest.digest)
    return manifest
  }

  const putManifest = (what: string, reference: string, {mediaType, bytes}: Pick<Manifest, 'mediaType' | 'bytes'>) =>
    send({
      what,
      repository,
      method: 'PUT',
      path: manifestPath(reference),
      headers: {'content-type': mediaType},
      body: bytes,
      // Some registries answer with another success than the specification's 201.
      expected: [200, 201, 202, 204]
    })

  return {
    getManifest,
    async getDocument(digest) {
      const what = `Reading ${repository.text} ${digest}`
      const headers = {accept: [...MANIFEST_TYPES, '*/*'].join(', ')}
      const path = manifestPath(digest)
      const response = await send({what, repository, method: 'GET', path, headers, expected: [200, 404]})
      if (response.status === 404) return undefined
      if (digestOf(response.body) !== digest) throw damaged(what, digestOf(response.body))
      return response.body.toString('utf8')
    },
    async deleteManifest(digest) {
      const response = await send({
        what: `Deleting ${repository.text}@${digest}`,
        repository,
        scope: 'pull,push,delete',
        method: 'DELETE',
        path: manifestPath(digest),
        expected: [200, 202, 204, 404, 405, 501],
        once: true
      })
      if (response.status === 404) return 'gone'
      return response.status >= 400 ? 'refused' : 'deleted'
    },
    async probePush() {
      const what = `Asking to write to ${repository.text}`
      const path = `/v2/${repository.name}/blobs/uploads/`
      const response = await send({what, repository, method: 'POST', path, expected: [202]})
      const location = response.headers.location
      if (!location) return
      // Some registries can't cancel and all forget an upload that never ends, so the answer doesn't matter: the
      // build need not wait for it, and the end of the step not long.
      const cancel: Operation = {what, repository, method: 'DELETE', path: location, expected: [], timeoutMs: 3_000}
      void exchange(cancel).catch(() => undefined)
    },
    async resolveTag(tag) {
      const what = `Reading back ${tagged(repository, tag)}`
      const response = await send({
        what,
        repository,
        method: 'HEAD',
        path: manifestPath(tag),
        headers: accept,
        expected: [200, 400, 403, 404, 405]
      })
      if (response.status === 404) return undefined
      const digest = response.status === 200 ? (response.headers['docker-content-digest'] ?? '') : ''
      // The field is optional in the specification, and a refusal of HEAD has no text that would tell a rate limit from
      // a denial: GET always tells.
      return isDigest(digest) ? digest : (await getManifest(tag))?.digest
    },
    async getBlob(digest, maxBytes) {
      const what = `Reading ${repository.text} ${digest}`
      const path = `/v2/${repository.name}/blobs/${digest}`
      const limit = maxBytes === undefined ? {} : {maxBytes}
      const response = await send({what, repository, method: 'GET', path, expected: [200, 404], ...limit})
      if (response.status === 404) return undefined
      if (digestOf(response.body) === digest) return response.body
      throw damaged(what, digestOf(response.body))
    },
    async putManifest(tag, manifest) {
      await putManifest(`Tagging ${tagged(repository, tag)}`, tag, manifest)
    },
    uploadBlob: (blob, options) => uploadBlob(ports, transport, repository, blob, options),
    async putReferrer(manifest) {
      const what = `Attaching ${manifest.digest} in ${repository.text}`
      const {headers} = await putManifest(what, manifest.digest, manifest)
      return headers['oci-subject'] !== undefined
    },
    async listReferrers(digest) {
      const what = `Looking for what refers to ${repository.text}@${digest}`
      const path = `/v2/${repository.name}/referrers/${digest}`
      const response = await send({what, repository, method: 'GET', path, headers: accept, expected: [200, 404]})
      const byApi = response.status === 200
      const index = byApi ? manifestOf(MANIFEST_TYPES[0], response.body) : await getManifest(digest.replace(':', '-'))
      const referrers = (index?.content?.kind === 'index' ? index.content.manifests : []).map(descriptor => ({
        artifactType: descriptor.artifactType ?? '',
        predicateType: annotationOf(descriptor, 'dev.sigstore.bundle.predicateType')
      }))
      return {byApi, referrers}
    },
    async listTags() {
      const tags = new Set<string>()
      let path: string | undefined = `/v2/${repository.name}/tags/list?n=1000`
      for (let page = 0; path !== undefined; page++) {
        if (page === MOST_PAGES)
          throw new ActionError('registry', `The list of tags of ${repository.text} does not end.`)
        const response = await send({
          what: `Listing the tags of ${repository.text}`,
          refusalHint:
            'Give credentials that may list its tags, or set floating-tags: always, which moves floating tags without looking.',
          repository,
          method: 'GET',
          path,
          expected: [200, 404],
          // Some registries say null for none. A list that is cut short would let a floating tag go back.
          isWhole: ({status, body}) => status === 404 || field(parseJson(body.toString('utf8')), 'tags') !== undefined
        })
        if (response.status === 404) break
        const names = field(parseJson(response.body.toString('utf8')), 'tags')
        if (Array.isArray(names)) for (const name of names) if (typeof name === 'string') tags.add(name)
        path = nextPage(response, new URL(path, endpoint))
      }
      return [...tags]
    }
  }
}

function damaged(what: string, digest: Digest): ActionError {
  return new ActionError('mismatch', `${what}: the bytes that the registry sent have the digest ${digest}.`, {
    cause: 'the answer is cut short or changed on its way, or the registry’s storage is damaged',
    hint: 'Run the job again; if it stays, tell the registry’s operator.'
  })
}

/** https://www.rfc-editor.org/rfc/rfc8288, as the distribution-spec uses it. */
function nextPage(response: HttpResponse, current: URL): string | undefined {
  const target = /<([^<>]*)>\s*;\s*rel="?next"?/i.exec(clip(response.headers.link ?? ''))?.[1]
  return target === undefined ? undefined : new URL(target, current).href
}

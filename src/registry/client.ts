import {ActionError} from '../errors.ts'
import {type Digest, digestOf, isDigest} from '../oci/digest.ts'
import {isManifestType, MANIFEST_TYPES, type ManifestType} from '../oci/media.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {HttpResponse, Runner} from '../runner.ts'
import {field, parseJson, stringAt} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'
import {createTransport, type Operation, type TransportOptions} from './transport.ts'

/** The very bytes that a registry keeps, and what they are. */
export interface Manifest {
  readonly digest: Digest
  readonly mediaType: ManifestType
  readonly bytes: Buffer
}

/**
 * One registry, as much of it as publishing needs. Faults that pass are retried inside; what is left is an
 * ActionError (`denied`, `network` or `registry`) that names the request.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md
 */
export interface Registry {
  /** Whether the credentials are accepted at all. */
  checkLogin(): Promise<void>
  /** Starts a blob upload and cancels it: what a push would be answered, without leaving anything behind. */
  probePush(repository: Repository): Promise<void>
  /** undefined if there is no such tag or digest. The bytes are checked against the digest. */
  getManifest(repository: Repository, reference: string): Promise<Manifest | undefined>
  /** The digest that the tag points to now; undefined if there is no such tag. */
  resolveTag(repository: Repository, tag: string): Promise<Digest | undefined>
  /** The bytes of a configuration, checked; undefined if there is no such blob. */
  getBlob(repository: Repository, digest: Digest): Promise<Buffer | undefined>
  putManifest(repository: Repository, tag: string, manifest: Manifest): Promise<void>
  /** What refers to a digest, by the referrers API or the tag that stands in for it. */
  listReferrers(repository: Repository, digest: Digest): Promise<Referrer[]>
  /** Every tag, in the registry's order; empty if there is no such repository. */
  listTags(repository: Repository): Promise<string[]>
}

/** https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers */
export interface Referrer {
  readonly artifactType: string
  /** The annotation by which Sigstore's bundles say what they are. */
  readonly predicateType: string | undefined
}

const MOST_PAGES = 10_000

export function createRegistry(runner: Pick<Runner, 'http' | 'clock' | 'log'>, options: TransportOptions): Registry {
  const {send, exchange, endpoint} = createTransport(runner, options)
  const manifestPath = (repository: Repository, reference: string) => `/v2/${repository.name}/manifests/${reference}`
  const accept = {accept: MANIFEST_TYPES.join(', ')}

  async function getManifest(repository: Repository, reference: string): Promise<Manifest | undefined> {
    const what = `Reading ${repository.text} ${reference}`
    const response = await send({
      what,
      repository,
      method: 'GET',
      path: manifestPath(repository, reference),
      headers: accept,
      expected: [200, 404]
    })
    if (response.status === 404) return undefined
    const digest = digestOf(response.body)
    const mediaType = (response.headers['content-type'] ?? '').replace(/;.*$/, '').trim()
    if (!isManifestType(mediaType)) {
      throw new ActionError(
        'registry',
        `${what}: the registry answered with “${excerpt(mediaType)}”, which is no image manifest.`
      )
    }
    if (isDigest(reference) && digest !== reference) {
      throw damaged(what, digest)
    }
    return {digest, mediaType, bytes: response.body}
  }

  return {
    getManifest,
    async checkLogin() {
      await send({what: `Logging in to ${options.registry}`, method: 'GET', path: '/v2/', expected: [200]})
    },
    async probePush(repository) {
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
    async resolveTag(repository, tag) {
      const what = `Reading back ${tagged(repository, tag)}`
      const response = await send({
        what,
        repository,
        method: 'HEAD',
        path: manifestPath(repository, tag),
        headers: accept,
        expected: [200, 400, 403, 404, 405]
      })
      if (response.status === 404) return undefined
      const digest = response.status === 200 ? (response.headers['docker-content-digest'] ?? '') : ''
      // The field is optional in the specification, and a refusal of HEAD has no text that would tell a rate limit from
      // a denial: GET always tells.
      return isDigest(digest) ? digest : (await getManifest(repository, tag))?.digest
    },
    async getBlob(repository, digest) {
      const what = `Reading ${repository.text} ${digest}`
      const path = `/v2/${repository.name}/blobs/${digest}`
      const response = await send({what, repository, method: 'GET', path, expected: [200, 404]})
      if (response.status === 404) return undefined
      if (digestOf(response.body) === digest) return response.body
      throw damaged(what, digestOf(response.body))
    },
    async putManifest(repository, tag, {mediaType, bytes}) {
      const what = `Tagging ${tagged(repository, tag)}`
      await send({
        what,
        repository,
        method: 'PUT',
        path: manifestPath(repository, tag),
        headers: {'content-type': mediaType},
        body: bytes,
        expected: [201]
      })
    },
    async listReferrers(repository, digest) {
      const what = `Looking for what refers to ${repository.text}@${digest}`
      const path = `/v2/${repository.name}/referrers/${digest}`
      const response = await send({what, repository, method: 'GET', path, headers: accept, expected: [200, 404]})
      const bytes =
        response.status === 200 ? response.body : (await getManifest(repository, digest.replace(':', '-')))?.bytes
      const entries = field(parseJson(bytes?.toString('utf8') ?? ''), 'manifests')
      return (Array.isArray(entries) ? entries : []).map(entry => ({
        artifactType: stringAt(entry, 'artifactType') ?? '',
        predicateType: stringAt(entry, 'annotations', 'dev.sigstore.bundle.predicateType')
      }))
    },
    async listTags(repository) {
      const tags = new Set<string>()
      let path: string | undefined = `/v2/${repository.name}/tags/list?n=1000`
      for (let page = 0; path !== undefined; page++) {
        if (page === MOST_PAGES)
          throw new ActionError('registry', `The list of tags of ${repository.text} does not end.`)
        const response = await send({
          what: `Listing the tags of ${repository.text}`,
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
  const target = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(response.headers.link ?? '')?.[1]
  return target === undefined ? undefined : new URL(target, current).href
}

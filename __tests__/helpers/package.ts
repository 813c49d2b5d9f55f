import {type Digest, digestOf} from '../../src/oci/digest.ts'
import {type Manifest, manifestOf} from '../../src/oci/manifest.ts'
import {MANIFEST_TYPES} from '../../src/oci/media.ts'
import type {RegistryClient} from '../../src/registry/client.ts'

const [INDEX, MANIFEST] = MANIFEST_TYPES

export interface FakeVersion {
  readonly id: number
  readonly digest: Digest
  readonly text: string
  readonly mediaType: string
  tags: string[]
  updated: number
  /** What `updated` was before, and until which call. */
  readonly earlier: {updated: number; until: number}[]
  /** Tags that went to another version, and at which call. */
  readonly left: {tag: string; at: number}[]
  /** The call at which it came. */
  readonly since: number
}

export interface Deletion {
  readonly version: FakeVersion
  /** The call that began the look before it. */
  readonly lookedAt: number
  readonly call: number
}

/**
 * A package of GitHub's registry in memory: its versions over the REST API, their manifests and tags over the registry's.
 * https://docs.github.com/rest/packages/packages
 */
export class FakePackage {
  versions: FakeVersion[] = []
  /** What has been deleted, and when. */
  readonly deletions: Deletion[] = []
  /** Tags that came meanwhile: digest and tag → call. */
  readonly taggedAt = new Map<string, number>()
  calls = 0
  restCalls = 0
  now = Date.UTC(2026, 10, 21)
  releases: string[] = []
  openPullRequests: number[] = []
  /** Highest number that a pull request has. */
  pullRequests = 1000
  allowance: {limit: number; remaining: number} | undefined
  /** Before each call; what it throws is the answer. */
  before: (call: string) => void = () => undefined
  /** After the effect of each call, before its answer. */
  after: (call: string) => void = () => undefined
  private lookedAt = 0
  private nextId = 1

  /** Puts a manifest in; a tag goes over from where it was. */
  push(document: object, tags: readonly string[] = [], mediaType: string = MANIFEST, updated = this.now): Digest {
    const text = JSON.stringify({mediaType, ...document})
    const digest = digestOf(Buffer.from(text))
    const known = this.versions.find(version => version.digest === digest)
    if (!known)
      this.versions.unshift({
        id: this.nextId++,
        digest,
        text,
        mediaType,
        tags: [],
        updated,
        earlier: [],
        left: [],
        since: this.calls
      })
    else this.touch(known, updated)
    for (const tag of tags) this.tag(digest, tag, updated)
    return digest
  }

  image(name: string, tags: readonly string[] = [], updated = this.now, more: object = {}): Digest {
    const config = {digest: digestOf(Buffer.from(`config ${name}`)), size: 100}
    const layers = [{digest: digestOf(Buffer.from(`layer ${name}`)), size: 1000}]
    return this.push({config, layers, ...more}, tags, MANIFEST, updated)
  }

  index(children: readonly Digest[], tags: readonly string[] = [], updated = this.now, more: object = {}): Digest {
    return this.push({manifests: children.map(digest => ({digest})), ...more}, tags, INDEX, updated)
  }

  tag(digest: Digest, tag: string, updated = this.now): void {
    for (const version of this.versions) {
      if (!version.tags.includes(tag)) continue
      version.tags = version.tags.filter(other => other !== tag)
      version.left.push({tag, at: this.calls})
    }
    const version = this.get(digest)
    if (!version) return
    version.tags.push(tag)
    this.touch(version, Math.max(version.updated, updated))
    this.taggedAt.set(`${digest} ${tag}`, this.calls)
  }

  private touch(version: FakeVersion, updated: number): void {
    version.earlier.push({updated: version.updated, until: this.calls})
    version.updated = updated
  }

  get(digest: Digest): FakeVersion | undefined {
    return this.versions.find(version => version.digest === digest)
  }

  /** The REST API. */
  request = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> => {
    if (route === 'GET /rate_limit') return this.allowance ? {resources: {core: this.allowance}} : {}
    this.restCalls++
    if (route.endsWith('/versions') && parameters.page === 1) this.lookedAt = this.calls
    return this.served(route, () => this.answer(route, parameters))
  }

  /** The registry, as far as it is asked. */
  get client(): Pick<RegistryClient, 'getDocument' | 'getManifest' | 'getBlob' | 'listTags' | 'resolveTag'> {
    return {
      getDocument: async digest => this.served('registry', () => this.get(digest)?.text),
      getManifest: async digest => this.served('registry', () => this.manifest(digest)),
      getBlob: async () => this.served('registry', () => undefined),
      listTags: async () => this.served('registry', () => this.versions.flatMap(({tags}) => tags)),
      resolveTag: async tag => this.served('registry', () => this.versions.find(({tags}) => tags.includes(tag))?.digest)
    }
  }

  private served<T>(call: string, answer: () => T): T {
    this.calls++
    this.before(call)
    const value = answer()
    this.after(call)
    return value
  }

  private manifest(reference: string): Manifest | undefined {
    const version = this.versions.find(({digest, tags}) => digest === reference || tags.includes(reference))
    // Only the two types above are ever put in.
    return version && manifestOf(version.mediaType as typeof INDEX, Buffer.from(version.text))
  }

  private answer(route: string, parameters: Readonly<Record<string, unknown>>): unknown {
    const [method, path = ''] = route.split(' ')
    const page = <T>(all: readonly T[]) => {
      const size = Number(parameters.per_page)
      return all.slice((Number(parameters.page) - 1) * size, Number(parameters.page) * size)
    }
    if (path.endsWith('/releases')) return page(this.releases.map(tag => ({tag_name: tag})))
    if (path.endsWith('/pulls')) return page(this.openPullRequests.map(number => ({number, state: 'open'})))
    if (path.endsWith('/{pull_number}')) {
      const number = Number(parameters.pull_number)
      if (number > this.pullRequests) throw apiError(404, 'Not Found')
      return {number, state: this.openPullRequests.includes(number) ? 'open' : 'closed'}
    }
    if (path.endsWith('/versions')) return page(this.versions).map(printed)
    const version = this.versions.find(({id}) => id === parameters.version_id)
    if (!version) throw apiError(404, 'Package not found.')
    if (method === 'GET') return printed(version)
    this.deletions.push({version: {...version, tags: [...version.tags]}, lookedAt: this.lookedAt, call: this.calls})
    this.versions = this.versions.filter(other => other !== version)
    return undefined
  }
}

/** As the API's client throws it. */
export function apiError(status: number, message: string, headers: Record<string, string> = {}): Error {
  return Object.assign(new Error(message), {status, response: {headers}})
}

function printed({id, digest, tags, updated}: FakeVersion): object {
  return {id, name: digest, updated_at: new Date(updated).toISOString(), metadata: {container: {tags: [...tags]}}}
}

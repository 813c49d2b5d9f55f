import {parallel} from '../concurrency.ts'
import {ActionError, textOf} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {imagesOf, type Manifest} from '../oci/manifest.ts'
import type {RegistryClient} from '../registry/client.ts'
import type {Clock} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import type {Store} from './store.ts'
import type {Listed} from './version.ts'

const CONCURRENCY = 8
/** All tags are looked up anew when what is known of them is older than this; a new tag is seen at once. */
const STALE_MS = 30_000
/** A creation time before this is none: reproducible builds write the epoch, or 1980. */
const EARLIEST = Date.UTC(2013, 2, 1)

/**
 * The versions of a repository in any registry, as far as tags lead to them.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#content-management
 */
export function createOciStore(registry: RegistryClient, clock: Pick<Clock, 'now'>): Store {
  const times = new Map<Digest, number | undefined>()
  let tags = new Map<string, Digest>()
  let resolvedAt = 0

  /** Every tag with its digest; of `known` ones only `again` is asked anew. */
  async function resolve(known: ReadonlyMap<string, Digest>, again: readonly string[]): Promise<Map<string, Digest>> {
    const names = await registry.listTags()
    const pairs = await parallel(names, CONCURRENCY, async name => {
      const before = again.includes(name) ? undefined : known.get(name)
      return [name, before ?? (await registry.resolveTag(name))] as const
    })
    return new Map(pairs.filter((pair): pair is [string, Digest] => pair[1] !== undefined))
  }

  /** The versions that tags name, and the manifests in their indexes. */
  async function versionsOf(found: ReadonlyMap<string, Digest>): Promise<Listed[]> {
    const byDigest = new Map<Digest, string[]>()
    for (const [name, digest] of found) byDigest.set(digest, [...(byDigest.get(digest) ?? []), name])
    const tagged = [...byDigest]
    const read = await parallel(tagged, CONCURRENCY, async ([digest]) => ({digest, children: await describe(digest)}))
    for (const child of read.flatMap(({children}) => children)) if (!byDigest.has(child)) byDigest.set(child, [])
    return [...byDigest].map(([digest, names]) => ({digest, tags: names, time: times.get(digest)}))
  }

  const children = new Map<Digest, Digest[]>()
  async function describe(digest: Digest): Promise<Digest[]> {
    const seen = children.get(digest)
    if (seen) return seen
    const manifest = await manifestOf(digest)
    times.set(digest, await createdOf(manifest))
    const found = manifest?.content?.kind === 'index' ? manifest.content.manifests.map(entry => entry.digest) : []
    children.set(digest, found)
    return found
  }

  /** Other artifacts than images have no creation time that is known here. */
  async function manifestOf(digest: Digest): Promise<Manifest | undefined> {
    try {
      return await registry.getManifest(digest)
    } catch (error) {
      if (error instanceof ActionError && error.code === 'registry') return undefined
      throw error
    }
  }

  async function createdOf(manifest: Manifest | undefined): Promise<number | undefined> {
    if (manifest?.content?.kind === 'index') {
      const [first] = imagesOf(manifest.content)
      return first && (await createdOf(await manifestOf(first.descriptor.digest)))
    }
    const config = manifest?.content && (await registry.getBlob(manifest.content.config.digest))
    const time = Date.parse(stringAt(config && parseJson(config.toString('utf8')), 'created') ?? '')
    return time > EARLIEST ? time : undefined
  }

  return {
    async list() {
      resolvedAt = clock.now()
      tags = await resolve(new Map(), [])
      return await versionsOf(tags)
    },
    async look(version, known) {
      const isStale = clock.now() - resolvedAt > STALE_MS
      if (isStale) resolvedAt = clock.now()
      tags = isStale ? await resolve(new Map(), []) : await resolve(tags, version.tags)
      const now = await versionsOf(tags)
      const changed = now.filter(entry => !isSame(entry, known.get(entry.digest)))
      // A tag that was taken away leaves what it named to its digest.
      const digests = new Set(now.map(({digest}) => digest))
      const untagged = [...known.values()].filter(entry => entry.tags.length > 0 && !digests.has(entry.digest))
      const isThere = digests.has(version.digest) || (await registry.getDocument(version.digest)) !== undefined
      return {there: isThere, changed: [...changed, ...untagged.map(entry => ({...entry, tags: []}))]}
    },
    mayGoOn: async () => undefined,
    async remove({digest}) {
      const result = await registry.deleteManifest(digest)
      // Some registries answer "not found" to what they don't have as a route.
      return result === 'gone' && (await registry.getDocument(digest)) !== undefined ? 'refused' : result
    },
    judge(error) {
      const passing = error instanceof ActionError && (error.code === 'network' || error.code === 'registry')
      if (passing) return {passing: error}
      throw error
    },
    endsRun: error => (error instanceof ActionError && error.code === 'denied' ? textOf(error) : undefined),
    explain: textOf,
    notes: {list: 'A registry lists what has a tag; what has none, and belongs to nothing that has, is not seen.'}
  }
}

function isSame(a: Listed, b: Listed | undefined): boolean {
  return b !== undefined && a.tags.length === b.tags.length && a.tags.every(tag => b.tags.includes(tag))
}

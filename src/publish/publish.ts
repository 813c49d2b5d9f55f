import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Tag} from '../naming/derive.ts'
import type {Digest} from '../oci/digest.ts'
import {pinned, type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Manifest} from '../registry/client.ts'
import type {Registries} from '../registry/registries.ts'
import type {Runner} from '../runner.ts'
import type {Ancestry} from './ancestry.ts'
import {higherVersion} from './versions.ts'

/** What became of one tag of one image. */
export interface PublishedTag {
  readonly repository: Repository
  readonly tag: Tag
  readonly outcome: 'published' | 'kept'
  /** Why it was kept. */
  readonly reason?: string
  /** Whether it has been seen to point at the digest already. */
  readonly seen?: boolean
}

export interface Published {
  readonly digest: Digest
  readonly manifest: Manifest
  readonly tags: readonly PublishedTag[]
}

/** How publish writes: what is there already, and what may not move back. */
export interface PublishOptions {
  /** The tag that the builder has written itself. */
  readonly written: string | undefined
  /** Undefined where floating and branch tags are moved whatever they point at. */
  readonly ancestry: Ancestry | undefined
  /** Told of each tag as soon as it is decided, so that a run that fails later knows which have moved. */
  readonly onTag: (tag: PublishedTag) => void
}

/**
 * Points the planned tags at `digest`: the very bytes behind it are put under each name. The whole image is there
 * before, so a tag never points at something half pushed.
 * Order: the tags that name this version or run; then, knowing all versions, the floating ones; then the list again,
 * because a higher version may have been published meanwhile. Every run names its version before it looks, so of two
 * that race at least one sees the other.
 */
export async function publish(
  {log}: Pick<Runner, 'log'>,
  plan: Pick<Plan, 'images' | 'tags'>,
  digest: Digest,
  registries: Registries,
  options: PublishOptions
): Promise<Published> {
  const results = await parallel(plan.images, CONCURRENCY, async repository => {
    const {manifest, seen} = await readImage(registries, repository, digest, options.written)
    const write = createWriter(log, registries, repository, manifest, {...options, seen})
    const floats = plan.tags.filter(tag => tag.kind === 'floating' && tag.keep === undefined)
    const others = plan.tags.filter(tag => !floats.includes(tag))
    const first = await parallel(others, CONCURRENCY, tag => write.other(tag))
    return {manifest, tags: [...first, ...(await write.floats(floats))]}
  })
  const [first] = results
  if (!first) throw new ActionError('input', 'There is no image to publish.')
  const order = (tag: PublishedTag) => plan.tags.indexOf(tag.tag)
  return {digest, manifest: first.manifest, tags: results.flatMap(({tags}) => tags.sort((a, b) => order(a) - order(b)))}
}

/** The bytes behind the digest; read by the tag that the builder has written, which proves that tag with no further request. */
async function readImage(
  registries: Registries,
  repository: Repository,
  digest: Digest,
  written: string | undefined
): Promise<{manifest: Manifest; seen: boolean}> {
  const registry = registries(repository)
  const tagged = written === undefined ? undefined : await registry.getManifest(repository, written)
  if (tagged?.digest === digest) return {manifest: tagged, seen: true}
  // Somebody else has moved that tag: verify decides about it.
  const manifest = await registry.getManifest(repository, digest)
  if (!manifest) throw notThere(repository, digest)
  return {manifest, seen: false}
}

function createWriter(
  log: Runner['log'],
  registries: Registries,
  repository: Repository,
  manifest: Manifest,
  options: PublishOptions & {readonly seen: boolean}
) {
  const registry = registries(repository)
  const decided = (tag: Tag, outcome: PublishedTag['outcome'], reason?: string): PublishedTag => {
    const name = tagged(repository, tag.name)
    log.info(outcome === 'kept' ? `${name}: kept, because ${reason}.` : `${name} → ${manifest.digest}`)
    const seen = options.seen && tag.name === options.written
    const result: PublishedTag = {repository, tag, outcome, seen, ...(reason === undefined ? {} : {reason})}
    options.onTag(result)
    return result
  }
  const put = async (tag: Tag): Promise<PublishedTag> => {
    if (tag.name !== options.written) await registry.putManifest(repository, tag.name, manifest)
    return decided(tag, 'published')
  }
  const list = () => registry.listTags(repository)

  return {
    async other(tag: Tag): Promise<PublishedTag> {
      const guarded = tag.kind === 'branch' && tag.name !== options.written
      const reason = tag.keep ?? (guarded ? await options.ancestry?.newer(repository, tag.name) : undefined)
      return reason === undefined ? await put(tag) : decided(tag, 'kept', reason)
    },
    async floats(tags: readonly Tag[]): Promise<PublishedTag[]> {
      const guarded = options.ancestry !== undefined && tags.some(tag => tag.line)
      if (!guarded) return await parallel(tags, CONCURRENCY, put)
      const before = await list()
      const results = await parallel(tags, CONCURRENCY, async tag => {
        const higher = tag.line && (await higherVersion(tag.line, before))
        // What the builder has written itself is given back below, by the second look.
        return higher && tag.name !== options.written ? decided(tag, 'kept', `${higher.tag} is higher`) : await put(tag)
      })
      const after = await list()
      return await parallel(results, CONCURRENCY, async result => {
        const {tag, outcome} = result
        const higher = outcome === 'published' && tag.line ? await higherVersion(tag.line, after) : undefined
        if (!higher) return result
        // Another release finished between our look and our write: give the tag back to it.
        const theirs = await registry.getManifest(repository, higher.tag)
        if (!theirs) return result
        await registry.putManifest(repository, tag.name, theirs)
        return decided(tag, 'kept', `${higher.tag}, which is higher, was published meanwhile`)
      })
    }
  }
}

/** The builder said that it had pushed, and the registry knows nothing of it. */
export function notThere(repository: Repository, digest: Digest): ActionError {
  return new ActionError(
    'mismatch',
    `${pinned(repository, digest)} is not in the registry, although the build said that it was pushed.`,
    {
      hint: 'Run the job again; if it stays, check whether something deletes untagged images there.'
    }
  )
}

import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Image} from '../image/image.ts'
import type {Tag} from '../naming/derive.ts'
import type {Digest} from '../oci/digest.ts'
import type {Manifest} from '../oci/manifest.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {notThere} from '../registry/missing.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {Ancestry} from './ancestry.ts'
import {higherVersion} from './versions.ts'

/** What became of one tag of one image. */
export interface TagOutcome {
  readonly repository: Repository
  readonly tag: Tag
  readonly outcome: 'published' | 'kept'
  /** Why it was kept. */
  readonly reason?: string
  /** Whether it has been seen to point at the digest already. */
  readonly seen?: boolean
}

export interface Published {
  readonly manifest: Manifest
  readonly tags: readonly TagOutcome[]
}

/** What may not move back, and who hears of it. */
export interface PublishOptions {
  /** Undefined where floating and branch tags are moved whatever they point at. */
  readonly ancestry: Ancestry | undefined
  /** Told of each tag as soon as it is decided, so that a run that fails later knows which have moved. */
  readonly onTag: (tag: TagOutcome) => void
}

/**
 * Points the planned tags at `digest`: the very bytes behind it are put under each name. The whole image is there
 * before, so a tag never points at something half pushed.
 * Order: the tags that name this version or run; then, knowing all versions, the floating ones; then the list again,
 * because a higher version may have been published meanwhile. Every run names its version before it looks, so of two
 * that race at least one sees the other.
 */
export async function publish(
  {log}: Pick<Ports, 'log'>,
  plan: Pick<Plan, 'taggedImages'>,
  image: Pick<Image, 'digest' | 'written'>,
  registries: Registries,
  options: PublishOptions
): Promise<Published> {
  const results = await parallel(plan.taggedImages, CONCURRENCY, async ({repository, tags}) => {
    const written = tags.find(({name}) => image.written.includes(tagged(repository, name)))?.name
    const {manifest, seen} = await readImage(registries, repository, {digest: image.digest, written})
    const write = createWriter(log, registries, repository, manifest, {...options, written, seen})
    const floats = tags.filter(tag => tag.kind === 'floating' && tag.keep === undefined)
    const others = tags.filter(tag => !floats.includes(tag))
    const outcomes = [
      ...(await parallel(others, CONCURRENCY, tag => write.other(tag))),
      ...(await write.floats(floats))
    ]
    return {manifest, tags: outcomes.sort((a, b) => tags.indexOf(a.tag) - tags.indexOf(b.tag))}
  })
  const [first] = results
  if (!first) throw new ActionError('input', 'There is no image to publish.')
  return {manifest: first.manifest, tags: results.flatMap(({tags}) => tags)}
}

/** The bytes behind the digest; read by the tag that the builder has written, which proves that tag with no further request. */
async function readImage(
  registries: Registries,
  repository: Repository,
  {digest, written}: {readonly digest: Digest; readonly written: string | undefined}
): Promise<{manifest: Manifest; seen: boolean}> {
  const registry = registries(repository)
  const tagged = written === undefined ? undefined : await registry.getManifest(written)
  if (tagged?.digest === digest) return {manifest: tagged, seen: true}
  // Somebody else has moved that tag: verify decides about it.
  const manifest = await registry.getManifest(digest)
  if (!manifest) throw notThere(repository, digest)
  return {manifest, seen: false}
}

function createWriter(
  log: Ports['log'],
  registries: Registries,
  repository: Repository,
  manifest: Manifest,
  options: PublishOptions & {readonly written: string | undefined; readonly seen: boolean}
) {
  const registry = registries(repository)
  const decided = (tag: Tag, outcome: TagOutcome['outcome'], reason?: string): TagOutcome => {
    const name = tagged(repository, tag.name)
    log.info(outcome === 'kept' ? `${name}: kept, because ${reason}.` : `${name} → ${manifest.digest}`)
    const seen = options.seen && tag.name === options.written
    const result: TagOutcome = {repository, tag, outcome, seen, ...(reason === undefined ? {} : {reason})}
    options.onTag(result)
    return result
  }
  const put = async (tag: Tag): Promise<TagOutcome> => {
    if (tag.name !== options.written) await registry.putManifest(tag.name, manifest)
    return decided(tag, 'published')
  }
  const list = () => registry.listTags()

  return {
    async other(tag: Tag): Promise<TagOutcome> {
      const guarded = tag.kind === 'branch' && tag.name !== options.written
      const reason = tag.keep ?? (guarded ? await options.ancestry?.newer(repository, tag.name) : undefined)
      return reason === undefined ? await put(tag) : decided(tag, 'kept', reason)
    },
    async floats(tags: readonly Tag[]): Promise<TagOutcome[]> {
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
        const theirs = await registry.getManifest(higher.tag)
        if (!theirs) return result
        await registry.putManifest(tag.name, theirs)
        return decided(tag, 'kept', `${higher.tag}, which is higher, was published meanwhile`)
      })
    }
  }
}

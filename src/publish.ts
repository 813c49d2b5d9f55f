import type {Push} from './build/argv.ts'
import {ActionError} from './errors.ts'
import type {Host} from './host.ts'
import type {Digest} from './oci/digest.ts'
import {pinned, type Repository, tagged} from './oci/reference.ts'
import type {Plan} from './plan/plan.ts'
import type {Manifest} from './registry/client.ts'
import type {Registries} from './registry/registries.ts'
import {parallel} from './registry/retry.ts'

/** What became of one tag of one image. */
export interface PublishedTag {
  readonly repository: Repository
  readonly tag: string
  readonly outcome: 'published' | 'kept'
  /** Why it was kept. */
  readonly reason?: string
}

export interface Published {
  readonly digest: Digest
  readonly manifest: Manifest
  readonly tags: readonly PublishedTag[]
}

/** Requests at a time to one run's registries. */
export const CONCURRENCY = 8

/**
 * Points the planned tags at `digest`: the very bytes behind it are put under each name. The builder has pushed the
 * whole image before, so a tag never points at something half there.
 */
export async function publish(
  {log}: Pick<Host, 'log'>,
  plan: Pick<Plan, 'images' | 'tags'>,
  digest: Digest,
  push: Push,
  registries: Registries
): Promise<Published> {
  const manifests = await parallel(plan.images, CONCURRENCY, async repository => {
    const manifest = await registries(repository).getManifest(repository, digest)
    if (manifest) return {repository, manifest}
    throw new ActionError(
      'mismatch',
      `${pinned(repository, digest)} is not in the registry, although the build said that it was pushed.`,
      {
        hint: 'Run the job again; if it stays, check whether something deletes untagged images there.'
      }
    )
  })
  const [first] = manifests
  if (!first) throw new ActionError('input', 'There is no image to publish.')
  const jobs = manifests.flatMap(entry => plan.tags.map(tag => ({...entry, tag})))
  const tags = await parallel(jobs, CONCURRENCY, async ({repository, manifest, tag}): Promise<PublishedTag> => {
    if (tag.keep !== undefined) {
      log.info(`${tagged(repository, tag.name)}: kept, because ${tag.keep}.`)
      return {repository, tag: tag.name, outcome: 'kept', reason: tag.keep}
    }
    if (push.by !== 'tag' || tag.name !== push.tag)
      await registries(repository).putManifest(repository, tag.name, manifest)
    log.info(`${tagged(repository, tag.name)} → ${digest}`)
    return {repository, tag: tag.name, outcome: 'published'}
  })
  return {digest, manifest: first.manifest, tags}
}

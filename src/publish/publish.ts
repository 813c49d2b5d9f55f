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
import {anyones, type ImageTags, openTags, type PublishOptions} from './tags.ts'

/** What was published, as far as it is: `converge` brings it to its end. */
export interface Published {
  readonly manifest: Manifest
  /** One a repository. */
  readonly images: readonly ImageTags[]
}

/** Looks that may change something; whoever is still moved about then is left to the others. */
const MOST_LOOKS = 5

/**
 * Points the planned tags at the image: the very bytes behind its digest are put under each name. The whole image is
 * there before, so a tag never points at something half pushed.
 * Registries have no compare-and-swap, so order comes from names: every run writes what names its version, commit or
 * run before it writes a tag that moves, and looks again after each write of one (`converge`). So of two runs that race,
 * the one that writes last sees the other's name, and gives back what is not its own: SPEC.md, section 2.1.
 */
export async function publish(
  ports: Pick<Ports, 'log' | 'clock'>,
  plan: Pick<Plan, 'taggedImages'>,
  image: Pick<Image, 'digest' | 'written'>,
  registries: Registries,
  options: PublishOptions
): Promise<Published> {
  const images = await parallel(plan.taggedImages, CONCURRENCY, async ({repository, tags}) => {
    const written = tags.find(({name}) => image.written.includes(tagged(repository, name)))?.name
    const [read, before] = await Promise.all([
      readImage(registries, repository, {digest: image.digest, written}),
      readBefore(registries, repository, anyones(tags, options.guard !== undefined))
    ])
    return openTags(ports, repository, tags, {...read, written, before}, registries, options)
  })
  const [first] = images
  if (!first) throw new ActionError('input', 'There is no image to publish.')
  await truthfully(images, async () => {
    await parallel(images, CONCURRENCY, tags => tags.writeNames())
    await parallel(images, CONCURRENCY, tags => tags.look('moving'))
  })
  return {manifest: first.manifest, images}
}

/**
 * Looks at every tag, and again after whatever it had to write, until a look changes nothing. What points elsewhere
 * then and should not is an ActionError `mismatch`.
 */
export async function converge({log}: Pick<Ports, 'log'>, {manifest, images}: Published): Promise<void> {
  await truthfully(images, async () => {
    const wrong = await parallel(images, CONCURRENCY, async tags => {
      for (let looks = 1; ; looks++) {
        const {changed, wrong} = await tags.look(looks > MOST_LOOKS ? 'last' : 'all')
        if (!changed) return wrong
      }
    })
    if (wrong.flat().length === 0) return
    throw new ActionError('mismatch', `Not every tag points at ${manifest.digest}: ${wrong.flat().join('; ')}.`, {
      cause: 'something else wrote these tags at the same time, or the registry does not keep what it is given',
      hint: 'See whether another workflow pushes the same tags (concurrency: makes them wait for each other), then run the job again.'
    })
  })
  const count = images.reduce((sum, tags) => sum + tags.published(), 0)
  log.info(`${count} ${count === 1 ? 'tag answers' : 'tags answer'} with ${manifest.digest}.`)
}

/** A run that fails says what the registry holds, not what it was about to. */
async function truthfully(images: readonly ImageTags[], work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== 'cancelled')
      await parallel(images, CONCURRENCY, tags => tags.takeStock())
    throw error
  }
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
  // Somebody else has moved that tag: the looks decide about it.
  const manifest = await registry.getManifest(digest)
  if (!manifest) throw notThere(repository, digest)
  return {manifest, seen: false}
}

async function readBefore(
  registries: Registries,
  repository: Repository,
  tags: readonly Tag[]
): Promise<Map<string, Digest | undefined>> {
  const registry = registries(repository)
  return new Map(await parallel(tags, CONCURRENCY, async ({name}) => [name, await registry.resolveTag(name)] as const))
}

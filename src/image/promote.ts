import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {PromoteSource} from '../inputs/promote.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import {imagesOf, type Manifest} from '../oci/manifest.ts'
import {pinned, type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import {revisionLabel} from '../registry/revision.ts'
import type {Ports} from '../runner.ts'
import {copyImage} from './copy.ts'
import type {Image} from './image.ts'

/** Tags an image that is there already, without a build and under the same digest. */
export async function promote(
  ports: Pick<Ports, 'log' | 'run'>,
  plan: Plan,
  source: PromoteSource,
  registries: Registries
): Promise<Image> {
  const repository = source.repository ?? firstOf(plan)
  const name = nameOf(repository, source.reference)
  const manifest = await registries(repository).getManifest(source.reference)
  if (!manifest) {
    throw new ActionError('input', `input promote: ${name} does not exist.`, {
      hint: 'Check the tag or digest, and that the run that publishes it has ended.'
    })
  }
  ports.log.info(`${name} is ${manifest.digest}: tagging it, nothing is built.`)
  return await placed(ports, plan, repository, manifest, registries, 'promoted')
}

/**
 * On a git tag: the image that the commit's own run has published as `sha-…`, if it says that it is of this commit and
 * holds every planned platform. undefined if there is none, and then the image is built.
 */
export async function findReusable(
  ports: Pick<Ports, 'log' | 'run'>,
  plan: Plan,
  tag: string,
  registries: Registries
): Promise<Image | undefined> {
  const repository = firstOf(plan)
  const manifest = await registries(repository).getManifest(tag)
  const name = tagged(repository, tag)
  const why = manifest ? await unusable(manifest, repository, plan, registries) : 'it does not exist'
  if (!manifest || why) {
    ports.log.info(`${name} is not reused, because ${why}.`)
    return undefined
  }
  ports.log.info(`${name} is of this commit (${manifest.digest}): tagging it, nothing is built.`)
  return await placed(ports, plan, repository, manifest, registries, 'reused')
}

async function unusable(
  manifest: Manifest,
  repository: Repository,
  plan: Plan,
  registries: Registries
): Promise<string | undefined> {
  const revision = await revisionLabel(registries(repository), manifest)
  if (revision !== plan.revision) return `it says that it was built from ${revision ?? 'no commit'}`
  const {content} = manifest
  if (plan.platforms.length <= 1 && content?.kind === 'image') return undefined
  const present = content?.kind === 'index' ? imagesOf(content).map(({platform}) => platform) : []
  const absent = plan.platforms.filter(platform => !present.includes(platform))
  return absent.length > 0 ? `it lacks ${absent.join(', ')}` : undefined
}

/** The image, copied to the planned repositories that lack it. */
async function placed(
  ports: Pick<Ports, 'log' | 'run'>,
  plan: Plan,
  source: Repository,
  {digest}: Manifest,
  registries: Registries,
  origin: 'promoted' | 'reused'
): Promise<Image> {
  const others = plan.taggedImages.filter(({repository}) => repository.text !== source.text)
  const there = await parallel(
    others,
    CONCURRENCY,
    async ({repository}) => (await registries(repository).getManifest(digest)) !== undefined
  )
  const missing = others.filter((_, index) => !there[index])
  await copyImage(
    ports,
    source,
    digest,
    missing.map(({repository}) => repository)
  )
  return {digest, origin, written: []}
}

function firstOf({images: [first]}: Plan): Repository {
  if (first) return first
  throw new ActionError('input', 'There is no image to tag.')
}

function nameOf(repository: Repository, reference: string): string {
  // Checked by the same function that gives the type.
  return isDigest(reference) ? pinned(repository, reference as Digest) : tagged(repository, reference)
}

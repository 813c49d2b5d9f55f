import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {TaggedImage} from '../naming/names.ts'
import type {Manifest} from '../oci/manifest.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import {revisionLabel} from '../registry/revision.ts'
import type {Ports} from '../runner.ts'
import {copyImage} from './copy.ts'
import type {Image} from './image.ts'

/**
 * Looks for the planned version tags before anything is built, as `if-tag-exists` wants it; where no tag is a version,
 * for the first, if it names one image for good (`type=raw`, `type=match`). Not for further ones of that kind: they may
 * be meant to move.
 * `fail`: one that is there is an error, unless it was built from this very commit.
 * `skip`: what is there is used instead of a build; images that disagree are an error.
 */
export async function findExisting(
  ports: Pick<Ports, 'log' | 'run'>,
  plan: Plan,
  mode: 'fail' | 'skip',
  registries: Registries
): Promise<Image | undefined> {
  const found = await lookFor(plan, mode, registries)
  const [first] = found
  if (!first) return undefined
  const other = found.find(place => place.manifest.digest !== first.manifest.digest)
  if (other) {
    throw new ActionError(
      'mismatch',
      `${tagged(first.repository, first.tag)} is ${first.manifest.digest}, but ${tagged(other.repository, other.tag)} is ${other.manifest.digest}.`,
      {
        cause: `if-tag-exists is ${mode}, which publishes what is there, and these are two images`,
        hint: 'Delete the wrong one, or set if-tag-exists: overwrite to build and write both anew.'
      }
    )
  }
  ports.log.info(
    `${tagged(first.repository, first.tag)} exists already (${first.manifest.digest}), so nothing is built.`
  )
  const missing = plan.taggedImages.filter(
    image => !found.some(place => place.repository.text === image.repository.text)
  )
  await copyImage(
    ports,
    first.repository,
    first.manifest.digest,
    missing.map(({repository}) => repository)
  )
  return {digest: first.manifest.digest, origin: 'reused', written: []}
}

/** The tags that name one thing for good. */
export function namesForGood({tags}: TaggedImage): TaggedImage['tags'] {
  const versions = tags.filter(tag => tag.kind === 'version')
  return versions.length > 0 ? versions : tags.slice(0, 1).filter(tag => tag.kind === 'fixed')
}

async function refuseOther(
  place: {repository: Repository; tag: string; manifest: Manifest},
  revision: string,
  registries: Registries
): Promise<void> {
  const {repository, tag, manifest} = place
  const theirs = await revisionLabel(registries(repository), manifest)
  if (theirs === revision) return
  throw new ActionError('input', `${tagged(repository, tag)} exists already, as ${manifest.digest}.`, {
    cause: `if-tag-exists is fail, and that image ${theirs ? `was built from ${theirs}, not from ${revision}` : 'does not say which commit it was built from'}`,
    hint: 'Publish under a new version, or set if-tag-exists to skip or overwrite.'
  })
}

/**
 * Whether a job of a matrix has nothing to build, because `skip` is asked for and the version is there already. With
 * `fail`, an image of another commit is an error, and one of this commit is built and put together anew: that ends what
 * an earlier attempt of this run began.
 */
export async function isPublished(
  {log}: Pick<Ports, 'log'>,
  plan: Plan,
  mode: 'fail' | 'skip',
  registries: Registries
): Promise<boolean> {
  const [first] = await lookFor(plan, mode, registries)
  if (!first || mode === 'fail') return false
  const reference = tagged(first.repository, first.tag)
  log.notice(`Nothing is built: ${reference} is there already (${first.manifest.digest}), and if-tag-exists is skip.`)
  return true
}

/** The planned tags for good that are there; with `fail`, one of another commit is an ActionError `input`. */
async function lookFor(
  plan: Plan,
  mode: 'fail' | 'skip',
  registries: Registries
): Promise<{readonly repository: Repository; readonly tag: string; readonly manifest: Manifest}[]> {
  const places = plan.taggedImages.flatMap(image =>
    namesForGood(image).map(tag => ({repository: image.repository, tag: tag.name}))
  )
  const looked = await parallel(places, CONCURRENCY, async place => ({
    ...place,
    manifest: await registries(place.repository).getManifest(place.tag)
  }))
  const found = looked.flatMap(({manifest, ...place}) => (manifest ? [{...place, manifest}] : []))
  if (mode === 'fail') for (const place of found) await refuseOther(place, plan.revision, registries)
  return found
}

import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {Digest} from '../oci/digest.ts'
import {pinned, type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Manifest} from '../registry/client.ts'
import type {Registries} from '../registry/registries.ts'
import {revisionLabel} from '../registry/revision.ts'
import type {Runner} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import type {Existing} from './source.ts'

/**
 * Looks for the planned version tags before anything is built, as `if-tag-exists` wants it; where no tag is a version,
 * for the first, if it names one image for good (`type=raw`, `type=match`). Not for further ones of that kind: they may
 * be meant to move.
 * `overwrite`: not looked for. `fail`: one that is there is an error, unless it was built from this very commit.
 * `skip`: what is there is used instead of a build; images that disagree are an error.
 */
export async function findExisting(
  {log}: Pick<Runner, 'log'>,
  plan: Plan,
  mode: Inputs['ifTagExists'],
  revision: string,
  registries: Registries
): Promise<Existing | undefined> {
  const versions = namesForGood(plan)
  if (mode === 'overwrite' || versions.length === 0) return undefined
  const places = plan.images.flatMap(repository => versions.map(tag => ({repository, tag: tag.name})))
  const looked = await parallel(places, CONCURRENCY, async place => ({
    ...place,
    manifest: await registries(place.repository).getManifest(place.repository, place.tag)
  }))
  const found = looked.flatMap(({manifest, ...place}) => (manifest ? [{...place, manifest}] : []))
  const [first] = found
  if (!first) return undefined
  if (mode === 'fail') for (const place of found) await refuseOther(place, revision, registries)
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
  log.info(`${tagged(first.repository, first.tag)} is there already (${first.manifest.digest}), so nothing is built.`)
  const missing = plan.images.filter(image => !found.some(place => place.repository.text === image.text))
  return {digest: first.manifest.digest, source: first.repository, missing, made: false}
}

function namesForGood({tags}: Plan): Plan['tags'] {
  const versions = tags.filter(tag => tag.kind === 'version')
  return versions.length > 0 ? versions : tags.slice(0, 1).filter(tag => tag.kind === 'fixed')
}

async function refuseOther(
  place: {repository: Repository; tag: string; manifest: Manifest},
  revision: string,
  registries: Registries
): Promise<void> {
  const {repository, tag, manifest} = place
  const theirs = await revisionLabel(registries, repository, manifest)
  if (theirs === revision) return
  throw new ActionError('input', `${tagged(repository, tag)} exists already, as ${manifest.digest}.`, {
    cause: `if-tag-exists is fail, and that image ${theirs ? `was built from ${theirs}, not from ${revision}` : 'does not say which commit it was built from'}`,
    hint: 'Publish under a new version, or set if-tag-exists to skip or overwrite.'
  })
}

/**
 * Copies an image whole to repositories that lack it, digest unchanged; a manifest alone would point at layers that
 * are not there. https://docs.docker.com/reference/cli/docker/buildx/imagetools/create/
 */
export async function copyImage(
  runner: Pick<Runner, 'run' | 'log'>,
  from: Repository,
  digest: Digest,
  to: readonly Repository[],
  tag: string
): Promise<void> {
  for (const repository of to) {
    const target = tagged(repository, tag)
    runner.log.info(`Copying ${pinned(from, digest)} to ${target}.`)
    // The default would wrap a plain manifest in a new index, with another digest.
    const args = ['buildx', 'imagetools', 'create', '--prefer-index=false', '--tag', target, pinned(from, digest)]
    const {exitCode, stderr} = await runner.run('docker', args, {onLine: runner.log.info})
    if (exitCode !== 0)
      throw new ActionError(
        'registry',
        `${pinned(from, digest)} could not be copied to ${target}: ${excerpt(stderr, 300)}`
      )
  }
}

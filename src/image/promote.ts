import {CONCURRENCY, parallel} from '../concurrency.ts'
import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import {isIndexType} from '../oci/media.ts'
import {normalizePlatform} from '../oci/platform.ts'
import {parseRepository, pinned, type Repository, TAG, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {platformsOfIndex} from '../platforms.ts'
import type {Manifest} from '../registry/client.ts'
import type {Registries} from '../registry/registries.ts'
import {revisionLabel} from '../registry/revision.ts'
import type {Runner} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import type {Existing} from './source.ts'

/** What the input `promote` names: a tag or digest, of the first planned image unless it names another. */
interface Target {
  readonly repository: Repository
  readonly reference: string
}

/** Tags an image that is there already, without a build and under the same digest. */
export async function promote(
  {log}: Pick<Runner, 'log'>,
  plan: Plan,
  text: string,
  registries: Registries
): Promise<Existing> {
  const {repository, reference} = readTarget(text, plan)
  const manifest = await registries(repository).getManifest(repository, reference)
  if (!manifest) {
    throw new ActionError('input', `input promote: ${nameOf(repository, reference)} does not exist.`, {
      hint: 'Check the tag or digest, and that the run that publishes it has ended.'
    })
  }
  log.info(`${nameOf(repository, reference)} is ${manifest.digest}: tagging it, nothing is built.`)
  return await placed(plan, repository, manifest, registries)
}

/**
 * On a git tag: the image that the commit's own run has published as `sha-…`, if it says that it is of this commit and
 * holds every planned platform. undefined if there is none, and then the image is built.
 */
export async function findReusable(
  {log}: Pick<Runner, 'log'>,
  context: Context,
  plan: Plan,
  registries: Registries
): Promise<Existing | undefined> {
  const [repository] = plan.images
  const tag =
    plan.tags.find(({kind, rule}) => kind === 'run' && /^type=sha\b/.test(rule))?.name ??
    `sha-${plan.revision.slice(0, 7)}`
  if (context.ref.kind !== 'tag' || !repository) return undefined
  const manifest = await registries(repository).getManifest(repository, tag)
  const name = tagged(repository, tag)
  const why = manifest ? await unusable(manifest, repository, plan, registries) : 'it does not exist'
  if (!manifest || why) {
    log.info(`${name} is not reused, because ${why}.`)
    return undefined
  }
  log.info(`${name} is of this commit (${manifest.digest}): tagging it, nothing is built.`)
  return await placed(plan, repository, manifest, registries)
}

async function unusable(
  manifest: Manifest,
  repository: Repository,
  plan: Plan,
  registries: Registries
): Promise<string | undefined> {
  const revision = await revisionLabel(registries, repository, manifest)
  if (revision !== plan.revision) return `it says that it was built from ${revision ?? 'no commit'}`
  const present = isIndexType(manifest.mediaType) ? platformsOfIndex(manifest).map(({platform}) => platform) : []
  const planned = plan.platforms.map(normalizePlatform)
  if (planned.length <= 1 && !isIndexType(manifest.mediaType)) return undefined
  const absent = planned.filter(platform => !present.includes(platform))
  return absent.length > 0 ? `it lacks ${absent.join(', ')}` : undefined
}

/** Which of the planned images have it already. */
async function placed(plan: Plan, source: Repository, {digest}: Manifest, registries: Registries): Promise<Existing> {
  const others = plan.images.filter(image => image.text !== source.text)
  const there = await parallel(
    others,
    CONCURRENCY,
    async image => (await registries(image).getManifest(image, digest)) !== undefined
  )
  return {digest, source, missing: others.filter((_, index) => !there[index]), made: false}
}

function readTarget(text: string, plan: Plan): Target {
  const [first] = plan.images
  if (first && (isDigest(text) || TAG.test(text))) return {repository: first, reference: text}
  const [, name = '', tag, digest] = /^(.+?)(?::([\w][\w.-]{0,127}))?(?:@(.+))?$/.exec(text) ?? []
  const repository = parseRepository(name.toLowerCase())
  const reference = digest ?? tag ?? ''
  if ('wrong' in repository || (digest !== undefined && !isDigest(digest)) || reference === '') {
    throw new ActionError('input', `input promote: “${excerpt(text)}” is no tag, digest or image with one.`, {
      hint: 'Write it like sha-1a2b3c4, sha256:…, or ghcr.io/acme/tool@sha256:….'
    })
  }
  return {repository, reference}
}

function nameOf(repository: Repository, reference: string): string {
  // Checked by the same function that gives the type.
  return isDigest(reference) ? pinned(repository, reference as Digest) : tagged(repository, reference)
}

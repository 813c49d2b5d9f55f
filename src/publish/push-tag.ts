import type {TaggedImage} from '../naming/names.ts'
import {tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {pushReferenceOf} from '../plan/push-tag.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {Guard} from './guard.ts'

/**
 * What a builder that can't push by digest pushes each image under, as `name:tag`: a tag of this run or version where
 * there is one. Where all move, the guard is asked before the build instead of after it, and the first tag that may be
 * written is taken. None if an image's tags must all stay where they are, and then there is nothing to push.
 */
export async function choosePushTags(
  {log}: Pick<Ports, 'log'>,
  plan: Pick<Plan, 'taggedImages'>,
  guard: Guard | undefined,
  registries: Registries
): Promise<string[]> {
  const chosen: string[] = []
  for (const image of plan.taggedImages) {
    const reference = await choosePushTag(log, image, guard, registries)
    if (reference === undefined) return []
    chosen.push(reference)
  }
  const names = chosen.join(', ')
  if (names !== '') log.info(`The builder can’t push by digest: it writes ${names} itself, before all other tags.`)
  return chosen
}

async function choosePushTag(
  log: Ports['log'],
  image: TaggedImage,
  guard: Guard | undefined,
  registries: Registries
): Promise<string | undefined> {
  const {repository} = image
  const tags = image.tags.filter(tag => tag.keep === undefined)
  const settled = tags.some(tag => tag.kind !== 'branch' && tag.kind !== 'floating')
  if (settled || (!guard && tags.length > 0)) return pushReferenceOf(image)
  const look = guard?.look(tags)
  for (const tag of tags) {
    const found = await registries(repository).resolveTag(tag.name)
    const verdict = await look?.judge({repository, tag, found, isMine: false, written: false, isFirst: true})
    if (!verdict || !('reason' in verdict)) return tagged(repository, tag.name)
    log.info(`${tagged(repository, tag.name)} stays, because ${verdict.reason}.`)
  }
  return undefined
}

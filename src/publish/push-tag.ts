import {tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {pushTagOf} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {Guard} from './guard.ts'

/**
 * The tag for a builder that can't push by digest: one of this run or version where the plan has one. Where all move,
 * the guard is asked before the build instead of after it, and the first tag that may be written is taken; undefined
 * if all must stay where they are, and then there is nothing to push.
 */
export async function choosePushTag(
  {log}: Pick<Ports, 'log'>,
  plan: Pick<Plan, 'images' | 'tags'>,
  guard: Guard | undefined,
  registries: Registries
): Promise<string | undefined> {
  const tags = plan.tags.filter(tag => tag.keep === undefined)
  const isSettled = !guard || tags.some(({kind}) => kind !== 'branch' && kind !== 'floating')
  const chosen = isSettled ? pushTagOf(plan) : await firstFree(log, plan.images, tags, guard.look(tags), registries)
  if (chosen !== undefined)
    log.info(
      `The builder can’t push by digest: it writes the tag ${chosen} itself, before the test and all other tags.`
    )
  return chosen
}

async function firstFree(
  log: Ports['log'],
  images: Plan['images'],
  tags: Plan['tags'],
  {judge}: ReturnType<Guard['look']>,
  registries: Registries
): Promise<string | undefined> {
  for (const tag of tags) {
    const reasons: string[] = []
    for (const repository of images) {
      const found = await registries(repository).resolveTag(tag.name)
      const verdict = await judge({repository, tag, found, isMine: false, written: false})
      if ('reason' in verdict) reasons.push(`${tagged(repository, tag.name)} stays, because ${verdict.reason}.`)
    }
    if (reasons.length === 0) return tag.name
    for (const reason of reasons) log.info(reason)
  }
  return undefined
}

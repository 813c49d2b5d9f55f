import type {Tag} from '../naming/derive.ts'
import {tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {pushTagOf} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {Ancestry} from './ancestry.ts'
import {higherVersion} from './versions.ts'

/**
 * The tag for a builder that can't push by digest: one of this run or version where the plan has one. Where all move,
 * the guard is asked before the build instead of after it, and the first tag that may be written is taken; undefined
 * if all must stay where they are, and then there is nothing to push.
 */
export async function choosePushTag(
  {log}: Pick<Ports, 'log'>,
  plan: Pick<Plan, 'images' | 'tags'>,
  ancestry: Ancestry | undefined,
  registries: Registries
): Promise<string | undefined> {
  const tags = plan.tags.filter(tag => tag.keep === undefined)
  const moves = (tag: Tag) => tag.kind === 'branch' || tag.kind === 'floating'
  if (!ancestry || !tags.every(moves)) return pushTagOf(plan)
  for (const tag of tags) {
    const reasons: string[] = []
    for (const image of plan.images) {
      const higher = tag.line && (await higherVersion(tag.line, await registries(image).listTags()))
      const reason = higher
        ? `${higher.tag} is higher`
        : tag.kind === 'branch'
          ? await ancestry.newer(image, tag.name)
          : undefined
      if (reason) reasons.push(`${tagged(image, tag.name)} stays, because ${reason}.`)
    }
    if (reasons.length === 0) return tag.name
    for (const reason of reasons) log.info(reason)
  }
  return undefined
}

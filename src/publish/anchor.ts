import type {Host} from '../host.ts'
import type {Tag} from '../naming/derive.ts'
import {tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {anchorOf} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import type {Descent} from './descent.ts'
import {higherVersion} from './versions.ts'

/**
 * The tag for a builder that can't push by digest: one of this run or version where the plan has one. Where all move,
 * the guard is asked before the build instead of after it, and the first tag that may be written is taken; undefined
 * if all must stay where they are, and then there is nothing to push.
 */
export async function chooseAnchor(
  {log}: Pick<Host, 'log'>,
  plan: Pick<Plan, 'images' | 'tags'>,
  descent: Descent | undefined,
  registries: Registries
): Promise<string | undefined> {
  const tags = plan.tags.filter(tag => tag.keep === undefined)
  const moves = (tag: Tag) => tag.kind === 'branch' || tag.kind === 'floating'
  if (!descent || !tags.every(moves)) return anchorOf(plan)
  for (const tag of tags) {
    const reasons: string[] = []
    for (const image of plan.images) {
      const higher = tag.line && (await higherVersion(tag.line, await registries(image).listTags(image)))
      const reason = higher
        ? `${higher.tag} is higher`
        : tag.kind === 'branch'
          ? await descent.newer(image, tag.name)
          : undefined
      if (reason) reasons.push(`${tagged(image, tag.name)} stays, because ${reason}.`)
    }
    if (reasons.length === 0) return tag.name
    for (const reason of reasons) log.info(reason)
  }
  return undefined
}

import type {Builder} from '../builder/choose.ts'
import {ActionError} from '../errors.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Permission} from '../preflight.ts'
import type {Push} from './argv.ts'

/** By digest where the builder can, so that no tag ever points at something half pushed; else under the push tags (`name:tag` of each image), if there are any. */
export function pushOf(
  {byDigest}: Pick<BuildPlan, 'byDigest'>,
  builder: Builder,
  permission: Permission,
  pushTags: readonly string[]
): Push {
  if (!permission.push) return {by: 'none'}
  if (byDigest && !builder.pushesByDigest) {
    throw new ActionError(
      'input',
      `input push-by-digest: the builder ${builder.name ?? ''} (driver ${builder.driver}) can’t push by digest.`,
      {
        cause: 'only builders with the driver docker-container or remote and a single node can',
        hint: 'Leave builder and driver empty: then one that can is made.'
      }
    )
  }
  if (builder.pushesByDigest) return {by: 'digest'}
  return pushTags.length === 0 ? {by: 'none'} : {by: 'tag', references: pushTags}
}

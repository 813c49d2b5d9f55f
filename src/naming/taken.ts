import type {Context} from '../context/context.ts'
import type {Candidate} from './rule.ts'
import type {TagRule} from './rules.ts'
import {sanitizeTag} from './sanitize.ts'
import {classifySemver} from './version.ts'

/**
 * Why a tag that a branch or a git tag makes is a name of something else: a branch `1.2` would overwrite what the
 * releases 1.2.x have published. undefined for every other tag, and for a git tag that is a version.
 */
export async function takenName(
  rule: TagRule,
  {value}: Candidate,
  name: string,
  {ref, repositoryData}: Pick<Context, 'ref' | 'repositoryData'>
): Promise<string | undefined> {
  const madeByRef = (rule.type === 'ref' || rule.type === 'raw') && (ref.kind === 'branch' || ref.kind === 'tag')
  if (!madeByRef || value !== ref.name) return undefined
  if (ref.kind === 'tag' && (await classifySemver(ref.name)) !== 'none') return undefined
  // What the flavor puts around it is around the other tags too; only a prefix of the rule's own sets it apart.
  const text = rule.prefix === undefined && rule.suffix === undefined ? sanitizeTag(value) : name
  if (text === 'latest') return 'is what people get who pull without a tag'
  if (/^pr-\d+(?:-[0-9a-f]{7,64})?$/.test(text)) return 'reads like the tag of a pull request'
  if (/^sha-[0-9a-f]+$/.test(text)) return 'reads like the tag of a commit'
  if (/^run-\d+$/.test(text)) return 'reads like the tag of a run'
  if (await readsLikeVersion(text, ref.kind)) return 'reads like the version of a release'
  const main = repositoryData?.defaultBranch
  if (main && text === sanitizeTag(main) && !(ref.kind === 'branch' && ref.name === main))
    return `is the tag of the default branch ${main}`
  return undefined
}

/** Of a git tag only what releases float on: `v1.2` without a third number is a name that no release takes. */
async function readsLikeVersion(text: string, kind: 'branch' | 'tag'): Promise<boolean> {
  if (kind === 'tag') return /^\d+(?:\.\d+)?$/.test(text)
  return /^v?\d+(?:\.\d+)*$/i.test(text) || (await classifySemver(text)) !== 'none'
}

import {allTags} from '../naming/names.ts'
import {isCacheOfPullRequest} from './cache.ts'
import {type NamingSources, planNaming} from './naming.ts'

/** A whole name, or what stands around 7 to 40 hexadecimal digits of a commit. */
export type TagPattern =
  | {readonly kind: 'name'; readonly name: string}
  | {readonly kind: 'commit'; readonly before: string; readonly after: string}

/** The tags that a pull request's runs have written. */
export interface PullRequestTags {
  readonly number: number
  /** Each names the pull request, and so is of it alone. */
  readonly own: readonly TagPattern[]
  /** Names that the rules give to its last commit, such as `sha-1a2b3c4`: no reason to keep an image, or to delete it. */
  readonly beside: readonly string[]
}

/** Two commits and a pull request that are not: by what changes with them one sees what a name is made of. */
const COMMITS = ['a1b2c3d4'.repeat(5), 'f9e8d7c6'.repeat(5)] as const
const OTHER_NUMBER = 987_654_321

/**
 * What the run's own rules call the images of this pull request, whatever its commit was: `pr-7` and `pr-7-1a2b3c4`
 * without rules. A name without the pull request's number in it (`dev`, `sha-…`) is others' too.
 */
export async function planPullRequestTags(sources: NamingSources, number: number): Promise<PullRequestTags> {
  const names = async (pullRequest: number, sha?: string) => await namesFor(sources, pullRequest, sha)
  const [now, elsewhere, one, other, oneElsewhere] = await Promise.all([
    names(number),
    names(OTHER_NUMBER),
    names(number, COMMITS[0]),
    names(number, COMMITS[1]),
    names(OTHER_NUMBER, COMMITS[0])
  ])
  const exact = now.filter(name => !elsewhere.includes(name))
  const ofCommit = one
    .filter(name => !other.includes(name) && !oneElsewhere.includes(name))
    .flatMap(name => patternOf(name, COMMITS[0]))
  const always: TagPattern[] = [
    {kind: 'name', name: `pr-${number}`},
    {kind: 'commit', before: `pr-${number}-`, after: ''}
  ]
  const own = [...always, ...exact.map(name => ({kind: 'name' as const, name})), ...ofCommit]
  const texts = own.map(pattern => JSON.stringify(pattern))
  const lasting = await names(number, COMMITS[1])
  return {
    number,
    own: own.filter((_, index) => texts.indexOf(texts[index] ?? '') === index),
    beside: now.filter(name => elsewhere.includes(name) && !lasting.includes(name))
  }
}

/** Whether the tag is of the pull request alone, its registry cache included. */
export function isOwnTag(tag: string, {number, own}: PullRequestTags): boolean {
  return own.some(pattern => fits(tag, pattern)) || isCacheOfPullRequest(tag, number)
}

function fits(tag: string, pattern: TagPattern): boolean {
  if (pattern.kind === 'name') return tag === pattern.name
  const {before, after} = pattern
  if (!tag.startsWith(before) || !tag.endsWith(after)) return false
  return /^[0-9a-f]{7,40}$/.test(tag.slice(before.length, tag.length - after.length))
}

function patternOf(name: string, sha: string): TagPattern[] {
  for (let length = sha.length; length >= 7; length--) {
    const at = name.indexOf(sha.slice(0, length))
    if (at !== -1) return [{kind: 'commit', before: name.slice(0, at), after: name.slice(at + length)}]
  }
  return []
}

async function namesFor(sources: NamingSources, number: number, commit: string | undefined): Promise<string[]> {
  const {context} = sources
  const {pullRequest} = context
  const changed = {
    ...context,
    ref: {kind: 'pull-request' as const, number},
    ...(commit === undefined ? {} : {sha: commit, headSha: commit}),
    pullRequest: pullRequest && {...pullRequest, number, ...(commit === undefined ? {} : {headSha: commit})}
  }
  const {naming} = await planNaming({...sources, context: changed})
  return allTags(naming.taggedImages).flatMap(({name, keep}) => (keep === undefined ? [name] : []))
}

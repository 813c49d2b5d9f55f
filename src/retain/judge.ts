import {type Policy, UNTAGGED} from '../inputs/retain.ts'
import type {Digest} from '../oci/digest.ts'
import {isOwnTag, type PullRequestTags} from '../plan/pull-request-tags.ts'
import {contentOf, type Listed, ownTags, subjectsOf, type Version} from './version.ts'

/** Whether something goes by the policy. `group` is the reason without particulars, to count by. */
export interface Verdict {
  readonly goes: boolean
  readonly why: string
  readonly group: string
  /** It goes with something else that goes. */
  readonly belongs?: true
}

/** The policy, applied. Each is asked of what is in the registry alone, not of what needs it. */
export interface Judge {
  /** A version that has tags of its own. */
  tagged(version: Version): Verdict
  /** One without a tag, which nothing needs and which is about nothing. */
  untagged(version: Version): Verdict
  /** An attestation whose image is not there. */
  orphan(version: Version): Verdict
}

/** What the policies ask of the world besides the registry. */
export interface RetainFacts {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Tags that GitHub releases name, with the release. */
  readonly releases: ReadonlyMap<string, string>
  /** undefined: nobody knows. */
  readonly pullRequests: ReadonlyMap<number, 'open' | 'closed'>
  /** Images that say they are of another repository, and of which. */
  readonly foreign: ReadonlyMap<Digest, string>
}

const goes = (why: string): Verdict => ({goes: true, why, group: why})
const stays = (why: string, group = why): Verdict => ({goes: false, why, group})
/** An attestation may be pushed before its image; longer than this it does not wait. */
const ORPHAN_MS = 24 * 3_600_000

/** The judge of a closed pull request's clean-up. */
export function judgeOfPullRequest(tags: PullRequestTags, {foreign}: Pick<RetainFacts, 'foreign'>): Judge {
  return {
    tagged(version) {
      const own = ownTags(version)
      const other = own.find(tag => !isOwnTag(tag, tags) && !tags.beside.includes(tag))
      if (other !== undefined) return stays(`the tag ${other} is not of the pull request`, 'not of the pull request')
      if (!own.some(tag => isOwnTag(tag, tags))) return stays('not of the pull request')
      const repository = foreign.get(version.digest)
      if (repository !== undefined) return stays(`it is of ${repository}`, 'of another repository')
      return goes(`of pull request #${tags.number}`)
    },
    untagged: () => stays('not of the pull request'),
    orphan: () => stays('not of the pull request')
  }
}

/** The judge by the lines of `retain`. A tag that several lines fit goes only when all of them let it go. */
export function judgeOfPolicies(policies: readonly Policy[], facts: RetainFacts, versions: readonly Version[]): Judge {
  const lines = policies.map(policy => ({policy, ...matcher(policy), newest: newestOf(policy, versions)}))

  function byLine({policy, newest, number}: (typeof lines)[number], tag: string, version: Version): Verdict {
    const {term, pattern} = policy
    switch (term.kind) {
      case 'keep':
        return stays(`${pattern}: keep`, 'a line keeps it')
      case 'age': {
        if (version.time === undefined) return stays('its age is not known')
        return facts.now - version.time > term.ms
          ? goes(`older than ${term.text}`)
          : stays(`not older than ${term.text}`, 'younger than its line says')
      }
      case 'newest':
        return newest.has(version.digest)
          ? stays(`among the ${term.count} newest of ${pattern}`, 'among the newest of its line')
          : goes(`not among the ${term.count} newest of ${pattern}`)
      case 'closed': {
        const pullRequest = number(tag)
        const repository = facts.foreign.get(version.digest)
        if (pullRequest === undefined) return stays(`${tag} is of no pull request`, 'of no pull request')
        if (repository !== undefined) return stays(`it is of ${repository}`, 'of another repository')
        const state = facts.pullRequests.get(pullRequest)
        if (state === 'closed') return goes(`pull request #${pullRequest} is closed`)
        return state === 'open'
          ? stays(`pull request #${pullRequest} is open`, 'its pull request is open')
          : stays(`nothing is known of pull request #${pullRequest}`, 'its pull request is not known')
      }
    }
  }

  function byTag(tag: string, version: Version): Verdict {
    const release = facts.releases.get(tag)
    if (release !== undefined) return stays(`the release ${release} names ${tag}`, 'a release names it')
    const verdicts = lines
      .filter(line => line.policy.pattern !== UNTAGGED && line.fits(tag))
      .map(line => byLine(line, tag, version))
    if (verdicts.length === 0) return stays(`no line fits ${tag}`, 'no line fits its tag')
    return verdicts.find(verdict => !verdict.goes) ?? verdicts[0] ?? stays('no line fits its tag')
  }

  return {
    tagged(version) {
      const verdicts = ownTags(version).map(tag => byTag(tag, version))
      return verdicts.find(verdict => !verdict.goes) ?? verdicts[0] ?? stays('no tag')
    },
    untagged(version) {
      const own = lines.filter(({policy}) => policy.pattern === UNTAGGED)
      if (own.length === 0) return stays('untagged, and no line fits that')
      const verdicts = own.map(line => byLine(line, '', version))
      const verdict = verdicts.find(({goes}) => !goes) ?? verdicts[0] ?? stays('untagged')
      return verdict.goes ? goes(`untagged, ${verdict.why}`) : verdict
    },
    orphan: ({time}) =>
      time !== undefined && facts.now - time > ORPHAN_MS
        ? goes('an attestation whose image is gone')
        : stays('an attestation whose image may still come')
  }
}

/** `closed` means `pr-7` and `pr-7-1a2b3c4` where the pattern is `pr-*`. */
export function pullRequestOf(pattern: string, tag: string): number | undefined {
  const [before = '', after = ''] = pattern.split('*')
  if (!tag.startsWith(before) || !tag.endsWith(after) || tag.length < before.length + after.length) return undefined
  const middle = tag.slice(before.length, tag.length - after.length)
  const [, digits] = /^(\d{1,9})(?:-[0-9a-f]{7,40})?$/.exec(middle) ?? []
  return digits === undefined ? undefined : Number(digits)
}

function matcher({pattern}: Policy) {
  const source = [...pattern].map(sign => (sign === '*' ? '.*' : sign === '?' ? '.' : sign.replace(/[.-]/g, '\\$&')))
  const expression = new RegExp(`^${source.join('')}$`)
  return {fits: (tag: string) => expression.test(tag), number: (tag: string) => pullRequestOf(pattern, tag)}
}

/** The digests of the newest versions that the pattern fits; of what has no time nobody knows that it is old. */
function newestOf(policy: Policy, versions: readonly Version[]): ReadonlySet<Digest> {
  const {term, pattern} = policy
  if (term.kind !== 'newest') return new Set()
  const {fits} = matcher(policy)
  // What belongs to something goes or stays with that, and takes no place among the newest.
  const needed = new Set(pattern === UNTAGGED ? versions.flatMap(version => contentOf(version)?.needs ?? []) : [])
  const own = versions.filter(version => {
    if (version.state === 'gone') return false
    if (pattern !== UNTAGGED) return ownTags(version).some(fits)
    return version.tags.length === 0 && subjectsOf(version).length === 0 && !needed.has(version.digest)
  })
  const time = (version: Listed) => version.time ?? Number.POSITIVE_INFINITY
  const order = [...own].sort((a, b) => compare(time(b), time(a)) || compare(b.id ?? 0, a.id ?? 0))
  return new Set(order.slice(0, term.count).map(({digest}) => digest))
}

/** Not a difference: that of two infinities is no number. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

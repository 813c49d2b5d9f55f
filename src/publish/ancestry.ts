import {CONCURRENCY, parallel} from '../concurrency.ts'
import type {Tag} from '../naming/derive.ts'
import type {Manifest} from '../oci/manifest.ts'
import type {Repository} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {ImageFacts} from './behind.ts'
import {createCompare} from './compare.ts'

/** One look at where the branch is now; whatever is asked of it is asked once. */
export interface BranchLook {
  /** Why the image behind the tag must stay: it is of a newer commit. undefined if it may be written over. */
  newer(name: string, behind: ImageFacts): Promise<string | undefined>
  /** The image of the newest commit that the branch has beyond ours and that is published under its own name. */
  published(repository: Repository): Promise<{readonly tag: string; readonly manifest: Manifest} | undefined>
}

type AncestryPlan = Pick<Plan, 'source' | 'repository' | 'token'>

/**
 * Judges the tags of a branch: by the commit of the image that the tag points at, and by which commits the branch has
 * beyond ours now. Not by the head of the branch alone: its newest commit may have started no run. A forced push may
 * have taken either commit out of the branch; then the branch as it is now is what counts.
 * `tags` tell how a commit's own tag is called; `ours` is what our image says of itself.
 */
export function createAncestry(
  ports: Pick<Ports, 'github' | 'log'>,
  {source, ...plan}: AncestryPlan,
  registries: Registries,
  ours: ImageFacts
): (tags: readonly Tag[]) => BranchLook {
  const {log} = ports
  const {branch} = source
  const commit = ours.revision ?? ''
  const ask = createCompare(ports, plan)
  const commits = memo(ask)
  const tell = once(log.info)
  const warn = once(log.warning)

  return tags => {
    // A branch moves, so that it is asked for again by each look.
    const toBranch = memo(ask)
    const beyond = async () => (branch === undefined ? 'unknown' : await toBranch(commit, branch))
    const nameOf = commitTag(tags, commit)

    /** Whether the commit is newer than ours and, where that is known, still in the branch. */
    async function isNewer(theirs: string): Promise<boolean | 'unknown' | 'failed'> {
      const found = await beyond()
      if (typeof found === 'object') {
        if (found.commits.includes(theirs)) return true
        // A forced push took our commit out of the branch, and this one is its head now.
        if (found.status === 'behind' && found.mergeBase === theirs) return true
        if (found.total <= found.commits.length) return false
      }
      if (found === 'failed') return found
      const descends = await commits(commit, theirs)
      if (typeof descends === 'string') return descends
      if (descends.status !== 'ahead' || found === 'unknown' || branch === undefined) return descends.status === 'ahead'
      const contained = await toBranch(theirs, branch)
      return typeof contained === 'string' ? contained : ['ahead', 'identical'].includes(contained.status)
    }

    return {
      async newer(name, behind) {
        const {revision: theirs} = behind
        if (theirs === undefined || !/^[0-9a-f]{40,64}$/.test(theirs)) {
          tell(`${name} points at an image that names no commit, so it is not known whether that is newer.`)
          return undefined
        }
        // A push says what the branch was before it: then the image is older for certain, and nobody has to be asked.
        if (theirs === commit || (source.before === theirs && source.headSha === commit)) return undefined
        const short = theirs.slice(0, 7)
        switch (await isNewer(theirs)) {
          case true:
            return `it points at a newer commit, ${short}`
          case false:
            return undefined
          case 'failed':
            warn(`${name} was kept, because GitHub did not say whether ${short} behind it is newer. Run the job again.`)
            return `it could not be found out whether ${short} behind it is newer`
          case 'unknown': {
            const later = isLater(behind, ours)
            tell(
              `It is not known how ${short} behind ${name} relates to this commit (the API did not say), so the time of the build decides: ${later ? 'it is later, and the tag stays' : 'the tag moves'}.`
            )
            return later ? `it points at an image that was built later, of ${short}` : undefined
          }
        }
      },

      published: memo(async (repository: Repository) => {
        const found = await beyond()
        if (found === 'failed') warn('GitHub did not say whether the branch has newer commits by now.')
        if (typeof found === 'string') return undefined
        const candidates =
          found.status === 'behind' && found.mergeBase ? [found.mergeBase] : [...found.commits].reverse()
        const registry = registries(repository)
        while (candidates.length > 0) {
          const names = candidates.splice(0, CONCURRENCY).map(nameOf)
          const digests = await parallel(names, CONCURRENCY, name => registry.resolveTag(name))
          const tag = names.find((_, index) => digests[index] !== undefined)
          const manifest = tag === undefined ? undefined : await registry.getManifest(tag)
          if (tag !== undefined && manifest) return {tag, manifest}
        }
        return undefined
      })
    }
  }
}

/** How another commit's own tag is called, by how ours is; where no tag names our commit, as by default. */
function commitTag(tags: readonly Tag[], commit: string): (other: string) => string {
  for (const {name, kind, rule} of tags) {
    if (kind !== 'run' || (rule.type !== 'sha' && rule.type !== 'ref')) continue
    for (let length = commit.length; length >= 4; length--) {
      const start = name.lastIndexOf(commit.slice(0, length))
      if (start !== -1) return other => `${name.slice(0, start)}${other.slice(0, length)}${name.slice(start + length)}`
    }
  }
  return other => `sha-${other.slice(0, 7)}`
}

function isLater({created: theirs = ''}: ImageFacts, {created: ours = ''}: ImageFacts): boolean {
  return Date.parse(theirs) > Date.parse(ours)
}

/** The same question is asked once; one that failed, again. */
function memo<Args extends readonly unknown[], T>(ask: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (...args) => {
    const key = JSON.stringify(args)
    const answer = answers.get(key) ?? ask(...args)
    answers.set(key, answer)
    return answer
  }
}

function once(tell: (text: string) => void): (text: string) => void {
  const told = new Set<string>()
  return text => {
    if (!told.has(text)) tell(text)
    told.add(text)
  }
}

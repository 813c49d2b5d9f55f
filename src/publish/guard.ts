import type {Tag} from '../naming/derive.ts'
import type {Digest} from '../oci/digest.ts'
import type {Manifest} from '../oci/manifest.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import {type BranchLook, createAncestry} from './ancestry.ts'
import type {ImageFacts, ReadFacts} from './behind.ts'
import {compareLabel, higherVersion} from './versions.ts'

/** What is to be done about a tag that moves, by what it points at now. */
export type Verdict =
  /** It points at what it should. */
  | {readonly kind: 'right'}
  /** It points at another image, which is newer, or another run's of this very commit. */
  | {readonly kind: 'stays'; readonly reason: string}
  | {readonly kind: 'write'}
  /** It points at ours, or at what we have put there, and belongs to something newer. */
  | {readonly kind: 'give-back'; readonly manifest: Manifest; readonly reason: string}

/** What is known of a tag in one look. */
export interface Sight {
  readonly repository: Repository
  readonly tag: Tag
  /** What it points at; undefined if there is no such tag. */
  readonly found: Digest | undefined
  /** Whether `found` is ours, or was put there by us. */
  readonly isMine: boolean
  /** Whether we have written the tag already: then the same commit's image of another run is as good. */
  readonly written: boolean
  /** Whether all tags are looked at once more, so that what is ours already can be left to that look. */
  readonly isFirst: boolean
}

/** Who may move a tag: SPEC.md, section 2.1. A look asks registry and API for how things are now. */
export interface Guard {
  look(tags: readonly Tag[]): {judge(sight: Sight): Promise<Verdict>}
}

export const SHARED = 'it is shared with another run of this commit'

export function createGuard(
  ports: Pick<Ports, 'github' | 'log'>,
  plan: Pick<Plan, 'source' | 'repository' | 'token'>,
  registries: Registries,
  readFacts: ReadFacts,
  ours: ImageFacts
): Guard {
  const ancestry = createAncestry(ports, plan, registries, ours)
  return {
    look(tags) {
      const branch = ancestry(tags)
      const lists = new Map<string, Promise<string[]>>()
      const list = (repository: Repository) => {
        const answer = lists.get(repository.text) ?? registries(repository).listTags()
        lists.set(repository.text, answer)
        return answer
      }
      return {
        judge: async sight =>
          sight.tag.line
            ? await judgeFloat(sight, await list(sight.repository), registries, readFacts)
            : await judgeBranch(sight, branch, readFacts, ours)
      }
    }
  }
}

async function judgeFloat(
  {repository, tag: {line}, found, isMine, written}: Sight,
  published: readonly string[],
  registries: Registries,
  readFacts: ReadFacts
): Promise<Verdict> {
  if (!line) return {kind: 'write'}
  const higher = await higherVersion(line, published)
  const giveBack = async (tag: string): Promise<Verdict> => {
    const manifest = await registries(repository).getManifest(tag)
    if (!manifest || manifest.digest === found) return {kind: 'right'}
    return {kind: 'give-back', manifest, reason: `${tag}, which is higher, was published meanwhile`}
  }
  if (isMine) return higher ? await giveBack(higher.tag) : {kind: 'right'}
  if (higher && found === undefined) return {kind: 'stays', reason: `${higher.tag} is higher`}
  if (found === undefined) return {kind: 'write'}
  const {version = ''} = higher && written ? {} : await readFacts(repository, found)
  const label = await compareLabel(line, version)
  if (label === 'higher') return {kind: 'stays', reason: `it points at ${version}, which is higher`}
  // What an earlier attempt of this version has left.
  if (higher) return label === 'same' ? await giveBack(higher.tag) : {kind: 'stays', reason: `${higher.tag} is higher`}
  return label === 'same' && written ? {kind: 'stays', reason: SHARED} : {kind: 'write'}
}

async function judgeBranch(
  {repository, tag, found, isMine, written, isFirst}: Sight,
  branch: BranchLook,
  readFacts: ReadFacts,
  ours: ImageFacts
): Promise<Verdict> {
  if (found === undefined) return {kind: 'write'}
  if (isMine && isFirst) return {kind: 'right'}
  let shared = false
  if (!isMine) {
    const behind = await readFacts(repository, found)
    shared = behind.revision !== undefined && behind.revision === ours.revision
    if (shared && !written) return {kind: 'write'}
    if (!shared) {
      const reason = await branch.newer(tagged(repository, tag.name), behind)
      return reason === undefined ? {kind: 'write'} : {kind: 'stays', reason}
    }
  }
  const newer = await branch.published(repository)
  if (!newer || newer.manifest.digest === found) return shared ? {kind: 'stays', reason: SHARED} : {kind: 'right'}
  return {
    kind: 'give-back',
    manifest: newer.manifest,
    reason: `${newer.tag}, which is of a newer commit, was published meanwhile`
  }
}

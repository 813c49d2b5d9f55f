import {CONCURRENCY, parallel} from '../concurrency.ts'
import type {TagOutcome} from '../image/tag-outcome.ts'
import type {Tag} from '../naming/derive.ts'
import type {Digest} from '../oci/digest.ts'
import type {Manifest} from '../oci/manifest.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {ImageFacts, ReadFacts} from './behind.ts'
import {type Guard, SHARED, type Verdict} from './guard.ts'
import {immutable, pointsElsewhere, writeTag} from './write.ts'

/** How often, and how long after, a tag is read again that answers with something else: registries have replicas. */
const REREADS = 2
const REREAD_MS = 500

/** What decides about tags, and who hears of it. */
export interface PublishOptions {
  /** Undefined where floating and branch tags are moved whatever they point at. */
  readonly guard: Guard | undefined
  readonly readFacts: ReadFacts
  /** What the image says of itself. */
  readonly ours: ImageFacts
  /** Told of each tag whenever something new is known of it, so that a run that fails later knows how it stands. */
  readonly onTag: (tag: TagOutcome) => void
}

/** The tags of one image in one repository. */
export interface ImageTags {
  readonly manifest: Manifest
  /** Writes the tags that name this version, commit or run, and those that nothing guards. */
  writeNames(): Promise<void>
  /**
   * Looks where the tags point, and writes those that are wrong. `moving`: only those that a guard decides about.
   * `last`: writes nothing. Gives whether something was written, and what is wrong for good.
   */
  look(which: 'moving' | 'all' | 'last'): Promise<{readonly changed: boolean; readonly wrong: readonly string[]}>
  /** How many tags point at the image, by the last look. */
  published(): number
  /** How the tags stand by the registry's word, as far as it gives one: for a run that fails. */
  takeStock(): Promise<void>
}

interface TagState {
  readonly tag: Tag
  readonly isGuarded: boolean
  /** All that this run has made the tag point at. */
  readonly put: Set<Digest>
  /** What it pointed at before we wrote it last. */
  before: Digest | undefined
  /** It was read, or can't be moved: there is nothing to look at any more. */
  settled: boolean
  outcome: TagOutcome['outcome'] | undefined
  reason: string | undefined
}

/** What is to be tagged, and what is known of it before the first tag is written. */
export interface TaggedManifest {
  readonly manifest: Manifest
  /** The tag that the builder has written, and whether it was seen to point at the manifest. */
  readonly written: string | undefined
  readonly seen: boolean
  /** What tags that anybody may move pointed at, by name (`anyones`). */
  readonly before: ReadonlyMap<string, Digest | undefined>
}

const moves = ({kind}: Tag) => kind === 'branch' || kind === 'floating'

/** The tags that no guard decides about and that yet are not this run's alone. */
export function anyones(tags: readonly Tag[], guarded: boolean): Tag[] {
  return tags.filter(tag => tag.keep === undefined && (tag.kind === 'fixed' || (moves(tag) && !guarded)))
}

export function openTags(
  {log, clock}: Pick<Ports, 'log' | 'clock'>,
  repository: Repository,
  tags: readonly Tag[],
  image: TaggedManifest,
  registries: Registries,
  {guard, readFacts, ours, onTag}: PublishOptions
): ImageTags {
  const registry = registries(repository)
  const {manifest} = image
  const {digest} = manifest
  const states = tags.map((tag): TagState => {
    const isOurs = tag.name === image.written
    return {
      tag,
      isGuarded: guard !== undefined && moves(tag),
      put: new Set(isOurs ? [digest] : []),
      before: image.before.get(tag.name),
      settled: false,
      outcome: undefined,
      reason: undefined
    }
  })

  /** `told` is the word of the log for what became of it. */
  function decide(state: TagState, outcome: TagOutcome['outcome'], reason?: string, told: string = outcome): void {
    const {tag} = state
    if (state.outcome === outcome && state.reason === reason) return
    const name = tagged(repository, tag.name)
    log.info(outcome === 'published' ? `${name} → ${digest}` : `${name}: ${told}, because ${reason}.`)
    state.outcome = outcome
    state.reason = reason
    onTag({repository, tag, outcome, ...(reason === undefined ? {} : {reason})})
  }

  /** Whether the tag points at `target` now; it does not where the registry forbids it. */
  async function write(state: TagState, target: Manifest, reason?: string): Promise<boolean> {
    const {tag, put} = state
    const written = await writeTag(registry, tag.name, target)
    if (written.kind === 'written') {
      put.add(target.digest)
      decide(state, target.digest === digest ? 'published' : 'kept', reason)
      return true
    }
    const sharesCommit = !moves(tag) && (await isShared(written.found))
    if (!sharesCommit && !moves(tag)) throw immutable(repository, tag.name, written.found, digest)
    state.settled = true
    decide(state, 'kept', sharesCommit ? SHARED : 'the registry does not let it be moved (its tags are immutable)')
    return false
  }

  async function isShared(found: Digest): Promise<boolean> {
    const {revision} = await readFacts(repository, found)
    return revision !== undefined && revision === ours.revision
  }

  /** What the tag points at; read again where it is what it was before we wrote it. */
  async function read({tag, put, before}: TagState): Promise<Digest | undefined> {
    for (let reads = 0; ; reads++) {
      const found = await registry.resolveTag(tag.name)
      const isStale = put.size > 0 && !(found && put.has(found)) && (found === undefined || found === before)
      if (!isStale || reads === REREADS) return found
      await clock.sleep(REREAD_MS)
    }
  }

  /** A tag that is ours to write: whether it is wrong. */
  async function checkName(state: TagState): Promise<string | undefined> {
    const found = await read(state)
    if (found === digest) return void decide(state, 'published')
    if (found !== undefined && (await isShared(found))) return void decide(state, 'kept', SHARED)
    // A registry that keeps nothing of what it is given is not taken for another run.
    if (anyones([state.tag], false).length > 0 && found !== undefined && found !== state.before)
      return void decide(state, 'kept', 'another run has moved it since')
    return wrong(state, found)
  }

  function wrong(state: TagState, found: Digest | undefined): string {
    decide(state, 'failed', pointsElsewhere(found))
    return `${tagged(repository, state.tag.name)} ${found === undefined ? 'does not exist' : `points at ${found}`}`
  }

  async function settle(
    state: TagState,
    judge: ReturnType<Guard['look']>['judge'],
    which: 'moving' | 'all' | 'last'
  ): Promise<{changed: boolean; wrong?: string}> {
    const {tag, put} = state
    const found = await read(state)
    const isMine = found !== undefined && (found === digest || put.has(found))
    const isFirst = which === 'moving'
    const verdict: Verdict = await judge({repository, tag, found, isMine, written: put.size > 0, isFirst})
    if (verdict.kind === 'right') {
      if (found === digest) decide(state, 'published')
      return {changed: false}
    }
    if (verdict.kind === 'stays') {
      const told = state.outcome === 'published' ? 'published, and superseded since' : 'kept'
      decide(state, 'kept', verdict.reason, told)
      return {changed: false}
    }
    if (which === 'last') {
      if (found === undefined || found === state.before) return {changed: false, wrong: wrong(state, found)}
      if (found === digest) decide(state, 'published')
      else decide(state, 'kept', 'other runs were still moving it')
      return {changed: false}
    }
    state.before = found
    const [target, reason] = verdict.kind === 'write' ? [manifest] : [verdict.manifest, verdict.reason]
    return {changed: await write(state, target, reason)}
  }

  const names = states.filter(({isGuarded, tag}) => !isGuarded && tag.keep === undefined)
  for (const state of states) if (state.tag.keep !== undefined) decide(state, 'kept', state.tag.keep)
  for (const state of states) if (state.tag.name === image.written) decide(state, 'published')

  return {
    manifest,
    async writeNames() {
      const open = names.filter(({tag}) => tag.name !== image.written)
      await parallel(open, CONCURRENCY, state => write(state, manifest))
      for (const state of names) if (image.seen && state.tag.name === image.written) state.settled = true
    },
    async look(which) {
      const open = states.filter(({settled, tag}) => !settled && tag.keep === undefined)
      const judged = guard?.look(tags)
      const seen = await parallel(open, CONCURRENCY, async state => {
        if (state.isGuarded && judged) return await settle(state, judged.judge, which)
        return {changed: false, wrong: which === 'moving' ? undefined : await checkName(state)}
      })
      return {changed: seen.some(({changed}) => changed), wrong: seen.flatMap(({wrong}) => wrong ?? [])}
    },
    published: () => states.filter(({outcome}) => outcome === 'published').length,
    async takeStock() {
      await parallel(states, CONCURRENCY, async state => {
        const {tag, put} = state
        if (tag.keep !== undefined) return
        try {
          const found = await registry.resolveTag(tag.name)
          if (found === digest) decide(state, 'published')
          else if (state.outcome === 'published' || (put.size > 0 && state.outcome !== 'kept'))
            decide(state, 'failed', pointsElsewhere(found))
        } catch (error) {
          log.debug(`${tagged(repository, tag.name)} can’t be read any more: ${String(error)}`)
        }
      })
    }
  }
}

import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import type {RegistryClient} from '../registry/client.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Ports} from '../runner.ts'
import type {Judge} from './judge.ts'
import {deletionOrder} from './order.ts'
import {readContent} from './read.ts'
import {type Selection, select} from './select.ts'
import type {Store} from './store.ts'
import {type Listed, nameOf, needsOf, ownTags, subjectsOf, type Version} from './version.ts'

/** Everything that one repository's deletions need. */
export interface Deleting {
  readonly store: Store
  readonly registry: Pick<RegistryClient, 'getDocument'>
  readonly retries: number
  /** The policy, for the versions as they are now. */
  readonly judgeOf: (versions: readonly Version[]) => Judge
  /** For the log. */
  readonly name: string
}

export interface Deleted {
  readonly version: Version
  readonly why: string
}

export interface Deletions {
  readonly deleted: readonly Deleted[]
  readonly failed: readonly Deleted[]
  readonly selection: Selection
  readonly stopped: string | undefined
}

type Result = 'deleted' | 'gone' | 'refused' | 'stays'

/** GitHub asks for a second between requests that change something, where there are many. */
const PACE_MS = 1000
const MANY = 50

/**
 * Deletes what `select` dooms, one after the other. Right before each the registry is looked at again, and the selection
 * made anew where something has changed: only what would still go then is deleted. `versions` is kept up to date.
 */
export async function deleteDoomed(
  ports: Pick<Ports, 'clock' | 'log'>,
  versions: Map<Digest, Version>,
  deleting: Deleting
): Promise<Deletions> {
  const {store, judgeOf, name, retries} = deleting
  const deleted: Deleted[] = []
  const failed: Deleted[] = []
  const selectNow = () => select([...versions.values()], judgeOf([...versions.values()]))
  let selection = selectNow()
  const order = deletionOrder([...versions.values()].filter(({digest}) => selection.doomed.has(digest)))
  let stopped: string | undefined

  /** One look and, if it still goes, one deletion. */
  async function attempt(version: Version): Promise<Result> {
    const {there, changed} = await store.look(version, versions)
    if (changed.length > 0) {
      await takeIn(versions, changed, deleting.registry)
      selection = selectNow()
    }
    const now = versions.get(version.digest)
    if (!now || now.id !== version.id) return 'stays'
    if (!there) return 'gone'
    if (!selection.doomed.has(version.digest) || mustWait(version, versions.values())) return 'stays'
    return await store.remove(version)
  }

  async function attemptWithRetries(version: Version): Promise<Result> {
    let last: {readonly error: unknown} | undefined
    try {
      return await withRetries(
        ports,
        retries,
        `${name}: deleting ${nameOf(version)}`,
        async (): Promise<Attempt<Result>> => {
          try {
            return {value: await attempt(version)}
          } catch (error) {
            if (isCancelled(error)) throw error
            last = {error}
            return store.judge(error)
          }
        }
      )
    } catch (error) {
      throw last && !isCancelled(error) ? last.error : error
    }
  }

  for (const version of order) {
    const verdict = selection.doomed.get(version.digest)
    if (!verdict) continue
    if (!verdict.belongs) stopped = await store.mayGoOn()
    if (stopped !== undefined) break
    if (order.length > MANY && deleted.length > 0) await ports.clock.sleep(PACE_MS)
    try {
      const result = await attemptWithRetries(version)
      if (result === 'refused') {
        stopped = 'this registry deletes nothing over its API: use its own settings for that'
        break
      }
      if (result === 'stays') {
        const why = selection.kept.get(version.digest)?.why ?? 'it has changed meanwhile'
        ports.log.info(`${name}: ${nameOf(version)} stays: ${why}.`)
        continue
      }
      versions.set(version.digest, {...version, state: 'gone'})
      if (result === 'gone') continue
      deleted.push({version, why: verdict.why})
      ports.log.info(`${name}: deleted ${nameOf(version)} (${version.digest}), ${verdict.why}.`)
    } catch (error) {
      if (isCancelled(error)) throw error
      stopped = store.endsRun(error)
      if (stopped !== undefined) break
      failed.push({version, why: store.explain(error)})
      // What it needs stays with it.
      versions.set(version.digest, {...(versions.get(version.digest) ?? version), state: 'stuck'})
      selection = selectNow()
    }
  }
  return {deleted, failed, selection, stopped}
}

/**
 * Whether something that must go first is still there: what has come since the order was made may be doomed by now, and
 * goes in the next run, with all that it needs.
 */
function mustWait(version: Version, all: Iterable<Version>): boolean {
  const needs = needsOf(version)
  const subjects = ownTags(version).length > 0 ? [] : subjectsOf(version).filter(subject => !needs.includes(subject))
  for (const other of all) {
    if (other.state === 'gone' || other.digest === version.digest) continue
    if (subjects.includes(other.digest) || needsOf(other).includes(version.digest)) return true
  }
  return false
}

/** Versions that have come or changed: their manifests are read, if they are new. */
async function takeIn(
  versions: Map<Digest, Version>,
  changed: readonly Listed[],
  registry: Pick<RegistryClient, 'getDocument'>
): Promise<void> {
  for (const entry of changed) {
    const known = versions.get(entry.digest)
    // A list may still show what was just deleted; pushed again it has another number, or a tag.
    const isBack = entry.id === undefined ? entry.tags.length > 0 : entry.id !== known?.id
    if (known?.state === 'gone' && !isBack) continue
    const state = known?.state === 'stuck' ? 'stuck' : 'there'
    const read = known && known.state !== 'gone' ? known.read : await readContent(registry, entry.digest)
    versions.set(entry.digest, {...entry, read, state})
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof ActionError && error.code === 'cancelled'
}

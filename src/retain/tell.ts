import type {Digest} from '../oci/digest.ts'
import type {Repository} from '../oci/reference.ts'
import type {Deleted, Deletions} from './delete.ts'
import type {Retained, RetainedVersion} from './outcome.ts'
import type {Store} from './store.ts'
import {contentOf, nameOf, type Version} from './version.ts'

/** The numbers and reasons of what was done, or would be. */
export function retainedOf(
  repository: Repository,
  versions: readonly Version[],
  {deleted, failed, selection, stopped}: Deletions,
  {dryRun, notes}: {readonly dryRun: boolean; readonly notes: Store['notes']}
): Retained {
  const away = new Set(deleted.map(({version}) => version.digest))
  const left = versions.filter(({digest, state}) => state !== 'gone' && !away.has(digest))
  const verdictOf = ({digest}: Version) =>
    selection.kept.get(digest) ?? {why: stopped ?? 'left for the next run', group: 'left for the next run'}
  const counts = new Map<string, number>()
  for (const version of left) {
    const {group} = verdictOf(version)
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return {
    repository,
    dryRun,
    listed: versions.length,
    deleted: deleted.map(rowOf),
    failed: failed.map(rowOf),
    kept: left.map(version => rowOf({version, why: verdictOf(version).why})),
    reasons: [...counts].map(([why, count]) => ({why, count})).sort((a, b) => b.count - a.count),
    freed: freedBytes(
      deleted.map(({version}) => version),
      left
    ),
    stopped,
    notes: [
      ...(notes.list === undefined ? [] : [notes.list]),
      ...(notes.restore !== undefined && deleted.length > 0 && !dryRun ? [notes.restore] : [])
    ]
  }
}

function rowOf({version, why}: Deleted): RetainedVersion {
  return {name: nameOf(version), digest: version.digest, id: version.id, why}
}

/** Of blobs that nothing which is left uses. */
function freedBytes(deleted: readonly Version[], left: readonly Version[]): number {
  const used = new Set<Digest>(left.flatMap(version => contentOf(version)?.blobs.map(({digest}) => digest) ?? []))
  const freed = new Map<Digest, number>()
  for (const version of deleted)
    for (const {digest, size} of contentOf(version)?.blobs ?? []) if (!used.has(digest)) freed.set(digest, size)
  return [...freed.values()].reduce((sum, size) => sum + size, 0)
}

import type {Digest} from '../oci/digest.ts'
import {needsOf, subjectsOf, type Version} from './version.ts'

/**
 * The order in which versions are deleted: an index before its images, an image before its attestations, so that at any
 * moment what is still there is whole. One image after the other, the oldest first: a run that ends early has left
 * little that belongs to nothing.
 */
export function deletionOrder(doomed: readonly Version[]): Version[] {
  const byDigest = new Map(doomed.map(version => [version.digest, version]))
  const after = new Map<Digest, Version[]>()
  const waits = new Map<Digest, number>(doomed.map(({digest}) => [digest, 0]))
  const first = (before: Digest, then: Version) => {
    if (before === then.digest || !byDigest.has(before)) return
    after.set(before, [...(after.get(before) ?? []), then])
    waits.set(then.digest, (waits.get(then.digest) ?? 0) + 1)
  }
  for (const version of doomed) {
    const needs = new Set(needsOf(version))
    for (const need of needs) {
      const child = byDigest.get(need)
      if (child) first(version.digest, child)
    }
    // An artifact that both is about an image and needs it goes before it.
    for (const subject of new Set(subjectsOf(version))) if (!needs.has(subject)) first(subject, version)
  }
  const time = ({time: known}: Version) => known ?? Number.POSITIVE_INFINITY
  const ready = doomed.filter(({digest}) => waits.get(digest) === 0)
  // The last one is taken first.
  ready.sort((a, b) => (time(a) < time(b) ? 1 : time(a) > time(b) ? -1 : 0))
  const order: Version[] = []
  for (let next = ready.pop(); next; next = ready.pop()) {
    order.push(next)
    for (const follower of after.get(next.digest) ?? []) {
      const left = (waits.get(follower.digest) ?? 0) - 1
      waits.set(follower.digest, left)
      if (left === 0) ready.push(follower)
    }
  }
  // What waits for each other in a circle stays for good: no order is safe there.
  return order
}

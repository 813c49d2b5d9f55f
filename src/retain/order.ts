import type {Digest} from '../oci/digest.ts'
import {needsOf, subjectsOf, type Version} from './version.ts'

/**
 * The order in which versions are deleted: an index before its images, an image before its attestations, so that at any
 * moment what is still there is whole. One image after the other, the oldest first: a run that ends early has left
 * little that belongs to nothing.
 */
export function deletionOrder(doomed: readonly Version[]): Version[] {
  const nodes = new Map<Digest, Node>(doomed.map(version => [version.digest, {version, after: [], needs: 0, waits: 0}]))
  for (const version of doomed) {
    const node = nodes.get(version.digest)
    for (const need of new Set(needsOf(version))) link(node, nodes.get(need), 'needs')
    for (const subject of new Set(subjectsOf(version))) link(nodes.get(subject), node, 'waits')
  }
  const time = ({version}: Node) => version.time ?? Number.POSITIVE_INFINITY
  const isFree = (node: Node) => node.needs === 0 && node.waits === 0
  // The last one is taken first.
  const newestFirst = [...nodes.values()].sort((a, b) => (time(a) < time(b) ? 1 : time(a) > time(b) ? -1 : 0))
  const ready = newestFirst.filter(isFree)
  const left = new Set(nodes.keys())
  const order: Version[] = []
  while (left.size > 0) {
    // An attestation that is about an image and needs it too: then the one that needs goes first, as an index does.
    const next = ready.pop() ?? newestFirst.findLast(node => node.needs === 0 && left.has(node.version.digest))
    // Nothing needs itself: its digest would have to be known before it is made.
    if (!next) break
    if (!left.delete(next.version.digest)) continue
    order.push(next.version)
    for (const {node, why} of next.after) {
      node[why]--
      if (isFree(node)) ready.push(node)
    }
  }
  return order
}

interface Node {
  readonly version: Version
  /** What may go when this one has gone. */
  readonly after: {readonly node: Node; readonly why: 'needs' | 'waits'}[]
  /** How many that need it are still there, and how many that it is about. */
  needs: number
  waits: number
}

function link(before: Node | undefined, then: Node | undefined, why: 'needs' | 'waits'): void {
  if (!before || !then || before === then) return
  before.after.push({node: then, why})
  then[why]++
}

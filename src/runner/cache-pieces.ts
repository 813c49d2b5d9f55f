/** Pieces that are on their way at once, at most. BuildKit makes them of 1 MiB. */
const MOST_AT_ONCE = 4
/** A piece that takes longer shares its line with too many, milliseconds. */
const QUICK_MS = 300
const CREATED = 201
const NOT_FOUND = 404

/**
 * Pieces of layers, sent side by side. BuildKit sends one and waits for its answer before it sends the next, which at
 * 40 ms is no more than 25 MB a second on any line. A piece is nothing before the list that makes a blob of all of them,
 * so it may be called taken while it is on its way: whoever sends the list hears what became of each.
 * https://learn.microsoft.com/rest/api/storageservices/put-block
 */
export interface Pieces {
  /**
   * Resolves when there is room: with the status that an earlier piece of the blob was refused with, if one was. `send`
   * resolves with the answer's status, undefined where none comes; it hears whether others are on the line already.
   */
  take(blob: string, send: Send): Promise<number | undefined>
  /** Resolves when no piece of the blob is on its way any more; with the status that one was refused with, if one was. */
  settle(blob: string): Promise<number | undefined>
}

type Send = (isShared: boolean) => Promise<number | undefined>

interface Blob {
  readonly open: Set<Promise<void>>
  refused: number | undefined
}

/** `now` is a clock that does not jump, milliseconds. */
export function createPieces(now: () => number): Pieces {
  const blobs = new Map<string, Blob>()
  const waiting: (() => void)[] = []
  let open = 0
  // More of them as long as that is quick: on a slow line each would only take longer, up to what counts as lost.
  let room = 1
  const sendOne = async (blob: Blob, send: Send) => {
    const started = now()
    const status = (await send(open > 1).catch(() => undefined)) ?? NOT_FOUND
    if (status !== CREATED) blob.refused ??= status
    open--
    room = now() - started < QUICK_MS ? Math.min(MOST_AT_ONCE, room + 1) : Math.max(1, Math.floor(room / 2))
    for (const go of waiting.splice(0)) go()
  }
  return {
    async take(name, send) {
      const blob = blobs.get(name) ?? {open: new Set(), refused: undefined}
      blobs.set(name, blob)
      while (open >= room) await new Promise<void>(resolve => waiting.push(resolve))
      if (blob.refused !== undefined) return blob.refused
      open++
      const sent: Promise<void> = sendOne(blob, send).finally(() => blob.open.delete(sent))
      blob.open.add(sent)
      return undefined
    },
    async settle(name) {
      const blob = blobs.get(name)
      await Promise.all(blob?.open ?? [])
      if (blob?.refused === undefined) blobs.delete(name)
      return blob?.refused
    }
  }
}

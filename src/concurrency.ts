/** Requests at a time to one run's registries. */
export const CONCURRENCY = 8

/**
 * Runs `work` on every item, at most `limit` at a time; results in the items' order.
 * After an error nothing new is started, and what runs is waited for: whoever reports the error knows what was done.
 */
export async function parallel<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const errors: unknown[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) {
      if (errors.length > 0) return
      try {
        results[index] = await work(item)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await Promise.all(Array.from({length: Math.min(limit, items.length)}, worker))
  if (errors.length > 0) throw errors[0]
  return results
}

/** Takes work that nothing but the end waits for. */
export type Later = (work: Promise<void>) => void

/** Does `work`, and then waits for what it put off, also where it failed. */
export async function withLater<T>(work: (later: Later) => Promise<T>): Promise<T> {
  const left: Promise<void>[] = []
  try {
    return await work(promise => void left.push(promise))
  } finally {
    await Promise.all(left)
  }
}

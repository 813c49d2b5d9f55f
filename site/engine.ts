import type {Answers, FromWorker, Question, ToWorker} from './protocol.ts'

/** As in Node: src/text/pattern.ts. */
const MATCH_MS = 1_000

interface Waiting {
  readonly question: Question
  readonly resolve: (answer: Answers[keyof Answers]) => void
  readonly reject: (error: Error) => void
}

/** Asks the worker, and starts another where a user's pattern keeps it busy without end: that match then fails there. */
export class Engine {
  private readonly slow: string[] = []
  private readonly waiting = new Map<number, Waiting>()
  private worker = this.start()
  private last = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  ask<Q extends Question>(question: Q): Promise<Answers[Q['kind']]> {
    const id = ++this.last
    return new Promise((resolve, reject) => {
      // The worker answers a question with what the protocol says of its kind.
      this.waiting.set(id, {question, resolve: resolve as Waiting['resolve'], reject})
      this.tell({id, question})
    })
  }

  private tell(message: ToWorker): void {
    this.worker.postMessage(message)
  }

  private start(): Worker {
    const worker = new Worker(new URL('worker.js', import.meta.url), {type: 'module'})
    worker.postMessage({slow: this.slow} satisfies ToWorker)
    worker.addEventListener('message', ({data}: MessageEvent<FromWorker>) => this.hear(data))
    worker.addEventListener('error', event => {
      for (const {reject} of this.waiting.values()) reject(new Error(event.message || 'worker.js can’t be loaded'))
      this.waiting.clear()
    })
    return worker
  }

  private hear(message: FromWorker): void {
    clearTimeout(this.timer)
    if ('match' in message) {
      const {match} = message
      if (match !== undefined) this.timer = setTimeout(() => this.restart(match), MATCH_MS)
      return
    }
    const waiting = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if ('error' in message) waiting?.reject(new Error(message.error))
    else waiting?.resolve(message.answer)
  }

  private restart(match: string): void {
    this.worker.terminate()
    this.slow.push(match)
    this.worker = this.start()
    for (const [id, {question}] of this.waiting) this.tell({id, question})
  }
}

/**
 * Does `work` for the newest of what it is given, one after another: what comes meanwhile replaces what waits, and
 * `isOld` says that it has.
 */
export function latest<T>(work: (value: T, isOld: () => boolean) => Promise<void>): (value: T) => void {
  let next: {readonly value: T} | undefined
  let busy = false
  const run = async () => {
    busy = true
    while (next) {
      const {value} = next
      next = undefined
      await work(value, () => next !== undefined)
    }
    busy = false
  }
  return value => {
    next = {value}
    if (!busy) void run()
  }
}

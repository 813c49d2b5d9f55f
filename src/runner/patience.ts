/** Between two looks at what is waited for, milliseconds; and what at most one of them counts. */
const TICK_MS = 50
const LONGEST_TICK_MS = 250

/** One thing that is waited for. */
export interface Wait {
  /** It has moved on. */
  moved(): void
  /** Until it moves on, somebody else holds it up. */
  hold(): void
  done(): void
}

/** How long a whole run puts up with a service that answers late or wrongly. */
export interface Patience {
  readonly isOver: boolean
  /**
   * What doesn't move for longer than `freeMs` is lost time from then on; of several waits at once it is counted once.
   * When it is too much, `onOver` is called, and `why` is told, the end of a sentence about the service.
   */
  watch(freeMs: number, why: string, onOver: () => void): Wait
  /** Nothing is waited for any more, and nobody is told. */
  end(): void
}

export function createPatience(lostMs: number, onOver: (why: string) => void): Patience {
  const waits = new Set<{since: number; readonly freeMs: number; readonly why: string; readonly onOver: () => void}>()
  let isOver = false
  let lost = 0
  let last = performance.now()
  let timer: NodeJS.Timeout | undefined
  const tick = () => {
    const now = performance.now()
    // What a machine slept, or this process did not get to, is nobody’s fault.
    const passed = Math.min(now - last, LONGEST_TICK_MS)
    last = now
    const late = [...waits].find(({since, freeMs}) => now - since > freeMs)
    if (!late) return
    lost += passed
    if (lost < lostMs) return
    isOver = true
    onOver(late.why)
    for (const wait of [...waits]) wait.onOver()
  }
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  return {
    get isOver() {
      return isOver
    },
    watch(freeMs, why, onOver) {
      const wait = {since: performance.now(), freeMs, why, onOver}
      waits.add(wait)
      if (!isOver && timer === undefined) {
        last = performance.now()
        timer = setInterval(tick, TICK_MS)
      }
      return {
        moved() {
          wait.since = performance.now()
        },
        hold() {
          wait.since = Number.POSITIVE_INFINITY
        },
        done() {
          waits.delete(wait)
          if (waits.size === 0 || isOver) stop()
        }
      }
    },
    end() {
      isOver = true
      for (const wait of [...waits]) wait.onOver()
      stop()
    }
  }
}

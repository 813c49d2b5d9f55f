import type {ActionError} from '../errors.ts'
import {textOf} from '../errors.ts'
import type {Runner} from '../runner.ts'

/** How one try ended: with a value, or with a fault that may pass. A fault that can't pass is thrown. */
export type Attempt<T> =
  | {readonly value: T}
  /** `afterMs`: what the other side asked us to wait; `once`: not worth more than one more try. */
  | {
      readonly passing: ActionError
      readonly afterMs?: number | undefined
      readonly rateLimit?: boolean | undefined
      readonly once?: boolean | undefined
    }

const FIRST_MS = 500
const LONGEST_MS = 15_000
const RATE_LIMIT_MS = 30_000
const RATE_LIMIT_LONGEST_MS = 120_000
const LONGEST_ASKED_MS = 300_000

/**
 * Tries until there is a value, `retries` times more at most, waiting longer each time.
 * The wait is a random part of it (full jitter), so that jobs that failed together don't return together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function withRetries<T>(
  {clock, log}: Pick<Runner, 'clock' | 'log'>,
  retries: number,
  what: string,
  attempt: () => Promise<Attempt<T>>
): Promise<T> {
  for (let tried = 1; ; tried++) {
    const result = await attempt()
    if ('value' in result) return result.value
    if (tried > (result.once ? Math.min(1, retries) : retries)) throw result.passing
    const wait = waitBefore(tried, result, clock.random())
    const said = textOf(result.passing)
    log.info(
      `${said.startsWith(what) ? said : `${what}: ${said}`}. Retry ${tried} of ${retries} in ${(wait / 1000).toFixed(1)} s.`
    )
    await clock.sleep(wait)
  }
}

/** Milliseconds before try number `tried + 1`. */
export function waitBefore(
  tried: number,
  fault: {afterMs?: number | undefined; rateLimit?: boolean | undefined},
  random: number
): number {
  if (fault.afterMs !== undefined) return Math.min(fault.afterMs, LONGEST_ASKED_MS)
  if (fault.rateLimit) return Math.min(RATE_LIMIT_MS * 2 ** (tried - 1), RATE_LIMIT_LONGEST_MS)
  return random * Math.min(FIRST_MS * 2 ** (tried - 1), LONGEST_MS)
}

/** Milliseconds that a Retry-After field asks for: seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

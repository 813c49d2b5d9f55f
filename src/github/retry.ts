import {ActionError, textOf} from '../errors.ts'
import {type Attempt, retryAfterMs, withRetries} from '../registry/retry.ts'
import type {Clock, GitHubApi, Log, Runner} from '../runner.ts'
import {numberAt, stringAt} from '../text/json.ts'

/** A limit that ends later than this is not waited for, milliseconds. */
const LONGEST_WAIT_MS = 300_000

/** The runner with an API that is asked again where a fault passes, `retries` times more at most. */
export function withApiRetries<T extends Pick<Runner, 'github' | 'clock' | 'log'>>(runner: T, retries: number): T {
  return {...runner, github: async (token: string) => retrying(runner, await runner.github(token), retries)}
}

/**
 * Faults that pass are 5xx, what broke on its way (which the API's client calls 500), and rate limits, for which the
 * answer says how long to wait. What is left after the last try is the API's own error.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
function retrying(ports: {readonly clock: Clock; readonly log: Log}, api: GitHubApi, retries: number): GitHubApi {
  return {
    async request(route, parameters) {
      let last: {readonly error: unknown} | undefined
      try {
        return await withRetries(ports, retries, `GitHub’s API, ${route}`, async (): Promise<Attempt<unknown>> => {
          try {
            return {value: await api.request(route, parameters)}
          } catch (error) {
            last = {error}
            return judge(error, ports.clock.now())
          }
        })
      } catch (error) {
        if (error instanceof ActionError && error.code === 'cancelled') throw error
        throw last ? last.error : error
      }
    }
  }
}

export function judge(error: unknown, now: number): Attempt<never> {
  const status = numberAt(error, 'status') ?? 0
  const header = (name: string) =>
    stringAt(error, 'response', 'headers', name) ?? numberAt(error, 'response', 'headers', name)
  const passing = new ActionError('network', textOf(error))
  if (status >= 500) return {passing}
  const asked = retryAfterMs(text(header('retry-after')), now)
  const isLimit = status === 429 || (status === 403 && /rate limit|abuse detection/i.test(textOf(error)))
  if (!isLimit && !(status === 403 && asked !== undefined)) throw error
  const resets =
    text(header('x-ratelimit-remaining')) === '0' ? Number(header('x-ratelimit-reset')) * 1000 - now : undefined
  const afterMs = asked ?? (resets === undefined || Number.isNaN(resets) ? undefined : Math.max(1000, resets))
  if (afterMs !== undefined && afterMs > LONGEST_WAIT_MS) throw error
  return {passing, afterMs, rateLimit: true}
}

function text(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}

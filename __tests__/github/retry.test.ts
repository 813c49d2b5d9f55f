import {expect, it} from '@jest/globals'
import {withApiRetries} from '../../src/github/retry.ts'
import {recordingRunner} from '../helpers/ports.ts'

const fault = (status: number, headers: Record<string, string> = {}, message = 'no') =>
  Object.assign(new Error(message), {status, response: {headers}})

/** How often the API was asked, how long was waited (ms), and how it ended. */
async function ask(error: Error, retries = 3) {
  let asked = 0
  const runner = recordingRunner({
    api: () => {
      asked++
      throw error
    }
  })
  const api = await withApiRetries(runner, retries).github('token')
  const ended = await api.request('GET /x', {}).catch(found => found)
  return {asked, sleeps: runner.sleeps, same: ended === error}
}

const NOW = Date.UTC(2026, 10, 21, 12, 30, 5, 7)
it.each<[string, Error, number[]]>([
  ['a bad gateway is asked again', fault(502), [250, 500, 1000]],
  ['so is what broke on its way', fault(500, {}, 'read ECONNRESET'), [250, 500, 1000]],
  ['a limit with Retry-After waits for it', fault(429, {'retry-after': '7'}), [7000, 7000, 7000]],
  ['a secondary limit too, which says 403', fault(403, {'retry-after': '60'}), [60_000, 60_000, 60_000]],
  [
    'one that says nothing waits a while',
    fault(403, {}, 'You have exceeded a secondary rate limit'),
    [30_000, 60_000, 120_000]
  ],
  [
    'a limit that resets soon waits for that',
    fault(
      403,
      {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(NOW / 1000) + 9)},
      'API rate limit exceeded'
    ),
    [9993, 1000, 1000]
  ],
  [
    'one that resets in an hour is not waited for',
    fault(
      403,
      {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 3600)},
      'API rate limit exceeded'
    ),
    []
  ],
  ['a missing permission is none of them', fault(403, {}, 'Resource not accessible by integration'), []],
  ['nor is what is not there', fault(404), []]
])('%s', async (_, error, sleeps) => {
  expect(await ask(error)).toEqual({asked: sleeps.length + 1, sleeps, same: true})
})

it('retries: 0 asks once', async () => {
  expect(await ask(fault(502), 0)).toEqual({asked: 1, sleeps: [], same: true})
})

import {describe, expect, it} from '@jest/globals'
import {parallel} from '../../src/concurrency.ts'
import {ActionError} from '../../src/errors.ts'
import {parseChallenge} from '../../src/registry/auth.ts'
import {retryAfterMs, waitBefore, withRetries} from '../../src/registry/retry.ts'
import {recordingRunner} from '../helpers/ports.ts'

describe('the wait before another try', () => {
  it.each([
    [1, {}, 500],
    [2, {}, 1000],
    [5, {}, 8000],
    [6, {}, 15_000],
    [10, {}, 15_000],
    [1, {rateLimit: true}, 30_000],
    [2, {rateLimit: true}, 60_000],
    [9, {rateLimit: true}, 120_000],
    [1, {afterMs: 7000}, 7000],
    [1, {afterMs: 3_600_000}, 300_000]
  ])('number %i after %j is at most %i ms', (tried, fault, most) => {
    expect(waitBefore(tried, fault, 1)).toBe(most)
  })
  it('is a random part of it', () => {
    expect([0, 0.25, 0.999].map(random => waitBefore(2, {}, random))).toEqual([0, 250, 999])
  })
  it.each([
    ['7', 7000],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined]
  ])('by Retry-After %s is %s ms', (value, expected) => {
    expect(retryAfterMs(value, Date.UTC(2026, 10, 21, 12))).toBe(expected)
  })
})

it('retries as often as it is told, then throws the last fault', async () => {
  const runner = recordingRunner()
  const passing = new ActionError('registry', 'not now')
  let tries = 0
  await expect(
    withRetries(runner, 2, 'Asking', async () => {
      tries++
      return {passing}
    })
  ).rejects.toBe(passing)
  expect(tries).toBe(3)
  expect(runner.lines[0]).toBe('Asking: not now. Retry 1 of 2 in 0.3 s.')
})

it('runs at most so many at a time and keeps the order', async () => {
  let now = 0
  let most = 0
  const results = await parallel([30, 5, 20, 1, 10], 2, async ms => {
    most = Math.max(most, ++now)
    await new Promise(resolve => setTimeout(resolve, ms))
    now--
    return ms * 2
  })
  expect([results, most]).toEqual([[60, 10, 40, 2, 20], 2])
})

it('starts nothing new after an error, and waits for what runs', async () => {
  const ended: number[] = []
  const work = async (item: number) => {
    await new Promise(resolve => setTimeout(resolve, item === 1 ? 5 : 30))
    if (item === 1) throw new Error('one')
    ended.push(item)
  }
  await expect(parallel([0, 1, 2, 3], 2, work)).rejects.toThrow('one')
  expect(ended).toEqual([0])
})

describe('a challenge', () => {
  it.each([
    [
      'Bearer realm="https://r.example/token",service="r.example",scope="repository:a/b:pull,push"',
      {
        scheme: 'bearer',
        parameters: {realm: 'https://r.example/token', service: 'r.example', scope: 'repository:a/b:pull,push'}
      }
    ],
    ['bearer realm=https://r.example/t', {scheme: 'bearer', parameters: {realm: 'https://r.example/t'}}],
    ['Basic realm="x, y"', {scheme: 'basic', parameters: {realm: 'x, y'}}],
    ['Negotiate, Basic realm="x"', {scheme: 'basic', parameters: {realm: 'x'}}],
    ['Digest realm="x"', undefined],
    [undefined, undefined]
  ])('%s', (header, expected) => {
    expect(parseChallenge(header)).toEqual(expected)
  })
})

import {expect, it} from '@jest/globals'
import {createPieces} from '../../src/runner/cache-pieces.ts'

/** Lets everything go on that can. */
const turn = () => new Promise(resolve => setImmediate(resolve))

/** A service whose answers come when they are told to, after so many milliseconds. */
function service() {
  let now = 0
  const shared: boolean[] = []
  const waiting: ((status: number | undefined) => void)[] = []
  return {
    now: () => now,
    send: (isShared: boolean) => {
      shared.push(isShared)
      return new Promise<number | undefined>(resolve => waiting.push(resolve))
    },
    shared,
    open: () => waiting.length,
    /** Answers those that are open, this much later. */
    async answer(ms: number, ...statuses: (number | undefined)[]) {
      now += ms
      const open = waiting.splice(0)
      for (const [index, resolve] of open.entries()) resolve(index < statuses.length ? statuses[index] : 201)
      await turn()
      return open.length
    }
  }
}

it('one goes first, then more and more side by side, as long as each is quick', async () => {
  const {now, send, answer, shared} = service()
  const pieces = createPieces(now)
  for (let piece = 0; piece < 40; piece++) void pieces.take('a', send)
  await turn()
  const sides: number[] = []
  for (let round = 0; round < 4; round++) sides.push(await answer(100))
  expect(sides).toEqual([1, 2, 4, 4])
  expect(shared.slice(0, 7)).toEqual([false, false, true, false, true, true, true])
  // On a line that has become slow it is one at a time again.
  const slow: number[] = []
  for (let round = 0; round < 4; round++) slow.push(await answer(1_000))
  expect(slow).toEqual([4, 1, 1, 1])
})

it('the list waits for every piece of its blob, and for no other one’s', async () => {
  const {now, send, open, answer} = service()
  const pieces = createPieces(now)
  expect(await pieces.take('a', send)).toBeUndefined()
  expect(await pieces.settle('b')).toBeUndefined()
  let settled = false
  const list = pieces.settle('a').then(refused => {
    settled = true
    return refused
  })
  await turn()
  expect([settled, open()]).toEqual([false, 1])
  await answer(1)
  expect([await list, settled]).toEqual([undefined, true])
})

it.each([
  ['full', 507, 507],
  ['silent', undefined, 404]
])('a service that is %s refuses the list, and what comes after the piece', async (_, status, refused) => {
  const {now, send, answer} = service()
  const pieces = createPieces(now)
  await pieces.take('a', send)
  const second = pieces.take('a', send)
  await turn()
  await answer(1, status)
  expect(await second).toBe(refused)
  expect(await pieces.take('b', send)).toBeUndefined()
  await answer(1)
  expect([await pieces.settle('a'), await pieces.settle('b')]).toEqual([refused, undefined])
  // Also where the list comes again.
  expect(await pieces.settle('a')).toBe(refused)
})

it('a piece that fails on its way is refused', async () => {
  const pieces = createPieces(() => 0)
  await pieces.take('a', () => Promise.reject(new Error('gone')))
  expect(await pieces.settle('a')).toBe(404)
})

import {describe, expect, it} from '@jest/globals'
import {createDiagnose, FAULTS} from '../src/diagnosis/diagnose.ts'
import {patternsOf} from '../src/diagnosis/fault.ts'
import {context, SEEN} from './fixtures/failures.ts'

/** What others send may be made to be slow: no pattern may look at one character again and again. */

const LENGTH = 64 * 1024
/** A pattern that is linear needs a millisecond; one that is quadratic, some hundreds or thousands. */
const LIMIT_MS = 100

const patterns = FAULTS.flatMap(({pattern}) => patternsOf(pattern))

/** Texts that make a pattern begin again at every turn: its own words, and what was really seen, over and over. */
function pumps({source}: RegExp): string[] {
  const words = source
    .replaceAll('\\.', '.')
    .replaceAll('\\/', '/')
    .replaceAll('\\$', '$')
    .split(/\\[a-zA-Z][*+]?|[()|*+?[\]{}^]+/)
    .filter(word => word !== '')
  const starts = words.map((_, index) => words.slice(0, index + 1).join(''))
  return [...words, ...starts, '"', '"/', '<', ' ', 'a', ': ', '\n', 'denied: ', '429 "$id" ']
}

/** The better of three: the machine may be busy with something else. */
function timeOf(pattern: RegExp, pump: string): number {
  const text = pump.repeat(Math.ceil(LENGTH / pump.length)).slice(0, LENGTH)
  return Math.min(...[1, 2, 3].map(() => millisecondsOf(() => pattern.test(text))))
}

function millisecondsOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

describe('a pattern of the table of faults', () => {
  it.each(patterns.map(pattern => [pattern.source, pattern] as const))('%s is linear', (_, pattern) => {
    const seen = SEEN.filter(([text]) => pattern.test(text)).map(([text]) => text.slice(0, -1))
    expect([...pumps(pattern), ...seen].filter(pump => timeOf(pattern, pump) > LIMIT_MS)).toEqual([])
  })

  it('would be found out, were it quadratic', () => {
    const pattern = /exporting cache[\s\S]*installation/
    expect(
      pumps(pattern)
        .slice(0, 1)
        .map(pump => timeOf(pattern, pump) > LIMIT_MS)
    ).toEqual([true])
  })
})

describe('a diagnosis', () => {
  const diagnose = createDiagnose(context)
  it('of 8 MB takes no longer than one of a line', () => {
    for (const [text] of SEEN) {
      // Out of bytes, as it comes: a text that is put together of parts is copied when it is first read.
      const long = Buffer.alloc(8 * 1024 * 1024, text).toString('utf8')
      const times = [1, 2, 3].map(() => millisecondsOf(() => diagnose(long)))
      expect(Math.min(...times)).toBeLessThan(50)
    }
  })
  it('looks at the start alone', () => {
    const [text = ''] = SEEN[0] ?? []
    expect(diagnose(`${'.'.repeat(4096 - text.length)}${text}`)?.cause).toBe(diagnose(text)?.cause)
    expect(diagnose(`${'.'.repeat(4096)}${text}`)).toBeUndefined()
  })
})

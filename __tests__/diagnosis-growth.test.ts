import {describe, expect, it} from '@jest/globals'
import {createDiagnose, FAULTS} from '../src/diagnosis/diagnose.ts'
import {patternsOf} from '../src/diagnosis/fault.ts'
import {context, SEEN} from './fixtures/failures.ts'

/** What others send may be made to be slow: no pattern may look at one character again and again. */

const LENGTH = 64 * 1024
/** Eight times the text costs a linear pattern eight times the time, a quadratic one 64 times. */
const TIMES = 8
const LINEAR = 24
/** Below this it costs nothing, and a machine's own noise is more. A quadratic pattern needs hundreds or thousands. */
const NOISE_MS = 50

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

/** Whether the time grows faster than the text. */
function grows(pattern: RegExp, pump: string): boolean {
  const long = timeOf(pattern, pump, LENGTH)
  return long > NOISE_MS && long > LINEAR * timeOf(pattern, pump, LENGTH / TIMES)
}

/** The best of three: the machine may be busy with something else. */
function timeOf(pattern: RegExp, pump: string, length: number): number {
  const text = pump.repeat(Math.ceil(length / pump.length)).slice(0, length)
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
    expect([...pumps(pattern), ...seen].filter(pump => grows(pattern, pump))).toEqual([])
  })

  it('would be found out, were it quadratic', () => {
    const pattern = /exporting cache[\s\S]*installation/
    expect(
      pumps(pattern)
        .slice(0, 1)
        .map(pump => grows(pattern, pump))
    ).toEqual([true])
  })
})

describe('a diagnosis', () => {
  const diagnose = createDiagnose(context)
  it('of 8 MB takes no longer than one of 8 KB', () => {
    for (const [text] of SEEN) {
      // Out of bytes, as it comes: a text that is put together of parts is copied when it is first read.
      const timeOf = (size: number) => {
        const long = Buffer.alloc(size, text).toString('utf8')
        return Math.min(...[1, 2, 3].map(() => millisecondsOf(() => diagnose(long))))
      }
      expect(timeOf(8 * 1024 * 1024)).toBeLessThan(LINEAR * Math.max(timeOf(8 * 1024), 1))
    }
  })
  it('looks at the start alone', () => {
    const [text = ''] = SEEN[0] ?? []
    expect(diagnose(`${'.'.repeat(4096 - text.length)}${text}`)?.cause).toBe(diagnose(text)?.cause)
    expect(diagnose(`${'.'.repeat(4096)}${text}`)).toBeUndefined()
  })
})

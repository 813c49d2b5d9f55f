import {describe, expect, it} from '@jest/globals'
import {parse} from 'csv-parse/sync'
import fc from 'fast-check'
import {csvField, parseCsv} from '../../src/text/csv.ts'

/** The package that docker/metadata-action reads its lists with, by the options that it gives. */
function peer(text: string, {comments, keepQuotes}: {comments: boolean; keepQuotes: boolean}) {
  const records: unknown = parse(text, {
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    ...(comments ? {comment: '#', comment_no_infix: true} : {}),
    ...(keepQuotes ? {quote: false} : {})
  })
  // The package's types leave out that `info` wraps each record.
  return (records as {record: string[]; info: {lines: number}}[]).map(({record, info}) => ({
    fields: record,
    line: info.lines
  }))
}

const orError = (read: () => unknown) => {
  try {
    return read()
  } catch {
    return 'an error'
  }
}

const PIECES = ['"', '""', ',', '\n', '\n\n', '#', ' ', 'a', 'type=ref', 'ä€😀', '=', "'", '\t']
const runs = {numRuns: Number(process.env.PROPERTY_RUNS ?? 4000) * 5, seed: 20261125}

describe('a list of CSV records', () => {
  it.each(['\n', '\r\n'])('is what csv-parse makes of it, where lines end by %j', lineBreak => {
    const text = fc.array(fc.constantFrom(...PIECES), {maxLength: 14}).map(pieces => pieces.join(''))
    const syntax = fc.record({comments: fc.boolean(), keepQuotes: fc.boolean()})
    fc.assert(
      fc.property(text, syntax, (lines, options) => {
        // A `#` behind a closing quote begins no comment here.
        fc.pre(!options.comments || !lines.includes('"#'))
        const written = lines.replaceAll('\n', lineBreak)
        const ours = orError(() => parseCsv(written, options))
        // The package counts a CRLF inside quotes twice.
        const theirs = orError(() => peer(lineBreak === '\n' || /"[^"]*\n/.test(lines) ? lines : written, options))
        expect(JSON.parse(JSON.stringify(ours).replaceAll('\\r\\n', '\\n'))).toEqual(theirs)
      }),
      runs
    )
  })

  it('gives each field back that csvField wrote', () => {
    const field = fc.string({unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' '), minLength: 1, maxLength: 8})
    fc.assert(
      fc.property(fc.array(field, {minLength: 1, maxLength: 4}), fields => {
        expect(parseCsv(fields.map(csvField).join(','))[0]?.fields).toEqual(fields)
      }),
      runs
    )
  })

  it('may end its lines each in its own way', () => {
    expect(parseCsv('a\r\nb\nc\rd')).toEqual(
      ['a', 'b', 'c', 'd'].map((field, index) => ({fields: [field], line: index + 1}))
    )
  })
})

import {describe, expect, it} from '@jest/globals'
import {formatDate} from '../../src/text/date.ts'

describe('moment’s tokens', () => {
  const date = new Date(Date.UTC(2026, 0, 4, 5, 6, 7, 89))
  const format = (text: string, tz?: string) => formatDate(date, {name: 'date', args: [text], options: tz ? {tz} : {}})
  it.each([
    ['YYYY YY', '2026 26'],
    ['MM M MMM MMMM Mo', '01 1 Jan January 1st'],
    ['DD D Do DDD DDDD', '04 4 4th 4 004'],
    ['HH H hh h A a', '05 5 05 5 AM am'],
    ['mm m ss s SSS', '06 6 07 7 089'],
    ['d ddd dddd E', '0 Sun Sunday 7'],
    ['w ww W WW', '2 02 1 01'],
    ['gggg GGGG', '2026 2026'],
    ['Q', '1'],
    ['X x', '1767503167 1767503167089'],
    ['Z ZZ z', '+00:00 +0000 UTC'],
    ['[v]YYYY', 'v2026']
  ])('%s is %s', (text, expected) => {
    expect(format(text)).toBe(expected)
  })
  it('are in the zone that is named', () => {
    expect(format('YYYY-MM-DD HH:mm Z z', 'America/New_York')).toBe('2026-01-04 00:06 -05:00 EST')
  })
  it('without a format are ISO 8601', () => {
    expect(formatDate(date, {name: 'date', args: [], options: {}})).toBe('2026-01-04T05:06:07Z')
  })
})

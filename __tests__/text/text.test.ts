import {describe, expect, it} from '@jest/globals'
import {parseList} from '../../src/text/list.ts'
import {didYouMean, excerpt, listed} from '../../src/text/nearest.ts'
import {matchPattern, parsePattern} from '../../src/text/pattern.ts'
import {checkNames, parseTemplate, render} from '../../src/text/template.ts'
import {cpuMs} from '../helpers/time.ts'

describe('a list', () => {
  const texts = (input: string, syntax = {}) => parseList(input, syntax).map(entry => entry.text)
  it.each([
    ['a\nb\r\nc', {}, ['a', 'b', 'c']],
    ['  a  \n\n   \n b', {}, ['a', 'b']],
    ['a,b\nc', {}, ['a,b', 'c']],
    ['a,b\nc, d', {commas: true}, ['a', 'b', 'c', 'd']],
    ['"A=1\n2"\nB=3', {}, ['A=1\n2', 'B=3']],
    ['"say ""hi"""', {}, ['say "hi"']],
    ['a"b', {}, ['a"b']],
    ['# no\na#b\n #kept', {comments: true}, ['a#b', '#kept']],
    ['# kept', {}, ['# kept']],
    ['type=image,"name=a,b"', {keepQuotes: true}, ['type=image,"name=a,b"']],
    [' a \n b ', {untrimmed: true}, [' a ', ' b ']],
    ['', {}, []],
    [' \n ', {}, []]
  ])('%j with %j is %j', (input, syntax, expected) => {
    expect(texts(input, syntax)).toEqual(expected)
  })
  it('keeps the fields of an item, quoted commas included, and its line', () => {
    expect(parseList('\n# x\ntype=match,"pattern=v(\\d{1,3})",group=1', {comments: true})).toEqual([
      {
        text: 'type=match,pattern=v(\\d{1,3}),group=1',
        fields: ['type=match', 'pattern=v(\\d{1,3})', 'group=1'],
        line: 3
      }
    ])
    expect(parseList('"type=raw,value=a"')[0]?.fields).toEqual(['type=raw', 'value=a'])
  })
})

describe('a template', () => {
  const vocabulary = new Map([
    ['name', () => '<a&b>'],
    ['no', () => 'false'],
    ['none', () => ''],
    [
      'echo',
      ({args, options}: {args: readonly string[]; options: Readonly<Record<string, string>>}) =>
        `${args.join('+')};${options.k ?? ''}`
    ]
  ])
  it.each([
    ['plain', 'plain'],
    ['x{{name}}y{{ name }}', 'x<a&b>y<a&b>'],
    ["{{echo 'a b' \"c\" k='v w'}}", 'a b+c;v w'],
    ["{{echo 'a}}b'}}", 'a}}b;'],
    ['{{#if name}}yes{{else}}no{{/if}}', 'yes'],
    ['{{#if no}}yes{{else}}no{{/if}}', 'no'],
    ['{{#if none}}yes{{/if}}', ''],
    ['{{#if name}}{{#if no}}a{{else}}b{{/if}}{{/if}}', 'b'],
    ['}} { {', '}} { {']
  ])('%s → %s', (source, expected) => {
    expect(render(parseTemplate(source, 'input tags, line 1'), vocabulary)).toBe(expected)
  })
  it.each([
    ['{{#if name}}x', 'has an {{#if}} without its {{/if}}'],
    ['{{else}}', 'has an {{else}} without its {{#if}}'],
    ['{{/if}}', 'has an {{/if}} without its {{#if}}'],
    ['{{name', 'has a {{ without its }}'],
    ['{{}}', 'without a name'],
    ['{{date YYYY}}', "write 'YYYY'"],
    ['{{#if a}}'.repeat(30), 'more than 20 deep']
  ])('%s is refused', (source, message) => {
    expect(() => parseTemplate(source, 'input tags, line 7')).toThrow(message)
    expect(() => parseTemplate(source, 'input tags, line 7')).toThrow('input tags, line 7')
  })
  it('reaches no name outside its vocabulary', () => {
    for (const name of ['constructor', '__proto__', 'process', 'lookup']) {
      expect(() => checkNames(parseTemplate(`{{${name}}}`, 'x'), ['branch'], 'x')).toThrow(
        `unknown expression {{${name}}}`
      )
    }
  })
  it('is read in linear time', () => {
    for (const source of [
      '{{'.repeat(50_000),
      `{{${' '.repeat(100_000)}`,
      "{{'".repeat(50_000),
      '{{a '.repeat(50_000)
    ]) {
      const start = cpuMs()
      expect(() => parseTemplate(source, 'x')).toThrow()
      expect(cpuMs() - start).toBeLessThan(1000)
    }
  })
})

describe('a pattern', () => {
  it.each([
    ['v(\\d+)', 'app-v12', ['v12', '12']],
    ['/V(\\d+)/i', 'app-v12', ['v12', '12']],
    ['(a)|(b)', 'b', ['b', undefined, 'b']],
    ['/\\d/g', '1a2', ['1', '2']],
    ['x', 'y', undefined]
  ])('%s on %s', (pattern, text, expected) => {
    expect(matchPattern(parsePattern(pattern, 'w'), text, 'w')).toEqual(expected)
  })
  it('that is none is refused', () => {
    expect(() => parsePattern('(', 'input tags, line 2')).toThrow(
      'input tags, line 2: “(” is not a regular expression.'
    )
  })
  it('that would run for ever is stopped', () => {
    const start = cpuMs()
    expect(() => matchPattern(parsePattern('(a+)+$', 'w'), `${'a'.repeat(60)}!`, 'input tags, line 2')).toThrow(
      'took too long'
    )
    expect(cpuMs() - start).toBeLessThan(3000)
  })
})

describe('words', () => {
  it('finds the nearest', () => {
    expect(didYouMean('semvar', ['semver', 'sha'])).toBe(' Did you mean “semver”?')
    expect(didYouMean('xyz', ['semver', 'schedule'])).toBe('')
  })
  it('lists and shortens', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', '“a”', '“a”, “b” or “c”'])
    expect(excerpt('a\n b', 10)).toBe('a b')
    expect(excerpt('abcdefghijk', 5)).toBe('abcd…')
  })
})

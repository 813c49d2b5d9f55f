import {describe, expect, it} from '@jest/globals'
import {createLog, createRedactor} from '../../src/runner/log.ts'
import {commandsIn, printed} from '../helpers/commands.ts'
import {cpuMs} from '../helpers/time.ts'

const logOf = (...secrets: string[]) => {
  const log = createLog(createRedactor())
  printed(() => {
    for (const secret of secrets) log.mask(secret)
  })
  return log
}
const shown = (text: string, ...secrets: string[]) => printed(() => logOf(...secrets).info(text))

/** Every character that may stand between the start of a line and `::` for somebody. */
const INVISIBLE = [
  ...[9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0, 7, 8, 27, 127, 0x85, 0xa0, 0xad, 0x1680, 0x180e, 0x2000, 0x200a],
  ...[0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202e, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff, 0xe0020]
].map(code => [`U+${code.toString(16).padStart(4, '0')}`, String.fromCodePoint(code)] as const)

describe('what others wrote', () => {
  it.each(INVISIBLE)('is no command after %s', (_, character) => {
    for (const text of [
      `${character}::set-output name=x::y`,
      `text${character}::stop-commands::t`,
      `${character}##[x]`
    ])
      expect(commandsIn(shown(text))).toEqual([])
    expect(commandsIn(shown(`a\n ${character} ${character}::save-state name=a::b`))).toEqual([])
  })

  it('is one where the test looks for it: the reader of these tests sees commands', () => {
    for (const text of ['\u0085::set-output name=x::y\n', 'a\r ::debug::x', 'text ##[error]x'])
      expect(commandsIn(text)).toHaveLength(1)
  })

  it('is shown as it is otherwise', () => {
    const text = 'std::vector a::b ::\t[36m#1\u001b[0m é🚢 ## [x] # #[x]'
    expect(shown(text)).toBe(`${text}\n`)
  })

  it('is one line for each line break that anybody knows', () => {
    expect(shown('a\r\nb\rc\nd\ve\ff\u0085g\u2028h\u2029i')).toBe('a\nb\nc\nd\ne\nf\ng\nh\ni\n')
  })
})

describe('a secret', () => {
  it('is masked before anything is done to the text', () => {
    for (const secret of ['pass##[word', '::secret::', 'first\u0085second', 'one\u2028::two'])
      for (const text of [secret, `a ${secret} b`, `x\n${secret}`]) {
        const line = shown(text, secret)
        for (const part of [secret, ...secret.split(/[\u0085\u2028]/)]) expect(line).not.toContain(part)
        expect(line).toContain('***')
        expect(commandsIn(line)).toEqual([])
      }
  })

  it('is masked line by line, lines under four characters not', () => {
    const log = createLog(createRedactor())
    const masks = printed(() => log.mask('{\n  "key": "value"\r\n}\n\u0085abc\u2029abcd'))
    expect(masks.split('\n')).toEqual([
      '::add-mask::"key": "value"',
      '::add-mask::\u0085abc\u2029abcd',
      '::add-mask::abcd',
      ''
    ])
    expect(printed(() => log.info('{ abc abcd "key": "value" }'))).toBe('{ abc *** *** }\n')
  })

  it('is masked in titles, files and names of groups too', () => {
    const log = logOf('hunter22')
    const text = printed(() => {
      log.error('x hunter22', {title: 'hunter22', file: 'a/hunter22', line: 3})
      log.startGroup('hunter22')
      log.debug('hunter22')
    })
    expect(text).toBe('::error title=***,file=a/***,line=3::x ***\n::group::***\n::debug::***\n')
  })
})

it.each([
  ['spaces', ' '],
  ['colons', ':'],
  ['hashes', '#'],
  ['letters', 'x'],
  ['line separators', '\u2028']
])('40 MB of %s cost no seconds', (_, character) => {
  const text = character.repeat(40_000_000 / (character === '\u2028' ? 20 : 1))
  const started = cpuMs()
  shown(text, 'hunter22', 'another-secret')
  expect(cpuMs() - started).toBeLessThan(4_000)
})

import {clipStart} from './foreign.ts'
import {splitLines} from './lines.ts'
import {excerpt} from './nearest.ts'

/** What a program said last, without its pointer to help and the word that begins an error. */
export function lastWords(output: string, length = 400): string {
  const lines = splitLines(clipStart(output)).map(line => line.trim())
  const told = lines.filter(line => line !== '' && !/^(Run|See) '.*(--help|help)'/.test(line))
  return excerpt((told.at(-1) ?? '').replace(/^(ERROR|Error|docker): /, ''), length)
}

import {ActionError} from '../errors.ts'
import {type Entry, type ListSyntax, parseList} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'

/** Of any one input, characters. Payloads that fill an input by accident stop here with a message. */
const LONGEST_INPUT = 1024 * 1024
/** Of a list. Thousands of tags or labels are a mistake of a script, and each would cost a request or an argument. */
const MOST_ENTRIES = 1000

/** The step's `with:`, by name, in the forms that inputs have. */
export interface InputReader {
  /** As written, white space included. */
  verbatim(name: string): string
  /** Trimmed, which is how the runner's own toolkit reads inputs. */
  text(name: string): string
  list(name: string, syntax?: ListSyntax): Entry[]
  texts(name: string, syntax?: ListSyntax): string[]
  flag(name: string, fallback: boolean): boolean
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts (getInput) */
export function inputReader(env: Readonly<Record<string, string | undefined>>): InputReader {
  const verbatim = (name: string) => env[`INPUT_${name.toUpperCase()}`] ?? ''
  const text = (name: string) => verbatim(name).trim()
  const list = (name: string, syntax: ListSyntax = {}) => {
    const value = verbatim(name)
    if (value.length > LONGEST_INPUT)
      throw new ActionError('input', `input ${name}: longer than ${LONGEST_INPUT} characters.`)
    const entries = guarded(name, () => parseList(value, syntax))
    if (entries.length > MOST_ENTRIES)
      throw new ActionError('input', `input ${name}: ${entries.length} entries; at most ${MOST_ENTRIES} are read.`)
    return entries
  }
  return {
    verbatim,
    text,
    list,
    texts: (name, syntax) => list(name, syntax).map(entry => entry.text),
    flag: (name, fallback) => (text(name) === '' ? fallback : readBoolean(name, text(name)))
  }
}

/** YAML 1.2's core schema, as the runner's toolkit reads booleans. `others` names what else is allowed. */
export function readBoolean(name: string, value: string, others = ''): boolean {
  if (['true', 'True', 'TRUE'].includes(value)) return true
  if (['false', 'False', 'FALSE'].includes(value)) return false
  throw new ActionError('input', `input ${name}: “${excerpt(value, 40)}” is not ${others}true or false.`)
}

/** What the CSV parser throws (a quote that never closes) names no input, and would quote a secret. */
function guarded<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch {
    throw new ActionError('input', `input ${name}: not a list.`, {
      cause: 'a quote that opens an item is not closed, or text follows it',
      hint: 'Put the whole item in quotes, and write a quote inside it twice.'
    })
  }
}

import type {Words} from './protocol.ts'

export interface Choice {
  /** What is written in place of the word. */
  readonly text: string
}

export interface Completion {
  /** The word at the caret, as offsets of the text. */
  readonly from: number
  readonly to: number
  /** In order; none is the word as it is. */
  readonly choices: readonly Choice[]
}

const EVENTS = ['branch', 'tag', 'pr']

/** What can be written at the caret; undefined where nothing is known to fit. */
export function complete(text: string, caret: number, words: Words): Completion | undefined {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  const [word = ''] = /[\w-]*$/.exec(line) ?? []
  const choices = optionsAt(text, caret, line, words).filter(
    option => option.startsWith(word) && option !== word && option !== `${word}=`
  )
  if (choices.length === 0) return undefined
  return {from: caret - word.length, to: caret, choices: choices.map(option => ({text: option}))}
}

function optionsAt(text: string, caret: number, line: string, words: Words): readonly string[] {
  if (/\{\{[^{}]*$/.test(line)) {
    const isVersion = /type=(semver|pep440)/.test(line)
    return isVersion && /pattern=[^,]*$/.test(line) ? words.versionNames : words.names
  }
  const input = inputAt(text, caret)
  if (input === undefined) {
    return /^\s*(?:- )?[\w-]*$/.test(line) ? words.inputs.map(({name}) => `${name}: `) : []
  }
  if (input !== 'tags') return []
  const entry = line.trim().replace(/^tags:\s*/, '')
  if (/^[\w-]*$/.test(entry)) return words.rules.map(({example}) => example)
  if (/\btype=\w*$/.test(entry)) return words.rules.map(({type}) => type)
  const rule = words.rules.find(({type}) => type === /\btype=(\w+)/.exec(entry)?.[1])
  if (!rule) return []
  if (/,\s*event=\w*$/.test(entry)) return EVENTS
  if (!/,\s*[\w-]*$/.test(entry)) return []
  return rule.attributes.filter(name => !entry.includes(`,${name}=`)).map(name => `${name}=`)
}

/** The input whose value is at the offset: of its line, or of the nearest line above that is less indented. */
export function inputAt(text: string, offset: number): string | undefined {
  const lines = text.slice(0, offset).split('\n')
  const current = lines.at(-1) ?? ''
  const own = /^\s*([\w-]+):(\s|$)/.exec(current)
  if (own?.[1] !== undefined && own[1] !== 'with') return own[1]
  let indent = current.length - current.trimStart().length
  for (const line of lines.slice(0, -1).reverse()) {
    if (line.trim() === '') continue
    const depth = line.length - line.trimStart().length
    if (depth >= indent) continue
    indent = depth
    const [, name] = /^\s*(?:- )?([\w-]+):/.exec(line) ?? []
    if (name === undefined) continue
    return name === 'with' ? undefined : name
  }
  return undefined
}

/** Help for what is at the offset: the rule of the line, and the input. */
export function helpAt(text: string, offset: number, words: Words): string[] {
  const end = text.indexOf('\n', offset)
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, end === -1 ? undefined : end)
  const [key] = /^\s*[\w-]+(?=:)/.exec(line) ?? []
  const name = key?.trim() ?? inputAt(text, offset)
  const input = words.inputs.find(input => input.name === name)
  const rule = words.rules.find(({type}) => type === /\btype=(\w+)/.exec(line)?.[1])
  return [
    ...(rule ? [`type=${rule.type}: for example ${rule.example}. Attributes: ${rule.attributes.join(', ')}.`] : []),
    ...(input ? [`${input.name}: ${input.description}${input.initial === '' ? '' : ` Default: ${input.initial}`}`] : [])
  ]
}

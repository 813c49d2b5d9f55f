import type {Entry, Step} from './document.ts'
import {indent} from './lines.ts'

/** An entry of the step that is written: its lines, at the left margin. */
export interface Written {
  readonly key: string
  readonly lines: readonly string[]
}

export function asWritten({key, lines}: Entry): Written {
  return {key, lines}
}

/** `entry` under another name, everything else as it was. */
export function renamed(entry: Entry, key: string): Written {
  const own = entry.lines.findIndex(
    line => line.startsWith(entry.key) || line.startsWith(`"${entry.key}`) || line.startsWith(`'${entry.key}`)
  )
  const lines = entry.lines.map((line, at) => (at === own ? line.replace(entry.key, key) : line))
  return {key, lines}
}

/** `key: text`, as a block where it has several lines and in quotes where YAML needs them. */
export function written(key: string, text: string): Written {
  const trimmed = text.replace(/\n+$/, '')
  if (trimmed.includes('\n')) return {key, lines: [`${key}: |`, ...indent(trimmed.split('\n'), 2)]}
  return {key, lines: [`${key}: ${plain(trimmed)}`]}
}

/** A scalar on one line. */
function plain(text: string): string {
  const special = text === '' || /^[\s!&*%@`"'#{}[\],|>?-]|: |:$| #|\s$/.test(text)
  const typed = /^(~|null|yes|no|on|off|\d[\d_.eE+-]*)$/i.test(text)
  return special || typed ? JSON.stringify(text) : text
}

/** `entry` with further lines of the list that it holds. */
export function extended(entry: Written, value: string, more: readonly string[]): Written {
  if (more.length === 0) return entry
  const block = entry.lines.findIndex(line => /^[\w-]+:\s*[|>]/.test(line))
  const content = entry.lines.slice(block + 1).find(line => line.trim() !== '')
  if (block === -1 || content === undefined || /^[\w-]+:\s*[|>][^#]*\d/.test(entry.lines[block] ?? ''))
    return written(entry.key, [...value.split('\n').filter(line => line.trim() !== ''), ...more].join('\n'))
  const margin = content.length - content.trimStart().length
  return {key: entry.key, lines: [...entry.lines, ...indent(more, margin)]}
}

/** The lines of a whole step at its place in the file: comments above it, then its entries behind the dash. */
export function writeStep(place: Pick<Step, 'dash' | 'column'>, entries: readonly Written[]): string[] {
  const {dash, column} = place
  const lines = indent(
    entries.flatMap(entry => entry.lines),
    column
  )
  const first = lines.findIndex(line => !line.trimStart().startsWith('#'))
  return lines.map((line, at) => {
    if (at < first) return `${' '.repeat(dash)}${line.trimStart()}`
    return at === first ? `${' '.repeat(dash)}-${' '.repeat(column - dash - 1)}${line.trimStart()}` : line
  })
}

/** `with:` or `env:` of these entries. */
export function writtenMap(key: string, entries: readonly Written[], by = 2): Written {
  return {
    key,
    lines: [
      `${key}:`,
      ...indent(
        entries.flatMap(entry => entry.lines),
        by
      )
    ]
  }
}

import {parseCsv} from './csv.ts'

/** One item of a list input, and the line of the input that it ends on (counted from 1), for messages. */
export interface Entry {
  readonly text: string
  /** The CSV fields of the item, trimmed: `type=ref,event=pr` has two. A quoted field may hold commas. */
  readonly fields: readonly string[]
  readonly line: number
}

export interface ListSyntax {
  /** Commas separate items too; otherwise only line breaks do. */
  readonly commas?: boolean
  /** A line that starts with `#` is dropped: only the inputs of docker/metadata-action do that. */
  readonly comments?: boolean
  /** Keep quotes as they stand, for values that buildx parses again. */
  readonly keepQuotes?: boolean
  /** Keep white space around items: a secret's may matter. */
  readonly untrimmed?: boolean
}

/**
 * The items of a list input, by the rules that all docker/* actions share: CSV records, `""` for a quote inside
 * quotes, a quoted item may hold line breaks, empty items are dropped.
 * https://github.com/docker/actions-toolkit/blob/main/src/util.ts (getList)
 */
export function parseList(input: string, syntax: ListSyntax = {}): Entry[] {
  if (input.trim() === '') return []
  const entries: Entry[] = []
  for (const {fields, line} of parseCsv(input, syntax)) {
    const items = syntax.commas ? fields.flatMap(part => part.split(',')).map(part => [part]) : [fields]
    for (const item of items) {
      const text = syntax.untrimmed ? item.join(',') : item.join(',').trim()
      if (text !== '') entries.push({text, fields: fieldsOf(item), line})
    }
  }
  return entries
}

/** The fields of one CSV entry such as `type=local,"dest=a,b"`, out of their quotes. */
export function parseFields(entry: string): string[] {
  return (parseCsv(entry)[0]?.fields ?? []).map(part => part.trim())
}

function fieldsOf(record: readonly string[]): string[] {
  const [only] = record
  // An item that was quoted as a whole came out of its quotes as one field: its commas still count.
  const fields = record.length === 1 && only?.includes(',') ? parseCsv(only)[0]?.fields : record
  return (fields ?? []).map(part => part.trim())
}

/** `key=value` split at the first `=`; undefined without one. */
export function splitPair(text: string): {key: string; value: string} | undefined {
  const at = text.indexOf('=')
  return at === -1 ? undefined : {key: text.slice(0, at), value: text.slice(at + 1)}
}

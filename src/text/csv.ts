/** What one line holds, or several where quotes hold the line breaks. */
export interface CsvRecord {
  readonly fields: string[]
  /** That it ends on, counted from 1. */
  readonly line: number
}

export interface CsvSyntax {
  /** A line that starts with `#` is dropped. */
  readonly comments?: boolean
  /** Quotes are characters like all others. */
  readonly keepQuotes?: boolean
}

/**
 * Records as all docker/* actions read them (https://csv.js.org/parse/options/ with relax_quotes, relax_column_count
 * and skip_empty_lines): a field that quotes don't enclose to its very end keeps them. An Error if one never closes.
 * Of our own because each list of each run comes through here, and the package takes a tenth of the bundle for it.
 */
export function parseCsv(text: string, {comments = false, keepQuotes = false}: CsvSyntax = {}): CsvRecord[] {
  const records: CsvRecord[] = []
  const breakAt = (at: number) => (text[at] === '\n' ? 1 : text[at] !== '\r' ? 0 : text[at + 1] === '\n' ? 2 : 1)
  const endsAt = (at: number) => at >= text.length || text[at] === ',' || breakAt(at) > 0
  let line = 1
  for (let at = 0; at < text.length; at += breakAt(at), line++) {
    if (breakAt(at) > 0) continue
    if (comments && text[at] === '#') {
      while (at < text.length && breakAt(at) === 0) at++
      continue
    }
    const fields: string[] = []
    for (; ; at++) {
      let field = ''
      if (!keepQuotes && text[at] === '"') {
        const quoted = readQuoted(text, at + 1)
        at = quoted.end
        line += quoted.breaks
        field = endsAt(at) ? quoted.text : `"${quoted.text}"`
      }
      const from = at
      while (!endsAt(at)) at++
      fields.push(field + text.slice(from, at))
      if (text[at] !== ',') break
    }
    records.push({fields, line})
  }
  return records
}

/** What stands in quotes, where `""` is a quote, and what comes after them. */
function readQuoted(text: string, from: number) {
  let at = text.indexOf('"', from)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  if (at === -1) throw new Error('a quote is not closed')
  const inside = text.slice(from, at)
  return {text: inside.replaceAll('""', '"'), end: at + 1, breaks: inside.split(/\r\n|\n|\r/).length - 1}
}

/** A field that comes back as it is: in quotes where a comma, a quote or a line break would end it. */
export function csvField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

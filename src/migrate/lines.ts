/**
 * A text that is edited by its lines, so that what is not touched stays byte for byte: comments, quotes, anchors, tabs,
 * line endings. Line numbers are those of the text as it came, from 0, whatever was edited before.
 */
export class Lines {
  readonly eol: string
  readonly original: readonly string[]
  private readonly edited: string[][]

  constructor(text: string) {
    // With both kinds of line ends, the lines keep their own.
    this.eol = text.includes('\r\n') && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n'
    this.original = text.split(this.eol)
    this.edited = this.original.map(line => [line])
  }

  /** Lines `first` to `last` become `lines`. */
  replace(first: number, last: number, lines: readonly string[]): void {
    for (let index = first; index <= last; index++) this.edited[index] = []
    this.edited[first] = [...lines]
  }

  remove(first: number, last: number): void {
    this.replace(first, last, [])
  }

  insertBefore(line: number, lines: readonly string[]): void {
    this.edited[line] = [...lines, ...(this.edited[line] ?? [])]
  }

  insertAfter(line: number, lines: readonly string[]): void {
    this.edited[line] = [...(this.edited[line] ?? []), ...lines]
  }

  /** Changes what lines `first` to `last` have become. */
  map(first: number, last: number, change: (line: string) => string): void {
    for (let index = first; index <= last; index++) this.edited[index] = (this.edited[index] ?? []).map(change)
  }

  toString(): string {
    return this.edited.flat().join(this.eol)
  }
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

export function isBlank(line: string): boolean {
  return line.trim() === ''
}

export function isComment(line: string): boolean {
  return line.trimStart().startsWith('#')
}

/** `lines` moved to the left by the indentation `by`; a line that has less keeps what it has. */
export function dedent(lines: readonly string[], by: number): string[] {
  return lines.map(line => line.slice(Math.min(by, indentOf(line))))
}

export function indent(lines: readonly string[], by: number): string[] {
  return lines.map(line => (isBlank(line) ? '' : `${' '.repeat(by)}${line}`))
}

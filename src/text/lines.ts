/**
 * Where a line ends for somebody: a runner, Markdown, .NET or a terminal. U+0085 is NEL, the last two are Unicode's line
 * and paragraph separators. https://www.unicode.org/reports/tr14/#BK
 */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/

export function splitLines(text: string): string[] {
  return text.split(LINE_BREAK)
}

import type {Service, Span} from './simulation.ts'

/** The picture's size and places, px. */
const WIDTH = 860
const [LEFT, RIGHT, TOP, ROW] = [310, 20, 64, 20]
const COLOURS: Record<Service, string> = {
  docker: '#8c959f',
  runner: '#bf8700',
  Fulcio: '#bf8700',
  Rekor: '#bf3989',
  GitHub: '#8250df',
  registry: '#0969da'
}

/** A picture of what was asked of whom and when, which keeps what it was drawn from. */
export function drawWaterfall(spans: readonly Span[]): string {
  const begin = Math.min(...spans.map(({start}) => start))
  const end = Math.max(...spans.map(span => span.end))
  const height = TOP + spans.length * ROW + 28
  const x = (ms: number) => Math.round(LEFT + ((ms - begin) / (end - begin)) * (WIDTH - LEFT - RIGHT))
  const rows = spans.map(({of, what, start, end: until}, index) => {
    const y = TOP + index * ROW
    const width = Math.max(2, x(until) - x(start))
    const time = until - start >= 100 ? `${((until - start) / 1000).toFixed(1)} s` : `${until - start} ms`
    // Beside the bar, on the side that has room.
    const [at, anchor] = x(until) > WIDTH - 70 ? [x(start) - 4, 'end'] : [x(start) + width + 4, 'start']
    return [
      `<text x="${LEFT - 10}" y="${y + 14}" text-anchor="end">${escapeText(`${of}: ${what}`)}</text>`,
      `<rect x="${x(start)}" y="${y + 4}" width="${width}" height="12" rx="2" fill="${COLOURS[of]}"/>`,
      `<text x="${at}" y="${y + 14}" text-anchor="${anchor}" fill="#59636e">${time}</text>`
    ].join('\n')
  })
  const {known, stored} = moments(spans)
  const marks = [
    {ms: known, text: 'the digest is known', y: 50},
    {ms: stored, text: 'signed and stored: tags are written', y: 34}
  ].map(
    ({ms, text, y}) =>
      `<path d="M${x(ms)} ${y + 4}V${height - 24}" stroke="#cf222e" stroke-dasharray="3 3"/>\n` +
      `<text x="${x(ms)}" y="${y}" text-anchor="end" fill="#cf222e">${text}</text>`
  )
  const seconds = Array.from({length: Math.floor((end - begin) / 1000) + 1}, (_, second) => {
    const at = x(begin + second * 1000)
    return `<text x="${at}" y="${height - 8}" text-anchor="middle" fill="#59636e">${second} s</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Arial, sans-serif" font-size="12" fill="#1f2328">`,
    '<title>The requests of a run that signs</title>',
    `<metadata>${escapeText(JSON.stringify(spans))}</metadata>`,
    `<rect width="${WIDTH}" height="${height}" rx="6" fill="#fff"/>`,
    `<text x="${LEFT}" y="16" font-weight="bold">One run that signs, seconds since its first request</text>`,
    ...marks,
    ...rows,
    ...seconds,
    '</svg>',
    ''
  ].join('\n')
}

/** When the digest is known, and when the signature is where verifiers look for it. */
export function moments(spans: readonly Span[]): {readonly known: number; readonly stored: number} {
  const endOf = (of: Service, what: string) => spans.find(span => span.of === of && span.what === what)?.end ?? 0
  return {known: endOf('docker', 'buildx build --push'), stored: endOf('GitHub', 'POST attestations')}
}

/** What a picture was drawn from. */
export function recordingIn(svg: string): readonly Span[] {
  const text = /<metadata>(.*)<\/metadata>/.exec(svg)?.[1] ?? ''
  // Written by drawWaterfall.
  return JSON.parse(text.replaceAll('&lt;', '<').replaceAll('&amp;', '&')) as Span[]
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

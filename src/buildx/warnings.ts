import type {Place} from '../runner.ts'
import {field, numberAt, stringAt} from '../text/json.ts'

/** A finding of BuildKit's Dockerfile checks. https://docs.docker.com/reference/build-checks/ */
export interface LintWarning {
  readonly message: string
  readonly place: Place
}

/**
 * The warnings that buildx writes into the metadata file, once each (every platform repeats them).
 * `dockerfile` is the path for the annotation: BuildKit only knows the file's name.
 */
export function readWarnings(metadata: unknown, dockerfile: string): LintWarning[] {
  const list = field(metadata, 'buildx.build.warnings')
  const found = new Map<string, LintWarning>()
  for (const entry of Array.isArray(list) ? list : []) {
    const short = decode(stringAt(entry, 'short') ?? '')
    const details = field(entry, 'detail')
    const detail = Array.isArray(details) ? details.map(part => decode(String(part))).join(' ') : ''
    const line = numberAt(entry, 'range', '0', 'start', 'line')
    const url = stringAt(entry, 'url') ?? ''
    // `InvalidBaseImagePlatform: …` is the rule's name and its text.
    const title = /^([A-Z]\w+): /.exec(short)?.[1] ?? 'Dockerfile check'
    const message = [short, detail, url].filter(part => part !== '').join('\n')
    found.set(`${line} ${short}`, {message, place: {title, file: dockerfile, line}})
  }
  return [...found.values()]
}

/** The same findings as `--call check` prints them: a heading with name and link, the text, and the place. */
export function readCheckOutput(stdout: string, dockerfile: string): LintWarning[] {
  return [...stdout.matchAll(/^WARNING: (\w+)(?: - (\S+))?\n(.*)\n\S.*:(\d+)$/gm)].map(
    ([, title, url = '', text = '', line]) => ({
      message: [text, url].filter(part => part !== '').join('\n'),
      place: {title, file: dockerfile, line: Number(line)}
    })
  )
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}

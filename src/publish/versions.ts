import type {VersionLine} from '../naming/derive.ts'

/** A published version of a line, and the tag that names it. */
export interface PublishedVersion {
  readonly version: string
  readonly tag: string
}

interface Version {
  /** The normal form. */
  readonly version: string
  readonly major: number
  readonly minor: number
  readonly stable: boolean
}

interface Grammar {
  parse(text: string): Version | undefined
  compare(a: string, b: string): number
}

async function grammarOf(name: VersionLine['grammar']): Promise<Grammar> {
  if (name === 'pep440') {
    const pep440 = await import('@renovatebot/pep440')
    return {
      parse(text) {
        const explained = pep440.explain(text)
        const version = pep440.clean(text)
        if (!explained || version === null) return undefined
        const [major = 0, minor = 0] = explained.release
        return {version, major, minor, stable: !explained.is_prerelease && !explained.is_devrelease}
      },
      compare: pep440.compare
    }
  }
  const {default: parse} = await import('semver/functions/parse.js')
  const {default: compare} = await import('semver/functions/compare.js')
  return {
    parse(text) {
      const found = parse(text)
      return found ? {...found, stable: found.prerelease.length === 0} : undefined
    },
    compare: (a, b) => compare(a, b)
  }
}

/**
 * The highest stable version of the line among `tags` that is higher than the line's own, or undefined.
 * A tag counts if it is the line's prefix, a version and the line's suffix: `1.2.3-alpine` is stable in the line with
 * the suffix `-alpine`, and a pre-release in the line without one.
 */
export async function higherVersion(line: VersionLine, tags: readonly string[]): Promise<PublishedVersion | undefined> {
  const grammar = await grammarOf(line.grammar)
  let highest: PublishedVersion | undefined
  for (const tag of tags) {
    if (!tag.startsWith(line.prefix) || !tag.endsWith(line.suffix)) continue
    const text = tag.slice(line.prefix.length, tag.length - line.suffix.length)
    const found = readAny(grammar, line, text)
    if (!found || (line.precision === 'exact' && found.precision !== 'exact')) continue
    if (!isHigher(grammar, {...line, precision: found.precision}, found)) continue
    if (highest && grammar.compare(found.version, highest.version) <= 0) continue
    highest = {version: found.version, tag}
  }
  return highest
}

/**
 * How the version that an image is labelled with stands to the line's own; undefined where the label is no version, or
 * one of another line. The label may have the line's prefix and suffix, as the tag that it was taken from, or not.
 */
export async function compareLabel(line: VersionLine, label: string): Promise<'higher' | 'same' | undefined> {
  const grammar = await grammarOf(line.grammar)
  const whole = label.startsWith(line.prefix) && label.endsWith(line.suffix)
  const bare = whole ? label.slice(line.prefix.length, label.length - line.suffix.length) : label
  const found = readAny(grammar, line, bare)
  if (!found) return undefined
  if (isHigher(grammar, {...line, precision: found.precision}, found)) return 'higher'
  const own = grammar.parse(line.version)
  return found.precision === 'exact' && own && grammar.compare(found.version, own.version) === 0 ? 'same' : undefined
}

/** The version that the text is, of as many numbers as it has. */
function readAny(
  grammar: Grammar,
  line: VersionLine,
  text: string
): (Version & Pick<VersionLine, 'precision'>) | undefined {
  for (const precision of ['exact', 'minor', 'major'] as const) {
    const found = read(grammar, line, text, precision)
    if (found) return {...found, precision}
  }
  return undefined
}

const PARTIAL = {minor: /^v?(\d{1,9})\.(\d{1,9})$/, major: /^v?(\d{1,9})$/}

/** The stable version that the text between prefix and suffix is. */
function read(
  {parse}: Grammar,
  {build}: VersionLine,
  text: string,
  precision: VersionLine['precision']
): Version | undefined {
  if (precision !== 'exact') {
    const [, major, minor = '0'] = PARTIAL[precision].exec(text) ?? []
    if (major === undefined) return undefined
    return {version: `${Number(major)}.${Number(minor)}.0`, major: Number(major), minor: Number(minor), stable: true}
  }
  const found = parse(withoutBuild(text, build))
  return found?.stable ? found : undefined
}

/** A tag can't hold the `+` of `1.2.3+b5`: what looks like our own metadata behind the `-` is that, and no pre-release. */
function withoutBuild(text: string, build: string): string {
  if (build === '') return text
  const shape = (part: string) => part.replace(/[0-9a-f]{7,}|\d+/g, '0')
  const end = text.indexOf('-')
  return end !== -1 && shape(text.slice(end + 1)) === shape(build) ? text.slice(0, end) : text
}

function isHigher({parse, compare}: Grammar, line: VersionLine, found: Version): boolean {
  const own = parse(line.version)
  if (!own) return false
  if (line.scope !== 'all' && found.major !== own.major) return false
  if (line.scope === 'minor' && found.minor !== own.minor) return false
  if (line.precision === 'exact') return compare(found.version, own.version) > 0
  // `2.5` says nothing of how it stands to 2.5.2.
  return found.major > own.major || (line.precision === 'minor' && found.major === own.major && found.minor > own.minor)
}

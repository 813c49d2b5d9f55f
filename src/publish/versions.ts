import type {VersionLine} from '../naming/derive.ts'

/** A published version of a line, and the tag that names it. */
export interface PublishedVersion {
  readonly version: string
  readonly tag: string
}

interface Grammar {
  /** The normal form of a stable version with its first two numbers; undefined for anything else. */
  parse(text: string): {version: string; major: number; minor: number} | undefined
  compare(a: string, b: string): number
}

async function grammarOf(name: VersionLine['grammar']): Promise<Grammar> {
  if (name === 'pep440') {
    const pep440 = await import('@renovatebot/pep440')
    return {
      parse(text) {
        const explained = pep440.explain(text)
        const version = pep440.clean(text)
        if (!explained || version === null || explained.is_prerelease || explained.is_devrelease) return undefined
        return {version, major: explained.release[0] ?? 0, minor: explained.release[1] ?? 0}
      },
      compare: pep440.compare
    }
  }
  const {default: parse} = await import('semver/functions/parse.js')
  const {default: compare} = await import('semver/functions/compare.js')
  return {
    parse(text) {
      const found = parse(text)
      return found && found.prerelease.length === 0 ? found : undefined
    },
    compare: (a, b) => compare(a, b)
  }
}

/**
 * The highest stable version of the line among `tags` that is higher than the line's own, or undefined.
 * A tag counts if it is the line's prefix, a whole version and the line's suffix: `1.2.3-alpine` is stable in the
 * line with the suffix `-alpine`, and a pre-release in the line without one.
 */
export async function higherVersion(line: VersionLine, tags: readonly string[]): Promise<PublishedVersion | undefined> {
  const {parse, compare} = await grammarOf(line.grammar)
  const own = parse(line.version)
  if (!own) return undefined
  let highest: PublishedVersion | undefined
  for (const tag of tags) {
    if (!tag.startsWith(line.prefix) || !tag.endsWith(line.suffix)) continue
    const found = parse(tag.slice(line.prefix.length, tag.length - line.suffix.length))
    if (!found || compare(found.version, highest?.version ?? own.version) <= 0) continue
    if (line.scope !== 'all' && found.major !== own.major) continue
    if (line.scope === 'minor' && found.minor !== own.minor) continue
    highest = {version: found.version, tag}
  }
  return highest
}

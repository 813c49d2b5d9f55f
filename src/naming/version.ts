import {callsOf, render, type Template, type Vocabulary} from '../text/template.ts'
import {versionVocabulary} from './vocabulary.ts'

/** The ways to read versions, and what a message calls one. */
export const GRAMMARS = {
  semver: 'semantic version (https://semver.org)',
  pep440: 'PEP 440 version (https://peps.python.org/pep-0440)'
} as const

export type Grammar = keyof typeof GRAMMARS

/** What a version rule makes of one version. */
export interface RenderedVersion {
  readonly grammar: Grammar
  readonly text: string
  /** No pre-release (for PEP 440: nor post or dev release). */
  readonly stable: boolean
  readonly major: number
  /** How much of the version the pattern tells: all of it, or a line of versions (`1.2`, `1`, or none of it). */
  readonly scope: 'exact' | 'minor' | 'major' | 'all'
  /** The version in its normal form. */
  readonly version: string
  /** How many numbers of it stand in the tag: all, or the first two, or the first. */
  readonly precision: 'exact' | 'minor' | 'major'
  /** What the rule itself puts around the version. */
  readonly before: string
  readonly after: string
  /** Build metadata that stands in the tag behind the version (`1.2.3+build.5`); empty where there is none. */
  readonly build: string
}

/** The rendered pattern, or undefined if `text` is no version of the grammar. The grammars are loaded on use. */
export async function renderVersion(
  grammar: Grammar,
  pattern: Template,
  text: string
): Promise<RenderedVersion | undefined> {
  switch (grammar) {
    case 'semver':
      return await renderSemver(pattern, text)
    case 'pep440':
      return await renderPep440(pattern, text)
  }
}

/** What to write for a text that lacks a number or two of a semantic version: ` Write 1.2.0 for it.`, or nothing. */
export function semverFix(grammar: Grammar, text: string): string {
  const [, numbers] = /^v?(\d+(?:\.\d+)?)$/i.exec(text) ?? []
  if (grammar !== 'semver' || numbers === undefined) return ''
  return ` A semantic version has three numbers, such as ${numbers.includes('.') ? numbers : `${numbers}.0`}.0.`
}

/** Whether `text` is a semantic version, and if so whether it is a pre-release. */
export async function classifySemver(text: string): Promise<'stable' | 'prerelease' | 'none'> {
  const parsed = await parseSemver(text)
  if (!parsed) return 'none'
  return parsed.prerelease.length > 0 ? 'prerelease' : 'stable'
}

/**
 * The version that a text is, or ends in after a word of its own: `v1.2.3`, `api-v1.2.3+5`, `v1.2`. undefined for any
 * other text. A text with fewer than three numbers is read with zeros for the others.
 */
export async function versionIn(text: string): Promise<RenderedVersion | undefined> {
  for (const start of startsIn(text)) {
    const before = text.slice(0, start)
    const parsed = await parseSemver(text.slice(start))
    if (parsed) {
      const {version, major, build, prerelease} = parsed
      const stable = prerelease.length === 0
      const common = {grammar: 'semver', text, scope: 'exact', precision: 'exact', before, after: ''} as const
      return {...common, stable, major, version, build: build.join('.')}
    }
    const [, major, minor] = /^v?(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text.slice(start)) ?? []
    if (major === undefined) continue
    const version = `${Number(major)}.${Number(minor ?? 0)}.0`
    const precision = minor === undefined ? 'major' : 'minor'
    const common = {grammar: 'semver', text, scope: 'exact', before, after: '', build: ''} as const
    return {...common, stable: true, major: Number(major), version, precision}
  }
  return undefined
}

/** Where a version may start: at a digit, with its `v`, that no digit or dot is before. */
function startsIn(text: string): number[] {
  return [...text.slice(0, 256).matchAll(/(?<![\d.])(?<![\d.]v)v?\d/g)].map(({index}) => index)
}

/** Its parts, or null. The grammar is loaded on use. */
export async function parseSemver(text: string) {
  const {default: parse} = await import('semver/functions/parse.js')
  return parse(text)
}

async function renderSemver(pattern: Template, text: string): Promise<RenderedVersion | undefined> {
  const parsed = await parseSemver(text)
  if (!parsed) return undefined
  const {version, major, minor, patch} = parsed
  const stable = parsed.prerelease.length === 0
  const values = versionVocabulary({
    raw: text,
    version,
    major: String(major),
    minor: String(minor),
    patch: String(patch),
    prerelease: parsed.prerelease.join('.'),
    build: parsed.build.join('.')
  })
  return rendered(pattern, values, {grammar: 'semver', version, stable, major, build: parsed.build.join('.')})
}

async function renderPep440(pattern: Template, text: string): Promise<RenderedVersion | undefined> {
  const pep440 = await import('@renovatebot/pep440')
  const explained = pep440.explain(text)
  const version = pep440.clean(text)
  if (!explained || version === null) return undefined
  const stable = !explained.is_prerelease && !explained.is_postrelease && !explained.is_devrelease
  const [major = 0, minor = 0, patch = 0] = explained.release
  const values = versionVocabulary({
    raw: text,
    version,
    major: String(major),
    minor: String(minor),
    patch: String(patch),
    // null for a final release, although the package’s types leave that out.
    prerelease: (explained.pre ?? []).join(''),
    build: explained.local ?? ''
  })
  return rendered(pattern, values, {grammar: 'pep440', version, stable, major, build: explained.local ?? ''})
}

function rendered(
  pattern: Template,
  values: Vocabulary,
  facts: Pick<RenderedVersion, 'grammar' | 'version' | 'stable' | 'major' | 'build'>
): RenderedVersion {
  const whole = {...facts, scope: 'exact', precision: 'exact', before: '', after: '', build: ''} as const
  // A pre-release has no line to float on: `2.0` must not point at 2.0.8-beta.67.
  if (!facts.stable && !isRaw(pattern)) return {...whole, text: facts.version}
  const isText = ({kind}: Template[number]) => kind === 'text'
  const first = pattern.findIndex(node => !isText(node))
  const last = pattern.findLastIndex(node => !isText(node))
  const scope = scopeOf(pattern)
  return {
    ...whole,
    text: render(pattern, values),
    scope,
    precision: scope === 'minor' || scope === 'major' ? scope : 'exact',
    before: render(pattern.slice(0, Math.max(0, first)), values),
    after: render(pattern.slice(last + 1), values),
    build: callsOf(pattern).some(({name}) => name === 'raw') ? facts.build : ''
  }
}

function isRaw(pattern: Template): boolean {
  const [only] = pattern
  return pattern.length === 1 && only?.kind === 'call' && only.call.name === 'raw'
}

function scopeOf(pattern: Template): RenderedVersion['scope'] {
  const names = new Set(callsOf(pattern).map(call => call.name))
  if (names.has('raw') || names.has('version')) return 'exact'
  if (!names.has('major')) return 'all'
  if (!names.has('minor')) return 'major'
  return names.has('patch') ? 'exact' : 'minor'
}

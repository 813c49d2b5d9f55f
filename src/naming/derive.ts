import type {Context} from '../context/context.ts'
import {excerpt} from '../text/nearest.ts'
import {render, type Template} from '../text/template.ts'
import type {Flavor} from './flavor.ts'
import type {RuleFacts, TagKind} from './rule.ts'
import {applyRule, printRule, type TagRule} from './rules.ts'
import {sanitizeTag} from './sanitize.ts'
import type {Grammar, RenderedVersion} from './version.ts'
import {readEnabled} from './vocabulary.ts'

/**
 * The versions that a floating tag chooses from: those inside `scope` of `version`, written `prefix version suffix`,
 * where prefix and suffix are everything that the rule puts around the version.
 */
export interface VersionLine {
  readonly grammar: Grammar
  readonly version: string
  readonly scope: 'minor' | 'major' | 'all'
  readonly prefix: string
  readonly suffix: string
  /** How many numbers the tags have by which versions of the line are known. */
  readonly precision: RenderedVersion['precision']
  /** Build metadata that follows the version there; that of other versions looks alike. */
  readonly build: string
}

/** The flavor's `latest`, which makes a tag of that name. */
interface FlavorRule {
  readonly type: 'flavor'
  readonly latest: Flavor['latest']
}

export interface Tag {
  readonly name: string
  readonly kind: TagKind
  /** What made it. */
  readonly rule: TagRule | FlavorRule
  readonly line?: VersionLine
  /** Why publish must leave this tag where it is. */
  readonly keep?: string
}

export interface DerivedTags {
  /** In order; the first is the version. Empty if no rule gave one. */
  readonly tags: readonly Tag[]
  readonly warnings: readonly string[]
}

interface Naming extends Omit<RuleFacts, 'warn'> {
  readonly flavor: Flavor
}

/**
 * The tags that `rules` make of the context, by priority and then by position. `latest` comes last; whether it is
 * there is decided by the first rule that gave a tag. https://github.com/docker/metadata-action#tags-input
 */
export async function deriveTags(rules: readonly TagRule[], naming: Naming): Promise<DerivedTags> {
  const {flavor, vocabulary, context} = naming
  const tags = new Map<string, Tag>()
  const warnings: string[] = []
  const warn = (message: string) => warnings.push(message)
  const lines: VersionLine[] = []
  let latest: {wanted: boolean; line: VersionLine | undefined} | undefined
  for (const rule of [...rules].sort((a, b) => b.priority - a.priority)) {
    if (!readEnabled(render(rule.enable, vocabulary), rule.where)) continue
    const candidate = await applyRule(rule, {...naming, warn})
    if (!candidate?.value) continue
    const affix = (template: Template | undefined) => (template ? render(template, vocabulary) : '')
    const prefix = affix(rule.prefix ?? flavor.prefix?.template)
    const suffix = affix(rule.suffix ?? flavor.suffix?.template)
    const name = sanitizeTag(`${prefix}${candidate.value}${suffix}`)
    if (name === '') {
      warn(
        `${rule.where}: nothing of “${excerpt(candidate.value)}” can stand in a tag, so “${excerpt(rule.source)}” makes none.`
      )
      continue
    }
    const made = candidate.version
    const line = made && lineOf(made, prefix, suffix)
    if (line) lines.push(line)
    if (!tags.has(name)) {
      const floats = line && made.scope !== 'exact' ? {line: {...line, scope: made.scope}} : {}
      tags.set(name, {name, kind: candidate.kind, rule, ...floats})
    }
    latest ??= {
      wanted: flavor.latest === 'auto' ? candidate.latest && !context.prerelease : flavor.latest === 'true',
      line
    }
  }
  const newest = latest?.line ?? lines[0]
  if (latest?.wanted) {
    const part = (affix: Flavor['prefix']) => (affix?.onLatest ? render(affix.template, vocabulary) : '')
    const name = sanitizeTag(`${part(flavor.prefix)}latest${part(flavor.suffix)}`)
    if (!tags.has(name)) {
      tags.set(name, {
        name,
        kind: 'floating',
        rule: {type: 'flavor', latest: flavor.latest},
        ...(newest ? {line: newest} : {})
      })
    }
  }
  const placed = [...tags.values()].map(tag => onLine(tag, lines, newest))
  return {tags: placed.map(tag => guardLatest(tag, context)), warnings}
}

/** The line of one rule's version, as wide as can be. */
function lineOf(made: RenderedVersion, prefix: string, suffix: string): VersionLine {
  const {grammar, version, precision, build} = made
  return {
    grammar,
    version,
    scope: 'all',
    prefix: tagText(`${prefix}${made.before}`),
    suffix: tagText(`${made.after}${suffix}`),
    precision,
    build: tagText(build)
  }
}

/** As the middle of a tag. */
function tagText(text: string): string {
  return text.replace(/[^a-zA-Z0-9._-]+/g, '-')
}

/**
 * Where whole versions of a tag's line are tagged too, they alone say which are published. `type=raw,value=latest`
 * beside a version is that version's.
 */
function onLine(tag: Tag, lines: readonly VersionLine[], newest: VersionLine | undefined): Tag {
  const isLatest = tag.name === 'latest' && tag.kind === 'branch' && newest !== undefined
  const line = isLatest ? newest : tag.line
  if (!line) return tag
  const whole = lines.find(
    ({prefix, suffix, precision}) => precision === 'exact' && prefix === line.prefix && suffix === line.suffix
  )
  const {precision, build} = whole ?? line
  return {...tag, kind: isLatest ? 'floating' : tag.kind, line: {...line, precision, build}}
}

/** What made the tag, in one spelling. */
export function printOrigin({rule}: Pick<Tag, 'rule'>): string {
  return rule.type === 'flavor' ? `flavor latest=${rule.latest}` : printRule(rule)
}

/** Code that is not merged must not become what everybody pulls, whatever the rules and the flavor say. */
function guardLatest(tag: Tag, {ref}: Context): Tag {
  const guarded = ref.kind === 'pull-request' && (tag.name === 'latest' || tag.rule.type === 'flavor')
  return guarded ? {...tag, keep: 'a pull request does not move latest'} : tag
}

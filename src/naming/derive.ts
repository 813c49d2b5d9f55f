import type {Context} from '../context/context.ts'
import {excerpt} from '../text/nearest.ts'
import {render, type Template} from '../text/template.ts'
import type {Flavor} from './flavor.ts'
import type {RuleFacts, TagKind} from './rule.ts'
import {applyRule, printRule, type TagRule} from './rules.ts'
import {sanitizeTag} from './sanitize.ts'
import type {Grammar} from './version.ts'
import {readEnabled} from './vocabulary.ts'

/** The versions that a floating tag chooses from: those inside `scope` of `version`, written `prefix version suffix`. */
export interface VersionLine {
  readonly grammar: Grammar
  readonly version: string
  readonly scope: 'minor' | 'major' | 'all'
  readonly prefix: string
  readonly suffix: string
}

/** The flavor's `latest`, which makes a tag of that name. */
interface FlavorRule {
  readonly type: 'flavor'
  readonly latest: Flavor['latest']
}

/** A chart's version, which its own file or the input `version` gives. */
interface ChartRule {
  readonly type: 'chart'
  readonly source: string
}

export interface Tag {
  readonly name: string
  readonly kind: TagKind
  /** What made it. */
  readonly rule: TagRule | FlavorRule | ChartRule
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
  let latest: {wanted: boolean; line?: VersionLine} | undefined
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
    const line = made && {grammar: made.grammar, version: made.version, prefix, suffix}
    if (!tags.has(name)) {
      const floats = line && made.scope !== 'exact' ? {line: {...line, scope: made.scope}} : {}
      tags.set(name, {name, kind: candidate.kind, rule, ...floats})
    }
    latest ??= {
      wanted: flavor.latest === 'auto' ? candidate.latest && !context.prerelease : flavor.latest === 'true',
      ...(line ? {line: {...line, scope: 'all'}} : {})
    }
  }
  if (latest?.wanted) {
    const part = (affix: Flavor['prefix']) => (affix?.onLatest ? render(affix.template, vocabulary) : '')
    const name = sanitizeTag(`${part(flavor.prefix)}latest${part(flavor.suffix)}`)
    if (!tags.has(name)) {
      tags.set(name, {
        name,
        kind: 'floating',
        rule: {type: 'flavor', latest: flavor.latest},
        ...(latest.line ? {line: latest.line} : {})
      })
    }
  }
  return {tags: [...tags.values()].map(tag => guardLatest(tag, context)), warnings}
}

/** What made the tag, in one spelling. */
export function printOrigin({rule}: Pick<Tag, 'rule'>): string {
  if (rule.type === 'chart') return rule.source
  return rule.type === 'flavor' ? `flavor latest=${rule.latest}` : printRule(rule)
}

/** Code that is not merged must not become what everybody pulls, whatever the rules and the flavor say. */
function guardLatest(tag: Tag, {ref}: Context): Tag {
  const guarded = ref.kind === 'pull-request' && (tag.name === 'latest' || tag.rule.type === 'flavor')
  return guarded ? {...tag, keep: 'a pull request does not move latest'} : tag
}

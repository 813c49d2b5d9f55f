import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import {excerpt} from '../text/nearest.ts'
import {matchPattern, type Pattern} from '../text/pattern.ts'
import {callsOf, render, type Template, type Vocabulary} from '../text/template.ts'
import type {Flavor} from './flavor.ts'
import type {NamingOptions} from './options.ts'
import {printRule} from './print.ts'
import type {TagRule} from './rules.ts'
import {sanitizeTag} from './sanitize.ts'
import {classifySemver, noVersion, type RenderedVersion, renderVersion} from './version.ts'
import {readEnabled, revisionOf} from './vocabulary.ts'

/**
 * How a tag may move. `version`: names one version and should not; `floating`: goes to the highest version of its
 * line; `branch`: goes to the newest image of a branch or pull request; `run`: a name of this run or commit alone;
 * `fixed`: the user's own.
 */
export type TagKind = 'version' | 'floating' | 'branch' | 'run' | 'fixed'

/** The versions that a floating tag chooses from: those inside `scope` of `version`, written `prefix version suffix`. */
export interface VersionLine {
  readonly grammar: 'semver' | 'pep440'
  readonly version: string
  readonly scope: 'minor' | 'major' | 'all'
  readonly prefix: string
  readonly suffix: string
}

export interface Tag {
  readonly name: string
  readonly kind: TagKind
  /** The rule that made it, in one spelling. */
  readonly rule: string
  readonly line?: VersionLine
  /** Why publish must leave this tag where it is. */
  readonly keep?: string
}

export interface DerivedTags {
  /** In order; the first is the version. Empty if no rule gave one. */
  readonly tags: readonly Tag[]
  readonly warnings: readonly string[]
}

interface Naming {
  readonly context: Context
  readonly options: NamingOptions
  readonly vocabulary: Vocabulary
  readonly flavor: Flavor
  /** The input `version`, or empty. */
  readonly version: string
}

/** What one rule gives before prefix and suffix. */
interface Candidate {
  readonly value: string
  readonly kind: TagKind
  /** Whether `latest=auto` adds `latest` if this is the first tag. */
  readonly latest: boolean
  readonly version?: RenderedVersion
}

/**
 * The tags that `rules` make of the context, by priority and then by position. `latest` comes last; whether it is
 * there is decided by the first rule that gave a tag. https://github.com/docker/metadata-action#tags-input
 */
export async function deriveTags(rules: readonly TagRule[], naming: Naming): Promise<DerivedTags> {
  const {flavor, vocabulary, context} = naming
  const tags = new Map<string, Tag>()
  const warnings: string[] = []
  let latest: {wanted: boolean; line?: VersionLine} | undefined
  for (const rule of [...rules].sort((a, b) => b.priority - a.priority)) {
    if (!readEnabled(render(rule.enable, vocabulary), rule.where)) continue
    const candidate = await apply(rule, naming, warnings)
    if (!candidate?.value) continue
    const affix = (template: Template | undefined) => (template ? render(template, vocabulary) : '')
    const prefix = affix(rule.prefix ?? flavor.prefix?.template)
    const suffix = affix(rule.suffix ?? flavor.suffix?.template)
    const name = sanitizeTag(`${prefix}${candidate.value}${suffix}`)
    if (name === '') {
      warnings.push(
        `${rule.where}: nothing of “${excerpt(candidate.value)}” can stand in a tag, so “${excerpt(rule.source)}” makes none.`
      )
      continue
    }
    const scope = candidate.version?.scope
    const version = candidate.version?.version
    const grammar = rule.type === 'pep440' ? rule.type : 'semver'
    const line = version === undefined ? undefined : ({grammar, version, prefix, suffix} as const)
    if (!tags.has(name)) {
      const floats = scope !== undefined && scope !== 'exact' && line
      tags.set(name, {name, kind: candidate.kind, rule: printRule(rule), ...(floats ? {line: {...line, scope}} : {})})
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
        rule: `flavor latest=${flavor.latest}`,
        ...(latest.line ? {line: latest.line} : {})
      })
    }
  }
  return {tags: [...tags.values()].map(tag => guardLatest(tag, context)), warnings}
}

/** Code that is not merged must not become what everybody pulls, whatever the rules and the flavor say. */
function guardLatest(tag: Tag, {ref}: Context): Tag {
  const guarded = ref.kind === 'pull-request' && (tag.name === 'latest' || tag.rule.startsWith('flavor '))
  return guarded ? {...tag, keep: 'a pull request does not move latest'} : tag
}

async function apply(rule: TagRule, naming: Naming, warnings: string[]): Promise<Candidate | undefined> {
  const {context, options, vocabulary} = naming
  const {ref} = context
  switch (rule.type) {
    case 'schedule':
      return /schedule/.test(context.event) ? branch(render(rule.pattern, vocabulary)) : undefined
    case 'semver':
    case 'pep440': {
      const raw = versionSource(rule.value, naming)
      return raw === undefined ? undefined : await applyVersion(rule, raw, warnings)
    }
    case 'match': {
      const raw = versionSource(rule.value, naming)
      return raw === undefined ? undefined : await applyMatch(rule, raw, warnings)
    }
    case 'edge': {
      const wanted = rule.branch ?? context.repositoryData?.defaultBranch
      if (ref.kind !== 'branch') return undefined
      if (wanted === undefined) {
        throw new ActionError(
          'context',
          `${rule.where}: the default branch is not known, so “${excerpt(rule.source)}” can’t be decided.`,
          {
            hint: 'Name it: type=edge,branch=main.'
          }
        )
      }
      return ref.name === wanted || dashed(ref.name) === wanted ? branch('edge') : undefined
    }
    case 'ref':
      return await applyRef(rule, naming)
    case 'raw': {
      const value = render(rule.value, vocabulary)
      return {value, kind: value === 'latest' ? 'branch' : 'fixed', latest: false}
    }
    case 'sha': {
      const revision = revisionOf(context, options)
      return run(rule.format === 'long' ? revision : revision.slice(0, options.shortShaLength))
    }
    case 'run':
      // The attempt's number alone says nothing about which run it was.
      return rule.format === 'attempt' ? {...run(context.run.attempt), kind: 'fixed'} : run(context.run[rule.format])
    case 'build':
      return run(context.run.number)
  }
}

const branch = (value: string): Candidate => ({value, kind: 'branch', latest: false})
const run = (value: string): Candidate => ({value, kind: 'run', latest: false})
const dashed = (name: string) => name.replaceAll('/', '-')

async function applyRef(rule: Extract<TagRule, {type: 'ref'}>, {context}: Naming): Promise<Candidate | undefined> {
  const {ref} = context
  if (rule.event === 'branch') return ref.kind === 'branch' ? branch(ref.name) : undefined
  if (rule.event === 'pr') {
    if (ref.kind !== 'pull-request') return undefined
    const ofCommit = rule.suffix && callsOf(rule.suffix).some(call => call.name === 'sha')
    return {value: String(ref.number), kind: ofCommit ? 'run' : 'branch', latest: false}
  }
  if (ref.kind !== 'tag') return undefined
  const grammar = await classifySemver(ref.name)
  // With the zero-configuration rules only a version makes `latest`; and a pre-release never does, whatever the rules.
  const latest = grammar === 'stable' || (grammar === 'none' && !rule.byDefault)
  return {value: ref.name, kind: grammar === 'none' ? 'fixed' : 'version', latest}
}

/** What a version rule without a value reads: the input `version`, else the git tag. */
function versionSource(value: Template | undefined, {context, vocabulary, version}: Naming): string | undefined {
  if (value) return render(value, vocabulary)
  if (version !== '') return version
  return context.ref.kind === 'tag' ? context.ref.name : undefined
}

async function applyVersion(
  rule: Extract<TagRule, {type: 'semver' | 'pep440'}>,
  raw: string,
  warnings: string[]
): Promise<Candidate | undefined> {
  const text = rule.match ? extract(rule.match, raw, rule.where, warnings) : dashed(raw)
  const version = await renderVersion(rule, text)
  if (!version) {
    if (!rule.byDefault) warnings.push(noVersion(rule, text))
    return undefined
  }
  // Under 1.0 every minor version may break its users: a tag `0` would promise what nobody keeps.
  if (rule.byDefault && version.scope === 'major' && version.major === 0) return undefined
  return {
    value: version.text,
    kind: version.scope === 'exact' ? 'version' : 'floating',
    latest: version.stable,
    version
  }
}

/** The part of `raw` that the pattern finds (its first group, if it has one); all of it where it finds nothing. */
function extract(pattern: Pattern, raw: string, where: string, warnings: string[]): string {
  const found = matchPattern(pattern, raw, where) ?? matchPattern(pattern, dashed(raw), where)
  if (!found) warnings.push(`${where}: “${excerpt(pattern.source)}” does not match “${excerpt(raw)}”.`)
  return dashed(found?.[1] ?? found?.[0] ?? raw)
}

async function applyMatch(
  rule: Extract<TagRule, {type: 'match'}>,
  raw: string,
  warnings: string[]
): Promise<Candidate | undefined> {
  const found = matchPattern(rule.pattern, raw, rule.where)
  if (!found) {
    warnings.push(`${rule.where}: “${excerpt(rule.pattern.source)}” does not match “${excerpt(raw)}”.`)
    return undefined
  }
  const value = found[rule.group]
  if (value === undefined) {
    warnings.push(
      `${rule.where}: the pattern “${excerpt(rule.pattern.source)}” has no group ${rule.group} for “${excerpt(raw)}”.`
    )
    return undefined
  }
  const grammar = await classifySemver(value)
  return {value, kind: grammar === 'none' ? 'fixed' : 'version', latest: grammar !== 'prerelease'}
}

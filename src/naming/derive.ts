import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import {excerpt} from '../text/nearest.ts'
import {render, type Template} from '../text/template.ts'
import type {Flavor} from './flavor.ts'
import type {Reference} from './references.ts'
import type {RuleFacts, TagKind} from './rule.ts'
import {applyRule, printRule, type TagRule} from './rules.ts'
import {sanitizeTag} from './sanitize.ts'
import {takenName} from './taken.ts'
import {classifySemver, type Grammar, type RenderedVersion, versionIn} from './version.ts'
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

/** A chart's version, which its own file or the input `version` gives. */
interface ChartRule {
  readonly type: 'chart'
  readonly source: string
}

export interface Tag {
  readonly name: string
  readonly kind: TagKind
  /** What made it. */
  readonly rule: TagRule | FlavorRule | Reference | ChartRule
  readonly line?: VersionLine
  /** Why publish must leave this tag where it is. */
  readonly keep?: string
}

export interface TagFacts extends RuleFacts {
  readonly flavor: Flavor
}

/**
 * The tags that `rules` make of the context, by priority and then by position. `latest` comes last; whether it is
 * there is decided by the first rule that gave a tag. https://github.com/docker/metadata-action#tags-input
 */
export async function deriveTags(rules: readonly TagRule[], facts: TagFacts): Promise<Tag[]> {
  const tags = new Map<string, Tag>()
  const lines: VersionLine[] = []
  let first: MadeTag | undefined
  for (const rule of [...rules].sort((a, b) => b.priority - a.priority)) {
    const made = await makeTag(rule, facts).catch(error => {
      throw located(error, rule.where)
    })
    if (!made) continue
    first ??= made
    if (made.line) lines.push(made.line)
    if (!tags.has(made.tag.name)) tags.set(made.tag.name, made.tag)
  }
  const newest = first?.line ?? lines[0]
  const latest = first && latestTag(first, newest, facts)
  if (latest && !tags.has(latest.name)) tags.set(latest.name, latest)
  return [...tags.values()].map(tag => guardLatest(onLine(tag, lines, newest), facts.context))
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

interface MadeTag {
  readonly tag: Tag
  /** Whether `latest=auto` follows it. */
  readonly latest: boolean
  /** The versions that it is one of, whatever the rule tells of them. */
  readonly line: VersionLine | undefined
}

/** The tag of one rule; undefined where it does not fit, is switched off or gives nothing. */
async function makeTag(rule: TagRule, facts: TagFacts): Promise<MadeTag | undefined> {
  const {flavor, vocabulary, context, warn} = facts
  if (!readEnabled(render(rule.enable, vocabulary), rule.where)) return undefined
  const candidate = await applyRule(rule, facts)
  if (!candidate?.value) return undefined
  const affix = (template: Template | undefined) => (template ? render(template, vocabulary) : '')
  const prefix = affix(rule.prefix ?? flavor.prefix?.template)
  const suffix = affix(rule.suffix ?? flavor.suffix?.template)
  const name = sanitizeTag(`${prefix}${candidate.value}${suffix}`)
  if (name === '') {
    warn(
      `${rule.where}: nothing of “${excerpt(candidate.value)}” can stand in a tag, so “${excerpt(rule.source)}” makes none.`
    )
    return undefined
  }
  const taken = await takenName(rule, candidate, name, context)
  if (taken !== undefined) warn(rule.byDefault ? keptBack(name, taken, context) : takenAnyway(rule, name, taken))
  if (taken !== undefined && rule.byDefault) return undefined
  const {version, kind, latest} = candidate
  const line = version && lineOf(version, prefix, suffix)
  const floats = line && version.scope !== 'exact' ? {line: {...line, scope: version.scope}} : {}
  return {tag: {name, kind, rule, ...floats}, latest, line}
}

/** `latest`, where the flavor or the first tag asks for it. */
function latestTag(
  first: MadeTag,
  newest: VersionLine | undefined,
  {flavor, vocabulary, context}: TagFacts
): Tag | undefined {
  const wanted = flavor.latest === 'auto' ? first.latest && !context.prerelease : flavor.latest === 'true'
  if (!wanted) return undefined
  const part = (affix: Flavor['prefix']) => (affix?.onLatest ? render(affix.template, vocabulary) : '')
  const name = sanitizeTag(`${part(flavor.prefix)}latest${part(flavor.suffix)}`)
  const line = newest ? {line: newest} : {}
  return {name, kind: 'floating', rule: {type: 'flavor', latest: flavor.latest}, ...line}
}

/** An error of a date or its zone says whose it is. */
function located(error: unknown, where: string): unknown {
  if (!(error instanceof ActionError) || error.message.startsWith(where)) return error
  return new ActionError(error.code, `${where}: ${error.message}`, {cause: error.cause, hint: error.hint})
}

function keptBack(name: string, taken: string, {ref}: Context): string {
  const what = ref.kind === 'tag' ? 'git tag' : 'branch'
  return `The ${what} ${excerpt('name' in ref ? ref.name : '')} makes no tag, because ${name} ${taken}. To publish it all the same, write in the input tags: type=ref,event=${what === 'branch' ? what : 'tag'},prefix=ref-.`
}

function takenAnyway({where, source, prefix}: TagRule, name: string, taken: string): string {
  const instead =
    prefix === undefined ? `A prefix keeps them apart: ${excerpt(source)},prefix=ref-.` : 'Give it another prefix.'
  return `${where}: “${excerpt(source)}” writes ${name}, which ${taken}, and overwrites it. ${instead}`
}

/** The tag that a reference names: what it is follows from its name. undefined where that is empty. */
export async function referenceTag(reference: Reference, {context, vocabulary}: TagFacts): Promise<Tag | undefined> {
  const name = sanitizeTag(render(reference.tag, vocabulary))
  if (name === '') return undefined
  const version = (await classifySemver(name)) !== 'none'
  const kind = version ? 'version' : name === 'latest' ? 'branch' : 'fixed'
  return guardLatest({name, kind, rule: reference}, context)
}

/** Tags of one image, of which `latest` is the version's beside it. */
export async function withVersion(tags: readonly Tag[]): Promise<Tag[]> {
  const version = tags.find(({kind}) => kind === 'version')
  const made = version && (await versionIn(version.name))
  const line = made && lineOf(made, '', '')
  return tags.map(tag => (tag.line ? tag : onLine(tag, [], line)))
}

/** What made the tag, in one spelling. */
export function printOrigin({rule}: Pick<Tag, 'rule'>): string {
  if (rule.type === 'flavor') return `flavor latest=${rule.latest}`
  return rule.type === 'reference' || rule.type === 'chart' ? rule.source : printRule(rule)
}

/** Code that is not merged must not become what everybody pulls, whatever the rules and the flavor say. */
function guardLatest(tag: Tag, {ref}: Context): Tag {
  const guarded = ref.kind === 'pull-request' && (tag.name === 'latest' || tag.rule.type === 'flavor')
  return guarded ? {...tag, keep: 'a pull request does not move latest'} : tag
}

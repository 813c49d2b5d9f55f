import {csvField} from '../text/csv.ts'
import {type Entry, splitPair} from '../text/list.ts'
import {excerpt, nearest} from '../text/nearest.ts'
import {printTemplate} from '../text/template.ts'
import {attributeReader, failIn, oneOf, readAttributes} from './attributes.ts'
import type {Candidate, PrintedField, Rule, RuleCommon, RuleFacts} from './rule.ts'
import {type MatchRule, match} from './rules/match.ts'
import {type EdgeRule, edge, type RefRule, ref} from './rules/ref.ts'
import {type BuildRule, build, type RunRule, run, type ShaRule, sha} from './rules/run.ts'
import {type RawRule, raw, type ScheduleRule, schedule} from './rules/text.ts'
import {pep440, semver, type VersionRule} from './rules/version.ts'

type OwnRule =
  | ScheduleRule
  | VersionRule<'semver'>
  | VersionRule<'pep440'>
  | MatchRule
  | EdgeRule
  | RefRule
  | RawRule
  | ShaRule
  | RunRule
  | BuildRule

/** One entry of `tags`: https://github.com/docker/metadata-action#tags-input, and `run` and `build`. */
export type TagRule = RuleCommon & OwnRule

export type RuleType = OwnRule['type']

const RULES: {readonly [Own in OwnRule as Own['type']]: Rule<Own>} = {
  schedule,
  semver,
  pep440,
  match,
  edge,
  ref,
  raw,
  sha,
  run,
  build
}
// Object.keys loses the type; the object above has exactly these.
const RULE_TYPES = Object.keys(RULES) as RuleType[]
const COMMON = ['type', 'enable', 'priority', 'prefix', 'suffix']

/** What can be written in `tags`, for help while it is written: each type, a whole entry, and its attributes. */
export function ruleWords(): {type: string; example: string; attributes: string[]}[] {
  return RULE_TYPES.map(type => ({
    type,
    example: RULES[type].example,
    attributes: [...RULES[type].attributes, ...COMMON.filter(word => word !== 'type')]
  }))
}

/** The compiler can't see that the rule of `own.type` takes `own`; the type of RULES says so. */
function ruleOf<Own extends OwnRule>({type}: Own): Rule<Own> {
  return RULES[type] as unknown as Rule<Own>
}

/**
 * The rule of one entry, such as `type=ref,event=branch,prefix=b-`. A field without `=` is the value.
 * Throws an ActionError `input` that names the line and, for a misspelt word, the nearest known one; an attribute that
 * the type does not have is told to `warn`, because docker/metadata-action ignores it.
 */
export function parseRule(
  entry: Entry,
  options: {readonly byDefault?: boolean; warn?(message: string): void} = {}
): TagRule {
  const where = options.byDefault ? 'zero-configuration tags' : `input tags, line ${entry.line}`
  const fail = failIn(entry, where)
  const attributes = readAttributes(entry, fail)
  const type = oneOf('rule type', attributes.get('type') ?? 'raw', RULE_TYPES, {fail, source: entry.text})
  const known = [...COMMON, ...RULES[type].attributes]
  const unknown = [...attributes.keys()].filter(key => !known.includes(key))
  for (const key of unknown) options.warn?.(ignored(where, type, key, entry, known))
  const [misnamed] = unknown
  const example =
    misnamed !== undefined && type === 'raw' ? `type=raw,value=${attributes.get(misnamed)}` : RULES[type].example
  const {read, templates} = attributeReader(attributes, {type, where, fail, example, source: entry.text})
  const own = RULES[type].parse(read)
  const usual = ruleOf(own).prefix?.(own)
  const prefix = read.template('prefix') ?? (usual === undefined ? undefined : read.fixed(usual))
  const suffix = read.template('suffix')
  return {
    ...own,
    enable: read.template('enable') ?? read.fixed('true'),
    priority: read.number('priority', RULES[type].priority),
    ...(prefix === undefined ? {} : {prefix}),
    ...(suffix === undefined ? {} : {suffix}),
    templates,
    source: entry.text,
    where,
    byDefault: options.byDefault ?? false
  }
}

function ignored(where: string, type: RuleType, key: string, {text, fields}: Entry, known: readonly string[]): string {
  const near = nearest(key, known)
  const without = fields.filter(field => splitPair(field)?.key.trim().toLowerCase() !== key).map(csvField)
  const instead =
    near === undefined
      ? `Write ${excerpt(without.join(','))}.`
      : `Did you mean “${near}”? Write ${excerpt(text.replace(key, near))}.`
  return `${where}: type=${type} has no attribute “${excerpt(key, 40)}”, so it is ignored in “${excerpt(text)}”. ${instead}`
}

/** What the rule gives in this run, before prefix and suffix. */
export async function applyRule(rule: TagRule, facts: RuleFacts): Promise<Candidate | undefined> {
  return await ruleOf<OwnRule>(rule).apply(rule, facts)
}

/**
 * A rule as an entry of the input `tags`, in one spelling: what it is, not how it was written. Attributes that have
 * their default are left out. `parseRule` of it gives the same rule.
 */
export function printRule(rule: TagRule): string {
  const definition = ruleOf<OwnRule>(rule)
  const enable = printTemplate(rule.enable)
  const prefix = rule.prefix && printTemplate(rule.prefix)
  const fields: PrintedField[] = [
    ['type', rule.type],
    ...definition.print(rule),
    ['enable', enable === 'true' ? undefined : enable],
    ['priority', rule.priority === definition.priority ? undefined : String(rule.priority)],
    ['prefix', prefix === definition.prefix?.(rule) ? undefined : prefix],
    ['suffix', rule.suffix && printTemplate(rule.suffix)]
  ]
  return fields.flatMap(([key, value]) => (value === undefined ? [] : [csvField(`${key}=${value}`)])).join(',')
}

/** What makes the tags where the input `tags` is empty. */
const DEFAULT_RULES = [
  'type=schedule',
  'type=semver,pattern={{version}}',
  'type=semver,pattern={{major}}.{{minor}}',
  'type=semver,pattern={{major}}',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=sha',
  'type=run'
]

/** An image that is there gets the names of the version alone: it may be of another commit than the run. */
const PROMOTE_RULES = DEFAULT_RULES.filter(rule => /semver|event=tag/.test(rule))

/** A pull request's image is built from its merge tree, so it must not take the name of the head commit. */
const PULL_REQUEST_RULES = ['type=ref,event=pr', 'type=ref,event=pr,suffix=-{{sha}}']

/** What makes the tags of which kind of run. */
const RULES_OF = {build: DEFAULT_RULES, promote: PROMOTE_RULES, 'pull-request': PULL_REQUEST_RULES}

export function defaultRules(run: keyof typeof RULES_OF): TagRule[] {
  const sources = RULES_OF[run]
  return sources.map(text => parseRule({text, fields: text.split(','), line: 0}, {byDefault: true}))
}

import {ActionError} from '../errors.ts'
import type {Entry} from '../text/list.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'
import {type Pattern, parsePattern} from '../text/pattern.ts'
import {checkNames, parseTemplate, type Template} from '../text/template.ts'
import {DATE_NAMES, GLOBAL_NAMES, VERSION_NAMES} from './vocabulary.ts'

/** What every rule has. A prefix or suffix of the rule's own, even an empty one, replaces the flavor's. */
interface Common {
  /** Must render to `true` or `false`. */
  readonly enable: Template
  readonly priority: number
  readonly prefix?: Template
  readonly suffix?: Template
  /** The entry as written, for the log and for messages. */
  readonly source: string
  /** `input tags, line 3`, or the zero-configuration rules, which keep quiet where they don't apply. */
  readonly where: string
  readonly byDefault: boolean
}

/** One entry of `tags`: https://github.com/docker/metadata-action#tags-input, and `run` and `build`. */
export type TagRule = Common &
  (
    | {readonly type: 'schedule'; readonly pattern: Template}
    | {readonly type: 'semver'; readonly pattern: Template; readonly value?: Template; readonly match?: Pattern}
    | {readonly type: 'pep440'; readonly pattern: Template; readonly value?: Template; readonly match?: Pattern}
    | {readonly type: 'match'; readonly pattern: Pattern; readonly group: number; readonly value?: Template}
    | {readonly type: 'edge'; readonly branch?: string}
    | {readonly type: 'ref'; readonly event: 'branch' | 'tag' | 'pr'}
    | {readonly type: 'raw'; readonly value: Template}
    | {readonly type: 'sha'; readonly format: 'short' | 'long'}
    | {readonly type: 'run'; readonly format: 'id' | 'number' | 'attempt'}
    | {readonly type: 'build'}
  )

export type RuleType = TagRule['type']

interface Shape {
  readonly priority: number
  /** Attributes besides `enable`, `priority`, `prefix` and `suffix`. */
  readonly attributes: readonly string[]
  readonly required?: string
  readonly prefix?: string
}

/** What is the same for all rules of a type. */
export const SHAPES: Readonly<Record<RuleType, Shape>> = {
  schedule: {priority: 1000, attributes: ['pattern']},
  semver: {priority: 900, attributes: ['pattern', 'value', 'match'], required: 'pattern'},
  pep440: {priority: 900, attributes: ['pattern', 'value', 'match'], required: 'pattern'},
  match: {priority: 800, attributes: ['pattern', 'group', 'value'], required: 'pattern'},
  edge: {priority: 700, attributes: ['branch']},
  ref: {priority: 600, attributes: ['event'], required: 'event'},
  raw: {priority: 200, attributes: ['value'], required: 'value'},
  sha: {priority: 100, attributes: ['format'], prefix: 'sha-'},
  run: {priority: 100, attributes: ['format'], prefix: 'run-'},
  build: {priority: 100, attributes: [], prefix: 'build-'}
}
// Object.keys loses the type; the object above has exactly these.
const RULE_TYPES = Object.keys(SHAPES) as RuleType[]
const COMMON = ['type', 'enable', 'priority', 'prefix', 'suffix']

/**
 * The rule of one entry, such as `type=ref,event=branch,prefix=b-`. A field without `=` is the value.
 * Throws an ActionError `input` that names the line and, for a misspelt word, the nearest known one.
 */
export function parseRule(entry: Entry, options: {byDefault?: boolean} = {}): TagRule {
  const where = options.byDefault ? 'zero-configuration tags' : `input tags, line ${entry.line}`
  const fail = (what: string, hint?: string) =>
    new ActionError('input', `${where}: ${what} in “${excerpt(entry.text)}”.`, {hint})
  const attributes = readAttributes(entry, fail)
  const type = oneOf('rule type', attributes.get('type') ?? 'raw', RULE_TYPES, fail)
  const shape = SHAPES[type]
  const known = [...COMMON, ...shape.attributes]
  for (const key of attributes.keys()) {
    if (known.includes(key) || (key === 'value' && type === 'raw')) continue
    throw fail(
      `unknown attribute “${excerpt(key, 40)}” of type=${type}`,
      `Known: ${listed(known)}.${didYouMean(key, known)}`
    )
  }
  const text = (key: string) => attributes.get(key)
  const template = (key: string, names: readonly string[] = GLOBAL_NAMES): Template | undefined => {
    const value = text(key)
    if (value === undefined) return undefined
    const parsed = parseTemplate(value, where)
    checkNames(parsed, names, where)
    return parsed
  }
  const required = <T>(value: T | undefined, key: string): T => {
    if (value === undefined || text(key) === '') throw fail(`type=${type} needs the attribute ${key}`)
    return value
  }
  const prefix = template('prefix') ?? (shape.prefix === undefined ? undefined : parseTemplate(shape.prefix, where))
  const suffix = template('suffix')
  const value = text('value') ? template('value') : undefined
  const common = (withPrefix = prefix): Common => ({
    enable: template('enable') ?? parseTemplate('true', where),
    priority: readNumber('priority', text('priority'), shape.priority, fail),
    ...(withPrefix === undefined ? {} : {prefix: withPrefix}),
    ...(suffix === undefined ? {} : {suffix}),
    source: entry.text,
    where,
    byDefault: options.byDefault ?? false
  })
  switch (type) {
    case 'schedule':
      return {...common(), type, pattern: template('pattern', DATE_NAMES) ?? parseTemplate('nightly', where)}
    case 'semver':
    case 'pep440': {
      const match = text('match') ? {match: parsePattern(text('match') ?? '', where)} : {}
      const pattern = required(template('pattern', VERSION_NAMES), 'pattern')
      return {...common(), type, pattern, ...(value ? {value} : {}), ...match}
    }
    case 'match': {
      const group = readNumber('group', text('group'), 0, fail)
      return {
        ...common(),
        type,
        pattern: parsePattern(required(text('pattern'), 'pattern'), where),
        group,
        ...(value ? {value} : {})
      }
    }
    case 'edge':
      return {...common(), type, ...(text('branch') ? {branch: text('branch') ?? ''} : {})}
    case 'ref': {
      const event = oneOf('event', required(text('event'), 'event'), ['branch', 'tag', 'pr'] as const, fail)
      const own = event === 'pr' && prefix === undefined ? parseTemplate('pr-', where) : prefix
      return {...common(own), type, event}
    }
    case 'raw':
      return {...common(), type, value: required(value, 'value')}
    case 'sha':
      return {...common(), type, format: oneOf('format', text('format') ?? 'short', ['short', 'long'] as const, fail)}
    case 'run':
      return {
        ...common(),
        type,
        format: oneOf('format', text('format') ?? 'id', ['id', 'number', 'attempt'] as const, fail)
      }
    case 'build':
      return {...common(), type}
  }
}

type Fail = (what: string, hint?: string) => ActionError

function readAttributes(entry: Entry, fail: Fail): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const part of entry.fields) {
    if (part === '') continue
    // A value without a name may hold a `=` of its own: {{date 'HH' tz='UTC'}}.
    const [, key = 'value', value = part] = /^([A-Za-z][\w-]*)\s*=\s*(.*)$/s.exec(part) ?? []
    const name = key.toLowerCase()
    if (attributes.has(name)) throw fail(`the attribute ${name} stands twice`)
    attributes.set(name, value)
  }
  return attributes
}

function oneOf<T extends string>(what: string, value: string, known: readonly T[], fail: Fail): T {
  const found = known.find(name => name === value)
  if (found !== undefined) return found
  throw fail(`unknown ${what} “${excerpt(value, 40)}”`, `Known: ${listed(known)}.${didYouMean(value, known)}`)
}

function readNumber(what: string, text: string | undefined, fallback: number, fail: Fail): number {
  if (text === undefined || text === '') return fallback
  if (!/^\d{1,9}$/.test(text)) throw fail(`${what} “${excerpt(text, 40)}” is not a whole number`)
  return Number(text)
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

/** A pull request's image is built from its merge tree, so it must not take the name of the head commit. */
const PULL_REQUEST_RULES = ['type=ref,event=pr', 'type=ref,event=pr,suffix=-{{sha}}']

export function defaultRules(isPullRequest: boolean): TagRule[] {
  const sources = isPullRequest ? PULL_REQUEST_RULES : DEFAULT_RULES
  return sources.map(text => parseRule({text, fields: text.split(','), line: 0}, {byDefault: true}))
}

import type {Context} from '../context/context.ts'
import type {Template, Vocabulary} from '../text/template.ts'
import type {AttributeReader} from './attributes.ts'
import type {NamingOptions} from './options.ts'
import type {RenderedVersion} from './version.ts'

/** What every rule has. A prefix or suffix of the rule's own, even an empty one, replaces the flavor's. */
export interface RuleCommon {
  /** Must render to `true` or `false`. */
  readonly enable: Template
  readonly priority: number
  readonly prefix?: Template
  readonly suffix?: Template
  /** Every template of the rule, its type's own too: what they ask for is fetched before any is rendered. */
  readonly templates: readonly Template[]
  /** The entry as written, for the log and for messages. */
  readonly source: string
  /** `input tags, line 3`, or the zero-configuration rules, which keep quiet where they don't apply. */
  readonly where: string
  readonly byDefault: boolean
}

/**
 * How a tag may move. `version`: names one version and should not; `floating`: goes to the highest version of its
 * line; `branch`: goes to the newest image of a branch or pull request; `run`: a name of this run or commit alone;
 * `fixed`: the user's own.
 */
export type TagKind = 'version' | 'floating' | 'branch' | 'run' | 'fixed'

/** What one rule gives before prefix and suffix. */
export interface Candidate {
  readonly value: string
  readonly kind: TagKind
  /** Whether `latest=auto` adds `latest` if this is the first tag. */
  readonly latest: boolean
  readonly version?: RenderedVersion
}

/** What a rule looks at. */
export interface RuleFacts {
  readonly context: Context
  readonly options: NamingOptions
  readonly vocabulary: Vocabulary
  /** The input `version`, or empty. */
  readonly version: string
  /** Takes a sentence for the user: why a rule made nothing, for example. */
  warn(message: string): void
}

/** An attribute and its value as written; undefined where it has its default. */
export type PrintedField = readonly [key: string, value: string | undefined]

/**
 * A type of rule, whole: adding one is a file with such an object, its interface in the union `TagRule`, and its line
 * in `RULES`. Its templates need no mention, because the reader that parses them keeps them.
 */
export interface Rule<Own extends {readonly type: string}> {
  /** Rules with a higher one come first. */
  readonly priority: number
  /** A whole entry, for messages about a missing attribute. */
  readonly example: string
  /** Attributes besides `enable`, `priority`, `prefix` and `suffix`. */
  readonly attributes: readonly Exclude<keyof Own, 'type'>[]
  /** The prefix where none is given. */
  prefix?(own: Own): string | undefined
  /** Throws an ActionError `input` for an attribute that is missing or wrong. */
  parse(read: AttributeReader): Own
  /** undefined where the rule does not fit the event or ref. */
  apply(rule: RuleCommon & Own, facts: RuleFacts): Candidate | undefined | Promise<Candidate | undefined>
  /** The attributes that `parse` reads back to the same. */
  print(own: Own): readonly PrintedField[]
}

export const branchTag = (value: string): Candidate => ({value, kind: 'branch', latest: false})
export const runTag = (value: string): Candidate => ({value, kind: 'run', latest: false})

/** A ref's name as a tag can hold it. */
export function dashed(name: string): string {
  return name.replaceAll('/', '-')
}

/** What a version rule without a value reads: the input `version`, else the git tag. */
export function versionSource(
  value: string | undefined,
  {context, version}: Pick<RuleFacts, 'context' | 'version'>
): string | undefined {
  if (value !== undefined) return value
  if (version !== '') return version
  return context.ref.kind === 'tag' ? context.ref.name : undefined
}

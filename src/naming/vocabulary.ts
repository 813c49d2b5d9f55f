import type {Context} from '../context/context.ts'
import {queueBranch} from '../context/ref.ts'
import {ActionError} from '../errors.ts'
import {excerpt} from '../text/nearest.ts'
import {type Call, callsOf, type Template, type Vocabulary} from '../text/template.ts'
import type {NamingOptions} from './options.ts'

/** Expressions of prefix, suffix, value, enable, flavor, labels and annotations. */
export const GLOBAL_NAMES = [
  'branch',
  'tag',
  'sha',
  'base_ref',
  'is_default_branch',
  'is_not_default_branch',
  'date',
  'commit_date'
] as const
/** Expressions of a schedule rule's pattern. */
export const DATE_NAMES = ['date', 'commit_date'] as const
/** Expressions of a semver or pep440 rule's pattern. */
export const VERSION_NAMES = ['raw', 'version', 'major', 'minor', 'patch', 'prerelease', 'build'] as const

/** Events that happen on the default branch whatever their ref says. */
const DEFAULT_BRANCH_EVENTS = /create|discussion|issues|schedule/

/** The commit that names and labels speak of. */
export function revisionOf(context: Context, options: NamingOptions): string {
  return options.pullRequestHeadSha ? context.headSha : context.sha
}

function shortSha(context: Context, options: NamingOptions): string {
  return revisionOf(context, options).slice(0, options.shortShaLength)
}

/**
 * The meaning of the global expressions in this run. What formats dates is loaded only if one of `templates` asks.
 * `commitDate` is asked likewise. https://github.com/docker/metadata-action#global-expressions
 */
export async function createVocabulary(
  context: Context,
  options: NamingOptions,
  templates: readonly Template[],
  commitDate: () => Promise<Date>
): Promise<Vocabulary> {
  const {ref} = context
  const isDefault = String(isDefaultBranch(context))
  const vocabulary = new Map<string, (call: Call) => string>([
    ['branch', () => (ref.kind === 'branch' ? ref.name : (queueBranch(ref) ?? ''))],
    ['tag', () => (ref.kind === 'tag' ? ref.name : '')],
    ['sha', () => shortSha(context, options)],
    ['base_ref', () => context.baseRef],
    ['is_default_branch', () => isDefault],
    ['is_not_default_branch', () => String(isDefault !== 'true')]
  ])
  const calls = templates.flatMap(callsOf)
  if (calls.some(call => call.name === 'date' || call.name === 'commit_date')) {
    const {formatDate} = await import('../text/date.ts')
    vocabulary.set('date', call => formatDate(context.startedAt, call))
    if (calls.some(call => call.name === 'commit_date')) {
      const date = await commitDate()
      vocabulary.set('commit_date', call => formatDate(date, call))
    }
  }
  return vocabulary
}

function isDefaultBranch({ref, event, repositoryData}: Context): boolean {
  if (DEFAULT_BRANCH_EVENTS.test(event)) return true
  return ref.kind === 'branch' && ref.name === repositoryData?.defaultBranch
}

/** Vocabulary of a version pattern; the values are those that the version's own grammar gives. */
export function versionVocabulary(values: Readonly<Record<(typeof VERSION_NAMES)[number], string>>): Vocabulary {
  return new Map(VERSION_NAMES.map(name => [name, () => values[name]]))
}

/** The text that a rule's `enable` must render to. */
export function readEnabled(rendered: string, where: string): boolean {
  if (rendered === 'true') return true
  if (rendered === 'false') return false
  throw new ActionError('input', `${where}: enable is “${excerpt(rendered, 40)}”, not true or false.`, {
    hint:
      rendered === ''
        ? "Its expression gave nothing in this run: write it like enable=${{ github.event_name == 'push' }}, which always gives one of them."
        : 'Write enable=true or enable=false, in lower case.'
  })
}

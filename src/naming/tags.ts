import {ActionError} from '../errors.ts'
import type {Entry} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'
import type {Unnamed} from './images.ts'
import {isReference, parseReference, parseReferences, type Reference, type ReferenceNames} from './references.ts'
import {defaultRules, parseRule, type TagRule} from './rules.ts'

/** The input `tags`: rules, which apply to every image, and references, which name their own. */
export interface TagsInput {
  readonly rules: readonly TagRule[]
  readonly references: readonly Reference[]
}

/** Without entries: the rules that fit every event. Throws ActionErrors `input` that name the line. */
export function parseTags(
  entries: readonly Entry[],
  names: ReferenceNames,
  {warn, unnamed}: {warn(message: string): void; unnamed: Unnamed}
): TagsInput {
  if (entries.length === 0) {
    const usual = names.context.ref.kind === 'pull-request' ? 'pull-request' : 'build'
    return {rules: defaultRules(names.promotes ? 'promote' : usual), references: []}
  }
  for (const entry of entries) refuseDash(entry)
  const references = entries
    .filter(entry => isReference(entry, names))
    .flatMap(entry => parseReferences(entry, names, unnamed))
  const known = new Set(references.map(({repository}) => repository?.text))
  // `app` beside `app:1` is `app:latest`, not a tag of another image.
  const isBare = ({text}: Entry) => known.has(text.toLowerCase())
  const rest = entries.filter(entry => !isReference(entry, names))
  return {
    rules: rest.filter(entry => !isBare(entry)).map(entry => parseRule(entry, {warn})),
    references: [
      ...references,
      ...rest.filter(isBare).map(entry => parseReference(entry.text, `input tags, line ${entry.line}`, unnamed))
    ]
  }
}

/** `tags: |` takes lines, not a YAML list: `- type=sha` would be the tag `type-sha`. */
function refuseDash({text, line}: Entry): void {
  const [, rest] = /^-(?:\s+|(?=type=))(.*)$/s.exec(text) ?? []
  if (rest === undefined) return
  throw new ActionError('input', `input tags, line ${line}: “${excerpt(text)}” begins with a dash.`, {
    cause: 'the input is text with an entry a line, not a YAML list',
    hint: `Write ${excerpt(rest)}.`
  })
}

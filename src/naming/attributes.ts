import {ActionError} from '../errors.ts'
import type {Entry} from '../text/list.ts'
import {excerpt, listed, nearest} from '../text/nearest.ts'
import {type Pattern, parsePattern} from '../text/pattern.ts'
import {checkNames, parseTemplate, type Template, unknownNames} from '../text/template.ts'
import {GLOBAL_NAMES, VERSION_NAMES} from './vocabulary.ts'

/** The attributes of one entry of `tags`, read into types. Errors are ActionErrors `input` that name the line. */
export interface AttributeReader {
  readonly where: string
  /** As written; undefined where it is not given. */
  text(key: string): string | undefined
  /** Keeps the template, so that what it asks for (a date) is there when it is rendered. */
  template(key: string, names?: readonly string[]): Template | undefined
  /** A template that this code writes itself, as a default. */
  fixed(source: string): Template
  pattern(key: string): Pattern | undefined
  number(key: string, fallback: number): number
  choice<T extends string>(key: string, known: readonly T[], fallback?: T): T
  /** `value`, which must be there. */
  required<T>(key: string, value: T | undefined): T
}

/** Makes the error for one entry. */
export type Fail = (what: string, hint?: string) => ActionError

export function failIn(entry: Pick<Entry, 'text'>, where: string): Fail {
  return (what, hint) => new ActionError('input', `${where}: ${what} in “${excerpt(entry.text)}”.`, {hint})
}

/** The attributes by name, in lower case. A field without `=` is the value. */
export function readAttributes(entry: Entry, fail: Fail): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const part of entry.fields) {
    if (part === '') continue
    // A value without a name may hold a `=` of its own: {{date 'HH' tz='UTC'}}.
    const [, key = 'value', value = part] = /^([A-Za-z][\w-]*)\s*=\s*(.*)$/s.exec(part) ?? []
    const name = key.toLowerCase()
    if (attributes.has(name))
      throw fail(
        `the attribute ${name} appears twice`,
        name === 'value' ? 'Write each tag on a line of its own.' : `Leave one of them out.`
      )
    attributes.set(name, value)
  }
  return attributes
}

/** A reader of the attributes of `type`, and the list that its templates go to. */
export function attributeReader(
  attributes: ReadonlyMap<string, string>,
  {
    type,
    where,
    example,
    source,
    fail
  }: {
    readonly type: string
    readonly where: string
    readonly example: string
    readonly source: string
    readonly fail: Fail
  }
): {read: AttributeReader; templates: readonly Template[]} {
  const templates: Template[] = []
  const kept = (template: Template): Template => {
    templates.push(template)
    return template
  }
  const text = (key: string) => attributes.get(key)
  const read: AttributeReader = {
    where,
    text,
    template(key, names = GLOBAL_NAMES) {
      const written = text(key)
      if (written === undefined) return undefined
      const template = parseTemplate(written, where)
      if (names === GLOBAL_NAMES) refuseVersionNames(template, written, where)
      checkNames(template, names, where)
      return kept(template)
    },
    fixed: source => kept(parseTemplate(source, where)),
    pattern: key => (text(key) ? parsePattern(text(key) ?? '', where) : undefined),
    number(key, fallback) {
      const value = text(key) || String(fallback)
      if (!/^\d{1,9}$/.test(value))
        throw fail(`${key} “${excerpt(value, 40)}” is not a whole number`, `Write it like ${key}=${fallback}.`)
      return Number(value)
    },
    choice: (key, known, fallback) => oneOf(key, read.required(key, text(key) ?? fallback), known, {fail, source}),
    required(key, value) {
      if (value === undefined) throw fail(`type=${type} needs the attribute ${key}`, `Write it like ${example}.`)
      return value
    }
  }
  return {read, templates}
}

/** `{{version}}` and the like have a meaning in the pattern of a version rule alone. */
function refuseVersionNames(template: Template, written: string, where: string): void {
  const found = unknownNames(template, GLOBAL_NAMES).find(({name}) => VERSION_NAMES.some(known => known === name))
  if (!found) return
  throw new ActionError('input', `${where}: {{${found.name}}} is not known in “${excerpt(written)}”.`, {
    cause: 'a version’s parts are known in the pattern of a semver or pep440 rule alone',
    hint: `Write type=semver,pattern=${excerpt(written)}.`
  })
}

/** The one of `known` that `value` is; else an error with the line to write, where one comes near. */
export function oneOf<T extends string>(
  what: string,
  value: string,
  known: readonly T[],
  {fail, source}: {readonly fail: Fail; readonly source: string}
): T {
  const found = known.find(name => name === value)
  if (found !== undefined) return found
  const near = nearest(value, known)
  const instead = near === undefined ? '' : `Did you mean “${near}”? Write ${excerpt(source.replace(value, near))}. `
  throw fail(`unknown ${what} “${excerpt(value, 40)}”`, `${instead}Known: ${listed(known)}.`)
}

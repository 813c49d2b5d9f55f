import {ActionError} from '../errors.ts'
import type {Entry} from '../text/list.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'
import {type Pattern, parsePattern} from '../text/pattern.ts'
import {checkNames, parseTemplate, type Template} from '../text/template.ts'
import {GLOBAL_NAMES} from './vocabulary.ts'

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
  /** `value`, which must be there and must not be empty. */
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
    if (attributes.has(name)) throw fail(`the attribute ${name} stands twice`)
    attributes.set(name, value)
  }
  return attributes
}

/** A reader of the attributes of `type`, and the list that its templates go to. */
export function attributeReader(
  attributes: ReadonlyMap<string, string>,
  type: string,
  where: string,
  fail: Fail
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
      const source = text(key)
      if (source === undefined) return undefined
      const template = parseTemplate(source, where)
      checkNames(template, names, where)
      return kept(template)
    },
    fixed: source => kept(parseTemplate(source, where)),
    pattern: key => (text(key) ? parsePattern(text(key) ?? '', where) : undefined),
    number(key, fallback) {
      const value = text(key) || String(fallback)
      if (!/^\d{1,9}$/.test(value)) throw fail(`${key} “${excerpt(value, 40)}” is not a whole number`)
      return Number(value)
    },
    choice: (key, known, fallback) => oneOf(key, read.required(key, text(key) ?? fallback), known, fail),
    required(key, value) {
      if (value === undefined || text(key) === '') throw fail(`type=${type} needs the attribute ${key}`)
      return value
    }
  }
  return {read, templates}
}

/** The one of `known` that `value` is; else an error with the nearest. */
export function oneOf<T extends string>(what: string, value: string, known: readonly T[], fail: Fail): T {
  const found = known.find(name => name === value)
  if (found !== undefined) return found
  throw fail(`unknown ${what} “${excerpt(value, 40)}”`, `Known: ${listed(known)}.${didYouMean(value, known)}`)
}

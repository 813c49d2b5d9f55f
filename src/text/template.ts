import {ActionError} from '../errors.ts'
import {didYouMean, excerpt, listed} from './nearest.ts'

/** `{{name 'argument' key='value'}}` */
export interface Call {
  readonly name: string
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string>>
}

type Node =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'call'; readonly call: Call}
  | {readonly kind: 'if'; readonly condition: Call; readonly yes: Template; readonly no: Template}

/** A parsed template: text, `{{name}}`, `{{helper 'arg' key='v'}}` and `{{#if name}}…{{else}}…{{/if}}`. */
export type Template = readonly Node[]

/** What the names mean. Nothing else can be reached from a template. */
export type Vocabulary = ReadonlyMap<string, (call: Call) => string>

const TOKEN = /\{\{((?:'[^']*'|"[^"]*"|[^'"{}])*)\}\}/g
const WORD = /\s*(?:([A-Za-z_][\w.-]*)\s*=\s*('[^']*'|"[^"]*"|\S+)|('[^']*'|"[^"]*")|(\S+))/gy
/** Deeper nesting than this is an attack on the stack, not a tag. */
const DEEPEST = 20

/** Parses `source`. Errors are ActionErrors `input` that quote the place; `where` says whose template it is. */
export function parseTemplate(source: string, where: string): Template {
  interface Open {
    readonly condition: Call
    readonly yes: Node[]
    no: Node[] | undefined
  }
  const root: Node[] = []
  const open: Open[] = []
  const push = (node: Node) => {
    const top = open.at(-1)
    ;(top ? (top.no ?? top.yes) : root).push(node)
  }
  let end = 0
  for (const match of source.matchAll(TOKEN)) {
    if (match.index > end) push({kind: 'text', text: source.slice(end, match.index)})
    end = match.index + match[0].length
    const body = (match[1] ?? '').trim()
    const top = open.at(-1)
    if (/^#if\s/.test(body)) {
      if (open.length >= DEEPEST) throw broken(where, source, `nests {{#if}} more than ${DEEPEST} deep`)
      open.push({condition: parseCall(body.slice(3), where, source), yes: [], no: undefined})
    } else if (body === 'else') {
      if (!top || top.no) throw broken(where, source, 'has an {{else}} without its {{#if}}')
      top.no = []
    } else if (body === '/if') {
      if (!top) throw broken(where, source, 'has an {{/if}} without its {{#if}}')
      open.pop()
      push({kind: 'if', condition: top.condition, yes: top.yes, no: top.no ?? []})
    } else {
      push({kind: 'call', call: parseCall(body, where, source)})
    }
  }
  if (open.length > 0) throw broken(where, source, 'has an {{#if}} without its {{/if}}')
  if (source.indexOf('{{', end) !== -1) throw broken(where, source, 'has a {{ without its }}')
  if (end < source.length) root.push({kind: 'text', text: source.slice(end)})
  return root
}

function parseCall(body: string, where: string, source: string): Call {
  const args: string[] = []
  const options: Record<string, string> = {}
  let name: string | undefined
  for (const [, key, value, quoted, bare] of body.trim().matchAll(WORD)) {
    if (key !== undefined) options[key] = unquote(value ?? '')
    else if (quoted !== undefined) args.push(unquote(quoted))
    else if (name === undefined) name = bare
    else throw broken(where, source, `has an argument without quotes, ${bare}; write '${bare}'`)
  }
  if (name === undefined) throw broken(where, source, 'has an expression without a name, {{}}')
  return {name, args, options}
}

function unquote(text: string): string {
  return /^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : text
}

function broken(where: string, source: string, what: string): ActionError {
  return new ActionError('input', `${where}: the template “${excerpt(source)}” ${what}.`)
}

/** All calls in a template, conditions too. */
export function callsOf(template: Template): Call[] {
  return template.flatMap(node => {
    if (node.kind === 'text') return []
    if (node.kind === 'call') return [node.call]
    return [node.condition, ...callsOf(node.yes), ...callsOf(node.no)]
  })
}

/** Refuses names that are not in `known`, naming the nearest one. */
export function checkNames(template: Template, known: readonly string[], where: string): void {
  for (const {name} of callsOf(template)) {
    if (known.includes(name)) continue
    throw new ActionError('input', `${where}: unknown expression {{${excerpt(name, 60)}}}.${didYouMean(name, known)}`, {
      hint: `Known here: ${listed(known)}.`
    })
  }
}

/** The names that are not in `known`, each once, with the nearest one as ` Did you mean “x”?` or an empty text. */
export function unknownNames(
  template: Template,
  known: readonly string[]
): {readonly name: string; readonly didYouMean: string}[] {
  const names = new Set(callsOf(template).map(call => call.name))
  return [...names]
    .filter(name => !known.includes(name))
    .map(name => {
      const longer = known.find(other => other.endsWith(`.${name}`))
      return {name, didYouMean: longer ? ` Did you mean “${longer}”?` : didYouMean(name, known)}
    })
}

/** The text of the template. Values are put in as they are: nothing is escaped, nothing is expanded twice. */
export function render(template: Template, vocabulary: Vocabulary): string {
  const value = (call: Call) => vocabulary.get(call.name)?.(call) ?? ''
  return template
    .map(node => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'call') return value(node.call)
      const condition = value(node.condition)
      return render(condition !== '' && condition !== 'false' ? node.yes : node.no, vocabulary)
    })
    .join('')
}

/** The source that `parseTemplate` reads back to the same template. */
export function printTemplate(template: Template): string {
  return template
    .map(node => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'call') return `{{${printCall(node.call)}}}`
      const no = node.no.length > 0 ? `{{else}}${printTemplate(node.no)}` : ''
      return `{{#if ${printCall(node.condition)}}}${printTemplate(node.yes)}${no}{{/if}}`
    })
    .join('')
}

function printCall({name, args, options}: Call): string {
  const quote = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`)
  return [name, ...args.map(quote), ...Object.entries(options).map(([key, value]) => `${key}=${quote(value)}`)].join(
    ' '
  )
}

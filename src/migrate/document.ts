import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap
} from 'yaml'
import {dedent, indentOf, isBlank, isComment, Lines} from './lines.ts'

/** One `key: value` of a mapping. */
export interface Entry {
  readonly key: string
  /** What the runner hands on: booleans and numbers as text, nothing as an empty text; undefined for lists and mappings. */
  readonly value: string | undefined
  /** As written, with the comment lines above it, moved to the left margin. */
  readonly lines: readonly string[]
  /** Lines of the file, without those comments. */
  readonly first: number
  readonly last: number
}

/** https://docs.github.com/actions/reference/workflow-syntax#jobsjob_idsteps */
export interface Step {
  readonly index: number
  readonly entries: readonly Entry[]
  readonly with: readonly Entry[]
  readonly env: readonly Entry[]
  /** Of `uses`, lower-case and without the version: `docker/login-action`. Empty for a step that runs a script. */
  readonly action: string
  readonly version: string
  /** Why the step can't be read entry by entry. */
  readonly odd?: string
  /** First line of its comments, of its dash, and its last line. */
  readonly lead: number
  readonly first: number
  readonly last: number
  /** Column of the dash, and of the keys. */
  readonly dash: number
  readonly column: number
}

export interface Job {
  readonly name: string
  readonly node: YAMLMap
  readonly steps: readonly Step[]
  readonly env: ReadonlyMap<string, string>
  readonly first: number
  readonly last: number
  readonly odd?: string
}

export interface Workflow {
  readonly kind: 'workflow' | 'action'
  readonly document: Document
  readonly lines: Lines
  readonly lineOf: (offset: number) => number
  readonly jobs: readonly Job[]
  readonly env: ReadonlyMap<string, string>
}

/** The model of a workflow file or of a composite action, or what is wrong with the text. */
export function readWorkflow(text: string): Workflow | {readonly wrong: string} {
  const counter = new LineCounter()
  const document = parseDocument(text, {lineCounter: counter, version: '1.2', prettyErrors: true})
  const [error] = document.errors
  if (error) return {wrong: `not YAML: ${error.message.split('\n')[0]}`}
  if (!isMap(document.contents)) return {wrong: 'no mapping at its top'}
  const lineOf = (offset: number) => Math.max(0, counter.linePos(offset).line - 1)
  const reader = {document, lines: new Lines(text), lineOf}
  const runs = document.get('runs')
  const jobs = document.get('jobs')
  if (isMap(runs) && isSeq(runs.get('steps'))) {
    const job = readJob(reader, 'runs', runs)
    return {...reader, kind: 'action', jobs: [job], env: new Map()}
  }
  if (!isMap(jobs)) return {wrong: 'neither the jobs of a workflow nor the steps of a composite action'}
  const found = jobs.items.flatMap(({key, value}) => {
    const node = isAlias(value) ? value.resolve(document) : value
    return isMap(node) ? [readJob(reader, String(key), node)] : []
  })
  return {...reader, kind: 'workflow', jobs: found, env: readTexts(document, document.get('env'))}
}

type Reader = Pick<Workflow, 'document' | 'lines' | 'lineOf'>

function readJob(reader: Reader, name: string, node: YAMLMap): Job {
  const {lineOf, document} = reader
  const [start = 0, end = 0] = node.range ?? []
  const base = {
    name,
    node,
    env: readTexts(document, node.get('env')),
    first: lineOf(start),
    last: lineOf(Math.max(start, end - 1))
  }
  const steps = node.get('steps')
  if (steps === undefined) return {...base, steps: []}
  if (!isSeq(steps)) return {...base, steps: [], odd: 'its steps are no list of their own'}
  if (steps.flow) return {...base, steps: [], odd: 'its steps are written in brackets'}
  const read: Step[] = []
  // From behind the line `steps:`.
  const key = node.items.find(pair => String(pair.key) === 'steps')?.key as Node | undefined
  let after = lineOf(key?.range?.[0] ?? 0) + 1
  for (const [index, item] of steps.items.entries()) {
    const step = readStep(reader, item as Node, index, after)
    read.push(step)
    after = step.last + 1
  }
  return {...base, steps: read}
}

function readStep(reader: Reader, item: Node, index: number, after: number): Step {
  const {lines, lineOf, document} = reader
  const {original} = lines
  const [start = 0] = item.range ?? []
  let first = lineOf(start)
  while (first > 0 && !original[first]?.trimStart().startsWith('-')) first--
  const dash = indentOf(original[first] ?? '')
  let last = lastLine(reader, start, endOf(item))
  // A comment that is indented like the step's keys belongs to the step.
  for (let line = last + 1; line < original.length; line++) {
    const text = original[line] ?? ''
    if (isComment(text) && indentOf(text) > dash) last = line
    else if (!isBlank(text)) break
  }
  const place = {index, lead: Math.min(after, first), first, last, dash}
  const bare = {...place, entries: [], with: [], env: [], action: '', version: '', column: dash + 2}
  if (!isMap(item)) return {...bare, odd: isAlias(item) ? 'a step is an alias' : 'a step is no mapping'}
  const entries = readEntries(reader, item, first)
  const value = (key: string) => entries.find(entry => entry.key === key)?.value ?? ''
  const [action = '', version = ''] = value('uses').split('@')
  const part = (key: string) => {
    const found = item.get(key, true)
    const node = isAlias(found) ? found.resolve(document) : found
    return isMap(node) ? {node, odd: isAlias(found) || node.anchor !== undefined} : undefined
  }
  const given = part('with')
  const env = part('env')
  const column = item.flow ? dash + 2 : columnOf(original, item, lineOf) || dash + 2
  const odd = entries.some(({key}) => key === '<<')
    ? 'a step merges another mapping'
    : given?.odd || env?.odd || item.anchor !== undefined
      ? 'a step shares a mapping by an anchor'
      : undefined
  return {
    ...place,
    entries,
    with: given ? readEntries(reader, given.node) : [],
    env: env ? readEntries(reader, env.node) : [],
    action: action.toLowerCase(),
    version,
    column,
    ...(odd ? {odd} : {})
  }
}

function columnOf(original: readonly string[], item: YAMLMap, lineOf: Reader['lineOf']): number {
  const second = item.items[1]?.key as Node | undefined
  if (!second?.range) return 0
  return indentOf(original[lineOf(second.range[0])] ?? '')
}

/** Where a node's last value ends: the range of a mapping or list may go on to comments behind it, and to the next line. */
function endOf(node: Node): number {
  const end = node.range?.[1] ?? 0
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1)
    const inner = (last?.value ?? last?.key) as Node | undefined
    return inner?.range ? endOf(inner) : end
  }
  const inner = isSeq(node) && !node.flow ? (node.items.at(-1) as Node | undefined) : undefined
  return inner?.range ? endOf(inner) : end
}

/** The last line with something on it of what stands between two offsets. */
function lastLine({lines, lineOf}: Reader, start: number, end: number): number {
  let last = lineOf(Math.max(start, end - 1))
  while (last > lineOf(start) && isBlank(lines.original[last] ?? '')) last--
  return last
}

/** `first`: the line of the dash, where the mapping is a step. */
function readEntries(reader: Reader, map: YAMLMap, first?: number): Entry[] {
  const {document, lines, lineOf} = reader
  let after = first ?? -1
  return map.items.map((pair: Pair) => {
    const key = pair.key as Node
    const node = pair.value as Node | null
    const start = key.range?.[0] ?? 0
    const from = lineOf(start)
    const last = Math.max(from, lastLine(reader, start, node ? endOf(node) : (key.range?.[1] ?? start + 1)))
    const value = textOf(document, node)
    const common = {key: String(key), value, first: from, last}
    if (map.flow) return {...common, lines: [printEntry(document, String(key), node)].flat()}
    let lead = from
    while (lead - 1 > after && (isComment(lines.original[lead - 1] ?? '') || isBlank(lines.original[lead - 1] ?? '')))
      lead--
    while (lead < from && isBlank(lines.original[lead] ?? '')) lead++
    if (after === -1)
      while (lead < from && indentOf(lines.original[lead] ?? '') !== indentOf(lines.original[from] ?? '')) lead++
    after = last
    const source = lines.original.slice(lead, last + 1)
    const own = source[from - lead] ?? ''
    // The first key of a step stands behind the dash.
    const isDashed = first !== undefined && own.trimStart().startsWith('-') && from === first
    const margin = isDashed ? own.length - own.replace(/^\s*-\s*/, '').length : indentOf(own)
    const plain = isDashed
      ? source.map((line, at) => (at === from - lead ? ' '.repeat(margin) + line.slice(margin) : line))
      : source
    return {...common, lines: dedent(plain, margin)}
  })
}

function printEntry(document: Document, key: string, node: Node | null): string[] {
  const value = node ? document.createNode(node.toJS(document)) : null
  const text = new (document.constructor as new (value: unknown) => Document)({[key]: value}).toString({lineWidth: 0})
  return text.trimEnd().split('\n')
}

function textOf(document: Document, node: Node | null): string | undefined {
  const found = isAlias(node) ? node.resolve(document) : node
  if (found === null || found === undefined) return ''
  if (!isScalar(found)) return undefined
  return found.value === null ? '' : String(found.value)
}

/** The texts of a mapping such as `env`; what is no text is left out. */
function readTexts(document: Document, node: unknown): Map<string, string> {
  const found = isAlias(node) ? node.resolve(document) : node
  const texts = new Map<string, string>()
  if (!isMap(found)) return texts
  for (const {key, value} of found.items) {
    const text = textOf(document, value as Node | null)
    if (text !== undefined) texts.set(String(key), text)
  }
  return texts
}

import {type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap} from 'yaml'
import type {Problem} from './protocol.ts'

/** An input as the runner hands it on, and where it is written. */
export interface GivenInput {
  readonly value: string
  /** Of the text, from 1: of the key, and where the value's first line is if it is a block of lines. */
  readonly line: number
  readonly block: number | undefined
}

export interface GivenStep {
  readonly inputs: ReadonlyMap<string, GivenInput>
  readonly problems: readonly Problem[]
}

/** Reads the `with:` of a step: the inputs alone, with the word `with:` above them, or in the step that they are of. */
export function readStep(text: string): GivenStep {
  const counter = new LineCounter()
  const document = parseDocument(text, {lineCounter: counter, version: '1.2', prettyErrors: false})
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line)
  const problem = (message: string, line: number | undefined, hint?: string): Problem => ({
    severity: 'error',
    message,
    line,
    hint,
    events: []
  })
  const [error] = document.errors
  if (error) return {inputs: new Map(), problems: [problem(`Not YAML: ${error.message}`, lineAt(error.pos[0]))]}
  if (document.contents === null) return {inputs: new Map(), problems: []}
  const map = inputsIn(document.contents)
  if (!map) {
    const message = 'This is no mapping of inputs.'
    return {inputs: new Map(), problems: [problem(message, 1, 'Write inputs such as images: ghcr.io/acme/tool.')]}
  }
  const inputs = new Map<string, GivenInput>()
  const problems: Problem[] = []
  for (const {key, value} of map.items) {
    const name = String(key)
    const line = lineAt((key as Node).range?.[0] ?? 0)
    const found = textOf(document, value as Node | null)
    if (found === undefined) {
      problems.push(
        problem(
          `The input ${name} is a list or a mapping; the runner takes text alone.`,
          line,
          `Write ${name}: | and an entry a line below it.`
        )
      )
    } else inputs.set(name.toLowerCase(), {value: found, line, block: blockLine(value as Node | null, lineAt)})
  }
  return {inputs, problems}
}

/** The mapping of inputs, however much of the step is around it. */
function inputsIn(node: Node): YAMLMap | undefined {
  const step = isSeq(node) ? node.items[0] : node
  if (!isMap(step)) return undefined
  const given = step.get('with', true)
  if (given === undefined) return step.has('uses') ? undefined : step
  return isMap(given) ? given : undefined
}

/** https://docs.github.com/actions/reference/workflow-syntax#jobsjob_idstepswith: numbers and booleans become text. */
function textOf(document: Document, node: Node | null): string | undefined {
  const found = isAlias(node) ? node.resolve(document) : node
  if (found === null || found === undefined) return ''
  if (!isScalar(found)) return undefined
  return found.value === null ? '' : String(found.value)
}

/** Lines of a folded block (`>`) are no lines of the value, and are told by the line of the key. */
function blockLine(node: Node | null, lineAt: (offset: number) => number): number | undefined {
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || !node.range) return undefined
  return lineAt(node.range[0]) + 1
}

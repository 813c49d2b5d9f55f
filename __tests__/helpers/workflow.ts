import {parse} from 'yaml'

/** What is needed of GitHub's workflow syntax to replay a workflow whose steps only use this action. */
export interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Record<string, unknown>
}
export interface WorkflowJob {
  readonly needs?: string | string[]
  readonly if?: string
  readonly strategy?: {readonly matrix: string}
  readonly outputs?: Record<string, string>
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly on: {readonly workflow_call: {readonly inputs: Record<string, {default: unknown}>}}
  readonly jobs: Record<string, WorkflowJob>
}

/** Runs one step that uses this action, in the job and leg that it belongs to, and gives its outputs. */
export type RunStep = (
  place: {job: string; leg: number; matrix: Record<string, unknown>},
  inputs: Record<string, string>
) => Promise<Record<string, string>>

/**
 * Replays a reusable workflow: jobs in the order of their needs, legs of a matrix one after the other, outputs handed
 * on as GitHub does it (the last leg that sets one wins, an empty one sets nothing). Gives the outputs of each job.
 */
export async function replay(
  text: string,
  given: {inputs: Record<string, unknown>; secrets: Record<string, string>},
  runStep: RunStep
): Promise<Record<string, Record<string, string> | 'skipped'>> {
  // A file of this repository, linted before.
  const workflow = parse(text) as Workflow
  const defaults = Object.fromEntries(
    Object.entries(workflow.on.workflow_call.inputs).map(([name, input]) => [name, input.default])
  )
  const done: Record<string, Record<string, string> | 'skipped'> = {}
  const waiting = new Map(Object.entries(workflow.jobs))
  while (waiting.size > 0) {
    const next = [...waiting].find(([, job]) => needsOf(job).every(name => name in done))
    if (!next) throw new Error(`these jobs wait for each other: ${[...waiting.keys()].join(', ')}`)
    const [name, job] = next
    waiting.delete(name)
    const needs = Object.fromEntries(
      needsOf(job).map(need => [need, {outputs: done[need] === 'skipped' ? {} : done[need]}])
    )
    const base = {inputs: {...defaults, ...given.inputs}, secrets: given.secrets, github: {token: ''}, needs}
    if (job.if !== undefined && !fill(job.if.startsWith('${{') ? job.if : `\${{ ${job.if} }}`, base)) {
      done[name] = 'skipped'
      continue
    }
    const matrix = job.strategy
      ? (fill(job.strategy.matrix, base) as {include: Record<string, unknown>[]})
      : {include: [{}]}
    const outputs: Record<string, string> = {}
    for (const [leg, entry] of matrix.include.entries()) {
      const steps: Record<string, {outputs: Record<string, string>}> = {}
      for (const step of job.steps) {
        if (step.run !== undefined) throw new Error(`${name} has shell logic`)
        const context = {...base, matrix: entry, steps}
        if (!step.uses?.includes('/publish-image@')) continue
        const inputs = Object.fromEntries(
          Object.entries(step.with ?? {}).map(([key, value]) => [key, String(fill(value, context) ?? '')])
        )
        steps[step.id ?? ''] = {outputs: await runStep({job: name, leg, matrix: entry}, inputs)}
      }
      for (const [key, value] of Object.entries(job.outputs ?? {})) {
        const filled = String(fill(value, {...base, matrix: entry, steps}) ?? '')
        if (filled !== '') outputs[key] = filled
      }
    }
    done[name] = outputs
  }
  return done
}

function needsOf({needs = []}: WorkflowJob): string[] {
  return typeof needs === 'string' ? [needs] : needs
}

/** A value with its expressions; one that is an expression as a whole keeps its type. */
function fill(value: unknown, context: object): unknown {
  if (typeof value !== 'string') return value
  const whole = /^\$\{\{((?:[^}]|\}(?!\}))*)\}\}$/.exec(value.trim())?.[1]
  if (whole !== undefined) return evaluate(whole, context)
  return value.replace(/\$\{\{(.*?)\}\}/g, (_, source: string) => String(evaluate(source, context) ?? ''))
}

const TOKEN = /\s*('(?:[^']|'')*'|&&|\|\||[!=]=|[!().,]|[\w-]+)/gy

/** Paths, texts, operators and the functions below: https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions */
function evaluate(source: string, context: object): unknown {
  const tokens = [...source.trim().matchAll(TOKEN)].map(([, token = '']) => token)
  if (tokens.join('').length !== source.replace(/('(?:[^']|'')*')|\s/g, '$1').length)
    throw new Error(`the expression ${source} is not known to the replay`)
  const take = (...wanted: string[]) => (wanted.includes(tokens[0] ?? '') ? tokens.shift() : undefined)
  const either = (): unknown => {
    let left = both()
    while (take('||')) {
      const right = both()
      left = left || right
    }
    return left
  }
  const both = (): unknown => {
    let left = compared()
    while (take('&&')) {
      const right = compared()
      left = left && right
    }
    return left
  }
  const compared = (): unknown => {
    const left = single()
    const operator = take('==', '!=')
    if (!operator) return left
    return (String(left ?? '') === String(single() ?? '')) === (operator === '==')
  }
  const single = (): unknown => {
    if (take('!')) return !single()
    if (take('(')) return fieldsOf(closed(either()))
    const token = tokens.shift() ?? ''
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
    if (!take('(')) return fieldsOf((context as Record<string, unknown>)[token])
    const values = [either()]
    while (take(',')) values.push(either())
    return fieldsOf(closed(call(token, values)))
  }
  const closed = (value: unknown) => {
    if (!take(')')) throw new Error(`a bracket is not closed in ${source}`)
    return value
  }
  const fieldsOf = (value: unknown): unknown => {
    let found = value
    while (take('.')) {
      const name = tokens.shift() ?? ''
      found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined
    }
    return found
  }
  const value = either()
  if (tokens.length > 0) throw new Error(`the expression ${source} ends early, at ${tokens[0]}`)
  return value
}

function call(name: string, [first, second]: unknown[]): unknown {
  if (name === 'fromJSON') return JSON.parse(String(first))
  if (name === 'toJSON') return JSON.stringify(first, null, 2)
  if (name === 'contains') return String(first).includes(String(second))
  if (name === 'startsWith') return String(first).startsWith(String(second))
  throw new Error(`the function ${name} is not known to the replay`)
}

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
    const base = {inputs: {...defaults, ...given.inputs}, secrets: given.secrets, needs}
    if (job.if !== undefined && !evaluate(job.if, base)) {
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
        if (!step.uses?.includes('/publish-image@')) continue
        const context = {...base, matrix: entry, steps}
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
  const whole = /^\$\{\{([^}]*)\}\}$/.exec(value.trim())?.[1]
  if (whole !== undefined) return evaluate(whole, context)
  return value.replace(/\$\{\{([^}]*)\}\}/g, (_, source: string) => String(evaluate(source, context) ?? ''))
}

/** Paths, texts and the functions fromJSON, toJSON and contains. */
function evaluate(source: string, context: object): unknown {
  const text = source.trim()
  const call = /^(\w+)\((.*)\)$/s.exec(text)
  if (call) {
    const [first, second] = splitArguments(call[2] ?? '').map(argument => evaluate(argument, context))
    if (call[1] === 'fromJSON') return JSON.parse(String(first))
    if (call[1] === 'toJSON') return JSON.stringify(first, null, 2)
    if (call[1] === 'contains') return String(first).includes(String(second))
    throw new Error(`the function ${call[1]} is not known to the replay`)
  }
  const quoted = /^'(.*)'$/s.exec(text)?.[1]
  if (quoted !== undefined) return quoted
  if (!/^[\w-]+(\.[\w-]+)*$/.test(text)) throw new Error(`the expression ${text} is not known to the replay`)
  let found: unknown = context
  for (const name of text.split('.'))
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined
  return found
}

function splitArguments(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

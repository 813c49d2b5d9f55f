import {ActionError} from '../errors.ts'
import {decide, fill, type Scope} from '../runner/expression.ts'
import type {Job, Step, Workflow} from './document.ts'
import {SAMPLE_EVENTS, type SampleEvent} from './events.ts'
import {inputOf, topValue} from './move.ts'
import {
  exporterNames,
  literalReferences,
  type Names,
  type NamingVariables,
  ownReferences,
  theirNames
} from './references.ts'
import {stepsOf} from './steps.ts'

/** What one step does in one run. */
export interface Outcome {
  readonly event: string
  /** Whether `on:` lets such a run start. */
  readonly starts: boolean
  readonly runs: boolean
  readonly pushes: boolean
  readonly loads: boolean
  /** Sorted, each once. */
  readonly references: readonly string[]
}

export interface Difference {
  readonly event: string
  readonly before: Outcome
  readonly after: Outcome
}

/** What a build step, with the metadata steps before it, names and pushes in each sample run. */
export async function outcomesOf(workflow: Workflow, job: Job, step: Step): Promise<Outcome[]> {
  const both = await Promise.all(
    [true, false].map(undecided =>
      Promise.all(SAMPLE_EVENTS.map(event => outcome(workflow, job, step, event, undecided)))
    )
  )
  return both.flat()
}

async function outcome(
  workflow: Workflow,
  job: Job,
  step: Step,
  event: SampleEvent,
  undecided: boolean
): Promise<Outcome> {
  const steps = await namedBefore(workflow, job, step, event, undecided)
  const last = [...steps.values()].at(-1) ?? new Map<string, string>()
  const variables = [...last].map(([name, value]): [string, string] => [
    `DOCKER_METADATA_OUTPUT_${name.toUpperCase().replaceAll('-', '_')}`,
    value
  ])
  const env = new Map([...variables, ...envOf(workflow, job, step)])
  const scope: Scope = {github: event.github, env, steps, undecided}
  const given = new Map(step.with.map(({key, value}) => [key, fill(value ?? '', scope)]))
  const isOwn = /publish-image$/.test(step.action)
  const text = (name: string) => given.get(name) ?? ''
  // Of a definition, names are there what they were: it says them, or the bake file of a step that stays.
  const named = given.has('bake')
    ? []
    : isOwn
      ? await ownReferences(given, event, variablesOf(env, scope))
      : literalReferences(text('tags').trim() === '' ? exporterNames(text('outputs')) : text('tags'))
  const references = text('push-by-digest') === 'true' ? [] : isOwn ? named : within(named, text('images'))
  const pushed = text('push') === 'true' || /\bpush=true\b|\btype=registry\b/.test(text('outputs') || text('set'))
  const condition = topValue(step, 'if')
  return {
    event: event.name,
    starts: startsOn(workflow, event),
    runs: condition === '' || decide(condition, scope),
    pushes: pushed,
    loads: text('load') === 'true',
    references: [...new Set(references)].sort()
  }
}

/** Of the references of a job that writes to several registries, those that this step writes. */
function within(references: readonly string[], images: string): readonly string[] {
  const names = images
    .split('\n')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '')
  return names.length === 0
    ? references
    : references.filter(reference => names.some(name => reference.startsWith(`${name}:`)))
}

function envOf(workflow: Workflow, job: Job, step: Step): Map<string, string> {
  return new Map([...workflow.env, ...job.env, ...step.env.map(({key, value}): [string, string] => [key, value ?? ''])])
}

function variablesOf(env: ReadonlyMap<string, string>, scope: Scope): NamingVariables {
  const variable = (name: string) => fill(env.get(name) ?? '', scope)
  return {
    pullRequestHead: variable('DOCKER_METADATA_PR_HEAD_SHA'),
    shaLength: variable('DOCKER_METADATA_SHORT_SHA_LENGTH')
  }
}

/** The outputs of the metadata steps before `step`, also under the names of the variables that they set. */
async function namedBefore(workflow: Workflow, job: Job, step: Step, event: SampleEvent, undecided: boolean) {
  const steps = new Map<string, Map<string, string>>()
  for (const metadata of stepsOf(job, 'metadata')) {
    if (metadata.index >= step.index || inputOf(metadata.with, 'images').trim() === '') continue
    const env = envOf(workflow, job, metadata)
    const scope: Scope = {github: event.github, env, steps, undecided}
    const given = new Map(metadata.with.map(({key, value}) => [key, fill(value ?? '', scope)]))
    const names = await theirNames(given, event, variablesOf(env, scope))
    steps.set(topValue(metadata, 'id') || `line ${metadata.first}`, outputsOf(names))
  }
  return steps
}

function outputsOf({references, tags}: Names): Map<string, string> {
  return new Map([
    ['tags', references.join('\n')],
    ['tag-names', tags.join('\n')],
    ['version', tags[0] ?? ''],
    ['labels', ''],
    ['annotations', ''],
    ['json', JSON.stringify({tags: references, 'tag-names': tags, labels: {}, annotations: []})]
  ])
}

/** https://docs.github.com/actions/reference/workflow-syntax#on */
function startsOn({document, kind}: Workflow, event: SampleEvent): boolean {
  if (kind === 'action') return true
  const on: unknown = (document.toJS() as {on?: unknown}).on
  const triggers =
    typeof on === 'string'
      ? {[on]: null}
      : Array.isArray(on)
        ? Object.fromEntries(on.map(name => [String(name), null]))
        : on
  if (typeof triggers !== 'object' || triggers === null) return true
  // A reusable workflow runs on whatever its caller runs on.
  if ('workflow_call' in triggers) return true
  const [, filter] = Object.entries(triggers).find(([name]) => event.triggers.includes(name)) ?? []
  if (filter === undefined) return false
  if (event.pushed === undefined || filter === null || typeof filter !== 'object') return true
  const names = Object.keys(filter)
  const branches = names.some(name => name.startsWith('branches'))
  const tags = names.some(name => name.startsWith('tags'))
  return event.pushed === 'tags' ? tags || !branches : branches || !tags
}

/** Runs in which what is pushed, loaded or read by others is not the same. `strict`: all names in all eight; `isRead`: other
 * steps read the names. */
export function compare(
  before: readonly Outcome[],
  after: readonly Outcome[],
  {strict, isRead}: {strict: boolean; isRead: boolean}
): Difference[] {
  return before.flatMap((old, at) => {
    const now = after[at]
    if (!now) return []
    const same = old.pushes === now.pushes && old.loads === now.loads && old.runs === now.runs
    const named = old.references.join('\n') === now.references.join('\n')
    // A run that names nothing and pushes is red there: that it would be another name here matters where it can start.
    const seen = (strict && old.references.length > 0) || (old.starts && (old.pushes || old.loads || isRead))
    if (same && (named || !seen)) return []
    if (!strict && !old.starts) return []
    return [{event: old.event, before: old, after: now}]
  })
}

/** The naming code's own words for what it can't read. */
export function reasonOf(error: unknown): string {
  if (error instanceof ActionError) return error.message
  throw error
}

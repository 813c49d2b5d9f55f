import {type Context, readContext} from '../src/context/context.ts'
import {ActionError, textOf} from '../src/errors.ts'
import {type Inputs, readInputs} from '../src/inputs/inputs.ts'
import {type SampleEvent, sampleEvents} from '../src/migrate/events.ts'
import {printOrigin} from '../src/naming/derive.ts'
import {makePlan, type Plan} from '../src/plan/plan.ts'
import type {Runner} from '../src/runner.ts'
import {excerpt, nearest} from '../src/text/nearest.ts'
import {SILENT} from '../src/text/silent.ts'
import {fateOf} from './fate.ts'
import type {Played, PlayedEvent, Problem, Question} from './protocol.ts'
import {type GivenInput, type GivenStep, readStep} from './step.ts'

const EVENT_PATH = 'event.json'

/** `defaults`: what action.yml gives an input that is not written, by name. */
export async function play(
  {step, facts, existing, now}: Extract<Question, {kind: 'play'}>,
  defaults: ReadonlyMap<string, string>
): Promise<Played> {
  const given = readStep(step)
  const found = new Problems(given)
  for (const [name, {line}] of given.inputs) if (!defaults.has(name)) found.add(unexpected(name, line, defaults), '')
  const events: PlayedEvent[] = []
  if (given.problems.length > 0) return {problems: given.problems, events}
  const all = sampleEvents(facts)
  for (const event of all) events.push(await run(event, given.inputs, {defaults, existing, now, found}))
  return {problems: found.list(all.length), events}
}

interface World {
  readonly defaults: ReadonlyMap<string, string>
  readonly existing: readonly string[]
  readonly now: number
  readonly found: Problems
}

async function run(
  event: SampleEvent,
  given: ReadonlyMap<string, GivenInput>,
  {defaults, existing, now, found}: World
): Promise<PlayedEvent> {
  const {name, github} = event
  const about = `${github.event_name} on ${String(github.ref)}`
  try {
    const {plan, inputs} = await planOf(github, await fillIn(given, github), defaults, now)
    for (const message of plan.warnings) found.add({severity: 'warning', message}, name)
    const {push, version, labels, annotations} = plan
    if (push.warning !== undefined) found.add({severity: 'warning', message: push.warning}, name)
    const images = await Promise.all(
      plan.taggedImages.map(async ({repository, tags}) => ({
        name: repository.text,
        tags: await Promise.all(
          tags.map(async tag => ({
            name: tag.name,
            kind: tag.kind,
            rule: printOrigin(tag),
            fate: await fateOf(tag, {push: push.push, inputs, existing})
          }))
        )
      }))
    )
    const {push: pushed, reason} = push
    return {
      name,
      about,
      result: {push: pushed, reason, version, images, labels: [...labels], annotations: [...annotations]}
    }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    const cause = error.cause === undefined ? undefined : textOf(error.cause)
    found.add({severity: 'error', message: error.message, cause, hint: error.hint}, name)
    return {name, about, result: {failure: error.message}}
  }
}

/** The action's own way from the runner's variables to the plan. */
export async function planOf(
  github: SampleEvent['github'],
  given: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string>,
  now: number
): Promise<{plan: Plan; inputs: Inputs; context: Context}> {
  const runner = runnerOf(github, new Map([...defaults, ...given]), now)
  const context = await readContext(runner)
  const inputs = await readInputs(runner)
  const plan = await makePlan(context, inputs, runner.env, async () => context.commitDate ?? context.startedAt)
  return {plan, inputs, context}
}

/** https://docs.github.com/actions/reference/variables-reference */
function runnerOf(
  github: SampleEvent['github'],
  inputs: ReadonlyMap<string, string>,
  now: number
): Pick<Runner, 'env' | 'files' | 'clock' | 'log'> {
  const variables = Object.entries(github).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'token' ? [[`GITHUB_${name.toUpperCase()}`, value]] : []
  )
  const texts = [...inputs].map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const env: Record<string, string> = {...Object.fromEntries([...variables, ...texts]), GITHUB_EVENT_PATH: EVENT_PATH}
  const payload = JSON.stringify(github.event)
  const files = {
    // Of a file's bytes, nothing but their text is asked for.
    read: async (path: string) => (path === EVENT_PATH ? ({toString: () => payload} as unknown as Buffer) : undefined),
    // The repository is checked out.
    exists: async () => true
  }
  return {env, files: files as unknown as Runner['files'], clock: {now: () => now} as Runner['clock'], log: SILENT}
}

/** With `${{ … }}` filled in, as the runner does before the step. */
async function fillIn(
  given: ReadonlyMap<string, GivenInput>,
  github: SampleEvent['github']
): Promise<Map<string, string>> {
  const texts = [...given].map(([name, {value}]): [string, string] => [name, value])
  if (!texts.some(([, value]) => value.includes('${{'))) return new Map(texts)
  const {fill} = await import('../src/runner/expression.ts')
  const scope = {github, env: new Map(), steps: new Map(), undecided: true}
  return new Map(texts.map(([name, value]) => [name, fill(value, scope)]))
}

function unexpected(name: string, line: number, defaults: ReadonlyMap<string, string>): Told {
  const best = nearest(name, [...defaults.keys()])
  return {
    severity: 'warning',
    message: `Unexpected input “${excerpt(name, 40)}”: this action has none of that name, and the runner ignores it.`,
    hint: best === undefined ? undefined : `Did you mean “${best}”?`,
    line
  }
}

type Told = Pick<Problem, 'severity' | 'message' | 'cause' | 'hint'> & {readonly line?: number}

/** What was said, each once, with the runs that it was said in. */
class Problems {
  private readonly told = new Map<string, {problem: Told; events: Set<string>}>()
  private readonly step: GivenStep

  constructor(step: GivenStep) {
    this.step = step
  }

  /** `event`: empty for what is about no run. */
  add(problem: Told, event: string): void {
    const key = JSON.stringify(problem)
    const {events} = this.told.get(key) ?? {events: new Set<string>()}
    if (event !== '') events.add(event)
    this.told.set(key, {problem, events})
  }

  /** Errors first. */
  list(runs: number): Problem[] {
    const all = [...this.told.values()].map(
      ({problem, events}): Problem => ({
        ...problem,
        line: problem.line ?? this.lineOf(problem.message),
        events: events.size === runs ? [] : [...events]
      })
    )
    return [...all.filter(({severity}) => severity === 'error'), ...all.filter(({severity}) => severity !== 'error')]
  }

  /** Messages of the action begin with the input, and its line. */
  private lineOf(message: string): number | undefined {
    const [, name = '', line] = /^input ([\w-]+)(?:, line (\d+))?/.exec(message) ?? []
    const input = this.step.inputs.get(name)
    if (!input) return undefined
    return line !== undefined && input.block !== undefined ? input.block + Number(line) - 1 : input.line
  }
}

import {fill} from '../runner/expression.ts'
import {DOCKER_PROGRAMS, HARMLESS_ACTIONS, roleOf} from './actions.ts'
import type {Job, Step, Workflow} from './document.ts'
import {SAMPLE_EVENTS} from './events.ts'
import {bareCondition, mentionOf, outputOf, topValue} from './move.ts'

export const stepsOf = (job: Job, role: ReturnType<typeof roleOf>) =>
  job.steps.filter(({action}) => roleOf(action) === role)

/** Whether a step may use the Docker engine, its builder or its log-ins. */
export function usesDocker(step: Step): boolean {
  const role = roleOf(step.action)
  if (role !== 'other') return false
  if (step.action === '') return DOCKER_PROGRAMS.test(topValue(step, 'run'))
  return !HARMLESS_ACTIONS.test(step.action)
}

/** Whether a step may build with the builder that docker/setup-buildx-action has made. */
export function usesBuilder(step: Step): boolean {
  if (roleOf(step.action) !== 'other') return false
  const script = topValue(step, 'run').replace(/\bbuildx imagetools inspect\b/g, '')
  if (step.action === '')
    return /(?<![\w./-])(docker[ -](build|buildx|compose|image build)|buildx|bake|make|task|just|earthly|goreleaser|act)(?![\w./-])/.test(
      script
    )
  return !HARMLESS_ACTIONS.test(step.action) && /docker|build|bake|container|image|^\.\//.test(step.action)
}

export function textOf(workflow: Workflow, step: Pick<Step, 'first' | 'last'>): string {
  return workflow.lines.original.slice(step.first, step.last + 1).join('\n')
}

export function isJobToken(text: string): boolean {
  return /^(secrets\.GITHUB_TOKEN|github\.token|secrets\.github_token)$/i.test(bareCondition(text))
}

/**
 * Why the outputs of `step` can't be those of `build`: they are read before it, where it may not run, or by a name that
 * it has not. Steps in `gone` don't count.
 */
export function whyMentioned(
  workflow: Workflow,
  job: Job,
  step: Step,
  build: Step,
  gone: ReadonlySet<Step>,
  outputs: readonly string[]
): string | undefined {
  const id = topValue(step, 'id')
  const {original} = workflow.lines
  const conditional = bareCondition(topValue(build, 'if'))
  for (let line = job.first; line <= job.last; line++) {
    const text = original[line] ?? ''
    const variables = step.action.endsWith('metadata-action') && /DOCKER_METADATA_OUTPUT_/.test(text)
    const named = id !== '' && mentionOf(id).test(text)
    if (!named && !variables) continue
    const reader = job.steps.find(({first, last}) => first <= line && line <= last)
    if (reader === step || (reader && gone.has(reader))) continue
    if (reader && reader.index < build.index) return `line ${line + 1} reads it before the build`
    if (conditional !== '' && bareCondition(reader ? topValue(reader, 'if') : '') !== conditional)
      return `line ${line + 1} reads it also where the build does not run`
    if (named) {
      const names = [...text.matchAll(outputOf(id))].map(found => found[1] ?? found[2] ?? '')
      const mentions = [...text.matchAll(new RegExp(mentionOf(id).source, 'gi'))].length
      if (names.length < mentions || names.some(name => !outputs.includes(name)))
        return `line ${line + 1} reads more of it than its outputs`
    }
  }
  return undefined
}

/** Fills in what the file itself tells, as in a push to the default branch; the rest becomes words that begin with `x-`. */
export function fillStatic(workflow: Workflow, job: Job): (text: string) => string {
  const env = new Map([...workflow.env, ...job.env])
  return text => fill(text, {github: SAMPLE_EVENTS[0]?.github ?? {}, env, steps: new Map(), undecided: true})
}

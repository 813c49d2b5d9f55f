import {BUILDX_IDLE, BUILDX_INPUTS, BUILDX_RENAMED} from './actions.ts'
import type {Job, Step, Workflow} from './document.ts'
import {bareCondition, isOnly, mentionOf, topValue} from './move.ts'
import {textOf, usesDocker} from './steps.ts'

export function whyKeepBuildx(
  workflow: Workflow,
  job: Job,
  step: Step,
  builds: readonly Step[],
  engineUsed: boolean,
  removed: ReadonlySet<Step>
): string | undefined {
  if (step.odd) return step.odd
  if (engineUsed) return 'a script of this job builds or inspects with it'
  if (step.env.length > 0) return 'it has variables of its own'
  const condition = bareCondition(topValue(step, 'if'))
  if (condition !== '' && step.with.length > 0) return 'it has a condition of its own'
  const options = step.with.filter(({key, value}) => !BUILDX_IDLE.includes(key) && value !== '')
  const unknown = options.find(({key}) => !BUILDX_INPUTS.includes(key) && !(key in BUILDX_RENAMED))
  if (unknown) return `its input ${unknown.key} has no counterpart`
  if (options.length > 0 && builds.length > 1) return 'several builds use its builder'
  const id = topValue(step, 'id')
  const {original} = workflow.lines
  if (id === '') return undefined
  for (let line = job.first; line <= job.last; line++) {
    if (!mentionOf(id).test(original[line] ?? '')) continue
    const reader = job.steps.find(({first, last}) => first <= line && line <= last)
    if (reader === step || (reader && removed.has(reader))) continue
    const name =
      reader &&
      builds.includes(reader) &&
      reader.with.some(
        entry =>
          entry.key === 'builder' && entry.first <= line && line <= entry.last && isOnly(entry.value ?? '', id, 'name')
      )
    if (!name) return `line ${line + 1} reads its outputs`
  }
  return undefined
}

export function whyKeepQemu(workflow: Workflow, job: Job, step: Step, removed: ReadonlySet<Step>): string | undefined {
  if (step.odd) return step.odd
  const unknown = step.with.find(({key}) => !['platforms', 'image', 'cache-image'].includes(key))
  if (unknown) return `its input ${unknown.key} has no counterpart`
  const id = topValue(step, 'id')
  const {original} = workflow.lines
  if (id !== '' && original.slice(job.first, job.last + 1).some(line => mentionOf(id).test(line)))
    return 'its outputs are read'
  const runs = job.steps.some(
    other =>
      !removed.has(other) &&
      usesDocker(other) &&
      /\b(run|build|buildx|compose)\b/.test(textOf(workflow, other)) &&
      /platform|arm|DOCKER_DEFAULT/i.test(textOf(workflow, other))
  )
  return runs ? 'a script of this job needs it' : undefined
}

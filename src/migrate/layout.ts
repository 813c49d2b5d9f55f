import type {Job, Step, Workflow} from './document.ts'
import {isBlank, isComment} from './lines.ts'
import type {JobPlan} from './plan-job.ts'

/** Where comments about the step begin: behind the empty lines above it. */
export function firstComment({lines}: Workflow, step: Step): number {
  let line = step.first
  while (line > step.lead && isComment(lines.original[line - 1] ?? '')) line--
  return line
}

export function commentsAbove({lines}: Workflow, step: Step): string[] {
  return lines.original.slice(step.lead, step.first).filter(isComment)
}

/** Whether an empty line before the steps that have gone must now be before the joined one. */
export function needsGap({lines}: Workflow, job: Job, plan: JobPlan, build: Step): boolean {
  const startsBlank = ({lead, first}: Step) => first > lead && isBlank(lines.original[lead] ?? '')
  if (startsBlank(build)) return false
  const before = job.steps.slice(0, build.index)
  const kept = before.findLastIndex(step => !plan.removed.includes(step))
  return kept !== -1 && before.slice(kept + 1).some(startsBlank)
}

/** No empty line is left at the start of the list where its first steps have gone. */
export function tidyStart({lines}: Workflow, job: Job, plan: JobPlan): void {
  const gone = (step: Step) => plan.removed.includes(step)
  const [first] = job.steps
  const next = job.steps.find(step => !gone(step))
  if (!first || !next || !gone(first)) return
  let line = next.lead
  while (line < next.first && isBlank(lines.original[line] ?? '')) lines.remove(line, line++)
}

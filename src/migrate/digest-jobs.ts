import {roleOf} from './actions.ts'
import {NotTurned, rewriteLeg} from './digest-legs.ts'
import {createStep, rewriteMerge} from './digest-merge.ts'
import {type Job, readWorkflow, type Workflow} from './document.ts'
import {inputOf} from './move.ts'

/** Jobs that build by digest and the one that makes an index of what they pushed. */
export interface DigestJobs {
  /** The workflow with both written as if build-push-action could do it, ready to be moved. */
  readonly text: string
  readonly jobs: readonly string[]
}

const BY_DIGEST = /push-by-digest\s*=\s*true/

/** The first such jobs of the workflow that have not been tried: `tried` holds their names. */
export function joinDigestJobs(
  text: string,
  tried: ReadonlySet<string>
): DigestJobs | {readonly jobs: readonly string[]; readonly reason: string} | undefined {
  const workflow = readWorkflow(text)
  if ('wrong' in workflow || workflow.kind !== 'workflow') return undefined
  const merge = workflow.jobs.find(
    job => !tried.has(job.name) && createStep(job) && sourcesOf(workflow, job).length > 0
  )
  if (!merge) return undefined
  const sources = sourcesOf(workflow, merge)
  const jobs = [...sources.map(({name}) => name), merge.name]
  try {
    const legs = sources.map(job => rewriteLeg(workflow, job))
    rewriteMerge(workflow, merge, sources, legs)
    return {text: workflow.lines.toString(), jobs}
  } catch (error) {
    if (error instanceof NotTurned) return {jobs, reason: error.message}
    throw error
  }
}

function sourcesOf(workflow: Workflow, job: Job): Job[] {
  const needs: unknown = (job.node.toJS(workflow.document) as {needs?: unknown}).needs
  const names = Array.isArray(needs) ? needs.map(String) : needs === undefined ? [] : [String(needs)]
  return workflow.jobs.filter(
    ({name, steps}) =>
      names.includes(name) &&
      steps.some(step => roleOf(step.action) === 'build' && BY_DIGEST.test(inputOf(step.with, 'outputs')))
  )
}

import {roleOf} from './actions.ts'
import {applyJob, type Hold} from './apply-job.ts'
import {type DigestJobs, joinDigestJobs} from './digest-jobs.ts'
import {type Job, readWorkflow, type Step, type Workflow} from './document.ts'
import {allowSigning} from './permissions.ts'
import {type JobPlan, planJob} from './plan-job.ts'
import {compare, type Difference, type Outcome, outcomesOf, reasonOf} from './proof.ts'

export interface MigrateOptions {
  /** How the joined step names this action. */
  readonly uses: string
  /** Hold all names equal in all eight runs, also those that the workflow never starts or that nobody sees. */
  readonly strict: boolean
}

export interface JobReport {
  readonly job: string
  /** `left`: nothing of the job was changed but for a comment that says why. */
  readonly result: 'moved' | 'left'
  /** Why it was left. */
  readonly reason?: string
  /** From 1. */
  readonly line: number
  readonly notes: readonly string[]
  /** For each joined step, what it names in the eight runs. */
  readonly proof: readonly Outcome[]
}

export interface MigrateResult {
  readonly text: string
  readonly jobs: readonly JobReport[]
}

const MARK = '# publish-image migrate: '

/**
 * The text of a workflow, or of a composite action, with the chain of login, metadata, buildx, build-push and attest as
 * one step. Pure: runs anywhere. `wrong` where the text is neither. Spec: section 14.
 */
export async function migrate(
  text: string,
  options: MigrateOptions
): Promise<MigrateResult | {readonly wrong: string}> {
  const clean = withoutMarks(text)
  const workflow = readWorkflow(clean)
  if ('wrong' in workflow) return workflow
  const jobs: JobReport[] = []
  let current = clean
  const done = new Set<string>()
  for (let found = joinDigestJobs(current, done); found; found = joinDigestJobs(current, done)) {
    for (const name of found.jobs) done.add(name)
    const together =
      'reason' in found ? await leaveAll(current, found.jobs, found.reason) : await moveAll(current, found, options)
    current = together.text
    jobs.push(...together.reports)
  }
  for (const {name} of workflow.jobs) {
    if (done.has(name)) continue
    const moved = await migrateJob(current, name, options)
    if (!moved) continue
    current = moved.text
    jobs.push(moved.report)
  }
  return {text: current, jobs}
}

/** Jobs that hand on to each other move together or not at all. */
async function moveAll(
  text: string,
  found: DigestJobs,
  options: MigrateOptions
): Promise<{text: string; reports: JobReport[]}> {
  let current = found.text
  const reports: JobReport[] = []
  for (const name of found.jobs) {
    const moved = await migrateJob(current, name, options)
    if (moved?.report.result !== 'moved')
      return leaveAll(text, found.jobs, moved?.report.reason ?? 'it builds no image')
    current = moved.text
    reports.push(moved.report)
  }
  return {text: current, reports}
}

function leaveAll(text: string, names: readonly string[], reason: string): {text: string; reports: JobReport[]} {
  let current = text
  const reports: JobReport[] = []
  for (const name of names) {
    const {job} = open(current, name)
    const kept = left(current, name, job.steps[0]?.first ?? job.first, reason)
    current = kept.text
    reports.push(kept.report)
  }
  return {text: current, reports}
}

function withoutMarks(text: string): string {
  return text.replace(/^[ \t]*# publish-image migrate: .*\r?\n/gm, '')
}

async function migrateJob(
  text: string,
  name: string,
  options: MigrateOptions
): Promise<{text: string; report: JobReport} | undefined> {
  const {workflow, job} = open(text, name)
  const plan = planJob(workflow, job)
  if (!plan) return undefined
  const line = job.first + 1
  if ('left' in plan) return left(text, name, plan.step.first, plan.left)
  const firstLine = plan.moves[0]?.build.first ?? job.first
  let before: Outcome[][]
  try {
    before = await Promise.all(plan.moves.map(move => outcomesOf(workflow, job, move.build)))
  } catch (error) {
    return left(text, name, firstLine, `its names can’t be read: ${reasonOf(error)}`)
  }
  let holds = new Map<number, Hold>()
  for (let attempt = 0; ; attempt++) {
    const written = write(text, name, options, holds)
    const now = readWorkflow(written.text)
    // A layout that was misread must not leave a half-written job.
    if ('wrong' in now || !keepsOthers(workflow, now, job, plan)) return left(text, name, firstLine, MISREAD)
    const after = await namedAfter(now, job, plan).catch((error: unknown) => reasonOf(error))
    if (typeof after === 'string') return left(text, name, firstLine, `its names can’t be read here: ${after}`)
    const differences = before.map((outcomes, at) =>
      compare(outcomes, after[at] ?? [], {strict: options.strict, isRead: plan.moves[at]?.isRead ?? false})
    )
    if (differences.every(found => found.length === 0)) {
      const notes = [...new Set([...plan.notes, ...holdNotes(plan, holds), ...written.notes])]
      return {text: written.text, report: {job: name, result: 'moved', line, notes, proof: after.flat()}}
    }
    if (attempt > 0) return left(text, name, firstLine, describe(differences.flat()[0]))
    holds = new Map(plan.moves.map((move, at) => [move.build.index, holdOf(differences[at] ?? [])]))
  }
}

function open(text: string, name: string): {workflow: Workflow; job: Job} {
  const workflow = readWorkflow(text)
  // The same text, or one that this module wrote and read before.
  if ('wrong' in workflow) throw new Error(workflow.wrong)
  const job = workflow.jobs.find(found => found.name === name)
  if (!job) throw new Error(`no job ${name}`)
  return {workflow, job}
}

function write(text: string, name: string, options: MigrateOptions, holds: ReadonlyMap<number, Hold>) {
  const {workflow, job} = open(text, name)
  const plan = planJob(workflow, job)
  if (!plan || 'left' in plan) throw new Error(`no plan for job ${name}`)
  const byStep = new Map<Step, Hold>()
  for (const {build} of plan.moves) {
    const hold = holds.get(build.index)
    if (hold) byStep.set(build, hold)
  }
  applyJob(workflow, job, plan, options.uses, byStep)
  const signs = plan.moves.some(({attest, attests}) => attest !== undefined && attests.length > 0)
  const added = signs && workflow.kind === 'workflow' ? allowSigning(workflow, job) : []
  return {text: workflow.lines.toString(), notes: added.map(permission => `permission ${permission}: write added`)}
}

const MISREAD = 'its layout was not understood'

/** Whether everything but the joined steps says what it said; what reads outputs may have been renamed. */
function keepsOthers(before: Workflow, after: Workflow, job: Job, plan: JobPlan): boolean {
  const texts = [before, after].map(workflow => {
    const {jobs = {}, permissions: _, ...rest} = (workflow.document.toJS() ?? {}) as Record<string, object>
    return JSON.stringify([rest, {...jobs, [job.name]: undefined}])
  })
  const found = after.jobs.find(({name}) => name === job.name)
  const kept = job.steps.filter(step => !plan.removed.includes(step))
  if (texts[0] !== texts[1] && before.kind === 'workflow') return false
  if (!found || found.steps.length !== kept.length) return false
  const builds = plan.moves.map(({build}) => build)
  const told = ({entries}: Step) =>
    JSON.stringify(entries.map(({key, lines}) => [key, ...lines])).replace(/\bsteps(\.[\w-]+|\['[^']*'\])/g, 'steps')
  return kept.every((step, at) => {
    const now = found.steps[at]
    return now !== undefined && (builds.includes(step) ? roleOf(now.action) === 'own' : told(step) === told(now))
  })
}

/** Kept steps keep their order, so the joined ones are found by their place. */
async function namedAfter(now: Workflow, job: Job, plan: JobPlan): Promise<Outcome[][]> {
  const kept = job.steps.filter(step => !plan.removed.includes(step))
  const found = now.jobs.find(({name}) => name === job.name)
  return await Promise.all(
    plan.moves.flatMap(({build}) => {
      const step = found?.steps[kept.indexOf(build)]
      return found && step ? [outcomesOf(now, found, step)] : []
    })
  )
}

function holdOf(differences: readonly Difference[]): Hold {
  return {
    mergeCommit: differences.some(({event}) => event === 'pull request'),
    latest: differences.some(({event}) => event === 'pre-release tag')
  }
}

function holdNotes(plan: JobPlan, holds: ReadonlyMap<number, Hold>): string[] {
  return plan.moves.flatMap(({build}) => {
    const hold = holds.get(build.index)
    return [
      ...(hold?.latest
        ? ['pre-releases keep moving latest, as before: delete the rule type=raw,value=latest to let them not']
        : []),
      ...(hold?.mergeCommit
        ? [
            'pull requests keep the merge commit in their names, as before: delete DOCKER_METADATA_PR_HEAD_SHA to name the head commit'
          ]
        : [])
    ]
  })
}

function describe(difference: Difference | undefined): string {
  if (!difference) return 'its names would not stay'
  const {event, before, after} = difference
  const tell = ({pushes, loads, runs, references}: Outcome) =>
    `${!runs ? 'does not run' : pushes ? 'pushes' : loads ? 'loads' : 'builds'} ${references.join(', ') || 'no name'}`
  return `on ${event} it ${tell(before)}, and here it would be ${tell(after)}`
}

function left(text: string, name: string, line: number, reason: string): {text: string; report: JobReport} {
  const {workflow} = open(text, name)
  const own = workflow.lines.original[line] ?? ''
  const margin = own.slice(0, own.length - own.trimStart().length)
  workflow.lines.insertBefore(line, [`${margin}${MARK}left as it is, because ${reason.replace(/\s+/g, ' ')}`])
  return {
    text: workflow.lines.toString(),
    report: {job: name, result: 'left', reason, line: line + 1, notes: [], proof: []}
  }
}

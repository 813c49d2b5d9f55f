import {BUILD_INPUTS, OWN_INPUTS, roleOf} from './actions.ts'
import {planAttestation} from './attestation.ts'
import {whyNotBake} from './bake-step.ts'
import {whyKeepBuildx, whyKeepQemu} from './builder-steps.ts'
import type {Job, Step, Workflow} from './document.ts'
import {planLogins} from './logins.ts'
import {usesMetadata, whyKeepMetadata} from './metadata-use.ts'
import {inputOf, type Move, mentionOf, topValue} from './move.ts'
import {stepsOf, textOf, usesBuilder} from './steps.ts'

/** What becomes of a job. */
export interface JobPlan {
  readonly moves: readonly Move[]
  /** Steps that go because another step does their work. */
  readonly removed: readonly Step[]
  /** For the reader of the report. */
  readonly notes: readonly string[]
}

/** Why a job stays as it is, and where that is seen. */
export interface Left {
  readonly left: string
  readonly step: Step
}

const UNUSED = 'no build of this job uses it'
const BAKED =
  'its bake file gives the definition more than names (arguments, and a place for them); it is read as before'

/** Decides; changes nothing. Undefined where the job builds no image. */
export function planJob(workflow: Workflow, job: Job): JobPlan | Left | undefined {
  const builds = job.steps.filter(({action}) => ['build', 'bake'].includes(roleOf(action)))
  const [first] = builds
  if (!first) return undefined
  for (const build of builds) {
    const reason = isBake(build) ? whyNotBake(workflow, job, build) : whyNotBuild(build)
    if (reason !== undefined) return {left: reason, step: build}
  }
  const notes: string[] = []
  const removed = new Set<Step>()
  const signing = planAttestation(workflow, job, builds)
  for (const step of signing.removed) removed.add(step)
  notes.push(...signing.notes)
  const metadata = new Map<Step, Step>()
  const kept = new Map<Step, string>()
  for (const step of stepsOf(job, 'metadata')) {
    const users = builds.filter(build => build.index > step.index && usesMetadata(workflow, job, build, step))
    const isBaked = users.some(isBake)
    const reason =
      step.odd ?? (isBaked ? BAKED : users.length === 0 ? UNUSED : whyKeepMetadata(workflow, job, step, users, removed))
    if (reason !== undefined) {
      kept.set(step, reason)
      continue
    }
    if (users.some(build => metadata.has(build))) {
      kept.set(step, 'the build uses two of them')
      continue
    }
    for (const build of users) metadata.set(build, step)
    removed.add(step)
  }
  for (const [step, reason] of kept)
    notes.push(
      `line ${step.first + 1}: docker/metadata-action stays, because ${reason}${reason === UNUSED || reason === BAKED ? '' : '; its tags are handed on as references'}`
    )
  const logins = planLogins(workflow, job, builds, metadata)
  for (const step of logins.removed) removed.add(step)
  notes.push(...logins.notes)
  const [buildx, ...otherBuilders] = stepsOf(job, 'buildx')
  const [qemu] = stepsOf(job, 'qemu')
  const engineUsed = job.steps.some(step => !removed.has(step) && usesBuilder(step))
  let joinedBuildx: Step | undefined
  if (buildx) {
    const reason =
      otherBuilders.length > 0
        ? 'the job makes several builders'
        : whyKeepBuildx(workflow, job, buildx, builds, engineUsed, removed)
    if (reason === undefined) {
      removed.add(buildx)
      joinedBuildx = buildx
    } else notes.push(`line ${buildx.first + 1}: docker/setup-buildx-action stays, because ${reason}`)
  }
  let joinedQemu: Step | undefined
  for (const step of stepsOf(job, 'qemu')) {
    const reason = whyKeepQemu(workflow, job, step, removed)
    if (reason === undefined) {
      removed.add(step)
      joinedQemu = qemu
    } else notes.push(`line ${step.first + 1}: docker/setup-qemu-action stays, because ${reason}`)
  }
  const moves = builds.map(build => {
    const step = metadata.get(build)
    const sign = signing.byBuild.get(build)
    // Nothing is signed twice.
    const signed = isBake(build) && stepsOf(job, 'attest').length > 0 ? 'false' : undefined
    const given = topValue(build, 'id')
    const isFirst = [...metadata].find(([, used]) => used === step)?.[0] === build
    const isRead = readsOutputs(workflow, job, isFirst ? step : undefined, sign?.steps ?? [], removed)
    const id = given !== '' ? given : isRead ? freeId(job, step) : undefined
    return {
      build,
      metadata: step,
      logins: logins.byBuild.get(build) ?? [],
      buildx: joinedBuildx,
      qemu: joinedQemu,
      attests: sign?.steps ?? [],
      attest: sign?.attest ?? signed,
      pushToRegistry: sign?.pushToRegistry ?? false,
      isRead: isRead || (step !== undefined && readsVariables(workflow, job, removed)),
      id
    }
  })
  return {moves, removed: [...removed], notes}
}

const isBake = ({action}: Step) => roleOf(action) === 'bake'

function whyNotBuild(build: Step): string | undefined {
  if (build.odd) return build.odd
  const unknown = build.with.find(({key}) => !BUILD_INPUTS.includes(key) && !OWN_INPUTS.includes(key))
  if (unknown) return `docker/build-push-action’s input ${unknown.key} has no counterpart`
  const list = build.with.find(({value}) => value === undefined)
  if (list) return `the input ${list.key} is no text`
  const outputs = inputOf(build.with, 'outputs')
  if (/push-by-digest\s*=\s*(true|\$)/.test(outputs))
    return 'it pushes by digest, and the job that merges the digests was not recognised'
  if (/\bname\s*=/.test(outputs) && outputs.trim().includes('\n'))
    return 'outputs names the image in one of several entries'
  return undefined
}

/** Whether something reads outputs of steps that go. */
function readsOutputs(
  workflow: Workflow,
  job: Job,
  metadata: Step | undefined,
  attests: readonly Step[],
  removed: ReadonlySet<Step>
): boolean {
  const ids = [metadata, ...attests].flatMap(step => (step ? [topValue(step, 'id')] : [])).filter(id => id !== '')
  const {original} = workflow.lines
  for (let line = job.first; line <= job.last; line++) {
    const reader = job.steps.find(({first, last}) => first <= line && line <= last)
    if (reader && (removed.has(reader) || roleOf(reader.action) === 'build')) continue
    if (ids.some(id => mentionOf(id).test(original[line] ?? ''))) return true
  }
  return false
}

/** Whether something that stays reads the variables that docker/metadata-action sets. */
function readsVariables(workflow: Workflow, job: Job, removed: ReadonlySet<Step>): boolean {
  return job.steps.some(
    step =>
      !removed.has(step) && roleOf(step.action) !== 'build' && /DOCKER_METADATA_OUTPUT_/.test(textOf(workflow, step))
  )
}

function freeId(job: Job, metadata: Step | undefined): string {
  const taken = job.steps.filter(step => step !== metadata).map(step => topValue(step, 'id'))
  return ['image', 'publish', 'publish-image'].find(id => !taken.includes(id)) ?? `image-${job.steps.length}`
}

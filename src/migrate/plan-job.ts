import {BUILD_INPUTS, BUILDX_IDLE, BUILDX_INPUTS, BUILDX_RENAMED, METADATA_INPUTS, METADATA_OUTPUTS, OWN_INPUTS, roleOf} from './actions.ts'
import {planAttestation} from './attestation.ts'
import type {Job, Step, Workflow} from './document.ts'
import {planLogins} from './logins.ts'
import {bareCondition, isOnly, type Move, mentionOf, topValue, valueOf} from './move.ts'
import {fillStatic, isJobToken, stepsOf, textOf, usesBuilder, usesDocker, whyMentioned} from './steps.ts'

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

/** Decides; changes nothing. Undefined where the job builds no image. */
export function planJob(workflow: Workflow, job: Job): JobPlan | Left | undefined {
  const builds = stepsOf(job, 'build')
  const [baked] = stepsOf(job, 'bake')
  if (baked) return {left: 'docker/bake-action builds what a bake file says, and its targets need a look by a person', step: baked}
  const [first] = builds
  if (!first) return undefined
  for (const build of builds) {
    const reason = whyNotBuild(build)
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
    const reason = step.odd ?? (users.length === 0 ? 'no build of this job uses it' : whyKeepMetadata(workflow, job, step, users, removed))
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
  for (const [step, reason] of kept) notes.push(`line ${step.first + 1}: docker/metadata-action stays, because ${reason}; its tags are handed on as references`)
  const logins = planLogins(workflow, job, builds, metadata)
  for (const step of logins.removed) removed.add(step)
  notes.push(...logins.notes)
  const [buildx, ...otherBuilders] = stepsOf(job, 'buildx')
  const [qemu] = stepsOf(job, 'qemu')
  const engineUsed = job.steps.some(step => !removed.has(step) && usesBuilder(step))
  let joinedBuildx: Step | undefined
  if (buildx) {
    const reason =
      otherBuilders.length > 0 ? 'the job makes several builders' : whyKeepBuildx(workflow, job, buildx, builds, engineUsed, removed)
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
    const given = topValue(build, 'id')
    return {
      build,
      metadata: step,
      logins: logins.byBuild.get(build) ?? [],
      buildx: joinedBuildx,
      qemu: joinedQemu,
      attests: sign?.steps ?? [],
      attest: sign?.attest,
      pushToRegistry: sign?.pushToRegistry ?? false,
      id: given !== '' ? given : needsId(workflow, job, [...metadata].find(([, used]) => used === step)?.[0] === build ? step : undefined, sign?.steps ?? [], removed) ? freeId(job, step) : undefined
    }
  })
  return {moves, removed: [...removed], notes}
}

function whyNotBuild(build: Step): string | undefined {
  if (build.odd) return build.odd
  const unknown = build.with.find(({key}) => !BUILD_INPUTS.includes(key) && !OWN_INPUTS.includes(key))
  if (unknown) return `docker/build-push-action’s input ${unknown.key} has no counterpart`
  const list = build.with.find(({value}) => value === undefined)
  if (list) return `the input ${list.key} is no text`
  const outputs = valueOf(build.with, 'outputs')
  if (/push-by-digest\s*=\s*(true|\$)/.test(outputs)) return 'it pushes by digest, and the job that merges the digests was not recognised'
  if (/\bname\s*=/.test(outputs) && outputs.trim().includes('\n')) return 'outputs names the image in one of several entries'
  return undefined
}

/** Whether a build reads the outputs of this metadata step. */
function usesMetadata(workflow: Workflow, job: Job, build: Step, step: Step): boolean {
  const text = textOf(workflow, build)
  const id = topValue(step, 'id')
  if (id !== '' && mentionOf(id).test(text)) return true
  return /DOCKER_METADATA_OUTPUT_/.test(text) && stepsOf(job, 'metadata').filter(other => other.index < build.index).at(-1) === step
}

/** The output that an entry of a build consists of, where that is one of `step` and nothing else. */
export function consumed(value: string, step: Step, output: string): boolean {
  const id = topValue(step, 'id')
  const variable = `env.DOCKER_METADATA_OUTPUT_${output.toUpperCase().replaceAll('-', '_')}`
  return (id !== '' && isOnly(value, id, output)) || bareCondition(value) === variable
}

/** The lines of a list that holds the outputs of `step`, without those; undefined if they are used in another way. */
export function furtherLines(value: string, step: Step, output: string): string[] | undefined {
  const lines = value.split('\n').map(line => line.trim()).filter(line => line !== '')
  const further = lines.filter(line => !consumed(line, step, output))
  const id = topValue(step, 'id')
  const wrong = further.some(line => (id !== '' && mentionOf(id).test(line)) || /DOCKER_METADATA_OUTPUT_/.test(line))
  return wrong || further.length === lines.length ? undefined : further
}

const META_WORDS: Readonly<Record<string, string>> = {
  version: '{{meta.version}}',
  "fromJSON(steps.ID.outputs.json).labels['org.opencontainers.image.revision']": '{{meta.revision}}',
  "fromJSON(steps.ID.outputs.json).labels['org.opencontainers.image.created']": '{{meta.created}}',
  "fromJSON(steps.ID.outputs.json).labels['org.opencontainers.image.version']": '{{meta.version}}'
}

/** Build arguments with the outputs of `step` as this action’s own words. */
export function withMetaWords(line: string, step: Step): string {
  const id = topValue(step, 'id')
  return line.replace(/\$\{\{([^}]*)\}\}/g, (whole, body: string) => {
    const text = body.replace(/\s+/g, '')
    for (const [key, word] of Object.entries(META_WORDS)) {
      const wanted = key.includes('(') ? key.replace('ID', id) : `steps.${id}.outputs.${key}`
      if (text.toLowerCase() === wanted.toLowerCase()) return word
    }
    return text === 'env.DOCKER_METADATA_OUTPUT_VERSION' ? META_WORDS.version ?? whole : whole
  })
}

function whyKeepMetadata(workflow: Workflow, job: Job, step: Step, users: readonly Step[], removed: ReadonlySet<Step>): string | undefined {
  const unknown = step.with.find(({key}) => !(key in METADATA_INPUTS))
  if (unknown) return `its input ${unknown.key} has no counterpart`
  if (step.with.some(({value}) => value === undefined)) return 'one of its inputs is no text'
  if (valueOf(step.with, 'images').trim() === '') return 'it names no image'
  const filled = ['tags', 'flavor'].map(key => fillStatic(workflow, job)(valueOf(step.with, key))).join('\n')
  if (/^\s*x-[\w-]+\s*$|\b(type|latest|event)=x-/m.test(filled)) return 'its rules are known only at run time'
  const id = topValue(step, 'id')
  const condition = bareCondition(topValue(step, 'if'))
  for (const build of users) {
    if (condition !== '' && condition !== bareCondition(topValue(build, 'if'))) return 'it has a condition of its own'
    if (step.env.length > 0 && build.env.length > 0) return 'it and the build have variables of their own'
    if (furtherLines(valueOf(build.with, 'tags'), step, 'tags') === undefined) return 'the build’s tags are not those that it makes'
    if (furtherLines(valueOf(build.with, 'tags'), step, 'tags')?.some(line => line.includes(',') && !line.includes('${{'))) return 'the build’s tags mix commas and lines'
    for (const entry of build.with) {
      const value = entry.value ?? ''
      if (entry.key === 'tags') continue
      const text = entry.key === 'build-args' ? withMetaWords(value, step) : value
      const mentions = (id !== '' && mentionOf(id).test(text)) || /DOCKER_METADATA_OUTPUT_/.test(text)
      if (!mentions) continue
      if (entry.key !== 'labels' && entry.key !== 'annotations') return `the build’s ${entry.key} reads it`
      if (furtherLines(value, step, entry.key) === undefined) return `the build’s ${entry.key} changes what it makes`
    }
    const token = valueOf(build.with, 'github-token')
    const own = valueOf(step.with, 'github-token')
    if (token !== '' && own !== '' && token !== own && !isJobToken(own)) return 'it and the build have different tokens'
    const others = build.entries.filter(({key}) => key !== 'with').some(({value}) => id !== '' && mentionOf(id).test(value ?? ''))
    if (others) return 'the build’s condition or variables read it'
  }
  const [first] = users
  if (!first) return undefined
  return whyMentioned(workflow, job, step, first, new Set([...removed, ...users]), METADATA_OUTPUTS)
}

function whyKeepBuildx(workflow: Workflow, job: Job, step: Step, builds: readonly Step[], engineUsed: boolean, removed: ReadonlySet<Step>): string | undefined {
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
    const name = reader && builds.includes(reader) && reader.with.some(entry => entry.key === 'builder' && entry.first <= line && line <= entry.last && isOnly(entry.value ?? '', id, 'name'))
    if (!name) return `line ${line + 1} reads its outputs`
  }
  return undefined
}

function whyKeepQemu(workflow: Workflow, job: Job, step: Step, removed: ReadonlySet<Step>): string | undefined {
  if (step.odd) return step.odd
  const unknown = step.with.find(({key}) => !['platforms', 'image', 'cache-image'].includes(key))
  if (unknown) return `its input ${unknown.key} has no counterpart`
  const id = topValue(step, 'id')
  const {original} = workflow.lines
  if (id !== '' && original.slice(job.first, job.last + 1).some(line => mentionOf(id).test(line))) return 'its outputs are read'
  const runs = job.steps.some(other => !removed.has(other) && usesDocker(other) && /\b(run|build|buildx|compose)\b/.test(textOf(workflow, other)) && /platform|arm|DOCKER_DEFAULT/i.test(textOf(workflow, other)))
  return runs ? 'a script of this job needs it' : undefined
}

/** Whether something reads outputs that move to a step without an id. */
function needsId(workflow: Workflow, job: Job, metadata: Step | undefined, attests: readonly Step[], removed: ReadonlySet<Step>): boolean {
  const ids = [metadata, ...attests].flatMap(step => (step ? [topValue(step, 'id')] : [])).filter(id => id !== '')
  const {original} = workflow.lines
  for (let line = job.first; line <= job.last; line++) {
    const reader = job.steps.find(({first, last}) => first <= line && line <= last)
    if (reader && (removed.has(reader) || roleOf(reader.action) === 'build')) continue
    if (ids.some(id => mentionOf(id).test(original[line] ?? ''))) return true
  }
  return false
}

function freeId(job: Job, metadata: Step | undefined): string {
  const taken = job.steps.filter(step => step !== metadata).map(step => topValue(step, 'id'))
  return ['image', 'publish', 'publish-image'].find(id => !taken.includes(id)) ?? `image-${job.steps.length}`
}

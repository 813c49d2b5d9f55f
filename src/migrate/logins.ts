import type {Job, Step, Workflow} from './document.ts'
import {bareCondition, inputOf, topValue} from './move.ts'
import {asWritten, type Written, written} from './step-text.ts'
import {fillStatic, isJobToken, stepsOf, usesDocker} from './steps.ts'

export interface LoginPlan {
  /** Log-ins that a build takes over as inputs. They last for the job, so later builds have them too. */
  readonly byBuild: ReadonlyMap<Step, readonly Step[]>
  readonly removed: readonly Step[]
  readonly notes: readonly string[]
}

const HOST = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?$|^localhost(?::\d+)?$/

/** Which steps of docker/login-action this action makes needless: GitHub's own token for GitHub's registry, and one other. */
export function planLogins(
  workflow: Workflow,
  job: Job,
  builds: readonly Step[],
  metadata: ReadonlyMap<Step, Step>
): LoginPlan {
  const notes: string[] = []
  const removed: Step[] = []
  const byBuild = new Map<Step, Step[]>()
  const images = builds.map(build => imagesOf(workflow, job, build, metadata.get(build))).join('\n')
  const keep = (step: Step, reason: string) => {
    notes.push(`line ${step.first + 1}: docker/login-action stays, because ${reason}; its log-in is used`)
  }
  for (const step of stepsOf(job, 'login')) {
    const users = builds.filter(({index}) => index > step.index)
    const [target] = users
    const found = target ? whyKeep(workflow, job, step, target, users, images) : 'no build comes after it'
    if (found === 'token') removed.push(step)
    else if (found !== 'joinable' || !target) keep(step, found)
    else byBuild.set(target, [...(byBuild.get(target) ?? []), step])
  }
  for (const [build, steps] of byBuild) {
    const registries = steps.map(
      step => fillStatic(workflow, job)(inputOf(step.with, 'registry')).toLowerCase() || 'docker.io'
    )
    const isTwice = new Set(registries).size < registries.length
    if (steps.length > 1 && (isTwice || !steps.every(isPlain))) {
      for (const step of steps) keep(step, 'there is more than one')
      byBuild.delete(build)
    } else removed.push(...steps)
  }
  return {byBuild, removed, notes}
}

const KEYS = ['registry', 'username', 'password']

/** Values that can be written into YAML: a word, or one expression. */
function isPlain(step: Step): boolean {
  if (inputOf(step.with, 'registry-auth') !== '') return false
  return KEYS.every(key => /^([\w.@:/-]*|\$\{\{[^}]*\}\})$/.test(inputOf(step.with, key)))
}

/** The inputs for these log-ins: one as in docker/login-action, several as a list. */
export function loginEntries(logins: readonly Step[]): Written[] {
  const [only, ...more] = logins
  if (!only) return []
  if (more.length > 0) {
    const quoted = (text: string) => text.replace(/^\$\{\{\s*(.*?)\s*\}\}$/, '${{ toJSON($1) }}')
    const lines = logins.flatMap(step => [
      `- registry: ${inputOf(step.with, 'registry') || 'docker.io'}`,
      `  username: ${quoted(inputOf(step.with, 'username'))}`,
      `  password: ${quoted(inputOf(step.with, 'password'))}`
    ])
    return [written('registry-auth', lines.join('\n'))]
  }
  // Without a registry it is Docker Hub, there and here; said aloud because the image may be of another.
  const isOne = inputOf(only.with, 'registry-auth') === ''
  const hub = isOne && inputOf(only.with, 'registry') === '' ? [written('registry', 'docker.io')] : []
  return [...hub, ...only.with.filter(({key, value}) => key !== 'ecr' && value !== '').map(asWritten)]
}

/** `token` or `joinable`, or why the step stays. */
function whyKeep(
  workflow: Workflow,
  job: Job,
  step: Step,
  first: Step,
  builds: readonly Step[],
  images: string
): string {
  if (step.odd) return step.odd
  const unknown = step.with.find(
    ({key, value}) => ![...KEYS, 'registry-auth', 'logout'].includes(key) && !(key === 'ecr' && value !== 'true')
  )
  if (unknown) return `its input ${unknown.key} has no counterpart`
  if (inputOf(step.with, 'logout') !== '') return 'it says whether to log out'
  if (step.env.length > 0) return 'it has variables of its own'
  if (topValue(step, 'continue-on-error') !== '') return 'it may fail'
  const id = topValue(step, 'id')
  if (id !== '' && new RegExp(`steps\\.${id}\\b`).test(workflow.lines.original.join('\n')))
    return 'it is asked how it ended'
  const condition = bareCondition(topValue(step, 'if'))
  const sameAs = (build: Step) =>
    condition === bareCondition(topValue(build, 'if')) || condition === bareCondition(inputOf(build.with, 'push'))
  const same = builds.every(sameAs)
  const noPullRequest = /^github\.event_name != '(pull_request|pull_request_target)'$/.test(condition)
  if (condition !== '' && !same && !noPullRequest) return 'it has a condition of its own'
  const between = job.steps.find(other => other.index > step.index && other.index < first.index && usesDocker(other))
  if (between) return `line ${between.first + 1} may need it`
  const filled = fillStatic(workflow, job)(inputOf(step.with, 'registry')).trim()
  const registry = filled
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
  if (/amazonaws|\.ecr|dkr/.test(registry)) return 'Amazon’s registry needs a log-in of its own'
  if (registry !== '' && (!HOST.test(registry) || registry.startsWith('x-')))
    return 'its registry is known only at run time'
  const after = job.steps.find(other => other.index > first.index && usesDocker(other))
  const runsLess = topValue(first, 'if') !== '' && condition !== bareCondition(topValue(first, 'if'))
  if (builds.length > 1 && runsLess) return 'several builds need it'
  if (after && runsLess) return `line ${after.first + 1} may need it`
  const several = inputOf(step.with, 'registry-auth')
  if (several !== '') return /\b(ecr|scope)\b/.test(several) ? 'one of its log-ins has no counterpart' : 'joinable'
  if (isJobToken(inputOf(step.with, 'password')) && registry === 'ghcr.io') {
    if (!images.includes('ghcr.io')) return 'base images may need it'
    const other = after && !/ghcr\.io/.test(images)
    return other ? `line ${after.first + 1} may need it` : 'token'
  }
  return 'joinable'
}

/** What a build's names come from, expressions filled in. */
function imagesOf(workflow: Workflow, job: Job, build: Step, metadata: Step | undefined): string {
  const own = stepsOf(job, 'metadata').map(step => inputOf(step.with, 'images'))
  const texts = [
    inputOf(build.with, 'tags'),
    inputOf(build.with, 'images'),
    ...(metadata ? [inputOf(metadata.with, 'images')] : own)
  ]
  return texts.map(text => fillStatic(workflow, job)(text).toLowerCase()).join('\n')
}

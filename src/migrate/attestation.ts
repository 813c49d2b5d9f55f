import {parseList} from '../text/list.ts'
import {ATTEST_OUTPUTS, roleOf} from './actions.ts'
import type {Job, Step, Workflow} from './document.ts'
import {bareCondition, inputOf, isOnly, mentionOf, topValue} from './move.ts'
import {fillStatic, isJobToken, stepsOf, textOf, whyMentioned} from './steps.ts'

interface Signing {
  readonly steps: readonly Step[]
  /** What the input `attest` says. */
  readonly attest: string
  readonly pushToRegistry: boolean
}

export interface AttestationPlan {
  readonly removed: readonly Step[]
  readonly byBuild: ReadonlyMap<Step, Signing>
  readonly notes: readonly string[]
}

/** Steps that sign provenance for what a build of this job has pushed: the input `attest` does that. */
export function planAttestation(workflow: Workflow, job: Job, builds: readonly Step[]): AttestationPlan {
  const byBuild = new Map<Step, Signing>()
  const removed: Step[] = []
  const notes: string[] = []
  for (const step of stepsOf(job, 'attest')) {
    const build = builds.find(found =>
      isOnly(inputOf(step.with, 'subject-digest'), topValue(found, 'id') || ' ', 'digest')
    )
    const reason = build ? whyKeep(workflow, job, step, build) : 'its subject is not the digest of a build in this job'
    if (!build || reason !== undefined) {
      notes.push(`line ${step.first + 1}: ${step.action} stays, because ${reason}`)
      // Nothing is signed twice.
      if (build && inputOf(step.with, 'sbom-path') === '' && !byBuild.has(build))
        byBuild.set(build, {steps: [], attest: 'false', pushToRegistry: false})
      continue
    }
    const before = byBuild.get(build)
    byBuild.set(build, {
      steps: [...(before?.steps ?? []), step],
      attest: attestValue(step, build),
      pushToRegistry: (before?.pushToRegistry ?? false) || inputOf(step.with, 'push-to-registry') === 'true'
    })
    removed.push(step)
  }
  const signed = job.steps.find(step => step.action === '' && /\bcosign\s+sign\b/.test(topValue(step, 'run')))
  if (signed)
    notes.push(
      `line ${signed.first + 1}: cosign stays, because who verifies with cosign verify needs its signature; attest: true signs provenance that gh attestation verify checks`
    )
  return {removed, byBuild, notes}
}

function whyKeep(workflow: Workflow, job: Job, step: Step, build: Step): string | undefined {
  if (step.odd) return step.odd
  const known = [
    'subject-name',
    'subject-digest',
    'push-to-registry',
    'show-summary',
    'github-token',
    'create-storage-record'
  ]
  const unknown = step.with.find(({key}) => !known.includes(key))
  if (unknown) return `its input ${unknown.key} needs the image first`
  const registry = inputOf(step.with, 'push-to-registry')
  if (!['', 'true', 'false'].includes(registry)) return 'push-to-registry is decided at run time'
  const token = inputOf(step.with, 'github-token')
  if (token !== '' && !isJobToken(token)) return 'it has a token of its own'
  if (step.env.length > 0) return 'it has variables of its own'
  if (/\b(always|failure|cancelled|success)\(/.test(topValue(step, 'if'))) return 'its condition looks at other steps'
  if (/\bsteps\b/.test(topValue(step, 'if'))) return 'its condition looks at other steps'
  if (!namesOf(workflow, job, build).includes(normal(inputOf(step.with, 'subject-name'), workflow, job)))
    return 'its subject is another name than the build’s'
  const between = job.steps.filter(
    ({index, action}) => index > build.index && index < step.index && roleOf(action) === 'build'
  )
  if (between.length > 0) return 'another build comes before it'
  return whyMentioned(workflow, job, step, build, new Set([step]), ATTEST_OUTPUTS)
}

/** `true`, `auto` for a signature that may fail, or the condition under which it is asked for. */
function attestValue(step: Step, build: Step): string {
  if (topValue(step, 'continue-on-error') === 'true') return 'auto'
  const condition = bareCondition(topValue(step, 'if'))
  const implied = ['', bareCondition(topValue(build, 'if')), bareCondition(inputOf(build.with, 'push'))]
  if (implied.includes(condition)) return 'true'
  const parts = condition.split(/&&|\|\|/)
  const isBoolean = parts.every(part => /==|!=|^\s*!|\b(startsWith|endsWith|contains)\(/.test(part))
  return isBoolean ? `\${{ ${condition} }}` : `\${{ (${condition}) && true || false }}`
}

/** The names, without tags, that a build pushes, as far as the file tells; expressions filled in. */
function namesOf(workflow: Workflow, job: Job, build: Step): string[] {
  const text = textOf(workflow, build)
  const metadata = stepsOf(job, 'metadata').filter(step => {
    const id = topValue(step, 'id')
    return (id !== '' && mentionOf(id).test(text)) || /DOCKER_METADATA_OUTPUT_/.test(text)
  })
  const images = metadata.flatMap(step => parseList(fillStatic(workflow, job)(inputOf(step.with, 'images'))))
  const bare = images.flatMap(entry => entry.fields.map(field => field.replace(/^name=/, '')))
  const tags = parseList(fillStatic(workflow, job)(inputOf(build.with, 'tags')), {commas: true})
  return [...bare, ...tags.map(({text}) => text.replace(/:[^/]*$/, ''))].map(normalName)
}

function normal(text: string, workflow: Workflow, job: Job): string {
  return normalName(fillStatic(workflow, job)(text))
}

function normalName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^(index\.)?docker\.io\/(library\/)?/, '')
}

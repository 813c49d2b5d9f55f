import {METADATA_INPUTS, METADATA_OUTPUTS, roleOf} from './actions.ts'
import type {Job, Step, Workflow} from './document.ts'
import {bareCondition, inputOf, isOnly, mentionOf, topValue} from './move.ts'
import {fillStatic, isJobToken, stepsOf, textOf, whyMentioned} from './steps.ts'

/** Whether a build reads the outputs of this metadata step. */
export function usesMetadata(workflow: Workflow, job: Job, build: Step, step: Step): boolean {
  const text = textOf(workflow, build)
  const id = topValue(step, 'id')
  if (id !== '' && mentionOf(id).test(text)) return true
  return (
    /DOCKER_METADATA_OUTPUT_/.test(text) &&
    stepsOf(job, 'metadata')
      .filter(other => other.index < build.index)
      .at(-1) === step
  )
}

/** The output that an entry of a build consists of, where that is one of `step` and nothing else. */
export function consumed(value: string, step: Step, output: string): boolean {
  const id = topValue(step, 'id')
  const variable = `env.DOCKER_METADATA_OUTPUT_${output.toUpperCase().replaceAll('-', '_')}`
  return (id !== '' && isOnly(value, id, output)) || bareCondition(value) === variable
}

/** The lines of a list that holds the outputs of `step`, without those; undefined if they are used in another way. */
export function furtherLines(value: string, step: Step, output: string): string[] | undefined {
  const lines = value
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
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
    return text === 'env.DOCKER_METADATA_OUTPUT_VERSION' ? (META_WORDS.version ?? whole) : whole
  })
}

export function whyKeepMetadata(
  workflow: Workflow,
  job: Job,
  step: Step,
  users: readonly Step[],
  removed: ReadonlySet<Step>
): string | undefined {
  const unknown = step.with.find(({key}) => !(key in METADATA_INPUTS))
  if (unknown) return `its input ${unknown.key} has no counterpart`
  if (step.with.some(({value}) => value === undefined)) return 'one of its inputs is no text'
  if (inputOf(step.with, 'images').trim() === '') return 'it names no image'
  const fillIn = fillStatic(workflow, job)
  const rules = fillIn(inputOf(step.with, 'tags'))
  const flavor = fillIn(inputOf(step.with, 'flavor'))
  const unknownRule = /^\s*x-[\w-]+\s*$|\b(type|event)=x-/m.test(rules)
  // The flavor decides on `latest`, which only these rules make in another way here.
  const makesLatest = rules.trim() === '' || /\bevent=tag\b|\btype=match\b/.test(rules)
  const unknownFlavor = /^\s*x-[\w-]+\s*$|\blatest=x-/m.test(flavor)
  if (unknownRule || (unknownFlavor && makesLatest)) return 'its rules are known only at run time'
  const id = topValue(step, 'id')
  const [first] = users
  const between = job.steps
    .slice(step.index + 1, first?.index ?? step.index + 1)
    .filter(({action}) => roleOf(action) === 'other')
  const used = [...textOf(workflow, step).matchAll(/\benv\.(\w+)/g)].map(([, name = '']) => name)
  const sets = between.find(
    other => /GITHUB_ENV/.test(topValue(other, 'run')) && used.some(name => topValue(other, 'run').includes(name))
  )
  if (sets) return `line ${sets.first + 1} changes a variable that it reads`
  if (inputOf(step.with, 'context') === 'git' && between.length > 0)
    return 'it reads the repository, which steps before the build may change'
  const condition = bareCondition(topValue(step, 'if'))
  for (const build of users) {
    if (condition !== '' && condition !== bareCondition(topValue(build, 'if'))) return 'it has a condition of its own'
    if (step.env.length > 0 && build.env.length > 0) return 'it and the build have variables of their own'
    if (furtherLines(inputOf(build.with, 'tags'), step, 'tags') === undefined)
      return 'the build’s tags are not those that it makes'
    if (
      furtherLines(inputOf(build.with, 'tags'), step, 'tags')?.some(line => line.includes(',') && !line.includes('${{'))
    )
      return 'the build’s tags mix commas and lines'
    for (const entry of build.with) {
      const value = entry.value ?? ''
      if (entry.key === 'tags') continue
      const text = entry.key === 'build-args' ? withMetaWords(value, step) : value
      const mentions = (id !== '' && mentionOf(id).test(text)) || /DOCKER_METADATA_OUTPUT_/.test(text)
      if (!mentions) continue
      if (entry.key !== 'labels' && entry.key !== 'annotations') return `the build’s ${entry.key} reads it`
      if (furtherLines(value, step, entry.key) === undefined) return `the build’s ${entry.key} changes what it makes`
    }
    const token = inputOf(build.with, 'github-token')
    const own = inputOf(step.with, 'github-token')
    if (token !== '' && own !== '' && token !== own && !isJobToken(own)) return 'it and the build have different tokens'
    const others = build.entries
      .filter(({key}) => key !== 'with')
      .some(({value}) => id !== '' && mentionOf(id).test(value ?? ''))
    if (others) return 'the build’s condition or variables read it'
  }
  if (!first) return undefined
  return whyMentioned(workflow, job, step, first, new Set([...removed, ...users]), METADATA_OUTPUTS)
}

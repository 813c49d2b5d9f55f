import {type ActionError, textOf} from '../errors.ts'
import {printOrigin} from '../naming/derive.ts'
import {pairLines} from '../naming/labels.ts'
import {tagged} from '../oci/reference.ts'
import type {ArtifactPlan} from '../plan/artifact.ts'
import {type Plan, planOfTarget} from '../plan/plan.ts'
import {outcomesOf} from './bake.ts'
import type {Outcome} from './journal.ts'
import {exceptionText, pullCommands, tagGroups} from './tag-list.ts'

/** `240 ms`, `1.2 s`, `3 min 5 s` */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}

/** What failed, why, what to do, what the user's program wrote, and the very words: an entry each. */
export function failureLines(error: ActionError): string[] {
  return [
    error.message,
    ...(error.cause === undefined ? [] : [`Why: ${textOf(error.cause)}`]),
    ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
    ...(error.output.length === 0 ? [] : [`Last lines of its output:\n${error.output.join('\n')}`]),
    ...(error.detail === undefined ? [] : [`Details: ${error.detail}`])
  ]
}

/** The plan as the log shows it. */
export function planLines(plan: Plan): string[] {
  const {push, action} = plan
  const pushLine = `push     ${push.push}, because: ${push.reason}`
  if (action.kind !== 'bake') return [...imageLines(plan), pushLine]
  const {targets, others} = action.bake
  return [
    ...targets.flatMap(target => [`target   ${target.name}`, ...imageLines(planOfTarget(plan, target))]),
    ...others.map(({name, build}) => `target   ${name} → ${build.exports.others.join('; ')}`),
    pushLine
  ]
}

function imageLines(plan: Plan): string[] {
  // Where the images have the same tags, as they have by rules, each stands there once.
  const same = plan.taggedImages.every(({tags}) => tags.length === plan.tags.length)
  const tags = same
    ? plan.tags.map(tag => ({text: tag.name, tag}))
    : plan.taggedImages.flatMap(({repository, tags}) => tags.map(tag => ({text: tagged(repository, tag.name), tag})))
  const width = Math.max(0, ...tags.map(({text}) => text.length))
  return [
    ...plan.images.map(image => `image    ${image.text}`),
    ...tags.map(({text, tag}) => `tag      ${text.padEnd(width)}  ${tag.kind}, from ${printOrigin(tag)}`),
    ...(plan.platforms.length > 0 ? [`platform ${plan.platforms.join(', ')}`] : []),
    ...(plan.action.kind === 'artifact'
      ? artifactLines(plan.action.artifact)
      : pairLines(plan.labels).map(line => `label    ${line}`))
  ]
}

function artifactLines(artifact: ArtifactPlan): string[] {
  if (artifact.kind === 'files')
    return artifact.files.map(({title, mediaType}) => `file     ${title}${mediaType ? `  ${mediaType}` : ''}`)
  const {path, packed, setVersion} = artifact
  const how = packed
    ? 'as it is'
    : setVersion
      ? `packed by helm, version and appVersion ${setVersion}`
      : 'packed by helm'
  return [`chart    ${path}, ${how}`]
}

/** The log's last block: the digest, how to pull it, and each tag and what became of it. */
export function endLines(outcome: Outcome): string[] {
  return outcomesOf(outcome).flatMap(imageEndLines)
}

function imageEndLines(outcome: Outcome): string[] {
  const {plan, image} = outcome
  if (!plan || !image || plan.dryRun) return []
  const rows = tagGroups(outcome).flatMap(({repository, tags}) =>
    tags.map(({name, exception}) => ({
      name: repository ? tagged(repository, name) : name,
      what: exception ? exceptionText(exception) : 'points at it'
    }))
  )
  const width = Math.max(0, ...rows.map(({name}) => name.length))
  return [
    '',
    ...plan.images.map(({text}) => `image  ${text}${plan.version === '' ? '' : ` ${plan.version}`}`),
    `digest: ${image.digest}`,
    ...rows.map(({name, what}) => `tag    ${name.padEnd(width)}  ${what}`),
    ...pullCommands(outcome).map(command => `pull   ${command}`)
  ]
}

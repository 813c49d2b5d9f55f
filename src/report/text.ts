import {type ActionError, textOf} from '../errors.ts'
import {printOrigin} from '../naming/derive.ts'
import {pairLines} from '../naming/labels.ts'
import {tagged} from '../oci/reference.ts'
import type {ArtifactPlan} from '../plan/artifact.ts'
import type {Plan} from '../plan/plan.ts'

/** `240 ms`, `1.2 s`, `3 min 5 s` */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}

/** What failed, why, and what to do: a line each. */
export function failureLines(error: ActionError): string[] {
  return [
    error.message,
    ...(error.cause === undefined ? [] : [`Why: ${textOf(error.cause)}`]),
    ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`])
  ]
}

/** The plan as the log shows it. */
export function planLines(plan: Plan): string[] {
  const {push, reason} = plan.push
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
      : pairLines(plan.labels).map(line => `label    ${line}`)),
    `push     ${push}, because: ${reason}`
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

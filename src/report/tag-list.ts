import {pinned, type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Outcome} from './journal.ts'

type TagOutcome = Outcome['tags'][number]

/** A tag and what became of it; only where that is not what was planned does it have words. */
export interface ListedTag {
  readonly name: string
  readonly exception?: {readonly what: 'kept' | 'not written'; readonly reason: string}
}

/** The tags of an image; `repository` is undefined where they are the same for every image. */
export interface TagGroup {
  readonly repository: Repository | undefined
  readonly tags: readonly ListedTag[]
}

/**
 * Each tag and what became of it, also of a run that failed before it came to them. Images whose tags fared alike share
 * a group.
 */
export function tagGroups({plan, tags, error}: Outcome): TagGroup[] {
  if (!plan) return []
  const groups = plan.taggedImages.map(({repository, tags: planned}) => {
    const decided = tags.filter(tag => tag.repository.text === repository.text)
    const open = error ? planned.filter(({name}) => !decided.some(({tag}) => tag.name === name)) : []
    return {repository, tags: [...decided.map(listed), ...open.map(({name}) => unwritten(name))]}
  })
  const [first, ...others] = groups
  if (!first || first.tags.length === 0) return groups.filter(({tags: own}) => own.length > 0)
  const alike = others.every(({tags: own}) => JSON.stringify(own) === JSON.stringify(first.tags))
  return alike ? [{repository: undefined, tags: first.tags}] : groups
}

/** What brings it to another machine: by the tag that people use, and by the digest, which can't change under them. */
export function pullCommands({plan, image, tags}: Outcome): string[] {
  if (!plan || !image) return []
  const artifact = plan.action.kind === 'artifact' ? plan.action.artifact.kind : undefined
  return plan.images.flatMap(repository => {
    const isOwn = (tag: TagOutcome) => tag.repository.text === repository.text && tag.outcome === 'published'
    const tag = tags.find(isOwn)?.tag.name
    if (artifact === 'chart') {
      const chart = `helm pull oci://${repository.text}`
      return [
        ...(tag === undefined ? [] : [`${chart} --version ${tag}`]),
        `helm pull oci://${pinned(repository, image.digest)}`
      ]
    }
    const pull = `${artifact ? 'oras' : 'docker'} pull`
    const byTag = tag === undefined ? [] : [`${pull} ${tagged(repository, tag)}`]
    return [...byTag, `${pull} ${pinned(repository, image.digest)}`]
  })
}

function listed({tag, outcome, reason}: TagOutcome): ListedTag {
  if (outcome === 'published') return {name: tag.name}
  const what = outcome === 'kept' ? 'kept' : 'not written'
  return {name: tag.name, exception: {what, reason: reason ?? ''}}
}

function unwritten(name: string): ListedTag {
  return {name, exception: {what: 'not written', reason: ''}}
}

/** `kept, because 2.5.2 is higher` */
export function exceptionText({what, reason}: NonNullable<ListedTag['exception']>): string {
  if (reason === '') return what
  return what === 'kept' ? `kept, because ${reason}` : `not written: ${reason}`
}

/** What the plan's tags would have been, where none was decided. */
export function plannedNames(plan: Plan): string[] {
  return plan.tags.map(({name}) => name)
}

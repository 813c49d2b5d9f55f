import {ActionError} from '../errors.ts'
import type {TaggedImage} from '../naming/names.ts'
import {tagged} from '../oci/reference.ts'
import type {Naming} from './naming.ts'

/** The tag under which the build pushes: one of this run alone where there is one, else the first that is no float. */
export function pushTagOf({tags: all}: Pick<TaggedImage, 'tags'>): string {
  const tags = all.filter(tag => tag.keep === undefined)
  const own = tags.filter(tag => tag.kind === 'run')
  const pushTag =
    own.find(tag => tag.rule.type === 'run') ??
    own[0] ??
    tags.find(tag => tag.kind === 'fixed') ??
    tags.find(tag => tag.kind === 'version') ??
    tags[0]
  if (!pushTag) throw new ActionError('no-tag', 'There is no tag to push.')
  return pushTag.name
}

/** `name:tag` under which the build pushes the image. */
export function pushReferenceOf(image: TaggedImage): string {
  return tagged(image.repository, pushTagOf(image))
}

/** The tag under which the commit's own run has published its image. */
export function commitTagOf({tags, revision}: Naming): string {
  return tags.find(({kind, rule}) => kind === 'run' && rule.type === 'sha')?.name ?? `sha-${revision.slice(0, 7)}`
}

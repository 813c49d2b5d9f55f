import {ActionError} from '../errors.ts'
import type {TaggedImage} from '../naming/names.ts'
import {tagged} from '../oci/reference.ts'

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

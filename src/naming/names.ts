import {type Repository, tagged} from '../oci/reference.ts'
import {deriveTags, referenceTag, type Tag, type TagFacts, withVersion} from './derive.ts'
import type {TagsInput} from './tags.ts'

/** An image, and the tags that it gets: references in the input `tags` give each image its own. */
export interface TaggedImage {
  readonly repository: Repository
  readonly tags: readonly Tag[]
}

/**
 * The planned images with their tags. Rules apply to `images`; references bring their own image, or add a tag to one.
 * With references alone, `images` that none of them names get nothing, which is told.
 * `fallback`: the repository's own name, for a run without images, or whose names an expression left empty.
 */
export async function deriveNames(
  {rules, references}: TagsInput,
  images: readonly Repository[],
  fallback: () => Repository,
  facts: TagFacts
): Promise<TaggedImage[]> {
  const named = new Map<string, {repository: Repository; tags: Map<string, Tag>}>()
  const tagsOf = (repository: Repository) => {
    const known = named.get(repository.text) ?? {repository, tags: new Map<string, Tag>()}
    named.set(repository.text, known)
    return known.tags
  }
  const add = (repository: Repository, tag: Tag) => {
    const tags = tagsOf(repository)
    if (!tags.has(tag.name)) tags.set(tag.name, tag)
  }
  if (rules.length > 0) {
    const tags = await deriveTags(rules, facts)
    for (const repository of images.length > 0 ? images : [fallback()]) {
      tagsOf(repository)
      for (const tag of tags) add(repository, tag)
    }
  }
  const nameless: Tag[] = []
  for (const reference of references) {
    const tag = await referenceTag(reference, facts)
    if (!reference.repository) nameless.push(...(tag ? [tag] : []))
    else if (tag) add(reference.repository, tag)
    else tagsOf(reference.repository)
  }
  if (named.size === 0) for (const tag of nameless) add(fallback(), tag)
  for (const {text} of rules.length > 0 ? [] : images) {
    if (named.has(text)) continue
    const instead = `${text}:latest, or a rule such as type=sha for all images`
    facts.warn(`input images: ${text} gets no tag, because the input tags names other images. Add to tags: ${instead}.`)
  }
  return await Promise.all(
    [...named.values()].map(async ({repository, tags}) => ({repository, tags: await withVersion([...tags.values()])}))
  )
}

/** All tags, whichever image they are of, each once. */
export function allTags(images: readonly TaggedImage[]): Tag[] {
  const tags = new Map<string, Tag>()
  for (const tag of images.flatMap(({tags}) => tags)) if (!tags.has(tag.name)) tags.set(tag.name, tag)
  return [...tags.values()]
}

/** `name:tag` of each tag of each image. */
export function referencesOf(images: readonly TaggedImage[]): string[] {
  return images.flatMap(({repository, tags}) => tags.map(({name}) => tagged(repository, name)))
}

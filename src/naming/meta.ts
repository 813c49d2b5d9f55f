/** What this step finds out itself, for its own inputs: a step can't read its own outputs. */
export const META_NAMES = ['meta.version', 'meta.tags', 'meta.revision', 'meta.created'] as const

export type MetaValues = Readonly<Record<(typeof META_NAMES)[number], string>>

const META = /\{\{\s*(meta\.[a-z]+)\s*\}\}/g

/** `text` with `{{meta.version}}` and the like filled in; everything else in braces stays as it is. */
export function fillMeta(text: string, values: MetaValues): string {
  return text.replace(META, (whole, name: string) => Object.entries(values).find(([key]) => key === name)?.[1] ?? whole)
}

/** The values as expressions of labels and annotations. */
export function metaVocabulary(values: MetaValues): [string, () => string][] {
  return Object.entries(values).map(([name, value]) => [name, () => value])
}

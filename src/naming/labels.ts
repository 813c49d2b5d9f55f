import type {Context, RepositoryData} from '../context/context.ts'
import {splitPair} from '../text/list.ts'
import {render, type Template, type Vocabulary} from '../text/template.ts'

/** Sorted `key=value` pairs, of labels or annotations. */
export type Pairs = ReadonlyMap<string, string>

interface LabelFacts {
  readonly context: Context
  readonly repository: RepositoryData
  readonly revision: string
  /** The first tag. */
  readonly version: string
  readonly created: Date
}

/**
 * The eight generated pairs and the user's own, which replace those of the same key, sorted by key.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys
 */
export function derivePairs(facts: LabelFacts, custom: readonly Template[], vocabulary: Vocabulary): Pairs {
  const {repository, revision, version, created} = facts
  const generated: [string, string][] = [
    ['title', repository.name],
    ['description', repository.description],
    ['url', repository.url],
    ['source', repository.url],
    ['version', version],
    ['created', created.toISOString()],
    ['revision', revision],
    ['licenses', repository.license]
  ]
  const pairs = new Map(generated.map(([key, value]) => [`org.opencontainers.image.${key}`, value]))
  for (const template of custom) {
    const pair = splitPair(render(template, vocabulary))
    if (pair) pairs.set(pair.key, pair.value)
  }
  return new Map([...pairs].sort(([a], [b]) => compareKeys(a, b)))
}

/**
 * The order of docker/metadata-action, which is `localeCompare`. Its first call costs 18 ms, for the tables of all
 * languages; among these characters it is the order of their codes.
 */
function compareKeys(a: string, b: string): number {
  const plain = /^[a-z0-9.]*$/
  if (!plain.test(a) || !plain.test(b)) return a.localeCompare(b)
  return a < b ? -1 : a > b ? 1 : 0
}

/** `key=value`, a line each. */
export function pairLines(pairs: Pairs): string[] {
  return [...pairs].map(([key, value]) => `${key}=${value}`)
}

/** What is known of the repository when neither payload nor API told more. */
export function bareRepositoryData(context: Context): RepositoryData {
  return {
    name: context.repository.slice(context.repository.indexOf('/') + 1),
    description: '',
    url: `${context.server.url}/${context.repository}`,
    license: '',
    defaultBranch: ''
  }
}

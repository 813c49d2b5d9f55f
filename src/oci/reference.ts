import type {Digest} from './digest.ts'

/**
 * A repository in a registry, e.g. registry `127.0.0.1:5000`, name `acme/tool`.
 * Grammar: https://github.com/distribution/reference/blob/v0.6.0/reference.go
 */
export interface Repository {
  /** Host and port as the user wrote them, lower-case. */
  readonly registry: string
  /** The path in the registry. */
  readonly name: string
  /** As it stands in a command line: without the registry where that is Docker Hub's and was not written. */
  readonly text: string
}

/** What an image name without a registry means. */
export const DEFAULT_REGISTRY = 'docker.io'

/** Docker Hub goes by an older name too, that of its API. https://github.com/distribution/reference/blob/v0.6.0/normalize.go */
export function canonicalRegistry(host: string): string {
  return host === 'index.docker.io' ? DEFAULT_REGISTRY : host
}

const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/
const DOMAIN =
  /^(?:(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(?:\.(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/
/** https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests */
export const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/
/** Of registry and path together, in characters: the limit of the reference grammar. */
const LONGEST_NAME = 255

/**
 * The repository that `text` (lower-case) names, or what is wrong with it, as a clause about the name. `empty`: a part
 * of it has no text at all, as after an expression that gave nothing.
 */
export function parseRepository(text: string): Repository | {readonly wrong: string; readonly empty?: true} {
  if (text === '') return {wrong: 'is empty', empty: true}
  if (text.length > LONGEST_NAME) return {wrong: `is longer than ${LONGEST_NAME} characters`}
  if (text.includes('://')) return {wrong: 'is a URL; write it without the scheme'}
  if (text.includes('@')) return {wrong: 'holds a digest; give the name alone'}
  const slash = text.indexOf('/')
  const first = slash === -1 ? '' : text.slice(0, slash)
  const hasRegistry = /[.:]/.test(first) || first === 'localhost'
  const registry = hasRegistry ? canonicalRegistry(first) : DEFAULT_REGISTRY
  const path = hasRegistry ? text.slice(slash + 1) : text
  if (path.includes(':'))
    return {wrong: `holds a tag (“${path.slice(path.indexOf(':') + 1)}”); tags go into the input tags`}
  if (!DOMAIN.test(registry)) return {wrong: `has no valid registry host (“${registry}”)`}
  const bad = path.split('/').find(component => !COMPONENT.test(component))
  if (bad === '') return {wrong: 'has an empty part between slashes', empty: true}
  if (bad !== undefined) {
    return {wrong: `has an invalid part “${bad}”: letters, digits and single . _ or - between them are allowed`}
  }
  const official = registry === DEFAULT_REGISTRY && !path.includes('/')
  return {registry, name: official ? `library/${path}` : path, text}
}

/** The repository of `name`, `name:tag` or `name@digest`, as others write them; undefined where it is none. */
export function withoutTag(reference: string): Repository | undefined {
  const name = reference.replace(/@.*$/, '').replace(/:[\w.-]*$/, '')
  const repository = parseRepository(name.toLowerCase())
  return 'wrong' in repository ? undefined : repository
}

/** Whether `text` (lower-case) can be a registry: host and perhaps port. */
export function isRegistryHost(text: string): boolean {
  return DOMAIN.test(text)
}

/** `name:tag` */
export function tagged(repository: Repository, tag: string): string {
  return `${repository.text}:${tag}`
}

/** `name@digest`, which names the same bytes for ever. */
export function pinned(repository: Repository, digest: Digest): string {
  return `${repository.text}@${digest}`
}

import type {Digest} from '../oci/digest.ts'

/** What a list of versions says of one: a manifest under its digest, and the tags that point at it. */
export interface Listed {
  readonly digest: Digest
  readonly tags: readonly string[]
  /** GitHub's number of the version; undefined where registries have none. */
  readonly id?: number | undefined
  /** Milliseconds since the epoch; undefined where nobody knows. */
  readonly time: number | undefined
}

/** What the manifest says. */
export interface Content {
  /** The manifests that it can't do without. */
  readonly needs: readonly Digest[]
  /** Other digests in it, in annotations or in fields of media types that are not known here: it may need them. */
  readonly mentions: readonly Digest[]
  /** Of a referrer: what it is about. */
  readonly subject?: Digest | undefined
  /** The blobs that only pulls of it, and of others that share them, use. */
  readonly blobs: readonly {readonly digest: Digest; readonly size: number}[]
}

/** `missing`: the registry has no such manifest; `unreadable`: it may be there and need anything. */
export type Read = Content | 'missing' | 'unreadable'

export interface Version extends Listed {
  readonly read: Read
  /** `gone`: deleted by this run; `stuck`: it can't be deleted, so it stays whatever the policy says. */
  readonly state: 'there' | 'gone' | 'stuck'
}

export function contentOf({read}: Version): Content | undefined {
  return typeof read === 'object' ? read : undefined
}

/** What must not be missing while it stands. */
export function needsOf(version: Version): readonly Digest[] {
  const content = contentOf(version)
  return content ? [...content.needs, ...content.mentions] : []
}

/** `sha256-HEX` stands in for the list of a digest's referrers; cosign adds what it is. */
const FALLBACK = /^sha256-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/

/** The digest that a tag made of a digest belongs to. https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema */
function digestOfTag(tag: string): Digest | undefined {
  const [, hex] = FALLBACK.exec(tag) ?? []
  // The pattern holds exactly what a digest is made of.
  return hex === undefined ? undefined : (`sha256:${hex}` as Digest)
}

/** Tags that people and runs gave. */
export function ownTags({tags}: Pick<Listed, 'tags'>): string[] {
  return tags.filter(tag => digestOfTag(tag) === undefined)
}

/** What the version is an attestation or a list of attestations of, and goes with. */
export function subjectsOf(version: Version): Digest[] {
  const {subject} = contentOf(version) ?? {}
  return [...version.tags.flatMap(tag => digestOfTag(tag) ?? []), ...(subject === undefined ? [] : [subject])]
}

/** For people: its tags, else the start of its digest. */
export function nameOf({tags, digest}: Pick<Listed, 'tags' | 'digest'>): string {
  const own = ownTags({tags})
  if (own.length === 0) return digest.slice(0, 19)
  const [first = '', ...more] = own
  return more.length > 2 ? `${first} and ${more.length} more tags` : own.join(', ')
}

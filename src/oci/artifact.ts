import {digestOf} from './digest.ts'
import {type Descriptor, type Manifest, manifestOf} from './manifest.ts'
import {MANIFEST_TYPES} from './media.ts'

/** The configuration of what needs none. https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor */
export const EMPTY = Buffer.from('{}')
export const EMPTY_CONFIG: Descriptor = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: digestOf(EMPTY),
  size: EMPTY.length
}

/** What an artifact is made of, in the order in which it is written. */
export interface ArtifactManifest {
  /** Helm leaves it out of the document. */
  readonly mediaType?: string
  readonly artifactType?: string | undefined
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  readonly subject?: Descriptor | undefined
  readonly annotations: Readonly<Record<string, string>>
}

/** The manifest's bytes as clients written in Go write them, so that the same artifact has the same digest here as there. */
export function composeManifest({annotations, config, layers, ...rest}: ArtifactManifest): Manifest {
  const {mediaType, artifactType, subject} = rest
  const document = {
    schemaVersion: 2,
    mediaType,
    artifactType,
    config,
    layers,
    subject,
    annotations: sorted(annotations)
  }
  return manifestOf(MANIFEST_TYPES[1], Buffer.from(goJson(document)))
}

/** JSON as Go's encoder writes it: what would end a script element is escaped. */
export function goJson(document: unknown): string {
  return JSON.stringify(document).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** Go writes maps in the order of their keys. */
export function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The time as registries' clients write it, without fractions of a second. https://www.rfc-editor.org/rfc/rfc3339 */
export function rfc3339(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

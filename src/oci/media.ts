/**
 * Media types of manifests that a registry may answer with, in the order of preference of the Accept field.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md
 * https://distribution.github.io/distribution/spec/manifest-v2-2/
 */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json'
] as const

export type ManifestType = (typeof MANIFEST_TYPES)[number]

export function isManifestType(text: string): text is ManifestType {
  return (MANIFEST_TYPES as readonly string[]).includes(text)
}

/** An index names the manifest of each platform; the other two types are one image. */
export function isIndexType(type: ManifestType): boolean {
  return type === MANIFEST_TYPES[0] || type === MANIFEST_TYPES[2]
}

/** Whether a configuration of that type is an image's; of an artifact it is anything else. Without a type it is old, and an image. */
export function isImageConfig(type: string | undefined): boolean {
  return (
    type === undefined ||
    type === 'application/vnd.oci.image.config.v1+json' ||
    type === 'application/vnd.docker.container.image.v1+json'
  )
}

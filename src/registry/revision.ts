import {imagesOf, type Manifest, parseConfig} from '../oci/manifest.ts'
import type {RegistryClient} from './client.ts'

export const REVISION_LABEL = 'org.opencontainers.image.revision'

/** The commit that an image says it was built from; undefined where it says nothing. */
export async function revisionLabel(registry: RegistryClient, manifest: Manifest): Promise<string | undefined> {
  return (await imageLabels(registry, manifest))[REVISION_LABEL]
}

/**
 * The labels of an image's configuration (of an index: of its first image's); empty where it has none.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md
 */
export async function imageLabels(
  registry: RegistryClient,
  {content}: Manifest
): Promise<Readonly<Record<string, string>>> {
  if (content?.kind === 'index') {
    const [first] = imagesOf(content)
    const image = first && (await registry.getManifest(first.descriptor.digest))
    return image?.content?.kind === 'image' ? await imageLabels(registry, image) : {}
  }
  const config = content && (await registry.getBlob(content.config.digest))
  return config ? parseConfig(config).labels : {}
}

import {imagesOf, type Manifest, parseConfig} from '../oci/manifest.ts'
import type {RegistryClient} from './client.ts'

export const REVISION_LABEL = 'org.opencontainers.image.revision'

/**
 * The commit that an image says it was built from: the label of its configuration (of an index: of its first image).
 * undefined where it says nothing. https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md
 */
export async function revisionLabel(registry: RegistryClient, {content}: Manifest): Promise<string | undefined> {
  if (content?.kind === 'index') {
    const [first] = imagesOf(content)
    const image = first && (await registry.getManifest(first.descriptor.digest))
    return image?.content?.kind === 'image' ? await revisionLabel(registry, image) : undefined
  }
  const config = content && (await registry.getBlob(content.config.digest))
  return config && parseConfig(config).labels[REVISION_LABEL]
}

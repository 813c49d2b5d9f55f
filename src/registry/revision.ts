import {isDigest} from '../oci/digest.ts'
import {isIndexType} from '../oci/media.ts'
import type {Repository} from '../oci/reference.ts'
import {field, parseJson, stringAt} from '../text/json.ts'
import type {Manifest} from './client.ts'
import type {Registries} from './registries.ts'

const LABEL = 'org.opencontainers.image.revision'

/**
 * The commit that an image says it was built from: the label of its configuration (of an index: of its first image).
 * undefined where it says nothing. https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md
 */
export async function revisionLabel(
  registries: Registries,
  repository: Repository,
  manifest: Manifest
): Promise<string | undefined> {
  const registry = registries(repository)
  const document = parseJson(manifest.bytes.toString('utf8'))
  if (isIndexType(manifest.mediaType)) {
    const entries = field(document, 'manifests')
    const first = (Array.isArray(entries) ? entries : []).find(entry => stringAt(entry, 'platform', 'os') !== 'unknown')
    const child = stringAt(first, 'digest')
    const image = child === undefined ? undefined : await registry.getManifest(repository, child)
    return image && !isIndexType(image.mediaType) ? await revisionLabel(registries, repository, image) : undefined
  }
  const digest = stringAt(document, 'config', 'digest') ?? ''
  if (!isDigest(digest)) return undefined
  const config = await registry.getBlob(repository, digest)
  return stringAt(config && parseJson(config.toString('utf8')), 'config', 'Labels', LABEL)
}

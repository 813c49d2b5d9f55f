import {parallel} from '../concurrency.ts'
import type {Digest} from '../oci/digest.ts'
import {imagesOf, type Manifest, sizeOf} from '../oci/manifest.ts'
import {isImageConfig} from '../oci/media.ts'
import {type Platform, platformOf} from '../oci/platform.ts'
import type {Runner} from '../runner.ts'
import {field, parseJson} from '../text/json.ts'
import type {RegistryClient} from './client.ts'

/** The image of one platform, and how many bytes a pull of it moves: its configuration and layers, compressed. */
export interface PlatformImage {
  readonly platform: Platform
  readonly digest: Digest
  readonly size: number
}

/**
 * The platforms of what was published, with sizes; none of an artifact. A plain manifest does not say its platform: `buildMetadata` of the
 * builder does, else it is the planned one, else this machine's.
 */
export async function readPlatforms(
  runner: Pick<Runner, 'platform'>,
  manifest: Manifest,
  registry: RegistryClient,
  known: {readonly planned: readonly Platform[]; readonly buildMetadata: string}
): Promise<PlatformImage[]> {
  if (manifest.content?.kind === 'index') {
    return await parallel(imagesOf(manifest.content), 8, async ({platform, descriptor: {digest}}) => ({
      platform,
      digest,
      size: imageSize(await registry.getManifest(digest))
    }))
  }
  if (manifest.content && !isImageConfig(manifest.content.config.mediaType)) return []
  const described = platformOf(field(parseJson(known.buildMetadata), 'containerimage.descriptor', 'platform'))
  const platform = described ?? known.planned[0] ?? runner.platform
  return [{platform, digest: manifest.digest, size: imageSize(manifest)}]
}

function imageSize(manifest: Manifest | undefined): number {
  return manifest?.content?.kind === 'image' ? sizeOf(manifest.content) : 0
}

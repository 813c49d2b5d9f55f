import {parallel} from './concurrency.ts'
import {type Digest, isDigest} from './oci/digest.ts'
import {isIndexType} from './oci/media.ts'
import {normalizePlatform, platformText} from './oci/platform.ts'
import type {Repository} from './oci/reference.ts'
import type {Manifest} from './registry/client.ts'
import type {Registries} from './registry/registries.ts'
import type {Runner} from './runner.ts'
import {field, numberAt, parseJson, stringAt} from './text/json.ts'

/** The image of one platform, and how many bytes a pull of it moves: its configuration and layers, compressed. */
export interface PlatformImage {
  readonly platform: string
  readonly digest: Digest
  readonly size: number
}

/** What an index points to, without the attestations that stand beside the images. */
export function platformsOfIndex(manifest: Manifest): {platform: string; digest: Digest}[] {
  const entries = field(parseJson(manifest.bytes.toString('utf8')), 'manifests')
  return (Array.isArray(entries) ? entries : []).flatMap(entry => {
    const digest = stringAt(entry, 'digest') ?? ''
    const part = (name: string) => stringAt(entry, 'platform', name) ?? ''
    const platform = platformText({os: part('os'), architecture: part('architecture'), variant: part('variant')})
    return isDigest(digest) && platform !== 'unknown/unknown' && platform !== '' ? [{platform, digest}] : []
  })
}

/**
 * The platforms of what was published, with sizes. A plain manifest does not say its platform: `buildMetadata` of the
 * builder does, else it is the planned one, else this machine's.
 */
export async function readPlatforms(
  runner: Pick<Runner, 'platform'>,
  repository: Repository,
  manifest: Manifest,
  registries: Registries,
  known: {readonly planned: readonly string[]; readonly buildMetadata: string}
): Promise<PlatformImage[]> {
  if (isIndexType(manifest.mediaType)) {
    return await parallel(platformsOfIndex(manifest), 8, async ({platform, digest}) => {
      const child = await registries(repository).getManifest(repository, digest)
      return {platform, digest, size: child ? sizeOf(child) : 0}
    })
  }
  const described = field(parseJson(known.buildMetadata), 'containerimage.descriptor', 'platform')
  const [os, architecture] = [stringAt(described, 'os'), stringAt(described, 'architecture')]
  const [only] = known.planned
  const platform =
    os && architecture
      ? platformText({os, architecture, variant: stringAt(described, 'variant') ?? ''})
      : only
        ? normalizePlatform(only)
        : runner.platform
  return [{platform, digest: manifest.digest, size: sizeOf(manifest)}]
}

function sizeOf({bytes}: Manifest): number {
  const document = parseJson(bytes.toString('utf8'))
  const layers = field(document, 'layers')
  const sizes = [field(document, 'config'), ...(Array.isArray(layers) ? layers : [])].map(
    part => numberAt(part, 'size') ?? 0
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

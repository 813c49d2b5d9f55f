import {field, parseJson, stringAt} from '../text/json.ts'
import {type Digest, digestOf, isDigest} from './digest.ts'
import {isIndexType, type ManifestType} from './media.ts'
import {type Platform, platformOf} from './platform.ts'

/**
 * What points at other content. In the shape and with all the fields in which it was read, known here or not, so that
 * an index can hand on what another index said. https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md
 */
export interface Descriptor {
  readonly digest: Digest
  /** The specification asks for it and for the size; what lacks them is read all the same. */
  readonly mediaType?: string
  /** Bytes. */
  readonly size?: number
  readonly artifactType?: string
  /** The content itself, where it is small: base64. */
  readonly data?: string
  /** Of an entry of an index; `platformOf` reads it. */
  readonly platform?: unknown
  /** `annotationOf` reads it. */
  readonly annotations?: unknown
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md */
export interface ImageManifest {
  readonly kind: 'image'
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md */
export interface Index {
  readonly kind: 'index'
  readonly manifests: readonly Descriptor[]
}

/** The very bytes that a registry keeps, and what they are. */
export interface Manifest {
  readonly digest: Digest
  readonly mediaType: ManifestType
  readonly bytes: Buffer
  /** undefined where the bytes are not what the media type says: nothing can be told of what it needs or holds. */
  readonly content: ImageManifest | Index | undefined
}

/** What the configuration of an image says; all of it is optional in practice. */
export interface ImageConfig {
  readonly os: string | undefined
  readonly architecture: string | undefined
  readonly variant: string | undefined
  readonly osVersion: string | undefined
  readonly labels: Readonly<Record<string, string>>
}

export function manifestOf(mediaType: ManifestType, bytes: Buffer): Manifest {
  return {digest: digestOf(bytes), mediaType, bytes, content: parseContent(mediaType, bytes)}
}

function parseContent(mediaType: ManifestType, bytes: Buffer): Manifest['content'] {
  const document = parseJson(bytes.toString('utf8'))
  if (isIndexType(mediaType)) {
    const manifests = descriptorsAt(document, 'manifests')
    return manifests && {kind: 'index', manifests}
  }
  const config = field(document, 'config')
  const layers = descriptorsAt(document, 'layers')
  return layers && isDescriptor(config) ? {kind: 'image', config, layers} : undefined
}

/** One bad entry makes the whole unreadable: a list that silently lacks one would be merged, or cleaned up, by. */
function descriptorsAt(document: unknown, name: string): Descriptor[] | undefined {
  const entries = field(document, name)
  return Array.isArray(entries) && entries.every(isDescriptor) ? entries : undefined
}

function isDescriptor(value: unknown): value is Descriptor {
  const may = (name: string, type: string) => ['undefined', type].includes(typeof field(value, name))
  const typed = may('mediaType', 'string') && may('size', 'number') && may('artifactType', 'string')
  return typed && isDigest(stringAt(value, 'digest') ?? '')
}

export function annotationOf({annotations}: Descriptor, name: string): string | undefined {
  return stringAt(annotations, name)
}

/** The image of each platform, without the attestations and artifacts that stand beside them. */
export function imagesOf({manifests}: Index): {platform: Platform; descriptor: Descriptor}[] {
  return manifests.flatMap(descriptor => {
    const platform = platformOf(descriptor.platform)
    return platform === undefined ? [] : [{platform, descriptor}]
  })
}

/** Bytes that a pull of one image moves: its configuration and layers, compressed. */
export function sizeOf({config, layers}: ImageManifest): number {
  return [config, ...layers].reduce((sum, {size = 0}) => sum + size, 0)
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md */
export function parseConfig(bytes: Buffer): ImageConfig {
  const document = parseJson(bytes.toString('utf8'))
  const labels = field(document, 'config', 'Labels')
  const pairs = Object.entries(typeof labels === 'object' && labels !== null ? labels : {})
  return {
    os: stringAt(document, 'os'),
    architecture: stringAt(document, 'architecture'),
    variant: stringAt(document, 'variant'),
    osVersion: stringAt(document, 'os.version'),
    labels: Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'))
  }
}

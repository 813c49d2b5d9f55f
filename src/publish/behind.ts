import type {Digest} from '../oci/digest.ts'
import type {Repository} from '../oci/reference.ts'
import type {Registries} from '../registry/registries.ts'
import {imageLabels} from '../registry/revision.ts'

/** What an image says of itself, by the labels of its configuration; all may be missing. */
export interface ImageFacts {
  readonly version?: string | undefined
  /** The commit that it was built from. */
  readonly revision?: string | undefined
  /** When it was built, as a date of RFC 3339. */
  readonly created?: string | undefined
}

/** What the image behind a digest says of itself; of one that is not there (any more), nothing. Asked for once. */
export type ReadFacts = (repository: Repository, digest: Digest) => Promise<ImageFacts>

export function createReadFacts(registries: Registries): ReadFacts {
  const known = new Map<string, Promise<ImageFacts>>()
  return (repository, digest) => {
    const key = `${repository.text}@${digest}`
    const found = known.get(key) ?? read(registries, repository, digest)
    known.set(key, found)
    // What could not be read is asked for again.
    found.catch(() => known.delete(key))
    return found
  }
}

async function read(registries: Registries, repository: Repository, digest: Digest): Promise<ImageFacts> {
  const registry = registries(repository)
  const manifest = await registry.getManifest(digest)
  return manifest ? factsOf(Object.entries(await imageLabels(registry, manifest))) : {}
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
export function factsOf(labels: Iterable<readonly [string, string]>): ImageFacts {
  const values = new Map(labels)
  const label = (name: string) => values.get(`org.opencontainers.image.${name}`)
  return {version: label('version'), revision: label('revision'), created: label('created')}
}

import type {Digest} from '../oci/digest.ts'

/** An image that is in the registry under its digest, which the tags of this run will point at. */
export interface Image {
  readonly digest: Digest
  readonly origin: 'built' | 'merged' | 'promoted' | 'reused'
  /** Why it is not to be signed although it was put together here: nothing says that its parts are of this commit. */
  readonly unsignable?: string
  /** What the builder has tagged itself, as `name:tag`, one of each image; none where it pushed by digest. */
  readonly written: readonly string[]
}

/** What this run has built, or put together of its own jobs' images. */
export function isOwnWork({origin}: Image): boolean {
  return origin === 'built' || origin === 'merged'
}

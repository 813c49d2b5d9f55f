import type {Digest} from '../oci/digest.ts'
import type {Repository} from '../oci/reference.ts'

/** An image that is in a registry already, which the tags of this run will point at. */
export interface Existing {
  readonly digest: Digest
  /** Where it is. */
  readonly source: Repository
  /** Planned images that don't have it yet. */
  readonly missing: readonly Repository[]
  /** Put together by this run, so that it may be signed as such. */
  readonly made: boolean
}

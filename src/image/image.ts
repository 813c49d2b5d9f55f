import type {Digest} from '../oci/digest.ts'

/** An image that is in the registry under its digest, which the tags of this run will point at. */
export interface Image {
  readonly digest: Digest
  /** `built` and `merged` are this run's own work, which alone it may sign. */
  readonly origin: 'built' | 'merged' | 'promoted' | 'reused'
  /** The tag that the builder has written itself. */
  readonly written: string | undefined
}

import type {Tag} from '../naming/derive.ts'
import type {Repository} from '../oci/reference.ts'

/** What became of one tag of one image. */
export interface TagOutcome {
  readonly repository: Repository
  readonly tag: Tag
  /** `published`: it points at the image. `kept`: it points at another one, rightly. `failed`: it should, and does not. */
  readonly outcome: 'published' | 'kept' | 'failed'
  /** Why it was kept, or what it is instead. */
  readonly reason?: string
}

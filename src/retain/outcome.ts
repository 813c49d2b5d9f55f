import type {Repository} from '../oci/reference.ts'

export interface RetainedVersion {
  readonly name: string
  readonly digest: string
  /** GitHub's number, by which a deleted version is restored. */
  readonly id: number | undefined
  readonly why: string
}

/** What came of one image's repository. */
export interface Retained {
  readonly repository: Repository
  /** Nothing was deleted: `deleted` is what would be. */
  readonly dryRun: boolean
  readonly listed: number
  readonly deleted: readonly RetainedVersion[]
  readonly failed: readonly RetainedVersion[]
  readonly kept: readonly RetainedVersion[]
  /** How many versions stay, by the reason without particulars, most first. */
  readonly reasons: readonly {readonly why: string; readonly count: number}[]
  /** Bytes of blobs that nothing in the repository uses any more; a registry frees them when it collects garbage. */
  readonly freed: number
  /** Why the run ended before it was through. */
  readonly stopped: string | undefined
  /** Sentences for people. */
  readonly notes: readonly string[]
}

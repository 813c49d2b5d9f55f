import type {Digest} from '../oci/digest.ts'
import type {Attempt} from '../registry/retry.ts'
import type {Listed, Version} from './version.ts'

/** What a look at one version found. */
export interface Look {
  /** Whether the version is still there. */
  readonly there: boolean
  /** Versions that are new or not as they were known, that one perhaps among them. */
  readonly changed: readonly Listed[]
}

/** Where the versions of one repository are listed and deleted: GitHub's packages, or any registry. */
export interface Store {
  list(): Promise<Listed[]>
  /**
   * That version as it is now, and what has come since the list. Every fault is thrown: whoever deletes by an answer
   * looks again before trying again.
   */
  look(version: Listed, known: ReadonlyMap<Digest, Version>): Promise<Look>
  /** Why no further image should be begun in this run; asked before each. */
  mayGoOn(): Promise<string | undefined>
  /** One try. `refused`: nothing can be deleted there at all. */
  remove(version: Listed): Promise<'deleted' | 'gone' | 'refused'>
  /** A fault that passes is given back, any other is thrown. */
  judge(error: unknown): Attempt<never>
  /** Why the run must end here, if the fault is of that kind; the next run goes on. */
  endsRun(error: unknown): string | undefined
  /** Why a version was not deleted, in words. */
  explain(error: unknown): string
  /** Which versions it can't list, and how to get one back, in sentences for people. */
  readonly notes: {readonly list?: string; readonly restore?: string}
}

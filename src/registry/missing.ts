import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {pinned, type Repository} from '../oci/reference.ts'

/** The builder said that it had pushed, and the registry knows nothing of it. */
export function notThere(repository: Repository, digest: Digest): ActionError {
  return new ActionError(
    'mismatch',
    `${pinned(repository, digest)} is not in the registry, although the build said that it was pushed.`,
    {
      hint: 'Run the job again; if it stays, check whether something deletes untagged images there.'
    }
  )
}

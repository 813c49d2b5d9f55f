import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {pinned, type Repository} from '../oci/reference.ts'
import type {Ports} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'

/**
 * Copies an image whole to repositories that lack it, digest unchanged; a manifest alone would point at layers that
 * are not there. Under its digest alone: a tag would be written past all that guards tags (tried with buildx 0.29: as
 * the target's “tag” it takes a digest). https://docs.docker.com/reference/cli/docker/buildx/imagetools/create/
 */
export async function copyImage(
  {run, log}: Pick<Ports, 'run' | 'log'>,
  from: Repository,
  digest: Digest,
  to: readonly Repository[]
): Promise<void> {
  for (const repository of to) {
    const target = pinned(repository, digest)
    log.info(`Copying ${pinned(from, digest)} to ${target}.`)
    // The default would wrap a plain manifest in a new index, with another digest.
    const args = ['buildx', 'imagetools', 'create', '--prefer-index=false', '--tag', target, pinned(from, digest)]
    const {exitCode, stderr} = await run('docker', args, {onLine: log.info})
    if (exitCode !== 0)
      throw new ActionError(
        'registry',
        `${pinned(from, digest)} could not be copied to ${target}: ${excerpt(stderr, 300)}`
      )
  }
}

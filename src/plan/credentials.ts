import {ActionError} from '../errors.ts'
import type {GivenCredentials} from '../inputs/credentials.ts'
import {DEFAULT_REGISTRY, type Repository} from '../oci/reference.ts'

/**
 * A user name for another registry's images, without saying so, would send a password to Docker Hub, and the push would
 * be refused for lack of a log-in.
 */
export function checkAssumedRegistry(given: readonly GivenCredentials[], images: readonly Repository[]): void {
  const [host, ...others] = new Set(images.map(({registry}) => registry))
  if (host === undefined || others.length > 0 || host === DEFAULT_REGISTRY) return
  if (!given.some(({assumed}) => assumed) || given.some(({registry}) => registry === host)) return
  throw new ActionError(
    'input',
    `input username: without registry it is for Docker Hub, but every image is on ${host}.`,
    {
      cause: 'the password would go to Docker Hub, and the push would be refused',
      hint: `Add the line it is meant for: registry: ${host} or, for base images of Docker Hub, registry: docker.io`
    }
  )
}

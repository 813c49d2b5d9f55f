import type {Subject} from '../diagnosis/diagnose.ts'
import type {Repository} from '../oci/reference.ts'
import type {Runner} from '../runner.ts'
import {createRegistry, type Registry} from './client.ts'
import type {Credentials} from './docker-config.ts'

/** The client for a repository's registry: one a registry, so that connections and tokens are shared. */
export type Registries = (image: Pick<Repository, 'registry'>) => Registry

export function createRegistries(
  runner: Pick<Runner, 'http' | 'clock' | 'log'>,
  options: {
    readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
    readonly retries: number
    readonly subject: Subject
    readonly insecure: readonly string[]
    readonly actions?: 'pull' | 'pull,push'
  }
): Registries {
  const clients = new Map<string, Registry>()
  return ({registry}) => {
    const client =
      clients.get(registry) ??
      createRegistry(runner, {...options, registry, credentials: () => options.credentialsFor(registry)})
    clients.set(registry, client)
    return client
  }
}

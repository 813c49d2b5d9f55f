import type {Repository} from '../oci/reference.ts'
import type {Ports} from '../runner.ts'
import {createClient, type RegistryClient} from './client.ts'
import type {Credentials} from './docker-config.ts'
import {createTransport, type Transport, type TransportOptions} from './transport.ts'

/** The clients of a run: one a repository; connections and tokens are shared by all of one registry. */
export interface Registries {
  (repository: Repository): RegistryClient
  /** Whether the registry accepts the credentials at all. */
  checkLogin(registry: string): Promise<void>
}

export interface RegistriesOptions extends Omit<TransportOptions, 'registry' | 'credentials'> {
  readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
}

export function createRegistries(
  runner: Pick<Ports, 'http' | 'clock' | 'log'>,
  {credentialsFor, ...options}: RegistriesOptions
): Registries {
  const transports = new Map<string, Transport>()
  const transportOf = (registry: string) => {
    const transport =
      transports.get(registry) ??
      createTransport(runner, {...options, registry, credentials: () => credentialsFor(registry)})
    transports.set(registry, transport)
    return transport
  }
  return Object.assign((repository: Repository) => createClient(runner, transportOf(repository.registry), repository), {
    async checkLogin(registry: string) {
      const what = `Logging in to ${registry}`
      await transportOf(registry).send({what, method: 'GET', path: '/v2/', expected: [200]})
    }
  })
}

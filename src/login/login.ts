import type {UsedCredential} from '../diagnosis/fault.ts'
import {ActionError, textOf} from '../errors.ts'
import type {GivenCredentials} from '../inputs/credentials.ts'
import type {Plan} from '../plan/plan.ts'
import {type Credentials, credentialsInEnvironment, findCredentials} from '../registry/docker-config.ts'
import type {Ports} from '../runner.ts'
import {storeCredentials, tidyConfig} from './store.ts'

/** What is known about registries and credentials after the log-in. */
export interface KnownCredentials {
  /** Each registry is looked up once; undefined means anonymous. */
  credentialsFor(registry: string): Promise<Credentials | undefined>
  /** Whose they are, of the registries that have been looked up. */
  credentialOf(registry: string): UsedCredential | undefined
  /** Registries whose credentials came from the inputs. */
  readonly explicit: readonly string[]
}

/**
 * Makes the credentials known to everything that pushes: buildx, this action, and later steps. They go into the
 * Docker config (or the credential helper that it names), as `docker login` would put them, without a process.
 * With none given, what the config has is used; only for GitHub's own registry the job's token steps in.
 */
export async function login(ports: Ports, plan: Plan): Promise<KnownCredentials> {
  const {docker, token, credentials} = plan
  const known = new Map<string, Promise<Credentials | undefined>>()
  const used = new Map<string, UsedCredential>()
  const explicit = credentials.given.filter(given => isComplete(ports, given, plan))
  const wanted: GivenCredentials[] = [...explicit]
  const isOfOthers = await tidyConfig(ports, docker)
  for (const registry of new Set(plan.images.map(image => image.registry))) {
    if (explicit.some(given => given.registry === registry)) continue
    const canUseToken = registry === plan.repository.registry && token !== ''
    // Another job's log-in on this machine goes when that job ends.
    const found = canUseToken && isOfOthers(registry) ? undefined : await findCredentials(ports, docker, registry)
    known.set(registry, Promise.resolve(found))
    used.set(registry, storedCredential(found))
    if (found) ports.log.info(`${registry}: using the credentials of the Docker config.`)
    else if (canUseToken) wanted.push({registry, username: credentials.actor, password: token})
    else ports.log.info(`${registry}: no credentials are given, so it is used without.`)
  }
  for (const {registry, username, password} of wanted) {
    ports.log.info(`${registry}: logging in as ${username}.`)
    // The CLI, and so the push, looks there first: the same credentials must be used for everything.
    const shadow = credentialsInEnvironment(docker, registry)
    if (shadow)
      ports.log.warning(
        `DOCKER_AUTH_CONFIG holds credentials for ${registry}, which docker uses instead of those of this step.`
      )
    known.set(registry, Promise.resolve(shadow ?? {username, password}))
    const kind = credentials.given.some(given => given.registry === registry) ? 'given' : 'job'
    used.set(registry, shadow ? storedCredential(shadow) : {kind, user: username})
  }
  try {
    // A dry run reads at most, and without Docker.
    if (wanted.length > 0 && !plan.dryRun) await storeCredentials(ports, docker, wanted, credentials.logout)
  } catch (error) {
    // Where nobody gave credentials and nothing has to be pushed, the build goes on without.
    if (explicit.length > 0 || plan.push.push === 'yes') throw error
    ports.log.warning(textOf(error))
  }
  return {
    explicit: explicit.map(({registry}) => registry),
    credentialOf: registry => used.get(registry),
    credentialsFor(registry) {
      const found = known.get(registry) ?? findCredentials(ports, docker, registry)
      known.set(registry, found)
      return found
    }
  }
}

function storedCredential(found: Credentials | undefined): UsedCredential {
  if (!found) return {kind: 'none'}
  return 'username' in found ? {kind: 'stored', user: found.username} : {kind: 'stored'}
}

/** Runs of forks and of dependabot get no secrets: then an empty password skips that log-in, if nothing is pushed. */
function isComplete({log}: Ports, {registry, username, password}: GivenCredentials, plan: Plan): boolean {
  if (username !== '' && password !== '') return true
  if (plan.push.push !== 'yes') {
    log.notice(
      `The log-in to ${registry} is skipped because its password is empty (runs of forks and of dependabot get no secrets).`
    )
    return false
  }
  const empty = username === '' ? 'username' : 'password'
  throw new ActionError('login', `input ${empty}: empty, so there is no log-in to ${registry}.`, {
    cause: 'a secret that does not exist in this repository, organisation or environment is an empty text',
    hint: `Check the name of the secret or variable in the workflow’s ${empty}.`
  })
}

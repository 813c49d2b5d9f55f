import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {githubRegistry} from '../naming/images.ts'
import type {Plan} from '../plan/plan.ts'
import {type Credentials, credentialsInEnvironment, findCredentials} from '../registry/docker-config.ts'
import type {Runner} from '../runner.ts'
import type {Account} from './accounts.ts'
import {storeAccounts} from './store.ts'

/** What is known about registries and credentials after the log-in. */
export interface Login {
  /** Each registry is looked up once; undefined means anonymous. */
  credentialsFor(registry: string): Promise<Credentials | undefined>
  /** Registries whose credentials came from the inputs. */
  readonly explicit: readonly string[]
}

/**
 * Makes the credentials known to everything that pushes: buildx, this action, and later steps. They go into the
 * Docker config (or the credential helper that it names), as `docker login` would put them, without a process.
 * With none given, what the config has is used; only for GitHub's own registry the job's token steps in.
 */
export async function login(
  runner: Runner,
  context: Context,
  inputs: Inputs,
  plan: Plan,
  accounts: readonly Account[]
): Promise<Login> {
  const known = new Map<string, Promise<Credentials | undefined>>()
  const explicit = accounts.filter(account => isComplete(runner, account, plan))
  const wanted: Account[] = [...explicit]
  const own = githubRegistry(context.server.host)
  for (const registry of new Set(plan.images.map(image => image.registry))) {
    if (explicit.some(account => account.registry === registry)) continue
    const found = await findCredentials(runner, registry)
    known.set(registry, Promise.resolve(found))
    if (found) runner.log.info(`${registry}: using the credentials of the Docker config.`)
    else if (registry === own && inputs.githubToken !== '')
      wanted.push({registry, username: context.actor, password: inputs.githubToken})
    else runner.log.info(`${registry}: no credentials are given, so it is used without.`)
  }
  for (const {registry, username, password} of wanted) {
    runner.log.info(`${registry}: logging in as ${username}.`)
    // The CLI, and so the push, looks there first: the same credentials must be used for everything.
    const shadow = credentialsInEnvironment(runner, registry)
    if (shadow)
      runner.log.warning(
        `DOCKER_AUTH_CONFIG holds credentials for ${registry}, which docker uses instead of those of this step.`
      )
    known.set(registry, Promise.resolve(shadow ?? {username, password}))
  }
  if (wanted.length > 0) await storeAccounts(runner, wanted, inputs.logout)
  return {
    explicit: explicit.map(({registry}) => registry),
    credentialsFor(registry) {
      const found = known.get(registry) ?? findCredentials(runner, registry)
      known.set(registry, found)
      return found
    }
  }
}

/** Runs of forks and of dependabot get no secrets: then an empty password skips that log-in, if nothing is pushed. */
function isComplete({log}: Runner, {registry, username, password}: Account, plan: Plan): boolean {
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

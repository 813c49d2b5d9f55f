import {createHash, randomBytes} from 'node:crypto'
import type {Context} from './context/context.ts'
import {ActionError} from './errors.ts'
import type {Host} from './host.ts'
import type {Inputs} from './inputs/inputs.ts'
import {githubRegistry} from './naming/images.ts'
import {DEFAULT_REGISTRY, isRegistryHost} from './oci/reference.ts'
import type {Plan} from './plan/plan.ts'
import {type Credentials, configKey, configPath, findCredentials, helperFor} from './registry/docker-config.ts'
import {field, parseJson} from './text/json.ts'
import {excerpt} from './text/nearest.ts'

/** What is known about registries and credentials after the log-in. */
export interface Login {
  /** Each registry is looked up once; undefined means anonymous. */
  credentialsFor(registry: string): Promise<Credentials | undefined>
  /** Registries whose credentials came from the inputs. */
  readonly explicit: readonly string[]
}

type NamedCredentials = {readonly registry: string; readonly username: string; readonly password: string}

/**
 * Makes the credentials known to everything that pushes: buildx, this action, and later steps. They go into the
 * Docker config (or the credential helper that it names), as `docker login` would put them, without a process.
 * With none given, what the config has is used; only for GitHub's own registry the job's token steps in.
 */
export async function login(host: Host, context: Context, inputs: Inputs, plan: Plan): Promise<Login> {
  const known = new Map<string, Promise<Credentials | undefined>>()
  const wanted: NamedCredentials[] = []
  const explicit = explicitLogin(host, inputs, plan)
  if (explicit) wanted.push(explicit)
  const own = githubRegistry(context.server.host)
  for (const registry of new Set(plan.images.map(image => image.registry))) {
    if (registry === explicit?.registry) continue
    const found = await findCredentials(host, registry)
    known.set(registry, Promise.resolve(found))
    if (found) host.log.info(`${registry}: using the credentials of the Docker config.`)
    else if (registry === own && inputs.githubToken !== '') {
      wanted.push({registry, username: context.actor, password: inputs.githubToken})
    } else host.log.info(`${registry}: no credentials are given, so it is used without.`)
  }
  for (const {registry, username, password} of wanted) {
    known.set(registry, Promise.resolve({username, password}))
    host.log.info(`${registry}: logging in as ${username}.`)
  }
  if (wanted.length > 0) await store(host, wanted, inputs.logout)
  return {
    explicit: explicit ? [explicit.registry] : [],
    credentialsFor(registry) {
      const found = known.get(registry) ?? findCredentials(host, registry)
      known.set(registry, found)
      return found
    }
  }
}

function explicitLogin({log}: Host, {login: given}: Inputs, plan: Plan): NamedCredentials | undefined {
  if (!given) return undefined
  const registry =
    given.registry
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/.*$/, '') || DEFAULT_REGISTRY
  if (!isRegistryHost(registry)) {
    throw new ActionError('input', `input registry: “${excerpt(registry, 60)}” is not a host.`, {
      hint: 'Write it like ghcr.io or registry.example.com:5000, without a path.'
    })
  }
  if (given.username !== '' && given.password !== '') return {...given, registry}
  if (plan.push.push !== 'yes') {
    log.notice(
      `The log-in to ${registry} is skipped because its password is empty (runs of forks and of dependabot get no secrets).`
    )
    return undefined
  }
  const empty = given.username === '' ? 'username' : 'password'
  throw new ActionError('login', `input ${empty}: empty, so there is no log-in to ${registry}.`, {
    cause: 'a secret that does not exist in this repository, organisation or environment is an empty text',
    hint: `Check the name of the secret or variable in the workflow’s ${empty}.`
  })
}

/** Puts the credentials where the docker CLI looks for them, and leaves a note for the post step. */
async function store(host: Host, entries: readonly NamedCredentials[], logout: boolean): Promise<void> {
  const path = configPath(host)
  const before = await host.files.read(path)
  const config = readConfig(before, path)
  const auths: Record<string, unknown> = {...toRecord(field(config, 'auths'))}
  const erase: string[] = []
  for (const {registry, username, password} of entries) {
    const auth = Buffer.from(`${username}:${password}`).toString('base64')
    host.log.mask(auth)
    const helper = helperFor(config, registry)
    if (helper) {
      await storeByHelper(host, helper, registry, username, password)
      erase.push(`${helper} ${configKey(registry)}`)
    } else {
      auths[configKey(registry)] = {auth}
    }
  }
  const registries = entries.map(entry => entry.registry).filter(registry => !helperFor(config, registry))
  if (logout) host.state.save('erase', JSON.stringify(erase))
  if (registries.length === 0) return
  const after = JSON.stringify({...config, auths}, null, '\t')
  if (logout) {
    // Saved before the config is touched, so that post can undo even a run that was killed.
    const backup = before
      ? `${host.env.RUNNER_TEMP || '/tmp'}/publish-image-${randomBytes(8).toString('hex')}.json`
      : ''
    if (before) await host.files.write(backup, before)
    host.state.save('config', JSON.stringify({path, backup, written: hash(after), keys: registries.map(configKey)}))
  }
  await host.files.write(path, after)
}

function readConfig(bytes: Buffer | undefined, path: string): Record<string, unknown> {
  if (!bytes || bytes.toString('utf8').trim() === '') return {}
  const config = parseJson(bytes.toString('utf8'))
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return toRecord(config)
  throw new ActionError('login', `The Docker config ${path} is not JSON, so nothing can be added to it.`, {
    hint: 'Mend or remove the file in an earlier step, or set DOCKER_CONFIG to an empty folder.'
  })
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? {...value} : {}
}

async function storeByHelper(
  host: Host,
  helper: string,
  registry: string,
  username: string,
  password: string
): Promise<void> {
  const input = JSON.stringify({ServerURL: configKey(registry), Username: username, Secret: password})
  const {exitCode} = await host.run(`docker-credential-${helper}`, ['store'], {input, timeoutMs: 30_000})
  if (exitCode === 0) return
  throw new ActionError('login', `docker-credential-${helper} did not take the credentials for ${registry}.`, {
    cause: `it ended with ${exitCode ?? 'a signal'}`,
    hint: 'Check the helper that credHelpers or credsStore of the Docker config names.'
  })
}

function hash(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * The post step: puts the Docker config back as it was before the log-in, byte for byte. If somebody else changed
 * it meanwhile, only our own entries go.
 */
export async function logout(host: Pick<Host, 'run' | 'files' | 'log' | 'state'>): Promise<void> {
  for (const line of toStrings(parseJson(host.state.get('erase')))) {
    const [helper = '', key = ''] = line.split(' ')
    const {exitCode} = await host.run(`docker-credential-${helper}`, ['erase'], {input: key, timeoutMs: 30_000})
    if (exitCode !== 0) host.log.warning(`docker-credential-${helper} did not remove the credentials for ${key}.`)
  }
  const saved = parseJson(host.state.get('config'))
  const text = (name: string) => String(field(saved, name) ?? '')
  if (saved === undefined) return
  const [path, backup] = [text('path'), text('backup')]
  const current = await host.files.read(path)
  const before = backup === '' ? undefined : await host.files.read(backup)
  if (current) {
    if (hash(current) !== text('written'))
      await host.files.write(path, without(current, before, toStrings(field(saved, 'keys'))))
    else if (before) await host.files.write(path, before)
    else await host.files.remove(path)
  }
  if (backup !== '') await host.files.remove(backup)
}

function without(current: Buffer, before: Buffer | undefined, keys: readonly string[]): string {
  const config = toRecord(parseJson(current.toString('utf8')))
  const auths = toRecord(config.auths)
  const earlier = toRecord(field(before && parseJson(before.toString('utf8')), 'auths'))
  for (const key of keys) {
    if (key in earlier) auths[key] = earlier[key]
    else delete auths[key]
  }
  return JSON.stringify({...config, auths}, null, '\t')
}

function toStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

import {canonicalRegistry, DEFAULT_REGISTRY} from '../oci/reference.ts'
import type {Runner} from '../runner.ts'
import {field, parseJson, stringAt} from '../text/json.ts'

/** What a registry wants to see. An identity token is traded for access tokens instead of a password. */
export type Credentials = {readonly username: string; readonly password: string} | {readonly identityToken: string}

/** What the environment tells docker about itself, and so us. */
export interface DockerSettings {
  /** Where `config.json` is. https://docs.docker.com/reference/cli/docker/#configuration-files */
  readonly folder: string
  /** DOCKER_AUTH_CONFIG as JSON, undefined where it is none. */
  readonly authConfig: unknown
  /** DOCKER_HOST */
  readonly host: string
  /** DOCKER_CONTEXT */
  readonly context: string
  /** The folder in which buildx keeps its builders. */
  readonly builders: string
}

type Ports = Pick<Runner, 'files' | 'run' | 'log'>

/** Docker Hub's key in the config is this URL, for historical reasons. */
const HUB_KEY = 'https://index.docker.io/v1/'

/** Where the docker CLI looks for plugins besides its config folder. https://github.com/docker/cli (cli-plugins/manager) */
export const PLUGIN_FOLDERS: readonly string[] = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins'
]

/** The engine's socket on this machine by DOCKER_HOST; undefined where that names another kind of place. */
export function socketAt(host: string): string | undefined {
  return host ? /^unix:\/\/(\/.+)$/.exec(host)?.[1] : '/var/run/docker.sock'
}

/** The key under which the config keeps a registry's credentials. */
export function configKey(registry: string): string {
  return canonicalRegistry(registry) === DEFAULT_REGISTRY ? HUB_KEY : registry
}

export function configPath({folder}: Pick<DockerSettings, 'folder'>): string {
  return `${folder}/config.json`
}

/**
 * The credentials that the docker CLI would use for `registry`: DOCKER_AUTH_CONFIG, then the registry's own helper,
 * then the store of all registries, then the plain entry. They are masked before they are returned.
 * https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
export async function findCredentials(
  ports: Ports,
  docker: DockerSettings,
  registry: string
): Promise<Credentials | undefined> {
  const found = await lookUp(ports, docker, registry)
  if (found) ports.log.mask('password' in found ? found.password : found.identityToken)
  return found
}

/** Those of the variable DOCKER_AUTH_CONFIG, which win over the config file. */
export function credentialsInEnvironment(
  {authConfig}: Pick<DockerSettings, 'authConfig'>,
  registry: string
): Credentials | undefined {
  return readEntry(authConfig, registry)
}

async function lookUp(ports: Ports, docker: DockerSettings, registry: string): Promise<Credentials | undefined> {
  const inEnvironment = credentialsInEnvironment(docker, registry)
  if (inEnvironment) return inEnvironment
  const bytes = await ports.files.read(configPath(docker))
  const config = bytes && parseJson(bytes.toString('utf8'))
  const helper = helperFor(config, registry)
  return helper ? await askHelper(ports, helper, registry) : readEntry(config, registry)
}

/** The credential helper that is responsible for `registry`, as the end of `docker-credential-…`. */
export function helperFor(config: unknown, registry: string): string | undefined {
  return (
    stringAt(config, 'credHelpers', configKey(registry)) ??
    stringAt(config, 'credHelpers', registry) ??
    (stringAt(config, 'credsStore') || undefined)
  )
}

async function askHelper({run}: Ports, helper: string, registry: string): Promise<Credentials | undefined> {
  const result = await run(`docker-credential-${helper}`, ['get'], {input: configKey(registry), timeoutMs: 30_000})
  // A helper that has nothing says so and ends with 1, as the CLI expects; what else it says is not for the log.
  if (result.exitCode !== 0) return undefined
  const answer = parseJson(result.stdout)
  return toCredentials(stringAt(answer, 'Username') ?? '', stringAt(answer, 'Secret') ?? '')
}

function readEntry(config: unknown, registry: string): Credentials | undefined {
  const auths = field(config, 'auths')
  if (typeof auths !== 'object' || auths === null) return undefined
  const wanted = hostOf(configKey(registry))
  const key = [configKey(registry), ...Object.keys(auths)].find(
    name => hostOf(name) === wanted && field(auths, name) !== undefined
  )
  if (key === undefined) return undefined
  const identityToken = stringAt(auths, key, 'identitytoken')
  if (identityToken) return {identityToken}
  const [, username = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(stringAt(auths, key, 'auth') ?? '', 'base64').toString('utf8')) ?? []
  // Old versions of docker padded the password with NUL characters.
  return toCredentials(
    username || (stringAt(auths, key, 'username') ?? ''),
    (password || (stringAt(auths, key, 'password') ?? '')).replace(/\0+$/, '')
  )
}

function toCredentials(username: string, secret: string): Credentials | undefined {
  if (secret === '') return undefined
  return username === '<token>' ? {identityToken: secret} : {username, password: secret}
}

/** Keys may be written as host or as URL. */
function hostOf(key: string): string {
  return key
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
}

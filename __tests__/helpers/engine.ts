import {execFile} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {promisify} from 'node:util'

const execute = promisify(execFile)

/** What `script/engine` gives to the tests. Without it they fail: a skipped test proves nothing. */
function required(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: run the tests with script/test, which starts an engine and a registry`)
}

/** `host:port` of a real registry. */
export const REGISTRY = required('TEST_REGISTRY')
/** Where the engine keeps images; the engine's own builder can do less with the classic store. */
export const STORE = required('TEST_STORE')
/**
 * For what the engine's own builder does only with the containerd store: the builder that is made where it has the
 * classic one reaches this machine's loopback, where the registry is, only by the host's network.
 */
export const REACH: Readonly<Record<string, string>> = STORE === 'classic' ? {'driver-opts': 'network=host'} : {}
/** The engine, as a builder's node names it. */
export const ENGINE = process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock'

/** A repository name that no other test uses. */
export function uniqueName(): string {
  return `e2e/${randomBytes(6).toString('hex')}`
}

export async function docker(...args: string[]): Promise<string> {
  const {stdout} = await execute('docker', args)
  return stdout.trim()
}

export {checkOut} from './files.ts'

const ACCEPT = ['index.v1', 'manifest.v1']
  .map(type => `application/vnd.oci.image.${type}+json`)
  .concat('application/vnd.docker.distribution.manifest.v2+json')
  .join(', ')

/** The digest that a tag has, asked without any code of the action. */
export async function digestOfTag(name: string, tag: string, registry = REGISTRY): Promise<string | null> {
  const response = await fetch(`http://${registry}/v2/${name}/manifests/${tag}`, {
    method: 'HEAD',
    headers: {accept: ACCEPT}
  })
  return response.status === 200 ? response.headers.get('docker-content-digest') : null
}

export async function manifestOf(
  name: string,
  reference: string
): Promise<{mediaType: string; manifests?: {platform: object}[]}> {
  const response = await fetch(`http://${REGISTRY}/v2/${name}/manifests/${reference}`, {headers: {accept: ACCEPT}})
  // A manifest, by the Accept field above.
  return (await response.json()) as {mediaType: string; manifests?: {platform: object}[]}
}

/** The argv of every process of this machine. */
export function commandLines(): string[] {
  return readdirSync('/proc').flatMap(entry => {
    if (!/^\d+$/.test(entry)) return []
    try {
      return [readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ')]
    } catch {
      // It has ended meanwhile.
      return []
    }
  })
}

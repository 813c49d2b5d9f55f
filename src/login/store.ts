import {createHash} from 'node:crypto'
import {ActionError} from '../errors.ts'
import type {GivenCredentials} from '../inputs/credentials.ts'
import {configKey, configPath, type DockerSettings, helperFor} from '../registry/docker-config.ts'
import type {Ports} from '../runner.ts'
import {field, parseJson} from '../text/json.ts'

/** Puts the credentials where the docker CLI looks for them, and leaves a note for the post step. */
export async function storeCredentials(
  runner: Ports,
  docker: DockerSettings,
  entries: readonly GivenCredentials[],
  logout: boolean
): Promise<void> {
  const path = configPath(docker)
  const before = await runner.files.read(path)
  const config = readConfig(before, path)
  const auths: Record<string, unknown> = {...toRecord(field(config, 'auths'))}
  const erase: string[] = []
  for (const {registry, username, password} of entries) {
    const auth = Buffer.from(`${username}:${password}`).toString('base64')
    runner.log.mask(auth)
    const helper = helperFor(config, registry)
    if (helper) {
      await storeByHelper(runner, helper, registry, username, password)
      erase.push(`${helper} ${configKey(registry)}`)
    } else {
      auths[configKey(registry)] = {auth}
    }
  }
  const registries = entries.map(entry => entry.registry).filter(registry => !helperFor(config, registry))
  if (logout) runner.state.save('erase', JSON.stringify(erase))
  if (registries.length === 0) return
  const after = JSON.stringify({...config, auths}, null, '\t')
  if (logout) {
    // Saved before the config is touched, so that post can undo even a run that was killed.
    const backup = before ? `${await runner.files.keptFolder()}/config.json` : ''
    if (before) await runner.files.write(backup, before)
    runner.state.save('config', JSON.stringify({path, backup, written: hash(after), keys: registries.map(configKey)}))
  }
  await runner.files.write(path, after)
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
  runner: Ports,
  helper: string,
  registry: string,
  username: string,
  password: string
): Promise<void> {
  const input = JSON.stringify({ServerURL: configKey(registry), Username: username, Secret: password})
  const {exitCode} = await runner.run(`docker-credential-${helper}`, ['store'], {input, timeoutMs: 30_000})
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
export async function logout(runner: Pick<Ports, 'run' | 'files' | 'log' | 'state'>): Promise<void> {
  for (const line of toStrings(parseJson(runner.state.get('erase')))) {
    const [helper = '', key = ''] = line.split(' ')
    const {exitCode} = await runner.run(`docker-credential-${helper}`, ['erase'], {input: key, timeoutMs: 30_000})
    if (exitCode !== 0) runner.log.warning(`docker-credential-${helper} did not remove the credentials for ${key}.`)
  }
  const saved = parseJson(runner.state.get('config'))
  const text = (name: string) => String(field(saved, name) ?? '')
  if (saved === undefined) return
  const [path, backup] = [text('path'), text('backup')]
  const current = await runner.files.read(path)
  const before = backup === '' ? undefined : await runner.files.read(backup)
  if (current) {
    if (hash(current) !== text('written'))
      await runner.files.write(path, without(current, before, toStrings(field(saved, 'keys'))))
    else if (before) await runner.files.write(path, before)
    else await runner.files.remove(path)
  }
  if (backup !== '') await runner.files.remove(backup)
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

import {constants} from 'node:fs'
import {access, readFile, stat} from 'node:fs/promises'
import {configPath, PLUGIN_FOLDERS, socketAt} from '../registry/docker-config.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The program that `docker buildx` comes down to, which may be started by itself: the docker CLI first asks its plugins
 * what they are, and that is 0.1 s of processor time for each call. Undefined where only docker knows what is meant: a
 * context, an engine elsewhere or behind a wrapper that is called docker, plugins in other folders.
 * https://github.com/docker/buildx#manual-download
 */
export async function findBuildx(env: Env): Promise<string | undefined> {
  const socket = socketAt(env.DOCKER_HOST ?? '')
  if (socket === undefined || env.DOCKER_CONTEXT) return undefined
  const folder = env.DOCKER_CONFIG || `${env.HOME ?? ''}/.docker`
  try {
    await access(socket, constants.R_OK | constants.W_OK)
  } catch {
    return undefined
  }
  const config = await readFile(configPath({folder}), 'utf8').catch(() => '')
  if (/"(?:cliPluginsExtraDirs|currentContext)"/.test(config)) return undefined
  for (const place of [`${folder}/cli-plugins`, ...PLUGIN_FOLDERS]) {
    const path = `${place}/docker-buildx`
    const found = await stat(path).catch(() => undefined)
    if (!found) continue
    // The first that is there is the one that docker takes.
    return found.isFile() && found.size > 0 && (found.mode & 0o111) !== 0 ? path : undefined
  }
  return undefined
}

import {ActionError} from '../errors.ts'
import {type DockerSettings, PLUGIN_FOLDERS} from '../registry/docker-config.ts'
import type {Ports} from '../runner.ts'
import {field} from '../text/json.ts'
import {readConfig} from './engine.ts'

/**
 * Docker without its buildx plugin (many self-hosted runners, DOCKER_CONFIG pointed elsewhere) is told before anything
 * is done. Looked up as a file; only where that is in no usual place docker itself is asked, which costs a process.
 */
export async function checkBuildx({files, run}: Pick<Ports, 'files' | 'run'>, docker: DockerSettings): Promise<void> {
  const extra = field(await readConfig(files, docker), 'cliPluginsExtraDirs')
  const others = Array.isArray(extra) ? extra.filter(folder => typeof folder === 'string') : []
  const places = [`${docker.folder}/cli-plugins`, ...others, ...PLUGIN_FOLDERS].map(folder => `${folder}/docker-buildx`)
  if ((await Promise.all(places.map(files.exists))).includes(true)) return
  const {exitCode} = await run('docker', ['buildx', 'version'], {timeoutMs: 30_000})
  if (exitCode === 0) return
  throw new ActionError('tool', 'Docker has no buildx on this runner.', {
    cause: `no plugin docker-buildx in ${docker.folder}/cli-plugins nor in the system’s folders`,
    hint: 'Install it (the package docker-buildx-plugin of Docker’s repositories, docker-buildx of Debian and Ubuntu), or put docker/setup-buildx-action before this step. With a DOCKER_CONFIG of its own the plugin must be in its cli-plugins.'
  })
}

import type {DockerSettings} from '../registry/docker-config.ts'
import {parseJson} from '../text/json.ts'

/** https://docs.docker.com/reference/cli/docker/#environment-variables */
export function readDockerSettings(env: Readonly<Record<string, string | undefined>>): DockerSettings {
  const folder = env.DOCKER_CONFIG || `${env.HOME || ''}/.docker`
  return {
    folder,
    authConfig: parseJson(env.DOCKER_AUTH_CONFIG ?? ''),
    host: env.DOCKER_HOST ?? '',
    context: env.DOCKER_CONTEXT ?? '',
    builders: env.BUILDX_CONFIG || `${folder}/buildx`
  }
}

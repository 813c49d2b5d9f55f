import {randomBytes} from 'node:crypto'
import {textOf} from '../errors.ts'
import type {DockerSettings} from '../registry/docker-config.ts'
import type {Ports} from '../runner.ts'
import type {Engine} from './engine.ts'
import {noteRemote} from './instances.ts'

/**
 * A builder of the driver `remote` whose BuildKit is the engine's own, with all that the driver `docker` hides. It
 * costs nothing that can be measured, where a container costs seconds and a pull. Its end is that of this step.
 * `unusable` says why there is none.
 */
export async function connectToEngine(
  ports: Pick<Ports, 'files' | 'state' | 'openBuildKit'>,
  docker: DockerSettings,
  {socketPath}: Engine
): Promise<{readonly name: string} | {readonly unusable: string}> {
  if (socketPath === undefined) return {unusable: 'the engine is not on a socket of this machine'}
  const name = `publish-image-engine-${randomBytes(5).toString('hex')}`
  try {
    const endpoint = await ports.openBuildKit(socketPath)
    ports.state.save('builder', name)
    await noteRemote(ports, docker, name, endpoint)
    return {name}
  } catch (error) {
    return {unusable: textOf(error)}
  }
}

import net, {type AddressInfo} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
import {docker} from './engine.ts'

/** The image that buildx takes for its containers. */
export const BUILDKIT = 'moby/buildkit:buildx-stable-1'

/** A BuildKit of its own, in a container of the engine, that a builder with the driver `remote` talks to. */
export async function startBuildKit(): Promise<{port: number; close(): Promise<void>}> {
  const port = await freePort()
  const name = `buildkit-${port}`
  const address = `tcp://127.0.0.1:${port}`
  await docker('run', '-d', '--name', name, '--privileged', '--network', 'host', BUILDKIT, '--addr', address)
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 300) throw new Error(`BuildKit did not start:\n${await docker('logs', '--tail', '20', name)}`)
    await wait(100)
  }
  return {port, close: async () => void (await docker('rm', '-f', '-v', name))}
}

export async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const {port} = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

export function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1')
    const end = (up: boolean) => {
      socket.destroy()
      resolve(up)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })
}

import {mkdtempSync, rmSync} from 'node:fs'
import net, {type AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {BASE, checkOut, docker, REGISTRY} from './engine.ts'

export {startEngine} from './second-engine.ts'

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

/** An image that stands in for moby/buildkit: its daemon is the BuildKit at `port` of this machine. */
export async function standInImage(port: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'standin-'))
  checkOut(folder, {
    Dockerfile: `FROM ${BASE}\nCOPY --chmod=755 buildkitd buildctl /bin/\nENTRYPOINT ["buildkitd"]\n`,
    buildkitd: '#!/bin/sh\nwhile :; do sleep 1; done\n',
    buildctl: `#!/bin/sh\ncase "$1" in dial-stdio) exec nc 127.0.0.1 ${port} ;; esac\n`
  })
  const image = `${REGISTRY}/standin/buildkit:${port}`
  await docker(
    'buildx',
    'build',
    '-q',
    '--provenance=false',
    '--output',
    'type=image,push=true',
    '--tag',
    image,
    folder
  )
  rmSync(folder, {recursive: true})
  return image
}

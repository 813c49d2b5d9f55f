import {mkdtempSync, rmSync} from 'node:fs'
import net, {type AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {BASE, checkOut, docker, REGISTRY} from './engine.ts'

export {startEngine} from './second-engine.ts'

/** A TCP endpoint of the engine's own BuildKit, which the engine offers on its socket after an HTTP upgrade. */
export async function startBuildKit(
  host = process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock'
): Promise<{port: number; close(): Promise<void>}> {
  const socketPath = host.replace('unix://', '')
  const open = new Set<net.Socket>()
  const server = net.createServer(client => {
    const engine = net.connect(socketPath)
    for (const socket of [client, engine]) {
      open.add(socket)
      socket.on('error', () => {}).on('close', () => open.delete(socket))
    }
    engine.write('POST /grpc HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n')
    let head = Buffer.alloc(0)
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return
      engine.off('data', onData)
      client.write(head.subarray(end + 4))
      client.pipe(engine)
      engine.pipe(client)
    }
    engine.on('data', onData)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const {port} = server.address() as AddressInfo
  return {
    port,
    close: () =>
      new Promise(resolve => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      })
  }
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

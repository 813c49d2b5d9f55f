import {type ChildProcess, spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import net, {type AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {BASE, checkOut, docker, REGISTRY} from './engine.ts'

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

/** A second engine, which keeps its images in containerd or the old way. Needs root, as every engine does. */
export async function startEngine(options: {containerd: boolean}): Promise<{host: string; close(): Promise<void>}> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'))
  const at = (name: string) => join(folder, name)
  mkdirSync(at('data'))
  const host = `unix://${at('docker.sock')}`
  writeFileSync(
    at('daemon.json'),
    JSON.stringify({
      features: {'containerd-snapshotter': options.containerd},
      'data-root': at('data'),
      'exec-root': at('exec'),
      pidfile: at('pid'),
      hosts: [host],
      group: 'root',
      // Not “none”: that would take the first engine's bridge away.
      iptables: false,
      ip6tables: false
    })
  )
  const daemon: ChildProcess = spawn('dockerd', ['--config-file', at('daemon.json')], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let log = ''
  for (const stream of [daemon.stdout, daemon.stderr]) stream?.on('data', chunk => (log += chunk))
  const ended = new Promise<void>(resolve => daemon.once('close', () => resolve()))
  for (let tries = 0; ; tries++) {
    const up = await docker('--host', host, 'version').then(
      () => true,
      () => false
    )
    if (up) break
    if (tries > 300) throw new Error(`the second engine did not start:\n${log.slice(-2000)}`)
    await wait(100)
  }
  return {
    host,
    async close() {
      daemon.kill('SIGTERM')
      await ended
      // The engine may leave its data mounted.
      for (const line of readFileSync('/proc/mounts', 'utf8').split('\n')) {
        const path = line.split(' ')[1] ?? ''
        if (path.startsWith(folder)) await new Promise(resolve => spawn('umount', ['-l', path]).once('close', resolve))
      }
      rmSync(folder, {recursive: true, force: true})
    }
  }
}

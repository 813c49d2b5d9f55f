import type net from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Files, OpenBuildKit} from '../runner.ts'

/** The engine answers at once, or not at all. */
const ANSWER_MS = 5_000
const REQUEST = 'POST /grpc HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'
/** A Unix socket's path may have 107 bytes on Linux, 103 elsewhere. */
const LONGEST_PATH = 103

/**
 * The engine has BuildKit inside and lets it be spoken to on its own socket, after an upgrade of the connection; the
 * driver `docker` hides half of what it can do. Here every connection to a socket of ours is spliced to such a one, so
 * that buildx takes it for a remote BuildKit. https://docs.docker.com/reference/api/engine/ (`POST /grpc`)
 */
export function createBuildKit(files: Pick<Files, 'temporaryFolder'>): {open: OpenBuildKit; close(): void} {
  const servers: net.Server[] = []
  const sockets = new Set<net.Socket>()
  // Loaded by those who use it.
  const connect = async (enginePath: string): Promise<net.Socket> => {
    const {connect} = await import('node:net')
    const socket = connect(enginePath)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return await upgraded(socket)
  }
  return {
    async open(enginePath) {
      // Asked once before anybody relies on it.
      ;(await connect(enginePath)).destroy()
      const {createServer} = await import('node:net')
      const path = socketPath(await files.temporaryFolder())
      const server = createServer({allowHalfOpen: true}, client => {
        sockets.add(client)
        client.once('close', () => sockets.delete(client)).on('error', () => {})
        connect(enginePath).then(
          engine => splice(client, engine),
          () => client.destroy()
        )
      })
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
      servers.push(server)
      return `unix://${path}`
    },
    close() {
      for (const server of servers.splice(0)) server.close()
      for (const socket of sockets) socket.destroy()
    }
  }
}

function socketPath(folder: string): string {
  const path = join(folder, 'buildkit.sock')
  if (Buffer.byteLength(path) <= LONGEST_PATH) return path
  return join(tmpdir(), `publish-image-${process.pid}.sock`)
}

function splice(client: net.Socket, engine: net.Socket): void {
  client.once('close', () => engine.destroy())
  engine.once('close', () => client.destroy()).on('error', () => {})
  client.pipe(engine)
  engine.pipe(client)
}

/** The connection after the engine has agreed to speak HTTP/2 on it; rejects with what it said instead. */
function upgraded(socket: net.Socket): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const fail = (error: Error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    const timer = setTimeout(() => fail(new Error(`no answer within ${ANSWER_MS / 1000} s`)), ANSWER_MS)
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return
      const status = head.subarray(0, head.indexOf('\r\n')).toString('latin1')
      if (!/^HTTP\/1\.[01] 101\b/.test(status)) return fail(new Error(`the engine answers “${status}”`))
      clearTimeout(timer)
      socket.pause()
      socket.off('data', onData).off('error', fail).off('close', onClose)
      const rest = head.subarray(end + 4)
      if (rest.length > 0) socket.unshift(rest)
      resolve(socket)
    }
    const onClose = () => fail(new Error('the engine closed the connection'))
    socket.on('data', onData).on('error', fail).on('close', onClose)
    socket.write(REQUEST)
  })
}

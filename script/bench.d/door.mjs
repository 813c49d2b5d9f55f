// Started as a worker, so that whoever measures doesn't hold it up: a TCP door to a registry through which every byte
// takes `delayMs`, each way. It counts the requests that are not BuildKit's.
import net from 'node:net'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'

if (!isMainThread) serve(workerData)

/** A door with a round trip of `rtt` milliseconds: its address, and how many requests went through it since it was asked last. */
export async function openDoor(target, rtt) {
  const counter = new SharedArrayBuffer(4)
  const door = new Worker(new URL(import.meta.url), {workerData: {target, delayMs: rtt / 2, counter}})
  const registry = await new Promise(resolve => door.once('message', resolve))
  return {registry, count: () => Atomics.exchange(new Int32Array(counter), 0, 0), close: () => door.terminate()}
}

function serve({target, delayMs, counter}) {
  const [host, port] = target.split(':')
  const count = new Int32Array(counter)
  const pipe = (from, to, seen) => {
    from.on('data', chunk => {
      seen?.(chunk.toString('latin1', 0, 2048))
      setTimeout(() => to.writable && to.write(chunk), delayMs)
    })
    // What is still on its way arrives, however slow the reader is.
    from.on('end', () => setTimeout(() => to.end(), delayMs))
    from.on('error', () => to.destroy())
  }
  const server = net.createServer({allowHalfOpen: true}, socket => {
    const onward = net.connect({port: Number(port), host, allowHalfOpen: true})
    for (const end of [socket, onward]) end.setNoDelay(true)
    pipe(socket, onward, text => {
      if (/^(GET|HEAD|PUT|POST|DELETE) \/v2\//.test(text) && !/^user-agent: (buildkit|containerd|docker)/im.test(text))
        Atomics.add(count, 0, 1)
    })
    pipe(onward, socket)
  })
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(`127.0.0.1:${server.address().port}`))
}

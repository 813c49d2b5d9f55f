// A TCP door to a registry through which every byte takes `delayMs`, each way: half of a round trip. It has a thread of
// its own, so that whoever measures doesn't hold it up, and counts the requests that are not BuildKit's.
import net from 'node:net'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'

if (!isMainThread) serve(workerData)

/** Its `address`, host:port, and `close`. */
export async function openDoor({target, delayMs, counter = new SharedArrayBuffer(4)}) {
  const thread = new Worker(new URL(import.meta.url), {workerData: {target, delayMs, counter}})
  const address = await new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject))
  return {address, close: () => thread.terminate()}
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

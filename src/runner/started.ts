import {AsyncLocalStorage} from 'node:async_hooks'
import type {ChildProcess} from 'node:child_process'
import {subscribe} from 'node:diagnostics_channel'

type Listener = (child: ChildProcess) => void

let listeners: AsyncLocalStorage<Listener> | undefined

/**
 * Calls `start` and hands `listener` every process that it starts, before that runs: @actions/exec keeps its handle to
 * itself, and Node tells of each process. Runs side by side are told apart by their asynchronous context.
 * https://nodejs.org/api/diagnostics_channel.html#child-process
 */
export function withStarted<T>(listener: Listener, start: () => Promise<T>): Promise<T> {
  listeners ??= listen()
  return listeners.run(listener, start)
}

function listen(): AsyncLocalStorage<Listener> {
  const storage = new AsyncLocalStorage<Listener>()
  subscribe('child_process', message => {
    // Typed as unknown; the shape is Node's documented one.
    const {process} = message as {process: ChildProcess}
    const listener = storage.getStore()
    if (!listener) return
    throwLater(process)
    listener(process)
  })
  return storage
}

/**
 * Some failures to start (an environment or argument that is too long) Node throws, and @actions/exec, which waits for
 * the event `error`, would then never answer. So they become that event too.
 */
function throwLater(child: ChildProcess): void {
  // Node's own `spawn` calls this method of the new object; it is not in the public types.
  const starter = child as unknown as {spawn(options: unknown): unknown}
  const start = starter.spawn
  starter.spawn = options => {
    try {
      return start.call(child, options)
    } catch (error) {
      process.nextTick(() => child.emit('error', error))
      return undefined
    }
  }
}

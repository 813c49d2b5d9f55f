/** Told once, when the runner cancels the job or somebody presses Ctrl-C. */
export interface Cancellation {
  readonly cancelled: boolean
  /** Returns how to take the listener back. Calls it at once if the run is cancelled already. */
  onCancel(listener: () => void): () => void
}

/** A cancelled job gets SIGINT, then SIGTERM after 7.5 seconds; a closed terminal sends SIGHUP. */
export function listenForCancel(signals: NodeJS.EventEmitter): Cancellation {
  const listeners = new Set<() => void>()
  const state = {cancelled: false}
  const cancel = () => {
    if (state.cancelled) return
    state.cancelled = true
    for (const listener of [...listeners]) listener()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) signals.on(signal, cancel)
  return {
    get cancelled() {
      return state.cancelled
    },
    onCancel(listener) {
      if (state.cancelled) listener()
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}

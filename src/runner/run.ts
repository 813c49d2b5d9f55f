import type {ChildProcess} from 'node:child_process'
import {StringDecoder} from 'node:string_decoder'
import {ActionError} from '../errors.ts'
import type {Run, RunOptions, RunResult} from '../runner.ts'
import {findBuildx} from './buildx.ts'
import type {Cancellation} from './cancel.ts'
import {withStarted} from './started.ts'

/** What is kept of a program's output, characters from the end. Standard output is kept whole up to this too. */
const KEPT = 256 * 1024
/** How long a program has to end after SIGTERM before it is killed. */
const GRACE_MS = 3_000
/** How long streams are read that a program's own children hold open after its end. */
const STREAMS_MS = 1_000

/**
 * Programs by argv, through @actions/exec. It finds the program and waits for it; what it lacks is here: input, the
 * signal, cancelling and time-outs.
 */
export function createRun(cancellation: Cancellation): Run {
  return async (program, args, options = {}) => {
    if (cancellation.cancelled || options.signal?.aborted) throw cancelledError()
    // exec would start it all the same, and throw where nobody can catch it.
    if ([program, ...args].some(text => text.includes('\0')))
      throw cannotStart(program, new Error('a NUL in its arguments'))
    // Loaded here, because most post steps and every dry run start no program.
    const {exec} = await import('@actions/exec')
    const env = environment(options.env)
    const buildx = program === 'docker' && args[0] === 'buildx' ? await findBuildx(env) : undefined
    const supervision = supervise(options, cancellation)
    try {
      const exitCode = await withStarted(supervision.watch, () =>
        exec(quoted(buildx ?? program), args.slice(buildx === undefined ? 0 : 1), {
          env,
          ...(options.folder === undefined ? {} : {cwd: options.folder}),
          silent: true,
          ignoreReturnCode: true,
          delay: STREAMS_MS
        })
      )
      if (cancellation.cancelled || options.signal?.aborted) throw cancelledError()
      return {exitCode, ...supervision.result()}
    } catch (error) {
      if (error instanceof ActionError) throw error
      throw cannotStart(program, supervision.failure())
    } finally {
      supervision.end()
    }
  }
}

export function cancelledError(): ActionError {
  return new ActionError('cancelled', 'The run was cancelled.')
}

/** exec's first argument is a command line of its own grammar: one word of it. */
function quoted(program: string): string {
  return `"${program.replaceAll('"', '\\"')}"`
}

function environment(added: RunOptions['env']): Record<string, string> {
  const all = Object.entries({...process.env, ...added})
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

interface Supervision {
  /** To be called with the process, before it starts. */
  watch(child: ChildProcess): void
  result(): Omit<RunResult, 'exitCode'>
  /** Why it did not start; undefined where no program of that name was found. */
  failure(): NodeJS.ErrnoException | undefined
  end(): void
}

function supervise(options: RunOptions, cancellation: Cancellation): Supervision {
  let child: ChildProcess | undefined
  let failure: NodeJS.ErrnoException | undefined
  let timedOut = false
  let killer: NodeJS.Timeout | undefined
  let timer: NodeJS.Timeout | undefined
  let forget = () => {}
  const stdout = collect(options)
  const stderr = collect(options)

  const stop = () => {
    child?.kill('SIGTERM')
    killer ??= setTimeout(() => child?.kill('SIGKILL'), GRACE_MS)
  }
  const started = () => {
    // A program that ends without reading its input makes this stream fail; its exit code tells more.
    child?.stdin?.on('error', () => {})
    child?.stdin?.end(options.input)
    // exec's own reading is quadratic in the length of a line (40 MB: 16 s), so its listeners go before the first byte.
    child?.stdout?.removeAllListeners('data').on('data', stdout.take)
    child?.stderr?.removeAllListeners('data').on('data', stderr.take)
    if (options.timeoutMs)
      timer = setTimeout(() => {
        timedOut = true
        stop()
      }, options.timeoutMs)
    options.signal?.addEventListener('abort', stop)
    const unsubscribe = cancellation.onCancel(stop)
    forget = () => {
      unsubscribe()
      options.signal?.removeEventListener('abort', stop)
    }
    if (options.signal?.aborted) stop()
  }
  const closeStreams = () => {
    for (const stream of [child?.stdin, child?.stdout, child?.stderr]) stream?.destroy()
  }
  return {
    watch(process) {
      child = process
      child.once('spawn', started)
      child.once('error', error => {
        failure = error
      })
      // What its own children still hold open is waited for by nobody then.
      child.once('exit', () => {
        if (cancellation.cancelled || options.signal?.aborted) closeStreams()
      })
    },
    result: () => ({signal: child?.signalCode ?? null, timedOut, stdout: stdout.end(), stderr: stderr.end()}),
    failure: () => failure,
    end() {
      forget()
      clearTimeout(timer)
      clearTimeout(killer)
      // Else a child of the program's that goes on would keep this process alive.
      closeStreams()
    }
  }
}

/** Collects a stream's text and hands on its whole lines; `end` hands on the last one and returns the text. */
function collect({onLine}: RunOptions): {take(chunk: Buffer): void; end(): string} {
  // Bytes of one character can come in two chunks.
  const decoder = new StringDecoder('utf8')
  let text = ''
  /** The pieces of a line that has not ended: joined once, because a line can be very long. */
  let rest: string[] = []
  const add = (chunk: string) => {
    text = (text + chunk).slice(-KEPT)
    if (!onLine) return
    const [first = '', ...lines] = chunk.split('\n')
    rest.push(first)
    for (const line of lines) {
      const whole = rest.join('')
      onLine(whole.endsWith('\r') ? whole.slice(0, -1) : whole)
      rest = [line]
    }
  }
  return {
    take: chunk => add(decoder.write(chunk)),
    end() {
      add(decoder.end())
      const last = rest.join('')
      if (last !== '') onLine?.(last)
      return text
    }
  }
}

function cannotStart(program: string, error: NodeJS.ErrnoException | undefined): ActionError {
  if (error && error.code !== 'ENOENT')
    return new ActionError('tool', `${program} could not be started`, {cause: error})
  return new ActionError('tool', `${program} was not found`, {
    cause: 'no program of that name is on this runner’s PATH',
    hint: `Use a runner that has ${program} (GitHub-hosted Ubuntu runners do), or install it in an earlier step.`
  })
}

import type {ChildProcess} from 'node:child_process'
import {StringDecoder} from 'node:string_decoder'
import {ActionError} from '../errors.ts'
import type {Run, RunOptions, RunResult} from '../runner.ts'
import type {Cancellation} from './cancel.ts'

/** What is kept of a program's output, characters from the end. Standard output is kept whole up to this too. */
const KEPT = 256 * 1024
/** How long a program has to end after SIGTERM before it is killed. */
const GRACE_MS = 3_000

/**
 * Programs by argv. Not @actions/exec: that gives no handle on the process, so a cancelled job could not stop
 * a build, and it knows neither signal nor time-out of an ended one.
 */
export function createRun(cancellation: Cancellation): Run {
  return (program, args, options = {}) =>
    new Promise<RunResult>((resolve, reject) => {
      if (cancellation.cancelled) return reject(cancelledError())
      // Loaded here, because most post steps and every dry run start no program.
      const {spawn} = process.getBuiltinModule('node:child_process')
      const child = spawn(program, args, {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: {...process.env, ...options.env},
        windowsHide: true
      })
      let timedOut = false
      let killer: NodeJS.Timeout | undefined
      const stop = () => {
        child.kill('SIGTERM')
        killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
      }
      const forget = cancellation.onCancel(stop)
      const timer = options.timeoutMs
        ? setTimeout(() => {
            timedOut = true
            stop()
          }, options.timeoutMs)
        : undefined
      const done = () => {
        forget()
        clearTimeout(timer)
        clearTimeout(killer)
      }
      const stdout = collect(child.stdout, options)
      const stderr = collect(child.stderr, options)
      child.once('error', error => {
        done()
        reject(cannotStart(program, error))
      })
      child.once('close', (exitCode, signal) => {
        done()
        if (cancellation.cancelled) reject(cancelledError())
        else resolve({exitCode, signal, timedOut, stdout: stdout(), stderr: stderr()})
      })
      feed(child, options.input)
    })
}

export function cancelledError(): ActionError {
  return new ActionError('cancelled', 'The run was cancelled.')
}

function feed(child: ChildProcess, input: string | Uint8Array | undefined): void {
  // A program that ends without reading its input makes this stream fail; its exit code tells more.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
}

/** Collects a stream's text and hands on its whole lines; returns how to get the text at the end. */
function collect(stream: NodeJS.ReadableStream, {onLine}: RunOptions): () => string {
  // Bytes of one character can come in two chunks.
  const decoder = new StringDecoder('utf8')
  let text = ''
  let rest = ''
  const take = (chunk: string) => {
    text = (text + chunk).slice(-KEPT)
    if (!onLine) return
    const lines = (rest + chunk).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  }
  stream.on('data', (chunk: Buffer) => take(decoder.write(chunk)))
  stream.on('end', () => {
    take(decoder.end())
    if (rest !== '') onLine?.(rest)
  })
  return () => text
}

function cannotStart(program: string, error: NodeJS.ErrnoException): ActionError {
  if (error.code !== 'ENOENT') return new ActionError('tool', `${program} could not be started`, {cause: error})
  return new ActionError('tool', `${program} was not found`, {
    cause: 'no program of that name is on this runner’s PATH',
    hint: `Use a runner that has ${program} (GitHub-hosted Ubuntu runners do), or install it in an earlier step.`
  })
}

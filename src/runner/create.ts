import {appendFile} from 'node:fs/promises'
import {issueFileCommand, prepareKeyValueMessage} from '../../node_modules/@actions/core/lib/file-command.js'
import {parsePlatform} from '../oci/platform.ts'
import type {Clock, Outputs, Runner, State} from '../runner.ts'
import {type Cancellation, listenForCancel} from './cancel.ts'
import {createFiles} from './files.ts'
import {createHttp} from './http.ts'
import {createLog, createRedactor} from './log.ts'
import {cancelledError, createRun} from './run.ts'

/** The ports on a real runner, without the API, which not every entry needs. Call `close` at the end: it removes what was temporary. */
export function createRunner(): Omit<Runner, 'github' | 'signer'> & {close(): Promise<void>} {
  const cancellation = listenForCancel(process)
  const redactor = createRedactor()
  const files = createFiles(process.env)
  return {
    platform: parsePlatform(`${process.platform === 'win32' ? 'windows' : process.platform}/${architecture()}`),
    env: Object.freeze({...process.env}),
    log: createLog(redactor),
    run: createRun(cancellation),
    files,
    http: createHttp(cancellation),
    clock: createClock(cancellation),
    state,
    outputs: createOutputs(redactor.redact),
    close: () => files.close()
  }
}

function createClock(cancellation: Cancellation): Clock {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    sleep: ms =>
      new Promise((resolve, reject) => {
        if (cancellation.cancelled) return reject(cancelledError())
        const timer = setTimeout(() => {
          forget()
          resolve()
        }, ms)
        const forget = cancellation.onCancel(() => {
          clearTimeout(timer)
          reject(cancelledError())
        })
      })
  }
}

const state: State = {
  get: name => process.env[`STATE_${name}`] ?? '',
  save: (name, value) => issueFileCommand('STATE', prepareKeyValueMessage(name, value))
}

function createOutputs(redact: (text: string) => string): Outputs {
  return {
    set: (name, value) => issueFileCommand('OUTPUT', prepareKeyValueMessage(name, redact(value))),
    exportVariable: (name, value) => issueFileCommand('ENV', prepareKeyValueMessage(name, redact(value))),
    async summarize(markdown) {
      const path = process.env.GITHUB_STEP_SUMMARY
      // Older GitHub Enterprise servers have no job summary.
      if (path) await appendFile(path, `${redact(markdown)}\n`)
    },
    fail: () => {
      process.exitCode = 1
    }
  }
}

/** Node's names of architectures in those of the image specification. */
function architecture(): string {
  if (process.arch === 'x64') return 'amd64'
  return process.arch === 'ia32' ? '386' : process.arch
}

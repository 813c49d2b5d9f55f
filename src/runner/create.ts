import {appendFile, readFile} from 'node:fs/promises'
import {issueFileCommand, prepareKeyValueMessage} from '../../node_modules/@actions/core/lib/file-command.js'
import {parsePlatform} from '../oci/platform.ts'
import type {Clock, Outputs, Runner, State} from '../runner.ts'
import {field, parseJson, stringAt} from '../text/json.ts'
import {createBuildKit} from './buildkit.ts'
import {type Cancellation, listenForCancel} from './cancel.ts'
import {createFiles} from './files.ts'
import {createHttp} from './http.ts'
import {job} from './job.ts'
import {createLog, createRedactor} from './log.ts'
import {cancelledError, createRun} from './run.ts'

/** How long what is still under way may hold the end of the step, ms. */
const LONGEST_END_MS = 3_000

/** The ports on a real runner, without what not every entry needs. Call `close` at the end: it removes what was temporary. */
export function createRunner(): Omit<Runner, 'github' | 'signer' | 'cacheStore' | 'relayCache'> & {
  close(): Promise<void>
} {
  const cancellation = listenForCancel(process)
  const redactor = createRedactor()
  const files = createFiles(process.env)
  const buildkit = createBuildKit(files)
  return {
    platform: parsePlatform(`${process.platform === 'win32' ? 'windows' : process.platform}/${architecture()}`),
    env: Object.freeze({...process.env, HOME: process.env.HOME || homeOfUser()}),
    log: createLog(redactor),
    run: createRun(cancellation),
    files,
    http: createHttp(cancellation),
    openBuildKit: buildkit.open,
    clock: createClock(cancellation),
    state,
    job,
    outputs: createOutputs(redactor.redact),
    async close() {
      buildkit.close()
      await files.close()
      // What nobody waits for any more, such as a certificate for a build that failed, must not hold the end of the step.
      setTimeout(() => process.exit(), LONGEST_END_MS).unref()
    }
  }
}

function createClock(cancellation: Cancellation): Clock {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    unlessCancelled: work =>
      new Promise((resolve, reject) => {
        const forget = cancellation.onCancel(() => reject(cancelledError()))
        work.finally(forget).then(resolve, reject)
      }),
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

export function createOutputs(redact: (text: string) => string): Outputs {
  const write = (file: string) => (name: string, value: string) => {
    // A name with a line break would write what it likes into the file.
    if (!/^[\w-]+$/.test(name)) throw new Error(`not a name of an output: ${JSON.stringify(name)}`)
    issueFileCommand(file, prepareKeyValueMessage(name, redact(value)))
  }
  return {
    set: write('OUTPUT'),
    exportVariable: write('ENV'),
    async declareArtifact(name, digest) {
      const path = process.env.GITHUB_ARTIFACTS
      if (!path || (await isOtherwiseDeclared(name, digest))) return
      await appendFile(path, `oci://${name}@${digest}\n`)
    },
    async summarize(render) {
      const path = process.env.GITHUB_STEP_SUMMARY
      // Older GitHub Enterprise servers have no job summary.
      if (path) await appendFile(path, `${redact(render(redact))}\n`)
    },
    fail: () => {
      process.exitCode = 1
    }
  }
}

/** A service of a self-hosted runner may have no HOME; programs then look into the system's list of users. */
function homeOfUser(): string | undefined {
  try {
    return process.getBuiltinModule('node:os').userInfo().homedir
  } catch {
    // A user number without an entry there.
    return undefined
  }
}

/**
 * Whether an earlier step of the job has declared another image under that name, which the runner would fail the step
 * for. https://github.com/actions/runner/blob/main/src/Runner.Worker/CreateArtifactsFileCommand.cs
 */
async function isOtherwiseDeclared(name: string, digest: string): Promise<boolean> {
  const path = process.env.GITHUB_ARTIFACTS_LIST
  const text = path ? await readFile(path, 'utf8').catch(() => '') : ''
  const subjects = field(parseJson(text), 'subjects')
  return (
    Array.isArray(subjects) &&
    subjects.some(subject => stringAt(subject, 'name') === name && stringAt(subject, 'digest') !== digest)
  )
}

/** Node's names of architectures in those of the image specification. */
function architecture(): string {
  if (process.arch === 'x64') return 'amd64'
  return process.arch === 'ia32' ? '386' : process.arch
}

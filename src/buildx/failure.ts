import type {Diagnose, Diagnosis} from '../diagnosis/diagnose.ts'
import type {FaultDetails} from '../diagnosis/fault.ts'
import {ActionError, textOf} from '../errors.ts'
import type {Place, RunResult} from '../runner.ts'
import {clip} from '../text/foreign.ts'
import {excerpt} from '../text/nearest.ts'
import {aboutOf} from './about.ts'

/** What a failed build is reported as. */
export interface BuildFailure {
  readonly error: ActionError
  /** Set when the fault is one that passes, such as a registry's 503 during the push. */
  readonly passing: Diagnosis | undefined
  /** Whether a program of the Dockerfile failed. */
  readonly own: boolean
}

/** How much of the log is looked at, lines from the end. */
const TAIL = 200
/** How much of a failing command's output is shown: lines, and characters of each. */
const SHOWN_LINES = 20
const LONGEST_LINE = 400

/**
 * Reads what buildx said last. Its closing `ERROR:` lines are the failure; everything before is the build's own
 * output, in which a `503` is nobody's registry. `dockerfile` is the path for the annotation.
 */
export function readFailure(result: RunResult, diagnose: Diagnose, dockerfile: string): BuildFailure {
  const lines = result.stderr.trimEnd().split(/\r?\n/).slice(-TAIL)
  // `--call check` tells its verdict on standard output, in the first line.
  const verdict = /^Check complete, .*$/m.exec(result.stdout)?.[0]
  const last = lines.findLastIndex(line => /^ERROR: /.test(line))
  const said =
    last === -1
      ? (lines.at(-1) ?? '')
      : lines
          .slice(last)
          .join(' ')
          .replace(/^ERROR: /, '')
  const message = verdict ?? said
  const own = /did not complete successfully: exit code/.test(message)
  const about = aboutOf(message)
  const found = own ? ofProgram(lines.join('\n'), message, diagnose) : diagnose(message, about)
  const ended = result.timedOut
    ? 'ran out of time'
    : result.signal
      ? `was ended by ${result.signal}`
      : `exited with ${result.exitCode}`
  const text = message.replace(/^(failed to build: )?(failed to solve: )?/, '')
  const failed = own ? `The build failed: ${commandOf(text)}` : `The build failed${placeOf(about)}`
  const output = own ? outputOf(lines) : []
  const error = new ActionError(found?.denied ? 'denied' : 'build', failed, {
    cause:
      found?.cause ??
      (own
        ? 'a command of the Dockerfile failed; its own output says why'
        : excerpt(text, 600) || `docker buildx build ${ended}`),
    hint:
      found?.fix ??
      (own
        ? 'Correct that line of the Dockerfile, or what it runs.'
        : 'The log above has the whole output of the build; look at what comes before the error.'),
    // What is known of is told in our words; what it said stays at the end.
    detail: own || found ? excerpt(text, 600) || undefined : undefined,
    output,
    place: readPlace(lines, dockerfile)
  })
  return {error, passing: found?.retry ? found : undefined, own}
}

/**
 * Whether a cache failed the build: it refuses to be set up, its export fails in spite of `ignore-error`, or it has not
 * the layer that its list names. Of a layer in a registry BuildKit does not say whether it is the base image’s.
 */
export function isCacheFault({error: {message, cause, detail}}: BuildFailure): boolean {
  const text = [message, textOf(cause ?? ''), detail ?? ''].join('\n')
  return aboutOf(text).operation === 'cache' || text.includes('failed to copy: httpReadSeeker')
}

function placeOf({operation, image}: FaultDetails): string {
  if (operation === 'push') return ` at the push${image ? ` of ${image.text}` : ''}`
  if (operation === 'base image') return ` at the base image${image ? ` ${image.text}` : ''}`
  return operation === 'cache' ? ' at its cache' : ''
}

/** `process "/bin/sh -c make" did not complete successfully: exit code: 2` → `“make” ended with exit code 2` */
function commandOf(text: string): string {
  const [, command = '', code = ''] =
    /process "(.*)" did not complete successfully: exit code: (\d+)/.exec(clip(text)) ?? []
  const shown = excerpt(command.replace(/^\/bin\/sh -c /, ''), 200)
  return shown === '' ? excerpt(text, 300) : `RUN ${shown} ended with exit code ${code}`
}

/** What is known of a RUN step's own failure: never a reason to try again. */
function ofProgram(output: string, message: string, diagnose: Diagnose): Diagnosis | undefined {
  const told = /exec format error|no space left on device/i.exec(output)?.[0]
  const found = diagnose(told ?? /exit code: \d+/.exec(message)?.[0] ?? '', {operation: 'build'})
  return found && {...found, retry: false}
}

/**
 * The last lines that the failing command wrote. BuildKit repeats them below ` > [stage 2/3] RUN …:`, each with its
 * time, up to a line of dashes.
 */
function outputOf(lines: readonly string[]): string[] {
  const start = lines.findLastIndex(line => /^ > \[.*:$/.test(line))
  if (start === -1) return []
  const end = lines.findIndex((line, index) => index > start && /^-{6}$/.test(line))
  const own = lines.slice(start + 1, end === -1 ? undefined : end)
  return own.map(line => cut(line.replace(/^\d+\.\d+ /, ''))).slice(-SHOWN_LINES)
}

function cut(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`
}

/** BuildKit prints the place as `Dockerfile:3` above a box of lines, without the folder: `dockerfile` is the path. */
function readPlace(lines: readonly string[], dockerfile: string): Place | undefined {
  for (const [index, line] of lines.entries()) {
    const place = /^\S.*:(\d+)$/.exec(line)
    if (place && /^-{10,}$/.test(lines[index + 1] ?? '')) return {file: dockerfile, line: Number(place[1])}
  }
  return undefined
}

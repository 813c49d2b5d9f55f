import type {Diagnose, Diagnosis} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import type {Place, RunResult} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'

/** What a failed build is reported as. */
export interface BuildFailure {
  readonly error: ActionError
  /** Set when the fault is one that passes, such as a registry's 503 during the push. */
  readonly passing: Diagnosis | undefined
}

/** How much of the log is looked at, lines from the end. */
const TAIL = 200

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
  const found = own ? ofProgram(lines.join('\n'), diagnose) : diagnose(message)
  const ended = result.timedOut
    ? 'ran out of time'
    : result.signal
      ? `was ended by ${result.signal}`
      : `exited with ${result.exitCode}`
  const text = excerpt(message.replace(/^failed to build: /, ''), 600) || `docker buildx build ${ended}`
  const error = new ActionError(found?.denied ? 'denied' : 'build', `The build failed: ${text}`, {
    cause: found?.cause ?? (own ? 'a command of the Dockerfile failed; its output is in the log above' : undefined),
    hint: found?.fix,
    place: readPlace(lines, dockerfile)
  })
  return {error, passing: found?.retry ? found : undefined}
}

/** Whether a cache failed the build: it refuses to be set up, or its export fails in spite of `ignore-error`. */
export function isCacheFault({message}: ActionError): boolean {
  return /\bcache (exporter|importer)\b|exporting (cache )?to (GitHub|registry|client|local)|importing cache/i.test(
    message
  )
}

/** What is known of a RUN step's own failure: never a reason to try again. */
function ofProgram(output: string, diagnose: Diagnose): Diagnosis | undefined {
  const found = diagnose(/exec format error|no space left on device/i.exec(output)?.[0] ?? '')
  return found && {...found, retry: false}
}

/** BuildKit prints the place as `Dockerfile:3` above a box of lines, without the folder: `dockerfile` is the path. */
function readPlace(lines: readonly string[], dockerfile: string): Place | undefined {
  for (const [index, line] of lines.entries()) {
    const place = /^\S.*:(\d+)$/.exec(line)
    if (place && /^-{10,}$/.test(lines[index + 1] ?? '')) return {file: dockerfile, line: Number(place[1])}
  }
  return undefined
}

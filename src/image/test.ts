import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import type {Repository} from '../oci/reference.ts'
import type {TestPlan} from '../plan/build.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Ports} from '../runner.ts'
import {clipStart} from '../text/foreign.ts'
import {excerpt} from '../text/nearest.ts'

/** What the user's test is about. */
export interface Candidate {
  /** `name@digest`, or a tag of the engine where nothing was pushed. */
  readonly image: string
  /** Empty where nothing was pushed. */
  readonly digest: string
  readonly version: string
  /** Of several images, which. */
  readonly target?: string
  readonly repository: Repository
}

interface TestOptions {
  readonly retries: number
  readonly diagnose: Diagnose
  /** Tags that the builder has written itself. */
  readonly moved: readonly string[]
}

const SHOWN_LINES = 20
/** Of each, characters. */
const LONGEST_LINE = 400

/**
 * Runs the user's script between build and publish: a smoke test or a scanner. The image is pulled by its digest
 * before. If it fails, no tag is written; `moved` are those that the builder had to write itself before.
 */
export async function runTest(
  runner: Pick<Ports, 'run' | 'files' | 'log' | 'clock'>,
  {script, hidden}: TestPlan,
  candidate: Candidate,
  options: TestOptions
): Promise<void> {
  const folder = await runner.files.temporaryFolder()
  const path = `${folder}/test.sh`
  // Lines as bash knows them: an `if` of a workflow that was written on Windows would not be closed.
  await runner.files.write(path, script.replaceAll('\r\n', '\n'))
  if (candidate.digest !== '') await pull(runner, candidate, options)
  const env = {
    ...Object.fromEntries(hidden.map(name => [name, undefined])),
    IMAGE: candidate.image,
    DIGEST: candidate.digest,
    VERSION: candidate.version,
    ...(candidate.target === undefined ? {} : {TARGET: candidate.target})
  }
  let lines: string[] = []
  const onLine = (line: string) => {
    lines = [...lines.slice(1 - SHOWN_LINES), excerptOf(line)]
    runner.log.info(line)
  }
  const result = await runner.run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', path], {env, onLine})
  if (result.exitCode === 0) return
  const already = options.moved.length > 0 ? ` but ${options.moved.join(', ')}, which the builder writes itself` : ''
  throw new ActionError('test', `The test of ${candidate.image} failed, so no tag was moved${already}.`, {
    cause: `the script of the input test ended with ${result.exitCode ?? result.signal}`,
    output: lines,
    hint: 'Change the image, or the script: it runs in bash with IMAGE, DIGEST and VERSION set.'
  })
}

async function pull(
  runner: Pick<Ports, 'run' | 'log' | 'clock'>,
  {image, repository}: Candidate,
  {retries, diagnose}: TestOptions
): Promise<void> {
  const about = {image: repository, host: repository.registry}
  await withRetries(runner, retries, `Pulling ${image}`, async (): Promise<Attempt<void>> => {
    const {exitCode, stderr} = await runner.run('docker', ['pull', '--quiet', image])
    if (exitCode === 0) return {value: undefined}
    const found = diagnose(clipStart(stderr), {operation: 'test', ...about})
    const error = new ActionError('test', `${image} could not be pulled for the test`, {
      cause: found?.cause ?? excerpt(stderr, 300),
      hint: found?.fix ?? 'Check that Docker on this runner can reach the registry and is logged in to it.',
      detail: found && excerpt(stderr, 300)
    })
    return {passing: error}
  })
}

/** Cut, because a line can be of any length. */
function excerptOf(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`
}

import type {Builder} from '../builder/choose.ts'
import type {Diagnose} from '../diagnosis/diagnose.ts'
import {textOf} from '../errors.ts'
import type {BuildPlan} from '../plan/build.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Ports, RunOptions} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import {shellWord} from '../text/shell.ts'
import {isCacheFault, readFailure} from './failure.ts'
import {countSteps, type Steps} from './steps.ts'
import {type LintWarning, readCheckOutput} from './warnings.ts'

/** How one try is made: with which caches, or with nothing of what the builder has built before. */
export interface Try {
  readonly caches: boolean
  readonly anew: boolean
}

/** A command of buildx that builds, and what its tries need. */
export interface Attempts {
  readonly name: 'docker buildx build' | 'docker buildx bake'
  readonly argv: (how: Try) => readonly string[]
  readonly options: Pick<RunOptions, 'env' | 'folder'>
  readonly plan: Pick<BuildPlan, 'call' | 'annotateChecks'>
  /** What its messages are about. */
  readonly dockerfile: string
  readonly caches: boolean
  /** A build may fail on what one that has been given up did not hand out. */
  readonly relay: Builder['relay']
  /** Files with secrets, for as long as it runs. */
  readonly secrets: readonly string[]
  readonly diagnose: Diagnose
  readonly retries: number
}

/**
 * Builds, and tries again where a fault of the push passes: BuildKit still has the layers then. A cache that fails is
 * left out, and that counts for no try.
 */
export async function runAttempts(
  ports: Pick<Ports, 'run' | 'files' | 'log' | 'clock'>,
  {name, argv, options, plan, dockerfile, secrets, relay, diagnose, retries, ...rest}: Attempts
): Promise<Steps> {
  let {caches} = rest
  let anew = false
  let steps: Steps | undefined
  const attempt = async (): Promise<Attempt<void>> => {
    const args = argv({caches, anew})
    ports.log.info(`docker ${args.map(shellWord).join(' ')}`)
    const counter = countSteps()
    const onLine = (line: string) => {
      counter.onLine(line)
      ports.log.info(line)
    }
    const result = await ports.run('docker', args, {...options, onLine})
    // A second try finds everything in the cache, by its own doing.
    steps ??= counter.steps()
    if (plan.call === 'check') annotate(ports, plan, readCheckOutput(result.stdout, dockerfile))
    if (result.exitCode === 0) return {value: undefined}
    const failure = readFailure(result, diagnose, dockerfile)
    const {error, passing, own} = failure
    if (caches && !own && (isCacheFault(failure) || relay?.isGivenUp())) {
      ports.log.info(
        `No cache, and the build is made again without: ${excerpt(error.detail ?? textOf(error.cause ?? error), 200)}`
      )
      caches = false
      steps = undefined
      return await attempt()
    }
    if (!passing) throw error
    anew ||= passing.anew
    return {passing: error, rateLimit: passing.rateLimit, once: passing.once}
  }
  await withRetries(ports, retries, name, attempt).finally(
    // Not at the end of the step: the user's test comes before, and has no business with them.
    () => Promise.all(secrets.map(path => ports.files.remove(path)))
  )
  return steps ?? {total: 0, cached: 0}
}

export function annotate(
  {log}: Pick<Ports, 'log'>,
  {annotateChecks}: Pick<BuildPlan, 'annotateChecks'>,
  warnings: readonly LintWarning[]
): void {
  if (annotateChecks) for (const {message, place} of warnings) log.warning(message, place)
}

export function variables({epoch, metadataProvenance}: BuildPlan): Record<string, string> {
  return {
    BUILDX_METADATA_WARNINGS: 'true',
    // Provenance in the metadata file costs a request to the builder; nobody here needs its answer.
    ...(metadataProvenance ? {} : {BUILDX_METADATA_PROVENANCE: 'disabled'}),
    ...(epoch === undefined ? {} : {SOURCE_DATE_EPOCH: String(epoch)})
  }
}

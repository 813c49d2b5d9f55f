import type {Builder} from '../builder/choose.ts'
import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Naming} from '../plan/naming.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Ports} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {shellWord} from '../text/shell.ts'
import {buildArgv, type Push, type ResultFiles} from './argv.ts'
import {checkContext, dockerfileOf} from './dockerfile.ts'
import {isCacheFault, readFailure} from './failure.ts'
import {secretArgv} from './secrets.ts'
import {countSteps, type Steps} from './steps.ts'
import {type LintWarning, readCheckOutput, readWarnings} from './warnings.ts'

type BuildPorts = Pick<Ports, 'run' | 'files' | 'log' | 'clock'>

/** What was built. */
export interface Built {
  /** Of what was pushed; undefined where nothing was. */
  readonly digest: Digest | undefined
  readonly imageId: string
  /** The metadata file, JSON. */
  readonly metadata: string
  readonly steps: Steps
}

/**
 * One `docker buildx build`, which also pushes if `push` says how. The result is read from the metadata file.
 * Only faults of the push that pass are tried again: BuildKit still has the layers then.
 */
export async function build(
  ports: BuildPorts,
  naming: Naming,
  plan: BuildPlan,
  builder: Builder,
  push: Push,
  {diagnose, retries}: {readonly diagnose: Diagnose; readonly retries: number}
): Promise<Built> {
  const dockerfile = dockerfileOf(plan)
  for (const note of plan.notes) ports.log.info(note)
  await checkContext(ports, plan)
  const folder = await ports.files.temporaryFolder()
  const files = {metadata: `${folder}/metadata.json`, imageId: `${folder}/imageid`}
  const secrets = await secretArgv(ports, plan.secrets, folder)
  // The user's test needs the image somewhere: what is not pushed is loaded.
  const load = plan.load || (plan.test !== undefined && push.by === 'none')
  let {caches} = builder
  let steps: Steps | undefined
  const attempt = async (): Promise<Attempt<void>> => {
    const argv = buildArgv(naming, {...plan, load}, {...builder, caches}, files, push, secrets.argv)
    ports.log.info(`docker ${argv.map(shellWord).join(' ')}`)
    const counter = countSteps()
    const onLine = (line: string) => {
      counter.onLine(line)
      ports.log.info(line)
    }
    const result = await ports.run('docker', argv, {env: variables(plan), onLine})
    // A second try finds everything in the cache, by its own doing.
    steps ??= counter.steps()
    if (plan.call === 'check') annotate(ports, plan, readCheckOutput(result.stdout, dockerfile))
    if (result.exitCode === 0) return {value: undefined}
    const {error, passing} = readFailure(result, diagnose, dockerfile)
    if (caches && isCacheFault(error)) {
      ports.log.warning(`No cache, and the build is made again without: ${error.message}`)
      caches = false
      return await attempt()
    }
    if (!passing) throw error
    return {passing: error, rateLimit: passing.rateLimit, once: passing.once}
  }
  await withRetries(ports, retries, 'docker buildx build', attempt).finally(
    // Not at the end of the step: the user's test comes before, and has no business with them.
    () => Promise.all(secrets.written.map(path => ports.files.remove(path)))
  )
  const built = {...(await readResult(ports, files, push.by !== 'none')), steps: steps ?? {total: 0, cached: 0}}
  annotate(ports, plan, readWarnings(parseJson(built.metadata), dockerfile))
  return built
}

export function annotate(
  {log}: Pick<BuildPorts, 'log'>,
  {annotateChecks}: BuildPlan,
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

async function readResult({files}: BuildPorts, paths: ResultFiles, pushed: boolean): Promise<Omit<Built, 'steps'>> {
  const metadata = (await files.read(paths.metadata))?.toString('utf8') ?? ''
  const imageId = (await files.read(paths.imageId))?.toString('utf8').trim() ?? ''
  const digest = stringAt(parseJson(metadata), 'containerimage.digest') ?? ''
  if (!pushed) return {digest: undefined, imageId, metadata}
  if (!isDigest(digest)) {
    throw new ActionError('build', 'docker buildx build succeeded but named no digest in its metadata file.', {
      hint: 'Use a newer docker buildx (0.12 or later).'
    })
  }
  return {digest, imageId, metadata}
}

import {posix} from 'node:path'
import type {Builder} from '../builder/choose.ts'
import type {Context} from '../context/context.ts'
import type {Subject} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import {isOwnRepository, isRemote} from '../plan/git-context.ts'
import type {Plan} from '../plan/plan.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Runner} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {buildArgv, type Push, type ResultFiles} from './argv.ts'
import {readFailure} from './failure.ts'
import {secretArgv} from './secrets.ts'
import {countSteps, type Steps} from './steps.ts'
import {type LintWarning, readCheckOutput, readWarnings} from './warnings.ts'

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
  runner: Runner,
  context: Context,
  plan: Plan,
  inputs: Inputs,
  builder: Builder,
  push: Push,
  subject: Subject
): Promise<Built> {
  const dockerfile = dockerfileOf(plan, inputs)
  await checkContext(runner, plan, inputs)
  const folder = await runner.files.temporaryFolder()
  const files = {metadata: `${folder}/metadata.json`, imageId: `${folder}/imageid`}
  const secrets = await secretArgv(runner, [...inputs.build.secrets, ...tokenForContext(context, plan, inputs)], folder)
  // The user's test needs the image somewhere: what is not pushed is loaded.
  const load = inputs.build.load || (inputs.test !== '' && push.by === 'none')
  const argv = buildArgv(plan, {...inputs.build, load}, builder, files, push, secrets)
  runner.log.info(`docker ${argv.map(quoted).join(' ')}`)
  let steps: Steps | undefined
  await withRetries(runner, inputs.retries, 'docker buildx build', async (): Promise<Attempt<void>> => {
    const counter = countSteps()
    const onLine = (line: string) => {
      counter.onLine(line)
      runner.log.info(line)
    }
    const result = await runner.run('docker', argv, {env: variables(runner, plan), onLine})
    // A second try finds everything in the cache, by its own doing.
    steps ??= counter.steps()
    if (inputs.build.call === 'check') annotate(runner, readCheckOutput(result.stdout, dockerfile))
    if (result.exitCode === 0) return {value: undefined}
    const {error, passing} = readFailure(result, subject, dockerfile)
    if (!passing) throw error
    return {passing: error, rateLimit: passing.rateLimit, once: passing.once}
  })
  const built = {...(await readResult(runner, files, push.by !== 'none')), steps: steps ?? {total: 0, cached: 0}}
  annotate(runner, readWarnings(parseJson(built.metadata), dockerfile))
  return built
}

/** DOCKER_BUILD_CHECKS_ANNOTATIONS=false switches them off, as in docker/build-push-action. */
function annotate({log, env}: Runner, warnings: readonly LintWarning[]): void {
  if (env.DOCKER_BUILD_CHECKS_ANNOTATIONS === 'false') return
  for (const {message, place} of warnings) log.warning(message, place)
}

function variables({env}: Runner, {epoch}: Plan): Record<string, string> {
  return {
    BUILDX_METADATA_WARNINGS: 'true',
    // Provenance in the metadata file costs a request to the builder; nobody here needs its answer.
    ...(env.BUILDX_METADATA_PROVENANCE ? {} : {BUILDX_METADATA_PROVENANCE: 'disabled'}),
    ...(epoch === undefined ? {} : {SOURCE_DATE_EPOCH: String(epoch)})
  }
}

/** BuildKit fetches this repository with the job's token, unless the user gave it another. */
function tokenForContext(context: Context, plan: Plan, {githubToken, build}: Inputs) {
  const given = build.secrets.some(secret => secret.id.startsWith('GIT_AUTH_TOKEN'))
  if (githubToken === '' || given || !isOwnRepository(plan.buildContext, context)) return []
  return [{id: `GIT_AUTH_TOKEN.${context.server.host}`, value: githubToken}]
}

/** The Dockerfile's path from the root of the repository, as far as that can be told from the inputs. */
function dockerfileOf({buildContext}: Plan, {build: {file}}: Inputs): string {
  if (file !== '') return file
  return isRemote(buildContext) ? 'Dockerfile' : posix.join(buildContext, 'Dockerfile')
}

/** An empty checkout is the most frequent reason for a missing Dockerfile, and easy to tell. */
async function checkContext({files, env}: Runner, {buildContext}: Plan, {build: {file}}: Inputs): Promise<void> {
  if (isRemote(buildContext)) return
  const lacking = !(await files.exists(buildContext))
    ? `input context: ${buildContext}`
    : file !== '' && file !== '-' && !(await files.exists(file))
      ? `input file: ${file}`
      : undefined
  if (lacking === undefined) return
  throw new ActionError('build', `${lacking} does not exist.`, {
    cause: `looked for it from ${env.GITHUB_WORKSPACE ?? 'the working directory'}`,
    hint: 'Put actions/checkout before this step, and write the path from the root of the repository.'
  })
}

async function readResult({files}: Runner, paths: ResultFiles, pushed: boolean): Promise<Omit<Built, 'steps'>> {
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

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`
}

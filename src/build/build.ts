import {posix} from 'node:path'
import {ActionError} from '../errors.ts'
import type {Host} from '../host.ts'
import type {Inputs} from '../inputs.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import type {Plan} from '../plan.ts'
import type {Subject} from '../registry/diagnose.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {buildArgv} from './argv.ts'
import {readFailure} from './failure.ts'

/** What was built. */
export interface Built {
  /** Of what was pushed; undefined where nothing was. */
  readonly digest: Digest | undefined
  readonly imageId: string
  /** The metadata file, JSON. */
  readonly metadata: string
}

/**
 * One `docker buildx build`; with an anchor it also pushes under that tag. The result is read from the metadata
 * file. Only faults of the push that pass are tried again: BuildKit still has the layers then.
 */
export async function build(
  host: Host,
  plan: Plan,
  inputs: Inputs,
  anchor: string | undefined,
  subject: Subject
): Promise<Built> {
  await checkContext(host, inputs)
  const folder = await host.files.temporaryFolder()
  const files = {metadata: `${folder}/metadata.json`, imageId: `${folder}/imageid`}
  const argv = buildArgv(plan, inputs, files, anchor)
  host.log.info(`docker ${argv.map(quoted).join(' ')}`)
  await withRetries(host, inputs.retries, 'docker buildx build', async (): Promise<Attempt<void>> => {
    const result = await host.log.untrusted(() =>
      host.run('docker', argv, {
        // Provenance in the metadata file costs a request to the builder; nobody here needs its answer.
        env: host.env.BUILDX_METADATA_PROVENANCE ? {} : {BUILDX_METADATA_PROVENANCE: 'disabled'},
        onLine: host.log.info
      })
    )
    if (result.exitCode === 0) return {value: undefined}
    const {error, passing} = readFailure(result, subject, dockerfileOf(inputs))
    if (passing) return {passing: error, rateLimit: passing.rateLimit}
    throw error
  })
  return readResult(host, files, anchor !== undefined)
}

/** Its path from the root of the repository, as far as that can be told from the inputs. */
function dockerfileOf({context, file}: Inputs): string {
  return file || posix.join(context, 'Dockerfile')
}

/** An empty checkout is the most frequent reason for a missing Dockerfile, and easy to tell. */
async function checkContext({files, env}: Host, {context, file}: Inputs): Promise<void> {
  if (/^[a-z]+:\/\/|^git@|^-$/.test(context)) return
  const folder = env.GITHUB_WORKSPACE ?? '.'
  const missing = (await files.exists(context))
    ? file === '' || (await files.exists(file))
      ? undefined
      : `input file: ${file}`
    : `input context: ${context}`
  if (missing === undefined) return
  throw new ActionError('build', `${missing} does not exist.`, {
    cause: `looked for it from ${folder}`,
    hint: 'Put actions/checkout before this step, and write the path from the root of the repository.'
  })
}

async function readResult({files}: Host, paths: {metadata: string; imageId: string}, pushed: boolean): Promise<Built> {
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

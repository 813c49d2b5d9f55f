import type {Builder} from '../builder/choose.ts'
import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Naming} from '../plan/naming.ts'
import type {Ports} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {buildArgv, type Push, type ResultFiles} from './argv.ts'
import {annotate, runAttempts, variables} from './attempts.ts'
import {checkContext, dockerfileOf} from './dockerfile.ts'
import {secretArgv} from './secrets.ts'
import type {Steps} from './steps.ts'
import {readWarnings} from './warnings.ts'

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

/** Every step runs again: what a filter names, too, which buildx takes instead only. */
const ANEW = {noCache: true, noCacheFilters: []}

/**
 * One `docker buildx build`, which also pushes if `push` says how. The result is read from the metadata file.
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
  const steps = await runAttempts(ports, {
    name: 'docker buildx build',
    argv: ({caches, anew}) =>
      buildArgv(naming, {...plan, load, ...(anew ? ANEW : {})}, {...builder, caches}, files, push, secrets.argv),
    options: {env: {...variables(plan), ...builder.relay?.variables}},
    plan,
    dockerfile,
    caches: builder.caches,
    relay: builder.relay,
    secrets: secrets.written,
    diagnose,
    retries
  })
  const built = {...(await readResult(ports, files, builder, push.by !== 'none')), steps}
  annotate(ports, plan, readWarnings(parseJson(built.metadata), dockerfile))
  return built
}

async function readResult(
  {files}: BuildPorts,
  paths: ResultFiles,
  {driver}: Pick<Builder, 'driver'>,
  pushed: boolean
): Promise<Omit<Built, 'steps'>> {
  const metadata = (await files.read(paths.metadata))?.toString('utf8') ?? ''
  const result = parseJson(metadata)
  const given = (await files.read(paths.imageId))?.toString('utf8').trim() ?? ''
  // An engine that keeps its images in containerd, which alone describes them, calls them by their manifests' digests;
  // buildx before 0.36 gives the configuration's all the same, and the engine does not know that.
  const own = driver === 'docker' && given !== '' ? stringAt(result, 'containerimage.descriptor', 'digest') : undefined
  const imageId = own ?? given
  const digest = stringAt(result, 'containerimage.digest') ?? ''
  if (!pushed) return {digest: undefined, imageId, metadata}
  if (!isDigest(digest)) {
    throw new ActionError('build', 'docker buildx build succeeded but named no digest in its metadata file.', {
      hint: 'Use a newer docker buildx (0.12 or later).'
    })
  }
  return {digest, imageId, metadata}
}

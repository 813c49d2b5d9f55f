import {randomBytes} from 'node:crypto'
import type {Diagnose, Diagnosis} from '../diagnosis/diagnose.ts'
import type {FaultDetails} from '../diagnosis/fault.ts'
import {ActionError} from '../errors.ts'
import type {BuilderInputs, Driver} from '../inputs/builder.ts'
import type {BuilderNode} from '../inputs/nodes.ts'
import {withoutTag} from '../oci/reference.ts'
import type {DockerSettings} from '../registry/docker-config.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Ports as All, RunResult} from '../runner.ts'
import {clipStart} from '../text/foreign.ts'
import {lastWords} from '../text/said.ts'
import {BUILDKIT_IMAGE} from './images.ts'
import {namedInstance} from './instances.ts'

type Ports = Pick<All, 'run' | 'files' | 'log' | 'clock' | 'state'>

interface CreateOptions {
  readonly retries: number
  readonly diagnose: Diagnose
  readonly docker: DockerSettings
  /** Resolved when the credentials are in place: where BuildKit's image needs them, its pull waits for that. */
  readonly loggedIn: Promise<void>
  /** The builder is a convenience: one try, and not for long. */
  readonly giveUp: boolean
}

/** For a builder that is a convenience: a pull and a boot take some 10 s. */
const GIVE_UP_MS = 60_000

/**
 * Makes a builder of our own and starts it; the post step removes it. Its BuildKit image comes from a registry, so
 * faults that pass are tried again. https://docs.docker.com/reference/cli/docker/buildx/create/
 */
export async function createBuilder(
  ports: Ports,
  inputs: BuilderInputs,
  driver: Driver,
  options: CreateOptions
): Promise<string> {
  const name = `publish-image-${randomBytes(5).toString('hex')}`
  const config = await configFile(ports, inputs)
  // Saved first: a builder that was half made when the job was cancelled is removed too.
  if (!inputs.keepBuilder) ports.state.save('builder', name)
  const make = async (args: readonly string[]) => {
    const result = await ports.run('docker', ['buildx', 'create', ...args])
    if (result.exitCode !== 0) throw notMade(driver, result, options.diagnose)
  }
  // A single node is made and started by one process; further ones must be there before the start.
  let command = ['create', '--bootstrap', ...createArgv(name, driver, inputs, config)]
  const start = ['inspect', '--bootstrap', name]
  if (inputs.nodes.length > 0) {
    await make(createArgv(name, driver, inputs, config))
    for (const [index, node] of inputs.nodes.entries()) await make(appendArgv(name, index, driver, node, config))
    command = start
  }
  if (driver === 'docker-container') await options.loggedIn
  const {diagnose, giveUp} = options
  const retries = giveUp ? 0 : options.retries
  const timeout = giveUp ? {timeoutMs: GIVE_UP_MS} : {}
  await withRetries(ports, retries, `Starting the builder ${name}`, async (): Promise<Attempt<void>> => {
    const result = await ports.run('docker', ['buildx', ...command], {onLine: ports.log.info, ...timeout})
    if (result.exitCode === 0) return {value: undefined}
    // What buildx has noted is made, and only has to be started.
    if (command !== start && !(await namedInstance(ports, options.docker, name)))
      throw notMade(driver, result, diagnose)
    command = start
    const found = diagnose(clipStart(result.stderr), {operation: 'builder', ...imageOf(inputs)})
    const error = failure(`The builder (driver ${driver}) did not start`, result, found, pullHint(driver, result))
    if (!found?.retry) throw error
    return {passing: error, rateLimit: found.rateLimit}
  })
  return name
}

/** Where the image of BuildKit comes from. */
function imageOf(inputs: BuilderInputs): FaultDetails {
  const image = withoutTag(buildKitImage(inputs))
  return image ? {image, host: image.registry} : {}
}

/** The image of a builder in a container: as it is given, else ours. */
export function buildKitImage({driverOpts}: Pick<BuilderInputs, 'driverOpts'>): string {
  return (
    givenImage(driverOpts) ??
    (driverOpts.includes('rootless=true') ? `${BUILDKIT_IMAGE.replace(/@.*/, '')}-rootless` : BUILDKIT_IMAGE)
  )
}

function givenImage(driverOpts: readonly string[]): string | undefined {
  return driverOpts.find(option => option.startsWith('image='))?.slice('image='.length)
}

/**
 * BuildKit's options and flags of a node that runs our image. Where no entitlement is named buildx grants
 * network.host; naming another one keeps it from that, and `device` is one that BuildKit of that version has anyway.
 */
function ownImage(driverOpts: readonly string[], flags: string, config: string | undefined): [string[], string] {
  if (givenImage(driverOpts) !== undefined) return [[...driverOpts], flags]
  return [
    [`image=${buildKitImage({driverOpts})}`, ...driverOpts],
    flags === '' && config === undefined ? '--allow-insecure-entitlement device' : flags
  ]
}

export function createArgv(name: string, driver: Driver, inputs: BuilderInputs, config: string | undefined): string[] {
  const {endpoint} = inputs
  // A remote BuildKit is somebody else's daemon: flags and configuration are not ours to give.
  const ownDaemon = isOwnDaemon(driver)
  const [driverOpts, buildkitdFlags] = ownDaemon
    ? ownImage(inputs.driverOpts, inputs.buildkitdFlags, config)
    : [inputs.driverOpts, '']
  return [
    '--name',
    name,
    '--driver',
    driver,
    ...driverOpts.flatMap(option => ['--driver-opt', option]),
    ...(buildkitdFlags ? ['--buildkitd-flags', buildkitdFlags] : []),
    ...(ownDaemon && config ? ['--buildkitd-config', config] : []),
    ...(endpoint ? [endpoint] : [])
  ]
}

function isOwnDaemon(driver: Driver): boolean {
  return driver === 'docker-container' || driver === 'kubernetes'
}

export function appendArgv(
  name: string,
  index: number,
  driver: Driver,
  node: BuilderNode,
  config: string | undefined
): string[] {
  const [driverOpts, flags] = isOwnDaemon(driver)
    ? ownImage(node.driverOpts, node.buildkitdFlags, node.buildkitdFlags ? config : undefined)
    : [node.driverOpts, node.buildkitdFlags]
  return [
    '--name',
    name,
    '--append',
    '--node',
    node.name ?? `${name}-${index + 1}`,
    ...(node.platforms ? ['--platform', node.platforms] : []),
    ...driverOpts.flatMap(option => ['--driver-opt', option]),
    ...(flags ? ['--buildkitd-flags', flags] : []),
    ...(config && node.buildkitdFlags ? ['--buildkitd-config', config] : []),
    ...(node.endpoint ? [node.endpoint] : [])
  ]
}

async function configFile({files}: Ports, {buildkitdConfig}: BuilderInputs): Promise<string | undefined> {
  if (buildkitdConfig.file !== '') return buildkitdConfig.file
  if (buildkitdConfig.inline.trim() === '') return undefined
  const path = `${await files.temporaryFolder()}/buildkitd.toml`
  await files.write(path, buildkitdConfig.inline)
  return path
}

/** BuildKit's image comes from a registry of its own: what helps there has nothing to do with the image that is built. */
function pullHint(driver: Driver, {stderr}: RunResult): string | undefined {
  // Not in what comes before: that always tells of the pull.
  const said = lastWords(stderr)
  if (driver !== 'docker-container' || !/pull|manifest|resolve reference|registry|lookup|toomanyrequests/i.test(said))
    return undefined
  return 'BuildKit’s own image could not be pulled. Name one that can (driver-opts: image=… on a mirror), log in to its registry in an earlier step, or use the engine’s own builder (driver: docker) where it can do what is asked.'
}

function notMade(driver: Driver, result: RunResult, diagnose: Diagnose): ActionError {
  const known = diagnose(clipStart(result.stderr), {operation: 'builder'})
  return failure(`A builder (driver ${driver}) could not be made`, result, known)
}

function failure(message: string, {stderr, stdout}: RunResult, found?: Diagnosis, hint?: string): ActionError {
  const said = lastWords(stderr) || lastWords(stdout)
  return new ActionError('tool', message, {
    cause: found?.cause ?? said,
    hint:
      found?.fix ??
      hint ??
      'Check the inputs driver, driver-opts, buildkitd-flags, buildkitd-config, endpoint and append.',
    detail: found && said
  })
}

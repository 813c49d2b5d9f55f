import {randomBytes} from 'node:crypto'
import type {Diagnose, Diagnosis} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import type {BuilderInputs, Driver} from '../inputs/builder.ts'
import type {BuilderNode} from '../inputs/nodes.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Ports as All, RunResult} from '../runner.ts'
import {clipStart} from '../text/foreign.ts'
import {excerpt} from '../text/nearest.ts'

type Ports = Pick<All, 'run' | 'files' | 'log' | 'clock' | 'state'>

/**
 * Makes a builder of our own and starts it; the post step removes it. Its BuildKit image comes from a registry, so
 * faults that pass are tried again. https://docs.docker.com/reference/cli/docker/buildx/create/
 */
export async function createBuilder(
  ports: Ports,
  inputs: BuilderInputs,
  driver: Driver,
  options: {readonly retries: number; readonly diagnose: Diagnose}
): Promise<string> {
  const name = `publish-image-${randomBytes(5).toString('hex')}`
  const config = await configFile(ports, inputs)
  // Saved first: a builder that was half made when the job was cancelled is removed too.
  if (!inputs.keepBuilder) ports.state.save('builder', name)
  await buildx(ports, ['create', ...createArgv(name, driver, inputs, config)])
  for (const [index, node] of inputs.nodes.entries())
    await buildx(ports, ['create', ...appendArgv(name, index, node, config)])
  await withRetries(ports, options.retries, `Starting the builder ${name}`, async (): Promise<Attempt<void>> => {
    const result = await ports.run('docker', ['buildx', 'inspect', '--bootstrap', name], {onLine: ports.log.info})
    if (result.exitCode === 0) return {value: undefined}
    const found = options.diagnose(clipStart(result.stderr))
    const error = failure(`The builder (driver ${driver}) did not start`, result, found)
    if (!found?.retry) throw error
    return {passing: error, rateLimit: found.rateLimit}
  })
  return name
}

export function createArgv(name: string, driver: Driver, inputs: BuilderInputs, config: string | undefined): string[] {
  const {driverOpts, buildkitdFlags, endpoint} = inputs
  // A remote BuildKit is somebody else's daemon: flags and configuration are not ours to give.
  const ownDaemon = driver === 'docker-container' || driver === 'kubernetes'
  return [
    '--name',
    name,
    '--driver',
    driver,
    ...driverOpts.flatMap(option => ['--driver-opt', option]),
    ...(ownDaemon ? ['--buildkitd-flags', buildkitdFlags] : []),
    ...(ownDaemon && config ? ['--buildkitd-config', config] : []),
    ...(endpoint ? [endpoint] : [])
  ]
}

export function appendArgv(name: string, index: number, node: BuilderNode, config: string | undefined): string[] {
  return [
    '--name',
    name,
    '--append',
    '--node',
    node.name ?? `${name}-${index + 1}`,
    ...(node.platforms ? ['--platform', node.platforms] : []),
    ...node.driverOpts.flatMap(option => ['--driver-opt', option]),
    ...(node.buildkitdFlags ? ['--buildkitd-flags', node.buildkitdFlags] : []),
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

async function buildx(ports: Ports, args: readonly string[]): Promise<void> {
  const result = await ports.run('docker', ['buildx', ...args])
  if (result.exitCode !== 0) throw failure(`docker buildx ${args[0]} failed`, result)
}

function failure(message: string, {stderr, stdout}: RunResult, found?: Diagnosis): ActionError {
  const said = excerpt(
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') || stdout,
    400
  )
  return new ActionError('tool', `${message}: ${said}`, {
    cause: found?.cause,
    hint: found?.fix ?? 'Check the inputs driver, driver-opts, endpoint and append.'
  })
}

import {randomBytes} from 'node:crypto'
import {diagnose, type Subject} from '../diagnosis/diagnose.ts'
import {ActionError, textOf} from '../errors.ts'
import type {BuilderInputs, Driver} from '../inputs/builder.ts'
import type {BuilderNode} from '../plan/nodes.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Runner, RunResult} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'

/**
 * Makes a builder of our own and starts it; the post step removes it. Its BuildKit image comes from a registry, so
 * faults that pass are tried again. https://docs.docker.com/reference/cli/docker/buildx/create/
 */
export async function createBuilder(
  runner: Runner,
  inputs: BuilderInputs,
  nodes: readonly BuilderNode[],
  driver: Driver,
  options: {readonly retries: number; readonly subject: Subject}
): Promise<string> {
  const name = `publish-image-${randomBytes(5).toString('hex')}`
  const config = await configFile(runner, inputs)
  // Saved first: a builder that was half made when the job was cancelled is removed too.
  if (!inputs.keepBuilder) runner.state.save('builder', name)
  await buildx(runner, ['create', ...createArgv(name, driver, inputs, config)])
  for (const [index, node] of nodes.entries())
    await buildx(runner, ['create', ...appendArgv(name, index, node, config)])
  await withRetries(runner, options.retries, `Starting the builder ${name}`, async (): Promise<Attempt<void>> => {
    const result = await runner.run('docker', ['buildx', 'inspect', '--bootstrap', name], {onLine: runner.log.info})
    if (result.exitCode === 0) return {value: undefined}
    const {error, found} = failure(`The builder (driver ${driver}) did not start`, result, options.subject)
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

async function configFile({files}: Runner, {buildkitdConfig}: BuilderInputs): Promise<string | undefined> {
  if (buildkitdConfig.file !== '') return buildkitdConfig.file
  if (buildkitdConfig.inline.trim() === '') return undefined
  const path = `${await files.temporaryFolder()}/buildkitd.toml`
  await files.write(path, buildkitdConfig.inline)
  return path
}

async function buildx(runner: Runner, args: readonly string[]): Promise<void> {
  const result = await runner.run('docker', ['buildx', ...args])
  if (result.exitCode !== 0) throw failure(`docker buildx ${args[0]} failed`, result, undefined).error
}

function failure(message: string, {stderr, stdout}: RunResult, subject: Subject | undefined) {
  const said = excerpt(
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') || stdout,
    400
  )
  const found = subject && diagnose(stderr, subject)
  const error = new ActionError('tool', `${message}: ${said}`, {
    cause: found?.cause,
    hint: found?.fix ?? 'Check the inputs driver, driver-opts, endpoint and append.'
  })
  return {error, found}
}

/** The post step: removes the builder that this action made. */
export async function removeBuilder(runner: Pick<Runner, 'run' | 'log' | 'state'>): Promise<void> {
  const name = runner.state.get('builder')
  if (name === '') return
  try {
    const {exitCode, stderr} = await runner.run('docker', ['buildx', 'rm', '--force', name], {timeoutMs: 60_000})
    if (exitCode === 0) runner.log.info(`Removed the builder ${name}.`)
    // It may never have come to be.
    else if (!/no builder/.test(stderr))
      runner.log.warning(`The builder ${name} could not be removed: ${excerpt(stderr, 300)}`)
  } catch (error) {
    runner.log.warning(`The builder ${name} could not be removed: ${textOf(error)}`)
  }
}

import {textOf} from '../errors.ts'
import type {Ports} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'

/** The post step: removes the builder that this action made. */
export async function removeBuilder(runner: Pick<Ports, 'run' | 'log' | 'state'>): Promise<void> {
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

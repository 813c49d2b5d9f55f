import {hasDependencies} from '../chart/metadata.ts'
import {readChart} from '../chart/read.ts'
import {ActionError} from '../errors.ts'
import type {ChartPlan} from '../plan/artifact.ts'
import type {Ports} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'

const INSTALL =
  'Install helm 3 or 4 in an earlier step (azure/setup-helm; GitHub-hosted runners have it), or give a packed .tgz.'

/** Looks for helm before anybody else is asked; its absence is an ActionError `tool` that says what to install. */
export async function findHelm({run, log}: Pick<Ports, 'run' | 'log'>): Promise<void> {
  const {exitCode, stdout, stderr} = await run('helm', ['version', '--short']).catch(cause => {
    if (cause instanceof ActionError && cause.code === 'cancelled') throw cause
    throw new ActionError('tool', 'helm was not found, which packs the folder of the input chart.', {
      cause,
      hint: INSTALL
    })
  })
  const version = stdout.trim()
  if (exitCode !== 0 || !/^v[3-9]/.test(version)) {
    throw new ActionError('tool', 'The helm that is here can’t pack a chart.', {
      cause: `helm version says: ${excerpt(version || stderr)}`,
      hint: INSTALL
    })
  }
  log.info(`helm ${version}`)
}

/** Packs the chart's folder, with what it depends on; gives the path of the `.tgz`. */
export async function packChart(ports: Pick<Ports, 'run' | 'log' | 'files'>, plan: ChartPlan): Promise<string> {
  const {path, setVersion} = plan
  const chart = await readChart(ports, path)
  if (hasDependencies(chart.metadata)) {
    // What a lock names is fetched as it says; without one, the newest that fit.
    const locked = await ports.files.exists(`${path}/Chart.lock`)
    await helm(
      ports,
      ['dependency', locked ? 'build' : 'update', path],
      'The chart’s dependencies could not be fetched.'
    )
  }
  const folder = await ports.files.temporaryFolder()
  const versions = setVersion === undefined ? [] : ['--version', setVersion, '--app-version', setVersion]
  await helm(ports, ['package', path, '--destination', folder, ...versions], `${path} could not be packed.`)
  const packed = (await ports.files.walk(folder)).find(entry => entry.path.endsWith('.tgz'))
  if (packed) return `${folder}/${packed.path}`
  throw new ActionError('tool', `helm package of ${path} has made no .tgz.`)
}

async function helm({run, log}: Pick<Ports, 'run' | 'log'>, args: readonly string[], failure: string): Promise<void> {
  const {exitCode, signal, stdout, stderr} = await run('helm', args, {onLine: log.info})
  if (exitCode === 0) return
  const said = `${stderr}${stdout}`
  const unknown = /no repository definition for (.*?)\. Please/.exec(said)?.[1]
  throw new ActionError('tool', failure, {
    cause: excerpt(stderr, 400) || `helm ended with ${exitCode ?? signal}`,
    hint: unknown
      ? `Add ${unknown} in an earlier step (helm repo add NAME URL), or remove Chart.lock.`
      : 'See helm’s own words in the log above.'
  })
}

import {randomBytes} from 'node:crypto'
import {ActionError, textOf} from '../errors.ts'
import type {GivenCredentials} from '../inputs/credentials.ts'
import {configKey, configPath, type DockerSettings, helperFor} from '../registry/docker-config.ts'
import type {Ports as AllPorts} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {giveBackToHelper, type HelperEntry, storeByHelper} from './helper.ts'
import {type Holder, keysOfOthers, withEntries, withoutEntries} from './ledger.ts'

type Ports = Pick<AllPorts, 'run' | 'files' | 'log' | 'state' | 'job'>

/**
 * Puts the credentials where the docker CLI looks for them, and leaves a note for the post step. The config is shared
 * with other steps, jobs and people: only our own entries change.
 */
export async function storeCredentials(
  ports: Ports,
  docker: Pick<DockerSettings, 'folder'>,
  entries: readonly GivenCredentials[],
  logout: boolean
): Promise<void> {
  const {files, log, state, job} = ports
  const path = configPath(docker)
  const config = await readConfig(ports, path)
  const step = randomBytes(8).toString('hex')
  // Saved before anything is touched, so that post can undo even a run that was killed.
  if (logout) state.save('login', JSON.stringify({path, step}))
  const plain = new Map<string, string>()
  const helped: HelperEntry[] = []
  for (const {registry, username, password} of entries) {
    const auth = Buffer.from(`${username}:${password}`).toString('base64')
    log.mask(auth)
    const helper = helperFor(config, registry)
    if (helper === undefined) plain.set(configKey(registry), auth)
    else helped.push({helper, key: configKey(registry), username, password})
  }
  await storeByHelper(ports, helped, logout)
  if (plain.size === 0) return
  await changing(path, async () => {
    await files.update(path, before => {
      const after = withEntries(before, plain, {step, job: job.id, kept: !logout}, isOver(ports))
      if (after === undefined) throw notConfig(path)
      return after
    })
  })
}

/**
 * Takes out what killed runs of this action left behind, and tells which registries only other jobs are logged in to:
 * their credentials are not this run's, and go when they end.
 */
export async function tidyConfig(
  ports: Ports,
  docker: Pick<DockerSettings, 'folder'>
): Promise<(registry: string) => boolean> {
  const path = configPath(docker)
  const read = async () => (await changing(path, () => ports.files.read(path)))?.toString('utf8')
  const text = await read()
  if (withoutEntries(text, isOver(ports)) === undefined) return isOfOthers(text, ports)
  await changing(path, () => ports.files.update(path, before => withoutEntries(before, isOver(ports))))
  return isOfOthers(await read(), ports)
}

/**
 * The post step: takes away what is still exactly what this step wrote, and puts back what was there before. Each part
 * is tried though another has failed, and what could not be done is a warning.
 */
export async function logout(ports: Ports): Promise<void> {
  await giveBackToHelper(ports)
  const saved = parseJson(ports.state.get('login'))
  const [path, step] = [stringAt(saved, 'path'), stringAt(saved, 'step')]
  if (path === undefined || step === undefined) return
  const isGone = (holder: Holder) => holder.step === step || isOver(ports)(holder)
  try {
    const text = (await ports.files.read(path))?.toString('utf8')
    if (withoutEntries(text, isGone) === undefined) return
    await ports.files.update(path, before => withoutEntries(before, isGone))
  } catch (error) {
    ports.log.warning(`The log-in could not be taken out of the Docker config ${path}: ${textOf(error)}`)
  }
}

function isOver({job}: Pick<Ports, 'job'>): (holder: Holder) => boolean {
  return holder => holder.job !== job.id && !job.isAlive(holder.job)
}

function isOfOthers(text: string | undefined, {job}: Pick<Ports, 'job'>): (registry: string) => boolean {
  const keys = keysOfOthers(text, job.id)
  return registry => keys.includes(configKey(registry))
}

async function readConfig({files}: Ports, path: string): Promise<unknown> {
  const text = (await changing(path, () => files.read(path)))?.toString('utf8') ?? ''
  return text.trim() === '' ? {} : parseJson(text)
}

/** What the system says about the config, in words. */
async function changing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ActionError) throw error
    throw new ActionError('login', `The Docker config ${path} can’t be read and written.`, {
      cause: error,
      hint: 'Make it a file that the runner’s user may write, in a folder that this user may write; or set DOCKER_CONFIG to another folder in the job’s env.'
    })
  }
}

function notConfig(path: string): ActionError {
  return new ActionError('login', `The Docker config ${path} is not JSON, so nothing can be added to it.`, {
    hint: 'Repair or remove the file in an earlier step, or set DOCKER_CONFIG to an empty folder.'
  })
}

import {ActionError} from '../errors.ts'
import {configPath, type DockerSettings, socketAt} from '../registry/docker-config.ts'
import type {Ports} from '../runner.ts'
import {field, parseJson, stringAt} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'

/** What a builder's abilities depend on. */
export interface Engine {
  /** It keeps its images in containerd. https://docs.docker.com/engine/storage/containerd/ */
  readonly containerd: boolean
  /** Its socket on this machine; undefined where it was reached by the docker CLI alone. */
  readonly socketPath: string | undefined
}

/**
 * Asked from the engine itself, not guessed from a version; over its socket where that is known, because a process
 * costs four times that. An engine that does not answer is an ActionError `tool`.
 */
export async function askEngine(ports: Pick<Ports, 'http' | 'run' | 'files'>, docker: DockerSettings): Promise<Engine> {
  const socketPath = await socketOf(ports.files, docker)
  const text = socketPath === undefined ? undefined : await askSocket(ports.http, socketPath, '/info')
  const answer = text && parseJson(text)
  const status = field(answer ?? (await askProgram(ports)), 'DriverStatus')
  return {
    containerd:
      Array.isArray(status) &&
      status.some(
        entry => Array.isArray(entry) && entry[0] === 'driver-type' && entry[1] === 'io.containerd.snapshotter.v1'
      ),
    socketPath: answer === undefined ? undefined : socketPath
  }
}

/** Whether there is an engine, where nothing more must be known: what it is takes it 20 times as long to tell. */
export async function findEngine(ports: Pick<Ports, 'http' | 'run' | 'files'>, docker: DockerSettings): Promise<void> {
  const socketPath = await socketOf(ports.files, docker)
  if (socketPath !== undefined && (await askSocket(ports.http, socketPath, '/_ping')) !== undefined) return
  await askProgram(ports)
}

/**
 * What the engine answers to a GET, or with a `body` to a POST; undefined where it does not answer, or with an error.
 * https://docs.docker.com/reference/api/engine/
 */
export async function askSocket(
  http: Ports['http'],
  socketPath: string,
  path: string,
  {timeoutMs = 10_000, body}: {readonly timeoutMs?: number; readonly body?: object} = {}
): Promise<string | undefined> {
  const limits = {timeoutMs, maxBytes: 4 * 1024 * 1024}
  const url = `http://engine${path}`
  const headers = {'content-type': 'application/json'}
  try {
    const response = await http(
      body
        ? {method: 'POST', url, socketPath, headers, body: Buffer.from(JSON.stringify(body)), ...limits}
        : {method: 'GET', url, socketPath, ...limits}
    )
    return response.status < 300 ? response.body.toString('utf8') : undefined
  } catch {
    return undefined
  }
}

/** The Docker config, for what it says about Docker itself; one that can't be read is the log-in's to tell of. */
export async function readConfig(files: Ports['files'], docker: DockerSettings): Promise<unknown> {
  const bytes = await files.read(configPath(docker)).catch(() => undefined)
  return bytes && parseJson(bytes.toString('utf8'))
}

/** The engine's socket on this machine; undefined if DOCKER_HOST or a docker context points elsewhere. */
export async function socketOf(files: Ports['files'], docker: DockerSettings): Promise<string | undefined> {
  if (docker.host) return socketAt(docker.host)
  if (docker.context) return undefined
  const context = stringAt(await readConfig(files, docker), 'currentContext')
  return context && context !== 'default' ? undefined : socketAt('')
}

/** Costs a process, and tells why where the engine does not answer. */
async function askProgram({run}: Pick<Ports, 'run'>): Promise<unknown> {
  const result = await run('docker', ['info', '--format', '{{json .}}'], {timeoutMs: 60_000})
  const info = parseJson(result.stdout)
  const error = stringAt(info, 'ServerErrors', '0')
  if (result.exitCode === 0 && info !== undefined && error === undefined) return info
  throw new ActionError('tool', 'The Docker engine does not answer.', {
    cause: excerpt(error ?? result.stderr, 300),
    hint: 'Start it, or use a runner with a running Docker engine (GitHub-hosted Ubuntu runners have one).'
  })
}

import type {DockerSettings} from '../registry/docker-config.ts'
import type {Ports} from '../runner.ts'
import {field, parseJson, stringAt} from '../text/json.ts'

/** A builder as buildx keeps it. */
export interface Instance {
  readonly name: string
  /** `docker-container`, `remote` …; the engine's own builder, `docker`, is in no file. */
  readonly driver: string
  readonly nodes: number
}

/**
 * The builder that an earlier step made current (`docker buildx create --use`), or undefined for the engine's own.
 * Read from buildx's own files: asking it costs a process of 0.1 s, for an answer that is nearly always the same.
 * https://github.com/docker/buildx/blob/master/store/store.go
 */
export async function currentInstance(
  ports: Pick<Ports, 'files'>,
  docker: DockerSettings
): Promise<Instance | undefined> {
  const bytes = await ports.files.read(`${docker.builders}/current`)
  const name = stringAt(bytes && parseJson(bytes.toString('utf8')), 'Name') ?? ''
  return name === '' ? undefined : await namedInstance(ports, docker, name)
}

/** Notes a builder of the driver `remote` as `docker buildx create` would, which takes 0.3 s for it. */
export async function noteRemote(
  {files}: Pick<Ports, 'files'>,
  docker: DockerSettings,
  name: string,
  endpoint: string
): Promise<void> {
  const node = {Name: `${name}0`, Endpoint: endpoint, Platforms: null, DriverOpts: null, Flags: null, Files: null}
  const group = {Name: name, Driver: 'remote', Nodes: [node], Dynamic: false}
  await files.write(`${docker.builders}/instances/${name}`, JSON.stringify(group))
}

/** The builder of that name; undefined if buildx has made none. */
export async function namedInstance(
  {files}: Pick<Ports, 'files'>,
  docker: DockerSettings,
  name: string
): Promise<Instance | undefined> {
  // The name becomes a path: nothing that leads out of the folder.
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) return undefined
  const bytes = await files.read(`${docker.builders}/instances/${name}`)
  const instance = bytes && parseJson(bytes.toString('utf8'))
  const nodes = field(instance, 'Nodes')
  const driver = stringAt(instance, 'Driver')
  return driver === undefined ? undefined : {name, driver, nodes: Array.isArray(nodes) ? nodes.length : 1}
}

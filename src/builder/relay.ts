import type {CachePlan} from '../plan/cache.ts'
import type {DockerSettings} from '../registry/docker-config.ts'
import type {Ports} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import type {Builder} from './choose.ts'
import {askSocket, socketOf} from './engine.ts'

/** What the cache service may cost beside the one look at it, milliseconds; with that and a second try it is below 5 s. */
const LOST_MS = 2_500
const LOOK_MS = 2_000

/**
 * The builder with GitHub’s cache service behind a relay in this process, where its BuildKit surely reaches that: it
 * is on this machine, as the engine’s bridge is, and a container was asked. Elsewhere it speaks to the service itself.
 */
export async function relayed(
  ports: Pick<Ports, 'http' | 'files' | 'log' | 'relayCache'>,
  docker: DockerSettings,
  {service}: CachePlan,
  builder: Builder
): Promise<Builder> {
  const {name, driver, inEngine, temporary, caches} = builder
  const isContainer = driver === 'docker-container' && name !== undefined
  const isHere = inEngine && (name === undefined || name === 'default' || temporary)
  if (!caches || !service || !(isContainer || isHere)) return builder
  const socketPath = await socketOf(ports.files, docker)
  if (socketPath === undefined) return builder
  const bridge = await bridgeOf(ports.http, socketPath)
  if (bridge === undefined) return builder
  let isGivenUp = false
  const onGivenUp = (why: string) => {
    isGivenUp = true
    ports.log.info(`No cache from here on: GitHub’s cache service ${why}.`)
  }
  const {version, url, token} = service
  try {
    // The engine itself may have a proxy, which it does not ask for the loopback.
    const addresses = isHere ? [bridge, '127.0.0.1'] : [bridge]
    const place = await ports.relayCache({url, token, addresses}, {lostMs: LOST_MS, onGivenUp})
    if (isContainer && !(await isReached(ports.http, socketPath, name, place))) return builder
    const variables: Record<string, string> =
      version === 2
        ? {ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RESULTS_URL: place}
        : {ACTIONS_CACHE_SERVICE_V2: '', ACTIONS_CACHE_URL: place}
    return {...builder, relay: {variables, isGivenUp: () => isGivenUp}}
  } catch {
    // The bridge is no address of this machine: the engine is on another, or this is a container.
    return builder
  }
}

/** The engine’s end of the bridge that its containers are on. */
async function bridgeOf(http: Ports['http'], socketPath: string): Promise<string | undefined> {
  const network = await askSocket(http, socketPath, '/networks/bridge', {timeoutMs: LOOK_MS})
  return stringAt(network && parseJson(network), 'IPAM', 'Config', '0', 'Gateway')
}

/** Whether the BuildKit in the builder’s container reaches the relay: a firewall may be between. */
async function isReached(http: Ports['http'], socketPath: string, name: string, place: string): Promise<boolean> {
  // A proxy that BuildKit has been given is asked by this program, too.
  const Cmd = ['timeout', '1', 'wget', '-q', '-O', '-', place]
  const post = (path: string, body: object) => askSocket(http, socketPath, path, {timeoutMs: LOOK_MS, body})
  // Not by the docker CLI, whose start takes as long as all of this. To a terminal, what is said comes as it is.
  const made = await post(`/containers/buildx_buildkit_${name}0/exec`, {AttachStdout: true, Tty: true, Cmd})
  const id = stringAt(made && parseJson(made), 'Id')
  return id !== undefined && (await post(`/exec/${id}/start`, {Tty: true})) === 'cache'
}

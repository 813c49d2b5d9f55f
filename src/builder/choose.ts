import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError, textOf} from '../errors.ts'
import type {Driver} from '../inputs/builder.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Plan} from '../plan/plan.ts'
import type {Ports} from '../runner.ts'
import {isCacheUsable} from './cache.ts'
import {connectToEngine} from './connection.ts'
import {createBuilder} from './create.ts'
import {askEngine, type Engine, findEngine} from './engine.ts'
import {currentInstance, type Instance, namedInstance} from './instances.ts'
import {checkBuildx} from './plugin.ts'
import {refuseForEngine, refuseLoad} from './refuse.ts'
import {type Requirement, requirementsOf} from './requirements.ts'

export type BuilderPorts = Pick<
  Ports,
  'run' | 'files' | 'log' | 'clock' | 'http' | 'state' | 'platform' | 'openBuildKit' | 'relayCache'
>

/** Who builds. */
export interface Builder {
  /** For `--builder`; undefined for the one that buildx would use anyway. */
  readonly name: string | undefined
  readonly driver: string
  /** Whether an image can be pushed under its digest alone. On several nodes buildx drops that and writes `latest`. */
  readonly pushesByDigest: boolean
  /** Whether the plan's own cache is used: it can be, and answers. */
  readonly caches: boolean
  /** It is the engine's BuildKit: what it builds is in the engine, unless it is told not to. */
  readonly inEngine: boolean
  /** It ends with this step, so that no later one can name it. */
  readonly temporary: boolean
  /** GitHub’s cache service behind this process; undefined where BuildKit speaks to it itself. */
  readonly relay?: {
    /** Of buildx, which tells BuildKit where the service is. */
    readonly variables: Readonly<Record<string, string>>
    readonly isGivenUp: () => boolean
  }
}

export interface ChooseOptions {
  readonly diagnose: Diagnose
  /** Resolved when the credentials are in place. */
  readonly loggedIn: Promise<void>
}

/** Drivers that were tried to push by digest. */
const BY_DIGEST = ['docker-container', 'remote']

/**
 * The builder for the plan, and in the log why it is this one. The engine's own is preferred: booting a BuildKit
 * container costs seconds and a pull. What no builder at hand can do is refused here, before the build.
 */
export async function chooseBuilder(
  ports: BuilderPorts,
  plan: Plan,
  build: BuildPlan,
  options: ChooseOptions
): Promise<Builder> {
  const {builder: wanted, cache: planned} = build
  const {docker} = plan
  const needs = requirementsOf(plan, build, ports.platform)
  const [cache] = await Promise.all([isCacheUsable(ports, planned), checkBuildx(ports, docker)])
  const chosen = async (builder: Builder, reason: string): Promise<Builder> => {
    const what = builder.temporary
      ? 'the engine’s own BuildKit through its connection'
      : builder.name
        ? `the builder ${builder.name}`
        : 'the engine’s own builder'
    ports.log.info(`Using ${what} (driver ${builder.driver}), because ${reason}.`)
    if (cache && !builder.caches) ports.log.info('No cache: an engine with the classic image store can’t export one.')
    return builder
  }
  const ofEngine = (name: string | undefined, {containerd}: Pick<Engine, 'containerd'>): Builder => ({
    name,
    driver: 'docker',
    pushesByDigest: false,
    caches: cache && containerd,
    inEngine: true,
    temporary: false
  })
  const outside = ({name, driver, nodes}: Instance): Builder => {
    const pushesByDigest = BY_DIGEST.includes(driver) && nodes === 1
    return {name, driver, pushesByDigest, caches: cache, inEngine: false, temporary: false}
  }
  const create = async (driver: Exclude<Driver, 'docker'>, reason: string, giveUp = false): Promise<Builder> => {
    refuseLoad(build, driver)
    const name = await createBuilder(ports, wanted, driver, {...options, docker, retries: plan.retries, giveUp})
    return await chosen(outside({name, driver, nodes: 1 + wanted.nodes.length}), reason)
  }
  const reuse = async (instance: Instance, reason: string) => {
    refuseLoad(build, instance.driver)
    return await chosen(outside(instance), reason)
  }
  /** The engine's own by the driver `docker`, where the user names it. */
  const asked = async (name: string, given: string, reason: string) => {
    const engine = await askEngine(ports, docker)
    const isMet = ({engine: by, preferred}: Requirement) => preferred || (by === 'containerd' && engine.containerd)
    const lacking = needs.filter(need => !isMet(need))
    refuseForEngine(lacking, build, given)
    return await chosen(ofEngine(name, engine), reason)
  }

  const named = wanted.builder || wanted.fromEnvironment
  if (named) {
    const reason = wanted.builder ? 'the input builder names it' : 'BUILDX_BUILDER names it'
    const instance = await namedInstance(ports, docker, named)
    return instance ? await reuse(instance, reason) : await asked(named, `builder: ${named}`, reason)
  }
  if (wanted.driver === 'docker') return await asked('default', 'driver: docker', 'driver is docker')
  if (wanted.driver !== 'auto') return await create(wanted.driver, `driver is ${wanted.driver}`)
  if (wanted.nodes.length > 0) return await create('docker-container', 'append gives it further nodes')
  const current = await currentInstance(ports, docker)
  if (current) return await reuse(current, 'an earlier step made it current')

  if (needs.length === 0 && !cache) {
    await findEngine(ports, docker)
    return await chosen(ofEngine(undefined, {containerd: false}), 'nothing more is needed')
  }
  const engine = await askEngine(ports, docker)
  const musts = needs.filter(need => !need.preferred)
  const lacking = musts.filter(need => need.engine === 'never' || !engine.containerd)
  if (lacking.length > 0)
    return await create('docker-container', `the engine’s own builder can’t do this: ${describe(lacking)}`)
  const hidden = musts.filter(need => need.engine === 'connection')
  if (hidden.length > 0) refuseLoad(build, 'remote')
  // To load what comes through the connection, it is sent whole: not for something that can be done without.
  const isWorth = hidden.length > 0 || (!build.load && needs.some(need => need.engine === 'connection'))
  if (isWorth && engine.containerd) {
    const connection = await connectToEngine(ports, docker, engine)
    if ('name' in connection) {
      const builder = {...outside({...connection, driver: 'remote', nodes: 1}), inEngine: true, temporary: true}
      return await chosen(builder, `it can do what is needed, and no container boots: ${describe(needs)}`)
    }
    ports.log.info(`The engine’s own BuildKit can’t be reached: ${connection.unusable}.`)
    if (hidden.length > 0)
      return await create('docker-container', `the engine’s own builder can’t do this: ${describe(hidden)}`)
  }
  if (cache && !engine.containerd) {
    try {
      return await create('docker-container', 'an engine with the classic image store can’t keep a cache', true)
    } catch (error) {
      if (error instanceof ActionError && error.code === 'cancelled') throw error
      ports.log.warning(
        `No cache, because the builder for it did not start. The build goes on without: ${textOf(error)}`
      )
    }
  }
  return await chosen(
    ofEngine(undefined, engine),
    musts.length > 0 ? `it can do what is needed: ${describe(musts)}` : 'nothing more is needed'
  )
}

function describe(needs: readonly Requirement[]): string {
  return needs.map(need => need.what).join('; ')
}

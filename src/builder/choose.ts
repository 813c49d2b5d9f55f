import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import type {BuildPlan} from '../plan/build.ts'
import {hasAttestations} from '../plan/exports.ts'
import type {Plan} from '../plan/plan.ts'
import type {DockerSettings} from '../registry/docker-config.ts'
import type {Ports} from '../runner.ts'
import {listed} from '../text/nearest.ts'
import {createBuilder} from './create.ts'
import {hasContainerdStore} from './engine.ts'
import {currentInstance, type Instance, namedInstance} from './instances.ts'
import {type Requirement, requirementsOf} from './requirements.ts'

export type BuilderPorts = Pick<Ports, 'run' | 'files' | 'log' | 'clock' | 'http' | 'state' | 'platform'>

/** Who builds. */
export interface Builder {
  /** For `--builder`; undefined for the one that buildx would use anyway. */
  readonly name: string | undefined
  readonly driver: string
  /** Whether an image can be pushed under its digest alone. On several nodes buildx drops that and writes `latest`. */
  readonly pushesByDigest: boolean
  /** Whether a cache that is only a convenience can be used: the classic engine's own builder fails on it. */
  readonly caches: boolean
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
  diagnose: Diagnose
): Promise<Builder> {
  const {builder: wanted} = build
  const needs = requirementsOf(plan, build, ports.platform)
  const use = (builder: Builder, reason: string): Builder => {
    ports.log.info(
      `Using ${builder.name ? `the builder ${builder.name}` : 'the engine’s own builder'} (driver ${builder.driver}), because ${reason}.`
    )
    return builder
  }
  const ofEngine = async (name: string | undefined): Promise<Builder> => {
    const wished = build.cache.optional && build.cache.from.length > 0
    return {
      name,
      driver: 'docker',
      pushesByDigest: false,
      caches: wished && (await hasContainerdStore(ports, plan.docker))
    }
  }
  const create = async (
    driver: 'docker-container' | Exclude<typeof wanted.driver, 'auto' | 'docker'>,
    reason: string
  ) => {
    refuseLoad(build, driver)
    const name = await createBuilder(ports, wanted, driver, {retries: plan.retries, diagnose})
    return use(
      {name, driver, pushesByDigest: BY_DIGEST.includes(driver) && wanted.nodes.length === 0, caches: true},
      reason
    )
  }
  const reuse = (instance: Instance, reason: string) => {
    refuseLoad(build, instance.driver)
    const {name, driver, nodes} = instance
    return use({name, driver, pushesByDigest: BY_DIGEST.includes(driver) && nodes === 1, caches: true}, reason)
  }

  const named = wanted.builder || wanted.fromEnvironment
  if (named) {
    const reason = wanted.builder ? 'the input builder names it' : 'BUILDX_BUILDER names it'
    const instance = await namedInstance(ports, plan.docker, named)
    if (instance) return reuse(instance, reason)
    refuseForEngine(await lackingIn(ports, plan.docker, needs), build, `builder: ${named}`)
    return use(await ofEngine(named), reason)
  }
  if (wanted.driver === 'docker') {
    refuseForEngine(await lackingIn(ports, plan.docker, needs), build, 'driver: docker')
    return use(await ofEngine('default'), 'driver is docker')
  }
  if (wanted.driver !== 'auto') return await create(wanted.driver, `driver is ${wanted.driver}`)
  if (wanted.nodes.length > 0) return await create('docker-container', 'append gives it further nodes')
  const current = await currentInstance(ports, plan.docker)
  if (current) return reuse(current, 'an earlier step made it current')
  const lacking = await lackingIn(ports, plan.docker, needs)
  if (lacking.length > 0)
    return await create('docker-container', `the engine’s own builder can’t do this: ${describe(lacking)}`)
  return use(
    await ofEngine(undefined),
    needs.length > 0 ? `it can do what is needed: ${describe(needs)}` : 'nothing more is needed'
  )
}

/** The needs that the engine's own builder does not meet. It is asked only if the answer matters. */
async function lackingIn(
  ports: BuilderPorts,
  docker: DockerSettings,
  needs: readonly Requirement[]
): Promise<Requirement[]> {
  const never = needs.filter(need => need.engine === 'never')
  if (never.length > 0 || needs.length === 0) return never
  return (await hasContainerdStore(ports, docker)) ? [] : [...needs]
}

function refuseForEngine(lacking: readonly Requirement[], {builder}: BuildPlan, given: string): void {
  if (lacking.length === 0) return
  throw new ActionError('input', `input ${given}: the engine’s own builder can’t do this: ${describe(lacking)}.`, {
    hint:
      builder.driver === 'docker'
        ? 'Leave driver empty (auto) or set it to docker-container.'
        : 'Name another builder, or leave builder empty.'
  })
}

/** A docker archive holds one plain image, so a builder outside the engine can't load an index. */
function refuseLoad(build: BuildPlan, driver: string): void {
  if (!build.load || driver === 'docker') return
  const {platforms} = build
  const what =
    platforms.length > 1
      ? `several platforms (${platforms.join(', ')})`
      : hasAttestations(build)
        ? 'attestations'
        : undefined
  if (what === undefined) return
  throw new ActionError(
    'input',
    `input load: an image with ${what} can’t be loaded from a builder with the driver ${driver}.`,
    {
      cause: build.exports.index ? 'it is an index, and the engine takes in plain images only' : undefined,
      hint: `Load ${platforms.length > 1 ? `one of ${listed(platforms)}` : 'without provenance and sbom'}, or let the engine keep its images in containerd and use its own builder.`
    }
  )
}

function describe(needs: readonly Requirement[]): string {
  return needs.map(need => need.what).join('; ')
}

import type {Diagnose} from '../diagnosis/diagnose.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Plan} from '../plan/plan.ts'
import {configKey} from '../registry/docker-config.ts'
import type {Log} from '../runner.ts'
import {type Builder, type BuilderPorts, chooseBuilder} from './choose.ts'
import {buildKitImage} from './create.ts'
import {QEMU_IMAGE} from './images.ts'
import {installEmulators} from './qemu.ts'
import {relayed} from './relay.ts'

/** A builder that is being found or made. */
export interface Preparation {
  /** Does `work` meanwhile. What is missing here ends the run at once; where `work` fails, the builder is given up. */
  meanwhile<T>(work: () => Promise<T>): Promise<T>
  /** From now on what is pulled here may need the credentials that are in place. */
  loggedIn(): void
  /** The builder; from now on the log tells how it goes, first what was held back. */
  ready(): Promise<Builder>
}

/** How often a wait looks whether it is still wanted. */
const SLICE_MS = 250

/** Looks for Docker and finds or boots the builder, beside log-in and preflight, which only wait for the network. */
export function prepareBuilder(given: BuilderPorts, plan: Plan, build: BuildPlan, diagnose: Diagnose): Preparation {
  const giveUp = new AbortController()
  const held = holdLog(given.log)
  const ports = abortable({...given, log: held.log}, giveUp.signal)
  const login = Promise.withResolvers<void>()
  const pulled = [build.builder.qemuImage || QEMU_IMAGE, buildKitImage(build.builder)]
  const loggedIn = pulled.some(image => needsLogin(plan, image)) ? login.promise : Promise.resolve()
  const prepared = (async () => {
    const chosen = await chooseBuilder(ports, plan, build, {diagnose, loggedIn})
    const [builder] = await Promise.all([
      relayed(ports, plan.docker, build.cache, chosen),
      installEmulators(ports, chosen, build, {diagnose, loggedIn})
    ])
    return builder
  })()
  // It may fail before anybody waits for it.
  prepared.catch(() => {})
  return {
    async meanwhile(work) {
      const failure = prepared.then(
        () => new Promise<never>(() => {}),
        error => {
          held.release()
          throw error
        }
      )
      try {
        return await Promise.race([work(), failure])
      } catch (error) {
        giveUp.abort()
        // What it was starting is ended before the run is.
        await prepared.catch(() => {})
        throw error
      }
    },
    loggedIn: () => login.resolve(),
    ready() {
      login.resolve()
      held.release()
      return prepared
    }
  }
}

/** Whether this run logs in to the registry of an image. */
function needsLogin({credentials: {given}, repository}: Plan, image: string): boolean {
  const [first = ''] = image.split('/', 1)
  const registry = /[.:]/.test(first) || first === 'localhost' ? first : 'docker.io'
  const logins = [...given.map(entry => entry.registry), repository.registry]
  return logins.some(name => configKey(name) === configKey(registry))
}

function abortable(ports: BuilderPorts, signal: AbortSignal): BuilderPorts {
  return {
    ...ports,
    run: (program, args, options) => ports.run(program, args, {...options, signal}),
    clock: {
      ...ports.clock,
      async sleep(ms) {
        for (let left = ms; left > 0; left -= SLICE_MS) {
          signal.throwIfAborted()
          await ports.clock.sleep(Math.min(left, SLICE_MS))
        }
      }
    }
  }
}

/** A log that keeps its lines until `release`, so that those of other work don't come between. */
function holdLog(log: Log): {readonly log: Log; release(): void} {
  let held: (() => void)[] | undefined = []
  const later = (write: () => void) => {
    if (held) held.push(write)
    else write()
  }
  return {
    log: {
      info: message => later(() => log.info(message)),
      debug: message => later(() => log.debug(message)),
      notice: (message, place) => later(() => log.notice(message, place)),
      warning: (message, place) => later(() => log.warning(message, place)),
      error: (message, place) => later(() => log.error(message, place)),
      // What is secret is so at once.
      mask: secret => log.mask(secret),
      startGroup: name => later(() => log.startGroup(name)),
      endGroup: () => later(() => log.endGroup())
    },
    release() {
      const lines = held ?? []
      held = undefined
      for (const write of lines) write()
    }
  }
}

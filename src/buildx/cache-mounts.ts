import {randomBytes} from 'node:crypto'
import type {Builder} from '../builder/choose.ts'
import {textOf} from '../errors.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {CacheMountsPlan} from '../plan/cache-mounts.ts'
import type {Ports, RunResult} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import {bytes} from '../text/size.ts'
import {dockerfileOf} from './dockerfile.ts'
import {findCacheMounts, MOUNTS_CONTEXT, RESTORE_STAGE, SAVE_STAGE, withMountStages} from './mounts.ts'

type MountPorts = Pick<Ports, 'run' | 'files' | 'log' | 'cacheStore'>

/** What is left to do after the build. */
export interface KeptMounts {
  /** Saves what the mounts hold now, if it is not what they held before. Never rejects. */
  save(mayPush: boolean): Promise<void>
}

/**
 * Fills the Dockerfile's cache mounts with what an earlier run left, before the build. BuildKit gives no other way in
 * than a RUN with the same mount, so there is one more small build before, and one after. A fault is a line of the log.
 */
export async function restoreCacheMounts(
  ports: MountPorts,
  build: BuildPlan,
  kept: CacheMountsPlan,
  builder: Builder
): Promise<KeptMounts | undefined> {
  const {files, log} = ports
  const source = await files.read(dockerfileOf(build))
  const found = source && findCacheMounts(source.toString('utf8'))
  if (!source || !found) {
    log.info('Cache mounts: the Dockerfile has none that can be kept.')
    return undefined
  }
  if (found.skipped.length > 0)
    log.info(`Cache mounts that are not kept, because a variable names them: ${found.skipped.join(', ')}.`)
  const work = await files.temporaryFolder()
  await files.write(
    `${work}/Dockerfile`,
    withMountStages(source.toString('utf8'), found, Math.floor(kept.largest / 1024))
  )
  const store = storeOf(ports, kept, builder, work)
  let state = ''
  const stage = async (target: string, flags: readonly string[]): Promise<void> => {
    const argv = [
      ...['buildx', 'build', '--file', `${work}/Dockerfile`, '--target', target],
      ...(builder.name === undefined ? [] : ['--builder', builder.name]),
      ...build.buildArgs.flatMap(text => ['--build-arg', text]),
      ...[
        '--build-arg',
        `PUBLISH_IMAGE_RUN=${randomBytes(8).toString('hex')}`,
        '--build-arg',
        `PUBLISH_IMAGE_STATE=${state}`
      ],
      ...build.buildContexts.flatMap(text => ['--build-context', text]),
      ...['--network', 'none', '--provenance=false', ...flags, '--', build.context]
    ]
    check(await ports.run('docker', argv))
  }
  const guarded = async (what: string, task: () => Promise<string>): Promise<void> => {
    try {
      log.info(`Cache mounts: ${await task()}.`)
    } catch (error) {
      log.info(`Cache mounts could not be ${what}: ${excerpt(textOf(error), 300)}`)
    }
  }
  await guarded('restored', async () => {
    if (!kept.reads) return 'not read in this job'
    if (!(await store.load())) return 'nothing was kept yet'
    state = (await files.read(`${store.folder}/state`))?.toString('utf8').trim() ?? ''
    await stage(RESTORE_STAGE, ['--build-context', `${MOUNTS_CONTEXT}=${store.folder}`, '--output', 'type=cacheonly'])
    return 'restored'
  })
  return {
    save: mayPush =>
      guarded('saved', async () => {
        if (!kept.writes || (kept.needsPush && !mayPush)) return 'not written in this run'
        for (const name of ['mounts.tar', 'state', 'large']) await files.remove(`${store.folder}/${name}`)
        await stage(SAVE_STAGE, ['--output', `type=local,dest=${store.folder}`])
        const large = (await files.read(`${store.folder}/large`))?.toString('utf8').trim()
        if (large !== undefined)
          return `not saved, because ${bytes(Number(large) * 1024)} are more than cache-mounts-max (${bytes(kept.largest)})`
        const size = await files.size(`${store.folder}/mounts.tar`)
        if (size === undefined) return 'unchanged'
        await store.put()
        return `saved, ${bytes(size)}`
      })
  }
}

/** Where the mounts lie between runs, and the folder that they pass through here. */
interface Store {
  readonly folder: string
  /** Whether there was something. */
  load(): Promise<boolean>
  put(): Promise<void>
}

function storeOf(ports: MountPorts, {store}: CacheMountsPlan, builder: Builder, work: string): Store {
  if (store.kind === 'github') {
    const {prefix, key} = store
    const folder = ports.files.sharedPath(prefix)
    return {
      folder,
      async load() {
        const cache = await ports.cacheStore()
        return await cache.restore(folder, key, prefix)
      },
      async put() {
        const cache = await ports.cacheStore()
        await cache.save(folder, key)
      }
    }
  }
  const folder = `${work}/mounts`
  const through = async (dockerfile: string, flags: readonly string[], context: string): Promise<RunResult> => {
    const name = builder.name === undefined ? [] : ['--builder', builder.name]
    await ports.files.write(`${work}/Dockerfile.store`, dockerfile)
    const argv = ['buildx', 'build', '--file', `${work}/Dockerfile.store`, '--provenance=false', ...name, ...flags]
    return await ports.run('docker', [...argv, '--', context])
  }
  return {
    folder,
    async load() {
      for (const ref of store.from) {
        const result = await through(`FROM ${ref}\n`, ['--output', `type=local,dest=${folder}`], work)
        if (result.exitCode === 0) return true
        if (!/not found|manifest unknown|NAME_UNKNOWN/i.test(result.stderr)) check(result)
      }
      return false
    },
    async put() {
      const output = `type=image,push=true,oci-mediatypes=true${builder.inEngine ? ',unpack=false,store=false' : ''}`
      check(await through('FROM scratch\nCOPY . /\n', ['--tag', store.to, '--output', output], folder))
    }
  }
}

function check({exitCode, stderr}: RunResult): void {
  if (exitCode === 0) return
  throw new Error(
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') ?? `docker exited with ${exitCode}`
  )
}

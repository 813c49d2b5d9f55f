import {createHash, randomBytes} from 'node:crypto'
import type {Builder} from '../builder/choose.ts'
import {textOf} from '../errors.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {CacheMountsPlan} from '../plan/cache-mounts.ts'
import type {Ports, RunResult} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import {bytes} from '../text/size.ts'
import {dockerfileOf} from './dockerfile.ts'
import {findCacheMounts, MOUNTS_CONTEXT, type MountGroup, RESTORE_STAGE, SAVE_STAGE, withMountStages} from './mounts.ts'

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
  const source = (await files.read(dockerfileOf(build)))?.toString('utf8') ?? ''
  const groups = findCacheMounts(source)
  if (groups.length === 0) {
    log.info('Cache mounts: the Dockerfile has none that can be kept.')
    return undefined
  }
  const all = await Promise.all(
    groups.map((group, index) => restoreGroup(ports, {build, kept, builder, source, group, index}))
  )
  return {
    async save(mayPush) {
      await Promise.all(all.map(each => each.save(mayPush)))
    }
  }
}

interface GroupRun {
  readonly build: BuildPlan
  readonly kept: CacheMountsPlan
  readonly builder: Builder
  /** The Dockerfile. */
  readonly source: string
  readonly group: MountGroup
  readonly index: number
}

async function restoreGroup(
  ports: MountPorts,
  {build, kept, builder, source, group, index}: GroupRun
): Promise<KeptMounts> {
  const {files, log} = ports
  const work = await files.temporaryFolder()
  await files.write(`${work}/Dockerfile`, withMountStages(source, group, Math.floor(kept.largest / 1024)))
  const store = storeOf(ports, kept, {builder, work, index})
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
  const packed = group.mounts.map(({name}) => `${store.folder}/${name}.tar`)
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
        for (const path of [...packed, `${store.folder}/state`, `${store.folder}/large`]) await files.remove(path)
        await stage(SAVE_STAGE, ['--output', `type=local,dest=${store.folder}`])
        const large = (await files.read(`${store.folder}/large`))?.toString('utf8').trim()
        if (large !== undefined)
          return `not saved, because ${bytes(Number(large) * 1024)} are more than cache-mounts-max (${bytes(kept.largest)})`
        const sizes = await Promise.all(packed.map(path => files.size(path)))
        if (sizes.every(size => size === undefined)) return 'unchanged'
        await store.put()
        return `saved, ${bytes(sizes.reduce((total: number, size) => total + (size ?? 0), 0))}`
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

function storeOf(
  ports: MountPorts,
  {store}: CacheMountsPlan,
  {builder, work, index}: {readonly builder: Builder; readonly work: string; readonly index: number}
): Store {
  if (store.kind === 'github') {
    // A key’s end is the run’s: what the prefix of one group finds must not be of another.
    const prefix = `${store.prefix}${index}-`
    const key = store.key.replace(store.prefix, prefix)
    const folder = ports.files.sharedPath(prefix)
    return {
      folder,
      async load() {
        const cache = await ports.cacheStore(builder.relay?.variables)
        return await cache.restore(folder, key, prefix)
      },
      async put() {
        const cache = await ports.cacheStore(builder.relay?.variables)
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
        const result = await through(`FROM ${ofGroup(ref, index)}\n`, ['--output', `type=local,dest=${folder}`], work)
        if (result.exitCode === 0) return true
        if (!/not found|manifest unknown|NAME_UNKNOWN/i.test(result.stderr)) check(result)
      }
      return false
    },
    async put() {
      const output = 'type=image,push=true,oci-mediatypes=true,unpack=false,store=false'
      check(await through('FROM scratch\nCOPY . /\n', ['--tag', ofGroup(store.to, index), '--output', output], folder))
    }
  }
}

/** The tag of a further group: the same with another scope, so that whoever knows the one’s form knows the other’s. */
function ofGroup(reference: string, index: number): string {
  if (index === 0) return reference
  return reference.replace(/:mountcache-([0-9a-f]{12})-/, (_, scope: string) => {
    const own = createHash('sha256').update(`${scope} ${index}`).digest('hex').slice(0, scope.length)
    return `:mountcache-${own}-`
  })
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

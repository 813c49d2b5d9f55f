import {posix} from 'node:path'
import {whyUnusable} from '../builder/cache.ts'
import type {Builder} from '../builder/choose.ts'
import {type KeptMounts, restoreCacheMounts} from '../buildx/cache-mounts.ts'
import type {BakePlan, BakeTarget} from '../plan/bake.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Ports} from '../runner.ts'

type MountPorts = Pick<Ports, 'run' | 'files' | 'log' | 'http' | 'cacheStore'>

/** What earlier runs left in the Dockerfile's cache mounts; a cache service that can't be used costs a look and a line. */
export async function fillCacheMounts(
  ports: MountPorts,
  build: BuildPlan,
  builder: Builder
): Promise<KeptMounts | undefined> {
  const {cacheMounts} = build
  if (!cacheMounts) return undefined
  const {store} = cacheMounts
  const why = store.kind === 'github' ? await whyUnusable(ports.http, store.service) : undefined
  if (why === undefined) return await restoreCacheMounts(ports, build, cacheMounts, builder)
  ports.log.info(`Cache mounts are not kept: GitHub’s cache service ${why}.`)
  return undefined
}

/** The same for each target of a definition by its own Dockerfile, all at once. */
export async function fillTargetMounts(
  ports: MountPorts,
  {source}: BakePlan,
  targets: readonly BakeTarget[],
  builder: Builder
): Promise<KeptMounts | undefined> {
  const wanted = targets.filter(({build, defined}) => build.cacheMounts && !defined.inline)
  const all = await Promise.all(
    wanted.map(({name, build, defined}) => {
      // As buildx finds them: the folder from where the definition is read, the Dockerfile from there.
      const context = join(source.folder ?? '.', defined.context)
      const file = join(context, defined.dockerfile || 'Dockerfile')
      const log = {...ports.log, info: (message: string) => ports.log.info(`${name}: ${message}`)}
      return fillCacheMounts({...ports, log}, {...build, context, file}, builder)
    })
  )
  const kept = all.filter(each => each !== undefined)
  if (kept.length === 0) return undefined
  return {
    async save(mayPush) {
      await Promise.all(kept.map(each => each.save(mayPush)))
    }
  }
}

function join(folder: string, path: string): string {
  return posix.isAbsolute(path) ? path : posix.join(folder, path)
}

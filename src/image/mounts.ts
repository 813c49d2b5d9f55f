import {whyUnusable} from '../builder/cache.ts'
import type {Builder} from '../builder/choose.ts'
import {type KeptMounts, restoreCacheMounts} from '../buildx/cache-mounts.ts'
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

import {tagged} from '../oci/reference.ts'
import {type CacheSources, cacheModeOf, cacheScopeOf, cacheTag, isExporting, readFrom, refOf} from './cache.ts'
import {type CacheService, findCacheService} from './cache-service.ts'
import {isRemote} from './git-context.ts'

/** What `RUN --mount=type=cache` holds, kept between runs by the same trust as the build cache. */
export interface CacheMountsPlan {
  /** What is larger is not saved, bytes. */
  readonly largest: number
  readonly store:
    | {
        readonly kind: 'github'
        readonly service: CacheService
        /** The newest entry whose key begins so is taken: of the own ref, then the base’s, then the default branch’s. */
        readonly prefix: string
        /** Of this run: an entry is written once and never again. */
        readonly key: string
      }
    | {readonly kind: 'registry'; readonly from: readonly string[]; readonly to: string}
  readonly reads: boolean
  readonly writes: boolean
  /** They are written with the permission of the push. */
  readonly needsPush: boolean
}

/** Where cache mounts were asked for and are not kept, why, a sentence without its full stop. */
export function planCacheMounts(sources: CacheSources): CacheMountsPlan | {readonly why: string} | undefined {
  const {images, build, context, env, push} = sources
  if (!build.cacheMounts) return undefined
  const not = (why: string) => ({why: `Cache mounts are not kept: ${why}`})
  if (build.cache === 'off') return not('the input cache is off')
  if (isRemote(build.context) || build.file === '-') return not('the Dockerfile is not in the workspace')
  const mode = cacheModeOf(env)
  if (!mode.read && !mode.write) return not('this job may use no cache')
  const scope = cacheScopeOf(images, build)
  const needsPush = push.push !== 'no'
  const common = {largest: build.cacheMountsMax, reads: mode.read, needsPush}
  const exports = mode.write && isExporting(context)
  const [image] = images
  const explicit = build.cacheFrom.length > 0 || build.cacheTo.length > 0
  if (build.cache === 'registry' && !explicit && image) {
    const refs = readFrom(context).map(ref => tagged(image, cacheTag('mountcache', scope, ref)))
    const to = tagged(image, cacheTag('mountcache', scope, refOf(context)))
    return {...common, store: {kind: 'registry', from: refs, to}, writes: exports && needsPush}
  }
  const found = findCacheService(env, context.startedAt)
  if (!('service' in found)) return not(found.why ?? 'this runner has no cache service')
  const prefix = `publish-image-mounts-${scope}-`
  const key = `${prefix}${context.run.id}-${context.run.attempt}`
  const store = {kind: 'github', service: found.service, prefix, key} as const
  return {...common, store, writes: exports && found.writable && (needsPush || push.asked === true)}
}

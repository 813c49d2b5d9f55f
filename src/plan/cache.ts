import {createHash} from 'node:crypto'
import type {BuildInputs} from '../inputs/build.ts'
import {type Repository, tagged} from '../oci/reference.ts'

/** https://docs.docker.com/build/cache/backends/ */
export interface CachePlan {
  readonly from: readonly string[]
  /** Only used where the run may write. */
  readonly to: readonly string[]
  /** The cache is a convenience: it alone is no reason to boot another builder. */
  readonly optional: boolean
}

/**
 * Explicit `cache-from` and `cache-to` as they are; else the shorthand. Its scope is of this image, file, target and
 * platforms: with BuildKit's common default the legs of a matrix overwrite each other's cache.
 * A failed export never fails the build.
 */
export function planCache(
  images: readonly Repository[],
  build: BuildInputs,
  env: Readonly<Record<string, string | undefined>>,
  mayWrite: boolean
): CachePlan {
  if (build.cacheFrom.length > 0 || build.cacheTo.length > 0)
    return {from: build.cacheFrom, to: build.cacheTo, optional: false}
  const none = {from: [], to: [], optional: true}
  // The runner gives this token to actions only; without it there is no cache service.
  const hasService = (env.ACTIONS_RUNTIME_TOKEN ?? '') !== ''
  if (build.cache === 'off' || (build.cache === 'auto' && !hasService)) return none
  const [image] = images
  const parts = [image?.text ?? '', build.file || 'Dockerfile', build.context, build.target, build.platforms.join(',')]
  const scope = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
  if (build.cache === 'registry') {
    const ref = image ? tagged(image, `buildcache-${scope}`) : ''
    const to = [`type=registry,ref=${ref},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`]
    return {from: [`type=registry,ref=${ref}`], to: mayWrite ? to : [], optional: false}
  }
  const to = [`type=gha,scope=publish-image-${scope},ignore-error=true`]
  return {from: [`type=gha,scope=publish-image-${scope}`], to: mayWrite ? to : [], optional: build.cache === 'auto'}
}

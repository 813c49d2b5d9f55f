import {createHash} from 'node:crypto'
import type {Context} from '../context/context.ts'
import type {BuildInputs} from '../inputs/build.ts'
import {sanitizeTag} from '../naming/sanitize.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import {type CacheService, findCacheService} from './cache-service.ts'
import type {PushDecision} from './push.ts'

/** https://docs.docker.com/build/cache/backends/ */
export interface CachePlan {
  readonly from: readonly string[]
  /** With `needsPush` only if the run turns out to be allowed to push. */
  readonly to: readonly string[]
  /** It is of the input `cache` and so a convenience: what comes between is told, and fails nothing. */
  readonly optional: boolean
  readonly needsPush: boolean
  /** GitHub's cache service, to be asked before the builder is: BuildKit waits minutes for one that refuses. */
  readonly service: CacheService | undefined
  /** Why it is less than one might expect, sentences for the log. */
  readonly notes: readonly string[]
}

/** What the plan of the cache goes by. */
export interface CacheSources {
  readonly images: readonly Repository[]
  readonly build: BuildInputs
  readonly context: Context
  readonly env: Readonly<Record<string, string | undefined>>
  readonly push: PushDecision
}

/** Events whose runs have the default branch's cache, or its rights, and may be about anybody's code. */
const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment']

/**
 * BuildKit waits this long while GitHub's cache answers 429, for each request; its own limit is ten minutes. Only
 * reached where the service answered before the build and refuses then.
 */
const IMPORT_TIMEOUT = 'timeout=1s'
const EXPORT_TIMEOUT = 'timeout=2s'

/**
 * Explicit `cache-from` and `cache-to` as they are; else the shorthand, whose scope is of this image, file, target and
 * platforms: with BuildKit's common default the legs of a matrix overwrite each other's cache.
 * Nobody writes what a more trusted run reads: a step's key does not tell what a `--mount=type=cache` put into it.
 */
export function planCache(sources: CacheSources): CachePlan {
  const {images, build, env, context, push} = sources
  const needsPush = push.push !== 'no'
  const none = {from: [], to: [], optional: true, needsPush, service: undefined, notes: []}
  if (build.cacheFrom.length > 0 || build.cacheTo.length > 0)
    return {...none, from: build.cacheFrom, to: build.cacheTo, optional: false, needsPush: false}
  const mode = cacheModeOf(env)
  if (build.cache === 'off' || (!mode.read && !mode.write)) return none
  const [image] = images
  const scope = cacheScopeOf(images, build)
  const mayExport = mode.write && isExporting(context)
  if (build.cache === 'registry') {
    if (!image) return none
    const refs = mode.read ? readFrom(context) : []
    const to = `type=registry,ref=${tagged(image, cacheTag('buildcache', scope, refOf(context)))},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`
    return {
      ...none,
      from: refs.map(ref => `type=registry,ref=${tagged(image, cacheTag('buildcache', scope, ref))}`),
      to: mayExport && needsPush ? [to] : []
    }
  }
  const found = findCacheService(env, context.startedAt)
  if (!('service' in found)) return {...none, notes: found.why === undefined ? [] : [`${found.why}.`]}
  const {service, writable} = found
  // Not in a fork's run or a merge queue's: nobody reads again what they write.
  const exports = mayExport && writable && (needsPush || push.asked === true)
  const word = `type=gha,scope=publish-image-${scope}`
  return {
    ...none,
    from: mode.read ? [`${word},${IMPORT_TIMEOUT}`] : [],
    to: exports ? [`${word},mode=max,ignore-error=true,${EXPORT_TIMEOUT}`] : [],
    service
  }
}

/** Of this image, file, context, target and platforms. */
export function cacheScopeOf([image]: readonly Repository[], build: BuildInputs): string {
  const parts = [image?.text ?? '', build.file || 'Dockerfile', build.context, build.target, build.platforms.join(',')]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
}

/** https://github.com/actions/runner: what this job may do with caches, by its trust. */
export function cacheModeOf({ACTIONS_CACHE_MODE: mode}: CacheSources['env']): {read: boolean; write: boolean} {
  return {read: mode !== 'write-only' && mode !== 'none', write: mode !== 'read' && mode !== 'none'}
}

/** Nobody reads what a git tag's run writes; what a privileged run writes is read by all. */
export function isExporting({event, ref}: Pick<Context, 'event' | 'ref'>): boolean {
  return ref.kind !== 'tag' && !PRIVILEGED.includes(event)
}

/** The refs whose cache this run reads, in order: its own, that of the branch it goes into, the default branch's. */
export function readFrom(context: Context): string[] {
  const {baseRef, repositoryData} = context
  const own = isExporting(context) ? [refOf(context)] : []
  const branches = [baseRef, repositoryData?.defaultBranch ?? ''].filter(name => name !== '')
  return [...new Set([...own, ...branches.map(name => `refs/heads/${name}`)])]
}

/** As GITHUB_REF would name it. */
export function refOf({ref}: Pick<Context, 'ref'>): string {
  switch (ref.kind) {
    case 'branch':
      return `refs/heads/${ref.name}`
    case 'tag':
      return `refs/tags/${ref.name}`
    case 'pull-request':
      return `refs/pull/${ref.number}/merge`
    case 'other':
      return ref.name
  }
}

const HASH_DIGITS = 10

/** `PREFIX-SCOPE-NAME-HASH`: the name is for people, the hash of the whole ref lets no two refs meet. */
export function cacheTag(prefix: 'buildcache' | 'mountcache', scope: string, ref: string): string {
  const number = /^refs\/pull\/(\d+)\//.exec(ref)?.[1]
  const name = number === undefined ? ref.replace(/^refs\/(heads|tags)\//, '') : `pr-${number}`
  // 128 characters are a tag's limit.
  return `${prefix}-${scope}-${sanitizeTag(name).slice(0, 80)}-${hashOf(ref)}`
}

function hashOf(ref: string): string {
  return createHash('sha256').update(ref).digest('hex').slice(0, HASH_DIGITS)
}

/** Whether `tag` is a cache that runs of this pull request wrote, so that cleaning it up takes it along. */
export function isCacheOfPullRequest(tag: string, number: number): boolean {
  const [, rest] = /^(?:buildcache|mountcache)-[0-9a-f]{12}-(.*)$/.exec(tag) ?? []
  return rest === `pr-${number}-${hashOf(`refs/pull/${number}/merge`)}`
}

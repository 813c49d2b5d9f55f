import {textOf} from '../errors.ts'
import type {CachePlan} from '../plan/cache.ts'
import type {CacheService} from '../plan/cache-service.ts'
import type {Ports} from '../runner.ts'
import {parseJson} from '../text/json.ts'

/** A service that needs longer for one look is of no use to a build, which makes one for each layer. */
const LOOK_MS = 2_000
/** What a key is bound to besides its text, a hash; of nothing that is there. */
const VERSION = '0'.repeat(64)

/**
 * Whether there is a cache to use. GitHub's cache service is asked for a key first: BuildKit itself waits for minutes
 * where the service is slow or answers 429, and some of what it answers fails the build.
 */
export async function isCacheUsable(
  {http, log}: Pick<Ports, 'http' | 'log'>,
  {from, to, optional, service}: CachePlan
): Promise<boolean> {
  if (!optional || (from.length === 0 && to.length === 0)) return false
  if (!service) return true
  const why = await whyUnusable(http, service)
  if (why !== undefined) log.info(`No cache: GitHub’s cache service ${why}. The build goes on without.`)
  return why === undefined
}

/** What the service does that it can't be used for, as the end of a sentence about it. https://github.com/actions/toolkit/tree/main/packages/cache */
export async function whyUnusable(
  http: Ports['http'],
  {version, url, token}: CacheService
): Promise<string | undefined> {
  const key = 'publish-image-look'
  const headers = {authorization: `Bearer ${token}`, accept: 'application/json;api-version=6.0-preview.1'}
  const limits = {timeoutMs: LOOK_MS, maxBytes: 1024 * 1024}
  try {
    const response =
      version === 1
        ? await http({
            method: 'GET',
            url: `${url}_apis/artifactcache/cache?keys=${key}&version=${VERSION}`,
            headers,
            ...limits
          })
        : await http({
            method: 'POST',
            url: `${url}twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL`,
            headers: {...headers, 'content-type': 'application/json'},
            body: Buffer.from(JSON.stringify({key, restore_keys: [key], version: VERSION})),
            ...limits
          })
    if (version === 1 && response.status === 204) return undefined
    if (response.status !== 200) return `answers ${response.status}`
    return typeof parseJson(response.body.toString('utf8')) === 'object' ? undefined : 'does not answer with JSON'
  } catch (error) {
    return `can’t be used (${textOf(error)})`
  }
}

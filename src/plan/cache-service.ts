import {field, numberAt, parseJson, stringAt} from '../text/json.ts'

/** GitHub's cache service as the runner tells an action of it. */
export interface CacheService {
  readonly version: 1 | 2
  /** Ends in a slash. */
  readonly url: string
  readonly token: string
}

/** `why` is undefined where the runner simply has none. */
export type FoundService =
  | {readonly service: CacheService; readonly writable: boolean}
  | {readonly why: string | undefined}

const WRITE = 2
/** Those that the client's package knows. https://www.rfc-editor.org/rfc/rfc7518#section-3.1 */
const ALGORITHM = /^((HS|RS|ES|PS)(256|384|512)|EdDSA|none)$/

/**
 * The service, if BuildKit can use it. Its client reads the token before it asks anything, and fails the build where
 * that has another shape than it expects; so what it would refuse is found out here.
 * https://github.com/tonistiigi/go-actions-cache/blob/master/cache.go (New), and buildx for which variables count.
 */
export function findCacheService(env: Readonly<Record<string, string | undefined>>, now: Date): FoundService {
  const {ACTIONS_RUNTIME_TOKEN: token = '', ACTIONS_CACHE_SERVICE_V2: second = ''} = env
  if (token === '') return {why: undefined}
  const asked = ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(second)
  const url = asked ? env.ACTIONS_RESULTS_URL : env.ACTIONS_CACHE_URL || env.ACTIONS_RESULTS_URL
  if (!url || !URL.canParse(url)) return {why: undefined}
  const scopes = readScopes(token, now)
  if (typeof scopes === 'string')
    return {why: `No cache: BuildKit can’t use GitHub’s cache with this runner’s token, because ${scopes}`}
  // As BuildKit guesses where the runner does not say it.
  const isSecond = asked || url.includes('results-receiver.actions.githubusercontent.com')
  const service = {version: isSecond ? 2 : 1, url: url.replace(/\/*$/, '/'), token} as const
  return {service, writable: scopes.some(permission => (permission & WRITE) !== 0)}
}

/** The permissions of the token's scopes, or what is wrong with it. Its signature is the service's to check. */
function readScopes(token: string, now: Date): number[] | string {
  const parts = token.split('.')
  const [header, claims] = parts.map(part => parseJson(Buffer.from(part, 'base64url').toString('utf8')))
  const isEncoded = parts.length === 3 && parts.every(part => /^[A-Za-z0-9_-]+$/.test(part) && part.length % 4 !== 1)
  if (!isEncoded || !ALGORITHM.test(stringAt(header, 'alg') ?? '') || typeof claims !== 'object' || claims === null)
    return 'it is not a JSON Web Token'
  const expires = numberAt(claims, 'exp')
  const begins = numberAt(claims, 'nbf')
  if (expires === undefined || begins === undefined) return 'it does not say how long it is valid'
  if (expires * 1000 <= now.getTime()) return 'it has expired'
  if (begins * 1000 > now.getTime()) return 'it is not valid yet'
  const scopes = parseJson(stringAt(claims, 'ac') ?? '')
  if (!Array.isArray(scopes)) return 'it names no scopes'
  return scopes
    .map(scope => numberAt(scope, 'Permission') ?? 0)
    .filter((_, index) => field(scopes[index], 'Scope') !== undefined)
}

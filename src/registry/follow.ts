import {ActionError} from '../errors.ts'
import type {HttpRequest, HttpResponse, Runner} from '../runner.ts'
import {isLoopback} from './endpoint.ts'

export const LIMITS = {timeoutMs: 30_000, maxBytes: 8 * 1024 * 1024}
const MOST_REDIRECTS = 3

/** An answer, and who gave it. */
export interface Followed {
  readonly response: HttpResponse
  readonly from: URL
  /** Whether it is the registry's own word: nothing on the way to it was another origin. */
  readonly own: boolean
}

interface Request extends Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  readonly what: string
  /** A path at the registry, or a whole URL that it gave. */
  readonly path: string
  readonly timeoutMs?: number
  readonly maxBytes?: number
}

/**
 * Sends requests to one registry and goes where it leads, by redirect, `Link` or `Location`. Its origin alone sees the
 * credential, also when a stranger leads back to it; anything but reading never leaves it, and TLS is not given up.
 */
export function createFollow(
  {http}: Pick<Runner, 'http'>,
  {endpoint, insecure}: {readonly endpoint: string; readonly insecure: readonly string[]}
) {
  const home = new URL(endpoint)
  const plain = ({host}: URL) => home.protocol === 'http:' || isLoopback(host) || insecure.includes(host)

  return async (request: Request, authorization: string | undefined): Promise<Followed> => {
    const {what, method, body, headers, path, timeoutMs = LIMITS.timeoutMs, maxBytes = LIMITS.maxBytes} = request
    const reading = method === 'GET' || method === 'HEAD'
    let url = new URL(path, endpoint)
    let own = true
    for (let redirects = 0; ; redirects++) {
      own &&= url.origin === home.origin
      if (!own && !reading)
        throw new ActionError(
          'registry',
          `${what}: ${home.host} leads to ${url.origin}, and only reading goes elsewhere.`
        )
      if (url.protocol !== 'https:' && !(url.protocol === 'http:' && plain(url)))
        throw new ActionError(
          'registry',
          `${what}: ${home.host} leads to ${url.origin}, which is not an https address.`
        )
      const all = {...headers, ...(own && authorization !== undefined ? {authorization} : {})}
      const response = await http({
        method,
        url: url.href,
        headers: all,
        ...(body ? {body} : {}),
        timeoutMs,
        maxBytes
      }).catch((error: unknown) => {
        throw redirects === 0 || error instanceof ActionError
          ? error
          : new Error(`at ${url.origin}, where it leads`, {cause: error})
      })
      const target = response.headers.location
      const moved = [301, 302, 303, 307, 308].includes(response.status) && target !== undefined
      if (!moved || !reading || redirects >= MOST_REDIRECTS) return {response, from: url, own}
      url = new URL(target, url)
    }
  }
}

import type {HttpResponse, Runner} from '../runner.ts'
import {basic, type Challenge, fetchToken, parseChallenge, type Token} from './auth.ts'
import type {Credentials} from './docker-config.ts'
import {LIMITS} from './follow.ts'

/** What the registry wants to see, by scope; each token is fetched once and used until it ends. */
export function createAuthorization(
  runner: Pick<Runner, 'http' | 'clock' | 'log'>,
  options: {readonly credentials: () => Promise<Credentials | undefined>; readonly insecure: readonly string[]}
) {
  const tokens = new Map<string, Promise<Token | HttpResponse>>()
  let challenge: Challenge | undefined
  let credentials: Promise<Credentials | undefined> | undefined

  const isStale = (token: Token | HttpResponse) => 'status' in token || token.expiresAt <= runner.clock.now()

  async function token(challenge: Challenge, scope: string): Promise<Token | HttpResponse> {
    const cached = tokens.get(scope)
    if (cached && !(await cached.then(isStale, () => true))) return cached
    // Requests that come meanwhile wait for this one instead of asking too.
    const current = tokens.get(scope)
    const next =
      current !== cached && current
        ? current
        : fetchToken(runner, challenge, scope, await credentials, {...LIMITS, insecure: options.insecure})
    tokens.set(scope, next)
    return next
  }

  return {
    /** The Authorization field; undefined if none was asked for; the response where there is no token to be had. */
    async forScope(scope: string): Promise<string | undefined | HttpResponse> {
      if (!challenge) return undefined
      credentials ??= options.credentials()
      const found = await credentials
      if (challenge.scheme === 'basic') return found && 'password' in found ? basic(found) : undefined
      const fetched = await token(challenge, scope)
      return 'status' in fetched ? fetched : `Bearer ${fetched.value}`
    },
    /** Takes note of a 401 of the registry's own; false if it asks for nothing that this client can do. */
    challenged(scope: string, header: string | undefined): boolean {
      const wanted = parseChallenge(header)
      if (!wanted) return false
      tokens.delete(scope)
      challenge = wanted
      return true
    }
  }
}

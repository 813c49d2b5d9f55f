import {ActionError} from '../errors.ts'
import type {HttpResponse, Runner} from '../runner.ts'
import {clip} from '../text/foreign.ts'
import {numberAt, parseJson, stringAt} from '../text/json.ts'
import type {Credentials} from './docker-config.ts'
import {isLoopback} from './endpoint.ts'

/** What a 401 asks for. https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer'
  readonly parameters: Readonly<Record<string, string>>
}

/** The first challenge of a scheme that this client speaks. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  for (const [, scheme = '', rest = ''] of clip(header ?? '').matchAll(
    /\b(basic|bearer)\s+((?:[\w-]+\s*=\s*(?:"[^"]*"|[^\s,"]+)\s*,?\s*)*)/gi
  )) {
    const parameters: Record<string, string> = {}
    for (const [, name = '', quoted, bare] of rest.matchAll(/(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g)) {
      parameters[name.toLowerCase()] = quoted ?? bare ?? ''
    }
    return {scheme: scheme.toLowerCase() === 'basic' ? 'basic' : 'bearer', parameters}
  }
  return undefined
}

export interface Token {
  readonly value: string
  /** Milliseconds since the epoch; some time before the registry forgets it. */
  readonly expiresAt: number
}

/** Tokens without a lifetime live this long, seconds. https://distribution.github.io/distribution/spec/auth/token/ */
const DEFAULT_LIFETIME_S = 60
const MARGIN_S = 10

/**
 * Asks the token endpoint of a Bearer challenge. The credentials go there and nowhere else: over https, or to a
 * registry on this machine. Answers with the response where it is no token, so that the caller can retry or explain.
 */
export async function fetchToken(
  {http, clock, log}: Pick<Runner, 'http' | 'clock' | 'log'>,
  challenge: Challenge,
  scope: string,
  credentials: Credentials | undefined,
  {insecure, ...limits}: {timeoutMs: number; maxBytes: number; insecure: readonly string[]}
): Promise<Token | HttpResponse> {
  const {realm = '', service} = challenge.parameters
  const url = parseRealm(realm, insecure)
  const query = new URLSearchParams(service ? {service} : {})
  // One field a scope: not every registry takes blanks between them.
  for (const one of scope.split(' ')) query.append('scope', one)
  if (credentials && 'identityToken' in credentials) {
    query.set('grant_type', 'refresh_token')
    query.set('client_id', 'publish-image')
    query.set('refresh_token', credentials.identityToken)
    return readToken(
      await http({
        method: 'POST',
        url: url.href,
        headers: {'content-type': 'application/x-www-form-urlencoded'},
        body: Buffer.from(query.toString()),
        ...limits
      }),
      clock,
      log
    )
  }
  for (const [key, value] of query) url.searchParams.append(key, value)
  const headers = credentials ? {authorization: basic(credentials)} : {}
  return readToken(await http({method: 'GET', url: url.href, headers, ...limits}), clock, log)
}

function parseRealm(realm: string, insecure: readonly string[]): URL {
  const url = URL.canParse(realm) ? new URL(realm) : undefined
  const plain = url?.protocol === 'http:' && (isLoopback(url.host) || insecure.includes(url.host))
  if (url && (url.protocol === 'https:' || plain)) return url
  throw new ActionError(
    'login',
    `The registry names “${realm}” as the place to log in, which is not an https address.`,
    {
      cause: 'credentials are sent over https only',
      hint: 'Check the registry’s host in the input images.'
    }
  )
}

function readToken(response: HttpResponse, clock: Runner['clock'], log: Runner['log']): Token | HttpResponse {
  if (response.status !== 200) return response
  const body = parseJson(response.body.toString('utf8'))
  const value = stringAt(body, 'token') || stringAt(body, 'access_token')
  if (!value) return response
  log.mask(value)
  const lifetime = numberAt(body, 'expires_in') ?? DEFAULT_LIFETIME_S
  return {value, expiresAt: clock.now() + Math.max(1, lifetime - MARGIN_S) * 1000}
}

export function basic({username, password}: {username: string; password: string}): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

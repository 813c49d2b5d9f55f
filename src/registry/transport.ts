import type {Diagnose, Diagnosis} from '../diagnosis/diagnose.ts'
import {ActionError, textOf} from '../errors.ts'
import type {Repository} from '../oci/reference.ts'
import type {HttpRequest, HttpResponse, Runner} from '../runner.ts'
import {field, parseJson} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'
import {basic, type Challenge, fetchToken, parseChallenge, type Token} from './auth.ts'
import type {Credentials} from './docker-config.ts'
import {endpointOf} from './endpoint.ts'
import {type Attempt, retryAfterMs, withRetries} from './retry.ts'

export interface TransportOptions {
  readonly registry: string
  readonly credentials: () => Promise<Credentials | undefined>
  readonly retries: number
  readonly diagnose: Diagnose
  /** Registries that speak plain HTTP. */
  readonly insecure: readonly string[]
  /** What tokens are asked for. */
  readonly actions?: 'pull' | 'pull,push'
}

/** What one request is for. */
export interface Operation extends Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  /** Starts every message about it: “Tagging ghcr.io/acme/tool:1.2.3”. */
  readonly what: string
  readonly repository?: Repository
  /** Another repository of the registry that is read for it. */
  readonly from?: Repository
  /** With the query, without the host; or a whole URL that the registry gave. */
  readonly path: string
  /** Statuses that are answers; all others are faults. */
  readonly expected: readonly number[]
  /** Milliseconds for one try, where they are not the usual ones. */
  readonly timeoutMs?: number
  /** How long the answer may be, where it may be longer than usual, bytes. */
  readonly maxBytes?: number
  /** Whether an expected answer is all there; a broken one is a fault that passes. */
  readonly isWhole?: (response: HttpResponse) => boolean
}

/** What came back, and whether from the token endpoint instead of the one that was asked. */
export interface Answer {
  readonly response: HttpResponse
  readonly ofToken: boolean
}

export interface Transport {
  readonly endpoint: string
  readonly retries: number
  /** With retries. Rejects with an ActionError `denied`, `network` or `registry` that names the request. */
  send(operation: Operation): Promise<HttpResponse>
  /** One try, judged: a fault that may pass comes back, one that can't is thrown. */
  attempt(operation: Operation): Promise<Attempt<HttpResponse>>
  /** One try, any status. */
  exchange(operation: Operation): Promise<Answer>
}

const LIMITS = {timeoutMs: 30_000, maxBytes: 8 * 1024 * 1024}
const MOST_REDIRECTS = 3

/** Requests to one registry: authorization, redirects, retries, and failures in words. */
export function createTransport(runner: Pick<Runner, 'http' | 'clock' | 'log'>, options: TransportOptions): Transport {
  const endpoint = endpointOf(options.registry, options.insecure)
  const authorization = createAuthorization(runner, options)

  /** One exchange, and a second with a new token if the registry wants one. */
  async function exchange(operation: Operation): Promise<Answer> {
    const {repository, from} = operation
    const scopes = repository ? [`repository:${repository.name}:${options.actions ?? 'pull,push'}`] : ['']
    const scope = [...scopes, ...(from ? [`repository:${from.name}:pull`] : [])].join(' ')
    for (let again = false; ; again = true) {
      const authorized = await authorization.forScope(scope)
      if (typeof authorized === 'object') return {response: authorized, ofToken: true}
      const response = await follow(operation, authorized)
      const answer = {response, ofToken: false}
      if (response.status !== 401 || again) return answer
      if (!authorization.challenged(scope, response.headers['www-authenticate'])) return answer
    }
  }

  async function follow(
    {method, body, headers, path, timeoutMs = LIMITS.timeoutMs, maxBytes = LIMITS.maxBytes}: Operation,
    authorized: string | undefined
  ): Promise<HttpResponse> {
    let url = new URL(path, endpoint)
    for (let redirects = 0; ; redirects++) {
      // The credential stays with the host that it is for, whatever a Location says.
      const own = authorized !== undefined && url.origin === new URL(endpoint).origin
      const all = {...headers, ...(own ? {authorization: authorized} : {})}
      const response = await runner.http({
        method,
        url: url.href,
        headers: all,
        ...(body ? {body} : {}),
        timeoutMs,
        maxBytes
      })
      const target = response.headers.location
      const moved = [301, 302, 303, 307, 308].includes(response.status) && target !== undefined
      if (!moved || !['GET', 'HEAD'].includes(method) || redirects >= MOST_REDIRECTS) return response
      url = new URL(target, url)
    }
  }

  function send(operation: Operation): Promise<HttpResponse> {
    return withRetries(runner, options.retries, operation.what, () => attempt(operation))
  }

  async function attempt(operation: Operation): Promise<Attempt<HttpResponse>> {
    let answer: Answer | undefined
    let fault: unknown
    try {
      answer = await exchange(operation)
      const {response, ofToken} = answer
      // A token endpoint's 404 says nothing about the tag that was asked for.
      const expected = !ofToken && operation.expected.includes(response.status)
      if (expected && (operation.isWhole?.(response) ?? true)) return {value: response}
    } catch (error) {
      if (error instanceof ActionError) throw error
      fault = error
    }
    return judge(operation, answer, fault)
  }

  /** Faults that pass go back to be tried again; the others are thrown. */
  function judge(operation: Operation, answer: Answer | undefined, fault: unknown): Attempt<never> {
    const url = new URL(operation.path, endpoint)
    const response = answer?.response
    const cut = answer !== undefined && !answer.ofToken && operation.expected.includes(answer.response.status)
    const {code, message, cause} = answer
      ? refused(operation, answer, url, cut)
      : {code: 'network' as const, message: `${operation.what}: ${url.host} can’t be reached`, cause: textOf(fault)}
    const seen = response ? `${statusText(response.status)}\n${response.body.toString('utf8')}` : cause
    const found = options.diagnose(seen, operation.repository && {image: operation.repository})
    const error = new ActionError(code, message, {cause: withDiagnosis(cause, found), hint: found?.fix})
    const passing = !response || cut || response.status === 429 || response.status >= 500 || found?.retry === true
    if (!passing) throw error
    const afterMs = retryAfterMs(response?.headers['retry-after'], runner.clock.now())
    return {passing: error, rateLimit: found?.rateLimit, once: found?.once, afterMs}
  }

  return {endpoint, retries: options.retries, send, attempt, exchange}
}

function withDiagnosis(cause: string, found: Diagnosis | undefined): string {
  return found ? `${found.cause} (${cause})` : cause
}

function refused({what, method}: Operation, {response, ofToken}: Answer, {origin, pathname}: URL, cut: boolean) {
  const code = response.status === 401 || response.status === 403 ? ('denied' as const) : ('registry' as const)
  const request = ofToken ? `the request for a token for ${origin}` : `${method} ${origin}${pathname}`
  const message = `${what}: ${request} was answered with ${statusText(response.status)}`
  return {code, message: cut ? `${message}, and not with what was asked for` : message, cause: answerText(response)}
}

/** What the registry wants to see, by scope; each token is fetched once and used until it ends. */
function createAuthorization(runner: Pick<Runner, 'http' | 'clock' | 'log'>, options: TransportOptions) {
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
    /** Takes note of a 401; false if it asks for nothing that this client can do. */
    challenged(scope: string, header: string | undefined): boolean {
      const wanted = parseChallenge(header)
      if (!wanted) return false
      tokens.delete(scope)
      challenge = wanted
      return true
    }
  }
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout'
}

function statusText(status: number): string {
  return `${status} ${STATUS_TEXTS[status] ?? ''}`.trim()
}

/** `CODE: message` of the registry's error document, or the start of what it sent instead. */
function answerText(response: HttpResponse): string {
  const text = response.body.toString('utf8')
  const errors = field(parseJson(text), 'errors')
  if (!Array.isArray(errors)) return excerpt(text.replace(/<[^>]*>/g, ' '), 300) || 'the answer has no text'
  const parts = errors.map(error =>
    [field(error, 'code'), field(error, 'message')].filter(part => typeof part === 'string')
  )
  return excerpt(parts.map(part => part.join(': ')).join('; '), 300)
}

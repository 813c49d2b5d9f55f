import type {Diagnose} from '../diagnosis/diagnose.ts'
import type {FaultDetails} from '../diagnosis/fault.ts'
import {ActionError, textOf} from '../errors.ts'
import type {Repository} from '../oci/reference.ts'
import type {HttpRequest, HttpResponse, Runner} from '../runner.ts'
import {answerText, seenText, statusText} from './answer.ts'
import {createAuthorization} from './authorization.ts'
import type {Credentials} from './docker-config.ts'
import {endpointOf} from './endpoint.ts'
import {createFollow, type Followed} from './follow.ts'
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
  /** What a token is asked for, where that is more than usual. */
  readonly scope?: 'pull,push,delete'
  /** No fault is tried again here. */
  readonly once?: boolean
  /** How long the answer may be, where it may be longer than usual, bytes. */
  readonly maxBytes?: number
  /** What to do where the registry refuses this for good, if there is more to say than the table of faults has. */
  readonly refusalHint?: string
  /** Whether an expected answer is all there; a broken one is a fault that passes. */
  readonly isWhole?: (response: HttpResponse) => boolean
}

/** What came back; of the token endpoint, where there was no token to be had. */
export type Answer = (Followed & {readonly ofToken: false}) | {readonly response: HttpResponse; readonly ofToken: true}

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

/** Requests to one registry: authorization, retries, and failures in words. */
export function createTransport(runner: Pick<Runner, 'http' | 'clock' | 'log'>, options: TransportOptions): Transport {
  const endpoint = endpointOf(options.registry, options.insecure)
  const authorization = createAuthorization(runner, options)
  const follow = createFollow(runner, {endpoint, insecure: options.insecure})

  /** One exchange, and a second with a new token if the registry wants one. */
  async function exchange(operation: Operation): Promise<Answer> {
    const {repository, from} = operation
    const scopes = repository
      ? [`repository:${repository.name}:${operation.scope ?? options.actions ?? 'pull,push'}`]
      : ['']
    const scope = [...scopes, ...(from ? [`repository:${from.name}:pull`] : [])].join(' ')
    for (let again = false; ; again = true) {
      const authorized = await authorization.forScope(scope)
      if (typeof authorized === 'object') return {response: authorized, ofToken: true}
      const followed = await follow(operation, authorized)
      const {response, own} = followed
      const answer = {...followed, ofToken: false as const}
      // Elsewhere nobody has a say in where the credentials go.
      if (response.status !== 401 || !own || again) return answer
      if (!authorization.challenged(scope, response.headers['www-authenticate'])) return answer
    }
  }

  function send(operation: Operation): Promise<HttpResponse> {
    return withRetries(runner, operation.once ? 0 : options.retries, operation.what, () => attempt(operation))
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
    const response = answer?.response
    const cut = answer !== undefined && !answer.ofToken && operation.expected.includes(answer.response.status)
    const {code, message, cause, hint, detail} = answer
      ? refused(operation, answer, endpoint, cut)
      : unreached(operation, endpoint, fault)
    const found =
      hint === undefined
        ? options.diagnose(seenText(response, fault), aboutOf(operation, options.registry, answer?.ofToken === true))
        : undefined
    const passing = !response || cut || response.status === 429 || response.status >= 500 || found?.retry === true
    const own = hint ?? (passing ? undefined : operation.refusalHint)
    const error = new ActionError(found?.immutable ? 'immutable' : code, message, {
      cause: found?.cause ?? cause,
      hint:
        own ?? found?.fix ?? 'Check the name of the image, and what the registry’s own log says about this request.',
      detail
    })
    if (!passing) throw error
    const afterMs = retryAfterMs(response?.headers['retry-after'], runner.clock.now())
    return {passing: error, rateLimit: found?.rateLimit, once: found?.once, afterMs}
  }

  return {endpoint, retries: options.retries, send, attempt, exchange}
}

function aboutOf({repository, method}: Operation, host: string, ofToken: boolean): FaultDetails {
  if (!repository) return {operation: 'login', host}
  const isRead = method === 'GET' || method === 'HEAD'
  return {operation: ofToken ? 'login' : isRead ? 'read' : 'push', image: repository, host}
}

function unreached({what, method, path}: Operation, endpoint: string, fault: unknown) {
  const url = new URL(path, endpoint)
  return {
    code: 'network' as const,
    message: `${what}: ${url.host} can’t be reached`,
    cause: textOf(fault),
    hint: undefined,
    detail: `${method} ${url.origin}${url.pathname}: ${textOf(fault)}`
  }
}

function refused(operation: Operation, answer: Answer, endpoint: string, cut: boolean) {
  const {what, method} = operation
  const {response} = answer
  const {host, origin} = new URL(endpoint)
  const elsewhere = !answer.ofToken && !answer.own
  const url = answer.ofToken ? undefined : answer.from
  const asked = answer.ofToken ? `the request for a token for ${origin}` : `${method} ${url?.origin}${url?.pathname}`
  const said = answerText(response)
  const detail = `${asked} was answered with ${statusText(response.status)}: ${said}`
  const denied = response.status === 401 || response.status === 403
  if (elsewhere && denied)
    return {
      code: 'registry' as const,
      message: `${what}: ${url?.host}, where ${host} leads, answered with ${statusText(response.status)}`,
      cause: 'credentials are sent to the registry alone, not to where it leads',
      hint: 'Tell the registry’s operator: what it leads to must be readable without a further log-in.',
      detail
    }
  const who = elsewhere ? `${url?.host}, where ${host} leads,` : host
  const answered = `${who} answered with ${statusText(response.status)}`
  const message = `${what}: ${answer.ofToken ? `${answered} to the request for a token` : answered}`
  const code = denied ? ('denied' as const) : ('registry' as const)
  return {
    code,
    message: cut ? `${message}, and not with what was asked for` : message,
    cause: `the answer says: ${said}`,
    hint: undefined,
    detail
  }
}

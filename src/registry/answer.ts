import {textOf} from '../errors.ts'
import type {HttpResponse} from '../runner.ts'
import {clip, clipBytes} from '../text/foreign.ts'
import {field, parseJson} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'

/** Longer bodies are no error documents, and are not taken apart to see. Bytes. */
const LONGEST_DOCUMENT = 64 * 1024

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

export function statusText(status: number): string {
  return `${status} ${STATUS_TEXTS[status] ?? ''}`.trim()
}

/** `CODE: message` of the registry's error document, or the start of what it sent instead. */
export function answerText({body}: HttpResponse): string {
  const errors = body.length > LONGEST_DOCUMENT ? undefined : field(parseJson(body.toString('utf8')), 'errors')
  if (!Array.isArray(errors)) return excerpt(clipBytes(body).replace(/<[^<>]*>/g, ' '), 300) || 'the answer has no text'
  const parts = errors.map(error =>
    [field(error, 'code'), field(error, 'message')].filter(part => typeof part === 'string').join(': ')
  )
  return excerpt(parts.join('; '), 300)
}

/** What the table of faults is asked with. */
export function seenText(response: HttpResponse | undefined, fault: unknown): string {
  return response ? `${statusText(response.status)}\n${clipBytes(response.body)}` : clip(textOf(fault))
}

import {textOf} from '../errors.ts'
import {clip} from '../text/foreign.ts'
import {numberAt} from '../text/json.ts'

/** What GitHub's API said, with its status: `403: Resource not accessible by integration`. */
export function apiText(error: unknown): string {
  const status = numberAt(error, 'status')
  const text = clip(textOf(error))
  return status === undefined ? text : `${status}: ${text}`
}

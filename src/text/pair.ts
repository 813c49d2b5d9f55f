import {ActionError} from '../errors.ts'
import {excerpt} from './nearest.ts'

/** Refuses `key: value`, which YAML has taught everybody, and shows the line to write. `hidden`: the value is not shown. */
export function refuseColon(where: string, text: string, hidden = false): void {
  const [, key, value = ''] = /^([A-Za-z_][\w./-]*)\s*:(?:\s+(.*))?$/s.exec(text) ?? []
  if (key === undefined) return
  const shown = hidden ? '…' : excerpt(value)
  throw new ActionError('input', `${where}: “${key}: ${shown}” is not ${key}=value.`, {
    cause: 'the input is text with an entry a line, not a YAML mapping',
    hint: `Write ${key}=${shown}.`
  })
}

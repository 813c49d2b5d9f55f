import {ActionError} from '../errors.ts'
import {parsePlatform} from '../oci/platform.ts'
import {parseJson} from '../text/json.ts'
import {type Entry, splitPair} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'

/** What `runs-on` says (a label, or a list of labels) by platform, or by `default` for the platforms without their own. */
export type Runners = ReadonlyMap<string, unknown>

/** Entries such as `linux/arm64=ubuntu-24.04-arm` or `linux/arm64=["self-hosted", "arm64"]`. */
export function parseRunners(entries: readonly Entry[]): Runners {
  const mapped = new Map<string, unknown>()
  for (const {text, line} of entries) {
    const pair = splitPair(text)
    const key = pair?.key.trim() ?? ''
    const label = pair?.value.trim() ?? ''
    if (key === '' || label === '') {
      throw new ActionError('input', `input runners, line ${line}: “${excerpt(text, 60)}” is not platform=label.`, {
        hint: 'Write linux/arm64=ubuntu-24.04-arm, or default=ubuntu-latest.'
      })
    }
    mapped.set(
      key === 'default' ? key : parsePlatform(key),
      label.startsWith('[') ? (parseJson(label) ?? label) : label
    )
  }
  return mapped
}

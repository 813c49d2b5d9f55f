import {ActionError} from '../errors.ts'
import {parsePlatform} from '../oci/platform.ts'
import {parseJson} from '../text/json.ts'
import {type Entry, splitPair} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'

/**
 * What `runs-on` says (a label, a list of labels, or a group as an object) by platform, or by `default` for the
 * platforms without their own. https://docs.github.com/actions/using-jobs/choosing-the-runner-for-a-job
 */
export type Runners = ReadonlyMap<string, unknown>

/** `os/architecture=` inside a label: two entries that were meant to be separate. */
const PLATFORM_WITHIN = /(?:^|[\s;])([a-z]+\/[a-z0-9]+(?:\/v\d+)?|default)\s*=/

/** Entries such as `linux/arm64=ubuntu-24.04-arm` or `linux/arm64=["self-hosted", "arm64"]`, by line or comma. */
export function parseRunners(entries: readonly Entry[]): Runners {
  const mapped = new Map<string, unknown>()
  for (const {text, line} of entries) {
    for (const entry of splitOutside(text)) {
      const pair = splitPair(entry)
      const key = pair?.key.trim() ?? ''
      const written = pair?.value.trim() ?? ''
      const fail = (what: string, hint: string) =>
        new ActionError('input', `input runners, line ${line}: “${excerpt(entry, 60)}” ${what}.`, {hint})
      if (key === '' || written === '')
        throw fail('is not platform=label', 'Write linux/arm64=ubuntu-24.04-arm, or default=ubuntu-latest.')
      const label = readLabel(written)
      if (label === undefined)
        throw fail(
          'names no runner: what begins with [ or { must be JSON',
          'Write linux/arm64=["self-hosted", "arm64"], or linux/arm64={"group": "arm"}.'
        )
      const within = PLATFORM_WITHIN.exec(written)?.[1]
      if (within !== undefined)
        throw fail(`has the platform ${within} inside a label`, 'Separate the entries by a line break or a comma.')
      const platform = key === 'default' ? key : parsePlatform(key)
      if (mapped.has(platform)) throw fail(`names ${platform} again`, 'Give each platform one runner.')
      mapped.set(platform, label)
    }
  }
  return mapped
}

/** A label as it is, or the JSON of several labels or a group; undefined for broken JSON. */
function readLabel(text: string): unknown {
  return /^[[{]/.test(text) ? parseJson(text) : text
}

/** The parts between commas, but for those inside brackets, braces and quotes. */
function splitOutside(text: string): string[] {
  const parts = ['']
  let depth = 0
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (!quoted && '[{'.includes(character)) depth++
    if (!quoted && ']}'.includes(character)) depth--
    if (character === ',' && depth === 0 && !quoted) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map(part => part.trim()).filter(part => part !== '')
}

import {ActionError} from '../errors.ts'
import {type Entry, splitPair} from '../text/list.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'
import {checkNames, parseTemplate, type Template} from '../text/template.ts'
import {GLOBAL_NAMES} from './vocabulary.ts'

interface Affix {
  readonly template: Template
  /** `latest` gets it too. */
  readonly onLatest: boolean
}

/** https://github.com/docker/metadata-action#flavor-input */
export interface Flavor {
  readonly latest: 'auto' | 'true' | 'false'
  readonly prefix?: Affix
  readonly suffix?: Affix
}

/** Entries such as `latest=false` or `prefix=x-,onlatest=true`; a later line's key replaces an earlier one's. */
export function parseFlavor(entries: readonly Entry[]): Flavor {
  let latest: Flavor['latest'] = 'auto'
  const affixes: {prefix?: Affix; suffix?: Affix} = {}
  for (const entry of entries) {
    const where = `input flavor, line ${entry.line}`
    const fail = (what: string, hint?: string) =>
      new ActionError('input', `${where}: ${what} in “${excerpt(entry.text)}”.`, {hint})
    const seen = new Set<string>()
    let last: 'prefix' | 'suffix' | undefined
    for (const part of entry.fields) {
      const pair = splitPair(part)
      if (!pair)
        throw fail(
          `“${excerpt(part, 40)}” is not key=value`,
          part.includes(':')
            ? `Write ${excerpt(part.replace(/:\s*/, '='), 40)}.`
            : 'Write latest=false, prefix=… or suffix=….'
        )
      const key = pair.key.trim().toLowerCase()
      const value = pair.value.trim()
      // onlatest may stand twice: once for the prefix and once for the suffix.
      const identity = key === 'onlatest' ? `${key} of ${last}` : key
      if (seen.has(identity)) throw fail(`${key} appears twice`, 'Leave one of them out.')
      seen.add(identity)
      if (key === 'latest') {
        if (value !== 'auto' && value !== 'true' && value !== 'false')
          throw fail(`latest is “${excerpt(value, 40)}”, not auto, true or false`, 'Write latest=false, for example.')
        latest = value
      } else if (key === 'prefix' || key === 'suffix') {
        const template = parseTemplate(value, where)
        checkNames(template, GLOBAL_NAMES, where)
        affixes[key] = {template, onLatest: affixes[key]?.onLatest ?? false}
        last = key
      } else if (key === 'onlatest') {
        const affix = last && affixes[last]
        if (!last || !affix)
          throw fail('onlatest must follow a prefix or a suffix on its line', 'Write prefix=x-,onlatest=true.')
        if (value !== 'true' && value !== 'false')
          throw fail(`onlatest is “${excerpt(value, 40)}”, not true or false`, 'Write onlatest=true.')
        affixes[last] = {...affix, onLatest: value === 'true'}
      } else {
        const known = ['latest', 'prefix', 'suffix', 'onlatest']
        throw fail(`unknown key “${excerpt(key, 40)}”`, `Known: ${listed(known)}.${didYouMean(key, known)}`)
      }
    }
  }
  return {latest, ...affixes}
}

/** All templates of a flavor. */
export function flavorTemplates({prefix, suffix}: Flavor): Template[] {
  return [prefix, suffix].flatMap(affix => (affix ? [affix.template] : []))
}

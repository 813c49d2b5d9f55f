import {excerpt} from '../../text/nearest.ts'
import {matchPattern, type Pattern, printPattern} from '../../text/pattern.ts'
import {printTemplate, render, type Template} from '../../text/template.ts'
import {type Rule, versionSource} from '../rule.ts'
import {classifySemver, type RenderedVersion, versionIn} from '../version.ts'

/** https://github.com/docker/metadata-action#typematch */
export interface MatchRule {
  readonly type: 'match'
  readonly pattern: Pattern
  readonly group: number
  readonly value?: Template
}

export const match: Rule<MatchRule> = {
  example: 'type=match,pattern=v(.*),group=1',
  priority: 800,
  attributes: ['pattern', 'group', 'value'],
  parse(read) {
    const value = read.text('value') ? read.template('value') : undefined
    const group = read.number('group', 0)
    return {type: 'match', pattern: read.required('pattern', read.pattern('pattern')), group, ...(value ? {value} : {})}
  },
  async apply({pattern, group, value: given, where}, facts) {
    const raw = versionSource(given && render(given, facts.vocabulary), facts)
    if (raw === undefined) return undefined
    const found = matchPattern(pattern, raw, where)
    if (!found) {
      facts.warn(`${where}: “${excerpt(pattern.source)}” does not match “${excerpt(raw)}”.`)
      return undefined
    }
    const value = found[group]
    if (value === undefined) {
      facts.warn(`${where}: the pattern “${excerpt(pattern.source)}” has no group ${group} for “${excerpt(raw)}”.`)
      return undefined
    }
    const grammar = await classifySemver(value)
    const latest = grammar !== 'prerelease'
    const version = await versionIn(value)
    const whole = await versionIn(raw)
    if (version && whole && version.precision !== 'exact' && isPart(version, whole)) {
      // `1.2` of v1.2.3 goes to the highest 1.2.x.
      const {precision, before, after} = version
      return {
        value,
        kind: 'floating',
        latest,
        version: {...whole, scope: precision, precision, before, after, build: ''}
      }
    }
    return {value, kind: grammar === 'none' ? 'fixed' : 'version', latest, ...(version ? {version} : {})}
  },
  print: ({pattern, group, value}) => [
    ['pattern', printPattern(pattern)],
    ['group', group === 0 ? undefined : String(group)],
    ['value', value && printTemplate(value)]
  ]
}

/** Whether the first numbers of a whole version are these. */
function isPart({version, precision}: RenderedVersion, whole: RenderedVersion): boolean {
  if (whole.precision !== 'exact' || !whole.stable) return false
  const numbers = (text: string) => text.split('.').slice(0, precision === 'minor' ? 2 : 1)
  return numbers(version).join('.') === numbers(whole.version).join('.')
}

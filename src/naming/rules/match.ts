import {excerpt} from '../../text/nearest.ts'
import {matchPattern, type Pattern, printPattern} from '../../text/pattern.ts'
import {printTemplate, render, type Template} from '../../text/template.ts'
import {type Rule, versionSource} from '../rule.ts'
import {classifySemver} from '../version.ts'

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
    return {value, kind: grammar === 'none' ? 'fixed' : 'version', latest: grammar !== 'prerelease'}
  },
  print: ({pattern, group, value}) => [
    ['pattern', printPattern(pattern)],
    ['group', group === 0 ? undefined : String(group)],
    ['value', value && printTemplate(value)]
  ]
}

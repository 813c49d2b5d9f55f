import {printTemplate, render, type Template} from '../../text/template.ts'
import {branchTag, type Rule} from '../rule.ts'
import {versionIn} from '../version.ts'
import {DATE_NAMES} from '../vocabulary.ts'

/** https://github.com/docker/metadata-action#typeraw; an entry without a type is one too. */
export interface RawRule {
  readonly type: 'raw'
  readonly value: Template
}

export const raw: Rule<RawRule> = {
  example: 'type=raw,value=latest',
  priority: 200,
  attributes: ['value'],
  parse: read => ({type: 'raw', value: read.required('value', read.template('value'))}),
  async apply(rule, {vocabulary}) {
    const value = render(rule.value, vocabulary)
    const version = await versionIn(value)
    // Fewer than three numbers are as often a date or a count.
    const line = version?.precision === 'exact' ? {version} : {}
    return {value, kind: value === 'latest' ? 'branch' : 'fixed', latest: false, ...line}
  },
  print: ({value}) => [['value', printTemplate(value)]]
}

/** https://github.com/docker/metadata-action#typeschedule */
export interface ScheduleRule {
  readonly type: 'schedule'
  readonly pattern: Template
}

export const schedule: Rule<ScheduleRule> = {
  example: 'type=schedule,pattern=nightly',
  priority: 1000,
  attributes: ['pattern'],
  parse: read => ({type: 'schedule', pattern: read.template('pattern', DATE_NAMES) ?? read.fixed('nightly')}),
  apply: ({pattern}, {context, vocabulary}) =>
    /schedule/.test(context.event) ? branchTag(render(pattern, vocabulary)) : undefined,
  print: ({pattern}) => [['pattern', printTemplate(pattern)]]
}

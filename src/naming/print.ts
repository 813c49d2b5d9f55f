import {csvField} from '../text/list.ts'
import {printPattern} from '../text/pattern.ts'
import {printTemplate} from '../text/template.ts'
import {SHAPES, type TagRule} from './rules.ts'

/**
 * A rule as an entry of the input `tags`, in one spelling: what it is, not how it was written. Attributes that have
 * their default are left out. `parseRule` of it gives the same rule.
 */
export function printRule(rule: TagRule): string {
  const shape = SHAPES[rule.type]
  const fields: [string, string | undefined][] = [['type', rule.type]]
  switch (rule.type) {
    case 'schedule':
      fields.push(['pattern', printTemplate(rule.pattern)])
      break
    case 'semver':
    case 'pep440':
      fields.push(['pattern', printTemplate(rule.pattern)], ['value', rule.value && printTemplate(rule.value)])
      fields.push(['match', rule.match && printPattern(rule.match)])
      break
    case 'match':
      fields.push(['pattern', printPattern(rule.pattern)], ['group', rule.group === 0 ? undefined : String(rule.group)])
      fields.push(['value', rule.value && printTemplate(rule.value)])
      break
    case 'edge':
      fields.push(['branch', rule.branch])
      break
    case 'ref':
      fields.push(['event', rule.event])
      break
    case 'raw':
      fields.push(['value', printTemplate(rule.value)])
      break
    case 'sha':
      fields.push(['format', rule.format === 'short' ? undefined : rule.format])
      break
    case 'run':
      fields.push(['format', rule.format === 'id' ? undefined : rule.format])
      break
    case 'build':
      break
  }
  const enable = printTemplate(rule.enable)
  const prefix = rule.prefix && printTemplate(rule.prefix)
  const usual = rule.type === 'ref' && rule.event === 'pr' ? 'pr-' : shape.prefix
  fields.push(['enable', enable === 'true' ? undefined : enable])
  fields.push(['priority', rule.priority === shape.priority ? undefined : String(rule.priority)])
  fields.push(['prefix', prefix === usual ? undefined : prefix], ['suffix', rule.suffix && printTemplate(rule.suffix)])
  return fields.flatMap(([key, value]) => (value === undefined ? [] : [csvField(`${key}=${value}`)])).join(',')
}

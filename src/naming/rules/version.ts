import {excerpt} from '../../text/nearest.ts'
import {matchPattern, type Pattern, printPattern} from '../../text/pattern.ts'
import {printTemplate, render, type Template} from '../../text/template.ts'
import {dashed, type Rule, type RuleCommon, type RuleFacts, versionSource} from '../rule.ts'
import {GRAMMARS, type Grammar, renderVersion, semverFix} from '../version.ts'
import {VERSION_NAMES} from '../vocabulary.ts'

/** `type=semver` and `type=pep440`: https://github.com/docker/metadata-action#typesemver */
export interface VersionRule<Type extends Grammar> {
  readonly type: Type
  readonly pattern: Template
  readonly value?: Template
  /** Finds the version inside a longer text. */
  readonly match?: Pattern
}

export const semver = versionRule('semver')
export const pep440 = versionRule('pep440')

function versionRule<Type extends Grammar>(type: Type): Rule<VersionRule<Type>> {
  return {
    example: `type=${type},pattern={{version}}`,
    priority: 900,
    attributes: ['pattern', 'value', 'match'],
    parse(read) {
      const value = read.text('value') ? read.template('value') : undefined
      const match = read.pattern('match')
      return {
        type,
        pattern: read.required('pattern', read.template('pattern', VERSION_NAMES)),
        ...(value ? {value} : {}),
        ...(match ? {match} : {})
      }
    },
    async apply(rule, facts) {
      const raw = versionSource(rule.value && render(rule.value, facts.vocabulary), facts)
      if (raw === undefined) return undefined
      const text = rule.match ? extract(rule.match, raw, rule, facts) : dashed(raw)
      const version = await renderVersion(type, rule.pattern, text)
      if (!version) {
        const fix = semverFix(type, text)
        if (!rule.byDefault)
          facts.warn(
            `${rule.where}: “${excerpt(text)}” is not a ${GRAMMARS[type]}, so “${excerpt(rule.source)}” makes no tag.${fix}`
          )
        // A git tag may be anything; a version that was written down was meant as one.
        else if (facts.version !== '')
          facts.warn(`input version: “${excerpt(text)}” is not a ${GRAMMARS[type]}, so it makes no tag.${fix}`)
        return undefined
      }
      // Under 1.0 every minor version may break its users: a tag `0` would promise what nobody keeps.
      if (rule.byDefault && version.scope === 'major' && version.major === 0) return undefined
      const kind = version.scope === 'exact' ? 'version' : 'floating'
      return {value: version.text, kind, latest: version.stable, version}
    },
    print: ({pattern, value, match}) => [
      ['pattern', printTemplate(pattern)],
      ['value', value && printTemplate(value)],
      ['match', match && printPattern(match)]
    ]
  }
}

/** The part of `raw` that the pattern finds (its first group, if it has one); all of it where it finds nothing. */
function extract(pattern: Pattern, raw: string, {where}: RuleCommon, facts: Pick<RuleFacts, 'warn'>): string {
  const found = matchPattern(pattern, raw, where) ?? matchPattern(pattern, dashed(raw), where)
  if (!found) facts.warn(`${where}: “${excerpt(pattern.source)}” does not match “${excerpt(raw)}”.`)
  return dashed(found?.[1] ?? found?.[0] ?? raw)
}

import {printOrigin} from '../naming/derive.ts'
import {pairLines} from '../naming/labels.ts'
import {tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {code, fenced, plain} from '../text/markdown.ts'

/** A dry run's summary is its plan: names, tags with the rule that made them, and what would be done. */
export function planSummary(plan: Plan): string {
  const images = plan.images.map(({text}) => code(text))
  const version = plan.version === '' ? '' : ` ${code(plan.version)}`
  const {push, reason} = plan.push
  return [
    `### 📋 Plan: ${images.join(', ') || 'container image'}${version}`,
    '',
    `${PUSHES[push]}: ${plain(reason)}. A dry run starts nothing and asks nobody.`,
    '',
    ...tagTable(plan),
    ...(plan.platforms.length > 0 ? [`Platforms: ${plan.platforms.map(code).join(', ')}`, ''] : []),
    ...plan.warnings.map(warning => `- ⚠️ ${plain(warning)}`),
    ...(plan.warnings.length > 0 ? [''] : []),
    ...labelLines(plan)
  ].join('\n')
}

const PUSHES: Record<Plan['push']['push'], string> = {
  yes: 'It would be pushed',
  no: 'It would not be pushed',
  'if-allowed': 'It would be pushed if the registry allows it'
}

function tagTable(plan: Plan): string[] {
  const same = plan.action.kind !== 'bake' && plan.taggedImages.every(({tags}) => tags.length === plan.tags.length)
  const rows = same
    ? plan.tags.map(tag => ({text: tag.name, tag}))
    : plan.taggedImages.flatMap(({repository, tags}) => tags.map(tag => ({text: tagged(repository, tag.name), tag})))
  if (rows.length === 0) return ['No tag.', '']
  const lines = rows.map(({text, tag}) => `| ${code(text)} | ${plain(tag.kind)} | ${code(printOrigin(tag))} |`)
  return ['| tag | kind | made by |', '|---|---|---|', ...lines, '']
}

function labelLines({labels}: Plan): string[] {
  const lines = pairLines(labels)
  if (lines.length === 0) return []
  return [
    `<details><summary>${lines.length} labels</summary>`,
    '',
    '```ini',
    ...lines.flatMap(fenced),
    '```',
    '',
    '</details>',
    ''
  ]
}

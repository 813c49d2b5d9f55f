import {pinned, tagged} from '../oci/reference.ts'
import {describeRef} from '../plan/push.ts'
import type {Facts} from './facts.ts'
import {bytes, duration, failureLines} from './text.ts'

/** The job summary, Markdown. */
export function summaryOf(facts: Facts): string {
  const {plan, context, built, published, error, stages} = facts
  const title = error ? (error.code === 'cancelled' ? 'Cancelled' : 'Failed') : published ? 'Published' : 'Not pushed'
  const lines: string[] = [`### ${title}: ${code(plan?.images[0]?.text ?? 'container image')}`, '']
  if (error) lines.push(...failureLines(error).flatMap(line => [`> ${escapeMarkdown(line)}`, '>']), '')
  if (context)
    lines.push(
      `From ${escapeMarkdown(describeRef(context))} at ${code(context.headSha.slice(0, 7))}, by ${escapeMarkdown(context.event)}.`,
      ''
    )
  if (facts.permission && !facts.permission.push)
    lines.push(`Built and not pushed: ${escapeMarkdown(facts.permission.reason)}.`, '')
  const [first] = plan?.images ?? []
  if (first && built?.digest) {
    lines.push('```console', `docker pull ${pinned(first, built.digest)}`, '```', '')
  }
  if (published) {
    lines.push('| tag | |', '|---|---|')
    for (const {repository, tag, outcome, reason} of published.tags) {
      lines.push(
        `| ${code(tagged(repository, tag))} | ${outcome === 'published' ? '✅ points at the digest' : `kept: ${escapeMarkdown(reason ?? '')}`} |`
      )
    }
    lines.push('')
    const sizes = (facts.platforms ?? []).map(({platform, size}) => `${code(platform)} ${bytes(size)}`)
    if (sizes.length > 0) lines.push(`To pull: ${sizes.join(', ')}.`, '')
  } else if (plan && plan.tags.length > 0) {
    lines.push(`Tags that it would have: ${plan.tags.map(tag => code(tag.name)).join(', ')}.`, '')
  }
  lines.push(`<sub>${stages.map(({name, ms}) => `${name} ${duration(ms)}`).join(' · ')}</sub>`)
  return lines.join('\n')
}

/** Text from outside in a code span. */
function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>|\r\n]/g, character => `&#${character.charCodeAt(0)};`)
}

/** Text from outside as plain text: no link, image, mention or table cell comes of it. */
function escapeMarkdown(text: string): string {
  return escapeHtml(text).replace(/[\\`*_[\]#~!@]/g, character => `&#${character.charCodeAt(0)};`)
}

import {pinned, tagged} from '../oci/reference.ts'
import {describeRef} from '../plan/push.ts'
import {bytes} from '../text/size.ts'
import type {Facts} from './facts.ts'
import {duration, failureLines} from './text.ts'

/** The job summary, Markdown. */
export function summaryOf(facts: Facts): string {
  const {plan, context, digest, error, permission, stages} = facts
  const [first] = plan?.images ?? []
  const lines = [`### ${titleOf(facts)}: ${code(first?.text ?? 'container image')}`, '']
  if (error) lines.push(...failureLines(error).flatMap(quoted), '')
  if (context) {
    const commit = code((plan?.revision ?? context.headSha).slice(0, 7))
    lines.push(`From ${escapeMarkdown(describeRef(context))} at ${commit}, by ${escapeMarkdown(context.event)}.`, '')
  }
  if (permission && !permission.push) lines.push(`Built and not pushed: ${escapeMarkdown(permission.reason)}.`, '')
  if (first && digest) lines.push('```console', `docker pull ${pinned(first, digest)}`, '```', '')
  lines.push(...tagLines(facts))
  const sizes = (facts.platforms ?? []).map(({platform, size}) => `${code(platform)} ${bytes(size)}`)
  if (sizes.length > 0) lines.push(`To pull: ${sizes.join(', ')}.`, '')
  if (first && digest && facts.attested) {
    const links = facts.attested.urls.map(url => `[attestation](${url})`)
    const verify = `gh attestation verify oci://${pinned(first, digest)} --repo ${context?.repository ?? ''}`
    lines.push(`Signed: ${links.join(', ')}. To verify:`, '', '```console', verify, '```', '')
  }
  lines.push(`<sub>${stages.map(({name, ms}) => `${name} ${duration(ms)}`).join(' · ')}</sub>`)
  return lines.join('\n')
}

function titleOf({error, published}: Facts): string {
  if (error) return error.code === 'cancelled' ? 'Cancelled' : 'Failed'
  return published ? 'Published' : 'Not pushed'
}

/** Each tag and what became of it; of a run that failed before, as far as it came. */
function tagLines({plan, published, tags}: Facts): string[] {
  const decided = published?.tags ?? tags
  if (decided.length === 0) {
    const names = plan?.tags.map(tag => code(tag.name)) ?? []
    return names.length > 0 ? [`Tags that it would have: ${names.join(', ')}.`, ''] : []
  }
  const rows = decided.map(({repository, tag, outcome, reason}) => {
    const what = outcome === 'published' ? 'moved to this digest' : `kept, because ${escapeMarkdown(reason ?? '')}`
    return `| ${code(tagged(repository, tag.name))} | ${what} |`
  })
  return ['| tag | |', '|---|---|', ...rows, '']
}

/** A line of the failure as a quotation; what a program printed as a block of code. */
function quoted(line: string): string[] {
  const [first = '', ...rest] = line.split('\n')
  const block = rest.length > 0 ? ['> ```', ...rest.map(text => `> ${text.replaceAll('```', "'''")}`), '> ```'] : []
  return [`> ${escapeMarkdown(first)}`, ...block, '>']
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

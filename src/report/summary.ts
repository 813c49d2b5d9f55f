import type {TagOutcome} from '../image/tag-outcome.ts'
import {pinned, type Repository, tagged} from '../oci/reference.ts'
import {isByDigest} from '../plan/action.ts'
import type {Plan} from '../plan/plan.ts'
import {splitLines} from '../text/lines.ts'
import {attribute, code, fenced, plain} from '../text/markdown.ts'
import {shellWord} from '../text/shell.ts'
import {bytes} from '../text/size.ts'
import {asSingle, outcomesOf, targetLines, together} from './bake.ts'
import {folded} from './fold.ts'
import type {Outcome} from './journal.ts'
import {planSummary} from './plan-summary.ts'
import {retainedLines} from './retained.ts'
import {exceptionText, plannedNames, pullCommands, type TagGroup, tagGroups} from './tag-list.ts'
import {duration, failureLines} from './text.ts'

/** More tags than this are folded away. */
const MOST_TAGS = 24
/** Of a cause, characters: all summaries of a job together may have 1 MiB. */
const LONGEST_CAUSE = 64 * 1024

/** The job summary, Markdown: what came of it first, then what to copy, then how it went. */
export function summaryOf(whole: Outcome): string {
  const outcome = asSingle(whole)
  const {plan, error} = outcome
  if (plan?.dryRun && !error && !outcome.retained) return planSummary(plan)
  const [first] = plan?.images ?? []
  return [
    headingOf(together(outcome)),
    '',
    ...failureBlock(outcome),
    ...retainedLines(outcome.retained ?? []),
    ...targetLines(outcome),
    ...pullLines(outcome),
    ...tagLines(outcome),
    ...originLines(outcome),
    ...platformLines(outcome),
    ...(first ? attestationLines(outcome, first) : []),
    ...azureLines(outcome),
    ...courseLines(outcome)
  ].join('\n')
}

/** What brings it to another machine. */
function pullLines(outcome: Outcome): string[] {
  const commands = outcomesOf(outcome).flatMap(pullCommands)
  return commands.length > 0 ? shell(commands.join('\n')) : []
}

/** What came of it, of which images, and in which version. */
function headingOf(outcome: Outcome): string {
  const {plan} = outcome
  const images = plan?.images.map(({text}) => code(text)) ?? []
  const version = plan && isBuilding(plan) && !isByDigest(plan.action) ? [code(plan.version)] : []
  const named = images.length > 0 ? images.join(', ') : 'container image'
  return `### ${[titleOf(outcome), named, ...version.filter(text => text !== code(''))].join(' ')}`
}

function titleOf({error, verified, tags, image, plan}: Outcome): string {
  if (error?.code === 'cancelled') return '🛑 Cancelled:'
  if (error) return tags.some(isPublishedByUs(image)) ? '❌ Published in part:' : '❌ Not published:'
  if (verified) return image?.origin === 'promoted' ? '✅ Promoted' : '✅ Published'
  if (image && plan && isByDigest(plan.action)) return '✅ Pushed, without a tag:'
  if (plan?.push.unpublished) return '☑️ Built, not published:'
  if (isBuilding(plan)) return '☑️ Built, not pushed:'
  if (plan?.action.kind === 'nothing') return '☑️ Nothing to do:'
  return plan?.dryRun ? '🧹 Would be cleaned up:' : '🧹 Cleaned up'
}

/** Whether a tag was moved but the one that the builder must write itself, whatever comes after. */
function isPublishedByUs(image: Outcome['image']): (tag: TagOutcome) => boolean {
  return ({repository, tag, outcome}) =>
    outcome === 'published' && !image?.written.includes(tagged(repository, tag.name))
}

/** Whether the run is about an image at all, and not only a clean-up. */
function isBuilding(plan: Plan | undefined): boolean {
  return plan !== undefined && !['cleanup', 'retain', 'nothing'].includes(plan.action.kind)
}

function commitOf({revision, source}: Plan): string {
  return revision || source.headSha
}

function failureBlock({error, plan}: Outcome): string[] {
  if (!error) return []
  const {file, line} = error.place ?? {}
  const path = `blob/${plan && commitOf(plan)}/${file}#L${line}`
  const place = file && line && plan ? [`> In ${link(plan, path, `${file}:${line}`)}`, '>'] : []
  const [what = '', ...rest] = failureLines(error)
  return [...quoted(what), ...place, ...rest.flatMap(quoted), '']
}

/** Which code it is, with links, and why nothing was pushed. */
function originLines({plan, permission, error}: Outcome): string[] {
  if (!plan) return []
  const {ref, event} = plan.source
  const revision = commitOf(plan)
  const commit = link(plan, `commit/${revision}`, revision.slice(0, 7))
  const lines = [`From ${plain(ref)} at ${commit}, by ${plain(event)}.`, '']
  if (!permission || permission.push || error) return lines
  const hint = permission.hint === undefined ? [] : quoted(`What to do: ${permission.hint}`)
  return [`Not pushed, because ${plain(permission.reason)}.`, '', ...hint, '', ...lines]
}

/** The tags by name; what became of them where that is not what was planned. */
function tagLines(outcome: Outcome): string[] {
  const {plan, tags} = outcome
  if (!plan || !isBuilding(plan) || isByDigest(plan.action)) return []
  if (tags.length === 0) {
    const names = plannedNames(plan).map(code)
    return names.length > 0 ? [`The tags would have been ${names.join(', ')}.`, ''] : []
  }
  return tagGroups(outcome).flatMap(groupLines)
}

function groupLines({repository, tags}: TagGroup): string[] {
  const written = tags.filter(({exception}) => exception === undefined).map(({name}) => code(name))
  const exceptions = tags.flatMap(({name, exception}) => {
    if (!exception) return []
    const [what = '', ...why] = exceptionText(exception).split(/(?<=^kept|^not written)/)
    return [`- ${code(name)} **${what}**${plain(why.join(''))}`]
  })
  const of = repository && written.length > 0 ? ` of ${code(repository.text)}` : ''
  const names = written.length > 0 ? [`Tags${of}: ${written.join(', ')}`, ''] : []
  const lines = [...names, ...exceptions, ...(exceptions.length > 0 ? [''] : [])]
  if (tags.length <= MOST_TAGS) return lines
  const rest = exceptions.length > 0 ? `, ${exceptions.length} not` : ''
  return folded(`${written.length} tags written${rest}`, lines)
}

function platformLines({platforms = []}: Outcome): string[] {
  const [only, ...more] = platforms
  if (!only) return []
  // The digest of a plain image stands above already.
  if (more.length === 0) return [`${bytes(only.size)} to pull, for ${code(only.platform)}.`, '']
  const rows = platforms.map(({platform, size, digest}) => `| ${code(platform)} | ${bytes(size)} | ${code(digest)} |`)
  return ['| platform | to pull | digest |', '|---|---|---|', ...rows, '']
}

function attestationLines({attested, unsigned, plan, image}: Outcome, repository: Repository): string[] {
  if (!attested || !image) return unsigned === undefined ? [] : [`Not signed, because ${plain(unsigned)}.`, '']
  const {urls, signerWorkflow, sourceRef} = attested
  const link = (url: string) => `<a href="${attribute(url)}">attestation</a>`
  const links = urls.length > 0 ? `: ${urls.map(link).join(', ')}` : ', beside the image'
  const verify = [
    `gh attestation verify oci://${pinned(repository, image.digest)}`,
    `--repo ${plan?.repository.name ?? ''}`,
    `--signer-workflow ${shellWord(signerWorkflow)}`,
    `--source-ref ${shellWord(sourceRef)}`,
    ...(urls.length > 0 ? [] : ['--bundle-from-oci'])
  ]
  return [`Signed${links}. To verify it:`, '', ...shell(verify.join(' \\\n  '))]
}

/** For the settings of an Azure web app, on demand. */
function azureLines({plan, image, error}: Outcome): string[] {
  const [repository] = plan?.images ?? []
  if (!plan?.summaryAzure || !repository || !image || error) return []
  const variables = [
    `IMAGE_REGISTRY=${repository.registry}`,
    `IMAGE_NAME=${repository.name}`,
    `IMAGE_TAG=${plan.version}`,
    `IMAGE_DIGEST=${image.digest}`
  ]
  return ['For an Azure web app:', '', '```ini', ...variables, '```', '']
}

/** How long it took, and what the cache gave. */
function courseLines({stages, built}: Outcome): string[] {
  const all = stages.reduce((sum, {ms}) => sum + ms, 0)
  const steps = built?.steps
  const cache = steps && steps.total > 0 ? `, ${steps.cached} of ${steps.total} steps from the cache` : ''
  const rows = stages.map(({name, ms}) => `| ${name} | ${duration(ms)} |`)
  return folded(`Took ${duration(all)}${cache}`, ['| stage | time |', '|---|---|', ...rows, ''])
}

function shell(line: string): string[] {
  return ['```console', ...fenced(line), '```', '']
}

/** A line of the failure as a quotation; what a program printed as a block of code. */
function quoted(line: string): string[] {
  const [first = '', ...rest] = splitLines(line.slice(0, LONGEST_CAUSE))
  const block = rest.length > 0 ? ['> ```', ...fenced(rest.join('\n')).map(text => `> ${text}`), '> ```'] : []
  const text = plain(first).replace(/^(Why|What to do|Last lines of its output|Details):/, '**$1:**')
  return [`> ${text}`, ...block, '>']
}

function link({repository}: Plan, path: string, text: string): string {
  const address = `${repository.serverUrl}/${repository.name}/${path}`
  return `<a href="${attribute(encodeURI(address.toWellFormed()))}">${code(text)}</a>`
}

import {csvField} from '../text/csv.ts'
import {parseFields, parseList} from '../text/list.ts'
import {BUILDX_IDLE, BUILDX_RENAMED, METADATA_INPUTS, roleOf} from './actions.ts'
import {bakeEntries} from './bake-step.ts'
import type {Entry, Job, Step, Workflow} from './document.ts'
import {commentsAbove, firstComment, needsGap, tidyStart} from './layout.ts'
import {indentOf, isBlank, isComment} from './lines.ts'
import {loginEntries} from './logins.ts'
import {consumed, furtherLines, withMetaWords} from './metadata-use.ts'
import {inputOf, isOnly, type Move, outputOf, topValue} from './move.ts'
import type {JobPlan} from './plan-job.ts'
import {exporterNames, THEIR_DEFAULT_RULES, withTag} from './references.ts'
import {asWritten, extended, renamed, type Written, writeStep, written, writtenMap} from './step-text.ts'
import {fillStatic, isJobToken} from './steps.ts'

/** What the proof asked for, so that names stay as they are. */
export interface Hold {
  /** Names of pull requests keep the merge commit. */
  readonly mergeCommit: boolean
  /** Pre-releases keep moving `latest`. */
  readonly latest: boolean
}

/** Writes the joined steps into the lines of the workflow, takes away the others, and renames what reads their outputs. */
export function applyJob(
  workflow: Workflow,
  job: Job,
  plan: JobPlan,
  own: string,
  holds: ReadonlyMap<Step, Hold>
): void {
  const {lines} = workflow
  for (const move of plan.moves) {
    const {build, metadata} = move
    const comments = metadata ? commentsAbove(workflow, metadata) : []
    const step = writeStep(build, joinStep(move, own, holds.get(build), fillStatic(workflow, job)))
    const gap = needsGap(workflow, job, plan, build) ? [''] : []
    // Comments at the end of the step.
    const end = Math.max(...build.entries.map(entry => entry.last))
    lines.replace(build.first, build.last, [...step, ...lines.original.slice(end + 1, build.last + 1)])
    lines.insertBefore(firstComment(workflow, build), [...gap, ...comments])
  }
  for (const step of plan.removed) lines.remove(step.lead, step.last)
  tidyStart(workflow, job, plan)
  for (const {metadata, attests, id} of plan.moves) {
    if (id === undefined) continue
    for (const step of [...(metadata ? [metadata] : []), ...attests]) {
      const old = topValue(step, 'id')
      if (old !== '') lines.map(job.first, job.last, line => renameOutputs(line, old, id))
    }
  }
}

function renameOutputs(line: string, from: string, to: string): string {
  return line.replace(
    outputOf(from),
    (_, dotted?: string, quoted?: string) => `steps.${to}.outputs.${dotted ?? quoted}`
  )
}

function joinStep(move: Move, own: string, hold: Hold | undefined, fillIn: (text: string) => string): Written[] {
  const {build, metadata, id} = move
  const env = [...(metadata?.env ?? []), ...build.env].map(asWritten)
  if (hold?.mergeCommit) env.push(written('DOCKER_METADATA_PR_HEAD_SHA', 'false'))
  const inputs = withEntries(move, hold, fillIn)
  const entries: Written[] = []
  for (const entry of build.entries) {
    if (entry.key === 'uses') {
      const comments = entry.lines.filter(isComment)
      entries.push({key: 'uses', lines: [...comments, `uses: ${own}`]})
    } else if (entry.key === 'with')
      entries.push(withComments(entry, writtenMap('with', inputs, stepOf(build.with, entry))))
    else if (entry.key === 'env') entries.push(withComments(entry, writtenMap('env', env, stepOf(build.env, entry))))
    else entries.push(asWritten(entry))
  }
  const has = (key: string) => entries.some(entry => entry.key === key)
  if (!has('id') && id !== undefined) entries.splice(has('name') ? 1 : 0, 0, written('id', id))
  if (!has('with') && inputs.length > 0) entries.push(writtenMap('with', inputs))
  if (!has('env') && env.length > 0)
    entries.splice(
      entries.findIndex(({key}) => key === 'with'),
      0,
      writtenMap('env', env)
    )
  return entries
}

function withComments(entry: Entry, map: Written): Written {
  const above = entry.lines.slice(
    0,
    entry.lines.findIndex(line => !isComment(line))
  )
  return {key: map.key, lines: [...above, ...map.lines]}
}

/** By how much the entries of a mapping are indented. */
function stepOf(entries: readonly Entry[], map: Entry): number {
  const [first] = entries
  const line = map.lines.find((text, at) => at > 0 && !isBlank(text) && !isComment(text))
  return first && line ? Math.max(1, indentOf(line)) : 2
}

function withEntries(move: Move, hold: Hold | undefined, fillIn: (text: string) => string): Written[] {
  const {build, buildx, qemu, logins, attest} = move
  const skip = (key: string, value: string) =>
    (key === 'builder' && buildx !== undefined && isOnly(value, topValue(buildx, 'id') || ' ', 'name')) ||
    (key === 'github-token' && isJobToken(value))
  const entries = roleOf(build.action) === 'bake' ? bakeEntries(build, skip) : buildEntries(move, hold, fillIn, skip)
  for (const entry of qemu?.with ?? []) if (entry.key === 'image') entries.push(renamed(entry, 'qemu-image'))
  for (const entry of buildx?.with ?? []) {
    if (entry.value === '' || BUILDX_IDLE.includes(entry.key)) continue
    entries.push(renamed(entry, BUILDX_RENAMED[entry.key] ?? entry.key))
  }
  entries.push(...loginEntries(logins))
  if (attest !== undefined) entries.push(written('attest', attest))
  if (move.pushToRegistry) entries.push(written('push-to-registry', 'true'))
  return entries
}

function buildEntries(
  {build, metadata}: Move,
  hold: Hold | undefined,
  fillIn: (text: string) => string,
  skip: (key: string, value: string) => boolean
): Written[] {
  const entries: Written[] = metadata ? namingEntries(metadata, build, hold) : []
  for (const entry of build.with) {
    const value = entry.value ?? ''
    if (skip(entry.key, value)) continue
    if (entry.key === 'tags') {
      if (!metadata) entries.push(tagsEntry(entry, fillIn))
    } else if (entry.key === 'outputs' && /\bname\s*=/.test(value)) entries.push(...outputsEntries(build, entry))
    else if (metadata && ['labels', 'annotations'].includes(entry.key) && reads(value, metadata, entry.key)) continue
    else if (metadata && entry.key === 'build-args')
      entries.push({key: entry.key, lines: entry.lines.map(line => withMetaWords(line, metadata))})
    else if (!entries.some(({key}) => key === entry.key)) entries.push(asWritten(entry))
  }
  const has = (key: string) => entries.some(entry => entry.key === key)
  // There, no context is this repository at this commit, fetched by BuildKit; here it is the workspace.
  if (!has('context') && !has('merge') && !has('promote')) entries.push(written('context', '{{defaultContext}}'))
  if (!has('push')) {
    const outputs = inputOf(build.with, 'outputs')
    if (/\btype=registry\b/.test(outputs)) entries.push(written('push', 'true'))
    else if (!/\bpush\s*=/.test(outputs)) entries.push(written('push', 'false'))
  }
  return entries
}

/** buildx puts the tags in place of a name in `outputs`; without tags that name is the reference. */
function outputsEntries(build: Step, entry: Entry): Written[] {
  const fields = parseFields(entry.value ?? '').filter(field => !field.startsWith('name='))
  const names = parseList(exporterNames(entry.value ?? ''), {commas: true}).map(({text}) => withTag(text))
  const tags = inputOf(build.with, 'tags').trim() === '' && names.length > 0 ? [written('tags', names.join('\n'))] : []
  const comments = entry.lines.filter(isComment)
  const outputs = written('outputs', fields.map(csvField).join(','))
  return [...tags, {key: 'outputs', lines: [...comments, ...outputs.lines]}]
}

/** Whether the build has the labels or annotations that `metadata` makes. A build without labels gets them here. */
function takes(build: Step, metadata: Step, key: 'labels' | 'annotations'): boolean {
  const value = inputOf(build.with, key)
  return value.trim() === '' ? key === 'labels' : reads(value, metadata, key)
}

function reads(value: string, metadata: Step, key: string): boolean {
  return consumed(value, metadata, key) || furtherLines(value, metadata, key) !== undefined
}

function namingEntries(metadata: Step, build: Step, hold: Hold | undefined): Written[] {
  const entries: Written[] = []
  const further = (key: string) => {
    const value = inputOf(build.with, key)
    return (furtherLines(value, metadata, key) ?? []).map(line => (key === 'tags' ? withTag(line) : line))
  }
  const held = hold?.latest ? [LATEST_OF_PRE_RELEASES] : []
  const given = [...metadata.with]
  for (const entry of given) {
    const key = METADATA_INPUTS[entry.key] ?? entry.key
    const value = entry.value ?? ''
    if (key === 'github-token' && (isJobToken(value) || inputOf(build.with, key) !== '')) continue
    if (value.trim() === '') continue
    if ((key === 'labels' || key === 'annotations') && !takes(build, metadata, key)) continue
    const split = build.with.find(found => found.key === 'images')
    const own =
      key === 'images' && split ? asWritten(split) : key === entry.key ? asWritten(entry) : renamed(entry, key)
    if (key === 'tags') entries.push(extended(own, value, [...held, ...further('tags')]))
    else if (key === 'labels' || key === 'annotations') entries.push(extended(own, value, further(key)))
    else entries.push(own)
    // A leg of a matrix writes no tag.
    const isLeg = inputOf(build.with, 'push-by-digest') === 'true'
    if (key === 'images' && !isLeg && inputOf(metadata.with, 'tags').trim() === '')
      entries.push(written('tags', [...THEIR_DEFAULT_RULES, ...held, ...further('tags')].join('\n')))
  }
  for (const key of ['labels', 'annotations']) {
    const more = further(key)
    if (inputOf(metadata.with, key).trim() === '' && more.length > 0) entries.push(written(key, more.join('\n')))
  }
  return entries
}

/** For a rule that made `latest` of every git tag: here a pre-release never does. */
export const LATEST_OF_PRE_RELEASES =
  "type=raw,value=latest,prefix=,suffix=,enable=${{ github.ref_type == 'tag' && contains(github.ref_name, '-') }}"

/** Names without a tag mean `latest` there; here such a word alone would be a tag. */
function tagsEntry(entry: Entry, fillIn: (text: string) => string): Written {
  const value = entry.value ?? ''
  const items = value
    .split('\n')
    .flatMap(line => (line.includes('${{') ? [line] : line.split(',')))
    .map(item => item.trim())
  const isBare = (item: string) => /^[a-z0-9][a-z0-9._-]*$/i.test(fillIn(item)) && !fillIn(item).startsWith('x-')
  if (!items.some(isBare)) return asWritten(entry)
  return written(
    'tags',
    items
      .filter(item => item !== '')
      .map(item => (isBare(item) ? `${item}:latest` : item))
      .join('\n')
  )
}

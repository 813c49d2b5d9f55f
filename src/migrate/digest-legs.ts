import {isMap} from 'yaml'
import {csvField} from '../text/csv.ts'
import {field} from '../text/json.ts'
import {parseFields} from '../text/list.ts'
import type {Job, Step, Workflow} from './document.ts'
import {indent} from './lines.ts'
import {inputOf, topValue} from './move.ts'
import {writeStep, written, writtenMap} from './step-text.ts'
import {stepsOf, textOf} from './steps.ts'

export class NotTurned extends Error {}

export interface Leg {
  readonly job: Job
  readonly id: string
  readonly platforms: readonly string[]
  /** Of a matrix: each leg sets outputs of its own. */
  readonly isMatrix: boolean
  readonly push: string
  /** As its input `images` says, or the one of its metadata step. */
  readonly images: string
}

/** The build of a leg with this action's inputs, and the digest as outputs of the job instead of files. */
export function rewriteLeg(workflow: Workflow, job: Job): Leg {
  const {lines} = workflow
  const [build, ...more] = stepsOf(job, 'build')
  if (!build || build.odd || more.length > 0) throw new NotTurned(`job ${job.name} has more than one build`)
  const outputs = inputOf(build.with, 'outputs').trim()
  if (outputs.includes('\n')) throw new NotTurned('outputs has several entries')
  const pairs = parseFields(outputs)
  const attribute = (name: string) => pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  const rest = pairs.filter(pair => !/^(type|name|push|push-by-digest|name-canonical)=/.test(pair))
  const {platforms, isMatrix} = platformsOf(workflow, job, inputOf(build.with, 'platforms'))
  const push = inputOf(build.with, 'push') || attribute('push') || 'false'
  const id = topValue(build, 'id') || 'image'
  const named = inputOf(build.with, 'tags') || attribute('name') || ''
  const metadata = stepsOf(job, 'metadata').length > 0
  const entries = build.with
    .filter(({key}) => !['outputs', 'tags', 'push'].includes(key))
    .map(({key, lines: own}) => ({key, lines: own}))
  if (metadata)
    entries.unshift(
      written('tags', `\${{ steps.${topValue(stepsOf(job, 'metadata')[0] ?? build, 'id')}.outputs.tags }}`)
    )
  else if (named.trim() !== '' && !/steps\./.test(named)) entries.unshift(written('images', named))
  else throw new NotTurned(`job ${job.name} names its image in a way that is known only at run time`)
  entries.push(written('push-by-digest', 'true'), written('push', push))
  if (rest.length > 0) entries.push(written('outputs', ['type=image', ...rest].map(csvField).join(',')))
  const top = build.entries.filter(({key}) => key !== 'with').map(({key, lines: own}) => ({key, lines: own}))
  if (topValue(build, 'id') === '') top.splice(0, 0, written('id', id))
  lines.replace(build.first, build.last, writeStep(build, [...top, writtenMap('with', entries)]))
  const removed = isMatrix ? removeExport(workflow, job, build, id) : new Set<Step>()
  for (const step of removed) lines.remove(step.lead, step.last)
  if (isMatrix) addOutputs(workflow, job, id, platforms)
  const [first] = stepsOf(job, 'metadata')
  return {job, id, platforms, isMatrix, push, images: first ? inputOf(first.with, 'images') : named}
}

function platformsOf(workflow: Workflow, job: Job, text: string): {platforms: readonly string[]; isMatrix: boolean} {
  const strategy = job.node.get('strategy')
  const matrix: unknown = isMap(strategy) ? strategy.toJS(workflow.document).matrix : undefined
  const key = /^\$\{\{\s*matrix\.([\w.-]+)\s*\}\}$/.exec(text.trim())?.[1]
  if (key === undefined) {
    if (matrix !== undefined || text.includes('${{') || text.trim() === '')
      throw new NotTurned(`the platforms of job ${job.name} are not those of its matrix`)
    return {platforms: [text.trim()], isMatrix: false}
  }
  if (typeof matrix !== 'object' || matrix === null)
    throw new NotTurned(`the matrix of job ${job.name} is made at run time`)
  const {include = [], exclude, ...axes} = matrix as Record<string, unknown>
  const path = key.split('.')
  const [root = ''] = path
  const others = Object.entries(axes).filter(
    ([name, values]) => name !== root && Array.isArray(values) && values.length > 1
  )
  if (others.length > 0 || exclude !== undefined)
    throw new NotTurned(`the matrix of job ${job.name} has more than platforms`)
  const axis: unknown = axes[root]
  const rows: unknown[] = [
    ...(Array.isArray(axis) ? axis.map((value: unknown) => ({[root]: value})) : []),
    ...(Array.isArray(include) ? include : [])
  ]
  const found = rows.map(row => path.reduce<unknown>((value, part) => field(value, part), row))
  const platforms = [...new Set(found.filter(value => value !== undefined).map(String))]
  const plain = platforms.every(platform => /^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/.test(platform))
  if (platforms.length === 0 || !plain) throw new NotTurned(`the platforms of job ${job.name} are made at run time`)
  // With an axis of platforms, `include` only adds to its legs.
  const isAxis = Array.isArray(axes[root])
  if (!isAxis && found.filter(value => value !== undefined).length !== platforms.length)
    throw new NotTurned(`the matrix of job ${job.name} has a platform twice`)
  return {platforms, isMatrix: true}
}

/** The steps that put the digest into a file and the file into an artifact. */
function removeExport(workflow: Workflow, job: Job, build: Step, id: string): Set<Step> {
  const removed = new Set<Step>()
  for (const step of job.steps.slice(build.index + 1)) {
    const script = topValue(step, 'run')
    if (step.action === 'actions/upload-artifact' && /digest/i.test(textOf(workflow, step))) removed.add(step)
    else if (
      script !== '' &&
      new RegExp(`steps\\.${id}\\.outputs\\.digest`).test(textOf(workflow, step)) &&
      script.split('\n').every(isExportLine)
    )
      removed.add(step)
  }
  const uploads = [...removed].filter(({action}) => action !== '').length
  if (uploads !== 1 || removed.size !== 2)
    throw new NotTurned(`job ${job.name} hands its digests on in a way that was not recognised`)
  const prepare = job.steps.find(
    step =>
      /PLATFORM_PAIR=|platform_pair=/i.test(topValue(step, 'run')) &&
      topValue(step, 'run').split('\n').every(isPrepareLine)
  )
  const stays = job.steps.some(
    step => step !== prepare && !removed.has(step) && /PLATFORM_PAIR/i.test(textOf(workflow, step))
  )
  if (prepare && !stays) removed.add(prepare)
  return removed
}

const isExportLine = (line: string) =>
  /^\s*(#.*|mkdir\s.*|digest=.*|touch\s.*|echo\s.*digest.*|printf\s.*digest.*|set\s.*)?$/i.test(line)
const isPrepareLine = (line: string) => /^\s*(#.*|platform=.*|echo\s+"?PLATFORM_PAIR=.*GITHUB_ENV"?)?$/i.test(line)
function addOutputs({lines, lineOf}: Workflow, job: Job, id: string, platforms: readonly string[]): void {
  const names = platforms.map(platform => `digest-${platform.replaceAll('/', '-')}`)
  const entries = names.map(name => `${name}: \${{ steps.${id}.outputs.${name} }}`)
  const existing = job.node.get('outputs')
  const steps = job.node.items.find(({key}) => String(key) === 'steps')
  const key = steps?.key as {range?: [number, number, number]} | undefined
  const line = lineOf(key?.range?.[0] ?? 0)
  const margin = (lines.original[line] ?? '').search(/\S/)
  if (existing !== undefined && existing !== null) throw new NotTurned(`job ${job.name} has outputs of its own`)
  lines.insertBefore(line, indent(['outputs:', ...indent(entries, 2)], margin))
}

import {isMap} from 'yaml'
import {roleOf} from './actions.ts'
import {type Job, readWorkflow, type Step, type Workflow} from './document.ts'
import {field} from '../text/json.ts'
import {parseList} from '../text/list.ts'
import {indent} from './lines.ts'
import {isOnly, topValue, valueOf} from './move.ts'
import {writeStep, written, writtenMap} from './step-text.ts'
import {fillStatic, stepsOf, textOf} from './steps.ts'

/** Jobs that build by digest and the one that makes an index of what they pushed. */
export interface DigestJobs {
  /** The workflow with both written as if build-push-action could do it, ready to be moved. */
  readonly text: string
  readonly jobs: readonly string[]
}

/** `-t name:tag`, of plain text and expressions. */
const TAG_ARGUMENT = /(?<=^|\s)(?:-t|--tag)[ =]\s*(["']?)((?:\$\{\{[^}]*\}\}|[^\s"'\\$])+)\1(?=\s|$)/g
const BY_DIGEST = /push-by-digest\s*=\s*true/

/** The first such jobs of the workflow that have not been tried: `tried` holds their names. */
export function joinDigestJobs(text: string, tried: ReadonlySet<string>): DigestJobs | {readonly jobs: readonly string[]; readonly reason: string} | undefined {
  const workflow = readWorkflow(text)
  if ('wrong' in workflow || workflow.kind !== 'workflow') return undefined
  const merge = workflow.jobs.find(job => !tried.has(job.name) && createStep(job) && sourcesOf(workflow, job).length > 0)
  if (!merge) return undefined
  const sources = sourcesOf(workflow, merge)
  const jobs = [...sources.map(({name}) => name), merge.name]
  try {
    const legs = sources.map(job => rewriteLeg(workflow, job))
    rewriteMerge(workflow, merge, sources, legs)
    return {text: workflow.lines.toString(), jobs}
  } catch (error) {
    if (error instanceof NotTurned) return {jobs, reason: error.message}
    throw error
  }
}

class NotTurned extends Error {}

function createStep(job: Job): Step | undefined {
  return job.steps.find(step => /\bimagetools\s+create\b/.test(topValue(step, 'run')))
}

function sourcesOf(workflow: Workflow, job: Job): Job[] {
  const needs: unknown = (job.node.toJS(workflow.document) as {needs?: unknown}).needs
  const names = Array.isArray(needs) ? needs.map(String) : needs === undefined ? [] : [String(needs)]
  return workflow.jobs.filter(
    ({name, steps}) => names.includes(name) && steps.some(step => roleOf(step.action) === 'build' && BY_DIGEST.test(valueOf(step.with, 'outputs')))
  )
}

interface Leg {
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
function rewriteLeg(workflow: Workflow, job: Job): Leg {
  const {lines} = workflow
  const [build, ...more] = stepsOf(job, 'build')
  if (!build || build.odd || more.length > 0) throw new NotTurned(`job ${job.name} has more than one build`)
  const outputs = valueOf(build.with, 'outputs').trim()
  if (outputs.includes('\n')) throw new NotTurned('outputs has several entries')
  const pairs = outputs.split(/,(?![^"]*"(?:[^"]*"[^"]*")*[^"]*$)/).map(pair => pair.trim().replace(/^"|"$/g, ''))
  const attribute = (name: string) => pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  const rest = pairs.filter(pair => !/^(type|name|push|push-by-digest|name-canonical)=/.test(pair))
  const {platforms, isMatrix} = platformsOf(workflow, job, valueOf(build.with, 'platforms'))
  const push = valueOf(build.with, 'push') || attribute('push') || 'false'
  const id = topValue(build, 'id') || 'image'
  const named = valueOf(build.with, 'tags') || attribute('name') || ''
  const metadata = stepsOf(job, 'metadata').length > 0
  const entries = build.with
    .filter(({key}) => !['outputs', 'tags', 'push'].includes(key))
    .map(({key, lines: own}) => ({key, lines: own}))
  if (metadata) entries.unshift(written('tags', `\${{ steps.${topValue(stepsOf(job, 'metadata')[0] ?? build, 'id')}.outputs.tags }}`))
  else if (named.trim() !== '' && !/steps\./.test(named)) entries.unshift(written('images', named))
  else throw new NotTurned(`job ${job.name} names its image in a way that is known only at run time`)
  entries.push(written('push-by-digest', 'true'), written('push', push))
  if (rest.length > 0) entries.push(written('outputs', ['type=image', ...rest].join(',')))
  const top = build.entries.filter(({key}) => key !== 'with').map(({key, lines: own}) => ({key, lines: own}))
  if (topValue(build, 'id') === '') top.splice(0, 0, written('id', id))
  lines.replace(build.first, build.last, writeStep(build, [...top, writtenMap('with', entries)]))
  const removed = isMatrix ? removeExport(workflow, job, build, id) : new Set<Step>()
  for (const step of removed) lines.remove(step.lead, step.last)
  if (isMatrix) addOutputs(workflow, job, id, platforms)
  const [first] = stepsOf(job, 'metadata')
  return {job, id, platforms, isMatrix, push, images: first ? valueOf(first.with, 'images') : named}
}

function platformsOf(workflow: Workflow, job: Job, text: string): {platforms: readonly string[]; isMatrix: boolean} {
  const strategy = job.node.get('strategy')
  const matrix: unknown = isMap(strategy) ? strategy.toJS(workflow.document).matrix : undefined
  const key = /^\$\{\{\s*matrix\.([\w.-]+)\s*\}\}$/.exec(text.trim())?.[1]
  if (key === undefined) {
    if (matrix !== undefined || text.includes('${{') || text.trim() === '') throw new NotTurned(`the platforms of job ${job.name} are not those of its matrix`)
    return {platforms: [text.trim()], isMatrix: false}
  }
  if (typeof matrix !== 'object' || matrix === null) throw new NotTurned(`the matrix of job ${job.name} is made at run time`)
  const {include = [], exclude, ...axes} = matrix as Record<string, unknown>
  const path = key.split('.')
  const [root = ''] = path
  const others = Object.entries(axes).filter(([name, values]) => name !== root && Array.isArray(values) && values.length > 1)
  if (others.length > 0 || exclude !== undefined) throw new NotTurned(`the matrix of job ${job.name} has more than platforms`)
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
  if (!isAxis && found.filter(value => value !== undefined).length !== platforms.length) throw new NotTurned(`the matrix of job ${job.name} has a platform twice`)
  return {platforms, isMatrix: true}
}

/** The steps that put the digest into a file and the file into an artifact. */
function removeExport(workflow: Workflow, job: Job, build: Step, id: string): Set<Step> {
  const removed = new Set<Step>()
  for (const step of job.steps.slice(build.index + 1)) {
    const script = topValue(step, 'run')
    if (step.action === 'actions/upload-artifact' && /digest/i.test(textOf(workflow, step))) removed.add(step)
    else if (script !== '' && new RegExp(`steps\\.${id}\\.outputs\\.digest`).test(textOf(workflow, step)) && script.split('\n').every(isExportLine)) removed.add(step)
  }
  const uploads = [...removed].filter(({action}) => action !== '').length
  if (uploads !== 1 || removed.size !== 2) throw new NotTurned(`job ${job.name} hands its digests on in a way that was not recognised`)
  const prepare = job.steps.find(step => /PLATFORM_PAIR=|platform_pair=/i.test(topValue(step, 'run')) && topValue(step, 'run').split('\n').every(isPrepareLine))
  const stays = job.steps.some(step => step !== prepare && !removed.has(step) && /PLATFORM_PAIR/i.test(textOf(workflow, step)))
  if (prepare && !stays) removed.add(prepare)
  return removed
}

const isExportLine = (line: string) => /^\s*(#.*|mkdir\s.*|digest=.*|touch\s.*|echo\s.*digest.*|printf\s.*digest.*|set\s.*)?$/i.test(line)
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

/** The step that made the index becomes one with the input `merge`. */
function rewriteMerge(workflow: Workflow, job: Job, sources: readonly Job[], legs: readonly Leg[]): void {
  const {lines} = workflow
  const create = createStep(job)
  if (!create || create.odd) throw new NotTurned(`job ${job.name} makes the index in a way that was not recognised`)
  const known = new Set([...workflow.env.keys(), ...job.env.keys()])
  const script = shellVariables(topValue(create, 'run'), create, known)
  const text = textOf(workflow, create)
  if (/--annotation|--file|--append|--dry-run/.test(script)) throw new NotTurned('the index gets annotations or files of its own')
  const [metadata, ...others] = stepsOf(job, 'metadata')
  const literal = [...script.matchAll(TAG_ARGUMENT)].map(([, , tag = '']) => tag)
  const asked = [...script.matchAll(/(?<=^|\s)(?:-t|--tag)(?=[ =])/g)].length
  const fromMetadata = /DOCKER_METADATA_OUTPUT_(JSON|TAGS)/.test(text) || (metadata !== undefined && new RegExp(`steps\\.${topValue(metadata, 'id') || ' '}\\.outputs\\.(json|tags)`).test(text))
  if (script.match(/imagetools\s+create/g)?.length !== 1 || (fromMetadata ? asked > 0 || !metadata || others.length > 0 : literal.length === 0 || literal.length !== asked))
    throw new NotTurned(`job ${job.name} names the index in a way that was not recognised`)
  const [leg] = legs
  if (!leg) throw new NotTurned('no leg')
  const isMatrix = legs.length === 1 && leg.isMatrix
  const files = isMatrix && /@sha256:%s|@sha256:\$|sha256:/.test(script)
  const given = legs.map(({job: {name}}) => new RegExp(`needs\\.${name}\\.outputs\\.([\\w-]+)`).exec(text)?.[1])
  if (!files && given.some(name => name === undefined)) throw new NotTurned(`job ${job.name} gets the digests in a way that was not recognised`)
  const merge = isMatrix ? `\${{ toJSON(needs.${leg.job.name}.outputs) }}` : legs.map(({job: {name}}, at) => `\${{ needs.${name}.outputs.${given[at]} }}`).join('\n')
  if (!isMatrix) for (const [at, {job: source, id}] of legs.entries()) checkOutput(workflow, source, id, given[at] ?? '')
  const id = metadata ? topValue(metadata, 'id') : ''
  const tags = fromMetadata ? (id === '' ? '${{ env.DOCKER_METADATA_OUTPUT_TAGS }}' : `\${{ steps.${id}.outputs.tags }}`) : literal.join('\n')
  const top = create.entries
    .filter(({key}) => ['name', 'id', 'if'].includes(key))
    .map(({key, lines: own}) => ({key, lines: own}))
  const platforms = legs.flatMap(found => found.platforms)
  const named = fromMetadata ? valueOf(metadata?.with ?? [], 'images').split('\n').map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#')) : literal
  const there = legs.map(({job: source, images}) => namesOf(workflow, source, images))
  const isPushed = (line: string) => namesOf(workflow, job, fromMetadata ? line : line.replace(/:[^/]*$/, '')).every(name => there.every(names => names.includes(name)))
  const own = named.filter(isPushed)
  const foreign = named.filter(line => !isPushed(line))
  if (own.length === 0) throw new NotTurned(`the index goes to ${foreign.join(', ')}, where the jobs that build have pushed nothing`)
  const isSplit = foreign.length > 0
  const first = topValue(create, 'id') || 'image'
  if (isSplit && topValue(create, 'id') === '') top.unshift(written('id', first))
  const inputsFor = (lines: readonly string[]) => [
    ...(fromMetadata && isSplit ? [written('images', lines.join('\n'))] : []),
    written('tags', fromMetadata ? tags : lines.join('\n'))
  ]
  const merged = [written('merge', merge), ...inputsFor(own), written('platforms', platforms.join(',')), written('push', leg.push)]
  // What the jobs have not pushed there is copied from where they have.
  const copied = [written('promote', `\${{ steps.${first}.outputs.ref }}`), ...inputsFor(foreign), written('push', leg.push)]
  const uses = {key: 'uses', lines: ['uses: docker/build-push-action@v7']}
  const condition = top.filter(({key}) => key === 'if')
  lines.replace(create.first, create.last, [
    ...writeStep(create, [...top, uses, writtenMap('with', merged)]),
    ...(isSplit ? writeStep(create, [...condition, uses, writtenMap('with', copied)]) : [])
  ])
  for (const step of job.steps) if (step.action === 'actions/download-artifact' && /digest/i.test(textOf(workflow, step))) lines.remove(step.lead, step.last)
  if (sources.length !== legs.length) throw new NotTurned('a leg was lost')
}

/** A script's `$NAME` as the expression that it stands for, where workflow, job or step set it. */
function shellVariables(script: string, step: Step, known: ReadonlySet<string>): string {
  return script.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? ''
    return step.env.find(({key}) => key === name)?.value ?? (known.has(name) ? `\${{ env.${name} }}` : whole)
  })
}

/** Image names, expressions filled in as far as the file tells. */
function namesOf(workflow: Workflow, job: Job, text: string): string[] {
  return parseList(fillStatic(workflow, job)(text), {comments: true})
    .flatMap(({fields}) => fields.filter(part => !/^enable=/.test(part)))
    .map(part => part.replace(/^name=/, '').toLowerCase().replace(/^(index\.)?docker\.io\//, ''))
}

function checkOutput({document}: Workflow, job: Job, id: string, name: string): void {
  const outputs = job.node.get('outputs')
  const value = isMap(outputs) ? String((outputs.toJS(document) as Record<string, unknown>)[name]) : ''
  if (!isOnly(value, id, 'digest')) throw new NotTurned(`job ${job.name} hands its digest on in a way that was not recognised`)
}

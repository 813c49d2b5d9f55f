import {isMap} from 'yaml'
import {parseList} from '../text/list.ts'
import {type Leg, NotTurned} from './digest-legs.ts'
import type {Job, Step, Workflow} from './document.ts'
import {inputOf, isOnly, topValue} from './move.ts'
import {writeStep, written, writtenMap} from './step-text.ts'
import {fillStatic, stepsOf, textOf} from './steps.ts'

/** `-t name:tag`, of plain text and expressions. */
const TAG_ARGUMENT = /(?<=^|\s)(?:-t|--tag)[ =]\s*(["']?)((?:\$\{\{[^}]*\}\}|[^\s"'\\$])+)\1(?=\s|$)/g
/** The step that made the index becomes one with the input `merge`. */
export function rewriteMerge(workflow: Workflow, job: Job, sources: readonly Job[], legs: readonly Leg[]): void {
  const {lines} = workflow
  const create = createStep(job)
  if (!create || create.odd) throw new NotTurned(`job ${job.name} makes the index in a way that was not recognised`)
  const known = new Set([...workflow.env.keys(), ...job.env.keys()])
  const script = shellVariables(topValue(create, 'run'), create, known)
  const text = textOf(workflow, create)
  if (/--annotation|--file|--append|--dry-run/.test(script))
    throw new NotTurned('the index gets annotations or files of its own')
  const [metadata, ...others] = stepsOf(job, 'metadata')
  const literal = [...script.matchAll(TAG_ARGUMENT)].map(([, , tag = '']) => tag)
  const asked = [...script.matchAll(/(?<=^|\s)(?:-t|--tag)(?=[ =])/g)].length
  const fromMetadata =
    /DOCKER_METADATA_OUTPUT_(JSON|TAGS)/.test(text) ||
    (metadata !== undefined &&
      new RegExp(`steps\\.${topValue(metadata, 'id') || ' '}\\.outputs\\.(json|tags)`).test(text))
  if (
    script.match(/imagetools\s+create/g)?.length !== 1 ||
    (fromMetadata ? asked > 0 || !metadata || others.length > 0 : literal.length === 0 || literal.length !== asked)
  )
    throw new NotTurned(`job ${job.name} names the index in a way that was not recognised`)
  const [leg] = legs
  if (!leg) throw new NotTurned('no leg')
  const isMatrix = legs.length === 1 && leg.isMatrix
  const files = isMatrix && /@sha256:%s|@sha256:\$|sha256:/.test(script)
  const given = legs.map(({job: {name}}) => new RegExp(`needs\\.${name}\\.outputs\\.([\\w-]+)`).exec(text)?.[1])
  if (!files && given.some(name => name === undefined))
    throw new NotTurned(`job ${job.name} gets the digests in a way that was not recognised`)
  const merge = isMatrix
    ? `\${{ toJSON(needs.${leg.job.name}.outputs) }}`
    : legs.map(({job: {name}}, at) => `\${{ needs.${name}.outputs.${given[at]} }}`).join('\n')
  if (!isMatrix)
    for (const [at, {job: source, id}] of legs.entries()) checkOutput(workflow, source, id, given[at] ?? '')
  const id = metadata ? topValue(metadata, 'id') : ''
  const tags = fromMetadata
    ? id === ''
      ? '${{ env.DOCKER_METADATA_OUTPUT_TAGS }}'
      : `\${{ steps.${id}.outputs.tags }}`
    : literal.join('\n')
  const top = create.entries
    .filter(({key}) => ['name', 'id', 'if'].includes(key))
    .map(({key, lines: own}) => ({key, lines: own}))
  const platforms = legs.flatMap(found => found.platforms)
  const named = fromMetadata
    ? inputOf(metadata?.with ?? [], 'images')
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '' && !line.startsWith('#'))
    : literal
  const there = legs.map(({job: source, images}) => namesOf(workflow, source, images))
  const isPushed = (line: string) =>
    namesOf(workflow, job, fromMetadata ? line : line.replace(/:[^/]*$/, '')).every(name =>
      there.every(names => names.includes(name))
    )
  const own = named.filter(isPushed)
  const foreign = named.filter(line => !isPushed(line))
  if (own.length === 0)
    throw new NotTurned(`the index goes to ${foreign.join(', ')}, where the jobs that build have pushed nothing`)
  const isSplit = foreign.length > 0
  const first = topValue(create, 'id') || 'image'
  if (isSplit && topValue(create, 'id') === '') top.unshift(written('id', first))
  const inputsFor = (lines: readonly string[]) => [
    ...(fromMetadata && isSplit ? [written('images', lines.join('\n'))] : []),
    written('tags', fromMetadata ? tags : lines.join('\n'))
  ]
  const merged = [
    written('merge', merge),
    ...inputsFor(own),
    written('platforms', platforms.join(',')),
    written('push', leg.push)
  ]
  // What the jobs have not pushed there is copied from where they have.
  const copied = [
    written('promote', `\${{ steps.${first}.outputs.ref }}`),
    ...inputsFor(foreign),
    written('push', leg.push)
  ]
  const uses = {key: 'uses', lines: ['uses: docker/build-push-action@v7']}
  const condition = top.filter(({key}) => key === 'if')
  lines.replace(create.first, create.last, [
    ...writeStep(create, [...top, uses, writtenMap('with', merged)]),
    ...(isSplit ? writeStep(create, [...condition, uses, writtenMap('with', copied)]) : [])
  ])
  for (const step of job.steps)
    if (step.action === 'actions/download-artifact' && /digest/i.test(textOf(workflow, step)))
      lines.remove(step.lead, step.last)
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
    .map(part =>
      part
        .replace(/^name=/, '')
        .toLowerCase()
        .replace(/^(index\.)?docker\.io\//, '')
    )
}

function checkOutput({document}: Workflow, job: Job, id: string, name: string): void {
  const outputs = job.node.get('outputs')
  const value = isMap(outputs) ? String((outputs.toJS(document) as Record<string, unknown>)[name]) : ''
  if (!isOnly(value, id, 'digest'))
    throw new NotTurned(`job ${job.name} hands its digest on in a way that was not recognised`)
}

/** The step that makes an index by hand. */
export function createStep(job: Job): Step | undefined {
  return job.steps.find(step => /\bimagetools\s+create\b/.test(topValue(step, 'run')))
}

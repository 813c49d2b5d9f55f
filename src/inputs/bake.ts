import {ActionError} from '../errors.ts'
import {splitPair} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'
import type {InputReader} from './reader.ts'

/** Several images of one definition: the inputs of docker/bake-action, `bake` being its `files`. */
export interface BakeInputs {
  /** HCL, JSON or Compose, each merged into those before it. */
  readonly files: readonly string[]
  /** Targets and groups; empty for the group `default`. */
  readonly targets: readonly string[]
  /** Overrides such as `*.platform=linux/amd64`, as buildx takes them. */
  readonly set: readonly string[]
  /** Values for the definition’s variables, by name. */
  readonly vars: ReadonlyMap<string, string>
}

/** Inputs that a definition has its own words for, and how to override these. */
const SPELLINGS: Readonly<Record<string, string>> = {
  file: '*.dockerfile=Dockerfile',
  target: '*.target=stage',
  'build-args': '*.args.NAME=value',
  'build-contexts': '*.contexts.name=value',
  'add-hosts': '*.extra-hosts.name=address',
  'cache-from': '*.cache-from=type=gha',
  'cache-to': '*.cache-to=type=gha',
  'cgroup-parent': '*.cgroup-parent=name',
  network: '*.network=host',
  'no-cache-filters': '*.no-cache-filter=stage',
  outputs: '*.output=type=local,dest=out',
  'shm-size': '*.shm-size=1g',
  ulimit: '*.ulimits=nofile=1024:1024'
}

/** Quotes in a line are buildx’s to read: `*.output=type=image,"name=a,b"`. */
const AS_WRITTEN = {keepQuotes: true}

/** undefined where nothing is baked. What can’t go together is an ActionError `input`. */
export function readBakeInputs({text, texts, list}: InputReader): BakeInputs | undefined {
  const files = words(text('bake'))
  if (files.length === 0) {
    const lone = ['targets', 'set', 'vars'].find(name => text(name) !== '')
    if (lone === undefined) return undefined
    throw new ActionError('input', `input ${lone}: given without bake.`, {
      hint: 'Name the definition: bake: docker-bake.hcl, or a Compose file.'
    })
  }
  for (const [name, spelling] of Object.entries(SPELLINGS)) {
    if (text(name) === '') continue
    throw new ActionError('input', `input ${name}: given together with bake.`, {
      cause: 'each target says this for itself in the definition',
      hint: `To override it for all targets, write in the input set: ${spelling}`
    })
  }
  for (const {text: entry, line} of list('set', AS_WRITTEN)) {
    if (/^[^=\s]+\.[^=\s]+=/.test(entry)) continue
    throw new ActionError('input', `input set, line ${line}: “${excerpt(entry, 60)}” is not target.key=value.`, {
      hint: 'Write *.platform=linux/amd64 for all targets, or app.args.NAME=value for one.'
    })
  }
  const vars = list('vars', AS_WRITTEN).map(({text: entry, line}) => {
    const pair = splitPair(entry)
    if (pair && /^\w[\w-]*$/.test(pair.key.trim())) return [pair.key.trim(), pair.value] as const
    // The value may be a secret, so it is not shown.
    throw new ActionError('input', `input vars, line ${line}: not NAME=value.`, {hint: 'Write NAME=value, one a line.'})
  })
  return {files, targets: words(text('targets')), set: texts('set', AS_WRITTEN), vars: new Map(vars)}
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter(word => word !== '')
}

/** The number of a matrix’s job, `strategy.job-index`; undefined where it is not given. */
export function readJobIndex(text: string): number | undefined {
  if (text === '') return undefined
  if (/^\d{1,4}$/.test(text)) return Number(text)
  throw new ActionError('input', `input job-index: “${excerpt(text, 40)}” is not a number.`, {
    hint: 'Write job-index: ${{ strategy.job-index }}.'
  })
}

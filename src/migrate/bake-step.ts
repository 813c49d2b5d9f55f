import {BUILD_INPUTS} from './actions.ts'
import type {Job, Step, Workflow} from './document.ts'
import {inputOf, mentionOf, topValue} from './move.ts'
import {asWritten, renamed, type Written, written} from './step-text.ts'

/** Inputs of docker/bake-action v2 to v7 that are not docker/build-push-action's, by their name here. */
const RENAMED: Readonly<Record<string, string>> = {
  files: 'bake',
  source: 'context',
  workdir: 'context',
  targets: 'targets',
  set: 'set',
  vars: 'vars'
}
/** Those of both. */
const SHARED = ['allow', 'builder', 'call', 'github-token', 'load', 'no-cache', 'provenance', 'pull', 'push', 'sbom']
const COMMIT = '{{defaultContext}}'

/** Why a step of docker/bake-action is none of ours with `bake`: what its definition says is not in the workflow. */
export function whyNotBake({lines}: Workflow, job: Job, step: Step): string | undefined {
  if (step.odd) return step.odd
  const unknown = step.with.find(({key}) => !(key in RENAMED) && !SHARED.includes(key))
  if (unknown) {
    const known = BUILD_INPUTS.includes(unknown.key)
    return `docker/bake-action’s input ${unknown.key} ${known ? 'is not one of its own' : 'has no counterpart'}`
  }
  const list = step.with.find(({value}) => value === undefined)
  if (list) return `the input ${list.key} is no text`
  const given = (key: string) => inputOf(step.with, key).trim() !== ''
  if (!given('files')) return 'it does not name its files: add files: docker-bake.hcl, or what it is called'
  const set = inputOf(step.with, 'set')
  if (/push-by-digest\s*=/.test(set)) return 'it pushes by digest, and the jobs around it need a look by a person'
  if (!given('push') && !given('load') && !given('call') && !/^\s*\*\.output=/m.test(set))
    return 'whether it pushes is said by its definition alone: add push: true or push: false'
  if (placeOf(step) === undefined)
    return `${step.version || 'its version'} does not tell where it reads its files: add source`
  const id = topValue(step, 'id')
  const reader = lines.original.findIndex(
    (line, at) => id !== '' && job.first <= at && at <= job.last && mentionOf(id).test(line)
  )
  return reader === -1 ? undefined : `line ${reader + 1} reads what buildx said of each target`
}

/** Where it reads its files without a word: since v6 in this repository at this commit, before in the workspace. */
function placeOf(step: Step): string | undefined {
  if (step.with.some(({key}) => key === 'source' || key === 'workdir')) return ''
  const uses = step.entries.find(({key}) => key === 'uses')?.lines.join(' ') ?? ''
  // A commit has its version in a comment.
  const [, major] = /^v(\d+)/.exec(step.version) ?? /#\s*v?(\d+)/.exec(uses) ?? []
  return major === undefined ? undefined : Number(major) < 6 ? '.' : COMMIT
}

/** Its inputs by their names here; `skip` are those that other inputs make needless. */
export function bakeEntries(step: Step, skip: (key: string, value: string) => boolean): Written[] {
  const entries = step.with
    .filter(({key, value = ''}) => value.trim() !== '' && !skip(key, value))
    .map(entry =>
      (RENAMED[entry.key] ?? entry.key) === entry.key
        ? asWritten(entry)
        : renamed(entry, RENAMED[entry.key] ?? entry.key)
    )
  const place = placeOf(step)
  if (place) entries.push(written('context', place))
  const has = (key: string) => entries.some(entry => entry.key === key)
  if (!has('push') && !/\bpush=true\b|\btype=registry\b/.test(inputOf(step.with, 'set')))
    entries.push(written('push', 'false'))
  return entries
}

import type {Ref} from '../../context/context.ts'
import {queueBranch} from '../../context/ref.ts'
import {ActionError} from '../../errors.ts'
import {excerpt} from '../../text/nearest.ts'
import {callsOf} from '../../text/template.ts'
import {branchTag, type Candidate, dashed, type Rule} from '../rule.ts'
import {classifySemver, versionIn} from '../version.ts'

/** https://github.com/docker/metadata-action#typeref */
export interface RefRule {
  readonly type: 'ref'
  readonly event: 'branch' | 'tag' | 'pr'
}

export const ref: Rule<RefRule> = {
  example: 'type=ref,event=branch',
  priority: 600,
  attributes: ['event'],
  prefix: ({event}) => (event === 'pr' ? 'pr-' : undefined),
  parse: read => ({type: 'ref', event: read.choice('event', ['branch', 'tag', 'pr'])}),
  async apply({event, suffix, byDefault}, {context}): Promise<Candidate | undefined> {
    const {ref} = context
    switch (event) {
      case 'branch':
        if (ref.kind === 'branch') return branchTag(ref.name)
        return byDefault ? undefined : queueTag(ref)
      case 'pr': {
        if (ref.kind !== 'pull-request') return undefined
        const ofCommit = suffix && callsOf(suffix).some(call => call.name === 'sha')
        return {value: String(ref.number), kind: ofCommit ? 'run' : 'branch', latest: false}
      }
      case 'tag': {
        if (ref.kind !== 'tag') return undefined
        const grammar = await classifySemver(ref.name)
        // By the zero-configuration rules only a version makes `latest`; a pre-release never does, whatever the rules.
        const latest = grammar === 'stable' || (grammar === 'none' && !byDefault)
        const version = await versionIn(dashed(ref.name))
        return {value: ref.name, kind: grammar === 'none' ? 'fixed' : 'version', latest, ...(version ? {version} : {})}
      }
    }
  },
  print: ({event}) => [['event', event]]
}

/** A merge queue's branch is named too by who asks for branches: docker/metadata-action does so. */
function queueTag(ref: Ref): Candidate | undefined {
  const name = queueBranch(ref)
  return name === undefined ? undefined : branchTag(name)
}

/** https://github.com/docker/metadata-action#typeedge */
export interface EdgeRule {
  readonly type: 'edge'
  /** The default branch where it is not given. */
  readonly branch?: string
}

export const edge: Rule<EdgeRule> = {
  example: 'type=edge,branch=main',
  priority: 700,
  attributes: ['branch'],
  parse(read) {
    const branch = read.text('branch')
    return {type: 'edge', ...(branch ? {branch} : {})}
  },
  apply({branch, where, source}, {context: {ref, repositoryData}}) {
    if (ref.kind !== 'branch') return undefined
    const wanted = branch ?? repositoryData?.defaultBranch
    if (wanted === undefined) {
      throw new ActionError(
        'context',
        `${where}: the default branch is not known, so “${excerpt(source)}” can’t be decided.`,
        {hint: 'Name it: type=edge,branch=main.'}
      )
    }
    return ref.name === wanted || dashed(ref.name) === wanted ? branchTag('edge') : undefined
  },
  print: ({branch}) => [['branch', branch]]
}

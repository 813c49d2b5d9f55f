import type {Context, Ref} from './context.ts'

/**
 * What workflows know the ref as: `github.ref_name`, a pull request's branches and, for a merge queue, its own branch.
 * A text that equals one of them was meant as the name of that branch or tag.
 */
export function refNames({ref, pullRequest}: Pick<Context, 'ref' | 'pullRequest'>): string[] {
  const branches = pullRequest ? [pullRequest.headRef, pullRequest.baseRef].filter(name => name !== '') : []
  switch (ref.kind) {
    case 'branch':
    case 'tag':
      return [ref.name]
    case 'pull-request':
      return [`${ref.number}/merge`, `${ref.number}/head`, ...branches]
    case 'other':
      return [queueBranch(ref) ?? ref.name]
  }
}

/** The branch that a merge queue checks, which goes away with it; undefined for every other ref. */
export function queueBranch(ref: Ref): string | undefined {
  return ref.kind === 'other' && ref.name.startsWith('refs/heads/') ? ref.name.slice('refs/heads/'.length) : undefined
}

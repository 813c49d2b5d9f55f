/** Commits and branches of a repository, as far as GitHub's API compares them. */
export interface History {
  /** Parents of each commit; a commit stands behind its parents. */
  readonly commits: ReadonlyMap<string, readonly string[]>
  readonly branches: ReadonlyMap<string, string>
}

/** `root ← a ← b` as `{a: 'root', b: 'a'}` */
export function historyOf(
  parents: Readonly<Record<string, string>>,
  branches: Readonly<Record<string, string>>
): History {
  const commits = new Map<string, readonly string[]>()
  for (const [commit, parent] of Object.entries(parents)) {
    if (!commits.has(parent)) commits.set(parent, [])
    commits.set(commit, [parent])
  }
  return {commits, branches: new Map(Object.entries(branches))}
}

/** The API's answer to `base...head`; undefined (404) where one is not known. https://docs.github.com/rest/commits/commits#compare-two-commits */
export function compareIn({commits, branches}: History, basehead: string, page = 1, perPage = 100): object | undefined {
  const [base, head] = basehead.split('...').map(name => branches.get(name) ?? name)
  if (base === undefined || head === undefined || !commits.has(base) || !commits.has(head)) return undefined
  const [ofBase, ofHead] = [ancestors(commits, base), ancestors(commits, head)]
  const inOrder = [...commits.keys()]
  const ahead = inOrder.filter(commit => ofHead.has(commit) && !ofBase.has(commit))
  const behind = inOrder.filter(commit => ofBase.has(commit) && !ofHead.has(commit))
  const status =
    ahead.length > 0 ? (behind.length > 0 ? 'diverged' : 'ahead') : behind.length > 0 ? 'behind' : 'identical'
  return {
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    merge_base_commit: {sha: inOrder.findLast(commit => ofBase.has(commit) && ofHead.has(commit))},
    commits: ahead.slice((page - 1) * perPage, page * perPage).map(sha => ({sha}))
  }
}

function ancestors(commits: History['commits'], commit: string): Set<string> {
  const found = new Set<string>()
  const open = [commit]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(commits.get(next) ?? []))
  }
  return found
}

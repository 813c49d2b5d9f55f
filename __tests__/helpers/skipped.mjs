/** A reporter that names what did not run, and why, after everything else: a skipped test must not pass in silence. */
export default class Skipped {
  onRunComplete(_, {testResults}) {
    const groups = new Map()
    for (const {testResults: tests} of testResults)
      for (const {status, ancestorTitles, title} of tests) {
        if (status !== 'pending') continue
        const group = ancestorTitles.join(' › ') || title
        groups.set(group, (groups.get(group) ?? 0) + 1)
      }
    if (groups.size === 0) return
    const lines = [...groups].map(([group, count]) => `  ${group}: ${count} ${count === 1 ? 'test' : 'tests'}`)
    process.stderr.write(`\nSkipped:\n${lines.join('\n')}\n`)
  }
}

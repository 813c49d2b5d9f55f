/**
 * A reporter that names the tests that lacked a real program, and which, after everything else (see `describeWith`):
 * a skipped test must not pass in silence.
 */
export default class Skipped {
  onRunComplete(_, {testResults}) {
    const groups = new Map()
    for (const {status, ancestorTitles} of testResults.flatMap(file => file.testResults)) {
      const [group = ''] = ancestorTitles
      if (status === 'pending' && group.includes('[needs the witness')) groups.set(group, (groups.get(group) ?? 0) + 1)
    }
    if (groups.size === 0) return
    const lines = [...groups].map(([group, count]) => `  ${group}: ${count} ${count === 1 ? 'test' : 'tests'}`)
    process.stderr.write(`\nSkipped:\n${lines.join('\n')}\n`)
  }
}

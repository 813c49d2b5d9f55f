/**
 * The commands that a runner finds in what a step prints. As .NET reads lines (CR, LF or both) and trims them:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function commandsIn(output: string): string[] {
  return output
    .split(/\r\n|\n|\r/)
    .map(line => line.replace(/^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/, ''))
    .filter(line => /^::.*?::/s.test(line) || line.includes('##['))
}

/** What `work` prints. */
export function printed(work: () => void): string {
  const {write} = process.stdout
  const chunks: string[] = []
  process.stdout.write = (chunk: string | Uint8Array) => {
    chunks.push(String(chunk))
    return true
  }
  try {
    work()
  } finally {
    process.stdout.write = write
  }
  return chunks.join('')
}

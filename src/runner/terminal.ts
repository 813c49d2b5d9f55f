/** A command line: arguments, two streams of lines, and the exit code. */
export interface Terminal {
  readonly args: readonly string[]
  out(line: string): void
  err(line: string): void
  exit(code: number): void
}

export function createTerminal(): Terminal {
  return {
    args: process.argv.slice(2),
    out: line => process.stdout.write(`${line}\n`),
    err: line => process.stderr.write(`${line}\n`),
    exit: code => {
      process.exitCode = code
    }
  }
}

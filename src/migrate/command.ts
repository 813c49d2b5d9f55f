import type {Files} from '../runner.ts'
import {type JobReport, migrate} from './migrate.ts'

/** A command line: arguments, two streams of lines, and the exit code. */
export interface Terminal {
  readonly args: readonly string[]
  out(line: string): void
  err(line: string): void
  exit(code: number): void
}

const USAGE = `Usage: migrate [--check] [--strict] [--uses OWNER/publish-image@v1] FILE…

Rewrites GitHub workflows (and composite actions) that build images with docker/login-action, metadata-action,
setup-qemu-action, setup-buildx-action, build-push-action and actions/attest so that one step does it.

  --check    change nothing, only report
  --strict   keep all names in all eight sample runs, also in those that the workflow never starts
  --uses     how the step names the action

Exit code: 0 all moved, 1 wrong input, 2 something was left as it is.`

/** The command line `migrate`; files are read and written through the ports. */
export async function runCommand(terminal: Terminal, files: Pick<Files, 'read' | 'write'>): Promise<number> {
  const flags = {check: false, strict: false, uses: 'OWNER/publish-image@v1'}
  const paths: string[] = []
  const args = terminal.args[0] === 'migrate' ? terminal.args.slice(1) : [...terminal.args]
  for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
    if (arg === '--check') flags.check = true
    else if (arg === '--strict') flags.strict = true
    else if (arg === '--uses') flags.uses = args.shift() ?? ''
    else if (arg === '--help' || arg === '-h') {
      terminal.out(USAGE)
      return 0
    } else if (arg.startsWith('-')) {
      terminal.err(`${arg} is not known.\n\n${USAGE}`)
      return 1
    } else paths.push(arg)
  }
  if (paths.length === 0 || !/^\S+@\S+$/.test(flags.uses)) {
    terminal.err(USAGE)
    return 1
  }
  let code = 0
  for (const path of paths) {
    const bytes = await files.read(path)
    if (bytes === undefined) {
      terminal.err(`${path}: no such file`)
      return 1
    }
    const text = bytes.toString('utf8')
    const result = await migrate(text, flags)
    if ('wrong' in result) {
      terminal.err(`${path}: ${result.wrong}`)
      code = 1
      continue
    }
    report(terminal, path, result.jobs, flags.check)
    if (!flags.check && result.text !== text) await files.write(path, result.text)
    if (code === 0 && result.jobs.some(job => job.result === 'left')) code = 2
  }
  return code
}

function report(terminal: Terminal, path: string, jobs: readonly JobReport[], check: boolean): void {
  if (jobs.length === 0) terminal.out(`${path}: builds no image in a way that could move`)
  for (const {job, result, reason, line, notes, proof} of jobs) {
    if (result === 'left') {
      terminal.out(`${path}:${line}: job ${job} left as it is: ${reason}`)
      continue
    }
    terminal.out(`${path}:${line}: job ${job} ${check ? 'can move' : 'moved'}; the same names in ${eventsOf(proof)}`)
    for (const note of notes) terminal.out(`  ${note}`)
  }
}

function eventsOf(proof: JobReport['proof']): string {
  const events = [...new Set(proof.filter(({starts}) => starts).map(({event}) => event))]
  return events.length > 0 ? events.join(', ') : 'every run'
}

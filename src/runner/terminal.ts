import type {Terminal} from '../migrate/command.ts'
import type {Files} from '../runner.ts'
import {createFiles} from './files.ts'

/** The command line that this process was started with, and the disk. */
export function createTerminal(): {terminal: Terminal; files: Files} {
  return {
    terminal: {
      args: process.argv.slice(2),
      out: line => process.stdout.write(`${line}\n`),
      err: line => process.stderr.write(`${line}\n`),
      exit: code => {
        process.exitCode = code
      }
    },
    files: createFiles(process.env)
  }
}

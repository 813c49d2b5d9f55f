#!/usr/bin/env node
import {runCommand} from './migrate/command.ts'
import {createTerminal} from './runner/terminal.ts'

const {terminal, files} = createTerminal()
await runCommand(terminal, files).then(terminal.exit, (error: unknown) => {
  terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
  terminal.exit(1)
})

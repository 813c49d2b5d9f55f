import {runCommand} from './migrate/command.ts'
import {createFiles} from './runner/files.ts'
import {createTerminal} from './runner/terminal.ts'

const terminal = createTerminal()
const files = createFiles(process.env)
await runCommand(terminal, files).then(terminal.exit, error => {
  terminal.err(String(error?.stack ?? error))
  terminal.exit(1)
})

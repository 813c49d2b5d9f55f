// Deep paths on purpose: the package's entry also pulls an HTTP stack (undici), which doubles the start-up time of
// a run, for functions that are not used here. These two modules are its protocol with the runner, escaping included.
import {issueCommand} from '../../node_modules/@actions/core/lib/command.js'
import type {Log, Place} from '../runner.ts'
import {splitLines} from '../text/lines.ts'

/** Shorter secrets are not masked: hiding every `a` or `{` would blank the log and the outputs. */
const SHORTEST_MASK = 4

/** Replaces every secret that it was told by `***`, the longest first, so that no part of one stays behind. */
export function createRedactor(): {add(secret: string): string[]; redact(text: string): string} {
  let secrets: string[] = []
  return {
    add(secret) {
      // The log is read line by line, so a secret of several lines is one secret a line. As a whole it is not told: the
      // runner would take it apart too, and mask its short lines.
      const lines = [...secret.split(/[\r\n]+/), ...splitLines(secret)].map(line => line.trim())
      const added = [...new Set(lines)].filter(line => line.length >= SHORTEST_MASK && !secrets.includes(line))
      secrets = [...secrets, ...added].sort((a, b) => b.length - a.length)
      return added
    },
    redact: text => secrets.reduce((result, secret) => result.replaceAll(secret, '***'), text)
  }
}

/**
 * A build's output, a branch name or a payload must not become a command: the runner takes `::` at the start of a line,
 * after what .NET calls white space, and `##[` anywhere. An invisible character in between is enough. (Its own way,
 * stop-commands, would also stop our commands meanwhile.) Every character that shows nothing counts as white space here,
 * which is more than any runner takes for it.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function neutralized(line: string): string {
  return line.replace(/^([\s\p{C}\p{Z}]*)::/u, '$1\u200b::').replaceAll('##[', '#\u200b#[')
}

/** The log of a step, in the runner's workflow commands on standard output. */
export function createLog(redactor: ReturnType<typeof createRedactor>): Log {
  const annotate = (kind: string) => (message: string, place: Place) => {
    const {title, file, line} = place
    issueCommand(
      kind,
      {title: redactor.redact(title ?? ''), file: redactor.redact(file ?? ''), line: line ?? ''},
      redactor.redact(message)
    )
  }
  const annotation = (kind: string) => {
    const issue = annotate(kind)
    return (message: string, place: Place = {}) => issue(message, place)
  }
  return {
    info: message => {
      // Redacted first, because a secret may have a line break or `##[` in it.
      const lines = splitLines(redactor.redact(message)).map(neutralized)
      process.stdout.write(`${lines.join('\n')}\n`)
    },
    debug: message => issueCommand('debug', {}, redactor.redact(message)),
    notice: annotation('notice'),
    warning: annotation('warning'),
    error: annotation('error'),
    mask: secret => {
      for (const line of redactor.add(secret)) issueCommand('add-mask', {}, line)
    },
    startGroup: name => issueCommand('group', {}, redactor.redact(name)),
    endGroup: () => issueCommand('endgroup', {}, '')
  }
}

import type {Retained, RetainedVersion} from '../retain/outcome.ts'
import {code, plain} from '../text/markdown.ts'
import {bytes} from '../text/size.ts'
import {folded} from './fold.ts'

/** More rows than this are folded away, and more than that left to the log. */
const MOST_OPEN = 24
const MOST_ROWS = 500

/** What was deleted, or would be, and what stays: numbers first, then the reasons, then each. */
export function retainedLines(retained: readonly Retained[]): string[] {
  return retained.flatMap(linesOf)
}

function linesOf({
  repository,
  dryRun,
  listed,
  deleted,
  failed,
  kept,
  reasons,
  freed,
  stopped,
  notes
}: Retained): string[] {
  const verb = dryRun ? 'would be deleted' : 'deleted'
  const size = freed > 0 ? `, ${bytes(freed)} that nothing else uses` : ''
  const stays = reasons.map(({why, count}) => `${count} ${plain(why)}`).join('; ')
  return [
    `${code(repository.text)}: of ${listed} versions **${deleted.length} ${verb}**${size}; ${kept.length} stay.`,
    '',
    ...(stays === '' ? [] : [`What stays: ${stays}.`, '']),
    ...(stopped === undefined ? [] : [`**Ended early:** ${plain(stopped)}. The next run goes on.`, '']),
    ...table('could not be deleted', failed),
    ...table(verb, deleted),
    // Who looks before deleting wants to see why the others stay, too.
    ...(dryRun ? table('stay', kept, 0) : []),
    ...notes.flatMap(note => [plain(note), ''])
  ]
}

function table(title: string, versions: readonly RetainedVersion[], open = MOST_OPEN): string[] {
  if (versions.length === 0) return []
  const rows = versions
    .slice(0, MOST_ROWS)
    .map(({name, digest, id, why}) => `| ${code(name)} | ${code(digest.slice(0, 19))} | ${id ?? ''} | ${plain(why)} |`)
  const more = versions.length > MOST_ROWS ? [`The other ${versions.length - MOST_ROWS} are in the log.`, ''] : []
  const lines = [`| ${title} | digest | ID | why |`, '|---|---|---|---|', ...rows, '', ...more]
  return versions.length > open ? folded(`${versions.length} ${title}`, lines) : lines
}

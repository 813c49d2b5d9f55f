import {runInNewContext} from 'node:vm'
import {ActionError} from '../errors.ts'
import {excerpt} from './nearest.ts'

/** How long a user's pattern may look at one tag name. Honest ones take microseconds. */
const LIMIT_MS = 1_000
/** The limit is of the clock: on a machine that is busy an honest pattern may not get a moment of it. */
const TRIES = 2

/** A pattern as written in the input: plain and unanchored, or `/source/flags`. */
export interface Pattern {
  readonly source: string
  readonly flags: string
}

/** Refuses what is no JavaScript regular expression with an ActionError `input`. */
export function parsePattern(text: string, where: string): Pattern {
  const [, source = text, flags = ''] = /^\/(.+)\/(.*)$/s.exec(text) ?? []
  try {
    new RegExp(source, flags)
  } catch (cause) {
    throw new ActionError('input', `${where}: “${excerpt(text)}” is not a regular expression.`, {cause})
  }
  return {source, flags}
}

/** The text that `parsePattern` reads back to the same pattern. */
export function printPattern({source, flags}: Pattern): string {
  return flags !== '' || /^\/.+\/.*$/s.test(source) ? `/${source}/${flags}` : source
}

/**
 * What `text.match(pattern)` gives: the match and its groups, or undefined.
 * Run where it can be stopped: a pattern such as `(a+)+$` would otherwise hang the job. A library without
 * backtracking (RE2) would refuse look-arounds and back-references that users of docker/metadata-action have.
 */
export function matchPattern(pattern: Pattern, text: string, where: string): (string | undefined)[] | undefined {
  const found = inTime(pattern, text, where)
  if (typeof found !== 'string') return undefined
  // Written by the script below: an array of strings, with null for a group that took no part.
  return (JSON.parse(found) as (string | null)[]).map(group => group ?? undefined)
}

function inTime(pattern: Pattern, text: string, where: string): unknown {
  for (let tried = 1; ; tried++) {
    try {
      return runInNewContext(
        'const found = text.match(new RegExp(source, flags)); found && JSON.stringify([...found])',
        {...pattern, text},
        {timeout: LIMIT_MS}
      )
    } catch (cause) {
      if (tried < TRIES) continue
      throw new ActionError(
        'input',
        `${where}: the pattern “${excerpt(pattern.source)}” took too long on “${excerpt(text)}”.`,
        {
          cause,
          hint: 'It backtracks without end: avoid a repeated group inside a repetition, such as (a+)+.'
        }
      )
    }
  }
}

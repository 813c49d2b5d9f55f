import {stripVTControlCharacters} from 'node:util'
import {splitLines} from './lines.ts'

/**
 * Text from outside in Markdown that GitHub renders (job summaries, comments). Every function gives text on one line
 * that shows as it was and is nothing else: no tag, link, mention, table cell, quotation's end or address that differs
 * from what it shows. https://github.github.com/gfm/
 */

/** Characters that show nothing, and those that turn the order of others around (https://trojansource.codes). */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** As plain text, also at the start of a line, where more characters mean something: lists, rules, underlines. */
export function plain(text: string): string {
  return inline(text)
    .replace(/^[-+=]/, entity)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, (_, digits: string, end: string) => digits + entity(end))
}

/** In a code span, where an address is no link either. HTML, because Markdown's own has no escape. */
export function code(text: string): string {
  return `<code>${inline(text).replace(/:(?=\/\/)|w(?=ww\.)/gi, entity)}</code>`
}

/** The value of an HTML attribute in double quotes. */
export function attribute(text: string): string {
  return oneLine(text).replace(/[&<>"'`|]/g, entity)
}

/** The lines of a block of code; its fence can't be closed by them. */
export function fenced(text: string): string[] {
  return splitLines(visible(text, '')).map(line => line.replaceAll('```', "'''").replaceAll('~~~', "'''"))
}

function inline(text: string): string {
  return oneLine(text).replace(/[&<>"|\\`*_[\]#~!@$]/g, entity)
}

function oneLine(text: string): string {
  return visible(text, ' ').trim()
}

/** Without colours and what nobody can see; line breaks become `lineBreak`, or stay where it is empty. */
function visible(text: string, lineBreak: '' | ' '): string {
  const lines = splitLines(stripVTControlCharacters(text))
  return lines.map(line => line.replaceAll('\t', ' ').replace(UNSEEN, '')).join(lineBreak || '\n')
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

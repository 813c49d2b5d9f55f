import type {Entry} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'
import {refuseColon} from '../text/pair.ts'
import {parseTemplate, type Template, unknownNames} from '../text/template.ts'
import {META_NAMES} from './meta.ts'
import {GLOBAL_NAMES} from './vocabulary.ts'

const KNOWN = [...GLOBAL_NAMES, ...META_NAMES]

/**
 * The templates of the inputs `labels` and `annotations`. What docker/metadata-action leaves out or leaves empty is
 * told to `warn`; `key: value` is an ActionError `input`, because nobody means that.
 */
export function parsePairs(
  input: 'labels' | 'annotations',
  entries: readonly Entry[],
  warn: (message: string) => void
): Template[] {
  return entries.flatMap(({text, line}) => {
    const where = `input ${input}, line ${line}`
    refuseColon(where, text)
    if (!text.includes('=')) {
      const instead = text.includes(':') ? text.replace(':', '=') : `${text}=value`
      warn(`${where}: “${excerpt(text)}” has no “=”, so it is left out. Write it like ${excerpt(instead)}.`)
      return []
    }
    const template = parseTemplate(text, where)
    for (const {name, didYouMean} of unknownNames(template, KNOWN))
      warn(`${where}: {{${excerpt(name, 60)}}} is not known here, so it is empty in “${excerpt(text)}”.${didYouMean}`)
    return [template]
  })
}

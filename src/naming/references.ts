import type {Context} from '../context/context.ts'
import {refNames} from '../context/ref.ts'
import {ActionError} from '../errors.ts'
import {isRegistryHost, type Repository} from '../oci/reference.ts'
import type {Entry} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'
import {checkNames, parseTemplate, type Template} from '../text/template.ts'
import {EMPTY, toRepository, type Unnamed} from './images.ts'
import {GLOBAL_NAMES} from './vocabulary.ts'

/** An entry of `tags` that names image and tag at once, as in docker/build-push-action. */
export interface Reference {
  readonly type: 'reference'
  /** undefined where a part of its name is empty. */
  readonly repository: Repository | undefined
  /** Names no tag where it renders to nothing. */
  readonly tag: Template
  readonly source: string
  readonly where: string
}

/** What a reference is told from a raw tag by. */
export interface ReferenceNames {
  readonly context: Context
  /** Of the input `images`; undefined where it is not given. */
  readonly images: readonly Repository[] | undefined
  /** Whether an image that is there already is to be tagged. */
  readonly promotes: boolean
}

/** Of one entry: as many as a list may have entries. */
const MOST = 1000
const EXPRESSION = /\{\{[^{}]*\}\}/g
const REF = /^refs\/(?:heads|tags|pull)\//
const ATTRIBUTE = /^([A-Za-z][\w-]*)\s*=/
const COLON_FOR_EQUALS = /^[A-Za-z][\w-]*:\s/

/**
 * Tells the references of `tags` from its rules. An entry without `type=` is one if it has a `/` or a `:`. Where
 * `images` is given, one without `:` is only if it is one of these names: `feature/x` is a raw tag, as in
 * docker/metadata-action. The name of this run's branch or tag always is.
 */
export function isReference({fields}: Entry, names: ReferenceNames): boolean {
  if (fields.some(field => ATTRIBUTE.exec(field)?.[1]?.toLowerCase() === 'type')) return false
  return fields.some(field => namesImage(field, names))
}

function namesImage(field: string, {context, images}: ReferenceNames): boolean {
  if (ATTRIBUTE.test(field) || REF.test(field) || refNames(context).includes(field)) return false
  const text = field.replace(EXPRESSION, '')
  if (text.includes(':')) return true
  return images ? images.some(image => image.text === field.toLowerCase()) : text.includes('/')
}

/** The references of one entry, `a:1,a:latest`. ActionErrors `input` name the line and what to write instead. */
export function parseReferences(entry: Entry, names: ReferenceNames, unnamed: Unnamed): Reference[] {
  const where = `input tags, line ${entry.line}`
  const fail = (what: string, hint: string) =>
    new ActionError('input', `${where}: ${what} in “${excerpt(entry.text)}”.`, {hint})
  const fields = entry.fields.filter(field => field !== '')
  if (fields.length > MOST) throw fail(`${fields.length} references`, `Name at most ${MOST}.`)
  return fields.map(field => {
    const shown = excerpt(field, 60)
    if (COLON_FOR_EQUALS.test(field)) {
      const instead = entry.text.replaceAll(/:\s+/g, '=').replaceAll(/,\s+/g, ',')
      throw fail(`“${shown}” is neither a rule nor an image and its tag`, `Write ${excerpt(instead)}.`)
    }
    if (ATTRIBUTE.test(field)) {
      const hint = `Name the image in the input images and write its tag as a rule, such as type=raw,value=latest,${shown}.`
      throw fail(`“${shown}” beside an image and its tag`, hint)
    }
    if (fields.length > 1 && !namesImage(field, names))
      throw fail(`“${shown}” names no image`, `Write image:${shown}, or give it a line of its own.`)
    if (/\s/.test(field.replace(EXPRESSION, '')))
      throw fail('white space inside an image and its tag', `Write ${excerpt(field.split(/\s+/).join(','))}.`)
    return parseReference(field, where, unnamed)
  })
}

/** The reference of one field; without a tag it is `latest`, as in every docker command. */
export function parseReference(field: string, where: string, unnamed: Unnamed): Reference {
  const {name, tag} = splitReference(field)
  const repository = toRepository(name, where, unnamed)
  const template = parseTemplate(tag ?? 'latest', where)
  checkNames(template, GLOBAL_NAMES, where)
  if (tag === '') {
    const hint = `Write ${name}:latest, or leave tags empty for the tags that fit every event.`
    unnamed(new ActionError('input', `${where}: “${excerpt(field)}” has no tag after its colon.`, {cause: EMPTY, hint}))
  }
  return {type: 'reference', repository, tag: template, source: field, where}
}

/**
 * The tag begins after the first colon that is not a registry's port: what stands behind it may hold a slash
 * (`acme/app:feature/x`), which becomes a dash as in every tag.
 */
function splitReference(field: string): {name: string; tag: string | undefined} {
  // toRepository says what is wrong with an address or a digest, as a whole.
  if (field.includes('://') || field.includes('@')) return {name: field, tag: undefined}
  const [first = ''] = field.split('/', 1)
  const hasPort = first !== field && isRegistryHost(first.toLowerCase())
  const colon = field.indexOf(':', hasPort ? first.length : 0)
  return colon === -1 ? {name: field, tag: undefined} : {name: field.slice(0, colon), tag: field.slice(colon + 1)}
}

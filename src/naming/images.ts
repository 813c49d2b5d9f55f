import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import {parseRepository, type Repository} from '../oci/reference.ts'
import {type Entry, splitPair} from '../text/list.ts'
import {excerpt, listed, nearest} from '../text/nearest.ts'

/** Makes the error for one entry. */
type Fail = (what: string, hint?: string) => ActionError

/** A name of which an expression left a part empty: no matter where nothing is pushed, else the error to throw. */
export type Unnamed = (error: ActionError) => void

/** The repository's own name in its server's registry, and below it that of a target of several. */
export function defaultRepository(context: Context, target?: string): Repository {
  const name = [context.server.registry, context.repository, ...(target === undefined ? [] : [target])].join('/')
  const repository = toRepository(name, 'the repository’s name', error => {
    throw error
  })
  // Never without: the line above throws for an empty part.
  if (!repository) throw new ActionError('context', `“${name}” is not an image name.`)
  return repository
}

/**
 * The repositories of the input `images`: a name a line, or `name=…,enable=true|false`; a single line of bare names
 * is comma-separated. Names are lower-cased; what is no valid name then is an ActionError `input` that quotes it.
 * https://github.com/docker/metadata-action#images-input
 */
export function parseImages(entries: readonly Entry[], unnamed: Unnamed): Repository[] {
  const [first] = entries
  const bare = entries.length === 1 && first?.fields.every(part => !part.includes('='))
  const names =
    bare && first ? first.fields.filter(name => name !== '').map(name => ({name, entry: first})) : enabled(entries)
  if (names.length === 0 && entries.length > 0) {
    throw new ActionError('input', 'input images: every image has enable=false, so there is nothing to name.', {
      hint: 'Leave one enabled, or leave images empty for the repository’s own name.'
    })
  }
  const seen = new Map<string, Repository>()
  for (const {name, entry} of names) {
    const repository = toRepository(name, `input images, line ${entry.line}`, unnamed)
    if (repository) seen.set(repository.text, repository)
  }
  return [...seen.values()]
}

const IMAGE_ATTRIBUTES = ['name', 'enable'] as const

function unknownAttribute(key: string, {text}: Entry, fail: Fail): ActionError {
  const near = nearest(key, IMAGE_ATTRIBUTES)
  const instead = near && `Did you mean “${near}”? Write ${excerpt(text.replace(key, near))}.`
  return fail(`unknown attribute “${excerpt(key, 40)}” (known: ${listed(IMAGE_ATTRIBUTES)})`, instead)
}

function enabled(entries: readonly Entry[]): {name: string; entry: Entry}[] {
  return entries.flatMap(entry => {
    const fail = (what: string, hint = 'Write a name a line, or name=ghcr.io/owner/name,enable=true.') =>
      new ActionError('input', `input images, line ${entry.line}: ${what} in “${excerpt(entry.text)}”.`, {hint})
    let name: string | undefined
    let enable = true
    const seen = new Set<string>()
    for (const part of entry.fields) {
      const pair = splitPair(part) ?? {key: 'name', value: part}
      const key = pair.key.trim().toLowerCase()
      const value = pair.value.trim()
      if (seen.has(key)) throw fail(`${key} appears twice`)
      seen.add(key)
      if (key === 'name') name = value
      else if (key !== 'enable') throw unknownAttribute(key, entry, fail)
      else if (value === 'true' || value === 'false') enable = value === 'true'
      else throw fail(`enable is “${excerpt(value, 40)}”, not true or false`, 'Write enable=true or enable=false.')
    }
    if (name === undefined) throw fail('there is no name')
    return enable ? [{name, entry}] : []
  })
}

/** undefined, and `unnamed` told, where a part of the name is empty. */
export function toRepository(name: string, where: string, unnamed: Unnamed): Repository | undefined {
  const result = parseRepository(name.toLowerCase())
  if (!('wrong' in result)) return result
  const hint = insteadOf(name)
  const what = `${where}: the image name “${excerpt(name)}” ${result.wrong}.`
  if (!result.empty) throw new ActionError('input', what, {hint})
  unnamed(new ActionError('input', what, {cause: EMPTY, hint}))
  return undefined
}

/** The name to write where it can be told, else how names look. */
function insteadOf(name: string): string {
  const [, rest] = /^[a-z]+:\/\/([^@]+)$/i.exec(name) ?? []
  if (rest !== undefined) return `Write ${excerpt(rest)}.`
  const [, plain, tag] = /^([^@:]*(?::\d+\/[^@:]*)?):([^/@:]+)$/.exec(name) ?? []
  if (tag !== undefined) return `Write ${excerpt(plain ?? '')} here and ${excerpt(tag)} in the input tags.`
  const [, before] = /^([^@]+)@/.exec(name) ?? []
  if (before !== undefined) return `Write ${excerpt(before)}: what is pushed here gets a digest of its own.`
  return 'Write it like ghcr.io/owner/name: registry[:port]/path, in letters, digits and . _ - between them.'
}

/** Where an empty part of a name comes from. */
export const EMPTY =
  'an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text'

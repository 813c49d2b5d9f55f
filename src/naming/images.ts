import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import {parseRepository, type Repository} from '../oci/reference.ts'
import {type Entry, splitPair} from '../text/list.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'

/** GitHub's own container registry for a server: Enterprise servers have theirs at a sub-domain. */
export function githubRegistry(serverHost: string): string {
  return serverHost === 'github.com' ? 'ghcr.io' : `containers.${serverHost}`
}

/**
 * The repositories of the input `images`: a name a line, or `name=…,enable=true|false`; a single line of bare names
 * is comma-separated. Without any: the repository's own name in GitHub's registry.
 * Names are lower-cased; what is no valid name then is an ActionError `input` that quotes it.
 * https://github.com/docker/metadata-action#images-input
 */
export function parseImages(entries: readonly Entry[], context: Context): Repository[] {
  if (entries.length === 0) {
    return [toRepository(`${githubRegistry(context.server.host)}/${context.repository}`, 'the repository’s name')]
  }
  const [first] = entries
  const bare = entries.length === 1 && first?.fields.every(part => !part.includes('='))
  const names =
    bare && first ? first.fields.filter(name => name !== '').map(name => ({name, entry: first})) : enabled(entries)
  if (names.length === 0) {
    throw new ActionError('input', 'input images: every image has enable=false, so there is nothing to name.')
  }
  const seen = new Map<string, Repository>()
  for (const {name, entry} of names) {
    const repository = toRepository(name, `input images, line ${entry.line}`)
    seen.set(repository.text, repository)
  }
  return [...seen.values()]
}

function enabled(entries: readonly Entry[]): {name: string; entry: Entry}[] {
  return entries.flatMap(entry => {
    const fail = (what: string) =>
      new ActionError('input', `input images, line ${entry.line}: ${what} in “${excerpt(entry.text)}”.`)
    let name = ''
    let enable = true
    const seen = new Set<string>()
    for (const part of entry.fields) {
      const pair = splitPair(part) ?? {key: 'name', value: part}
      const key = pair.key.trim().toLowerCase()
      const value = pair.value.trim()
      if (seen.has(key)) throw fail(`${key} stands twice`)
      seen.add(key)
      if (key === 'name') name = value
      else if (key !== 'enable')
        throw fail(
          `unknown attribute “${excerpt(key, 40)}” (known: ${listed(['name', 'enable'])})${didYouMean(key, ['name', 'enable'])}`
        )
      else if (value === 'true' || value === 'false') enable = value === 'true'
      else throw fail(`enable is “${excerpt(value, 40)}”, not true or false`)
    }
    if (name === '') throw fail('the name is empty')
    return enable ? [{name, entry}] : []
  })
}

function toRepository(name: string, where: string): Repository {
  const result = parseRepository(name.toLowerCase())
  if (!('wrong' in result)) return result
  throw new ActionError('input', `${where}: the image name “${excerpt(name)}” ${result.wrong}.`, {
    hint: 'Write it like ghcr.io/owner/name: registry[:port]/path, in letters, digits and . _ - between them.'
  })
}

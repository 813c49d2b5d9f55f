import {ActionError} from '../errors.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import {parseJson} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'

/**
 * The digests of the input `merge`: lines, or JSON (a string, a list, or an object, whose values count), such as
 * `toJSON(needs.build.outputs)`. Empty ones are dropped: a matrix declares outputs that not every run fills.
 * The same digest twice is an ActionError `input`: one leg has handed on another's.
 */
export function parseMerge(text: string): Digest[] {
  if (text.trim() === '') return []
  const document = parseJson(text)
  const items = document === undefined ? text.split(/\r?\n/) : leaves(document)
  const digests: Digest[] = []
  for (const [index, item] of items.entries()) {
    const digest = item.trim().replace(/^.*@/, '')
    if (digest === '') continue
    const where = `input merge, entry ${index + 1}`
    if (!isDigest(digest)) {
      throw new ActionError('input', `${where}: “${excerpt(item, 80)}” is not a digest.`, {
        hint: 'Give the outputs digest-… of the jobs that built with push-by-digest: true, and nothing else.'
      })
    }
    if (digests.includes(digest)) {
      throw new ActionError('input', `${where}: ${digest} appears twice.`, {
        cause: 'two jobs of the matrix handed on the same image',
        hint: 'Give each job of the matrix another platform, and its digest under the name of that platform.'
      })
    }
    digests.push(digest)
  }
  if (digests.length > 0) return digests
  throw new ActionError('input', 'input merge: there is no digest in it.', {
    hint: 'Check the names of the job outputs, and that the jobs that build have run.'
  })
}

function leaves(document: unknown): string[] {
  if (typeof document === 'string') return [document]
  if (typeof document !== 'object' || document === null) return []
  return Object.values(document).flatMap(leaves)
}

import {ActionError} from '../errors.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import {parseJson} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'

/** What one job of a matrix has pushed of one target, as its output `result-<job-index>` says it. */
export interface LegResult {
  readonly target: string
  readonly platform: string
  readonly digest: Digest
}

/** What is to be merged: platform images of one image, or of the targets of a definition. */
export interface MergeInput {
  readonly digests: readonly Digest[]
  readonly legs: readonly LegResult[]
}

/**
 * The input `merge`: lines, or JSON (a string, a list, or an object, whose values count), such as
 * `toJSON(needs.build.outputs)`. Each is a digest, or target, platform and digest with blanks between. Empty ones are
 * dropped: a matrix declares outputs that not every run fills.
 * The same digest twice is an ActionError `input`: one leg has handed on another's.
 */
export function parseMerge(text: string): MergeInput {
  if (text.trim() === '') return {digests: [], legs: []}
  const document = parseJson(text)
  const items = (document === undefined ? [text] : leaves(document)).flatMap(item => item.split(/\r?\n/))
  const digests: Digest[] = []
  const legs: LegResult[] = []
  for (const [index, item] of items.entries()) {
    const words = item.trim().split(/\s+/)
    const digest = words.at(-1)?.replace(/^.*@/, '') ?? ''
    if (digest === '') continue
    const where = `input merge, entry ${index + 1}`
    if (!isDigest(digest) || ![1, 3].includes(words.length)) {
      throw new ActionError('input', `${where}: “${excerpt(item, 80)}” is not a digest.`, {
        hint: 'Give the outputs digest-… of the jobs that built with push-by-digest: true (of bake: result-…), and nothing else.'
      })
    }
    const [target = '', platform = ''] = words.length === 3 ? words : []
    const isTwice = legs.some(leg => leg.target === target && leg.digest === digest)
    if (digests.includes(digest) || isTwice) {
      throw new ActionError('input', `${where}: ${digest} appears twice.`, {
        cause: 'two jobs of the matrix handed on the same image',
        hint: 'Give each job of the matrix another platform, and its digest under the name of that platform.'
      })
    }
    if (target === '') digests.push(digest)
    else legs.push({target, platform, digest})
  }
  if (digests.length > 0 && legs.length > 0) {
    throw new ActionError('input', 'input merge: some entries name a target, and some do not.', {
      hint: 'Give either digests of one image, or the outputs result-… of jobs that bake.'
    })
  }
  if (digests.length + legs.length > 0) return {digests, legs}
  throw new ActionError('input', 'input merge: there is no digest in it.', {
    hint: 'Check the names of the job outputs, and that the jobs that build have run.'
  })
}

function leaves(document: unknown): string[] {
  if (typeof document === 'string') return [document]
  if (typeof document !== 'object' || document === null) return []
  return Object.values(document).flatMap(leaves)
}

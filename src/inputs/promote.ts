import {ActionError} from '../errors.ts'
import {isDigest} from '../oci/digest.ts'
import {parseRepository, type Repository, TAG} from '../oci/reference.ts'
import {excerpt} from '../text/nearest.ts'

/** What the inputs `promote` and `subject` name: a tag or digest of a repository; without one, of the first planned image. */
export interface PromoteSource {
  readonly repository: Repository | undefined
  /** A tag or a digest. */
  readonly reference: string
}

/** `sha-1a2b3c4`, `sha256:…`, `ghcr.io/acme/tool:main` or `ghcr.io/acme/tool@sha256:…`; undefined for an empty text. */
export function parsePromote(text: string, input = 'promote'): PromoteSource | undefined {
  if (text === '') return undefined
  if (isDigest(text) || TAG.test(text)) return {repository: undefined, reference: text}
  const [, name = '', tag, digest] = /^(.+?)(?::([\w][\w.-]{0,127}))?(?:@(.+))?$/.exec(text) ?? []
  const repository = parseRepository(name.toLowerCase())
  const reference = digest ?? tag ?? ''
  if ('wrong' in repository || (digest !== undefined && !isDigest(digest)) || reference === '') {
    throw new ActionError('input', `input ${input}: “${excerpt(text)}” is not a tag, a digest, or an image with one.`, {
      hint: 'Write it like sha-1a2b3c4, sha256:…, or ghcr.io/acme/tool@sha256:….'
    })
  }
  return {repository, reference}
}

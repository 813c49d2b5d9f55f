import {createHash} from 'node:crypto'

const LONGEST = 128
const HASH_DIGITS = 8

/**
 * A valid tag made of `text`, or an empty string where nothing of it is left.
 * Runs of other characters become one `-`, a bad first character goes, and what is too long is cut and ends in a
 * hash of the whole, so that two long branch names don't end up as one tag.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
export function sanitizeTag(text: string): string {
  const valid = text.replace(/[^a-zA-Z0-9._-]+/g, '-').replace(/^[.-]+/, '')
  if (valid.length <= LONGEST) return valid
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS)
  return `${valid.slice(0, LONGEST - HASH_DIGITS - 1)}-${hash}`
}

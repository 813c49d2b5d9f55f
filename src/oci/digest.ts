import {createHash} from 'node:crypto'

/**
 * A content digest, `sha256:` and 64 lower-case hexadecimal digits.
 * Other algorithms are in the spec, but no registry or builder used here makes them.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests
 */
export type Digest = string & {readonly __brand: 'Digest'}

export function isDigest(text: string): text is Digest {
  return /^sha256:[0-9a-f]{64}$/.test(text)
}

export function digestOf(bytes: Uint8Array): Digest {
  // The only place that makes a digest without checking its form: it has it by construction.
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}` as Digest
}

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

/** The digest of bytes that come in pieces, and how many they are. */
export interface Digester {
  add(piece: Uint8Array): void
  end(): {readonly digest: Digest; readonly size: number}
}

export function createDigester(): Digester {
  const hash = createHash('sha256')
  let size = 0
  return {
    add(piece) {
      hash.update(piece)
      size += piece.length
    },
    end: () => ({digest: `sha256:${hash.digest('hex')}` as Digest, size})
  }
}

export function digestOf(bytes: Uint8Array): Digest {
  // Here and above alone a digest is made without checking its form: it has it by construction.
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}` as Digest
}

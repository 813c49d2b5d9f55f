import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/** What the naming code uses of node:crypto, in a browser, whose own digest would make everybody wait. */
export function createHash(_algorithm: 'sha256') {
  const hash = sha256.create()
  const self = {
    update(data: string | Uint8Array) {
      hash.update(typeof data === 'string' ? utf8ToBytes(data) : data)
      return self
    },
    digest: (_encoding: 'hex') => bytesToHex(hash.digest())
  }
  return self
}

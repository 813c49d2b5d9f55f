import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {field, parseJson, stringAt} from '../text/json.ts'
import {excerpt} from '../text/nearest.ts'

export interface Subject {
  /** Image name without a tag. */
  readonly name: string
  readonly digest: Digest
}

/**
 * Reads a signed bundle back: it must be an in-toto statement of that type about exactly these subjects. What is
 * signed stays signed, so nothing else may leave this run.
 * https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
export function checkBundle(bundle: unknown, subjects: readonly Subject[], predicateType: string): void {
  const fail = (what: string) =>
    new ActionError('mismatch', `The signed attestation is not about this image: ${what}.`, {
      hint: 'This is a fault of the signing service or of publish-image; nothing of it was stored.'
    })
  const payload = stringAt(bundle, 'dsseEnvelope', 'payload')
  const statement = parseJson(Buffer.from(payload ?? '', 'base64').toString('utf8'))
  const type = stringAt(statement, 'predicateType') ?? 'nothing'
  if (type !== predicateType) throw fail(`its predicate is ${excerpt(type)}, not ${predicateType}`)
  const listed = field(statement, 'subject')
  const found = (Array.isArray(listed) ? listed : []).map(
    subject => `${stringAt(subject, 'name')}@sha256:${stringAt(subject, 'digest', 'sha256')}`
  )
  const wanted = subjects.map(({name, digest}) => `${name}@${digest}`)
  if (found.length === wanted.length && wanted.every((text, index) => text === found[index])) return
  throw fail(`its subject is ${excerpt(found.join(', ') || 'nothing', 300)}, not ${wanted.join(', ')}`)
}

/** The predicate of an SBOM file, by its format. https://github.com/in-toto/attestation/tree/main/spec/predicates */
export function sbomPredicate(text: string, path: string): {type: string; params: object} {
  const document = parseJson(text)
  const fail = (what: string) =>
    new ActionError('input', `input sbom-path: ${path} ${what}.`, {hint: 'Give SPDX or CycloneDX, as JSON.'})
  if (typeof document !== 'object' || document === null) throw fail('is not JSON')
  const spdx = /^SPDX-(\d+\.\d+)$/.exec(stringAt(document, 'spdxVersion') ?? '')?.[1]
  if (spdx && stringAt(document, 'SPDXID') !== undefined)
    return {type: `https://spdx.dev/Document/v${spdx}`, params: document}
  if (stringAt(document, 'bomFormat') === 'CycloneDX') return {type: 'https://cyclonedx.org/bom', params: document}
  throw fail('is neither SPDX nor CycloneDX')
}

import {parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import type {RegistryClient} from '../registry/client.ts'
import {field, numberAt, parseJson, stringAt} from '../text/json.ts'
import type {Content, Listed, Read, Version} from './version.ts'

/** Requests at a time. */
const CONCURRENCY = 8

/** The manifests of all `listed`. What can't be read is told as such, and stops nothing here. */
export async function readVersions(
  registry: Pick<RegistryClient, 'getDocument'>,
  listed: readonly Listed[]
): Promise<Version[]> {
  return await parallel(listed, CONCURRENCY, async version => ({
    ...version,
    read: await readContent(registry, version.digest),
    state: 'there' as const
  }))
}

export async function readContent(registry: Pick<RegistryClient, 'getDocument'>, digest: Digest): Promise<Read> {
  try {
    const text = await registry.getDocument(digest)
    return text === undefined ? 'missing' : contentIn(text)
  } catch (error) {
    if (error instanceof ActionError && error.code === 'cancelled') throw error
    return 'unreadable'
  }
}

/** Of manifests of any media type, known or not: nothing can be pointed at without its digest. */
export function contentIn(text: string): Content {
  const document = parseJson(text)
  const subject = stringAt(document, 'subject', 'digest') ?? ''
  const manifests = entriesOf(document, 'manifests')
  const blobs = [field(document, 'config'), ...entriesOf(document, 'layers'), ...entriesOf(document, 'blobs')].flatMap(
    entry => {
      const digest = stringAt(entry, 'digest') ?? ''
      return isDigest(digest) ? [{digest, size: numberAt(entry, 'size') ?? 0}] : []
    }
  )
  const known = new Set<string>([subject, ...blobs.map(({digest}) => digest)])
  const named = [...text.matchAll(/sha256:[0-9a-f]{64}/g)].map(([digest]) => digest)
  const needs = new Set(manifests.map(entry => stringAt(entry, 'digest') ?? '').filter(isDigest))
  return {
    needs: [...needs],
    mentions: [...new Set(named.filter(isDigest))].filter(digest => !known.has(digest) && !needs.has(digest)),
    subject: isDigest(subject) ? subject : undefined,
    blobs
  }
}

function entriesOf(document: unknown, name: string): readonly unknown[] {
  const entries = field(document, name)
  return Array.isArray(entries) ? entries : []
}

import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import type {Manifest} from '../oci/manifest.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {RegistryClient} from '../registry/client.ts'

/** `written`: the tag points at the manifest. `fixed`: the registry does not let it be moved; what it points at. */
export type Written = {readonly kind: 'written'} | {readonly kind: 'fixed'; readonly found: Digest}

/**
 * Points the tag at the manifest. A fault is believed only if the registry, asked what the tag points at now, says
 * that it was not written: the answer alone may be lost. Rejects with the fault, an ActionError.
 */
export async function writeTag(registry: RegistryClient, tag: string, manifest: Manifest): Promise<Written> {
  try {
    await registry.putManifest(tag, manifest)
    return {kind: 'written'}
  } catch (error) {
    if (!(error instanceof ActionError) || error.code === 'cancelled') throw error
    const found = await registry.resolveTag(tag).catch(() => undefined)
    if (found === manifest.digest) return {kind: 'written'}
    // Docker Hub says no more than 403; but the image was taken under this name, so it is about the tag.
    if (found !== undefined && (error.code === 'immutable' || error.code === 'denied')) return {kind: 'fixed', found}
    throw error
  }
}

/** A tag that names one version for good is taken by another image. */
export function immutable(repository: Repository, tag: string, found: Digest, ours: Digest): ActionError {
  return new ActionError('immutable', `${tagged(repository, tag)} can’t be moved: it is ${found}, not ${ours}.`, {
    cause: 'the registry does not let a tag be moved once it is there (its tags are immutable), or not by this user',
    hint: 'Publish under a new version, delete the tag, or set if-tag-exists: skip to use the image that is there.'
  })
}

/** What a tag is that should be ours and is not. */
export function pointsElsewhere(found: Digest | undefined): string {
  return found === undefined ? 'it does not exist' : `it points at ${found}`
}

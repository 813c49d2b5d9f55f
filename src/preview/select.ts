import type {Digest} from '../oci/digest.ts'

/** A version of a package: one manifest, with its tags and the manifests that it needs (of an index: its images). */
export interface PackageVersion {
  readonly id: number
  readonly digest: Digest
  readonly tags: readonly string[]
  readonly needs: readonly Digest[]
}

/** Whether a tag was made for this pull request: `pr-7`, `pr-7-1a2b3c4`, and not `pr-70`. */
export function isOfPullRequest(tag: string, number: number): boolean {
  return tag === `pr-${number}` || tag.startsWith(`pr-${number}-`)
}

/**
 * The versions to delete: those whose every tag is of the pull request, and what only they need. A version that has
 * another tag, or that any version which stays needs, stays; so does an untagged one that nothing of ours needs.
 */
export function selectDeletions(versions: readonly PackageVersion[], number: number): PackageVersion[] {
  const byDigest = new Map(versions.map(version => [version.digest, version]))
  const ours = versions.filter(({tags}) => tags.length > 0 && tags.every(tag => isOfPullRequest(tag, number)))
  const candidates = new Set(ours)
  for (const version of candidates) {
    for (const digest of version.needs) {
      const child = byDigest.get(digest)
      // Sets are walked in the order of insertion, so children of children are reached too.
      if (child && child.tags.length === 0) candidates.add(child)
    }
  }
  // What a version that stays needs stays, and so does what that needs.
  for (let changed = true; changed; ) {
    changed = false
    for (const version of versions) {
      if (candidates.has(version)) continue
      for (const digest of version.needs) {
        const child = byDigest.get(digest)
        if (child && candidates.delete(child)) changed = true
      }
    }
  }
  return versions.filter(version => candidates.has(version))
}

import type {Digest} from '../oci/digest.ts'
import type {Judge, Verdict} from './judge.ts'
import {contentOf, nameOf, needsOf, ownTags, subjectsOf, type Version} from './version.ts'

/** What goes and what stays, each with the reason. */
export interface Selection {
  readonly doomed: ReadonlyMap<Digest, Verdict>
  readonly kept: ReadonlyMap<Digest, Verdict>
}

const NEEDED = 'something that stays needs it'
const UNREADABLE = 'something that can’t be read might need it'

/**
 * Pure. A version goes if each of its tags may, or if it has none and is out of its time or belongs to what goes; and
 * nothing that stays needs it. Versions that are gone already still say what belonged to them.
 */
export function select(versions: readonly Version[], judge: Judge): Selection {
  const byDigest = new Map(versions.map(version => [version.digest, version]))
  const belongings = belongingsOf(versions)
  const doomed = new Map<Digest, Verdict>()
  const kept = new Map<Digest, Verdict>()
  const open = new Map<Digest, Verdict>()
  for (const version of versions) judgeAlone(version)

  function judgeAlone(version: Version): void {
    const {digest, state} = version
    const subjects = subjectsOf(version)
    if (state === 'gone') doomed.set(digest, {goes: true, why: 'deleted', group: 'deleted'})
    else if (state === 'stuck') kept.set(digest, stay('it can’t be deleted'))
    else if (ownTags(version).length > 0) {
      const verdict = judge.tagged(version)
      if (verdict.goes) doomed.set(digest, verdict)
      else kept.set(digest, verdict)
    } else {
      const verdict =
        subjects.length === 0
          ? judge.untagged(version)
          : subjects.some(subject => byDigest.has(subject))
            ? stay('an attestation of what stays')
            : judge.orphan(version)
      if (verdict.goes) doomed.set(digest, verdict)
      else open.set(digest, verdict)
    }
  }

  // Maps are walked in the order of insertion, so children of children are reached too.
  for (const digest of doomed.keys()) {
    const origin = byDigest.get(digest)
    if (!origin) continue
    const take = (child: Digest, why: string) => {
      if (open.delete(child)) doomed.set(child, {goes: true, why, group: why, belongs: true})
    }
    for (const child of contentOf(origin)?.needs ?? []) {
      const found = byDigest.get(child)
      if (found && subjectsOf(found).length === 0) take(child, `belongs to ${nameOf(origin)}`)
    }
    for (const attached of belongings.get(digest) ?? []) {
      const others = subjectsOf(attached).filter(subject => byDigest.has(subject))
      if (others.every(subject => doomed.has(subject))) take(attached.digest, `an attestation of ${nameOf(origin)}`)
    }
  }

  const staying = [...kept.keys(), ...open.keys()]
  for (const [digest, verdict] of open) kept.set(digest, verdict)
  const rescue = (digest: Digest, verdict: Verdict) => {
    if (byDigest.get(digest)?.state === 'gone' || !doomed.delete(digest)) return
    kept.set(digest, verdict)
    staying.push(digest)
  }
  // Grows while it is walked.
  for (const digest of staying) {
    const version = byDigest.get(digest)
    if (!version) continue
    const needed = stay(`${nameOf(version)} needs it`, NEEDED)
    for (const need of needsOf(version)) rescue(need, needed)
    const subject = contentOf(version)?.subject
    if (subject) rescue(subject, needed)
    // What has a tag of its own goes by that.
    for (const attached of belongings.get(digest) ?? [])
      if (ownTags(attached).length === 0) rescue(attached.digest, stay(`an attestation of ${nameOf(version)}`, NEEDED))
  }

  const blind = versions.find(({digest, state, read}) => {
    if (state === 'gone') return false
    // What can't be read for the moment can't go either: nobody would know any more what belonged to it.
    return read === 'unreadable' || (read === 'missing' && kept.has(digest))
  })
  for (const [digest] of doomed) {
    if (byDigest.get(digest)?.state === 'gone') doomed.delete(digest)
    else if (blind) {
      doomed.delete(digest)
      kept.set(digest, stay(`${nameOf(blind)} can’t be read and might need it`, UNREADABLE))
    }
  }
  return {doomed, kept}
}

function stay(why: string, group = why): Verdict {
  return {goes: false, why, group}
}

function belongingsOf(versions: readonly Version[]): Map<Digest, Version[]> {
  const belongings = new Map<Digest, Version[]>()
  for (const version of versions)
    for (const subject of subjectsOf(version)) {
      const others = belongings.get(subject)
      if (others) others.push(version)
      else belongings.set(subject, [version])
    }
  return belongings
}

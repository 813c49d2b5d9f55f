import type {Inputs} from '../src/inputs/inputs.ts'
import type {Tag} from '../src/naming/derive.ts'
import type {PushDecision} from '../src/plan/push.ts'
import {higherVersion} from '../src/publish/versions.ts'

interface Registry {
  readonly push: PushDecision['push']
  readonly inputs: Pick<Inputs, 'floatingTags' | 'ifTagExists'>
  readonly existing: readonly string[]
}

/** What would become of a tag in a registry that has these, in words: SPEC.md, section 2.1. */
export async function fateOf(tag: Tag, {push, inputs, existing}: Registry): Promise<string> {
  if (push === 'no') return 'not pushed'
  if (tag.keep !== undefined) return `stays: ${tag.keep}`
  const guarded = inputs.floatingTags === 'forward-only'
  const higher = guarded && tag.line ? await higherVersion(tag.line, existing) : undefined
  if (higher) return `stays: ${higher.tag} is higher`
  if (!existing.includes(tag.name)) return 'new'
  switch (tag.kind) {
    case 'floating':
      return 'moves'
    case 'branch':
      return guarded ? 'moves, unless its image is of a newer commit' : 'moves'
    case 'version':
      return {
        overwrite: 'overwritten',
        fail: 'fails, unless its image is of this commit',
        skip: 'stays; its image gets the other tags'
      }[inputs.ifTagExists ?? 'overwrite']
    case 'run':
      return 'written again by this run'
    case 'fixed':
      return 'overwritten'
  }
}

import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import {excerpt} from '../text/nearest.ts'
import type {TagRule} from './rules.ts'
import {parseSemver} from './version.ts'

/** The input `version` is what a version rule reads, so it must be one line that could be one. */
export function checkVersionInput(text: string): void {
  if (/^\S{1,128}$/.test(text) || text === '') return
  throw new ActionError('input', `input version: “${excerpt(text)}” is not a version.`, {hint: 'Write it like 1.2.3.'})
}

/** What the input `version` is judged by. */
interface VersionUse {
  readonly version: string
  readonly rules: readonly TagRule[]
  readonly context: Pick<Context, 'ref'>
  /** Inputs of docker/setup-buildx-action that are given beside it. */
  readonly builderInputs: readonly string[]
}

/**
 * docker/setup-buildx-action has an input of this name, for the version of buildx: a step pasted together would
 * publish the image under it. Warnings; where a rule reads it on the git tag of another version, an ActionError.
 */
export async function judgeVersion({version, rules, context, builderInputs}: VersionUse): Promise<string[]> {
  if (version === '') return []
  const elsewhere =
    'In docker/setup-buildx-action version means that of buildx; here it is the image’s, so leave it out if it came from there.'
  // The rules that fit every event read it on those that have versions.
  const byDefault = rules.every(rule => rule.byDefault)
  if (!byDefault && !rules.some(readsVersion)) {
    return [
      `input version: no rule of the input tags reads “${excerpt(version, 40)}”. ${elsewhere} To publish under it, add type=semver,pattern={{version}} to tags.`
    ]
  }
  const {ref} = context
  const tag = ref.kind === 'tag' ? await parseSemver(ref.name) : null
  if (ref.kind === 'tag' && tag && (await parseSemver(version))?.version !== tag.version) {
    throw new ActionError(
      'input',
      `input version: “${excerpt(version, 40)}” is another version than the git tag ${excerpt(ref.name)}.`,
      {
        cause: `the image of ${excerpt(ref.name)} would be published as ${excerpt(version, 40)}`,
        hint: `Leave version out: on a git tag its version is read. ${elsewhere}`
      }
    )
  }
  if (builderInputs.length === 0) return []
  return [`input version: “${excerpt(version, 40)}” is given beside ${builderInputs.join(', ')}. ${elsewhere}`]
}

function readsVersion(rule: TagRule): boolean {
  return (rule.type === 'semver' || rule.type === 'pep440' || rule.type === 'match') && rule.value === undefined
}

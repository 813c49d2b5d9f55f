import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import type {PlannedNaming} from './naming.ts'
import {describeRef, type PushDecision} from './push.ts'

/** A run without a tag can't push; in a dry run that is what the user wants to be told. */
export function checkTags(
  {naming, warnings}: PlannedNaming,
  context: Context,
  {push}: PushDecision,
  {building, promotes}: {building: boolean; promotes: boolean}
): string[] {
  if (naming.tags.length > 0) return []
  const what = `No tag for the event ${context.event || '(none)'} on ${describeRef(context)}.`
  if (!building || push === 'no') return [what]
  if (promotes) {
    throw new ActionError('no-tag', what, {
      cause: 'promote without tags writes the version of a git tag and what floats on it, and there is none here',
      hint: 'Say in the input tags what the image is to be called, such as type=raw,value=stable.'
    })
  }
  throw new ActionError('no-tag', what, {
    cause: warnings.length > 0 ? warnings.join(' ') : 'none of the rules of the input tags fits this event and ref',
    hint: 'Add a rule that always fits, such as type=sha, or leave tags empty for the tags that fit every event.'
  })
}

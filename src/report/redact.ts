import {ActionError, textOf} from '../errors.ts'
import type {Plan} from '../plan/plan.ts'
import type {Outcome} from './journal.ts'

/**
 * The outcome without secrets in what others wrote. Before the summary is made of it, because that writes `&#35;` for
 * `#`, and a secret would not be found any more. Names and tags hold none: the plan refuses that.
 */
export function redacted(outcome: Outcome, redact: (text: string) => string): Outcome {
  const {plan, permission, error} = outcome
  return {
    ...outcome,
    targets: outcome.targets.map(target => ({...target, plan: withoutSecrets(target.plan, redact)})),
    ...(plan && {plan: withoutSecrets(plan, redact)}),
    ...(permission && {
      permission: {...permission, reason: redact(permission.reason), hint: permission.hint && redact(permission.hint)}
    }),
    ...(error && {error: redactedError(error, redact)})
  }
}

function withoutSecrets(plan: Plan, redact: (text: string) => string): Plan {
  return {
    ...plan,
    source: {...plan.source, ref: redact(plan.source.ref)},
    warnings: plan.warnings.map(redact),
    labels: new Map([...plan.labels].map(([name, value]) => [name, redact(value)]))
  }
}

function redactedError(
  {code, message, cause, hint, detail, output, place}: ActionError,
  redact: (text: string) => string
) {
  return new ActionError(code, redact(message), {
    ...(cause === undefined ? {} : {cause: redact(textOf(cause))}),
    hint: hint && redact(hint),
    detail: detail && redact(detail),
    output: output.map(redact),
    place: place && {...place, file: place.file && redact(place.file)}
  })
}

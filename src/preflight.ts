import {parallel} from './concurrency.ts'
import {ActionError, textOf} from './errors.ts'
import type {KnownCredentials} from './login/login.ts'
import type {Plan} from './plan/plan.ts'
import type {Registries} from './registry/registries.ts'
import type {Ports} from './runner.ts'

/** Whether this run pushes, now that the registries have been asked. */
export interface Permission {
  readonly push: boolean
  readonly reason: string
  /** What makes it push. */
  readonly hint?: string | undefined
}

/**
 * Asks each image's registry whether the push would be accepted, before minutes are spent on a build.
 * Where the plan only pushes if it may, a denial is one notice; else it is the error.
 */
export async function preflight(
  {log}: Pick<Ports, 'log'>,
  plan: Plan,
  credentials: KnownCredentials,
  registries: Registries
): Promise<Permission> {
  const {push, reason, asked} = plan.push
  const probed = push === 'no' ? [] : plan.images
  const others = credentials.explicit.filter(registry => !probed.some(image => image.registry === registry))
  // A log-in for base images alone is tried here, so that a wrong password is not found out by a failing FROM.
  await parallel(others, 8, registry => registries.checkLogin(registry))
  if (push === 'no') {
    if (asked) log.info(`Not pushed: ${reason}.`)
    else log.notice(`Built, not pushed: ${reason}.`, {title: 'Image not pushed'})
    return {push: false, reason}
  }
  try {
    await parallel(probed, 8, image => registries(image).probePush())
  } catch (error) {
    if (push !== 'if-allowed' || !(error instanceof ActionError) || error.code !== 'denied') throw error
    const why = textOf(error.cause ?? error.message)
    log.notice(`Built, not pushed: ${why}.${error.hint === undefined ? '' : `\nWhat to do: ${error.hint}`}`, {
      title: 'Image not pushed'
    })
    return {push: false, reason: why, hint: error.hint}
  }
  for (const image of probed) log.info(`${image.text}: may be written.`)
  return {push: true, reason}
}

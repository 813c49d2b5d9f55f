import type {Context} from './context/context.ts'
import type {Subject} from './diagnosis/diagnose.ts'
import {ActionError} from './errors.ts'
import {githubRegistry} from './naming/images.ts'
import type {Digest} from './oci/digest.ts'
import type {Plan} from './plan/plan.ts'
import {createRegistries} from './registry/registries.ts'
import type {Runner} from './runner.ts'

/**
 * A new package of GitHub's registry is private, even of a public repository, and there is no API to change that: the
 * release looks good and nobody can pull it. So the image is asked for once without credentials.
 */
export async function checkVisibility(
  runner: Pick<Runner, 'http' | 'clock' | 'log'>,
  context: Context,
  plan: Plan,
  digest: Digest,
  subject: Subject
): Promise<void> {
  if (context.isPrivate !== false) return
  const own = githubRegistry(context.server.host)
  const anonymous = createRegistries(runner, {
    credentialsFor: async () => undefined,
    retries: 0,
    subject,
    insecure: [],
    actions: 'pull'
  })
  for (const image of plan.images.filter(({registry}) => registry === own)) {
    try {
      await anonymous(image).resolveTag(image, digest)
    } catch (error) {
      if (!(error instanceof ActionError) || error.code !== 'denied') continue
      const path = (kind: string) =>
        `${context.server.url}/${kind}/${context.owner}/packages/container/${image.name.split('/').slice(1).join('%2F')}/settings`
      runner.log.warning(
        `${image.text} can’t be pulled without a log-in, although ${context.repository} is public. To change that: ${path('orgs')} (of a user: ${path('users')}) → Danger Zone → Change visibility.`,
        {title: 'The package is private'}
      )
    }
  }
}

import type {Diagnose} from '../diagnosis/diagnose.ts'
import {packageSettings} from '../diagnosis/words.ts'
import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import type {Plan} from '../plan/plan.ts'
import {createRegistries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'

/**
 * A new package of GitHub's registry is private, even of a public repository, and there is no API to change that: the
 * release looks good and nobody can pull it. So the image is asked for once without credentials.
 */
export async function checkVisibility(
  ports: Pick<Ports, 'http' | 'clock' | 'log'>,
  {images, repository, insecureRegistries}: Pick<Plan, 'images' | 'repository' | 'insecureRegistries'>,
  digest: Digest,
  diagnose: Diagnose
): Promise<void> {
  if (repository.isPrivate !== false) return
  const anonymous = createRegistries(ports, {
    credentialsFor: async () => undefined,
    retries: 0,
    diagnose: (text, details) => diagnose(text, {...details, credential: {kind: 'none'}}),
    insecure: insecureRegistries,
    actions: 'pull'
  })
  for (const image of images.filter(({registry}) => registry === repository.registry)) {
    try {
      await anonymous(image).resolveTag(digest)
    } catch (error) {
      if (!(error instanceof ActionError) || error.code !== 'denied') continue
      const settings = packageSettings(
        {serverUrl: repository.serverUrl, repository: repository.name, ownerType: repository.ownerType},
        image
      )
      ports.log.warning(
        `${image.text} can’t be pulled without a log-in, although ${repository.name} is public.\nWhat to do: under Danger Zone → Change visibility make it public: ${settings}`,
        {title: 'The package is private'}
      )
    }
  }
}

import {textOf} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import type {Plan} from '../plan/plan.ts'
import type {Ports} from '../runner.ts'

/**
 * Tells GitHub where a signed image is kept, for an organisation's list of what runs where. The permission
 * `artifact-metadata: write` is not asked for: without it nothing happens, and nothing is said outside the debug log.
 * https://docs.github.com/rest/orgs/artifact-metadata#create-artifact-metadata-storage-record
 */
export async function recordStorage(
  {github, log}: Pick<Ports, 'github' | 'log'>,
  {repository, images, token, version}: Pick<Plan, 'repository' | 'images' | 'token' | 'version'>,
  digest: Digest
): Promise<void> {
  if (repository.ownerType !== 'Organization' || token === '') return
  try {
    const api = await github(token)
    for (const {text, registry} of images) {
      const record = {name: text, digest, version, registry_url: `https://${registry}`}
      await api.request('POST /orgs/{owner}/artifacts/metadata/storage-record', {owner: repository.owner, ...record})
      log.info(`${text}: recorded with GitHub as stored in ${registry}.`)
    }
  } catch (error) {
    log.debug(`No storage record: ${textOf(error)}`)
  }
}

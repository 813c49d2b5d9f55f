import {parallel} from '../concurrency.ts'
import type {Diagnose} from '../diagnosis/diagnose.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import type {Repository} from '../oci/reference.ts'
import type {Plan, RepositoryFacts} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import type {GitHubApi, Ports} from '../runner.ts'
import {field, numberAt, stringAt} from '../text/json.ts'
import {apiText} from './api.ts'
import {type PackageVersion, selectDeletions} from './select.ts'

const PAGE = 100
const MOST_PAGES = 1000

/**
 * Deletes the images of a closed pull request from GitHub's registry. Never a version that another tag or index needs,
 * and never the package. What can't be deleted is a warning that explains: the pull request is closed all the same.
 * https://docs.github.com/rest/packages/packages#delete-package-version-for-an-organization
 */
export async function cleanUp(
  ports: Pick<Ports, 'github' | 'log'>,
  plan: Pick<Plan, 'images' | 'repository' | 'token'>,
  pullRequest: number,
  {registries, diagnose}: {readonly registries: Registries; readonly diagnose: Diagnose}
): Promise<void> {
  const own = plan.repository.registry
  for (const image of plan.images) {
    if (image.registry !== own) {
      ports.log.info(`${image.text}: only packages of ${own} can be cleaned up.`)
      continue
    }
    try {
      await cleanImage(ports, plan.repository, image, pullRequest, await ports.github(plan.token), registries)
    } catch (error) {
      ports.log.warning(explain(image, error, diagnose), {title: 'Not cleaned up'})
    }
  }
}

async function cleanImage(
  ports: Pick<Ports, 'log'>,
  {ownerType}: Pick<RepositoryFacts, 'ownerType'>,
  image: Repository,
  number: number,
  api: GitHubApi,
  registries: Registries
): Promise<void> {
  const [owner = '', ...rest] = image.name.split('/')
  // The two endpoints differ in this word alone; which it is, only the payload tells.
  const scope = ownerType === 'User' ? '/users/{owner}' : '/orgs/{owner}'
  const path = `${scope}/packages/container/{package_name}/versions`
  const parameters = {owner, package_name: rest.join('/')}
  const listed = await listVersions(api, path, parameters)
  const read = await parallel(listed, 8, async version => ({
    ...version,
    needs: await needsOf(registries, image, version.digest)
  }))
  const versions = read.map(version => ({...version, needs: version.needs ?? []}))
  const selected = selectDeletions(versions, number)
  // A version that stays and can't be read may need any of the untagged ones, so none of them goes.
  const unread = read.find(({id, needs}) => needs === undefined && !selected.some(other => other.id === id))
  const doomed = unread ? selected.filter(({tags}) => tags.length > 0) : selected
  if (unread) ports.log.info(`${image.text}: ${unread.digest} can’t be read, so no untagged version is deleted.`)
  if (doomed.length === 0) return ports.log.info(`${image.text}: nothing of pull request #${number} is there.`)
  // An index before its images: were the run to end in between, no tag would point at a hole.
  const order = [...doomed].sort((a, b) => b.needs.length - a.needs.length)
  for (const {id, digest, tags} of order) {
    await api.request(`DELETE ${path}/{version_id}`, {...parameters, version_id: id})
    ports.log.info(`${image.text}: deleted ${digest}${tags.length > 0 ? ` (${tags.join(', ')})` : ''}.`)
  }
}

async function listVersions(
  api: GitHubApi,
  path: string,
  parameters: object
): Promise<Omit<PackageVersion, 'needs'>[]> {
  const versions: Omit<PackageVersion, 'needs'>[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const data = await api.request(`GET ${path}`, {...parameters, per_page: PAGE, page})
    const list: unknown[] = Array.isArray(data) ? data : []
    for (const entry of list) {
      const id = numberAt(entry, 'id')
      const digest = stringAt(entry, 'name') ?? ''
      const tags = field(entry, 'metadata', 'container', 'tags')
      if (id !== undefined && isDigest(digest))
        versions.push({id, digest, tags: Array.isArray(tags) ? tags.map(String) : []})
    }
    if (list.length < PAGE) break
  }
  return versions
}

/** The manifests that a version points to, undefined if it can't be read; of a referrer, what it is about does not need it. */
async function needsOf(registries: Registries, image: Repository, digest: Digest): Promise<Digest[] | undefined> {
  const content = (await registries(image).getManifest(digest))?.content
  return content?.kind === 'index' ? content.manifests.map(entry => entry.digest) : content && []
}

function explain(image: Repository, error: unknown, diagnose: Diagnose): string {
  const said = apiText(error)
  const found = diagnose(said, {operation: 'clean-up', image})
  const why = found ? `Why: ${found.cause} (${said})\nWhat to do: ${found.fix}` : `Why: ${said}`
  return `${image.text} was not cleaned up.\n${why}`
}

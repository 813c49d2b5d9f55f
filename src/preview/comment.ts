import type {Diagnose} from '../diagnosis/diagnose.ts'
import {apiText} from '../github/text.ts'
import type {TagOutcome} from '../image/tag-outcome.ts'
import {sanitizeTag} from '../naming/sanitize.ts'
import type {Digest} from '../oci/digest.ts'
import {pinned, type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import {type PlatformImage, readPlatforms} from '../registry/platforms.ts'
import type {Registries} from '../registry/registries.ts'
import type {GitHubApi, Ports} from '../runner.ts'
import {numberAt, stringAt} from '../text/json.ts'
import {code} from '../text/markdown.ts'
import {bytes} from '../text/size.ts'

const PAGE = 100
const MOST_PAGES = 100

/** What the comment tells. */
export interface PublishedImage {
  readonly digest: Digest
  readonly tags: readonly TagOutcome[]
  readonly platforms: readonly PlatformImage[]
}

/** By which the comment of an image is found again; nobody sees it. */
function markerOf(image: Repository): string {
  return `<!-- publish-image: ${image.text} -->`
}

/**
 * Keeps one comment per image on the pull request up to date: how to pull it, its tags, its size and how that changed
 * against the base branch's image. What can't be written is one notice: the image is published all the same.
 * https://docs.github.com/rest/issues/comments
 */
export async function comment(
  ports: Pick<Ports, 'github' | 'log' | 'platform'>,
  plan: Pick<Plan, 'images' | 'repository' | 'token'>,
  {pullRequest, base}: NonNullable<Plan['comment']>,
  published: PublishedImage,
  {registries, diagnose}: {readonly registries: Registries; readonly diagnose: Diagnose}
): Promise<void> {
  const [owner = '', repo = ''] = plan.repository.name.split('/')
  try {
    const api = await ports.github(plan.token)
    const issue = {owner, repo, issue_number: pullRequest}
    for (const image of plan.images) {
      const marker = markerOf(image)
      const before = await sizesAtBase(ports, image, base, registries)
      const body = `${marker}\n${bodyOf(image, published, before, base)}`
      const found = await findComment(api, issue, marker)
      const updated = found !== undefined && (await update(api, {owner, repo, comment_id: found, body}))
      if (!updated) await api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {...issue, body})
      ports.log.info(
        `${updated ? 'Updated the comment' : 'Commented'} on pull request #${pullRequest} for ${image.text}.`
      )
    }
  } catch (error) {
    const said = apiText(error)
    const found = diagnose(said, {operation: 'comment'})
    const why = found ? `Why: ${found.cause} (${said})\nWhat to do: ${found.fix}` : `Why: ${said}`
    ports.log.notice(`The image is published, but not commented on pull request #${pullRequest}.\n${why}`, {
      title: 'Not commented'
    })
  }
}

/** False where it can't be changed, because it is another's after all, or was deleted meanwhile: then a new one is made. */
async function update(api: GitHubApi, comment: {comment_id: number; [name: string]: unknown}): Promise<boolean> {
  try {
    await api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', comment)
    return true
  } catch (error) {
    if ([403, 404].includes(numberAt(error, 'status') ?? 0)) return false
    throw error
  }
}

/**
 * The id of this action's comment. Anybody can write one that starts with the marker, and a job's token may edit all of
 * them: so it must be by an app, which no user is, or by the user whose token this is.
 */
async function findComment(api: GitHubApi, issue: object, marker: string): Promise<number | undefined> {
  const users: unknown[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const comments = await api.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...issue,
      per_page: PAGE,
      page
    })
    const list: unknown[] = Array.isArray(comments) ? comments : []
    const marked = list.filter(entry => stringAt(entry, 'body')?.startsWith(marker))
    const byApp = marked.find(entry => stringAt(entry, 'user', 'type') === 'Bot')
    if (byApp !== undefined) return numberAt(byApp, 'id')
    users.push(...marked)
    if (list.length < PAGE) break
  }
  if (users.length === 0) return undefined
  const own = await ownLogin(api)
  return numberAt(
    users.find(entry => own !== undefined && stringAt(entry, 'user', 'login') === own),
    'id'
  )
}

/** Whose token this is; undefined for an app's, such as the job's own. */
async function ownLogin(api: GitHubApi): Promise<string | undefined> {
  try {
    return stringAt(await api.request('GET /user', {}), 'login')
  } catch {
    return undefined
  }
}

/** Bytes to pull by platform, of the image that the base branch's tag points at; empty where there is none. */
async function sizesAtBase(
  ports: Pick<Ports, 'platform'>,
  image: Repository,
  base: string,
  registries: Registries
): Promise<Map<string, number>> {
  const registry = registries(image)
  // As the branch's own run names it.
  const tag = sanitizeTag(base)
  const manifest = tag === '' ? undefined : await registry.getManifest(tag)
  if (!manifest) return new Map()
  const found = await readPlatforms(ports, manifest, registry, {planned: [], buildMetadata: ''})
  return new Map(found.map(({platform, size}) => [manifest.content?.kind === 'index' ? platform : '', size]))
}

function bodyOf(
  image: Repository,
  {digest, tags, platforms}: PublishedImage,
  before: ReadonlyMap<string, number>,
  base: string
): string {
  const names = tags
    .filter(tag => tag.repository.text === image.text && tag.outcome === 'published')
    .map(({tag}) => tag.name)
  const rows = platforms.map(
    ({platform, size}) =>
      `| ${code(platform)} | ${bytes(size)} | ${change(size, before.get(platform) ?? before.get(''))} |`
  )
  return [
    `${code(image.text)} was built from this pull request.`,
    '',
    '```console',
    `docker pull ${names[0] === undefined ? pinned(image, digest) : tagged(image, names[0])}`,
    '```',
    '',
    `Digest ${code(digest)}, tags ${names.map(code).join(', ')}.`,
    '',
    `| platform | to pull | against ${code(base)} |`,
    '|---|---|---|',
    ...rows
  ].join('\n')
}

function change(size: number, before: number | undefined): string {
  if (before === undefined) return 'no image there yet'
  const difference = size - before
  return difference === 0 ? 'the same' : `${difference > 0 ? '+' : '−'}${bytes(Math.abs(difference))}`
}

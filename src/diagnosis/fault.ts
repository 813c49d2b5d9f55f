import type {Repository} from '../oci/reference.ts'

/** What only the place knows where something failed; a further fact that the table should tell of is a field here. */
export interface FaultDetails {
  /** The image that the failure is about. */
  readonly image?: Repository
}

/** What causes and fixes are filled in from: of the run, and of the failure. */
export interface FaultContext extends FaultDetails {
  readonly serverUrl: string
  /** GitHub's own container registry on that server. */
  readonly githubRegistry: string
  /** `owner/name` */
  readonly repository: string
  /** The fork that a pull request comes from. */
  readonly foreignHead?: string | undefined
}

/** One text that registries, builders and GitHub's services answer with, why, and what to do. */
export interface Fault {
  /**
   * Tested against the start of what is known of the failure, in the order of the table; of several each must fit.
   * Each must be linear, which a test measures: two parts with anything between them are two patterns.
   */
  readonly pattern: RegExp | readonly RegExp[]
  readonly cause: string | ((context: FaultContext) => string)
  readonly fix: string | ((context: FaultContext) => string)
  /** Trying again can help; `once`: it helped some, and the rest should not wait long. */
  readonly retry?: true | 'once'
  /** The registry refused: on a run that may be read-only that is no failure. */
  readonly denied?: true
  /** The tag is there and can't be moved. */
  readonly immutable?: true
  /** The limit counts in minutes. */
  readonly rateLimit?: true
}

export function patternsOf(pattern: Fault['pattern']): readonly RegExp[] {
  return pattern instanceof RegExp ? [pattern] : pattern
}

export const PERMISSIONS = 'permissions:\n  contents: read\n  packages: write'
export const ATTESTATION_PERMISSIONS =
  'permissions:\n  contents: read\n  packages: write\n  id-token: write\n  attestations: write'

export const ownerOf = ({repository}: FaultContext) => repository.split('/')[0] ?? ''
export const imageText = ({image}: FaultContext) => (image ? ` ${image.text}` : '')

/** The package's settings page, where a repository is given access. */
function packageSettings(context: FaultContext): string {
  const owner = ownerOf(context)
  const name = (context.image?.name ?? context.repository).split('/').slice(1).join('%2F')
  const path = (kind: string) => `${context.serverUrl}/${kind}/${owner}/packages/container/${name}/settings`
  return `${path('orgs')} (of a user: ${path('users')})`
}

export const linkPackage = (context: FaultContext) =>
  `On ${packageSettings(context)} under “Manage Actions access”, add ${context.repository} with the role Write.`

export function grant(context: FaultContext): string {
  if (context.image && context.image.registry !== context.githubRegistry) {
    return `Check that the user of these credentials may write to${imageText(context)}, and that the name is spelt right.`
  }
  return `Give the job the permission:\n${PERMISSIONS}\nIf it has it, the package is not linked to this repository. ${linkPackage(context)}`
}

export const organisation = (context: FaultContext) =>
  `${context.serverUrl}/organizations/${ownerOf(context)}/settings/packages`

export function writeOrganisation(context: FaultContext): string {
  if (context.foreignHead !== undefined)
    return 'Leave push at auto: then pull requests of forks are built and not pushed.'
  return `Give the job the permission:\n${PERMISSIONS}\nIf it has it, an owner of the organisation must allow it: ${organisation(context)}`
}

export const passes =
  'Nothing to change: it passes. If it stays, look at the registry’s status page and run the job again later.'
export const cacheIsOptional = 'Nothing to change: the image is not affected, only the next build is slower.'
export const mirror =
  'Use a mirror of that image (driver-opts: image=… for BuildKit’s own), or log in to Docker Hub in an earlier step.'
export const containerBuilder = 'Leave driver empty (auto) or set it to docker-container.'
export function credentials(context: FaultContext): string {
  const check = `Check user name, password and the image name${imageText(context)}.`
  return context.image && context.image.registry !== context.githubRegistry
    ? `${check} A token needs the scope to write packages, and may have expired.`
    : `${check} For ${context.githubRegistry} leave registry, username and password empty: the job’s own token is used.`
}
/** The first part of the image's name: a user or an organisation. */
export const imageOwner = ({image}: FaultContext) => image?.name.split('/')[0] ?? 'this owner'

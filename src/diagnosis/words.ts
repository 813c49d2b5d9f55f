import type {Repository} from '../oci/reference.ts'
import {hostOf, type RegistryKind, registryKind} from './facts.ts'
import type {FaultContext} from './fault.ts'

/** What the `{names}` of causes and fixes stand for. */
export interface Words {
  /** The image, or “the image”. */
  readonly image: string
  /** The first part of its name. */
  readonly imageOwner: string
  /** The registry that answered, or “the registry”. */
  readonly host: string
  readonly repository: string
  readonly owner: string
  /** The other repository that the code is from. */
  readonly fork: string
  /** “the user x”, or “the user of these credentials”. */
  readonly user: string
  readonly githubRegistry: string
  /** The server's host. */
  readonly server: string
  /** An image name of this repository's owner. */
  readonly ownName: string
  readonly permissions: string
  readonly signingPermissions: string
  /** The page of the package's settings. */
  readonly settings: string
  /** The organisation's page about packages. */
  readonly organisation: string
  /** Where the registry's operator tells of faults. */
  readonly status: string
}

export const PERMISSIONS = 'permissions:\n  contents: read\n  packages: write'
const SIGNING_PERMISSIONS = `${PERMISSIONS}\n  id-token: write\n  attestations: write`

const STATUS_PAGES: Partial<Record<RegistryKind, string>> = {
  github: 'https://www.githubstatus.com',
  hub: 'https://www.dockerstatus.com',
  ecr: 'https://health.aws.amazon.com',
  'ecr-public': 'https://health.aws.amazon.com',
  gar: 'https://status.cloud.google.com',
  acr: 'https://azure.status.microsoft',
  quay: 'https://status.redhat.com',
  gitlab: 'https://status.gitlab.com'
}

export function wordsOf(context: FaultContext): Words {
  const {image, repository, serverUrl, githubRegistry, credential, credentialOf} = context
  const host = hostOf(context)
  const [owner = '', name = ''] = repository.split('/')
  const user = (credential ?? (host === undefined ? undefined : credentialOf?.(host)))?.user
  const kind = registryKind(host, context)
  return {
    image: image?.text ?? 'the image',
    imageOwner: image?.name.split('/')[0] ?? 'the owner',
    host: host ?? 'the registry',
    repository,
    owner,
    fork: context.foreignHead ?? 'a fork',
    user: user ? `the user ${user}` : 'the user of these credentials',
    githubRegistry,
    server: URL.parse(serverUrl)?.host ?? serverUrl,
    ownName: `${githubRegistry}/${owner}/${name}`.toLowerCase(),
    permissions: PERMISSIONS,
    signingPermissions: SIGNING_PERMISSIONS,
    settings: packageSettings(context, image),
    organisation: `${serverUrl}/organizations/${owner}/settings/packages`,
    status: (kind && STATUS_PAGES[kind]) ?? 'the status page of the registry'
  }
}

/** The page where a package of GitHub's registry is given to repositories, made public, and deleted. */
export function packageSettings(
  {serverUrl, repository, ownerType}: Pick<FaultContext, 'serverUrl' | 'repository' | 'ownerType'>,
  image: Repository | undefined
): string {
  const [owner = '', ...rest] = (image?.name ?? repository).split('/')
  const [own = ''] = repository.split('/')
  // GitHub's case, where it is ours: addresses are the same, and people recognise it.
  const shown = owner.toLowerCase() === own.toLowerCase() ? own : owner
  const path = (kind: string) => `${serverUrl}/${kind}/${shown}/packages/container/${rest.join('%2F')}/settings`
  if (ownerType === 'User') return path('users')
  return ownerType === 'Organization' ? path('orgs') : `${path('orgs')} (of a user: /users/ for /orgs/)`
}

/** A `{name}` that is none of the words stays: a test looks for it. */
export function fill(template: string, words: Words): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value: unknown = words[name as keyof Words]
    return typeof value === 'string' ? value : whole
  })
}

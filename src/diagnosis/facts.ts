import type {CredentialKind, FaultContext, FaultOperation, When} from './fault.ts'

/** Kinds of registries that have their own ways: `github` and `gitea` are the server's own. */
export type RegistryKind =
  | 'github'
  | 'gitea'
  | 'hub'
  | 'ecr'
  | 'ecr-public'
  | 'gar'
  | 'acr'
  | 'quay'
  | 'gitlab'
  | 'artifactory'
  | 'other'

/** What conditions are about; undefined is “not known”, which no condition asks for. */
export interface Facts {
  readonly operation: FaultOperation | undefined
  readonly registry: RegistryKind | undefined
  readonly credential: CredentialKind | undefined
  /** Whether the image's owner is the repository's. Of the server's own registry alone. */
  readonly owner: 'own' | 'other' | undefined
  /** Whose code the run is about, where that makes its token read-only. */
  readonly run: 'own' | 'fork' | 'dependabot'
  readonly ownerType: 'User' | 'Organization' | undefined
  readonly visibility: 'private' | 'public' | undefined
}

/** By the host that a name begins with. */
const HOSTS: readonly (readonly [RegExp, RegistryKind])[] = [
  [/^(docker\.io|index\.docker\.io|registry-1\.docker\.io|auth\.docker\.io)$/, 'hub'],
  [/\.dkr\.ecr(-fips)?\.[\w-]+\.amazonaws\.com(\.cn)?$/, 'ecr'],
  [/^public\.ecr\.aws$/, 'ecr-public'],
  [/(^|[.-])docker\.pkg\.dev$|(^|\.)gcr\.io$/, 'gar'],
  [/\.azurecr\.(io|cn|us)$/, 'acr'],
  [/(^|\.)quay\.io$/, 'quay'],
  [/^registry\.gitlab\.com$/, 'gitlab'],
  [/\.jfrog\.io$/, 'artifactory']
]

export function registryKind(
  host: string | undefined,
  {githubRegistry, serverUrl}: Pick<FaultContext, 'githubRegistry' | 'serverUrl'>
): RegistryKind | undefined {
  if (host === undefined) return undefined
  // Gitea's and Forgejo's registry is the server itself; GitHub's is a name of its own.
  if (host === githubRegistry) return URL.parse(serverUrl)?.host === host ? 'gitea' : 'github'
  return HOSTS.find(([pattern]) => pattern.test(host))?.[1] ?? 'other'
}

/** The registry that a failure is about. */
export function hostOf({host, image}: Pick<FaultContext, 'host' | 'image'>): string | undefined {
  return host ?? image?.registry
}

export function factsOf(context: FaultContext): Facts {
  const {image, operation, credential, credentialOf, ownerType, isPrivate} = context
  const host = hostOf(context)
  const registry = registryKind(host, context)
  const ofServer = registry === 'github' || registry === 'gitea'
  const used = credential ?? (host === undefined ? undefined : credentialOf?.(host))
  return {
    operation,
    registry,
    credential: used?.kind,
    owner: image && ofServer ? (ownerOf(image.name) === ownerOf(context.repository) ? 'own' : 'other') : undefined,
    run: runOf(context),
    ownerType: ownerType === 'User' || ownerType === 'Organization' ? ownerType : undefined,
    visibility: isPrivate === undefined ? undefined : isPrivate ? 'private' : 'public'
  }
}

/** https://docs.github.com/actions/security-guides/automatic-token-authentication: whose token is read-only. */
function runOf({event, foreignHead, isDependabot}: FaultContext): Facts['run'] {
  const hasOwnToken = event === 'pull_request_target' || event === 'workflow_run'
  if (foreignHead !== undefined && !hasOwnToken) return 'fork'
  return isDependabot && !hasOwnToken ? 'dependabot' : 'own'
}

function ownerOf(name: string): string {
  return (name.split('/')[0] ?? '').toLowerCase()
}

export function holds(when: When | undefined, facts: Facts): boolean {
  return Object.entries(when ?? {}).every(([name, wanted]) => {
    const value = facts[name as keyof Facts]
    return Array.isArray(wanted) ? wanted.includes(value) : wanted === value
  })
}

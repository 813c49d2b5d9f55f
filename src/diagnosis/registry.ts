import {
  cacheIsOptional,
  credentials,
  type Fault,
  grant,
  imageOwner,
  imageText,
  linkPackage,
  mirror,
  organisation,
  PERMISSIONS,
  passes,
  writeOrganisation
} from './fault.ts'

/**
 * What registries and the way to them answer with, gathered from public issue threads. The order matters: a rate limit
 * that calls itself “denied” must be seen before the denials, and a cache's denial before the image's.
 */
export const REGISTRY_FAULTS: readonly Fault[] = [
  {
    pattern: /exceeded a secondary rate limit|Error from intermediary with HTTP status code/,
    cause: 'a rate limit of GitHub’s, although the text says “denied”',
    fix: 'Run fewer jobs at once, or run this one again in some minutes.',
    retry: true,
    rateLimit: true
  },
  {
    // Elastic Container Registry, Artifact Registry, and Harbor, which says no more than its status.
    pattern:
      /tag invalid: The image tag '[^']*' already exists in the '[^']*' repository and cannot be overwritten because|cannot update tag \S+\. The repository has enabled tag immutability|^412\b/,
    cause: 'the tag is there already, and the registry’s tags are immutable',
    fix: 'Publish under a new version, delete the tag, or set if-tag-exists: skip to use the image that is there.',
    immutable: true
  },
  {
    pattern: [/exporting cache/, /installation not allowed to Write organization package/],
    cause: 'the cache, not the image, may not be written with this run’s token',
    fix: 'Leave cache-to out (the input cache writes only where it may), or add ignore-error=true to it.'
  },
  {
    pattern: /installation not allowed to Create organization package/i,
    cause: 'the job’s token may not create packages in this organisation',
    fix: context =>
      `Give the job the permission:\n${PERMISSIONS}\nIf it has it, the organisation forbids members to create packages: ${organisation(context)}. Or an administrator creates the package once.`,
    denied: true
  },
  {
    pattern: /installation not allowed to Write organization package/i,
    cause: ({foreignHead}) =>
      foreignHead === undefined
        ? 'the job’s token may not write packages of this organisation'
        : `the run is about code of ${foreignHead}, so its token is read-only`,
    fix: writeOrganisation,
    denied: true
  },
  {
    pattern: /permission_denied: write_package/,
    cause:
      'the token is good, but this package does not belong to this repository (it was made by hand, or by another repository)',
    fix: linkPackage,
    denied: true
  },
  {
    // Gitea and Forgejo, with 401.
    pattern: /reqPackageAccess/,
    cause: context => `these credentials are good, but may not write packages of ${imageOwner(context)}`,
    fix: context =>
      `Give the token the scope write:package, and its user the right to write packages of ${imageOwner(context)}. The job’s own token can’t write packages on Gitea; make one in your user’s settings under “Applications”.`,
    denied: true
  },
  {
    pattern: [/failed to fetch anonymous token: /, /\b40[13]\b/],
    cause: 'nobody is logged in to that registry',
    fix: context => `Give registry, username and password for it. ${credentials(context)}`,
    denied: true
  },
  {
    pattern: /unexpected status from HEAD request to \S+: 403 Forbidden/,
    cause: 'the registry refuses these credentials for this name',
    fix: grant,
    retry: 'once',
    denied: true
  },
  {
    pattern: /unexpected status from POST request to \S+: 403 Forbidden/,
    cause: 'the registry refuses to be written with these credentials',
    fix: grant,
    denied: true
  },
  {
    pattern: /unexpected status: 403 Forbidden/,
    cause: 'the registry refuses these credentials for this name',
    fix: grant,
    retry: 'once',
    denied: true
  },
  {
    pattern: /denied: denied/,
    cause: 'the log-in was refused: the password is empty, wrong or expired',
    fix: credentials,
    denied: true
  },
  {
    pattern: [/failed to fetch oauth token/, /401 Unauthorized/],
    cause: 'the credentials are good for the log-in, but not for this repository',
    fix: credentials,
    denied: true
  },
  {
    pattern: /insufficient_scope: authorization failed/,
    cause: context =>
      `the registry does not let these credentials at${imageText(context) || ' this name'}; a name without a host is one of Docker Hub`,
    fix: credentials,
    denied: true
  },
  {
    pattern: /repository name must be lowercase/,
    cause: 'an image name in upper case',
    fix: 'The input images is lower-cased for you: look for the name in the Dockerfile, build-contexts, cache-from and cache-to.'
  },
  {
    pattern: /invalid reference format|invalid tag "/,
    cause: 'an image name or tag with a character that can’t be in one, or an empty part, often from an empty variable',
    fix: 'Look for it in FROM lines and their build arguments, build-contexts, cache-from and cache-to.'
  },
  {
    pattern: /tag is needed when pushing to registry/,
    cause: 'buildx was to push without a name',
    fix: 'Leave push and name out of the input outputs: the names come from images and tags.'
  },
  {
    pattern: /unknown blob|blob unknown to registry|MANIFEST_BLOB_UNKNOWN/,
    cause: 'the registry knows a part of the image no more when the manifest comes, or never takes parts of that kind',
    fix: 'Run the job again. If it stays (GitLab’s registry with the attestations of BuildKit 0.32 and later): provenance: false and sbom: false.',
    // A registry that never takes it would else be asked, and the image built, to the last try.
    retry: 'once'
  },
  {
    pattern: /subject of your artifact has the maximum number/,
    cause: 'Amazon ECR keeps at most 100 signatures, attestations and SBOMs beside one image, and this one has them',
    fix: 'Delete old ones of that digest, or leave push-to-registry out: GitHub keeps the attestation all the same.'
  },
  {
    pattern: /blob upload unknown|BLOB_UPLOAD_(UNKNOWN|INVALID)/i,
    cause: 'the registry lost an upload in progress',
    fix: passes,
    retry: true
  },
  {
    pattern: [/"\$id"/, /429/],
    cause: 'GitHub’s cache service limits requests',
    fix: cacheIsOptional
  },
  {
    pattern: /toomanyrequests: You have reached your (unauthenticated )?pull rate limit/,
    cause: 'Docker Hub’s pull limit for this runner or account',
    fix: mirror
  },
  {
    pattern: /moby\/buildkit\/manifests\/buildx-stable-1": unknown/,
    cause: 'Docker Hub refuses BuildKit’s image to this runner, most often by its pull limit',
    fix: mirror
  },
  {
    pattern: /failed to parse error response 50\d|<!DOCTYPE html>/i,
    cause: 'an error page of the registry’s gateway',
    fix: passes,
    retry: true
  },
  {
    pattern: [/DeadlineExceeded/, /registry-1\.docker\.io/],
    cause: 'Docker Hub could not be reached for the image of the “# syntax=” line',
    fix: 'It passes; to be rid of it, remove the line “# syntax=docker/dockerfile…” from the Dockerfile.',
    retry: true
  },
  {pattern: /\b429\b|TOOMANYREQUESTS/, cause: 'the registry limits the number of requests', fix: passes, retry: true},
  {
    pattern:
      /received unexpected HTTP status: 50\d|\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)/i,
    cause: 'a fault of the registry',
    fix: passes,
    retry: true
  },
  {
    pattern:
      /cannot reuse body, request must be retried|connection reset by peer|ECONNRESET|unexpected EOF|server sent GOAWAY|EPIPE|socket hang up|in the middle of the answer/,
    cause: 'the connection broke',
    fix: passes,
    retry: true
  },
  {
    pattern: /connection timed out|i\/o timeout|TLS handshake timeout|ETIMEDOUT|no whole answer within/,
    cause: 'there was no answer in time',
    fix: passes,
    retry: true
  },
  {
    pattern: /connection refused|ECONNREFUSED/,
    cause: 'nothing listens there',
    fix: 'Check the host and port, and that the registry is up.',
    retry: true
  },
  {
    pattern: /no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/,
    cause: 'the host’s name was not found',
    fix: 'Check the host in the input images.',
    retry: true
  },
  {
    pattern: /server gave HTTP response to HTTPS client|wrong version number|EPROTO/,
    cause: 'the registry speaks plain HTTP',
    fix: 'Name it in insecure-registries; the builder needs it in its own configuration too (buildkitd-config-inline, or the engine’s daemon.json).'
  },
  {
    pattern:
      /x509: certificate|self[- ]signed certificate|unable to (verify|get) [\w ]{0,20}certificate|CERT_|certificate has expired/i,
    cause: 'the registry’s certificate is not trusted',
    fix: 'Install its authority on the runner and in the builder (NODE_EXTRA_CA_CERTS for this step, buildkitd-config-inline for BuildKit).'
  }
]

/** Refusals that say nothing more: looked at when nothing else fits. */
export const BARE_DENIALS: readonly Fault[] = [
  {
    // A read that is answered so is no fault: this was to a write (Gitea, Forgejo, ECR).
    pattern: /^404 Not Found/,
    cause: context =>
      `there is no ${imageOwner(context)} on ${context.image?.registry ?? 'this registry'}, or it takes no images`,
    fix: context =>
      `Check the image name${imageText(context)}: it begins with a user or an organisation that is there. Some registries want the repository made first.`
  },
  {
    pattern: /401 Unauthorized|UNAUTHORIZED|authentication required/,
    cause: 'the registry does not accept the credentials for this name',
    fix: credentials,
    denied: true
  },
  {
    pattern: /403 Forbidden|access to the resource is denied|\bDENIED\b/,
    cause: 'the registry refuses to be written with these credentials',
    fix: grant,
    denied: true
  }
]

import {DENIAL_CASES, DENIED} from './denials.ts'
import type {Case, Fault} from './fault.ts'

const READ_ONLY_RUN: readonly Case[] = DENIAL_CASES.filter(({when}) => when.run !== undefined || when.owner === 'other')

/** The tag is there, and the registry lets nobody move it. */
const IMMUTABLE = {
  cause: 'the tag exists already, and this repository’s tags are immutable',
  fix: 'Publish under a new version, or set if-tag-exists: skip to keep the image that is there. Tags such as latest need a repository, or a rule, that lets them move.',
  immutable: true
} as const

const MISSING_FIX = 'Make the repository first, or check the name {image}'

/**
 * What registries answer with, gathered from public issue threads; “documentation” marks what no thread showed. The order
 * matters: a rate limit that calls itself “denied” must be seen before the denials, and a cache's denial before the image's.
 */
export const REGISTRY_FAULTS: readonly Fault[] = [
  {
    pattern: /exceeded a secondary rate limit|Error from intermediary with HTTP status code/,
    cause: 'a rate limit of GitHub’s, although the text says “denied”',
    fix: 'Run fewer jobs at once, or run this one again in some minutes.',
    retry: true,
    rateLimit: true
  },
  // Amazon ECR: moby/buildkit#3776.
  {pattern: /tag invalid: The image tag '[^']*' already exists in the '[^']*' repository/, ...IMMUTABLE},
  // Google Artifact Registry.
  {
    pattern:
      /cannot update tag \S+ The repository has enabled tag immutability|manifest is referenced by tag .{0,200} immutab/,
    ...IMMUTABLE
  },
  // Harbor, which may say no more than its status; documentation.
  {pattern: /configured as immutable|^412\b/, ...IMMUTABLE},
  // Docker Hub; documentation.
  {pattern: /tag is immutable|immutable tag/i, ...IMMUTABLE},
  {
    pattern: [/exporting cache/, /installation not allowed to Write organization package/],
    cause: 'the cache, not the image, may not be written with this run’s token',
    fix: 'Leave cache-to out (the input cache writes only where it may), or add ignore-error=true to it.'
  },
  {
    pattern: /installation not allowed to Create organization package/i,
    cases: READ_ONLY_RUN,
    cause: 'the job’s token may not create packages in this organisation',
    fix: 'Give the job the permissions:\n{permissions}\nIf it has them, the organisation forbids members to create packages, or an administrator makes the package once: {organisation}',
    denied: true
  },
  {
    pattern: /installation not allowed to Write organization package/i,
    cases: READ_ONLY_RUN,
    cause: 'the job’s token may not write packages of this organisation',
    fix: 'Give the job the permissions:\n{permissions}\nIf it has them, an owner of the organisation must allow it: {organisation}',
    denied: true
  },
  {
    pattern: /permission_denied: (write_package|create_package)/,
    cases: [
      ...READ_ONLY_RUN,
      {
        when: {credential: ['given', 'stored']},
        cause: '{user} may not write this package',
        fix: 'Leave username and password out and give the job packages: write, or let that user write it: {settings}'
      }
    ],
    cause:
      'the token is good, but this package is not linked to {repository} (it was made by hand, or by another repository)',
    fix: 'Under “Manage Actions access” add {repository} with the role Write on {settings}',
    denied: true
  },
  {
    pattern: /The token provided does not match expected scopes|permission_denied: The token/,
    cause: 'the token of {user} lacks the scope write:packages',
    fix: 'Leave username and password out: the job’s own token is used, with packages: write. Or make a new classic personal access token with that scope: https://{server}/settings/tokens',
    denied: true
  },
  // Gitea and Forgejo.
  {
    pattern: /reqPackageAccess/,
    cause: 'the token may not write packages of {imageOwner}',
    fix: 'Give registry: {host}, username and, as password, a token with the scope write:package of a user who may write packages of {imageOwner}: https://{host}/user/settings/applications',
    denied: true
  },
  {
    when: {registry: 'gitea', operation: ['push', 'read']},
    pattern: /404 Not Found/,
    cause: 'there is no user or organisation {imageOwner} on {host}, or it is hidden from this log-in',
    fix: 'Check the first part of the name {image}: it must be a user or an organisation of that server.'
  },
  {
    pattern: /(personal access token|token) (is|has) expired|expired_token/i,
    cause: 'the access token of {user} has expired',
    fix: 'Make a new one and put it into the secret behind password.',
    denied: true
  },
  {
    pattern: [/failed to fetch anonymous token: /, /\b40[13]\b/],
    cases: DENIAL_CASES,
    cause: 'nobody is logged in to {host}',
    fix: 'Give registry: {host}, username and password, or log in to it in an earlier step.',
    denied: true
  },
  {
    pattern: /denied: denied/,
    ...DENIED,
    cause: 'the log-in was refused: the password is empty, wrong or expired'
  },
  {
    pattern: [/failed to fetch oauth token/, /401 Unauthorized/],
    ...DENIED,
    cause: 'the credentials are good for the log-in, but not for {image}'
  },
  // Amazon ECR: actions/starter-workflows#2647, aws-actions/amazon-ecr-login#202.
  {
    pattern: /repository with name '[^']*' does not exist in the registry with id/i,
    cause: 'Amazon ECR has no repository of that name, and does not make one by a push',
    fix: 'Make it first (aws ecr create-repository --repository-name …), or check the name: it is the repository’s, without the host a second time.'
  },
  // Google: GoogleCloudPlatform/cymbal-superstore#4, generative-ai#693, flutter#188342.
  {
    pattern: /Unauthenticated request\. Unauthenticated requests do not have permission/,
    cause: 'nobody is logged in to {host}',
    fix: 'Put google-github-actions/auth (token_format: access_token) before this step, and give registry: {host}, username: oauth2accesstoken and its access_token as password.',
    denied: true
  },
  {
    pattern: /[Pp]ermission ["']artifactregistry\.repositories\.\w+["'] denied/,
    cause: 'the account may not write to that repository of Artifact Registry, or there is none of that name',
    fix: 'Give the service account or principal the role Artifact Registry Writer (roles/artifactregistry.writer) on it, and check project, location and repository in {image}',
    denied: true
  },
  // Harbor; documentation.
  {
    pattern: [/unauthorized to access repository: /, /action: push/],
    cause: '{user} may not push to that project of Harbor',
    fix: 'Give the robot account the permissions to push and pull artifacts of the project, or the user the role Developer.',
    denied: true
  },
  {
    pattern: /project \S+ not found/,
    cause: 'Harbor has no project of that name, and does not make one by a push',
    fix: MISSING_FIX
  },
  // Azure: Azure/acr#506.
  {
    pattern: /aka\.ms\/acr\/authorization/,
    ...DENIED,
    cause: 'the identity may not push to that registry of Azure, or its token is older than three hours'
  },
  {
    pattern: /repository name must be lowercase/,
    cause: 'an image name is in upper case',
    fix: 'The input images is lower-cased for you: look for the name in the Dockerfile, build-contexts, cache-from and cache-to.'
  },
  {
    pattern: /invalid reference format|invalid tag "/,
    cause: 'an image name or tag has a character that can’t be in one, or an empty part, often from an empty variable',
    fix: 'Look for it in FROM lines and their build arguments, build-contexts, cache-from and cache-to.'
  },
  {
    pattern: /tag is needed when pushing to registry/,
    cause: 'buildx was to push without a name',
    fix: 'Leave push and name out of the input outputs: the names come from images and tags.'
  },
  {
    pattern: /unknown blob|blob unknown to registry|MANIFEST_BLOB_UNKNOWN/,
    cause:
      'the registry no longer knows a part of the image when the manifest comes, or never takes parts of that kind',
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
    fix: 'Run the job again; the step has tried again already (input retries). Faults are told on {status}',
    retry: true
  },
  {
    when: {operation: ['push', 'login']},
    pattern: /404 Not Found|NAME_UNKNOWN|name unknown/,
    cause: '{host} has no such repository or owner ({imageOwner}) and makes none by a push, or is no registry',
    fix: MISSING_FIX
  },
  {
    when: {operation: ['push', 'login']},
    pattern: /405 Method Not Allowed|UNSUPPORTED/,
    cause: '{host} is read-only (a mirror or a proxy), or is no registry',
    fix: 'Push to the registry behind it: check the host in the input images.'
  },
  {
    when: {operation: ['push', 'build']},
    pattern: /413 (Content|Request Entity|Payload) Too Large/i,
    cause: 'a layer is larger than {host}, or the proxy in front of it, takes in one request',
    fix: 'Raise its limit (nginx: client_max_body_size 0), or make smaller layers.'
  },
  {
    pattern: /507 Insufficient Storage|quota .{0,60}exceed|exceed.{0,60} quota|storage limit/i,
    cause: 'the storage that {host} has for this project is full',
    fix: 'Delete old images there, or raise the quota.'
  }
]

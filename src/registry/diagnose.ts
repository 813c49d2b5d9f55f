import type {Repository} from '../oci/reference.ts'

/** What a person is told about a failure, and whether trying again can help. */
export interface Diagnosis {
  readonly cause: string
  readonly fix: string
  readonly retry: boolean
  /** The registry refused: on a run that may be read-only that is no failure. */
  readonly denied?: boolean
  /** Waits longer than usual: the limit counts in minutes. */
  readonly rateLimit?: boolean
}

/** What the fixes are about. */
export interface Subject {
  readonly serverUrl: string
  /** `owner/name` */
  readonly repository: string
  readonly image?: Repository
}

interface Row {
  /** Tested against all that is known of the failure, in the order of the table. */
  readonly pattern: RegExp
  readonly cause: string
  readonly fix: (subject: Subject) => string
  readonly retry?: true
  readonly denied?: true
  readonly rateLimit?: true
}

export const PERMISSIONS = `permissions:
  contents: read
  packages: write`

const wait = () =>
  'Nothing to change: it passes. If it stays, look at the registry’s status page, then run the job again.'

/** The package's settings page, where a repository is given access. */
function packageSettings({serverUrl, repository, image}: Subject): string {
  const owner = repository.split('/')[0] ?? ''
  const name = (image?.name ?? repository).split('/').slice(1).join('%2F')
  return `${serverUrl}/orgs/${owner}/packages/container/${name}/settings (of a user: ${serverUrl}/users/${owner}/packages/container/${name}/settings)`
}

const grant = (subject: Subject) =>
  `Give the job the permission:\n${PERMISSIONS}\nIf it has it, the package is not linked to this repository: ${packageSettings(subject)} → Manage Actions access → add ${subject.repository} with the role Write.`

/**
 * Texts that registries and builders answer with → why and what to do. The first row that matches counts: a rate
 * limit that calls itself "denied" must be seen before the denials. Gathered from public issue threads.
 */
const TABLE: readonly Row[] = [
  {
    pattern: /exceeded a secondary rate limit|Error from intermediary with HTTP status code/,
    cause: 'a rate limit of the registry, although the text says “denied”',
    fix: () => 'Run fewer jobs at once, or wait some minutes and run the job again.',
    retry: true,
    rateLimit: true
  },
  {
    pattern: /installation not allowed to (Create|Write) organization package/i,
    cause: 'the job’s token may not write packages of this organisation',
    fix: subject =>
      `Give the job the permission:\n${PERMISSIONS}\nIf it has it, the organisation forbids creating packages: ${subject.serverUrl}/organizations/${subject.repository.split('/')[0]}/settings/packages.`,
    denied: true
  },
  {
    pattern: /permission_denied: write_package/,
    cause: 'the token is good, but this package does not belong to this repository',
    fix: subject =>
      `${packageSettings(subject)} → Manage Actions access → add ${subject.repository} with the role Write.`,
    denied: true
  },
  {
    pattern: /unknown blob|blob unknown to registry|MANIFEST_BLOB_UNKNOWN/i,
    cause: 'the registry lost a layer between its upload and the manifest',
    fix: wait,
    retry: true
  },
  {
    pattern: /blob upload unknown|BLOB_UPLOAD_UNKNOWN/i,
    cause: 'the registry lost the upload session',
    fix: wait,
    retry: true
  },
  {
    pattern: /toomanyrequests: You have reached your pull rate limit/,
    cause: 'Docker Hub’s pull limit for this runner or account',
    fix: () => 'Log in to Docker Hub before this step, or use a mirror of the base image.'
  },
  {pattern: /\b429\b|TOOMANYREQUESTS/i, cause: 'the registry limits the number of requests', fix: wait, retry: true},
  {
    pattern:
      /\b50[0234]\b (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|failed to parse error response 50|received unexpected HTTP status: 50/i,
    cause: 'a fault of the registry',
    fix: wait,
    retry: true
  },
  {
    pattern:
      /cannot reuse body, request must be retried|connection reset by peer|ECONNRESET|unexpected EOF|TLS handshake timeout|server sent GOAWAY|EPIPE|socket hang up/,
    cause: 'the connection broke',
    fix: wait,
    retry: true
  },
  {
    pattern: /connection timed out|i\/o timeout|ETIMEDOUT|no whole answer within/,
    cause: 'the registry did not answer in time',
    fix: wait,
    retry: true
  },
  {
    pattern: /connection refused|ECONNREFUSED/,
    cause: 'nothing listens there',
    fix: () => 'Check the registry’s host and port, and that it is up.',
    retry: true
  },
  {
    pattern: /no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/,
    cause: 'the host’s name was not found',
    fix: () => 'Check the registry’s host in the input images.',
    retry: true
  },
  {
    pattern:
      /insufficient_scope: authorization failed|401 Unauthorized|UNAUTHORIZED|authentication required|denied: denied/,
    cause: 'the registry does not accept the credentials for this name',
    fix: subject =>
      `Check user name, password and the image name${subject.image ? ` ${subject.image.text}` : ''}. For GitHub’s registry leave registry, username and password empty: the job’s own token is used.`,
    denied: true
  },
  {
    pattern: /403 Forbidden|access to the resource is denied|\bDENIED\b/,
    cause: 'the registry refuses to be written with these credentials',
    fix: grant,
    denied: true
  },
  {
    pattern: /failed to read dockerfile: open (\S+?):/,
    cause: 'there is no Dockerfile at that path',
    fix: () => 'Check the inputs context and file, and that actions/checkout ran before this step.'
  },
  {
    pattern: /"?(\/[^"]*)"?: not found/,
    cause: 'a COPY or ADD names a file that is not in the build context',
    fix: () => 'Check the path, .dockerignore, and that the step that makes the file ran before this one.'
  },
  {
    pattern: /exec format error/,
    cause: 'a program of another platform was run',
    fix: () => 'Install QEMU before this step, or build that platform on a runner of its own kind.'
  },
  {
    pattern: /no space left on device/i,
    cause: 'the runner’s disk is full',
    fix: () => 'Free disk space in an earlier step, or use a larger runner.'
  }
]

/** The first row of the table that fits `text`, filled in for `subject`; undefined if none does. */
export function diagnose(text: string, subject: Subject): Diagnosis | undefined {
  const row = TABLE.find(({pattern}) => pattern.test(text))
  if (!row) return undefined
  const {cause, fix, retry, denied, rateLimit} = row
  return {
    cause,
    fix: fix(subject),
    retry: retry ?? false,
    ...(denied ? {denied} : {}),
    ...(rateLimit ? {rateLimit} : {})
  }
}

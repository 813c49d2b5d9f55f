/** Every host that the step talks to: the one place that says which, what for, and with whose credential. */

/** Sigstore's public instance: what it signs stands in a public log. */
export const SIGSTORE = {fulcio: 'fulcio.sigstore.dev', log: 'rekor.sigstore.dev'}

/** GitHub's own instance, of github.com or of the server at this host; it has a time stamping authority and no log. */
export function githubSigstore(server: string): {readonly fulcio: string; readonly stamps: string} {
  const host = server === 'github.com' ? 'githubapp.com' : server
  return {fulcio: `fulcio.${host}`, stamps: `timestamp.${host}`}
}

/** What has to be asked for before a host is spoken to. */
export type Feature =
  | 'registry'
  | 'api'
  | 'comment'
  | 'clean up'
  | 'sign publicly'
  | 'sign privately'
  | 'storage record'
  | 'github cache'
  | 'cache mounts'
  | 'container builder'
  | 'emulation'
  | 'build'
  | 'git context'

/** In words, with the inputs that ask for it. */
export const FEATURES: Readonly<Record<Feature, string>> = {
  registry: 'images: preflight, tags, copies, checks (every run but `dry-run`)',
  api: 'what the event does not say: the order of commits, dates, the repository’s data',
  comment: '`comment`',
  'clean up': '`cleanup`, `retain`',
  'sign publicly': '`attest`, of a public repository, or with `public-log`',
  'sign privately': '`attest`, of a private repository',
  'storage record': '`attest` with `artifact-metadata: write`',
  'github cache': '`cache: auto` or `gha`',
  'cache mounts': '`cache-mounts` in GitHub’s cache',
  'container builder': '`driver: docker-container`, and where `auto` makes one',
  emulation: '`qemu`, for a platform that the builder lacks',
  build: 'the build: what `FROM` names, `cache: registry`, the push of layers',
  'git context': '`context` or `bake` from a repository'
}

/** What is sent along, beside the request. */
export type Sent =
  | 'nothing'
  | 'log-in'
  | 'job token'
  | 'runner token'
  | 'identity token'
  | 'cache token'
  | 'signed address'

export const SENT: Readonly<Record<Sent, string>> = {
  nothing: 'none',
  'log-in':
    'the log-in for that registry: what is given, what the Docker config has, or the job’s token for GitHub’s own',
  'job token': '`github-token`',
  'runner token': 'the runner’s token for identity tokens',
  'identity token': 'an identity token made for Sigstore, good for minutes',
  'cache token': 'the runner’s token for caches',
  'signed address': 'an address that the cache service has signed for this one blob'
}

export interface Host {
  /** As on github.com and ghcr.io; how it is known elsewhere stands in `known`. */
  readonly host: string
  readonly known: string
  readonly features: readonly Feature[]
  readonly sent: Sent
  /** The step itself, or a program that it starts: Docker, its engine, BuildKit. */
  readonly by: 'step' | 'docker'
}

const own = githubSigstore('github.com')
const attest: readonly Feature[] = ['sign publicly', 'sign privately']
const pulls: readonly Feature[] = ['build', 'container builder', 'emulation']

export const HOSTS: readonly Host[] = [
  {host: 'ghcr.io', known: 'the registry of each image', features: ['registry'], sent: 'log-in', by: 'step'},
  {
    host: 'registry-1.docker.io',
    known: 'the registry of each image on Docker Hub',
    features: ['registry'],
    sent: 'log-in',
    by: 'step'
  },
  {
    host: 'auth.docker.io',
    known: 'where a registry says that its tokens are had',
    features: ['registry'],
    sent: 'log-in',
    by: 'step'
  },
  {
    host: 'pkg-containers.githubusercontent.com',
    known: 'where a registry sends readers of its blobs',
    features: ['registry', 'clean up'],
    sent: 'nothing',
    by: 'step'
  },
  {
    host: 'api.github.com',
    known: '`GITHUB_API_URL`',
    features: ['api', 'comment', 'clean up', 'storage record', ...attest],
    sent: 'job token',
    by: 'step'
  },
  {
    host: '*.actions.githubusercontent.com',
    known: '`ACTIONS_ID_TOKEN_REQUEST_URL`',
    features: attest,
    sent: 'runner token',
    by: 'step'
  },
  {
    host: 'token.actions.githubusercontent.com',
    known: 'the issuer of identity tokens: its public keys',
    features: attest,
    sent: 'nothing',
    by: 'step'
  },
  {
    host: SIGSTORE.fulcio,
    known: 'Sigstore’s certificate authority',
    features: ['sign publicly'],
    sent: 'identity token',
    by: 'step'
  },
  {host: SIGSTORE.log, known: 'Sigstore’s log', features: ['sign publicly'], sent: 'nothing', by: 'step'},
  {
    host: own.fulcio,
    known: 'GitHub’s certificate authority',
    features: ['sign privately'],
    sent: 'identity token',
    by: 'step'
  },
  {host: own.stamps, known: 'GitHub’s time stamps', features: ['sign privately'], sent: 'nothing', by: 'step'},
  {
    host: 'results-receiver.actions.githubusercontent.com',
    known: '`ACTIONS_RESULTS_URL` or `ACTIONS_CACHE_URL`',
    features: ['github cache', 'cache mounts'],
    sent: 'cache token',
    by: 'step'
  },
  {
    host: '*.blob.core.windows.net',
    known: 'where the cache service keeps what it has',
    features: ['github cache', 'cache mounts'],
    sent: 'signed address',
    by: 'step'
  },
  {
    host: 'registry-1.docker.io, auth.docker.io',
    known: 'Docker Hub, for images of `FROM`, BuildKit and QEMU; or the registry that is named instead',
    features: pulls,
    sent: 'log-in',
    by: 'docker'
  },
  {
    host: 'ghcr.io',
    known: 'the registry of each image, and of `FROM`',
    features: ['build'],
    sent: 'log-in',
    by: 'docker'
  },
  {
    host: 'results-receiver.actions.githubusercontent.com, *.blob.core.windows.net',
    known: 'GitHub’s cache, where the builder is on another machine; on this one it asks through the step',
    features: ['github cache'],
    sent: 'cache token',
    by: 'docker'
  },
  {
    host: 'github.com',
    known: 'the server of the repository',
    features: ['git context'],
    sent: 'job token',
    by: 'docker'
  }
]

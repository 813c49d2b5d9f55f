import type {Case, Fault} from './fault.ts'

/** What has been tried again by the step itself: what is left for a person is to wait. */
const LATER = 'Run the job again later; the step has tried again already (input retries). Faults are told on {status}'

const HUB_LIMIT =
  'Log in to Docker Hub (username and password of this step, or docker/login-action before it), or take the image from a mirror'

const UNREACHABLE: readonly Case[] = [
  {
    when: {operation: 'builder'},
    cause: '{host}, which has the image of the builder ({image}), can’t be reached from this machine',
    fix: 'Use a mirror of it (driver-opts: image=mirror.gcr.io/moby/buildkit:buildx-stable-1), or the engine’s own builder (driver: docker), which needs no image.'
  },
  {
    when: {operation: 'base image'},
    cause: '{host}, which has the base image {image}, can’t be reached by the builder',
    fix: 'Check the host in the FROM line, and the network of the builder: a builder in a container has one of its own (driver-opts: network=host).'
  },
  {
    when: {operation: 'cache'},
    cause: '{host}, which has the build cache, can’t be reached by the builder',
    fix: 'Check the reference in cache-from and cache-to, or leave both out for the input cache.'
  },
  {
    when: {operation: 'QEMU'},
    cause: '{host}, which has the image that installs QEMU, can’t be reached from this machine',
    fix: 'Name a mirror of it in qemu-image, or build each platform on a runner of its own kind.'
  },
  {
    when: {operation: 'attest'},
    cause: 'the signing services can’t be reached from this machine',
    fix: 'Let the runner connect to *.sigstore.dev (private repositories: *.githubapp.com), or set attest: false.'
  },
  {
    when: {operation: ['comment', 'clean-up', 'compare']},
    cause: 'GitHub’s API can’t be reached from this machine',
    fix: 'Let the runner connect to the API of {server}.'
  }
]

/** What the way to a registry answers with. */
export const NETWORK_FAULTS: readonly Fault[] = [
  {
    pattern: /toomanyrequests: You have reached your (unauthenticated )?pull rate limit/,
    cases: [
      {
        when: {operation: 'builder'},
        cause: 'Docker Hub’s pull limit for this machine is used up, so BuildKit’s image can’t be had',
        fix: `${HUB_LIMIT} (driver-opts: image=mirror.gcr.io/moby/buildkit:buildx-stable-1), or use the engine’s own builder (driver: docker).`
      },
      {
        when: {operation: 'QEMU'},
        cause: 'Docker Hub’s pull limit for this machine is used up, so the image that installs QEMU can’t be had',
        fix: `${HUB_LIMIT} (qemu-image).`
      },
      {
        when: {operation: 'base image', credential: ['given', 'stored']},
        cause: 'the pull limit of {user} on Docker Hub is used up',
        fix: 'Take the base image {image} from a mirror (mirror.gcr.io has many), use an account with a higher limit, or run the job again in some hours.'
      }
    ],
    cause: 'Docker Hub’s pull limit for this machine or account is used up',
    fix: `${HUB_LIMIT} in the FROM line (mirror.gcr.io has many).`
  },
  {
    pattern: /moby\/buildkit\/manifests\/buildx-stable-1": unknown/,
    cause: 'Docker Hub refuses BuildKit’s image to this machine, most often by its pull limit',
    fix: `${HUB_LIMIT} (driver-opts: image=mirror.gcr.io/moby/buildkit:buildx-stable-1), or use the engine’s own builder (driver: docker).`
  },
  {
    pattern: /failed to parse error response 50\d|<!DOCTYPE html>/i,
    cause: '{host} answered with an error page of its gateway',
    fix: LATER,
    retry: true
  },
  {
    pattern: [/DeadlineExceeded/, /registry-1\.docker\.io/],
    cause: 'Docker Hub could not be reached for the image of the “# syntax=” line',
    fix: 'Run the job again, or remove the line “# syntax=docker/dockerfile…” from the Dockerfile: BuildKit has a recent one built in.',
    retry: true
  },
  {
    pattern: /\b429\b|TOOMANYREQUESTS|too many requests/i,
    cases: [
      {
        when: {operation: 'builder'},
        cause: '{host} limits the number of pulls, so BuildKit’s image can’t be had',
        fix: `${HUB_LIMIT} (driver-opts: image=mirror.gcr.io/moby/buildkit:buildx-stable-1), or use the engine’s own builder (driver: docker).`
      }
    ],
    cause: '{host} limits the number of requests',
    fix: 'Run fewer jobs at once, or run the job again later; the step has tried again already (input retries).',
    retry: true
  },
  {
    pattern:
      /received unexpected HTTP status: 50\d|\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)/i,
    cause: 'a fault of {host}, not of this workflow',
    fix: LATER,
    retry: true
  },
  {
    pattern:
      /cannot reuse body, request must be retried|connection reset by peer|ECONNRESET|unexpected EOF|server sent GOAWAY|EPIPE|socket hang up|in the middle of the answer/,
    cause: 'the connection to {host} broke',
    fix: LATER,
    retry: true
  },
  {
    pattern: /connection timed out|i\/o timeout|TLS handshake timeout|ETIMEDOUT|no whole answer within/,
    cases: UNREACHABLE,
    cause: '{host} gave no answer in time',
    fix: LATER,
    retry: true
  },
  {
    pattern: /connection refused|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|no route to host/,
    cases: UNREACHABLE,
    cause: 'nothing listens at {host}',
    fix: 'Check host and port in the inputs images and registry, and that the service is up.',
    retry: true
  },
  {
    pattern: /no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/,
    cases: UNREACHABLE,
    cause: 'the name {host} was not found',
    fix: 'Check the host in the inputs images and registry, and that the runner can look it up (VPN, private DNS).',
    retry: true
  },
  {
    pattern: /server gave HTTP response to HTTPS client|wrong version number|EPROTO/,
    cause: '{host} speaks plain HTTP',
    fix: 'Name it in insecure-registries; the builder needs it in its own configuration too (buildkitd-config-inline, or the engine’s daemon.json).'
  },
  {
    pattern:
      /x509: certificate|self[- ]signed certificate|unable to (verify|get) [\w ]{0,20}certificate|CERT_|certificate has expired/i,
    cause: 'the certificate of {host} is not trusted by this machine',
    fix: 'Install its authority on the runner and in the builder (NODE_EXTRA_CA_CERTS for this step, buildkitd-config-inline for BuildKit).'
  }
]

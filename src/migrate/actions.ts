/** The part that a step plays in the chain. */
export type Role = 'login' | 'metadata' | 'qemu' | 'buildx' | 'build' | 'attest' | 'cosign' | 'bake' | 'own' | 'other'

const ROLES: Readonly<Record<string, Role>> = {
  'docker/login-action': 'login',
  'docker/metadata-action': 'metadata',
  'crazy-max/ghaction-docker-meta': 'metadata',
  'docker/setup-qemu-action': 'qemu',
  'docker/setup-buildx-action': 'buildx',
  'docker/build-push-action': 'build',
  'docker/bake-action': 'bake',
  'actions/attest-build-provenance': 'attest',
  'actions/attest': 'attest',
  'sigstore/cosign-installer': 'cosign'
}

export function roleOf(action: string): Role {
  if (/(^|\/)publish-image$/.test(action)) return 'own'
  return ROLES[action] ?? 'other'
}

/** Inputs of docker/build-push-action v2 to v7; all have the same name here. */
export const BUILD_INPUTS = [
  'add-hosts',
  'allow',
  'annotations',
  'attests',
  'build-args',
  'build-contexts',
  'builder',
  'cache-from',
  'cache-to',
  'call',
  'cgroup-parent',
  'context',
  'file',
  'github-token',
  'labels',
  'load',
  'network',
  'no-cache',
  'no-cache-filters',
  'outputs',
  'platforms',
  'provenance',
  'pull',
  'push',
  'sbom',
  'secret-envs',
  'secret-files',
  'secrets',
  'shm-size',
  'ssh',
  'tags',
  'target',
  'ulimit'
]

/** Inputs of this action that digest-jobs.ts has written already. */
export const OWN_INPUTS = ['images', 'merge', 'promote', 'push-by-digest']

/** Inputs of docker/metadata-action v3 to v6, by their name here. */
export const METADATA_INPUTS: Readonly<Record<string, string>> = {
  images: 'images',
  tags: 'tags',
  flavor: 'flavor',
  labels: 'labels',
  annotations: 'annotations',
  'sep-tags': 'sep-tags',
  'sep-labels': 'sep-labels',
  'sep-annotations': 'sep-annotations',
  'bake-target': 'bake-target',
  context: 'context-source',
  'github-token': 'github-token'
}

/** Inputs of docker/setup-buildx-action that have the same name here. */
export const BUILDX_INPUTS = [
  'driver',
  'driver-opts',
  'buildkitd-flags',
  'buildkitd-config',
  'buildkitd-config-inline',
  'endpoint',
  'append'
]
/** What older versions of it called them. */
export const BUILDX_RENAMED: Readonly<Record<string, string>> = {
  config: 'buildkitd-config',
  'config-inline': 'buildkitd-config-inline'
}

/** Inputs of it that need no counterpart: what they ask for happens, or is not there. */
export const BUILDX_IDLE = ['cleanup', 'cache-binary', 'use', 'install']

/** Outputs of docker/metadata-action, which have the same name here. */
export const METADATA_OUTPUTS = [
  'version',
  'tags',
  'tag-names',
  'labels',
  'annotations',
  'json',
  'bake-file-tags',
  'bake-file-labels',
  'bake-file-annotations',
  'bake-file'
]
export const ATTEST_OUTPUTS = ['bundle-path', 'attestation-id', 'attestation-url']

/** Programs in a script that use the Docker engine or its log-ins. */
export const DOCKER_PROGRAMS =
  /(?<![\w./-])(docker(-compose)?|cosign|crane|skopeo|oras|helm|podman|buildah|regctl|trivy|grype|syft|dive|buildx|notation|act|make|task|just|ko|earthly|goreleaser)(?![\w./-])/

/** Actions of others that use neither engine nor log-ins. */
export const HARMLESS_ACTIONS = /^(actions\/|github\/|softprops\/|peter-evans\/|dorny\/|tj-actions\/|codecov\/)/

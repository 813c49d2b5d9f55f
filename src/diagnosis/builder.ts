import type {Fault} from './fault.ts'

const CONTAINER = 'Leave driver empty (auto) or set it to docker-container.'
const HARMLESS = 'Nothing to change: the image is not affected, only the next build is slower.'

/** What docker, buildx, BuildKit and its caches answer with, gathered from public issue threads. */
export const BUILDER_FAULTS: readonly Fault[] = [
  {
    pattern: /Cache export is not supported for the docker driver/,
    cause: 'the engine’s own builder can’t export a cache',
    fix: CONTAINER
  },
  {
    pattern:
      /Multi-platform build is not supported for the docker driver|multiple platforms feature is currently not supported for docker driver/,
    cause: 'the engine’s own builder can’t build several platforms',
    fix: CONTAINER
  },
  {
    pattern: /docker exporter does not currently support exporting manifest lists/,
    cause: 'an index can’t be loaded into the engine',
    fix: 'Load one platform, without provenance and sbom.'
  },
  {
    pattern: /index annotations not supported for single platform export/,
    cause: 'an index: annotation on a plain image',
    fix: 'Leave the level index: out of annotations.'
  },
  {
    pattern: /exec format error/,
    cause: 'a program of another platform was run, or one of the wrong platform was copied in',
    fix: 'Leave qemu at auto, or build that platform on a runner of its own kind.'
  },
  {
    pattern: /This legacy service is shutting down/,
    cause: 'an old buildx or BuildKit with the first version of GitHub’s cache',
    fix: 'Use buildx 0.21 and BuildKit 0.20 or later.'
  },
  {pattern: /failed to reserve cache/, cause: 'this run may not write GitHub’s cache', fix: HARMLESS},
  {pattern: /error writing layer blob: not_found/, cause: 'GitHub’s cache service lost an entry', fix: HARMLESS},
  {
    pattern: /maximum timeout reached/,
    cause: 'the export to GitHub’s cache took more than ten minutes',
    fix: 'Use cache: registry, or export less (mode=min in cache-to).'
  },
  {
    pattern: [/"\$id"/, /429/],
    cause: 'GitHub’s cache service limits requests',
    fix: HARMLESS
  },
  {
    pattern: /Cache already exists\. Scope:/,
    cause: 'two builds wrote one cache scope',
    fix: 'Use the input cache, which gives each build a scope of its own, or set scope= in cache-to.'
  },
  {
    pattern: /no space left on device/i,
    cause: 'the runner’s disk is full',
    fix: 'Free disk space in an earlier step, or use a larger runner.'
  },
  {
    pattern: /additional privileges requested/,
    cause: 'the definition of bake reads or writes outside its folder, which needs leave',
    fix: 'Name in the input allow what the log above asks for, such as fs.write=/tmp, if you trust the definition.'
  },
  {
    pattern: /image "[^"]+": already exists/,
    cause: 'two builds gave one name to an image of the same engine at once',
    fix: 'Nothing to change: it is tried again.',
    retry: true
  },
  {
    pattern: /snapshot \w+ does not exist/,
    cause: 'BuildKit takes a layer for built that it has lost, to a build before or beside this one that ended',
    fix: 'Nothing to change: it is tried again without what is built already. If it stays on a machine of your own: docker buildx prune.',
    retry: 'anew'
  },
  {
    pattern: /secret missing ID|Invalid Opening Quote/,
    cause: 'a secret of several lines, or with quotes, was taken apart as a list',
    fix: 'Put the whole entry in quotes and write a quote inside it twice, or use secret-envs or secret-files.'
  },
  {
    pattern: /manifest unknown/i,
    cause:
      '{image} has no such tag or platform; a clean-up of “untagged” versions may have deleted a part of the image',
    fix: 'Check the name, or build it again; clean up with something that knows multi-platform images.'
  },
  {
    pattern: /failed to read dockerfile: open/,
    cause: 'there is no Dockerfile at that path',
    fix: 'Check the inputs context and file, and that actions/checkout ran before this step.'
  },
  {
    when: {operation: 'base image'},
    pattern: /no match for platform in manifest/,
    cause: 'the base image {image} has none of the platform that is built',
    fix: 'Take the platform out of the input platforms, or use a base image that has it.'
  },
  {
    when: {operation: 'base image'},
    pattern: /: not found$|: not found\b/,
    cause: 'the base image {image} has no such tag, or does not exist',
    fix: 'Check name and tag in the FROM line, and the build argument that it may come from.'
  },
  {
    pattern: /secret \S+:? not found/,
    cause: 'the Dockerfile asks for a build secret that was not given (runs of forks and of Dependabot get none)',
    fix: 'Give it in secrets (id=value), secret-envs or secret-files, under the id of --mount=type=secret,id=…'
  },
  {
    pattern: [/failed to (compute cache key|calculate checksum)|"\/[^"]*": not found/, /not found/],
    cause: 'a COPY or ADD names a file that is not in the build context',
    fix: 'Check the path, .dockerignore, and that the step that makes the file ran before this one.'
  },
  {
    pattern: /invalid empty ssh agent socket|no SSH key "[^"]*" forwarded from the client/,
    cause: 'the build wants an SSH agent or key, and there is none in this job',
    fix: 'Start an agent in an earlier step (webfactory/ssh-agent) with ssh: default, or name a key file: ssh: default=path/to/key'
  },
  {
    pattern: /unknown cache (exporter|importer)|type required form>|unsupported cache type/,
    cause: 'cache-from or cache-to names a kind of cache that BuildKit does not know',
    fix: 'Write type=gha, registry (with ref=), local, inline, s3 or azblob, as in type=registry,ref=ghcr.io/acme/cache; or leave both out for the input cache.'
  },
  {
    pattern: /exporter "[^"]*" could not be found|unknown exporter|invalid value type .{0,40}for output/,
    cause: 'the input outputs names a kind of output that BuildKit does not know',
    fix: 'Write type=image, local, tar, oci, docker or cacheonly.'
  },
  {
    pattern: /target stage "[^"]*" could not be found/,
    cause: 'the Dockerfile has no stage of the name that the input target gives',
    fix: 'Check target against the names after AS in the FROM lines.'
  },
  {
    pattern: /dockerfile parse error|unknown instruction|the Dockerfile \([^)]*\) cannot be empty/,
    cause: 'the Dockerfile has a line that is not an instruction',
    fix: 'Correct that line; call: check looks for more without building.'
  },
  {
    pattern: /base name \([^)]*\) should not be blank/,
    cause: 'a FROM line takes its image from a build argument that is empty',
    fix: 'Give the argument in build-args, or a default in the ARG line before the first FROM.'
  },
  {
    pattern: /is not allowed by (the )?build ?daemon configuration|granting entitlement|entitlement \S+ is not allowed/,
    cause: 'the builder does not grant an entitlement that the build wants',
    fix: 'Name it in the input allow (network.host, security.insecure) and leave builder empty: then one that grants it is made.'
  },
  {
    pattern: /no builder "[^"]*" found/,
    cause: 'there is no builder of the name that the input builder, or BUILDX_BUILDER, gives',
    fix: 'Leave builder empty, or make it in an earlier step of this job (docker/setup-buildx-action).'
  },
  {
    pattern: /Cannot connect to the Docker daemon|Is the docker daemon running/,
    cause: 'no Docker engine answers on this machine',
    fix: 'Use a runner with Docker (ubuntu-latest; macOS runners have none), start it, or name a BuildKit elsewhere: driver: remote with endpoint.'
  },
  {
    pattern: /permission denied while trying to connect to the (Docker daemon socket|docker API)/i,
    cause: 'the runner’s user may not use the Docker engine',
    fix: 'Add that user to the group docker and start the runner again.'
  },
  {
    pattern:
      /'buildx' is not a docker command|unknown command: docker buildx|unknown shorthand flag: 'f' in -f|unknown flag: --(metadata-file|annotation|attest|build-context|call|iidfile)\b/,
    cause: 'docker buildx is missing on this runner, or older than this step needs',
    fix: 'Install docker buildx 0.18 or later, or put docker/setup-buildx-action before this step.'
  },
  {
    pattern: [/could not read Username|Authentication failed|Repository not found/, /git|https:\/\//i],
    cause: 'a Git address that the build fetches needs a log-in',
    fix: 'Give secrets: GIT_AUTH_TOKEN=${{ github.token }} (of another repository: a token that may read it).'
  },
  {
    when: {operation: 'builder'},
    pattern: /invalid reference|error parsing|toml:|could not parse/i,
    cause: 'an option or the configuration of the builder can’t be read',
    fix: 'Check driver-opts (name=value, one a line), buildkitd-flags and buildkitd-config-inline (TOML).'
  },
  {
    when: {operation: 'QEMU'},
    pattern: /operation not permitted|privileged mode is incompatible|permission denied/i,
    cause: 'this machine lets no container change its kernel’s settings, which installing QEMU does',
    fix: 'Build each platform on a runner of its own kind (runners), or install QEMU on the machine and set qemu: false.'
  },
  {
    pattern: /exit code: 137/,
    cause: 'the system ended the command, most often because memory ran out',
    fix: 'Use a larger runner, or let the command use less memory (fewer jobs at once, such as make -j2).'
  },
  {
    pattern: /exit code: 127/,
    cause: 'a program of that line is not in the image',
    fix: 'Install it in an earlier line of the Dockerfile, or correct its name.'
  },
  {
    pattern: /exit code: 126/,
    cause: 'a file of that line is there but can’t be run',
    fix: 'Make it executable (COPY --chmod=755, or git update-index --chmod=+x), with a first line that names a shell of the image.'
  }
]

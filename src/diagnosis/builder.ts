import {ATTESTATION_PERMISSIONS, cacheIsOptional, containerBuilder, credentials, type Fault, passes} from './fault.ts'

/** What buildx, BuildKit, caches and GitHub's attestation service answer with, gathered from public issue threads. */
export const BUILDER_FAULTS: readonly Fault[] = [
  {
    pattern: [/Cannot find buildx/, /release/],
    cause: 'the list of buildx releases could not be read',
    fix: 'Use the buildx of the runner: leave version out of docker/setup-buildx-action.',
    retry: true
  },
  {
    pattern: /unknown flag: --(metadata-file|annotation|attest|build-context|call|iidfile)\b/,
    cause: 'docker buildx on this runner is older than this',
    fix: 'Install docker buildx 0.18 or later, or put docker/setup-buildx-action before this step.'
  },
  {
    pattern: /Cache export is not supported for the docker driver/,
    cause: 'the engine’s own builder can’t export a cache',
    fix: containerBuilder
  },
  {
    pattern:
      /Multi-platform build is not supported for the docker driver|multiple platforms feature is currently not supported for docker driver/,
    cause: 'the engine’s own builder can’t build several platforms',
    fix: containerBuilder
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
  {pattern: /failed to reserve cache/, cause: 'this run may not write GitHub’s cache', fix: cacheIsOptional},
  {pattern: /error writing layer blob: not_found/, cause: 'GitHub’s cache service lost an entry', fix: cacheIsOptional},
  {
    pattern: /maximum timeout reached/,
    cause: 'the export to GitHub’s cache took more than ten minutes',
    fix: 'Use cache: registry, or export less (mode=min in cache-to).'
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
    pattern: /secret missing ID|Invalid Opening Quote/,
    cause: 'a secret of several lines, or with quotes, was taken apart as a list',
    fix: 'Put the whole entry in quotes and write a quote inside it twice, or use secret-envs or secret-files.'
  },
  {
    pattern: /Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable/,
    cause: 'the job has no identity token (a fork’s run never has)',
    fix: `Give the job the permissions:\n${ATTESTATION_PERMISSIONS}`
  },
  {
    pattern: /Feature not available for user-owned private repositories/,
    cause: 'the plan of this repository has no attestations',
    fix: 'Make the repository public, or leave the attestation out.'
  },
  {pattern: /No credentials found for registry/, cause: 'nobody is logged in to that registry', fix: credentials},
  {
    pattern: /expected 200, received 404/,
    cause: 'the image was never pushed under that name',
    fix: 'Attest only what was pushed: the output pushed is true then.'
  },
  {
    pattern: /Failed to create storage record/,
    cause: 'the optional permission artifact-metadata: write is missing',
    fix: 'Nothing to change: the attestation itself is there.'
  },
  {
    pattern: /Failed to persist attestation: Server Error/,
    cause: 'a fault of GitHub’s attestation service',
    fix: passes,
    retry: true
  },
  {
    pattern: /Resource not accessible by integration/,
    cause: 'the job’s token lacks a permission',
    fix: `Give the job the permissions:\n${ATTESTATION_PERMISSIONS}`
  },
  {
    pattern: /manifest unknown/i,
    cause: 'that tag or platform is not there; a clean-up of “untagged” versions may have deleted a part of the image',
    fix: 'Check the name, or build it again; clean up with something that knows multi-platform images.'
  },
  {
    pattern: /The image manifest, config or layer media type for the source image/,
    cause: 'AWS Lambda can’t read an index',
    fix: 'Build one platform, without provenance and sbom.'
  },
  {
    pattern: [/is not a valid semver/, /No Docker tag has been generated/],
    cause: 'the git tag is no version',
    fix: 'Name the version by match= or the input version, or add a rule that always fits, such as type=sha.'
  },
  {
    pattern: /Cannot find detached HEAD ref in/,
    cause: 'a shallow checkout does not tell what it is of',
    fix: 'Use context-source: workflow.'
  },
  {
    pattern: /failed to read dockerfile: open/,
    cause: 'there is no Dockerfile at that path',
    fix: 'Check the inputs context and file, and that actions/checkout ran before this step.'
  },
  {
    pattern: [/failed to (compute cache key|calculate checksum)|"\/[^"]*": not found/, /not found/],
    cause: 'a COPY or ADD names a file that is not in the build context',
    fix: 'Check the path, .dockerignore, and that the step that makes the file ran before this one.'
  },
  {
    pattern: /Artifact download failed after 5 retries/,
    cause: 'a .dockerbuild artifact of docker/build-push-action among all that are downloaded',
    fix: 'This action uploads none; elsewhere set DOCKER_BUILD_RECORD_UPLOAD=false.'
  }
]

import type {Inputs} from '../inputs.ts'
import {pairLines} from '../naming/labels.ts'
import {tagged} from '../oci/reference.ts'
import type {Plan} from '../plan.ts'

/** Files that buildx writes its results to. */
export interface ResultFiles {
  readonly metadata: string
  readonly imageId: string
}

/**
 * The arguments of `docker` for the one build. With an anchor the image is pushed under that tag to each repository;
 * without, it stays with the builder under all tags.
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 */
export function buildArgv(
  plan: Plan,
  inputs: Pick<Inputs, 'context' | 'file' | 'target' | 'platforms' | 'buildArgs'>,
  files: ResultFiles,
  anchor: string | undefined
): string[] {
  const each = (flag: string, values: readonly string[]) => values.flatMap(value => [flag, value])
  const names = anchor === undefined ? plan.tags.map(tag => tag.name) : [anchor]
  return [
    'buildx',
    'build',
    ...(inputs.file ? ['--file', inputs.file] : []),
    ...(inputs.target ? ['--target', inputs.target] : []),
    ...(inputs.platforms.length > 0 ? ['--platform', inputs.platforms.join(',')] : []),
    ...each('--build-arg', inputs.buildArgs),
    ...each('--label', pairLines(plan.labels)),
    ...each(
      '--tag',
      plan.images.flatMap(image => names.map(name => tagged(image, name)))
    ),
    // BuildKit's own provenance would turn a plain image into an index with `unknown/unknown` entries.
    '--provenance=false',
    '--metadata-file',
    files.metadata,
    '--iidfile',
    files.imageId,
    ...(anchor === undefined ? [] : ['--output', 'type=image,push=true,oci-mediatypes=true']),
    '--',
    inputs.context
  ]
}

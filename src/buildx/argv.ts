import type {Builder} from '../builder/choose.ts'
import {pairLines} from '../naming/labels.ts'
import {referencesOf} from '../naming/names.ts'
import type {Repository} from '../oci/reference.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Naming} from '../plan/naming.ts'
import {csvField} from '../text/csv.ts'

/** Files that buildx writes its results to. */
export interface ResultFiles {
  readonly metadata: string
  readonly imageId: string
}

/**
 * How the image leaves the builder. `digest`: under no tag at all, where the builder can; `tag`: each image
 * under one tag, `name:tag`; `none`: it is not pushed.
 */
export type Push =
  | {readonly by: 'digest'}
  | {readonly by: 'tag'; readonly references: readonly string[]}
  | {readonly by: 'none'}

/**
 * The arguments of `docker` for the one build, without those of secrets.
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 */
export function buildArgv(
  naming: Naming,
  build: BuildPlan,
  builder: Pick<Builder, 'name' | 'driver' | 'caches'>,
  files: ResultFiles,
  push: Push,
  secrets: readonly string[] = []
): string[] {
  const each = (flag: string, values: readonly string[]) => values.flatMap(value => [flag, value])
  const option = (flag: string, value: string) => (value === '' ? [] : [flag, value])
  const caches = builder.caches || !build.cache.optional
  const exportsCache = caches && !(build.cache.needsPush && push.by === 'none')
  const isBuild = build.call === '' || build.call === 'build'
  return [
    'buildx',
    'build',
    ...option('--builder', builder.name ?? ''),
    ...each('--add-host', build.addHosts),
    ...each('--allow', build.allow),
    ...each('--annotation', build.imageAnnotations),
    ...each('--attest', attestations(build)),
    ...each('--build-arg', build.buildArgs),
    ...each('--build-context', build.buildContexts),
    ...each('--cache-from', caches ? build.cache.from : []),
    ...each('--cache-to', exportsCache ? build.cache.to : []),
    ...option('--call', isBuild ? '' : build.call),
    ...option('--cgroup-parent', build.cgroupParent),
    ...option('--file', build.file),
    ...each('--label', pairLines(naming.labels)),
    ...option('--network', build.network),
    ...(build.noCache ? ['--no-cache'] : []),
    ...each('--no-cache-filter', build.noCacheFilters),
    ...option('--platform', build.platforms.join(',')),
    ...(build.pull ? ['--pull'] : []),
    ...secrets,
    ...option('--shm-size', build.shmSize),
    ...each('--ssh', build.ssh),
    ...option('--target', build.target),
    ...each('--ulimit', build.ulimit),
    ...(isBuild ? resultArgv(naming, build, builder, files, push) : []),
    '--',
    build.context
  ]
}

function resultArgv(
  naming: Naming,
  build: BuildPlan,
  builder: Pick<Builder, 'driver'>,
  files: ResultFiles,
  push: Push
): string[] {
  const {names, outputs} = resultOf(naming, build, builder, push)
  // Local folders and archives have no image ID.
  const hasId = !build.exports.otherTypes.some(type => ['local', 'tar', 'cacheonly'].includes(type))
  return [
    ...names.flatMap(name => ['--tag', name]),
    ...outputs.flatMap(output => ['--output', output]),
    '--metadata-file',
    files.metadata,
    ...(hasId ? ['--iidfile', files.imageId] : [])
  ]
}

/** The names that the builder itself gives to the image, and the exporters. */
export function resultOf(
  {images, taggedImages}: Naming,
  {exports, epoch, load, test}: BuildPlan,
  {driver}: Pick<Builder, 'driver'>,
  push: Push
): {readonly names: readonly string[]; readonly outputs: readonly string[]} {
  const all = referencesOf(taggedImages)
  const outputs = [...exports.others]
  // The driver docker keeps what it builds, so only others have to be told to load it.
  if (load && driver !== 'docker') outputs.push(['type=docker', csvField(`name=${all.join(',')}`)].join(','))
  if (push.by !== 'none') {
    const stays = driver === 'docker' && (load || test !== undefined)
    const own = [
      ...(epoch === undefined ? [] : ['rewrite-timestamp=true']),
      // What nobody here needs is neither unpacked nor stored: of an image from the cache no layer moves then. Not only
      // in an engine: a BuildKit elsewhere may keep its images in containerd, too.
      ...(stays ? [] : ['unpack=false', 'store=false'])
    ]
    // The last, because each exporter's digest replaces the one before in the metadata file.
    outputs.push(imageOutput(images, exports.image, push, own))
  }
  // Without an exporter, the engine's own builder loads the image under its tags.
  const names = push.by === 'tag' ? push.references : push.by === 'none' && exports.others.length === 0 ? all : []
  return {names, outputs}
}

function imageOutput(
  images: readonly Repository[],
  attributes: readonly string[],
  push: Push,
  own: readonly string[]
): string {
  const has = (name: string) => attributes.some(attribute => attribute.startsWith(`${name}=`))
  const digest =
    push.by === 'digest'
      ? [csvField(`name=${images.map(image => image.text).join(',')}`), 'push-by-digest=true', 'name-canonical=true']
      : []
  return [
    'type=image',
    ...digest,
    'push=true',
    // Without it BuildKit writes Docker's older manifest types, which carry no annotations.
    ...['oci-mediatypes=true', ...own].filter(attribute => !has(attribute.replace(/=.*/, ''))),
    ...attributes
  ].join(',')
}

/** For `--attest`. https://docs.docker.com/build/metadata/attestations/ */
export function attestations({provenance, sbom, attests, builderId}: BuildPlan): string[] {
  const others = attests.filter(
    text => !(provenance !== '' && /\btype=provenance\b/.test(text)) && !(sbom !== '' && /\btype=sbom\b/.test(text))
  )
  const asked = others.some(text => /\btype=provenance\b/.test(text))
  // BuildKit's default would turn a plain image into an index with `unknown/unknown` entries.
  const off = provenance === 'false' || (provenance === '' && !asked)
  const own = off
    ? ['type=provenance,disabled=true']
    : provenance === ''
      ? []
      : [`type=provenance,${provenance === 'true' ? '' : `${provenance},`}builder-id=${builderId}`]
  const bom =
    sbom === ''
      ? []
      : [
          sbom === 'true'
            ? 'type=sbom,disabled=false'
            : sbom === 'false'
              ? 'type=sbom,disabled=true'
              : `type=sbom,${sbom}`
        ]
  return [...others, ...own, ...bom]
}

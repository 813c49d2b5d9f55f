import {resolve} from 'node:path'
import {bakeArgv, inFolder} from '../bake/print.ts'
import type {Builder} from '../builder/choose.ts'
import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError} from '../errors.ts'
import {pairLines} from '../naming/labels.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import type {BakePlan, BakeTarget} from '../plan/bake.ts'
import type {Ports} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {attestations, type Push, resultOf} from './argv.ts'
import {annotate, runAttempts, type Try, variables} from './attempts.ts'
import {secretArgv} from './secrets.ts'
import type {Steps} from './steps.ts'
import {readWarnings} from './warnings.ts'

/** What was built of a definition. */
export interface Baked {
  /** Of what was pushed, by target. */
  readonly digests: ReadonlyMap<string, Digest>
  /** The metadata file, JSON: a value a target. */
  readonly metadata: string
  readonly steps: Steps
}

/** What is built now, and how each target’s image leaves the builder. */
export interface BakeRequest {
  readonly bake: BakePlan
  readonly targets: readonly BakeTarget[]
  readonly pushes: ReadonlyMap<string, Push>
  readonly builder: Builder
  readonly diagnose: Diagnose
  readonly retries: number
}

const NOT_PUSHED: Push = {by: 'none'}

/** One `docker buildx bake` of one graph: what targets share is built once. Retried like a single build. */
export async function bakeTargets(
  ports: Pick<Ports, 'run' | 'files' | 'log' | 'clock'>,
  request: BakeRequest
): Promise<Baked> {
  const {bake, targets, pushes, builder, diagnose, retries} = request
  const {build} = bake
  for (const note of build.notes) ports.log.info(note)
  const folder = await ports.files.temporaryFolder()
  const metadataFile = `${folder}/metadata.json`
  const secrets = await secretArgv(ports, build.secrets, folder)
  const argv = ({caches, anew}: Try): string[] => {
    const set = [...targets, ...bake.others].flatMap(target => {
      const push = pushes.get(target.name) ?? NOT_PUSHED
      return overrides(target, {...builder, caches}, push, {secrets: specsOf(secrets.argv), ssh: build.ssh})
    })
    const isBuild = build.call === '' || build.call === 'build'
    const given = bake.source.set.filter(entry => !SAID.test(entry.split('=', 1)[0] ?? ''))
    return bakeArgv({...bake.source, set: [...given, ...set], targets: wanted(request)}, [
      ...(builder.name === undefined ? [] : ['--builder', builder.name]),
      ...allowed(bake, secrets.written.length > 0 ? folder : undefined).flatMap(entry => ['--allow', entry]),
      ...(isBuild ? ['--metadata-file', metadataFile] : ['--call', build.call]),
      ...(build.noCache || anew ? ['--no-cache'] : []),
      ...(build.pull ? ['--pull'] : [])
    ])
  }
  const steps = await runAttempts(ports, {
    name: 'docker buildx bake',
    argv,
    options: {
      env: {...bake.source.variables, ...variables(build), ...builder.relay?.variables},
      ...inFolder(bake.source)
    },
    plan: build,
    dockerfile: build.file,
    caches: builder.caches,
    relay: builder.relay,
    secrets: secrets.written,
    diagnose,
    retries
  })
  const metadata = (await ports.files.read(metadataFile))?.toString('utf8') ?? ''
  annotate(ports, build, readWarnings(parseJson(metadata), build.file))
  return {digests: readDigests(metadata, pushes), metadata, steps}
}

/** All of what was asked for, or the targets that are still to be built. */
function wanted({bake, targets}: BakeRequest): string[] {
  return [...targets, ...bake.others.filter(({defined}) => !defined.linked)].map(({name}) => name)
}

/** Lists that are said whole for every target. buildx adds such overrides up, so the user's, which are in them, go. */
const SAID = /\.(tags|output|cache-from|cache-to|platform|secrets|ssh|attest|annotations)\+?$/

/**
 * The overrides for one target. Every list is said for every target, because an override of one that another inherits
 * from would reach that one, too; an empty one takes away what the definition says.
 */
function overrides(
  {name, naming, build, defined}: BakeTarget,
  builder: Builder,
  push: Push,
  own: OwnSecrets
): string[] {
  const set = (key: string, values: readonly string[]) =>
    (values.length > 0 ? values : ['']).map(value => `${name}.${key}=${value}`)
  const common = [
    ...set('platform', build.platforms),
    ...set('secrets', [...defined.secrets, ...own.secrets]),
    ...set('ssh', [...defined.ssh, ...own.ssh])
  ]
  if (build.exports.elsewhere !== undefined) {
    return [
      ...common,
      ...set('tags', defined.tags),
      // What only serves others is for the cache by buildx's own doing.
      ...(defined.linked ? [] : set('output', build.exports.others)),
      ...set('cache-from', defined.cacheFrom),
      ...set('cache-to', defined.cacheTo),
      // Of a folder or an archive they are files.
      ...set('attest', build.provenance === '' && build.sbom === '' ? defined.attests : attestations(build)),
      ...set('annotations', defined.annotations)
    ]
  }
  const caches = builder.caches || !build.cache.optional
  const exportsCache = caches && !(build.cache.needsPush && push.by === 'none')
  // The user's test needs the image somewhere: what is not pushed is loaded.
  const load = build.load || (build.test !== undefined && push.by === 'none')
  const {names, outputs} = resultOf(naming, {...build, load}, builder, push)
  // Without an exporter the driver docker keeps the image, and others only their cache.
  const none = builder.driver === 'docker' ? 'type=image' : 'type=cacheonly'
  return [
    ...common,
    ...set('tags', names),
    ...set('output', outputs.length > 0 ? outputs : [none]),
    ...set('cache-from', caches ? build.cache.from : []),
    ...set('cache-to', exportsCache ? build.cache.to : []),
    ...set('attest', attestations(build)),
    ...set('annotations', build.imageAnnotations),
    ...pairLines(naming.labels).map(pair => `${name}.labels.${pair}`)
  ]
}

/** Of the inputs secrets and ssh: every target may use them. */
interface OwnSecrets {
  readonly secrets: readonly string[]
  readonly ssh: readonly string[]
}

/** The values of `--secret` flags; paths as buildx sees them from wherever it runs. */
function specsOf(argv: readonly string[]): string[] {
  return argv
    .filter(word => word !== '--secret')
    .map(spec => spec.replace(/,src=(.*)$/, (_, path: string) => `,src=${resolve(path)}`))
}

/** What the user allows, and our own folder with the secrets, which is outside the definition's. */
function allowed({allow}: BakePlan, folder: string | undefined): string[] {
  return [...allow, ...(folder === undefined ? [] : [`fs.read=${folder}`])]
}

function readDigests(metadata: string, pushes: ReadonlyMap<string, Push>): Map<string, Digest> {
  const document = parseJson(metadata)
  const digests = new Map<string, Digest>()
  for (const [name, push] of pushes) {
    if (push.by === 'none') continue
    const digest = stringAt(document, name, 'containerimage.digest') ?? ''
    if (!isDigest(digest))
      throw new ActionError(
        'build',
        `docker buildx bake succeeded but named no digest of ${name} in its metadata file.`,
        {
          hint: 'Use a newer docker buildx (0.12 or later).'
        }
      )
    digests.set(name, digest)
  }
  return digests
}

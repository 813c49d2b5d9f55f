import {ActionError} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import type {Runner} from '../runner.ts'
import type {Entry} from '../text/list.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'
import {type ArtifactInputs, readArtifactInputs} from './artifact.ts'
import {type BakeInputs, readBakeInputs, readJobIndex} from './bake.ts'
import {type BuildInputs, readBuildInputs} from './build.ts'
import {type BuilderInputs, readBuilderInputs} from './builder.ts'
import {type GivenCredentials, readCredentials} from './credentials.ts'
import {type LegResult, parseMerge} from './merge.ts'
import {type PromoteSource, parsePromote} from './promote.ts'
import {type InputReader, inputReader, readBoolean} from './reader.ts'
import {type Policy, parseRetain} from './retain.ts'
import {parseRunners, type Runners} from './runners.ts'

/** The step's `with:`, typed. Lists keep the line of each entry for messages; see action.yml for the meanings. */
export interface Inputs {
  readonly images: readonly Entry[]
  readonly tags: readonly Entry[]
  readonly flavor: readonly Entry[]
  readonly labels: readonly Entry[]
  readonly annotations: readonly Entry[]
  readonly separators: {readonly tags: string; readonly labels: string; readonly annotations: string}
  readonly bakeTarget: string
  readonly contextSource: 'workflow' | 'git'
  readonly version: string
  readonly build: BuildInputs
  readonly builder: BuilderInputs
  /** undefined where it is not given. */
  readonly push: 'auto' | boolean | undefined
  readonly credentials: readonly GivenCredentials[]
  readonly logout: boolean
  readonly githubToken: string
  /** Hosts that speak plain HTTP. */
  readonly insecureRegistries: readonly string[]
  readonly floatingTags: 'forward-only' | 'always'
  /** undefined: what fits the thing that is published. */
  readonly ifTagExists: 'overwrite' | 'fail' | 'skip' | undefined
  /** A script to run between build and publish. */
  readonly test: string
  /** `registry`: signed with the public instance and kept beside the image alone. */
  readonly attest: 'auto' | boolean | 'registry'
  /** Whether the image's name and commit may stand in a public log, which `attest: registry` needs. */
  readonly publicLog: boolean
  /** Whether attestations are put beside the image too. */
  readonly pushToRegistry: boolean
  readonly sbomPath: string
  /** Push under the digest alone, for a later job to merge. */
  readonly pushByDigest: boolean
  /** Digests to make one index of; empty if there is nothing to merge. */
  readonly merge: readonly Digest[]
  /** The same of several images, which `bake` names. */
  readonly mergeLegs: readonly LegResult[]
  /** Several images of one definition; undefined for one image. */
  readonly bake: BakeInputs | undefined
  /** Which job of a matrix this is. */
  readonly jobIndex: number | undefined
  /** A published image to tag instead of building one. */
  readonly promote: PromoteSource | undefined
  /** What to publish instead of an image; undefined where it is an image. */
  readonly artifact: ArtifactInputs | undefined
  /** On a git tag: tag the image of the commit's own run, if there is one. */
  readonly reuse: boolean
  /** Whether the pull request gets a comment about its image. */
  readonly comment: boolean
  /** Whether a closed pull request's images are deleted. */
  readonly cleanup: boolean
  /** What stays in the registry, and how long; empty where nothing is to be deleted. */
  readonly retain: readonly Policy[]
  /** Which runner builds which platform. */
  readonly runners: Runners
  readonly dryRun: boolean
  /** Whether what a run that writes needs is asked for and must be there: not so in a plain dry run. */
  readonly strict: boolean
  /** What another job of this run has planned, JSON; empty: this job plans. */
  readonly plan: string
  readonly summaryAzure: boolean
  readonly retries: number
}

const MOST_RETRIES = 10

/** Reads every input, masking the secrets first. Bad values are ActionErrors `input` that name input and line. */
export async function readInputs({env, log}: Pick<Runner, 'env' | 'log'>): Promise<Inputs> {
  const reader = inputReader(env)
  const {text, verbatim, list, flag} = reader
  for (const secret of ['password', 'github-token']) log.mask(text(secret))
  const credentials = await readCredentials(reader, log.mask)
  refuseForeign(text('ecr'), text('scope'))
  const build = readBuildInputs(reader)
  for (const secret of build.secrets) {
    if ('value' in secret) log.mask(secret.value)
    if ('env' in secret) log.mask(env[secret.env] ?? '')
  }
  const push = text('push')
  const attest = text('attest') || 'auto'
  return {
    images: list('images', {comments: true}),
    tags: list('tags', {comments: true}),
    flavor: list('flavor', {comments: true}),
    labels: list('labels', {comments: true}),
    annotations: list('annotations', {comments: true}),
    // Untrimmed: a separator may be white space.
    separators: {
      tags: verbatim('sep-tags') || '\n',
      labels: verbatim('sep-labels') || '\n',
      annotations: verbatim('sep-annotations') || '\n'
    },
    bakeTarget: text('bake-target') || 'docker-metadata-action',
    contextSource: readChoice('context-source', text('context-source') || 'workflow', ['workflow', 'git']),
    version: text('version'),
    build,
    builder: await readBuilderInputs(reader),
    push: push === '' ? undefined : push === 'auto' ? push : readBoolean('push', push, 'auto, '),
    credentials,
    logout: flag('logout', true),
    githubToken: text('github-token'),
    insecureRegistries: list('insecure-registries', {commas: true}).map(entry => entry.text.toLowerCase()),
    floatingTags: readChoice('floating-tags', text('floating-tags') || 'forward-only', ['forward-only', 'always']),
    ifTagExists:
      text('if-tag-exists') === ''
        ? undefined
        : readChoice('if-tag-exists', text('if-tag-exists'), ['overwrite', 'fail', 'skip']),
    test: verbatim('test').trim() === '' ? '' : verbatim('test'),
    attest: attest === 'auto' || attest === 'registry' ? attest : readBoolean('attest', attest, 'auto, registry, '),
    publicLog: flag('public-log', false),
    pushToRegistry: flag('push-to-registry', false),
    sbomPath: text('sbom-path'),
    ...readOrigin({
      pushByDigest: flag('push-by-digest', false),
      merge: text('merge'),
      promote: text('promote'),
      chart: text('chart'),
      artifact: text('artifact'),
      bake: readBakeInputs(reader),
      retain: text('retain')
    }),
    jobIndex: readJobIndex(text('job-index')),
    retain: parseRetain(list('retain', {comments: true})),
    artifact: readArtifactInputs(reader),
    comment: flag('comment', false),
    cleanup: flag('cleanup', false),
    runners: parseRunners(list('runners', {keepQuotes: true})),
    reuse: flag('reuse', false),
    ...readDryRun(text('dry-run')),
    plan: readPlan(reader),
    summaryAzure: flag('summary-azure', false),
    retries: readRetries(text('retries'))
  }
}

/** Inputs of docker/login-action that would be wrong to ignore. */
function refuseForeign(ecr: string, scope: string): void {
  const given = ecr !== '' && ecr !== 'auto' && ecr !== 'false' ? 'ecr' : scope === '' ? undefined : 'scope'
  if (given === undefined) return
  throw new ActionError('input', `input ${given}: not supported here.`, {
    hint:
      given === 'ecr'
        ? 'Put aws-actions/amazon-ecr-login before this step: its log-in is found and used.'
        : 'Put docker/login-action with scope before this step.'
  })
}

/** Ways to come by an image exclude each other. */
function readOrigin(
  given: Readonly<
    {pushByDigest: boolean; bake: BakeInputs | undefined} & Record<
      'merge' | 'promote' | 'chart' | 'artifact' | 'retain',
      string
    >
  >
): Pick<Inputs, 'pushByDigest' | 'merge' | 'mergeLegs' | 'promote' | 'bake'> {
  const names = [
    given.pushByDigest ? 'push-by-digest' : '',
    given.merge && 'merge',
    given.promote && 'promote',
    given.chart && 'chart',
    given.artifact && 'artifact',
    given.retain && 'retain'
  ].filter(name => name !== '')
  if (names.length > 1) {
    throw new ActionError('input', `input ${names[0]}: given together with ${names.slice(1).join(' and ')}.`, {
      hint: 'A step builds one platform (push-by-digest), puts them together (merge), tags what is there (promote), publishes a chart or files (chart, artifact), or tidies up (retain).'
    })
  }
  const {pushByDigest, bake} = given
  const {digests, legs} = parseMerge(given.merge)
  const other = bake && (['promote', 'chart', 'artifact'] as const).find(name => given[name] !== '')
  if (other)
    throw new ActionError('input', `input ${other}: given together with bake.`, {
      hint: 'What is not built of the definition is published by a step of its own.'
    })
  if (bake && digests.length > 0)
    throw new ActionError('input', 'input merge: the entries name no target, but bake is given.', {
      hint: 'Hand on the outputs result-… of the jobs that bake: they name target, platform and digest.'
    })
  if (!bake && legs.length > 0)
    throw new ActionError('input', 'input merge: the entries name targets, but bake is not given.', {
      hint: 'Give this job the same bake, images and tags as those that build.'
    })
  return {pushByDigest, merge: digests, mergeLegs: legs, promote: parsePromote(given.promote), bake}
}

function readDryRun(value: string): Pick<Inputs, 'dryRun' | 'strict'> {
  if (value === 'strict') return {dryRun: true, strict: true}
  const dryRun = value !== '' && readBoolean('dry-run', value, 'strict, ')
  return {dryRun, strict: !dryRun}
}

/** A plan has decided what these inputs ask for. */
function readPlan({text}: InputReader): string {
  const plan = text('plan')
  const decided = ['images', 'tags', 'flavor', 'labels', 'version', 'promote', 'bake', 'chart', 'artifact'].filter(
    name => text(name) !== ''
  )
  if (plan === '' || decided.length === 0) return plan
  throw new ActionError('input', `input plan: given together with ${decided.join(', ')}.`, {
    hint: `The job that made the plan has decided what these ask for: give them to that job alone.`
  })
}

function readChoice<const T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find(choice => choice === value)
  if (found !== undefined) return found
  throw new ActionError(
    'input',
    `input ${name}: “${excerpt(value, 40)}” is not ${listed(known)}.${didYouMean(value, known)}`
  )
}

function readRetries(value: string): number {
  if (value === '') return 3
  if (/^\d{1,2}$/.test(value) && Number(value) <= MOST_RETRIES) return Number(value)
  throw new ActionError('input', `input retries: “${excerpt(value, 40)}” is not a number from 0 to ${MOST_RETRIES}.`)
}

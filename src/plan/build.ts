import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import type {BuildInputs, Secret} from '../inputs/build.ts'
import type {BuilderInputs} from '../inputs/builder.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {fillMeta} from '../naming/meta.ts'
import {isEntitlement} from './allow.ts'
import {imageAnnotations} from './annotations.ts'
import {type CachePlan, planCache} from './cache.ts'
import {type CacheMountsPlan, planCacheMounts} from './cache-mounts.ts'
import {type Exports, planExports} from './exports.ts'
import {gitContexts, isOwnRepository, wantedContext} from './git-context.ts'
import type {NamingSources, PlannedNaming} from './naming.ts'
import {isUntrusted, type PushDecision} from './push.ts'
import {hiddenVariables} from './secrets.ts'

/** One `docker buildx build`: what the user asked for, and what this run adds. */
export interface BuildPlan
  extends Omit<BuildInputs, 'cache' | 'cacheFrom' | 'cacheTo' | 'cacheMounts' | 'cacheMountsMax' | 'outputs'> {
  readonly exports: Exports
  /** `level:key=value` for the image. */
  readonly imageAnnotations: readonly string[]
  readonly cache: CachePlan
  readonly cacheMounts: CacheMountsPlan | undefined
  /** Seconds since the epoch that every file and label of a reproducible image has. */
  readonly epoch: number | undefined
  /** Where a build says that it was made. */
  readonly builderId: string
  readonly builder: BuilderPlan
  /** Push under the digest alone, for a later job to merge: no tag is written. */
  readonly byDigest: boolean
  readonly test: TestPlan | undefined
  /** Whether BuildKit's lint warnings become annotations. */
  readonly annotateChecks: boolean
  /** Whether the metadata file holds the provenance, which costs a request to the builder. */
  readonly metadataProvenance: boolean
  /** The folder that paths are relative to, for messages. */
  readonly workspace: string
  /** One of several images, none of which may be tagged before all are built. */
  readonly several?: true
  /** What was left out of it, sentences for a person. */
  readonly warnings: readonly string[]
  /** What is worth a line of the log. */
  readonly notes: readonly string[]
}

/** Which builder to use or to make. */
export interface BuilderPlan extends BuilderInputs {
  /** BUILDX_BUILDER, which buildx goes by where `builder` is empty. */
  readonly fromEnvironment: string
}

/** The user's script between build and publish. */
export interface TestPlan {
  readonly script: string
  /** Variables that it does not get: inputs (passwords among them), state, the job's tokens, and secrets of this step. */
  readonly hidden: readonly string[]
}

/** Pure: buildx's flags are decided here but for the builder, which is known once it was asked. */
export function planBuild(
  {context, inputs, env}: NamingSources,
  {naming, created, options, meta}: PlannedNaming,
  push: PushDecision
): BuildPlan {
  const {cache: _, cacheFrom, cacheTo, cacheMounts, cacheMountsMax, outputs, ...build} = inputs.build
  const exports = planExports({...inputs.build, outputs: outputs.map(text => fillMeta(text, meta))})
  const fetched = inputs.build.context === '' && !context.hasSources
  const scoped = {...inputs.build, context: wantedContext(context, inputs.build)}
  const cached = {images: naming.images, build: scoped, context, env, push}
  const cache = planCache(cached)
  const mounts = planCacheMounts(cached)
  const contexts = gitContexts(context, inputs.build, env)
  const {annotationLevels} = options
  const {annotations, warnings} = imageAnnotations(
    naming.annotations,
    inputs.annotations,
    annotationLevels,
    exports.index
  )
  return {
    ...build,
    ...contexts,
    buildArgs: build.buildArgs.map(text => fillMeta(text, meta)),
    ...(isUntrusted(context)
      ? {secrets: [], ssh: []}
      : {secrets: [...checkedSecrets(build.secrets, env), ...tokenForContext(context, contexts.context, inputs)]}),
    exports,
    imageAnnotations: annotations,
    cache,
    cacheMounts: mounts && 'store' in mounts ? mounts : undefined,
    epoch: build.reproducible ? Math.floor(created.getTime() / 1000) : undefined,
    builderId: `${context.run.url}/attempts/${context.run.attempt}`,
    builder: {
      ...inputs.builder,
      buildkitdFlags: inputs.builder.buildkitdFlags || entitlementFlags(build.allow),
      fromEnvironment: env.BUILDX_BUILDER ?? ''
    },
    byDigest: inputs.pushByDigest,
    test: inputs.test === '' ? undefined : {script: inputs.test, hidden: hiddenVariables(inputs, env)},
    // DOCKER_BUILD_CHECKS_ANNOTATIONS=false switches them off, as in docker/build-push-action.
    annotateChecks: env.DOCKER_BUILD_CHECKS_ANNOTATIONS !== 'false',
    metadataProvenance: (env.BUILDX_METADATA_PROVENANCE ?? '') !== '',
    workspace: env.GITHUB_WORKSPACE ?? 'the working directory',
    warnings,
    notes: [
      ...(fetched ? ['The workspace has no checkout and no Dockerfile: BuildKit fetches this repository itself.'] : []),
      ...cache.notes,
      ...(mounts && 'why' in mounts ? [`${mounts.why}.`] : [])
    ]
  }
}

/**
 * A builder that we make grants what is asked for: docker/setup-buildx-action's default grants everything, also to a
 * Dockerfile that nobody expects to ask.
 */
function entitlementFlags(allow: readonly string[]): string {
  return allow
    .filter(isEntitlement)
    .map(name => `--allow-insecure-entitlement ${name}`)
    .join(' ')
}

function checkedSecrets(
  secrets: readonly Secret[],
  env: Readonly<Record<string, string | undefined>>
): readonly Secret[] {
  const unset = secrets.find(secret => 'env' in secret && env[secret.env] === undefined)
  if (!unset || !('env' in unset)) return secrets
  throw new ActionError('input', `input secret-envs: the variable ${unset.env} of the secret ${unset.id} is not set.`, {
    hint: `Set it in the step’s env: ${unset.env}: \${{ secrets.… }}`
  })
}

/** BuildKit fetches this repository with the job's token, unless the user gave it another. */
function tokenForContext(context: Context, buildContext: string, {githubToken, build}: Inputs): Secret[] {
  const given = build.secrets.some(secret => secret.id.startsWith('GIT_AUTH_TOKEN'))
  if (githubToken === '' || given || !isOwnRepository(buildContext, context)) return []
  return [{id: `GIT_AUTH_TOKEN.${context.server.host}`, value: githubToken}]
}

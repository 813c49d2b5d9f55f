import type {Context} from '../context/context.ts'
import type {PromoteSource} from '../inputs/promote.ts'
import type {Policy} from '../inputs/retain.ts'
import type {Digest} from '../oci/digest.ts'
import {type ArtifactPlan, planArtifact} from './artifact.ts'
import {type BuildPlan, planBuild} from './build.ts'
import type {Naming, NamingSources, PlannedNaming} from './naming.ts'
import {type PullRequestTags, planPullRequestTags} from './pull-request-tags.ts'
import type {PushDecision} from './push.ts'
import {checkRetainEvent, namesOfRelease} from './retain.ts'

/**
 * What to do: one way to come by an image, or something else. `reuse` looks for an image that is published already and
 * builds where there is none: by the version's tag (`ifTagExists`), by the commit's tag (`commitTag`), or by both.
 */
export type Action =
  | {readonly kind: 'nothing'; readonly reason: string}
  | {readonly kind: 'cleanup'; readonly tags: PullRequestTags}
  | {
      readonly kind: 'retain'
      readonly policies: readonly Policy[]
      /** The names of the image that a git tag has made. */
      readonly namesOfRelease: (gitTag: string) => Promise<readonly string[]>
    }
  | {readonly kind: 'build'; readonly build: BuildPlan}
  | {readonly kind: 'merge'; readonly digests: readonly Digest[]}
  | {readonly kind: 'promote'; readonly source: PromoteSource}
  | {readonly kind: 'artifact'; readonly artifact: ArtifactPlan}
  | {
      readonly kind: 'reuse'
      readonly ifTagExists: 'fail' | 'skip' | undefined
      readonly commitTag: string | undefined
      readonly build: BuildPlan
    }

/** A closed pull request has nothing to build, nor has a release or ref that is gone. */
export function isBuilding({pullRequest, deleted}: Context): boolean {
  return pullRequest?.closed !== true && deleted === undefined
}

export async function planAction(sources: NamingSources, planned: PlannedNaming, push: PushDecision): Promise<Action> {
  const {context, inputs} = sources
  const {pullRequest} = context
  if (inputs.retain.length > 0) {
    checkRetainEvent(context)
    return {kind: 'retain', policies: inputs.retain, namesOfRelease: tag => namesOfRelease(sources, tag)}
  }
  if (!isBuilding(context)) {
    return inputs.cleanup && pullRequest
      ? {kind: 'cleanup', tags: await planPullRequestTags(sources, pullRequest.number)}
      : {kind: 'nothing', reason: push.reason}
  }
  if (inputs.merge.length > 0) return {kind: 'merge', digests: inputs.merge}
  if (inputs.promote) return {kind: 'promote', source: inputs.promote}
  const artifact = planArtifact(sources, planned)
  if (artifact) return {kind: 'artifact', artifact}
  const build = planBuild(sources, planned, push)
  const ifTagExists = inputs.ifTagExists === 'overwrite' ? undefined : inputs.ifTagExists
  // A job of a matrix makes one platform of an image, and what is published is the whole.
  const commitTag =
    inputs.reuse && !inputs.pushByDigest && context.ref.kind === 'tag' ? commitTagOf(planned.naming) : undefined
  if (ifTagExists === undefined && commitTag === undefined) return {kind: 'build', build}
  return {kind: 'reuse', ifTagExists, commitTag, build}
}

/** What the way to the image left out. */
export function warningsOf(action: Action): readonly string[] {
  return 'build' in action ? action.build.warnings : []
}

/** The tag under which the commit's own run has published its image. */
function commitTagOf({tags, revision}: Naming): string {
  return tags.find(({kind, rule}) => kind === 'run' && rule.type === 'sha')?.name ?? `sha-${revision.slice(0, 7)}`
}

import type {Context} from '../context/context.ts'
import type {PromoteSource} from '../inputs/promote.ts'
import type {Policy} from '../inputs/retain.ts'
import type {Digest} from '../oci/digest.ts'
import {type ArtifactPlan, planArtifact} from './artifact.ts'
import {type BakePlan, type NamedTargets, planBake} from './bake.ts'
import {type BuildPlan, planBuild} from './build.ts'
import type {NamingSources, PlannedNaming} from './naming.ts'
import {type PullRequestTags, planPullRequestTags} from './pull-request-tags.ts'
import type {PushDecision} from './push.ts'
import {commitTagOf} from './push-tag.ts'
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
  | {readonly kind: 'bake'; readonly bake: BakePlan}
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

export async function planAction(
  sources: NamingSources,
  planned: PlannedNaming,
  push: PushDecision,
  named: NamedTargets | undefined
): Promise<Action> {
  const {context, inputs} = sources
  const {pullRequest} = context
  if (inputs.retain.length > 0) {
    checkRetainEvent(context)
    return {kind: 'retain', policies: inputs.retain, namesOfRelease: tag => namesOfRelease(sources, tag)}
  }
  if (!isBuilding(context)) {
    return inputs.cleanup && pullRequest
      ? {
          kind: 'cleanup',
          tags: await tagsOf(named?.images.map(image => image.sources) ?? [sources], pullRequest.number)
        }
      : {kind: 'nothing', reason: push.reason}
  }
  if (named) return {kind: 'bake', bake: planBake(sources, named, push)}
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

/** Of several images, those of each. */
async function tagsOf(all: readonly NamingSources[], number: number): Promise<PullRequestTags> {
  const found = await Promise.all(all.map(sources => planPullRequestTags(sources, number)))
  return {number, own: found.flatMap(({own}) => own), beside: found.flatMap(({beside}) => beside)}
}

/** What the way to the image left out. */
export function warningsOf(action: Action): readonly string[] {
  if (action.kind === 'bake') return action.bake.build.warnings
  return 'build' in action ? action.build.warnings : []
}

/** Whether this job pushes platform images for another job to merge. */
export function isByDigest(action: Action): boolean {
  if (action.kind === 'bake') return action.bake.build.byDigest
  return 'build' in action && action.build.byDigest
}

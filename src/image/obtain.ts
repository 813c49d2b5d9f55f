import type {BuilderPorts} from '../builder/choose.ts'
import {type Preparation, prepareBuilder} from '../builder/prepare.ts'
import type {Diagnose} from '../diagnosis/diagnose.ts'
import type {Action} from '../plan/action.ts'
import type {BakePlan, BakeTarget} from '../plan/bake.ts'
import type {BuildPlan} from '../plan/build.ts'
import {type Plan, planOfTarget} from '../plan/plan.ts'
import type {Permission} from '../preflight.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import {bakeImages} from './bake.ts'
import {type BuildRun, buildImage} from './build.ts'
import {findExisting, isPublished} from './existing.ts'
import type {Image} from './image.ts'
import {mergeImages} from './merge.ts'
import {findReusable, promote} from './promote.ts'

/** A way to come by an image, or by several. */
export type ImageAction = Extract<Action, {kind: 'build' | 'bake' | 'merge' | 'promote' | 'reuse'}>

/** An image that is in the registry, and the plan that it is by. */
export interface Obtained {
  readonly plan: Plan
  /** Of several images, which. */
  readonly target?: string
  readonly image: Image
}

export interface ObtainRun extends Pick<BuildRun, 'stage' | 'note' | 'onTag' | 'later'> {
  readonly permission: Permission
  /** The builder, where it is on its way already. */
  readonly preparation: Preparation | undefined
  readonly registries: Registries
  readonly diagnose: Diagnose
  /** For a builder that can't push by digest: `name:tag` of each image of a plan. */
  readonly choosePushTags: (image: {readonly plan: Plan; readonly target?: string}) => Promise<readonly string[]>
}

/** The builder that an action certainly needs, found or booted beside what only waits for the network. */
export function prepareFor(
  ports: BuilderPorts,
  plan: Plan,
  action: ImageAction,
  diagnose: Diagnose
): Preparation | undefined {
  // Where an image may be there already, Docker may not be needed.
  if (action.kind === 'build') return prepareBuilder(ports, plan, action.build, diagnose)
  const isBaked = action.kind === 'bake' && action.bake.legs.length === 0 && !maySkip(action.bake)
  return isBaked ? prepareBuilder(ports, plan, action.bake.build, diagnose) : undefined
}

function maySkip({ifTagExists, targets}: BakePlan): boolean {
  return ifTagExists !== undefined || targets.some(({commitTag}) => commitTag !== undefined)
}

/** The images by the way that the plan names; none where there is nothing in the registry to publish. */
export async function obtain(ports: Ports, plan: Plan, action: ImageAction, run: ObtainRun): Promise<Obtained[]> {
  if (action.kind === 'bake') return await obtainTargets(ports, plan, action.bake, run)
  const image = await obtainOne(ports, plan, action, run)
  return image ? [{plan, image}] : []
}

async function obtainOne(
  ports: Ports,
  plan: Plan,
  action: Exclude<ImageAction, {kind: 'bake'}>,
  run: ObtainRun
): Promise<Image | undefined> {
  const {permission, registries, stage} = run
  const build = (wanted: BuildPlan) => {
    const choosePushTags = () => run.choosePushTags({plan})
    return buildImage(ports, plan, wanted, {...run, preparation: ready(ports, plan, wanted, run), choosePushTags})
  }
  // Where this run may not push, what is published already is nothing to it.
  const {push} = permission
  switch (action.kind) {
    case 'build':
      return await build(action.build)
    case 'merge':
      return push ? await stage('Merge', () => mergeImages(ports, plan, action.digests, registries)) : undefined
    case 'promote':
      return push ? await stage('Promote', () => promote(ports, plan, action.source, registries)) : undefined
    case 'reuse': {
      const {ifTagExists} = action
      const look = async () =>
        push && ifTagExists !== undefined && (await isPublished(ports, plan, ifTagExists, registries))
      if (action.build.byDigest) return (await stage('Published images', look)) ? undefined : await build(action.build)
      const published = push
        ? await stage('Published images', () => findPublished(ports, plan, action, registries))
        : undefined
      return published ?? (await build(action.build))
    }
  }
}

async function obtainTargets(ports: Ports, plan: Plan, bake: BakePlan, run: ObtainRun): Promise<Obtained[]> {
  const {permission, registries, stage} = run
  const images =
    bake.legs.length > 0
      ? permission.push
        ? await stage('Merge', () => mergeTargets(ports, plan, bake, registries))
        : new Map<string, Image>()
      : await bakeImages(ports, plan, bake, {
          ...run,
          preparation: () => ready(ports, plan, bake.build, run),
          findExisting: async target => {
            if (!maySkip(bake)) return undefined
            const wanted = {ifTagExists: bake.ifTagExists, commitTag: target.commitTag}
            return await stage(`Published images of ${target.name}`, () =>
              findPublished(ports, planOfTarget(plan, target), wanted, registries)
            )
          }
        })
  return bake.targets.flatMap(target => {
    const image = images.get(target.name)
    return image ? [{plan: planOfTarget(plan, target), target: target.name, image}] : []
  })
}

/** An index of each target that other jobs have pushed; one that none of them has is an error of the plan’s platforms. */
async function mergeTargets(
  ports: Ports,
  plan: Plan,
  {targets, legs}: BakePlan,
  registries: Registries
): Promise<Map<string, Image>> {
  const digestsOf = ({name}: BakeTarget) => legs.filter(leg => leg.target === name).map(({digest}) => digest)
  const images = new Map<string, Image>()
  for (const target of targets)
    images.set(target.name, await mergeImages(ports, planOfTarget(plan, target), digestsOf(target), registries))
  return images
}

async function findPublished(
  ports: Ports,
  plan: Plan,
  {ifTagExists, commitTag}: Pick<Extract<Action, {kind: 'reuse'}>, 'ifTagExists' | 'commitTag'>,
  registries: Registries
): Promise<Image | undefined> {
  const existing = ifTagExists && (await findExisting(ports, plan, ifTagExists, registries))
  return existing ?? (commitTag === undefined ? undefined : await findReusable(ports, plan, commitTag, registries))
}

function ready(ports: BuilderPorts, plan: Plan, build: BuildPlan, {preparation, diagnose}: ObtainRun): Preparation {
  return preparation ?? prepareBuilder(ports, plan, build, diagnose)
}

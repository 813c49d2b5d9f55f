import type {BuilderPorts} from '../builder/choose.ts'
import type {Preparation} from '../builder/prepare.ts'
import type {Push} from '../buildx/argv.ts'
import {bakeTargets} from '../buildx/bake.ts'
import {pushOf} from '../buildx/push.ts'
import {referencesOf} from '../naming/names.ts'
import {pinned, tagged} from '../oci/reference.ts'
import type {BakePlan, BakeTarget} from '../plan/bake.ts'
import {type Plan, planOfTarget} from '../plan/plan.ts'
import type {Ports} from '../runner.ts'
import type {BuildRun} from './build.ts'
import type {Image} from './image.ts'
import {fillTargetMounts} from './mounts.ts'
import {runTest} from './test.ts'

/** How several images are come by, beside what a single one needs. */
export interface BakeRun extends Omit<BuildRun, 'choosePushTags' | 'preparation'> {
  /** The builder, asked for only where something is to be built. */
  readonly preparation: () => Preparation
  readonly choosePushTags: (image: {readonly plan: Plan; readonly target: string}) => Promise<readonly string[]>
  /** The image of a target that is there already, and is used as it is. */
  readonly findExisting: (target: BakeTarget) => Promise<Image | undefined>
}

/** The image of each target, built in one graph and tested; none is tagged before all are there. */
export async function bakeImages(
  ports: BuilderPorts & Pick<Ports, 'cacheStore'>,
  plan: Plan,
  bake: BakePlan,
  run: BakeRun
): Promise<Map<string, Image>> {
  const {stage, permission, preparation, diagnose, choosePushTags, note, onTag, findExisting, later} = run
  const images = new Map<string, Image>()
  if (permission.push)
    for (const target of bake.targets) {
      const found = await findExisting(target)
      if (found) images.set(target.name, found)
    }
  const targets = bake.targets.filter(({name}) => !images.has(name))
  if (targets.length === 0 && bake.others.every(({defined}) => defined.linked)) return images
  const builder = await stage('Builder', () => preparation().ready())
  note({builder})
  const pushes = new Map<string, Push>()
  const byDigest = builder.pushesByDigest || bake.build.byDigest || !permission.push
  for (const target of targets) {
    const tags = byDigest ? [] : await choosePushTags({plan: planOfTarget(plan, target), target: target.name})
    const push = pushOf(bake.build, builder, permission, tags)
    pushes.set(target.name, push)
    if (permission.push && push.by === 'none')
      ports.log.notice(`${target.name}: built, not pushed: every tag points at something newer.`, {
        title: 'Image not pushed'
      })
  }
  const kept =
    targets.some(({build}) => build.cacheMounts) &&
    (await stage('Cache mounts', () => fillTargetMounts(ports, bake, targets, builder)))
  const {retries} = plan
  const request = {bake, targets, pushes, builder, diagnose, retries}
  const {digests, metadata, steps} = await stage('Build', () => bakeTargets(ports, request))
  if (kept) later(kept.save(permission.push))
  note({built: {digest: undefined, imageId: '', metadata, steps}})
  for (const target of targets) {
    const digest = digests.get(target.name)
    const push = pushes.get(target.name)
    const written = push?.by === 'tag' ? push.references : []
    if (!digest) continue
    images.set(target.name, {digest, origin: 'built', written})
    for (const place of writtenTags(target, written)) onTag({...place, outcome: 'published'})
  }
  const {test} = bake.build
  const moved = [...pushes.values()].flatMap(push => (push.by === 'tag' ? push.references : []))
  if (test)
    await stage('Test', async () => {
      for (const {name, naming} of targets) {
        const [image] = naming.images
        const digest = images.get(name)?.digest
        if (!image) continue
        const reference = digest
          ? pinned(image, digest)
          : (referencesOf(naming.taggedImages)[0] ?? tagged(image, 'latest'))
        ports.log.info(`Testing ${name}: ${reference}`)
        const shared = {image: reference, digest: digest ?? '', version: naming.version}
        const candidate = {...shared, repository: image, target: name}
        await runTest(ports, test, candidate, {retries, diagnose, moved})
      }
    })
  return images
}

/** What the builder has tagged itself: those tags are there, whatever comes after. */
function writtenTags({naming}: BakeTarget, written: readonly string[]) {
  return naming.taggedImages.flatMap(({repository, tags}) =>
    tags.filter(({name}) => written.includes(tagged(repository, name))).map(tag => ({repository, tag}))
  )
}

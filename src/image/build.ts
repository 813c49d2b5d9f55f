import type {Builder, BuilderPorts} from '../builder/choose.ts'
import type {Preparation} from '../builder/prepare.ts'
import {type Built, build} from '../buildx/build.ts'
import {pushOf} from '../buildx/push.ts'
import type {Diagnose} from '../diagnosis/diagnose.ts'
import {referencesOf} from '../naming/names.ts'
import {pinned, tagged} from '../oci/reference.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Plan} from '../plan/plan.ts'
import type {Permission} from '../preflight.ts'
import type {Ports} from '../runner.ts'
import type {Image} from './image.ts'
import {fillCacheMounts} from './mounts.ts'
import type {TagOutcome} from './tag-outcome.ts'
import {runTest} from './test.ts'

/** What a build needs to know of the run, and whom it tells. */
export interface BuildRun {
  readonly stage: <T>(name: string, work: () => Promise<T>) => Promise<T>
  readonly permission: Permission
  /** The builder, on its way since before the log-in. */
  readonly preparation: Preparation
  readonly diagnose: Diagnose
  /** What to push under, `name:tag` of each image, for a builder that can't push by digest; none where all must stay. */
  readonly choosePushTags: () => Promise<readonly string[]>
  readonly note: (findings: {readonly builder: Builder} | {readonly built: Built; readonly image?: Image}) => void
  /** Told of each tag that the builder has written itself. */
  readonly onTag: (tag: TagOutcome) => void
  /** Work that nothing waits for but the end of the run. It does not reject. */
  readonly later: (work: Promise<void>) => void
}

/** Builds, and lets the user's test decide; undefined where nothing was pushed. */
export async function buildImage(
  ports: BuilderPorts & Pick<Ports, 'cacheStore'>,
  plan: Plan,
  wanted: BuildPlan,
  {stage, permission, preparation, diagnose, choosePushTags, note, onTag, later}: BuildRun
): Promise<Image | undefined> {
  const builder = await stage('Builder', () => preparation.ready())
  note({builder})
  const byDigest = builder.pushesByDigest || wanted.byDigest || !permission.push
  const push = pushOf(wanted, builder, permission, byDigest ? [] : await choosePushTags())
  if (permission.push && push.by === 'none')
    ports.log.notice('Built, not pushed: every tag points at something newer.', {title: 'Image not pushed'})
  const kept = wanted.cacheMounts && (await stage('Cache mounts', () => fillCacheMounts(ports, wanted, builder)))
  const {retries} = plan
  const built = await stage('Build', () => build(ports, plan, wanted, builder, push, {diagnose, retries}))
  if (kept) later(kept.save(permission.push))
  const {digest} = built
  const written = push.by === 'tag' ? push.references : []
  const pushed: Image | undefined = digest && {digest, origin: 'built', written}
  note({built, ...(pushed ? {image: pushed} : {})})
  // Those tags are there, whatever comes after.
  const moved = (pushed ? plan.taggedImages : []).flatMap(({repository, tags}) =>
    tags.filter(({name}) => written.includes(tagged(repository, name))).map(tag => ({repository, tag}))
  )
  for (const place of moved) onTag({...place, outcome: 'published'})
  const [image] = plan.images
  const {test} = wanted
  if (test && image) {
    const reference = digest ? pinned(image, digest) : (referencesOf(plan.taggedImages)[0] ?? tagged(image, 'latest'))
    const candidate = {image: reference, digest: digest ?? '', version: plan.version, repository: image}
    const names = moved.map(({repository, tag}) => tagged(repository, tag.name))
    await stage('Test', () => runTest(ports, test, candidate, {retries, diagnose, moved: names}))
  }
  return pushed
}

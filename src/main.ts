import {makeArtifact, needsHelm} from './artifact/artifact.ts'
import {findHelm} from './artifact/helm.ts'
import {attest, prepareSigning} from './attest/attest.ts'
import {recordStorage} from './attest/record.ts'
import {type Preparation, prepareBuilder} from './builder/prepare.ts'
import {readChart} from './chart/read.ts'
import {type Later, withLater} from './concurrency.ts'
import {completeContext, findCommitDate} from './context/complete.ts'
import {readContext} from './context/context.ts'
import {contextOfCheckout} from './context/git.ts'
import {createDiagnose, type Diagnose} from './diagnosis/diagnose.ts'
import {toActionError, unreachable} from './errors.ts'
import {withApiRetries} from './github/retry.ts'
import {buildImage} from './image/build.ts'
import {findExisting, isPublished} from './image/existing.ts'
import {type Image, isOwnWork} from './image/image.ts'
import {mergeImages} from './image/merge.ts'
import {findReusable, promote} from './image/promote.ts'
import {readInputs} from './inputs/inputs.ts'
import {type KnownCredentials, login} from './login/login.ts'
import type {Action} from './plan/action.ts'
import type {BuildPlan} from './plan/build.ts'
import {faultContextOf} from './plan/fault-context.ts'
import {makePlan, type Plan} from './plan/plan.ts'
import {type Permission, preflight} from './preflight.ts'
import {comment} from './preview/comment.ts'
import type {Guard} from './publish/guard.ts'
import {createGuards} from './publish/guards.ts'
import {publish} from './publish/publish.ts'
import {choosePushTags} from './publish/push-tag.ts'
import {verify, verifyByDigest} from './publish/verify.ts'
import {checkVisibility} from './publish/visibility.ts'
import {readPlatforms} from './registry/platforms.ts'
import {createRegistries, type Registries} from './registry/registries.ts'
import {createJournal, type Journal} from './report/journal.ts'
import {isByDigest} from './report/outputs.ts'
import {report} from './report/report.ts'
import {type Stage, stagesOf} from './report/stage.ts'
import {planLines} from './report/text.ts'
import {retain} from './retain/retain.ts'
import type {Ports, Runner} from './runner.ts'

/** One run of the step: from what the runner says to a verified image. Every failure ends here. */
export async function main(runner: Runner): Promise<void> {
  const journal = createJournal()
  try {
    await runStages(runner, journal)
  } catch (error) {
    journal.note({error: toActionError(error)})
  }
  await report(runner, journal.outcome)
}

async function runStages(asStarted: Runner, journal: Journal): Promise<void> {
  const stage = stagesOf(asStarted, journal)
  const plan = await stage('Plan', () => readPlan(asStarted, journal))
  const runner = withApiRetries(asStarted, plan.retries)
  const {action} = plan
  // What `retain` would delete can only be told by looking.
  if (plan.dryRun && action.kind !== 'retain') return
  switch (action.kind) {
    case 'nothing':
      return runner.log.notice(`Nothing to do: ${action.reason}.`)
    case 'cleanup':
    case 'retain': {
      // It asks the API again by itself: before a deletion is tried again, everything is looked at again.
      const {registries} = await connect(runner, plan, stage)
      return journal.note({retained: await stage('Clean up', () => retain(asStarted, plan, action, registries))})
    }
    case 'build':
    case 'merge':
    case 'promote':
    case 'reuse':
    case 'artifact':
      return await withLater(later => publishImage(runner, plan, action, {journal, stage, later}))
    default:
      return unreachable(action)
  }
}

/** From runner, event and inputs to the plan, which the log then shows; nothing is touched. */
async function readPlan(runner: Runner, journal: Journal): Promise<Plan> {
  const inputs = await readInputs(runner)
  const read = await readContext(runner, inputs.build.file)
  const source = inputs.contextSource === 'git' ? await contextOfCheckout(runner, read) : read
  // A plain dry run makes no request: without a token nothing is asked.
  const patient = withApiRetries(runner, inputs.retries)
  const context = await completeContext(patient, source, inputs.strict ? inputs.githubToken : '')
  const chart = inputs.artifact?.kind === 'chart' ? await readChart(runner, inputs.artifact.path) : undefined
  const plan = await makePlan(context, inputs, runner.env, () => findCommitDate(patient, context, inputs), chart)
  journal.note({plan})
  for (const line of planLines(plan)) runner.log.info(line)
  for (const warning of plan.warnings) runner.log.warning(warning)
  if (plan.push.warning) runner.log.warning(plan.push.warning)
  if (plan.source.otherCheckout) runner.log.notice(plan.source.otherCheckout)
  return plan
}

/** Everything that asks registries, and with which credentials. */
interface Connections {
  readonly credentials: KnownCredentials
  readonly registries: Registries
  readonly diagnose: Diagnose
}

async function connect(ports: Ports, plan: Plan, stage: Stage): Promise<Connections> {
  const credentials = await stage('Log in', () => login(ports, plan))
  const diagnose = createDiagnose({...faultContextOf(plan), credentialOf: credentials.credentialOf})
  const {retries, insecureRegistries: insecure} = plan
  return {credentials, diagnose, registries: createRegistries(ports, {...credentials, retries, diagnose, insecure})}
}

/** A way to come by an image. */
type ImageAction = Extract<Action, {kind: 'build' | 'merge' | 'promote' | 'reuse' | 'artifact'}>

async function publishImage(
  ports: Ports,
  plan: Plan,
  action: ImageAction,
  {journal, stage, later}: {readonly journal: Journal; readonly stage: Stage; readonly later: Later}
): Promise<void> {
  if (action.kind === 'artifact' && needsHelm(action.artifact)) await stage('Helm', () => findHelm(ports))
  // Where an image may be there already, Docker may not be needed.
  const preparation = action.kind === 'build' ? prepare(ports, plan, action.build) : undefined
  const ask = async () => {
    const connections = await connect(ports, plan, stage)
    preparation?.loggedIn()
    const {credentials, registries} = connections
    const guards = createGuards(ports, plan, registries)
    const permission = await stage('Preflight', async () => {
      const found = await preflight(ports, plan, credentials, registries)
      if (found.push && !isByDigest(plan)) await guards.prepare()
      return found
    })
    return {connections, guards, permission}
  }
  const {connections, guards, permission} = await (preparation ? preparation.meanwhile(ask) : ask())
  const {registries, diagnose} = connections
  journal.note({permission})
  const signing = permission.push ? prepareSigning(ports, plan, diagnose) : {unsigned: 'it is not pushed'}
  const guard = guards.early
  const image = await obtain(ports, plan, action, {
    ...connections,
    permission,
    preparation,
    guard,
    journal,
    stage,
    later
  })
  if (!image) return
  journal.note({image})
  const {digest} = image
  const known = {planned: plan.platforms, buildMetadata: journal.outcome.built?.metadata ?? ''}
  if (isByDigest(plan)) {
    const platforms = await stage('Verify', () => verifyByDigest(ports, plan, digest, registries, known.buildMetadata))
    return journal.note({platforms})
  }

  // Before any tag but the builder's own one is written: nobody who follows a tag meets an image without its signature.
  if (isOwnWork(image) && signing) {
    const request = {plan, image, registries, diagnose}
    journal.note('unsigned' in signing ? signing : await stage('Attest', () => attest(ports, signing, request)))
  }

  const options = await guards.of(image, journal.tag)
  const published = await stage('Publish', () => publish(ports, plan, image, registries, options))
  const platforms = await stage('Verify', async () => {
    const [first] = plan.images
    const [found] = await Promise.all([
      first ? readPlatforms(ports, published.manifest, registries(first), known) : [],
      verify(ports, plan, published),
      checkVisibility(ports, plan, digest, diagnose),
      journal.outcome.attested ? recordStorage(ports, plan, digest) : undefined
    ])
    return found
  })
  journal.note({platforms, verified: true})
  const {comment: wanted} = plan
  if (wanted) {
    const {tags} = journal.outcome
    await stage('Comment', () => comment(ports, plan, wanted, {digest, tags, platforms}, connections))
  }
}

interface ObtainOptions extends Connections {
  readonly permission: Permission
  readonly preparation: Preparation | undefined
  readonly guard: Guard | undefined
  readonly journal: Journal
  readonly stage: Stage
  readonly later: Later
}

/** The image by the way that the plan names; undefined where there is none in the registry to publish. */
async function obtain(
  ports: Ports,
  plan: Plan,
  action: ImageAction,
  {permission, preparation, guard, registries, diagnose, journal: {note, tag: onTag}, stage, later}: ObtainOptions
): Promise<Image | undefined> {
  const build = (wanted: BuildPlan) =>
    buildImage(ports, plan, wanted, {
      stage,
      permission,
      preparation: preparation ?? prepare(ports, plan, wanted),
      diagnose,
      note,
      onTag,
      later,
      choosePushTags: () => choosePushTags(ports, plan, guard, registries)
    })
  // Where this run may not push, what is published already is nothing to it.
  const {push} = permission
  switch (action.kind) {
    case 'build':
      return await build(action.build)
    case 'merge':
      return push ? await stage('Merge', () => mergeImages(ports, plan, action.digests, registries)) : undefined
    case 'promote':
      return push ? await stage('Promote', () => promote(ports, plan, action.source, registries)) : undefined
    case 'artifact':
      return await makeArtifact(ports, plan, action.artifact, {stage, permission, registries})
    case 'reuse': {
      const {ifTagExists, commitTag} = action
      const look = () => push && ifTagExists && isPublished(ports, plan, ifTagExists, registries)
      if (action.build.byDigest)
        return (await stage('Published images', async () => look())) ? undefined : await build(action.build)
      const published = push
        ? await stage(
            'Published images',
            async () =>
              (ifTagExists && (await findExisting(ports, plan, ifTagExists, registries))) ??
              (commitTag && (await findReusable(ports, plan, commitTag, registries)))
          )
        : undefined
      return published || (await build(action.build))
    }
  }
}

/** The builder, found or booted beside what only waits for the network. */
function prepare(ports: Ports, plan: Plan, build: BuildPlan): Preparation {
  return prepareBuilder(ports, plan, build, createDiagnose(faultContextOf(plan)))
}

import {makeArtifact, needsHelm} from './artifact/artifact.ts'
import {findHelm} from './artifact/helm.ts'
import {attest, prepareSigning, tellIfAsked} from './attest/attest.ts'
import {recordStorage} from './attest/record.ts'
import {readDefinition} from './bake/source.ts'
import {readChart} from './chart/read.ts'
import {type Later, parallel, withLater} from './concurrency.ts'
import {completeContext, findCommitDate} from './context/complete.ts'
import {readContext} from './context/context.ts'
import {contextOfCheckout} from './context/git.ts'
import {createDiagnose, type Diagnose} from './diagnosis/diagnose.ts'
import {toActionError, unreachable} from './errors.ts'
import {withApiRetries} from './github/retry.ts'
import {isOwnWork} from './image/image.ts'
import {type ImageAction, type Obtained, obtain, prepareFor} from './image/obtain.ts'
import type {TagOutcome} from './image/tag-outcome.ts'
import {readInputs} from './inputs/inputs.ts'
import {type KnownCredentials, login} from './login/login.ts'
import {type Action, isByDigest} from './plan/action.ts'
import {faultContextOf} from './plan/fault-context.ts'
import {imagesOf, makePlan, type Plan} from './plan/plan.ts'
import {preflight} from './preflight.ts'
import {comment, type PublishedImage} from './preview/comment.ts'
import {guardsByTarget} from './publish/guards.ts'
import {publish} from './publish/publish.ts'
import {choosePushTags} from './publish/push-tag.ts'
import {verify, verifyByDigest} from './publish/verify.ts'
import {checkVisibility} from './publish/visibility.ts'
import {readPlatforms} from './registry/platforms.ts'
import {createRegistries, type Registries} from './registry/registries.ts'
import {createJournal, findingsOf, type Journal, metadataOf} from './report/journal.ts'
import {report} from './report/report.ts'
import {type Stage, stagesOf} from './report/stage.ts'
import {planLines} from './report/text.ts'
import {retain} from './retain/retain.ts'
import type {Ports, Runner} from './runner.ts'

/** Each is several requests at once. */
const IMAGES_AT_ONCE = 8

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
    case 'bake':
    case 'merge':
    case 'promote':
    case 'reuse':
    case 'artifact':
      return await withLater(later => publishImages(runner, plan, action, {journal, stage, later}))
    default:
      return unreachable(action)
  }
}

/** From runner, event and inputs to the plan, which the log then shows; nothing is touched. */
async function readPlan(runner: Runner, journal: Journal): Promise<Plan> {
  const inputs = await readInputs(runner)
  const read = await readContext(runner, inputs.bake?.files[0] ?? inputs.build.file)
  const source = inputs.contextSource === 'git' ? await contextOfCheckout(runner, read) : read
  // A plain dry run makes no request: without a token nothing is asked.
  const patient = withApiRetries(runner, inputs.retries)
  const context = await completeContext(patient, source, inputs.strict ? inputs.githubToken : '')
  const chart = inputs.artifact?.kind === 'chart' ? await readChart(runner, inputs.artifact.path) : undefined
  const definition = await readDefinition(runner, context, inputs)
  const commitDate = () => findCommitDate(patient, context, inputs)
  const plan = await makePlan(context, inputs, runner.env, commitDate, {chart, definition})
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

/** The images of the plan, from preflight to their comments: one, or one of each target. */
async function publishImages(
  ports: Ports,
  plan: Plan,
  action: ImageAction | Extract<Action, {kind: 'artifact'}>,
  {journal, stage, later}: {readonly journal: Journal; readonly stage: Stage; readonly later: Later}
): Promise<void> {
  if (action.kind === 'artifact' && needsHelm(action.artifact)) await stage('Helm', () => findHelm(ports))
  const preparation =
    action.kind === 'artifact' ? undefined : prepareFor(ports, plan, action, createDiagnose(faultContextOf(plan)))
  const ask = async () => {
    const connections = await connect(ports, plan, stage)
    preparation?.loggedIn()
    const {credentials, registries} = connections
    const guardsOf = guardsByTarget(ports, registries)
    const permission = await stage('Preflight', async () => {
      const found = await preflight(ports, plan, credentials, registries)
      if (found.push && !isByDigest(action)) await forEach(imagesOf(plan), each => guardsOf(each).prepare())
      return found
    })
    return {connections, guardsOf, permission}
  }
  const {connections, guardsOf, permission} = await (preparation ? preparation.meanwhile(ask) : ask())
  const {registries, diagnose} = connections
  journal.note({permission})
  const signing = prepareSigning(ports, plan, permission.push, diagnose)
  const {note, tag: onTag} = journal
  const images: Obtained[] =
    action.kind === 'artifact'
      ? [await makeArtifact(ports, plan, action.artifact, {stage, permission, registries})].flatMap(image =>
          image ? [{plan, image}] : []
        )
      : await obtain(ports, plan, action, {
          ...{stage, permission, preparation, registries, diagnose, note, onTag, later},
          choosePushTags: each => choosePushTags(ports, each.plan, guardsOf(each).early, registries)
        })
  for (const {image, target} of images) note({image}, target)
  if (images.length === 0) return signing && 'unsigned' in signing ? note(signing) : undefined
  const known = ({plan: {platforms: planned}, target}: Obtained) => ({
    planned,
    buildMetadata: metadataOf(journal.outcome, target)
  })
  if (isByDigest(action)) {
    const look = async (made: Obtained) => {
      const {buildMetadata} = known(made)
      const platforms = await verifyByDigest(ports, made.plan, made.image.digest, registries, buildMetadata)
      note({platforms}, made.target)
    }
    await stage('Verify', () => forEach(images, look))
    return
  }

  // Before any tag but the builder's own one is written: nobody who follows a tag meets an image without its signature.
  const [own, others] = [images.filter(({image}) => isOwnWork(image)), images.filter(({image}) => !isOwnWork(image))]
  if (signing && 'unsigned' in signing) for (const {target} of images) note(signing, target)
  else if (signing) {
    for (const {target} of others) note(tellIfAsked(ports, signing.plan, 'it was there already') ?? {}, target)
    if (own.length > 0)
      await stage('Attest', () =>
        forEach(own, async ({plan, image, target}) =>
          note(await attest(ports, signing, {plan, image, registries, diagnose}), target)
        )
      )
  }

  const published = await stage('Publish', () =>
    forEach(images, async made => {
      const options = await guardsOf(made).of(made.image, onTag)
      return {...made, published: await publish(ports, made.plan, made.image, registries, options)}
    })
  )
  const verified = await stage('Verify', () =>
    forEach(published, async ({published: tags, ...made}) => {
      const {plan, target, image} = made
      const [first] = plan.images
      const [platforms] = await Promise.all([
        first ? readPlatforms(ports, tags.manifest, registries(first), known(made)) : [],
        verify(ports, plan, tags),
        checkVisibility(ports, plan, image.digest, diagnose),
        findingsOf(journal.outcome, target).attested ? recordStorage(ports, plan, image.digest) : undefined
      ])
      note({platforms, verified: true}, target)
      return {plan, digest: image.digest, platforms}
    })
  )
  const {comment: wanted} = plan
  if (wanted) await stage('Comment', () => commentOn(ports, wanted, verified, journal, connections))
}

/** One after the other: they look for each other's comments on the same page. */
async function commentOn(
  ports: Ports,
  wanted: NonNullable<Plan['comment']>,
  images: readonly (Omit<PublishedImage, 'tags'> & {readonly plan: Plan})[],
  journal: Journal,
  connections: Connections
): Promise<void> {
  for (const {plan, ...found} of images) {
    const isOurs = ({repository}: TagOutcome) => plan.images.some(({text}) => text === repository.text)
    await comment(ports, plan, wanted, {...found, tags: journal.outcome.tags.filter(isOurs)}, connections)
  }
}

function forEach<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  return parallel(items, IMAGES_AT_ONCE, work)
}

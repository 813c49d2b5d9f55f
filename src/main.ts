import {attest} from './attest/attest.ts'
import {checkAttestable} from './attest/eligibility.ts'
import {chooseBuilder} from './builder/choose.ts'
import {installEmulators} from './builder/qemu.ts'
import {build} from './buildx/build.ts'
import {pushOf} from './buildx/push.ts'
import {completeContext, findCommitDate} from './context/complete.ts'
import {type Context, readContext} from './context/context.ts'
import {contextOfCheckout} from './context/git.ts'
import type {Subject} from './diagnosis/diagnose.ts'
import {ActionError, textOf} from './errors.ts'
import {copyImage, findExisting} from './image/existing.ts'
import {mergeLegs} from './image/merge.ts'
import {findReusable, promote} from './image/promote.ts'
import type {Existing} from './image/source.ts'
import {runTest} from './image/test.ts'
import {type Inputs, readInputs} from './inputs/inputs.ts'
import {readAccounts} from './login/accounts.ts'
import {login} from './login/login.ts'
import {githubRegistry} from './naming/images.ts'
import type {Digest} from './oci/digest.ts'
import {pinned, tagged} from './oci/reference.ts'
import {makePlan, type Plan, pushTagOf} from './plan/plan.ts'
import {readPlatforms} from './platforms.ts'
import {type Permission, preflight} from './preflight.ts'
import {cleanUp} from './preview/cleanup.ts'
import {comment} from './preview/comment.ts'
import {type Ancestry, createAncestry} from './publish/ancestry.ts'
import {type PublishedTag, publish} from './publish/publish.ts'
import {choosePushTag} from './publish/push-tag.ts'
import {verify, verifyLeg} from './publish/verify.ts'
import {createRegistries, type Registries} from './registry/registries.ts'
import type {Facts} from './report/outcome.ts'
import {report} from './report/report.ts'
import {duration, planLines} from './report/text.ts'
import type {Runner} from './runner.ts'
import {checkVisibility} from './visibility.ts'

/** One run of the step: from what the runner says to a verified image. Every failure ends here. */
export async function main(runner: Runner): Promise<void> {
  const facts: Facts = {stages: [], tags: []}
  try {
    await runStages(runner, facts)
  } catch (error) {
    facts.error = toActionError(error)
  }
  await report(runner, facts)
}

async function runStages(runner: Runner, facts: Facts): Promise<void> {
  const stage = stagesOf(runner, facts)

  const {context, inputs, plan, accounts} = await stage('Plan', async () => {
    const inputs = readInputs(runner)
    const read = await readContext(runner)
    const source = inputs.contextSource === 'git' ? await contextOfCheckout(runner, read) : read
    // A dry run makes no request: without a token nothing is asked.
    const context = await completeContext(runner, source, inputs.dryRun ? '' : inputs.githubToken)
    const plan = await makePlan(context, inputs, runner.env, () => findCommitDate(runner, context, inputs))
    Object.assign(facts, {inputs, context, plan})
    // A fork's run has no identity and nothing to sign: it stays green.
    if (plan.push.push === 'yes' && !inputs.dryRun) checkAttestable(context, inputs, runner.env)
    for (const line of planLines(plan)) runner.log.info(line)
    for (const warning of plan.warnings) runner.log.warning(warning)
    if (plan.push.warning) runner.log.warning(plan.push.warning)
    return {context, inputs, plan, accounts: await readAccounts(runner, inputs)}
  })
  if (inputs.dryRun) return
  if (!plan.build && !inputs.cleanup) return runner.log.notice(`Nothing to do: ${plan.push.reason}.`)

  const access = await stage('Log in', () => login(runner, context, inputs, plan, accounts))
  const subject = subjectOf(context, plan)
  const {retries, insecureRegistries: insecure} = inputs
  const registries = createRegistries(runner, {...access, retries, subject, insecure})

  if (!plan.build) return await stage('Clean up', () => cleanUp(runner, context, plan, inputs.githubToken, registries))

  const permission = await stage('Preflight', () => preflight(runner, plan, access, registries))
  facts.permission = permission
  const lookup = lookupOf(inputs, plan)
  const existing =
    lookup && permission.push
      ? await stage(lookup, () => findSource(runner, context, inputs, plan, registries))
      : undefined
  if (!existing && (inputs.merge !== '' || inputs.promote !== '')) return

  const ancestry =
    inputs.floatingTags === 'always'
      ? undefined
      : createAncestry(runner, context, plan.revision, inputs.githubToken, registries)
  const source = existing
    ? await adopt(runner, plan, existing)
    : await make(runner, facts, stage, {context, inputs, plan, permission, subject, ancestry, registries})
  facts.digest = source.digest
  const {digest} = source
  if (digest === undefined) return
  if (inputs.pushByDigest) {
    facts.platforms = await stage('Verify', () =>
      verifyLeg(runner, plan, digest, registries, facts.built?.metadata ?? '')
    )
    return
  }

  const onTag = (tag: PublishedTag) => facts.tags.push(tag)
  const published = await stage('Publish', () =>
    publish(runner, plan, digest, registries, {written: source.written, ancestry, onTag})
  )
  facts.published = published
  await stage('Verify', async () => {
    const known = {planned: plan.platforms, buildMetadata: facts.built?.metadata ?? ''}
    const [first] = plan.images
    const [platforms, verified] = await Promise.all([
      first ? readPlatforms(runner, first, published.manifest, registries, known) : [],
      verify(runner, plan, published, registries, ancestry),
      checkVisibility(runner, context, plan, digest, subject)
    ])
    Object.assign(facts, {platforms, published: verified})
  })
  if (inputs.comment) {
    const {published: verified = published, platforms = []} = facts
    await stage('Comment', () => comment(runner, context, plan, verified, platforms, inputs.githubToken, registries))
  }
  if ((facts.built?.digest || existing?.made) && inputs.attest !== false) {
    const request = {context, inputs, plan, digest, login: access, registries, subject}
    facts.attested = await stage('Attest', () => attest(runner, request))
  }
}

/** What the stage that looks for a published image is called; undefined where none is asked for. */
function lookupOf({promote, ifTagExists, reuse}: Inputs, plan: Plan): string | undefined {
  if (plan.merge.length > 0) return 'Merge'
  if (promote !== '') return 'Promote'
  return ifTagExists !== 'overwrite' || reuse ? 'Published images' : undefined
}

/** An image that needs no build, in the order in which the inputs ask for one. */
async function findSource(
  runner: Runner,
  context: Context,
  inputs: Inputs,
  plan: Plan,
  registries: Registries
): Promise<Existing | undefined> {
  if (plan.merge.length > 0) return await mergeLegs(runner, plan, registries)
  if (inputs.promote !== '') return await promote(runner, plan, inputs.promote, registries)
  const published = await findExisting(runner, plan, inputs.ifTagExists, plan.revision, registries)
  return published ?? (inputs.reuse ? await findReusable(runner, context, plan, registries) : undefined)
}

/** What the tags will point at, and the tag that points there already. Without a digest nothing was pushed. */
interface Source {
  readonly digest: Digest | undefined
  readonly written: string | undefined
}

/** An image that is published already; images that lack it get a whole copy under a tag of their own. */
async function adopt(runner: Runner, plan: Plan, {digest, source, missing}: Existing): Promise<Source> {
  if (missing.length > 0) await copyImage(runner, source, digest, missing, pushTagOf(plan))
  return {digest, written: undefined}
}

/** Builds, and lets the user's test decide. */
async function make(
  runner: Runner,
  facts: Facts,
  stage: Stage,
  {
    context,
    inputs,
    plan,
    permission,
    subject,
    ancestry,
    registries
  }: {
    context: Context
    inputs: Inputs
    plan: Plan
    permission: Permission
    subject: Subject
    ancestry: Ancestry | undefined
    registries: Registries
  }
): Promise<Source> {
  const builder = await stage('Builder', async () => {
    const builder = await chooseBuilder(runner, plan, inputs, subject)
    await installEmulators(runner, builder, inputs)
    return builder
  })
  facts.builder = builder
  const byDigest = builder.pushesByDigest || inputs.pushByDigest || !permission.push
  const pushTag = byDigest ? undefined : await choosePushTag(runner, plan, ancestry, registries)
  const push = pushOf(inputs, builder, permission, pushTag)
  if (permission.push && push.by === 'none')
    runner.log.notice('Built, not pushed: every tag points at something newer.', {title: 'Image not pushed'})
  const built = await stage('Build', () => build(runner, context, plan, inputs, builder, push, subject))
  facts.built = built
  const {digest} = built
  const [image] = plan.images
  const [tag] = plan.tags
  if (inputs.test !== '' && image) {
    const reference = digest ? pinned(image, digest) : tagged(image, tag?.name ?? 'latest')
    await stage('Test', () =>
      runTest(runner, inputs.test, {image: reference, digest: digest ?? '', version: plan.version}, inputs.retries)
    )
  }
  return {digest, written: push.by === 'tag' ? push.tag : undefined}
}

function subjectOf({server, repository, foreignHead}: Context, plan: Plan): Subject {
  const [image] = plan.images
  return {
    serverUrl: server.url,
    githubRegistry: githubRegistry(server.host),
    repository,
    foreignHead,
    ...(image ? {image} : {})
  }
}

/** Runs stages in groups of the log and keeps their times. */
type Stage = <T>(name: string, work: () => Promise<T>) => Promise<T>

function stagesOf(runner: Runner, facts: Facts): Stage {
  return async (name, work) => {
    const start = runner.clock.now()
    runner.log.startGroup(name)
    try {
      return await work()
    } finally {
      const ms = runner.clock.now() - start
      facts.stages.push({name, ms})
      runner.log.endGroup()
      runner.log.info(`${name}: ${duration(ms)}`)
    }
  }
}

/** What nobody expected keeps its stack: it is a fault of this action. */
function toActionError(error: unknown): ActionError {
  if (error instanceof ActionError) return error
  const stack = error instanceof Error ? error.stack : undefined
  return new ActionError('unexpected', `Unexpected: ${textOf(error)}`, {
    cause: stack,
    hint: 'This is a fault of publish-image: please report it with this log.'
  })
}

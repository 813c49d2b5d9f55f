import {attest} from './attest/attest.ts'
import {checkAttestable} from './attest/eligibility.ts'
import {build} from './build/build.ts'
import {pushOf} from './build/push.ts'
import {chooseBuilder} from './builder/choose.ts'
import {installEmulators} from './builder/qemu.ts'
import {completeContext, findCommitDate} from './context/complete.ts'
import {type Context, readContext} from './context/context.ts'
import {contextOfCheckout} from './context/git.ts'
import {ActionError, textOf} from './errors.ts'
import {runGate} from './gate.ts'
import type {Host} from './host.ts'
import {type Inputs, readInputs} from './inputs/inputs.ts'
import {readAccounts} from './login/accounts.ts'
import {login} from './login/login.ts'
import {githubRegistry} from './naming/images.ts'
import type {Digest} from './oci/digest.ts'
import {pinned, tagged} from './oci/reference.ts'
import {anchorOf, makePlan, type Plan} from './plan/plan.ts'
import {readPlatforms} from './platforms.ts'
import {type Permission, preflight} from './preflight.ts'
import {cleanUp} from './preview/cleanup.ts'
import {comment} from './preview/comment.ts'
import {chooseAnchor} from './publish/anchor.ts'
import {createDescent, type Descent} from './publish/descent.ts'
import {type PublishedTag, publish} from './publish/publish.ts'
import {verify, verifyLeg} from './publish/verify.ts'
import type {Subject} from './registry/diagnose.ts'
import {createRegistries, type Registries} from './registry/registries.ts'
import type {Facts} from './report/facts.ts'
import {report} from './report/report.ts'
import {duration, planLines} from './report/text.ts'
import {copyImage, findExisting} from './sources/existing.ts'
import {mergeLegs} from './sources/merge.ts'
import {findReusable, promote} from './sources/promote.ts'
import type {Existing} from './sources/source.ts'
import {checkVisibility} from './visibility.ts'

/** One run of the step: from what the runner says to a verified image. Every failure ends here. */
export async function main(host: Host): Promise<void> {
  const facts: Facts = {stages: [], tags: []}
  try {
    await runStages(host, facts)
  } catch (error) {
    facts.error = toActionError(error)
  }
  await report(host, facts)
}

async function runStages(host: Host, facts: Facts): Promise<void> {
  const stage = stagesOf(host, facts)

  const {context, inputs, plan, accounts} = await stage('Plan', async () => {
    const inputs = readInputs(host)
    const read = await readContext(host)
    const source = inputs.contextSource === 'git' ? await contextOfCheckout(host, read) : read
    // A dry run makes no request: without a token nothing is asked.
    const context = await completeContext(host, source, inputs.dryRun ? '' : inputs.githubToken)
    const plan = await makePlan(context, inputs, host.env, () => findCommitDate(host, context, inputs))
    Object.assign(facts, {inputs, context, plan})
    // A fork's run has no identity and nothing to sign: it stays green.
    if (plan.push.push === 'yes' && !inputs.dryRun) checkAttestable(context, inputs, host.env)
    for (const line of planLines(plan)) host.log.info(line)
    for (const warning of plan.warnings) host.log.warning(warning)
    if (plan.push.warning) host.log.warning(plan.push.warning)
    return {context, inputs, plan, accounts: await readAccounts(host, inputs)}
  })
  if (inputs.dryRun) return
  if (!plan.build && !inputs.cleanup) return host.log.notice(`Nothing to do: ${plan.push.reason}.`)

  const access = await stage('Log in', () => login(host, context, inputs, plan, accounts))
  const subject = subjectOf(context, plan)
  const {retries, insecureRegistries: insecure} = inputs
  const registries = createRegistries(host, {...access, retries, subject, insecure})

  if (!plan.build) return await stage('Clean up', () => cleanUp(host, context, plan, inputs.githubToken, registries))

  const permission = await stage('Preflight', () => preflight(host, plan, access, registries))
  facts.permission = permission
  const lookup = lookupOf(inputs, plan)
  const existing =
    lookup && permission.push
      ? await stage(lookup, () => findSource(host, context, inputs, plan, registries))
      : undefined
  if (!existing && (inputs.merge !== '' || inputs.promote !== '')) return

  const descent =
    inputs.floatingTags === 'always'
      ? undefined
      : createDescent(host, context, plan.revision, inputs.githubToken, registries)
  const source = existing
    ? await adopt(host, plan, existing)
    : await make(host, facts, stage, {context, inputs, plan, permission, subject, descent, registries})
  facts.digest = source.digest
  const {digest} = source
  if (digest === undefined) return
  if (inputs.pushByDigest) {
    facts.platforms = await stage('Verify', () =>
      verifyLeg(host, plan, digest, registries, facts.built?.metadata ?? '')
    )
    return
  }

  const onTag = (tag: PublishedTag) => facts.tags.push(tag)
  const published = await stage('Publish', () =>
    publish(host, plan, digest, registries, {written: source.written, descent, onTag})
  )
  facts.published = published
  await stage('Verify', async () => {
    const known = {planned: plan.platforms, buildMetadata: facts.built?.metadata ?? ''}
    const [first] = plan.images
    const [platforms, verified] = await Promise.all([
      first ? readPlatforms(host, first, published.manifest, registries, known) : [],
      verify(host, plan, published, registries, descent),
      checkVisibility(host, context, plan, digest, subject)
    ])
    Object.assign(facts, {platforms, published: verified})
  })
  if (inputs.comment) {
    const {published: verified = published, platforms = []} = facts
    await stage('Comment', () => comment(host, context, plan, verified, platforms, inputs.githubToken, registries))
  }
  if ((facts.built?.digest || existing?.made) && inputs.attest !== false) {
    const request = {context, inputs, plan, digest, login: access, registries, subject}
    facts.attested = await stage('Attest', () => attest(host, request))
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
  host: Host,
  context: Context,
  inputs: Inputs,
  plan: Plan,
  registries: Registries
): Promise<Existing | undefined> {
  if (plan.merge.length > 0) return await mergeLegs(host, plan, registries)
  if (inputs.promote !== '') return await promote(host, plan, inputs.promote, registries)
  const published = await findExisting(host, plan, inputs.ifTagExists, plan.revision, registries)
  return published ?? (inputs.reuse ? await findReusable(host, context, plan, registries) : undefined)
}

/** What the tags will point at, and the tag that points there already. Without a digest nothing was pushed. */
interface Source {
  readonly digest: Digest | undefined
  readonly written: string | undefined
}

/** An image that is published already; images that lack it get a whole copy under a tag of their own. */
async function adopt(host: Host, plan: Plan, {digest, source, missing}: Existing): Promise<Source> {
  if (missing.length > 0) await copyImage(host, source, digest, missing, anchorOf(plan))
  return {digest, written: undefined}
}

/** Builds, and lets the user's test decide. */
async function make(
  host: Host,
  facts: Facts,
  stage: Stage,
  {
    context,
    inputs,
    plan,
    permission,
    subject,
    descent,
    registries
  }: {
    context: Context
    inputs: Inputs
    plan: Plan
    permission: Permission
    subject: Subject
    descent: Descent | undefined
    registries: Registries
  }
): Promise<Source> {
  const builder = await stage('Builder', async () => {
    const builder = await chooseBuilder(host, plan, inputs, subject)
    await installEmulators(host, builder, inputs)
    return builder
  })
  facts.builder = builder
  const byDigest = builder.pushesByDigest || inputs.pushByDigest || !permission.push
  const anchor = byDigest ? undefined : await chooseAnchor(host, plan, descent, registries)
  const push = pushOf(inputs, builder, permission, anchor)
  if (permission.push && push.by === 'none')
    host.log.notice('Built, not pushed: every tag points at something newer.', {title: 'Image not pushed'})
  const built = await stage('Build', () => build(host, context, plan, inputs, builder, push, subject))
  facts.built = built
  const {digest} = built
  const [image] = plan.images
  const [tag] = plan.tags
  if (inputs.test !== '' && image) {
    const reference = digest ? pinned(image, digest) : tagged(image, tag?.name ?? 'latest')
    await stage('Test', () =>
      runGate(host, inputs.test, {image: reference, digest: digest ?? '', version: plan.version}, inputs.retries)
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

function stagesOf(host: Host, facts: Facts): Stage {
  return async (name, work) => {
    const start = host.clock.now()
    host.log.startGroup(name)
    try {
      return await work()
    } finally {
      const ms = host.clock.now() - start
      facts.stages.push({name, ms})
      host.log.endGroup()
      host.log.info(`${name}: ${duration(ms)}`)
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

import type {Push} from './build/argv.ts'
import {build} from './build/build.ts'
import {type Builder, chooseBuilder} from './builder/choose.ts'
import {installEmulators} from './builder/qemu.ts'
import {completeContext, findCommitDate} from './context/complete.ts'
import {readContext} from './context/context.ts'
import {contextOfCheckout} from './context/git.ts'
import {ActionError, textOf} from './errors.ts'
import type {Host} from './host.ts'
import {readInputs} from './inputs/inputs.ts'
import {login} from './login.ts'
import {anchorOf, makePlan, type Plan} from './plan/plan.ts'
import {readPlatforms} from './platforms.ts'
import {type Permission, preflight} from './preflight.ts'
import {publish} from './publish.ts'
import {createRegistries} from './registry/registries.ts'
import type {Facts} from './report/facts.ts'
import {report} from './report/report.ts'
import {duration, planLines} from './report/text.ts'
import {verify} from './verify.ts'

/** One run of the step: from what the runner says to a verified image. Every failure ends here. */
export async function main(host: Host): Promise<void> {
  const facts: Facts = {stages: []}
  try {
    await runStages(host, facts)
  } catch (error) {
    facts.error = toActionError(error)
  }
  await report(host, facts)
}

async function runStages(host: Host, facts: Facts): Promise<void> {
  const stage = stagesOf(host, facts)

  const {context, inputs, plan} = await stage('Plan', async () => {
    const inputs = readInputs(host)
    const read = await readContext(host)
    const source = inputs.contextSource === 'git' ? await contextOfCheckout(host, read) : read
    // A dry run makes no request: without a token nothing is asked.
    const token = inputs.dryRun ? '' : inputs.githubToken
    const context = await completeContext(host, source, token)
    const plan = await makePlan(context, inputs, host.env, () => findCommitDate(host, context, inputs))
    Object.assign(facts, {inputs, context, plan})
    for (const line of planLines(plan)) host.log.info(line)
    for (const warning of plan.warnings) host.log.warning(warning)
    if (plan.push.warning) host.log.warning(plan.push.warning)
    return {context, inputs, plan}
  })
  if (inputs.dryRun) return
  if (!plan.build) return host.log.notice(`Nothing to do: ${plan.push.reason}.`)

  const access = await stage('Log in', () => login(host, context, inputs, plan))
  const {server, repository} = context
  const [image] = plan.images
  const subject = {serverUrl: server.url, repository, ...(image ? {image} : {})}
  const registries = createRegistries(host, {...access, retries: inputs.retries, subject})

  const permission = await stage('Preflight', () => preflight(host, plan, access, registries))
  facts.permission = permission
  const builder = await stage('Builder', async () => {
    const builder = await chooseBuilder(host, plan, inputs, subject)
    await installEmulators(host, builder, inputs)
    return builder
  })
  facts.builder = builder

  const push = pushOf(plan, builder, permission)
  const built = await stage('Build', () => build(host, context, plan, inputs, builder, push, subject))
  facts.built = built
  if (built.digest === undefined) return
  const {digest} = built

  const published = await stage('Publish', () => publish(host, plan, digest, push, registries))
  facts.published = published
  await stage('Verify', async () => {
    const known = {planned: plan.platforms, buildMetadata: built.metadata}
    const [platforms] = await Promise.all([
      image ? readPlatforms(host, image, published.manifest, registries, known) : [],
      verify(host, plan, published, registries)
    ])
    facts.platforms = platforms
  })
}

/** By digest where the builder can, so that no tag ever points at something half pushed; else under one tag of this run. */
function pushOf(plan: Plan, builder: Builder, permission: Permission): Push {
  if (!permission.push) return {by: 'none'}
  return builder.pushesByDigest ? {by: 'digest'} : {by: 'tag', tag: anchorOf(plan)}
}

/** Runs stages in groups of the log and keeps their times. */
function stagesOf(host: Host, facts: Facts): <T>(name: string, work: () => Promise<T>) => Promise<T> {
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

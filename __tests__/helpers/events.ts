import {readdirSync, readFileSync} from 'node:fs'
import {posix} from 'node:path'
import type {Definition} from '../../src/bake/definition.ts'
import type {Chart} from '../../src/chart/read.ts'
import {type Context, readContext} from '../../src/context/context.ts'
import {type Inputs, readInputs} from '../../src/inputs/inputs.ts'
import type {BuildPlan} from '../../src/plan/build.ts'
import {makePlan, type Plan} from '../../src/plan/plan.ts'
import {recordingRunner} from './ports.ts'

/** A run as the runner would start it: variables and the event's payload. */
export interface EventFixture {
  readonly env: Record<string, string>
  readonly payload: unknown
}

const FOLDER = new URL('../fixtures/events/', import.meta.url)

/** Variables that are the same in every run. */
const RUN = {
  GITHUB_REPOSITORY: 'Acme/Tool',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '4242',
  GITHUB_RUN_NUMBER: '17',
  GITHUB_RUN_ATTEMPT: '2'
}

export function readEvent(name: string): EventFixture {
  // Files of this repository, written with this shape.
  const {env, payload} = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as EventFixture
  return {env: {...RUN, ...env}, payload}
}

/** An event fixture with another ref, for refs that no fixture has. */
export function withRef(
  name: string,
  ref: string,
  payload: (payload: Record<string, unknown>) => object = same => same
): EventFixture {
  const event = readEvent(name)
  return {env: {...event.env, GITHUB_REF: ref}, payload: payload(event.payload as Record<string, unknown>)}
}
/** A push in a repository of such an owner. */
export function pushOf(type: 'User' | 'Organization', isPrivate = true): EventFixture {
  return withRef('push-branch', 'refs/heads/main', payload => {
    // Of the fixtures of this repository, which have it.
    const repository = payload.repository as object
    const visibility = isPrivate ? 'private' : 'public'
    return {...payload, repository: {...repository, private: isPrivate, visibility, owner: {login: 'Acme', type}}}
  })
}
export const tag = (name: string) => withRef('push-tag', `refs/tags/${name}`)
export const branch = (name: string) => withRef('push-branch', `refs/heads/${name}`)

export const eventNames = readdirSync(FOLDER).map(file => file.replace('.json', ''))

/** `{images: 'a'}` → `{INPUT_IMAGES: 'a'}` */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
}

export async function contextOf(event: EventFixture): Promise<Context> {
  const env = {...event.env, GITHUB_EVENT_PATH: '/event.json'}
  return await readContext(
    recordingRunner({env, disk: {'/event.json': JSON.stringify(event.payload), [posix.resolve('.git')]: ''}})
  )
}

export async function inputsOf(inputs: Readonly<Record<string, string>>): Promise<Inputs> {
  return await readInputs(recordingRunner({env: inputVariables(inputs)}))
}

/** The plan of an event fixture with these inputs. */
export async function planOf(
  event: string | EventFixture,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
  chart?: Chart,
  definition?: Definition
): Promise<Plan> {
  const fixture = typeof event === 'string' ? readEvent(event) : event
  const context = await contextOf(fixture)
  return await makePlan(context, await inputsOf(inputs), env, async () => context.commitDate ?? context.startedAt, {
    chart,
    definition
  })
}

/** The build of a plan that builds. */
export function buildOf({action}: Plan): BuildPlan {
  if (action.kind === 'build' || action.kind === 'reuse') return action.build
  throw new Error(`the plan is to ${action.kind}, not to build`)
}

export function tagNames(plan: Plan): string[] {
  return plan.tags.map(tag => tag.name)
}

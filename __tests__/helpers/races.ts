import {createDiagnose} from '../../src/diagnosis/diagnose.ts'
import type {TagOutcome} from '../../src/image/tag-outcome.ts'
import {digestOf as ociDigest} from '../../src/oci/digest.ts'
import type {Plan} from '../../src/plan/plan.ts'
import {createReadFacts} from '../../src/publish/behind.ts'
import {createGuard} from '../../src/publish/guard.ts'
import {publish} from '../../src/publish/publish.ts'
import {verify} from '../../src/publish/verify.ts'
import {createRegistries} from '../../src/registry/registries.ts'
import {type EventFixture, planOf, readEvent} from './events.ts'
import {compareIn, type History} from './history.ts'
import {recordingRunner} from './ports.ts'
import {type Actor, digestOf, type Execution, emptyWorld, explore, type World} from './schedule.ts'

const HOST = '127.0.0.1:5000'
const TYPE = 'application/vnd.oci.image.manifest.v1+json'
/** Commits of a test's history, as long as real ones. */
export const commit = (letter: string) => letter.repeat(40)

/** One run of a race: what it is about, and what came of it. */
export interface Run {
  readonly name: string
  readonly plan: Plan
  /** The commit and version that the image is labelled with. */
  readonly revision: string
  readonly version: string
  readonly always?: boolean
  /** What happens first, such as the push that starts the run. */
  readonly before?: (history: {now: History}) => void
}

/** A run's plan: `ref` is `main` or `v1.2.3`, of this commit. */
export async function runOf(
  name: string,
  ref: string,
  revision: string,
  tags: string,
  more: Partial<Run> & {event?: string; inputs?: Record<string, string>} = {}
): Promise<Run> {
  const isTag = /^v\d/.test(ref)
  const event = readEvent(more.event ?? (isTag ? 'push-tag' : 'push-branch'))
  const env = {
    ...event.env,
    GITHUB_REF: isTag ? `refs/tags/${ref}` : `refs/heads/${ref}`,
    GITHUB_SHA: revision,
    GITHUB_RUN_ID: name
  }
  const payload = {
    ...(event.payload as object),
    before: commit('0'),
    head_commit: {id: revision, timestamp: '2026-11-20T10:15:30Z'}
  }
  const fixture: EventFixture = {env, payload}
  const plan = await planOf(fixture, {
    images: `${HOST}/acme/tool`,
    tags,
    'github-token': 'token',
    retries: '1',
    ...more.inputs
  })
  return {name, plan, revision, version: plan.version, ...more}
}

/** The image of a run, without a request; its digest. */
export function place(world: World, {name, revision, version}: Pick<Run, 'name' | 'revision' | 'version'>): string {
  const put = (document: object, mediaType: string) => {
    const bytes = Buffer.from(JSON.stringify(document))
    const digest = digestOf(bytes)
    world.contents.set(digest, {mediaType, bytes})
    return digest
  }
  const label = (key: string) => `org.opencontainers.image.${key}`
  const config = put(
    {run: name, config: {Labels: {[label('revision')]: revision, [label('version')]: version}}},
    'application/json'
  )
  return put({schemaVersion: 2, config: {digest: config}, layers: []}, TYPE)
}

/** What a run said of each tag when it ended. */
export interface Said {
  readonly outcomes: Map<string, TagOutcome>
  digest: string
}

export interface Race {
  readonly world: World
  readonly actors: readonly Actor[]
  readonly said: ReadonlyMap<string, Said>
}

/** The runs as actors in one registry. `start` puts in what was there before, as `tag → image`. */
export function raceOf(
  runs: readonly Run[],
  history: History,
  start: Readonly<Record<string, Pick<Run, 'name' | 'revision' | 'version'>>> = {}
): Race {
  const world = emptyWorld()
  const shared = {now: history}
  const said = new Map<string, Said>()
  for (const [tag, image] of Object.entries(start)) {
    const digest = place(world, image)
    world.tags.set(tag, digest)
    world.past.push({tag, digest, step: -1})
  }
  const changes = runs.some(({before}) => before)
  const shaTags = [...history.commits.keys()].map(sha => `sha-${sha.slice(0, 7)}`)
  const actors = runs.map((run): Actor => {
    const {plan, name} = run
    const digest = ociDigest(world.contents.get(place(world, run))?.bytes ?? Buffer.of())
    said.set(name, {outcomes: new Map(), digest})
    const names = plan.tags.map(tag => tag.name)
    const floats = plan.tags.some(({line}) => line) && !run.always
    return {
      name,
      writes: names,
      // What other commits' tags and versions point at, where this run may give something back to them.
      reads: [...(plan.tags.some(({kind}) => kind === 'branch') ? shaTags : []), ...(floats ? versionsOf(runs) : [])],
      lists: floats,
      asksApi: true,
      async start(_, door) {
        if (run.before) await door.act('happens', true, () => run.before?.(shared))
        const ports = {
          ...recordingRunner(),
          http: door.http,
          github: async () => ({
            request: (_route: string, {basehead, page, per_page}: Readonly<Record<string, unknown>>) =>
              door.act(`compare ${basehead}`, changes, () => {
                const answer = compareIn(shared.now, String(basehead), Number(page), Number(per_page))
                if (answer) return answer
                throw Object.assign(new Error('Not Found'), {status: 404})
              })
          })
        }
        const registries = createRegistries(ports, {
          credentialsFor: async () => undefined,
          retries: plan.retries,
          insecure: [],
          diagnose: createDiagnose({
            serverUrl: 'https://github.com',
            githubRegistry: 'ghcr.io',
            repository: 'Acme/Tool'
          })
        })
        const readFacts = createReadFacts(registries)
        const ours = {revision: run.revision, version: run.version}
        const onTag = (tag: TagOutcome) => void said.get(name)?.outcomes.set(tag.tag.name, tag)
        const guard = run.always ? undefined : createGuard(ports, plan, registries, readFacts, ours)
        const image = {digest, written: []}
        const published = await publish(ports, plan, image, registries, {guard, readFacts, ours, onTag})
        await verify(ports, plan, published)
      }
    }
  })
  return {world, actors, said}
}

function versionsOf(runs: readonly Run[]): string[] {
  return runs.flatMap(({plan}) => plan.tags.filter(({kind}) => kind === 'version').map(({name}) => name))
}

/** What holds for every execution: nobody is red, and what each run said was so when it looked last. */
export function checkRuns({world, schedule, ended, dead, touched}: Execution, {said}: Pick<Race, 'said'>): void {
  const fail = (what: string): never => {
    throw new Error(`${what}\nafter ${schedule.join('\n      ')}\ntags ${JSON.stringify([...world.tags])}`)
  }
  for (const [name, {outcomes, digest}] of said) {
    if (name === dead) continue
    const end = ended.get(name)
    if (!end) return fail(`${name} did not end`)
    if (end.error) fail(`${name} is red: ${String(end.error)}`)
    const own = touched.filter(({actor}) => actor === name)
    const lastWrite = own.findLastIndex(({isWrite}) => isWrite)
    for (const [tag, {outcome}] of outcomes) {
      const last = own.findLastIndex(touch => touch.tag === tag && !touch.isWrite)
      const step = own[last]?.step
      if (step === undefined || last < lastWrite) fail(`${name} did not look at ${tag} after its last write`)
      const then = world.past.findLast(value => value.tag === tag && value.step <= (step ?? 0))?.digest
      if ((outcome === 'published') !== (then === digest)) fail(`${name} says ${tag}: ${outcome}, which was not so`)
    }
  }
}

/** The run whose image the tag points at; what was there before by its own name. */
export function holder(race: Race, tag: string): string {
  const digest = race.world.tags.get(tag)
  return [...race.said].find(([, said]) => said.digest === digest)?.[0] ?? labelOf(race.world, digest)
}

function labelOf({contents}: World, digest: string | undefined): string {
  const text = contents.get(digest ?? '')?.bytes.toString('utf8') ?? '{}'
  const config = contents.get(JSON.parse(text).config?.digest ?? '')
  return config ? JSON.parse(config.bytes.toString('utf8')).run : 'nothing'
}

/** A race from its start to what must hold in its end. */
export interface Scenario {
  readonly runs: readonly Run[]
  readonly history: History
  readonly start?: Parameters<typeof raceOf>[2]
  /** How many answers to writes may be lost, and which run may die. */
  readonly lost?: number
  readonly dies?: string
  /** The tags in the end, and whose image each must point at (any of several). */
  readonly end: Readonly<Record<string, readonly string[]>>
}

/** Plays the race in all orders, `most` of them at most, and prints how many those were. */
export async function playAll(title: string, scenario: Scenario, most = Number.POSITIVE_INFINITY): Promise<void> {
  const {runs, history, start, end, ...options} = scenario
  let race: Race | undefined
  const make = () => {
    race = raceOf(runs, history, start)
    return race
  }
  const started = Date.now()
  const found = await explore(make, {most, ...options}, async execution => {
    if (!race) throw new Error('no race was made')
    checkRuns(execution, race)
    const fail = (who: string, tag: string) => {
      throw new Error(`${tag} is on ${who} after ${execution.schedule.join('\n      ')}`)
    }
    if (execution.dead) {
      // Its job is run again, alone by now; then all must be as if it had not died.
      const again = runs.filter(({name}) => name === execution.dead)
      const rerun = raceOf(again, history)
      for (const [tag, digest] of race.world.tags) {
        rerun.world.tags.set(tag, digest)
        rerun.world.past.push({tag, digest, step: -1})
      }
      for (const [digest, content] of race.world.contents) rerun.world.contents.set(digest, content)
      await explore(
        () => rerun,
        {most: 1},
        later => checkRuns(later, rerun)
      )
      for (const [tag, digest] of rerun.world.tags) race.world.tags.set(tag, digest)
    }
    for (const [tag, holders] of Object.entries(end)) {
      const who = holder(race, tag)
      if (!holders.includes(who)) fail(who, tag)
    }
  })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const how = found.complete ? 'all orders' : `${most} executions, not all`
  process.stderr.write(`${title}: ${how}, ${found.executions} executions, ${found.states} states, ${seconds} s\n`)
}

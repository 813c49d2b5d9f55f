import {createHash} from 'node:crypto'
import type {HttpRequest, HttpResponse} from '../../src/runner.ts'
import {dice, SOAK_SEED} from './dice.ts'

/**
 * A registry in memory whose requests wait until somebody says which is answered next, and the search through all
 * orders in which that can be said.
 */
export interface World {
  /** `tag` → digest, as it is now. One repository. */
  readonly tags: Map<string, string>
  readonly contents: Map<string, {readonly mediaType: string; readonly bytes: Buffer}>
  /** Every value that a tag had, with the step at which it got it. */
  readonly past: {readonly tag: string; readonly digest: string; readonly step: number}[]
}

/** What one run does in a world, and which tags its requests are about. */
export interface Actor {
  readonly name: string
  /** Tags that it may write, and tags that it may read besides. */
  readonly writes: readonly string[]
  readonly reads: readonly string[]
  readonly lists: boolean
  /** Whether what it is told by the API changes while runs go on. */
  readonly asksApi: boolean
  start(world: World, door: Door): Promise<void>
}

/** The ways out of a run; each request waits for the scheduler. */
export interface Door {
  http(request: HttpRequest): Promise<HttpResponse>
  /** Something else that others see or that others change, such as a push to the branch. */
  act<T>(key: string, visible: boolean, work: () => T): Promise<T>
}

export interface Options {
  /** How many executions at most. */
  readonly most: number
  /** How many answers to writes may be lost in one execution. */
  readonly lost?: number
  /** Whether one run may end at any point, and which. */
  readonly dies?: string
}

export interface Explored {
  readonly executions: number
  readonly states: number
  /** Whether nothing is left to explore. */
  readonly complete: boolean
}

interface Pending {
  readonly id: string
  readonly actor: string
  readonly visible: boolean
  readonly isWrite: boolean
  /** The answer as a text, for the state. */
  serve(): string
  lose(): void
}

/** One execution: what was chosen, and how it ended. */
export interface Execution {
  readonly world: World
  readonly schedule: readonly string[]
  readonly ended: ReadonlyMap<string, {readonly step: number; readonly error: unknown}>
  readonly dead: string | undefined
  /** By actor: the step of each read and write of a tag. */
  readonly touched: readonly {
    readonly actor: string
    readonly tag: string
    readonly isWrite: boolean
    readonly step: number
  }[]
}

/**
 * Runs the actors in every order of their requests, from the start each time. Two sound reductions: a
 * request that no other run can notice, or be noticed by, is answered at once; and where registry and all that the runs
 * have been told are as they were before in another order, what follows is the same and is not run again.
 */
export async function explore(
  make: () => {world: World; actors: readonly Actor[]},
  options: Options,
  check: (execution: Execution) => void | Promise<void>
): Promise<Explored> {
  const open: string[][] = [[]]
  const visited = new Set<string>()
  let executions = 0
  const roll = dice(SOAK_SEED)
  // Where not all are played, those that are played differ early as well as late.
  const next = () => (Number.isFinite(options.most) ? open.splice(Math.floor(roll() * open.length), 1)[0] : open.pop())
  for (let prefix = next(); prefix !== undefined; prefix = next()) {
    if (executions === options.most) return {executions, states: visited.size, complete: false}
    executions++
    const execution = await execute(make(), options, prefix, visited, open)
    if (execution) await check(execution)
  }
  return {executions, states: visited.size, complete: true}
}

async function execute(
  {world, actors}: {world: World; actors: readonly Actor[]},
  {lost = 0, dies}: Options,
  prefix: readonly string[],
  visited: Set<string>,
  open: string[][]
): Promise<Execution | undefined> {
  const pending = new Map<string, Pending>()
  const counts = new Map<string, number>()
  const told = new Map<string, string[]>(actors.map(({name}) => [name, []]))
  const ended = new Map<string, {step: number; error: unknown}>()
  const touched: {actor: string; tag: string; isWrite: boolean; step: number}[] = []
  const schedule: string[] = []
  let [step, losses, dead]: [number, number, string | undefined] = [0, 0, undefined]

  const doorOf = (actor: Actor): Door => {
    const others = actors.filter(other => other !== actor)
    const wait = <T>(key: string, visible: boolean, isWrite: boolean, work: () => {result: T; text: string}) =>
      new Promise<T>((resolve, reject) => {
        const n = (counts.get(`${actor.name} ${key}`) ?? 0) + 1
        counts.set(`${actor.name} ${key}`, n)
        const id = `${actor.name} ${key} #${n}`
        const serve = () => {
          const {result, text} = work()
          resolve(result)
          return text
        }
        const lose = () => {
          work()
          reject(Object.assign(new Error('read ECONNRESET'), {code: 'ECONNRESET'}))
        }
        pending.set(id, {id, actor: actor.name, visible, isWrite, serve, lose})
      })
    return {
      act: (key, visible, work) => wait(key, visible, false, () => ({result: work(), text: key})),
      http: ({method, url, body, headers}) => {
        const path = new URL(url).pathname
        const [, kind = '', reference = ''] = /^\/v2\/acme\/tool\/(manifests|blobs|tags)\/(.+)$/.exec(path) ?? []
        const isTag = kind === 'manifests' && !reference.startsWith('sha256:')
        const isWrite = method === 'PUT'
        const writers = others.some(({writes}) => writes.includes(reference))
        const visible =
          kind === 'tags'
            ? others.some(({writes}) => writes.length > 0)
            : isTag && (writers || (isWrite && others.some(({reads, lists}) => reads.includes(reference) || lists)))
        return wait(`${method} ${kind}/${reference}`, visible, isWrite, () => {
          if (isTag) touched.push({actor: actor.name, tag: reference, isWrite, step})
          const response = serve(
            world,
            method,
            kind,
            reference,
            body && 'open' in body ? undefined : body,
            headers?.['content-type'] ?? '',
            step
          )
          return {
            result: response,
            text: `${response.status} ${response.headers['docker-content-digest'] ?? response.body}`
          }
        })
      }
    }
  }

  for (const actor of actors) {
    actor.start(world, doorOf(actor)).then(
      () => ended.set(actor.name, {step, error: undefined}),
      error => ended.set(actor.name, {step, error})
    )
  }
  for (;;) {
    await settled(pending, ended)
    const hidden = [...pending.values()].filter(({visible}) => !visible).sort(byId)[0]
    const alive = [...pending.values()].filter(({actor}) => actor !== dead)
    if (hidden && hidden.actor !== dead) {
      answer(hidden)
      continue
    }
    for (const [id, {actor}] of pending) if (actor === dead) pending.delete(id)
    if (alive.length === 0) break
    const choices = alive.sort(byId).flatMap(({id, isWrite}) => (isWrite && losses < lost ? [id, `lost: ${id}`] : [id]))
    if (dies && dead === undefined && !ended.has(dies)) choices.push(`dies: ${dies}`)
    const decided = prefix[schedule.length]
    if (decided === undefined) {
      const state = stateOf(world, told, dead, losses)
      if (visited.has(state)) return undefined
      visited.add(state)
      for (const other of choices.slice(1).reverse()) open.push([...schedule, other])
    }
    const choice = decided ?? choices[0] ?? ''
    schedule.push(choice)
    step++
    if (choice.startsWith('dies: ')) {
      dead = dies
      continue
    }
    const request = pending.get(choice.replace('lost: ', ''))
    if (!request) throw new Error(`the execution is not the same again: ${schedule.join('; ')}`)
    if (choice.startsWith('lost: ')) {
      losses++
      pending.delete(request.id)
      request.lose()
      told.get(request.actor)?.push(`${request.id} lost`)
    } else answer(request)
  }
  return {world, schedule, ended, dead, touched}

  function answer(request: Pending): void {
    pending.delete(request.id)
    told.get(request.actor)?.push(`${request.id} ${request.serve()}`)
  }
}

const byId = (a: Pending, b: Pending) => (a.id < b.id ? -1 : 1)

/** Waits until every run waits for an answer, or has ended. */
async function settled(pending: ReadonlyMap<string, Pending>, ended: ReadonlyMap<string, unknown>): Promise<void> {
  for (let quiet = 0, seen = -1; quiet < 3; quiet++) {
    await new Promise(resolve => setImmediate(resolve))
    const now = pending.size + 1000 * ended.size
    if (now !== seen) quiet = 0
    seen = now
  }
}

/** A run is what it has been told: in which order its own parallel requests were answered makes no difference to it. */
function stateOf(
  world: World,
  told: ReadonlyMap<string, readonly string[]>,
  dead: string | undefined,
  losses: number
): string {
  const runs = [...told].map(([name, lines]) => [name, [...lines].sort()])
  const text = JSON.stringify([[...world.tags].sort(), runs, dead, losses])
  return createHash('sha1').update(text).digest('base64')
}

function serve(
  {tags, contents, past}: World,
  method: string,
  kind: string,
  reference: string,
  body: Uint8Array | undefined,
  mediaType: string,
  step: number
): HttpResponse {
  const respond = (status: number, headers: Record<string, string> = {}, bytes: Buffer = Buffer.alloc(0)) => ({
    status,
    headers,
    body: bytes
  })
  if (kind === 'tags') return respond(200, {}, Buffer.from(JSON.stringify({tags: [...tags.keys()].sort()})))
  if (method === 'PUT') {
    const bytes = Buffer.from(body ?? [])
    const digest = digestOf(bytes)
    contents.set(digest, {mediaType, bytes})
    tags.set(reference, digest)
    past.push({tag: reference, digest, step})
    return respond(201, {'docker-content-digest': digest})
  }
  const digest = reference.startsWith('sha256:') ? reference : tags.get(reference)
  const found = digest === undefined ? undefined : contents.get(digest)
  if (!found || digest === undefined) return respond(404)
  const headers = {'content-type': found.mediaType, 'docker-content-digest': digest}
  return respond(200, headers, method === 'HEAD' ? Buffer.alloc(0) : found.bytes)
}

export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

export function emptyWorld(): World {
  return {tags: new Map(), contents: new Map(), past: []}
}

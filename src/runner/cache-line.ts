import type http from 'node:http'
import {textOf} from '../errors.ts'
import type {Patience} from './patience.ts'

/** How long anything may stand still before it counts as lost, milliseconds; and how fast bodies are sent at least. */
const FREE_MS = 400
const BYTES_PER_MS = 1_000
/** So many times as long where others are on the line, as far as a service that has died may cost: 5 s in all. */
const SHARED = 1.5
/** Such an answer may be another one a moment later; the pauses before that, milliseconds. */
const PASSING = [408, 429, 500, 502, 503, 504]
const PAUSES_MS = [200, 400]
const LAST_PAUSE_MS = 800
/** Fields that are of a connection and not of what it carries; the length is told anew, the encoding must be readable. */
const OWN_FIELDS = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  'keep-alive'
]

/** To a service that may be slow or fail: how long that is put up with, and the connections by their protocol. */
export interface Line {
  readonly patience: Patience
  readonly agents: Readonly<Record<string, http.Agent>>
}

/** The answer, after a few tries if need be; undefined where there is no patience left for one. */
export async function send(
  {patience, agents}: Line,
  target: URL,
  {method = 'GET', headers}: http.IncomingMessage,
  body: Buffer,
  isShared = false
): Promise<http.IncomingMessage | undefined> {
  const client = process.getBuiltinModule(target.protocol === 'https:' ? 'node:https' : 'node:http')
  const length = body.length > 0 || method !== 'GET' ? {'content-length': body.length} : {}
  const options = {method, headers: {...withoutOwn(headers), ...length}, agent: agents[target.protocol]}
  for (let tries = 0; !patience.isOver; tries++) {
    const got = await once(patience, client.request(target, options), body, isShared)
    if ('message' in got && !PASSING.includes(got.message.statusCode ?? 0)) return got.message
    if (patience.isOver) return undefined
    await pause(patience, pauseAfter(got, tries), 'why' in got ? got.why : `answers ${got.message.statusCode}`)
  }
  return undefined
}

type Got = {readonly message: http.IncomingMessage} | {readonly why: string}

/** One exchange, up to the head of the answer. */
function once(patience: Patience, call: http.ClientRequest, body: Buffer, isShared: boolean): Promise<Got> {
  return new Promise(resolve => {
    const stop = () => call.destroy(new Error('it is slow'))
    const bodyMs = (body.length / BYTES_PER_MS) * (isShared ? SHARED : 1)
    const wait = patience.watch(FREE_MS + bodyMs, 'is slow', stop)
    call.on('response', message => resolve({message}))
    call.on('error', error => resolve({why: `can’t be used (${textOf(error)})`}))
    call.on('response', wait.done).on('close', wait.done)
    call.end(body)
  })
}

function pauseAfter(got: Got, tries: number): number {
  const own = PAUSES_MS[tries] ?? LAST_PAUSE_MS
  if ('why' in got) return own
  got.message.resume()
  const asked = Number(got.message.headers['retry-after'])
  return Number.isNaN(asked) ? own : asked * 1000
}

function pause(patience: Patience, ms: number, why: string): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer)
      wait.done()
      resolve()
    }
    const timer = setTimeout(end, ms)
    const wait = patience.watch(0, why, end)
  })
}

/** The whole body; undefined where it does not come. */
export async function read(patience: Patience, message: http.IncomingMessage): Promise<Buffer | undefined> {
  const wait = patience.watch(FREE_MS, 'is slow', () => message.destroy())
  try {
    return Buffer.concat(await message.toArray())
  } catch {
    return undefined
  } finally {
    wait.done()
  }
}

/** A body as it comes. One that ends in the middle does so for BuildKit, too, which then makes the layer itself. */
export function pass(patience: Patience, message: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  return new Promise(resolve => {
    const wait = patience.watch(FREE_MS, 'is slow', () => message.destroy())
    message.on('data', chunk => {
      wait.moved()
      if (response.write(chunk)) return
      message.pause()
      wait.hold()
      response.once('drain', () => {
        wait.moved()
        message.resume()
      })
    })
    message.on('error', () => {})
    message.on('close', () => {
      wait.done()
      if (message.complete) response.end()
      else response.destroy()
      resolve()
    })
    response.on('close', () => message.destroy())
  })
}

export function withoutOwn(headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_FIELDS.includes(name)))
}

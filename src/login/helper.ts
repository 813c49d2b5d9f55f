import {createHash} from 'node:crypto'
import {ActionError, textOf} from '../errors.ts'
import type {Ports as AllPorts} from '../runner.ts'
import {parseJson, stringAt} from '../text/json.ts'

type Ports = Pick<AllPorts, 'run' | 'log' | 'state'>

/** Credentials for a credential helper. https://github.com/docker/docker-credential-helpers#development */
export interface HelperEntry {
  /** The end of `docker-credential-…`. */
  readonly helper: string
  readonly key: string
  readonly username: string
  readonly password: string
}

interface Pair {
  readonly username: string
  readonly password: string
}

const TIMEOUT_MS = 30_000
/** What a helper had for `key` is kept by the helper itself meanwhile, under the name of a registry that can't exist. */
const parked = (key: string) => `https://publish-image.invalid/${encodeURIComponent(key)}`

/** Hands the entries to their helpers; with `logout` the post step takes them out again. */
export async function storeByHelper(ports: Ports, entries: readonly HelperEntry[], logout: boolean): Promise<void> {
  const notes: {helper: string; key: string; written: string}[] = []
  for (const {helper, key, username, password} of entries) {
    const earlier = await get(ports, helper, key)
    if (earlier?.username === username && earlier.password === password) continue
    if (logout) {
      if (earlier) await store(ports, helper, parked(key), earlier)
      notes.push({helper, key, written: fingerprint({username, password})})
      // Before each is stored, for the run that is killed then.
      ports.state.save('helpers', JSON.stringify(notes))
    }
    await store(ports, helper, key, {username, password})
  }
}

/** Takes out what is still what this step stored, and puts back what the helper had before. */
export async function giveBackToHelper(ports: Ports): Promise<void> {
  const notes = parseJson(ports.state.get('helpers'))
  for (const note of Array.isArray(notes) ? notes : []) {
    const text = (name: string) => stringAt(note, name) ?? ''
    const [helper, key] = [text('helper'), text('key')]
    try {
      const current = await get(ports, helper, key)
      const earlier = await get(ports, helper, parked(key))
      if (current && fingerprint(current) === text('written')) {
        if (earlier) await store(ports, helper, key, earlier)
        else await ask(ports, helper, 'erase', key)
      }
      if (earlier) await ask(ports, helper, 'erase', parked(key))
    } catch (error) {
      ports.log.warning(`docker-credential-${helper} did not remove the credentials for ${key}: ${textOf(error)}`)
    }
  }
}

/** Undefined where the helper has nothing: it then ends with 1, as the CLI expects. */
async function get({run, log}: Ports, helper: string, key: string): Promise<Pair | undefined> {
  const {exitCode, stdout} = await run(`docker-credential-${helper}`, ['get'], {input: key, timeoutMs: TIMEOUT_MS})
  if (exitCode !== 0) return undefined
  const answer = parseJson(stdout)
  const [username, password] = [stringAt(answer, 'Username') ?? '', stringAt(answer, 'Secret') ?? '']
  log.mask(password)
  return password === '' ? undefined : {username, password}
}

async function store(ports: Ports, helper: string, key: string, {username, password}: Pair): Promise<void> {
  await ask(ports, helper, 'store', JSON.stringify({ServerURL: key, Username: username, Secret: password}))
}

async function ask({run}: Ports, helper: string, command: 'store' | 'erase', input: string): Promise<void> {
  const {exitCode} = await run(`docker-credential-${helper}`, [command], {input, timeoutMs: TIMEOUT_MS})
  if (exitCode === 0) return
  throw new ActionError('login', `docker-credential-${helper} ${command} failed.`, {
    cause: `it ended with ${exitCode ?? 'a signal'}`,
    hint: 'Check the helper that credHelpers or credsStore of the Docker config names.'
  })
}

function fingerprint({username, password}: Pair): string {
  return createHash('sha256')
    .update(JSON.stringify([username, password]))
    .digest('hex')
}

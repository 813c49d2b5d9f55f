import {ActionError} from '../errors.ts'
import {canonicalRegistry, DEFAULT_REGISTRY, isRegistryHost} from '../oci/reference.ts'
import {stringAt} from '../text/json.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'
import type {InputReader} from './reader.ts'

/** Credentials that the user gave for a registry. User name and password may be empty, where a run gets no secrets. */
export interface GivenCredentials {
  readonly registry: string
  readonly username: string
  readonly password: string
  /** No registry was written, so it is Docker Hub, as for docker/login-action. */
  readonly assumed?: true
}

const KEYS = ['registry', 'username', 'password']

/**
 * The credentials of the inputs: one by `registry`, `username` and `password`, or several by `registry-auth`, YAML as in
 * docker/login-action. `mask` is told of each password before anything is said about it.
 */
export async function readCredentials(
  {text, verbatim}: Pick<InputReader, 'text' | 'verbatim'>,
  mask: (secret: string) => void
): Promise<GivenCredentials[]> {
  const several = verbatim('registry-auth')
  const only = readOnly(text('registry'), text('username'), text('password'))
  if (several.trim() === '') return only ? [given(only, 'input registry')] : []
  if (only) {
    throw new ActionError('input', 'input registry-auth: given together with registry, username or password.', {
      hint: 'Give one or the other.'
    })
  }
  const document = await parseList(several)
  for (const entry of document) mask(stringAt(entry, 'password') ?? '')
  const credentials = document.map((entry, index) => readEntry(entry, `input registry-auth, entry ${index + 1}`))
  const twice = credentials.find(
    ({registry}, index) => credentials.findIndex(other => other.registry === registry) !== index
  )
  if (twice) throw new ActionError('input', `input registry-auth: ${twice.registry} appears twice.`)
  return credentials
}

/** Of the inputs registry, username and password; undefined where neither is given. */
function readOnly(registry: string, username: string, password: string): GivenCredentials | undefined {
  if (username === '' && password === '') {
    // Secrets are empty in runs of forks and dependabot; whether that matters is known once the plan is.
    return registry === '' ? undefined : {registry, username, password}
  }
  if (username === '') {
    throw new ActionError('input', 'input username: empty, but password is given.', {hint: 'Give both or neither.'})
  }
  return {registry, username, password}
}

async function parseList(text: string): Promise<unknown[]> {
  const {parseDocument} = await import('yaml')
  let document: unknown
  try {
    // Every value is a text, as it is written: a password may look like a number. Nothing is said by the parser, whose
    // messages quote the text, which holds passwords.
    const parsed = parseDocument(text, {schema: 'failsafe', logLevel: 'silent'})
    if (parsed.errors.length + parsed.warnings.length > 0) throw new Error('not YAML')
    document = parsed.toJS()
  } catch {
    throw new ActionError('input', 'input registry-auth: not YAML.', {
      hint: 'Start each log-in with “- registry: …”, and put a value that begins with a sign such as ! or * in quotes.'
    })
  }
  if (!Array.isArray(document))
    throw new ActionError('input', 'input registry-auth: not a list.', {
      hint: 'Start each log-in with “- registry: …”.'
    })
  return document
}

function readEntry(entry: unknown, where: string): GivenCredentials {
  const keys = typeof entry === 'object' && entry !== null ? Object.keys(entry) : []
  const unknown = keys.find(key => !KEYS.includes(key))
  if (unknown === 'ecr' || unknown === 'scope') {
    const other = unknown === 'ecr' ? 'aws-actions/amazon-ecr-login' : 'docker/login-action'
    throw new ActionError('input', `${where}: ${unknown} is not supported here.`, {
      hint: `Put ${other} before this step: its log-in is found and used.`
    })
  }
  if (unknown !== undefined) {
    throw new ActionError('input', `${where}: unknown key “${excerpt(unknown, 40)}”.${didYouMean(unknown, KEYS)}`, {
      hint: `Known: ${listed(KEYS)}.`
    })
  }
  const text = (key: string) => stringAt(entry, key)?.trim() ?? ''
  return given({registry: text('registry'), username: text('username'), password: text('password')}, where)
}

function given({registry, username, password}: GivenCredentials, where: string): GivenCredentials {
  const assumed = registry === '' ? ({assumed: true} as const) : {}
  return {registry: readRegistry(registry, where), username, password, ...assumed}
}

function readRegistry(text: string, where: string): string {
  const registry =
    text
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/.*$/, '') || DEFAULT_REGISTRY
  if (isRegistryHost(registry)) return canonicalRegistry(registry)
  throw new ActionError('input', `${where}: “${excerpt(registry, 60)}” is not a host.`, {
    hint: 'Write it like ghcr.io or registry.example.com:5000, without a path.'
  })
}

import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {DEFAULT_REGISTRY, isRegistryHost} from '../oci/reference.ts'
import type {Runner} from '../runner.ts'
import {stringAt} from '../text/json.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'

/** A log-in that the user asked for. User name and password may be empty, where a run gets no secrets. */
export interface Account {
  readonly registry: string
  readonly username: string
  readonly password: string
}

const KEYS = ['registry', 'username', 'password']

/**
 * The log-ins of the inputs: one by `registry`, `username` and `password`, or several by `registry-auth`, YAML as in
 * docker/login-action. Passwords are masked before anything is said about them.
 */
export async function readAccounts({log}: Pick<Runner, 'log'>, inputs: Inputs): Promise<Account[]> {
  const {login, registryAuth} = inputs
  if (registryAuth.trim() === '')
    return login ? [{...login, registry: readRegistry(login.registry, 'input registry')}] : []
  if (login) {
    throw new ActionError('input', 'input registry-auth: given together with registry, username or password.', {
      hint: 'Give one or the other.'
    })
  }
  const {parse} = await import('yaml')
  let document: unknown
  try {
    document = parse(registryAuth)
  } catch {
    // The parser's message quotes the text, which holds passwords.
    throw new ActionError('input', 'input registry-auth: not YAML.', {hint: 'Start each log-in with “- registry: …”.'})
  }
  if (!Array.isArray(document))
    throw new ActionError('input', 'input registry-auth: not a list.', {
      hint: 'Start each log-in with “- registry: …”.'
    })
  for (const entry of document) log.mask(stringAt(entry, 'password') ?? '')
  const accounts = document.map((entry: unknown, index) =>
    readAccount(entry, `input registry-auth, entry ${index + 1}`)
  )
  const twice = accounts.find(({registry}, index) => accounts.findIndex(other => other.registry === registry) !== index)
  if (twice) throw new ActionError('input', `input registry-auth: ${twice.registry} stands twice.`)
  return accounts
}

function readAccount(entry: unknown, where: string): Account {
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
  return {registry: readRegistry(text('registry'), where), username: text('username'), password: text('password')}
}

function readRegistry(text: string, where: string): string {
  const registry =
    text
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/.*$/, '') || DEFAULT_REGISTRY
  if (isRegistryHost(registry)) return registry
  throw new ActionError('input', `${where}: “${excerpt(registry, 60)}” is not a host.`, {
    hint: 'Write it like ghcr.io or registry.example.com:5000, without a path.'
  })
}

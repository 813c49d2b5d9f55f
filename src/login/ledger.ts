import {field, parseJson, stringAt} from '../text/json.ts'

/**
 * Who of this action has put which entry into a Docker config, and what was there before. It stands in the config
 * itself, as the password of a registry that can't exist: so it changes in one step with the entries, needs no file of
 * its own, and outlives `docker login`, which drops every other key that it doesn't know.
 */
const LEDGER_KEY = 'publish-image.invalid'
const LEDGER_USER = 'ledger'

/** One step of one job. */
export interface Holder {
  readonly step: string
  /** See `Job` of the ports. */
  readonly job: string
}

interface Claim {
  /** The entry that was there before this action came; undefined where there was none. */
  readonly earlier?: unknown
  /** Who needs an entry, and its `auth`; the latest last. */
  readonly holders: readonly (Holder & {readonly auth: string})[]
}

/** A Docker config, taken apart. https://docs.docker.com/reference/cli/docker/#configuration-files */
interface Parts {
  readonly config: Readonly<Record<string, unknown>>
  readonly auths: Map<string, unknown>
  readonly claims: Map<string, Claim>
  /** There was no `auths` before this action came. */
  readonly made: boolean
}

type IsGone = (holder: Holder) => boolean

/**
 * The config with `entries` (key → `auth`) of a step, or undefined where `text` is no Docker config. Entries that are
 * `kept` belong to the user from now on.
 */
export function withEntries(
  text: string | undefined,
  entries: ReadonlyMap<string, string>,
  holder: Holder & {readonly kept: boolean},
  isGone: IsGone
): string | undefined {
  const parts = take(text)
  if (!parts) return undefined
  const {auths, claims} = parts
  settle(parts, isGone)
  for (const [key, auth] of entries) {
    const claim = claims.get(key) ?? {earlier: auths.get(key), holders: []}
    if (holder.kept) claims.delete(key)
    else claims.set(key, {...claim, holders: [...claim.holders, {step: holder.step, job: holder.job, auth}]})
    auths.set(key, {auth})
  }
  return put(text, parts)
}

/** The config without the entries of those who are gone, or undefined where nothing is to be changed. */
export function withoutEntries(text: string | undefined, isGone: IsGone): string | undefined {
  // Most configs have never seen this action.
  if (!text?.includes(LEDGER_KEY)) return undefined
  const parts = take(text)
  if (!parts) return undefined
  const before = JSON.stringify([...parts.claims])
  settle(parts, isGone)
  return JSON.stringify([...parts.claims]) === before ? undefined : put(text, parts)
}

/** The keys whose entry only other jobs have put there, so that it goes when they end. */
export function keysOfOthers(text: string | undefined, job: string): string[] {
  const parts = text?.includes(LEDGER_KEY) ? take(text) : undefined
  return [...(parts?.claims ?? [])].flatMap(([key, {holders}]) => {
    const current = stringAt(parts?.auths.get(key), 'auth')
    const own = holders.filter(({auth}) => auth === current)
    return own.length > 0 && own.every(holder => holder.job !== job) ? [key] : []
  })
}

/** Takes the entries of those who are gone out, and puts back what was there before or what others still need. */
function settle({auths, claims}: Parts, isGone: IsGone): void {
  for (const [key, claim] of [...claims]) {
    const current = stringAt(auths.get(key), 'auth')
    const rest = claim.holders.filter(holder => !isGone(holder))
    const last = rest.at(-1)
    // Somebody else has logged in or out since: that is his, and nothing of ours is left.
    const foreign = !claim.holders.some(({auth}) => auth === current)
    if (!foreign && !rest.some(({auth}) => auth === current)) {
      if (last) auths.set(key, {auth: last.auth})
      else if (claim.earlier === undefined) auths.delete(key)
      else auths.set(key, claim.earlier)
    }
    if (foreign || !last) claims.delete(key)
    else claims.set(key, {...claim, holders: rest})
  }
}

function take(text: string | undefined): Parts | undefined {
  const config = text === undefined || text.trim() === '' ? {} : parseJson(text)
  if (!isRecord(config)) return undefined
  const all = config.auths === undefined || config.auths === null ? {} : config.auths
  if (!isRecord(all)) return undefined
  const auths = new Map(Object.entries(all))
  const packed = Buffer.from(stringAt(auths.get(LEDGER_KEY), 'auth') ?? '', 'base64').toString('utf8')
  const ledger = packed.startsWith(`${LEDGER_USER}:`) ? parseJson(packed.slice(LEDGER_USER.length + 1)) : undefined
  auths.delete(LEDGER_KEY)
  const claims = field(ledger, 'claims')
  return {
    config,
    auths,
    claims: new Map(isRecord(claims) ? Object.entries(claims).map(([key, claim]) => [key, readClaim(claim)]) : []),
    made: ledger === undefined ? !isRecord(config.auths) : field(ledger, 'made') === true
  }
}

function readClaim(claim: unknown): Claim {
  const holders = field(claim, 'holders')
  const text = (holder: unknown, name: string) => stringAt(holder, name) ?? ''
  return {
    earlier: field(claim, 'earlier'),
    holders: (Array.isArray(holders) ? holders : []).map((holder: unknown) => ({
      step: text(holder, 'step'),
      job: text(holder, 'job'),
      auth: text(holder, 'auth')
    }))
  }
}

/** In the form that the text had: its indentation, and whether it ends its last line. */
function put(text: string | undefined, {config, auths, claims, made}: Parts): string {
  if (claims.size > 0) {
    const ledger = `${LEDGER_USER}:${JSON.stringify({made, claims: Object.fromEntries(claims)})}`
    auths.set(LEDGER_KEY, {auth: Buffer.from(ledger).toString('base64')})
  }
  const {auths: _, ...others} = config
  const empty = auths.size === 0 && made
  // `config` first, so that `auths` stays where it was.
  const after = empty ? others : {...config, auths: Object.fromEntries(auths)}
  const indent = text === undefined || text.trim() === '' ? '\t' : (/\n([ \t]+)"/.exec(text)?.[1] ?? '')
  return JSON.stringify(after, null, indent) + (text?.endsWith('\n') ? '\n' : '')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

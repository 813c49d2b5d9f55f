import {ActionError} from '../errors.ts'
import {isKnownPlatform, type Platform, parsePlatform} from '../oci/platform.ts'
import {type Entry, splitPair} from '../text/list.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'
import {refuseColon} from '../text/pair.ts'
import {type InputReader, readBoolean} from './reader.ts'

/** A build secret, by where its value comes from. */
export type Secret =
  | {readonly id: string; readonly value: string}
  | {readonly id: string; readonly env: string}
  | {readonly id: string; readonly file: string}

/** The inputs of docker/build-push-action, and `cache` and `reproducible`. */
export interface BuildInputs {
  /** Empty: the workspace or, without a checkout, this repository. */
  readonly context: string
  readonly file: string
  readonly target: string
  /** Each once. */
  readonly platforms: readonly Platform[]
  readonly buildArgs: readonly string[]
  readonly buildContexts: readonly string[]
  readonly addHosts: readonly string[]
  readonly allow: readonly string[]
  readonly attests: readonly string[]
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  /** Whether what RUN --mount=type=cache holds is kept between runs. */
  readonly cacheMounts: boolean
  /** Bytes. */
  readonly cacheMountsMax: number
  readonly cache: 'auto' | 'off' | 'gha' | 'registry'
  readonly call: string
  readonly cgroupParent: string
  readonly load: boolean
  readonly network: string
  readonly noCache: boolean
  readonly noCacheFilters: readonly string[]
  readonly outputs: readonly string[]
  /** Empty, true, false or attributes. */
  readonly provenance: string
  readonly sbom: string
  readonly pull: boolean
  readonly reproducible: boolean
  readonly secrets: readonly Secret[]
  readonly shmSize: string
  readonly ssh: readonly string[]
  readonly ulimit: readonly string[]
}

const CACHES = ['auto', 'off', 'gha', 'registry'] as const

export function readBuildInputs({text, texts, list, flag}: InputReader): BuildInputs {
  const cache = text('cache') || 'auto'
  const known = CACHES.find(name => name === cache)
  if (!known)
    throw new ActionError(
      'input',
      `input cache: “${excerpt(cache, 40)}” is not ${listed(CACHES)}.${didYouMean(cache, CACHES)}`
    )
  return {
    context: text('context'),
    file: text('file'),
    target: text('target'),
    platforms: [...new Set(list('platforms', {commas: true}).map(readPlatform))],
    buildArgs: list('build-args').map(readBuildArg),
    buildContexts: list('build-contexts').map(entry => readPair('build-contexts', entry)),
    addHosts: texts('add-hosts', {commas: true}),
    allow: texts('allow', {commas: true}),
    attests: texts('attests'),
    cacheFrom: texts('cache-from'),
    cacheTo: texts('cache-to'),
    cacheMounts: flag('cache-mounts', false),
    cacheMountsMax: readSize('cache-mounts-max', text('cache-mounts-max') || '2GB'),
    cache: known,
    call: text('call'),
    cgroupParent: text('cgroup-parent'),
    load: flag('load', false),
    network: text('network'),
    noCache: flag('no-cache', false),
    noCacheFilters: texts('no-cache-filters', {commas: true}),
    outputs: texts('outputs', {keepQuotes: true}),
    provenance: readSwitch('provenance', text('provenance')),
    sbom: readSwitch('sbom', text('sbom')),
    pull: flag('pull', false),
    reproducible: flag('reproducible', false),
    secrets: [
      ...list('secrets', {untrimmed: true}).map(entry => readSecret('secrets', entry)),
      ...list('secret-envs', {commas: true}).map(entry => readSecret('secret-envs', entry)),
      ...list('secret-files').map(entry => readSecret('secret-files', entry))
    ],
    shmSize: text('shm-size'),
    ssh: texts('ssh', {commas: true}),
    ulimit: texts('ulimit')
  }
}

/** As docker's own sizes: powers of 1024, with or without the B. */
function readSize(name: string, value: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?$/i.exec(value) ?? []
  if (digits === '')
    throw new ActionError('input', `input ${name}: “${excerpt(value, 40)}” is not a size.`, {
      hint: 'Write it like 2GB or 500MB.'
    })
  return Math.floor(Number(digits) * 1024 ** ' kmgt'.indexOf(unit.toLowerCase() || ' '))
}

/** `true`, `false`, attributes such as `mode=max`, or empty. */
function readSwitch(name: string, value: string): string {
  if (value === '' || value.includes('=')) return value
  return String(readBoolean(name, value, 'attributes such as mode=max, '))
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md (platform), as `os[/arch[/variant]]` */
function readPlatform({text, line}: Entry): Platform {
  const where = `input platforms, line ${line}`
  if (text === 'all')
    throw new ActionError('input', `${where}: “all” is not a platform.`, {
      cause: 'in docker/setup-qemu-action platforms means what can be emulated; here it is what is built',
      hint: 'Leave it out for the builder’s own platform, or write those of the image: platforms: linux/amd64,linux/arm64.'
    })
  const hint = 'Write os/architecture, for example linux/amd64 or linux/arm/v7.'
  if (!/^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+){0,2}$/.test(text)) {
    throw new ActionError('input', `${where}: “${excerpt(text, 60)}” is not a platform.`, {hint})
  }
  const platform = parsePlatform(text)
  const near = isKnownPlatform(platform)
  if (near === true) return platform
  throw new ActionError('input', `${where}: unknown platform “${text}”.${near}`, {hint})
}

function readBuildArg({text, line}: Entry): string {
  // Without a “=” it is the name of a variable, and that has no colon. The value may be a secret, so it is not shown.
  const spaced = splitPair(text) ? text : text.replace(/^(\w[\w.-]*):(?=\S)/, '$1: ')
  refuseColon(`input build-args, line ${line}`, spaced, true)
  const name = splitPair(text)?.key ?? text
  if (name.trim() !== '') return text
  throw new ActionError('input', `input build-args, line ${line}: an argument without a name.`, {
    hint: 'Write NAME=value, one a line.'
  })
}

function readPair(input: string, {text, line}: Entry): string {
  const pair = splitPair(text)
  if (pair && pair.key !== '' && pair.value !== '') return text
  throw new ActionError('input', `input ${input}, line ${line}: “${excerpt(text, 60)}” is not name=value.`)
}

/** Messages name the key and never the value: a malformed secret is still a secret. */
function readSecret(input: 'secrets' | 'secret-envs' | 'secret-files', {text, line}: Entry): Secret {
  const {key, value} = splitPair(text) ?? {key: '', value: ''}
  const id = key.trim()
  const where = `input ${input}, line ${line}`
  if (!/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(id)) {
    throw new ActionError(
      'input',
      `${where}: an entry without a valid name before “=”; it is not shown, as it may hold a secret.`,
      {
        hint: 'Write name=value. A value of several lines goes in quotes as a whole: "name=first\nsecond".'
      }
    )
  }
  if (value.trim() === '') {
    throw new ActionError('input', `${where}: the secret ${id} is empty.`, {
      hint: 'A secret that does not exist in this repository, organisation or environment is an empty text.'
    })
  }
  if (input === 'secrets') return {id, value}
  return input === 'secret-envs' ? {id, env: value.trim()} : {id, file: value.trim()}
}

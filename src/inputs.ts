import {ActionError} from './errors.ts'
import type {Host} from './host.ts'
import {type Entry, parseList, splitPair} from './text/list.ts'
import {excerpt} from './text/nearest.ts'

/** The step's `with:`, typed. Lists keep the line of each entry for messages; see action.yml for the meanings. */
export interface Inputs {
  readonly images: readonly Entry[]
  readonly tags: readonly Entry[]
  readonly flavor: readonly Entry[]
  readonly labels: readonly Entry[]
  readonly annotations: readonly Entry[]
  readonly separators: {readonly tags: string; readonly labels: string; readonly annotations: string}
  readonly bakeTarget: string
  readonly contextSource: 'workflow' | 'git'
  readonly version: string
  readonly context: string
  readonly file: string
  readonly target: string
  readonly platforms: readonly string[]
  readonly buildArgs: readonly string[]
  readonly push: 'auto' | boolean
  /** Of the input `registry`; undefined where neither user name nor password is given. */
  readonly login: {readonly registry: string; readonly username: string; readonly password: string} | undefined
  readonly logout: boolean
  readonly githubToken: string
  readonly dryRun: boolean
  readonly retries: number
}

const MOST_RETRIES = 10
/** Of any one input, characters. Payloads that fill an input by accident stop here with a message. */
const LONGEST_INPUT = 1024 * 1024
/** Of a list. Thousands of tags or labels are a mistake of a script, and each would cost a request or an argument. */
const MOST_ENTRIES = 1000

/** Reads every input, masking the secrets first. Bad values are ActionErrors `input` that name input and line. */
export function readInputs({env, log}: Pick<Host, 'env' | 'log'>): Inputs {
  // The runner's own form: https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts (getInput)
  const verbatim = (name: string) => env[`INPUT_${name.toUpperCase()}`] ?? ''
  const text = (name: string) => verbatim(name).trim()
  for (const secret of ['password', 'github-token']) log.mask(text(secret))
  const list = (name: string, syntax = {}) => {
    const value = verbatim(name)
    if (value.length > LONGEST_INPUT)
      throw new ActionError('input', `input ${name}: longer than ${LONGEST_INPUT} characters.`)
    const entries = guarded(name, () => parseList(value, syntax))
    if (entries.length > MOST_ENTRIES)
      throw new ActionError('input', `input ${name}: ${entries.length} entries; at most ${MOST_ENTRIES} are read.`)
    return entries
  }
  const flag = (name: string, fallback: boolean) => {
    const value = text(name)
    return value === '' ? fallback : readBoolean(name, value)
  }
  const push = text('push') || 'auto'
  return {
    images: list('images', {comments: true}),
    tags: list('tags', {comments: true}),
    flavor: list('flavor', {comments: true}),
    labels: list('labels', {comments: true}),
    annotations: list('annotations', {comments: true}),
    // Untrimmed: a separator may be white space.
    separators: {
      tags: verbatim('sep-tags') || '\n',
      labels: verbatim('sep-labels') || '\n',
      annotations: verbatim('sep-annotations') || '\n'
    },
    bakeTarget: text('bake-target') || 'docker-metadata-action',
    contextSource: readContextSource(text('context-source') || 'workflow'),
    version: text('version'),
    context: text('context') || '.',
    file: text('file'),
    target: text('target'),
    platforms: list('platforms', {commas: true}).map(readPlatform),
    buildArgs: list('build-args').map(readBuildArg),
    push: push === 'auto' ? push : readBoolean('push', push, 'auto, '),
    login: readLogin(text('registry'), text('username'), text('password')),
    logout: flag('logout', true),
    githubToken: text('github-token'),
    dryRun: flag('dry-run', false),
    retries: readRetries(text('retries'))
  }
}

/** YAML 1.2's core schema, as the runner's toolkit reads booleans. */
function readBoolean(name: string, value: string, others = ''): boolean {
  if (['true', 'True', 'TRUE'].includes(value)) return true
  if (['false', 'False', 'FALSE'].includes(value)) return false
  throw new ActionError('input', `input ${name}: “${excerpt(value, 40)}” is not ${others}true or false.`)
}

function readContextSource(value: string): Inputs['contextSource'] {
  if (value === 'workflow' || value === 'git') return value
  throw new ActionError('input', `input context-source: “${excerpt(value, 40)}” is not workflow or git.`)
}

function readRetries(value: string): number {
  if (value === '') return 3
  if (/^\d{1,2}$/.test(value) && Number(value) <= MOST_RETRIES) return Number(value)
  throw new ActionError('input', `input retries: “${excerpt(value, 40)}” is not a number from 0 to ${MOST_RETRIES}.`)
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md (platform), as `os[/arch[/variant]]` */
function readPlatform({text, line}: Entry): string {
  if (/^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+){0,2}$/.test(text)) return text
  throw new ActionError('input', `input platforms, line ${line}: “${excerpt(text, 60)}” is not a platform.`, {
    hint: 'Write os/architecture, for example linux/amd64 or linux/arm/v7.'
  })
}

function readBuildArg({text, line}: Entry): string {
  const name = splitPair(text)?.key ?? text
  if (name.trim() !== '') return text
  throw new ActionError('input', `input build-args, line ${line}: an argument without a name.`, {
    hint: 'Write NAME=value, one a line.'
  })
}

function readLogin(registry: string, username: string, password: string): Inputs['login'] {
  if (username === '' && password === '') {
    if (registry === '') return undefined
    // Secrets are empty in runs of forks and dependabot; whether that matters is known once the plan is.
    return {registry, username, password}
  }
  if (username === '')
    throw new ActionError('input', 'input username: empty, but password is given.', {hint: 'Give both or neither.'})
  return {registry, username, password}
}

/** What the CSV parser throws (a quote that never closes) names no input. */
function guarded<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new ActionError('input', `input ${name}: not a list.`, {
      cause,
      hint: 'A quote that opens an item must also close it.'
    })
  }
}

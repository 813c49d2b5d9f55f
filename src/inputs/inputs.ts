import {ActionError} from '../errors.ts'
import type {Host} from '../host.ts'
import type {Entry} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'
import {type BuildInputs, readBuildInputs} from './build.ts'
import {type BuilderInputs, readBuilderInputs} from './builder.ts'
import {inputReader, readBoolean} from './reader.ts'

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
  readonly build: BuildInputs
  readonly builder: BuilderInputs
  readonly push: 'auto' | boolean
  /** Of the input `registry`; undefined where neither user name nor password is given. */
  readonly login: {readonly registry: string; readonly username: string; readonly password: string} | undefined
  readonly logout: boolean
  readonly githubToken: string
  readonly dryRun: boolean
  readonly retries: number
}

const MOST_RETRIES = 10

/** Reads every input, masking the secrets first. Bad values are ActionErrors `input` that name input and line. */
export function readInputs({env, log}: Pick<Host, 'env' | 'log'>): Inputs {
  const reader = inputReader(env)
  const {text, verbatim, list, flag} = reader
  for (const secret of ['password', 'github-token']) log.mask(text(secret))
  const build = readBuildInputs(reader)
  for (const secret of build.secrets) {
    if ('value' in secret) log.mask(secret.value)
    if ('env' in secret) log.mask(env[secret.env] ?? '')
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
    build,
    builder: readBuilderInputs(reader),
    push: push === 'auto' ? push : readBoolean('push', push, 'auto, '),
    login: readLogin(text('registry'), text('username'), text('password')),
    logout: flag('logout', true),
    githubToken: text('github-token'),
    dryRun: flag('dry-run', false),
    retries: readRetries(text('retries'))
  }
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

function readLogin(registry: string, username: string, password: string): Inputs['login'] {
  if (username === '' && password === '') {
    // Secrets are empty in runs of forks and dependabot; whether that matters is known once the plan is.
    return registry === '' ? undefined : {registry, username, password}
  }
  if (username === '') {
    throw new ActionError('input', 'input username: empty, but password is given.', {hint: 'Give both or neither.'})
  }
  return {registry, username, password}
}

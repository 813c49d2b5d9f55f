import {ActionError} from '../errors.ts'
import {parseRepository} from '../oci/reference.ts'
import {field, numberAt, parseJson, stringAt} from '../text/json.ts'
import {parseFields} from '../text/list.ts'
import {printOrigin, type Tag, type VersionLine} from './derive.ts'
import type {Pairs} from './labels.ts'
import type {TaggedImage} from './names.ts'
import {parseReference} from './references.ts'
import type {TagKind} from './rule.ts'
import {parseRule} from './rules.ts'
import {GRAMMARS, type Grammar} from './version.ts'

/** What one job has derived for the other jobs of its run: names, and what is written on the image. */
export interface HandedOn {
  readonly taggedImages: readonly TaggedImage[]
  readonly revision: string
  readonly created: Date
  readonly labels: Pairs
  /** Without their level. */
  readonly annotations: Pairs
}

/** Of the format below: jobs of one run may be of two releases only if a workflow mixes them. */
const FORMAT = 1
const KINDS: readonly TagKind[] = ['version', 'floating', 'branch', 'run', 'fixed']
// Object.keys loses the type.
const GRAMMAR_NAMES = Object.keys(GRAMMARS) as Grammar[]
const LATEST = ['auto', 'true', 'false'] as const
const SCOPES: readonly VersionLine['scope'][] = ['minor', 'major', 'all']
const PRECISIONS: readonly VersionLine['precision'][] = ['exact', 'minor', 'major']
const WHERE = 'input plan'

/** The output `plan`: JSON that the input `plan` of the other jobs reads back to the same. `run` is the run's ID. */
export function printHandedOn(naming: HandedOn, run: string): string {
  const images = naming.taggedImages.map(({repository, tags}) => ({
    name: repository.text,
    tags: tags.map(tag => ({name: tag.name, kind: tag.kind, rule: printOrigin(tag), line: tag.line, keep: tag.keep}))
  }))
  const {revision, created, labels, annotations} = naming
  return JSON.stringify({
    format: FORMAT,
    run,
    revision,
    created: created.toISOString(),
    images,
    labels: Object.fromEntries(labels),
    annotations: Object.fromEntries(annotations)
  })
}

/** Throws an ActionError `input` for what no job of this run has handed on. */
export function parseHandedOn(text: string, run: string): HandedOn {
  const plan = parseJson(text)
  const format = numberAt(plan, 'format')
  if (format === undefined) {
    throw new ActionError('input', `${WHERE}: not what the output plan of a dry run holds.`, {
      cause: 'the job that plans did not run, or the runner took its output away because a secret is part of it',
      hint: 'Look in the log of that job for “may contain secret”, and keep secrets out of images, tags, labels and annotations.'
    })
  }
  if (format !== FORMAT || stringAt(plan, 'run') !== run) {
    throw new ActionError('input', `${WHERE}: not of this run and this release of the action.`, {
      hint: 'Give the output plan of a job of the same run, with the same version of the action in both jobs.'
    })
  }
  const created = new Date(need(stringAt(plan, 'created'), 'created'))
  if (Number.isNaN(created.getTime())) throw wrong('created')
  return {
    revision: need(stringAt(plan, 'revision'), 'revision'),
    created,
    taggedImages: listAt(plan, 'images').map(readImage),
    labels: pairsAt(plan, 'labels'),
    annotations: pairsAt(plan, 'annotations')
  }
}

function readImage(value: unknown): TaggedImage {
  const repository = parseRepository(need(stringAt(value, 'name'), 'name'))
  if ('wrong' in repository) throw wrong('name')
  return {repository, tags: listAt(value, 'tags').map(readTag)}
}

function readTag(value: unknown): Tag {
  const keep = stringAt(value, 'keep')
  const line = field(value, 'line')
  return {
    name: need(stringAt(value, 'name'), 'name'),
    kind: oneOf(stringAt(value, 'kind'), KINDS, 'kind'),
    rule: readRule(need(stringAt(value, 'rule'), 'rule')),
    ...(line === undefined ? {} : {line: readLine(line)}),
    ...(keep === undefined ? {} : {keep})
  }
}

function readRule(text: string): Tag['rule'] {
  const latest = /^flavor latest=(.*)$/.exec(text)?.[1]
  if (latest !== undefined) return {type: 'flavor', latest: oneOf(latest, LATEST, 'rule')}
  if (text.startsWith('type=')) return parseRule({text, fields: parseFields(text), line: 1})
  return parseReference(text, WHERE, () => {})
}

function readLine(value: unknown): VersionLine {
  const word = (name: string) => need(stringAt(value, name), name)
  return {
    grammar: oneOf(stringAt(value, 'grammar'), GRAMMAR_NAMES, 'grammar'),
    version: word('version'),
    scope: oneOf(stringAt(value, 'scope'), SCOPES, 'scope'),
    prefix: word('prefix'),
    suffix: word('suffix'),
    precision: oneOf(stringAt(value, 'precision'), PRECISIONS, 'precision'),
    build: word('build')
  }
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = field(value, name)
  if (!Array.isArray(list)) throw wrong(name)
  return list
}

function pairsAt(value: unknown, name: string): Pairs {
  const found = field(value, name)
  if (typeof found !== 'object' || found === null) throw wrong(name)
  return new Map(Object.entries(found).map(([key, text]) => [key, need(text, name)]))
}

function oneOf<T extends string>(value: string | undefined, known: readonly T[], name: string): T {
  const found = known.find(choice => choice === value)
  if (found === undefined) throw wrong(name)
  return found
}

function need(value: unknown, name: string): string {
  if (typeof value !== 'string') throw wrong(name)
  return value
}

function wrong(name: string): ActionError {
  return new ActionError('input', `${WHERE}: its field ${name} is missing or wrong.`, {
    hint: 'Give the output plan of a dry run as it is.'
  })
}

import {deriveTags} from '../naming/derive.ts'
import {parseFlavor} from '../naming/flavor.ts'
import {parseImages} from '../naming/images.ts'
import type {NamingOptions} from '../naming/options.ts'
import {parseRule} from '../naming/rules.ts'
import {createVocabulary} from '../naming/vocabulary.ts'
import {type Entry as ListEntry, parseFields, parseList} from '../text/list.ts'
import {parseTemplate} from '../text/template.ts'
import type {SampleEvent} from './events.ts'

/** The step's `with:`, expressions filled in. */
export type Given = ReadonlyMap<string, string>

export interface NamingReading {
  /** As docker/metadata-action reads the rules; else as this action does. */
  readonly theirs: boolean
  /** DOCKER_METADATA_PR_HEAD_SHA as it is set, empty if it is not. */
  readonly pullRequestHead: string
  /** DOCKER_METADATA_SHORT_SHA_LENGTH likewise. */
  readonly shaLength: string
}

export interface Names {
  readonly images: readonly string[]
  /** In order, the version first. */
  readonly tags: readonly string[]
}

/** The rules of docker/metadata-action where its input `tags` is empty. */
export const THEIR_DEFAULT_RULES = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr']

/** The names that the naming inputs give in a run. Errors are those of the naming code. */
export async function namesOf(given: Given, event: SampleEvent, reading: NamingReading): Promise<Names> {
  const list = (name: string) => parseList(decided(given.get(name) ?? ''), {comments: true})
  const tags = list('tags')
  const entries = tags.length > 0 ? tags : parseList(THEIR_DEFAULT_RULES.join('\n'))
  const images = parseImages(list('images'), event.context).map(image => image.text)
  return {images, tags: await tagsOf(entries, given, event, reading)}
}

async function tagsOf(
  entries: readonly ListEntry[],
  given: Given,
  event: SampleEvent,
  reading: NamingReading
): Promise<string[]> {
  const rules = entries.filter(entry => !isEmptyValue(entry)).map(entry => parseRule(entry))
  const flavors = parseList(decided(given.get('flavor') ?? ''), {comments: true})
  const flavor = parseFlavor(flavors.filter(({text}) => !/^x-[\w-]+$/.test(text)))
  const head = reading.pullRequestHead === '' ? !reading.theirs : /^(1|t|true)$/i.test(reading.pullRequestHead)
  const options: NamingOptions = {
    pullRequestHeadSha: head,
    shortShaLength: Number(reading.shaLength) || 7,
    annotationLevels: ['manifest'],
    exportVariables: true
  }
  const dates = parseTemplate("{{date 'YYYY'}}{{commit_date 'YYYY'}}", 'dates')
  const {context} = event
  const vocabulary = await createVocabulary(context, options, [dates], async () => context.startedAt)
  const {tags} = await deriveTags(rules, {context, options, vocabulary, flavor, version: given.get('version') ?? ''})
  const names = tags.map(tag => tag.name)
  if (!reading.theirs || flavor.latest !== 'auto' || names.includes('latest') || tags[0] === undefined) return names
  // There, a git tag and a match always make `latest`, of a pre-release too.
  const {rule} = tags[0]
  const first = rule.type === 'match' || (rule.type === 'ref' && rule.event === 'tag')
  const latest = `${affixOf(flavor.prefix, context.sha)}latest${affixOf(flavor.suffix, context.sha)}`
  return first && !names.includes(latest) ? [...names, latest] : names
}

/** Of a literal prefix or suffix: what `latest` gets of it. */
function affixOf(
  affix: {readonly template: readonly {kind: string; text?: string}[]; readonly onLatest: boolean} | undefined,
  _: string
) {
  return affix?.onLatest ? affix.template.map(node => node.text ?? '').join('') : ''
}

/** Words that only the run knows, where the naming code takes a few words alone: read as their usual value. */
function decided(text: string): string {
  return text
    .replace(/\benable=x-[\w-]+/g, 'enable=true')
    .replace(/\blatest=x-[\w-]+/g, 'latest=auto')
    .replace(/,priority=x-[\w-]+/g, '')
    .replace(/^\s*type=x-.*$/gm, '')
}

/** `type=raw,value=`, which makes no tag. */
function isEmptyValue({text}: ListEntry): boolean {
  return /^(type=raw,)?value=(,.*)?$/.test(text) || /^type=raw,.*\bvalue=(,|$)/.test(text)
}

/** `name` is short for `name:latest`. */
export function withTag(reference: string): string {
  return /:[^/]*$/.test(reference) ? reference : `${reference}:latest`
}

/** The references of build-push-action's `tags`. */
export function literalReferences(text: string): string[] {
  return parseList(text, {commas: true}).map(entry => withTag(entry.text))
}

/** A list that only the run knows, such as a script's: references, as build-push-action takes nothing else. */
function isKnownLater(text: string): boolean {
  return /^x-(steps|needs|inputs|secrets|vars|env|matrix|github-event)-[a-z0-9-]+$/.test(text)
}

/** The names in the entry of `outputs` that is an image. */
export function exporterNames(outputs: string): string {
  return parseList(outputs, {keepQuotes: true})
    .flatMap(({text}) => parseFields(text))
    .flatMap(field => (field.startsWith('name=') ? [field.slice('name='.length)] : []))
    .join(',')
}

/** The references that this action's naming inputs give: names of its own, rules, or both (SPEC: references in `tags`). */
export async function ownReferences(given: Given, event: SampleEvent, reading: NamingReading): Promise<string[]> {
  const entries = parseList(decided(given.get('tags') ?? ''), {comments: true})
  const images = parseList(decided(given.get('images') ?? ''), {comments: true})
  const known = images.length > 0 ? parseImages(images, event.context).map(image => image.text) : []
  const ref = event.context.ref
  const short = 'name' in ref ? ref.name : ''
  const isReference = ({text}: ListEntry) =>
    !/^type=/.test(text) &&
    text !== short &&
    (images.length > 0
      ? text.includes(':') || known.includes(text.toLowerCase())
      : /[/:]/.test(text) || isKnownLater(text))
  const literal = entries.filter(isReference).flatMap(entry => literalReferences(entry.text))
  const rules = entries.filter(entry => !isReference(entry))
  if (rules.length === 0 && literal.length > 0) return literal
  const names = await tagsOf(
    rules.length > 0 ? rules : parseList(THEIR_DEFAULT_RULES.join('\n')),
    given,
    event,
    reading
  )
  const repositories = parseImages(images, event.context).map(image => image.text)
  return [...repositories.flatMap(image => names.map(tag => `${image}:${tag}`)), ...literal]
}

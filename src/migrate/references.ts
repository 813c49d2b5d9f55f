import {readInputs} from '../inputs/inputs.ts'
import {parseFlavor} from '../naming/flavor.ts'
import {referencesOf} from '../naming/names.ts'
import {sanitizeTag} from '../naming/sanitize.ts'
import {type Naming, planNaming} from '../plan/naming.ts'
import {parseFields, parseList} from '../text/list.ts'
import {SILENT} from '../text/silent.ts'
import type {SampleEvent} from './events.ts'

/** The step's `with:`, expressions filled in. */
export type Given = ReadonlyMap<string, string>

/** The variables that docker/metadata-action documents, as they are set. */
export interface NamingVariables {
  /** DOCKER_METADATA_PR_HEAD_SHA, empty if it is not set. */
  readonly pullRequestHead: string
  /** DOCKER_METADATA_SHORT_SHA_LENGTH likewise. */
  readonly shaLength: string
}

/** What docker/metadata-action makes of its inputs. */
export interface Names {
  /** In order, the version first. */
  readonly tags: readonly string[]
  readonly references: readonly string[]
}

/** The rules of docker/metadata-action where its input `tags` is empty. */
export const THEIR_DEFAULT_RULES = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr']

const NAMING_INPUTS = ['images', 'tags', 'flavor', 'version']

/** The names that docker/metadata-action gives in a run. Errors are those of the naming code. */
export async function theirNames(given: Given, event: SampleEvent, variables: NamingVariables): Promise<Names> {
  const tags = (given.get('tags') ?? '').trim() === '' ? THEIR_DEFAULT_RULES.join('\n') : (given.get('tags') ?? '')
  const head = {...variables, pullRequestHead: variables.pullRequestHead || 'false'}
  const naming = await nameAsPlanned(new Map([...given, ['tags', tags]]), event, head)
  const names = naming.tags.map(tag => tag.name)
  const latest = latestThere(naming, decided(given.get('flavor') ?? ''))
  const more = latest === undefined || names.includes(latest) ? [] : [latest]
  const references = naming.images.flatMap(image => more.map(tag => `${image.text}:${tag}`))
  return {tags: [...names, ...more], references: [...referencesOf(naming.taggedImages), ...references]}
}

/** There, a git tag and a match always make `latest`, of a pre-release too. */
function latestThere({tags: [first]}: Naming, text: string): string | undefined {
  if (!first || !(first.rule.type === 'match' || (first.rule.type === 'ref' && first.rule.event === 'tag')))
    return undefined
  const flavor = parseFlavor(parseList(text, {comments: true}))
  if (flavor.latest !== 'auto') return undefined
  const part = (affix: typeof flavor.prefix) =>
    affix?.onLatest ? affix.template.map(node => (node.kind === 'text' ? node.text : '')).join('') : ''
  return `${part(flavor.prefix)}latest${part(flavor.suffix)}`
}

/** The references that a step of this action gives in a run: those of its own plan. */
export async function ownReferences(given: Given, event: SampleEvent, variables: NamingVariables): Promise<string[]> {
  return referencesOf((await nameAsPlanned(given, event, variables)).taggedImages)
}

async function nameAsPlanned(given: Given, event: SampleEvent, variables: NamingVariables): Promise<Naming> {
  const hasImages = (given.get('images') ?? '').trim() !== ''
  const texts = NAMING_INPUTS.map((name): [string, string] => {
    const text = decided(given.get(name) ?? '')
    const known = name === 'flavor' ? text.replace(/^\s*x-[\w-]+\s*$/gm, '') : text
    return [`INPUT_${name.toUpperCase()}`, name === 'tags' && !hasImages ? withKnownLater(known) : known]
  })
  const inputs = await readInputs({env: Object.fromEntries(texts), log: SILENT})
  const env = {
    DOCKER_METADATA_PR_HEAD_SHA: variables.pullRequestHead,
    DOCKER_METADATA_SHORT_SHA_LENGTH: variables.shaLength
  }
  const {context} = event
  const {naming} = await planNaming({context, inputs, env, commitDate: async () => context.startedAt})
  return naming
}

/** Words that only the run knows, where the naming code takes a few words alone: read as their usual value. */
function decided(text: string): string {
  return text
    .replace(/\benable=x-[\w-]+/g, 'enable=true')
    .replace(/\blatest=x-[\w-]+/g, 'latest=auto')
    .replace(/,priority=x-[\w-]+/g, '')
    .replace(/^\s*type=x-.*$/gm, '')
}

/** A list that only the run knows, such as a script's: references, as build-push-action takes nothing else. */
function withKnownLater(text: string): string {
  return text.replace(
    /^\s*(x-(?:steps|needs|inputs|secrets|vars|env|matrix|github-event)-[a-z0-9-]+)\s*$/gm,
    '$1:latest'
  )
}

/** `name` is short for `name:latest`. */
export function withTag(reference: string): string {
  return tagColon(reference) === -1 ? `${reference}:latest` : reference
}

/** Where the colon before the tag is: not the one of a registry's port. -1 without a tag. */
function tagColon(reference: string): number {
  const [first = ''] = reference.split('/', 1)
  return reference.indexOf(':', first === reference ? 0 : first.length)
}

/**
 * The references of build-push-action's `tags`. A name in capitals and a tag with a slash are red there; here they are
 * lower-cased and dashed, as in every name, and so they are compared.
 */
export function literalReferences(text: string): string[] {
  return parseList(text, {commas: true}).flatMap(entry => {
    const reference = withTag(entry.text)
    const colon = tagColon(reference)
    const tag = sanitizeTag(reference.slice(colon + 1))
    // A tag that an expression left empty is red there, and no reference here.
    return tag === '' ? [] : [`${reference.slice(0, colon).toLowerCase()}:${tag}`]
  })
}

/** The names in the entry of `outputs` that is an image. */
export function exporterNames(outputs: string): string {
  return parseList(outputs, {keepQuotes: true})
    .flatMap(({text}) => parseFields(text))
    .flatMap(field => (field.startsWith('name=') ? [field.slice('name='.length)] : []))
    .join(',')
}

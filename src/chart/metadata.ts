import {ActionError} from '../errors.ts'
import {goJson, sorted} from '../oci/artifact.ts'
import {field} from '../text/json.ts'

/** Chart.yaml, as it was parsed. https://helm.sh/docs/topics/charts/#the-chartyaml-file */
export interface ChartMetadata {
  readonly name: string
  readonly version: string
  readonly document: unknown
}

/** Reads the text of a Chart.yaml; `where` says in messages where it is. The parser is loaded on use. */
export async function parseChart(text: string, where: string): Promise<ChartMetadata> {
  const {parse} = await import('yaml')
  let document: unknown
  try {
    document = parse(text)
  } catch (cause) {
    throw new ActionError('input', `input chart: ${where} is not YAML.`, {cause})
  }
  const [name, version] = [textOf(field(document, 'name')), textOf(field(document, 'version'))]
  const missing = name === '' ? 'name' : version === '' ? 'version' : undefined
  if (missing !== undefined)
    throw new ActionError('input', `input chart: ${where} has no ${missing}.`, {
      hint: 'Helm wants apiVersion, name and version there.'
    })
  return {name, version, document}
}

/** The chart's own names of what it needs, as far as packaging has to know. */
export function hasDependencies({document}: ChartMetadata): boolean {
  const dependencies = field(document, 'dependencies')
  return Array.isArray(dependencies) && dependencies.length > 0
}

/** The configuration of a chart's manifest: its metadata as JSON, in Helm's order of fields and without what it doesn't know. */
export function chartConfig({document}: ChartMetadata): Buffer {
  return Buffer.from(goJson(object(document, CHART)))
}

const OCI = 'org.opencontainers.image.'

/**
 * The annotations that Helm writes on a chart's manifest: its own, and those of Chart.yaml, which can't replace title
 * and version.
 */
export function chartAnnotations({name, version, document}: ChartMetadata, created: string): Record<string, string> {
  const own = {
    description: textOf(field(document, 'description')),
    title: name,
    version,
    url: textOf(field(document, 'home')),
    created,
    source: texts(field(document, 'sources'))[0] ?? '',
    authors: list(field(document, 'maintainers'))
      .map(maintainer => {
        const email = textOf(field(maintainer, 'email'))
        return `${textOf(field(maintainer, 'name'))}${email === '' ? '' : ` (${email})`}`
      })
      .join(', ')
  }
  const annotations = Object.entries(own).flatMap(([key, value]) =>
    value.trim() === '' ? [] : [[`${OCI}${key}`, value] as const]
  )
  const theirs = Object.entries(record(field(document, 'annotations'))).filter(
    ([key]) => ![`${OCI}title`, `${OCI}version`].includes(key)
  )
  return Object.fromEntries([...annotations, ...theirs])
}

type Kind = (value: unknown) => unknown
/** Fields in Helm's order. https://github.com/helm/helm/blob/v4.0.0/pkg/chart/v2/metadata.go */
type Fields = readonly (readonly [name: string, kind: Kind, always?: true])[]

const flag: Kind = value => value === true || undefined
const anything: Kind = value => (list(value).length > 0 ? value : undefined)

const MAINTAINER: Fields = [
  ['name', textOf],
  ['email', textOf],
  ['url', textOf]
]
const DEPENDENCY: Fields = [
  ['name', textOf, true],
  ['version', textOf],
  ['repository', textOf, true],
  ['condition', textOf],
  ['tags', texts],
  ['enabled', flag],
  ['import-values', anything],
  ['alias', textOf]
]
const CHART: Fields = [
  ['name', textOf],
  ['home', textOf],
  ['sources', texts],
  ['version', textOf],
  ['description', textOf],
  ['keywords', texts],
  ['maintainers', value => list(value).map(entry => object(entry, MAINTAINER))],
  ['icon', textOf],
  ['apiVersion', textOf],
  ['condition', textOf],
  ['tags', textOf],
  ['appVersion', textOf],
  ['deprecated', flag],
  ['annotations', value => sorted(record(value))],
  ['kubeVersion', textOf],
  ['dependencies', value => list(value).map(entry => object(entry, DEPENDENCY))],
  ['type', textOf]
]

function object(value: unknown, fields: Fields): Record<string, unknown> {
  const entries = fields.flatMap(([name, kind, always]) => {
    const read = kind(field(value, name))
    return always || !isEmpty(read) ? [[name, read] as const] : []
  })
  return Object.fromEntries(entries)
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** A scalar as text: YAML takes `1.0` for a number where Helm wants a text. */
function textOf(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : ''
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function texts(value: unknown): string[] {
  return list(value).map(textOf)
}

function record(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.map(([key, entry]) => [key, textOf(entry)]))
}

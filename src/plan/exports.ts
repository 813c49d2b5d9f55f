import {ActionError} from '../errors.ts'
import type {BuildInputs} from '../inputs/build.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {csvField} from '../text/csv.ts'
import {parseFields, splitPair} from '../text/list.ts'
import {excerpt} from '../text/nearest.ts'

/** Where the build's result goes. https://docs.docker.com/build/exporters/ */
export interface Exports {
  /** Attributes of the image exporter besides type, name and push, as CSV fields: `compression=zstd`. */
  readonly image: readonly string[]
  /** Exporters that are no registry's, as written. */
  readonly others: readonly string[]
  /** The types of `others`. */
  readonly otherTypes: readonly string[]
  /** Why nothing is meant for a registry; undefined if something is. */
  readonly elsewhere: string | undefined
  /** The image becomes an index: it has several platforms, or attestations beside it. */
  readonly index: boolean
}

const IMAGE_TYPES = ['image', 'registry']
/** What these say is an input's to say. */
const WORDS = ['type', 'name', 'push', 'push-by-digest', 'name-canonical']

export function planExports(build: BuildInputs): Exports {
  const exporters = build.outputs.map(readExporter)
  const images = exporters.filter(isImage)
  const others = exporters.filter(exporter => !isImage(exporter))
  return {
    image: images.flatMap(({pairs}) =>
      pairs.filter(({key}) => !WORDS.includes(key)).map(({key, value}) => csvField(`${key}=${value}`))
    ),
    others: others.map(({text}) => text),
    otherTypes: others.map(({type}) => type),
    elsewhere: whyElsewhere(build, others.length > 0 && images.length === 0),
    index: build.platforms.length > 1 || hasAttestations(build)
  }
}

/**
 * The inputs with what `outputs` says in words of theirs: `push=…` (`type=registry` pushes too), `push-by-digest=…` and
 * `name=` of an image's entry are the inputs push, push-by-digest and images. Both given and not the same is an
 * ActionError `input`.
 */
export function withOutputWords(inputs: Inputs): Inputs {
  const images = inputs.build.outputs.map(readExporter).filter(isImage)
  if (images.length > 1) {
    throw new ActionError('input', 'input outputs: more than one entry of type=image or type=registry.', {
      hint: 'One is enough: the image is pushed under every name of the input images.'
    })
  }
  const [image] = images
  if (!image) return inputs
  const byDigest = wordOf(image, 'push-by-digest')
  if (byDigest === false && inputs.pushByDigest) throw differ('push-by-digest', 'true', 'push-by-digest=false')
  const push = wordOf(image, 'push') ?? (image.type === 'registry' ? true : undefined)
  if (typeof inputs.push === 'boolean' && push !== undefined && inputs.push !== push)
    throw differ('push', String(inputs.push), image.text)
  if (inputs.push === 'auto' && push === false) throw differ('push', 'auto', image.text)
  return {
    ...inputs,
    images: withNames(inputs.images, image),
    push: inputs.push ?? push,
    pushByDigest: inputs.pushByDigest || byDigest === true
  }
}

/** A list of names is one quoted field, `"name=a,b"`. */
function withNames(given: Inputs['images'], {pairs, text}: Exporter): Inputs['images'] {
  const names = pairs
    .filter(({key}) => key === 'name')
    .flatMap(({value}) => value.split(','))
    .map(name => name.trim())
    .filter(name => name !== '')
  if (names.length === 0) return given
  const entries = names.map(name => ({text: name, fields: [name], line: 1}))
  if (given.length === 0) return entries
  const lower = (list: readonly string[]) => [...new Set(list.map(name => name.toLowerCase()))].sort().join(' ')
  const written = given.flatMap(({fields}) => fields).map(field => field.replace(/^name=/, ''))
  if (lower(written) !== lower(names)) throw differ('images', written.join(', '), text)
  return given
}

function differ(input: string, value: string, said: string): ActionError {
  return new ActionError('input', `input ${input}: “${excerpt(value)}”, but outputs says “${excerpt(said)}”.`, {
    hint: 'Say it in one place.'
  })
}

/** The names that an exporter of images has been given. */
export function outputNames(text: string): readonly string[] {
  const exporter = readExporter(text)
  const names = exporter.pairs.filter(({key}) => isImage(exporter) && key === 'name')
  return names.flatMap(({value}) => value.split(',')).filter(name => name !== '')
}

/** Whether an exporter says that it pushes. */
export function pushesItself(text: string): boolean {
  const exporter = readExporter(text)
  return isImage(exporter) && (wordOf(exporter, 'push') ?? exporter.type === 'registry')
}

/** Where exporters and local caches read or write on this machine, `dest=` or `src=`. */
export function placesOf(texts: readonly string[], key: 'dest' | 'src'): string[] {
  return texts.map(readExporter).flatMap(({text, type, pairs}) => {
    if (pairs.length === 0) return key === 'dest' && type === 'local' ? [text] : []
    return pairs.filter(pair => pair.key === key).map(({value}) => value)
  })
}

interface Exporter {
  readonly text: string
  readonly type: string
  readonly pairs: readonly {readonly key: string; readonly value: string}[]
}

function isImage({type}: Exporter): boolean {
  return IMAGE_TYPES.includes(type)
}

/** A switch of the exporter, as Go reads it; undefined where it is not written. */
function wordOf({pairs}: Exporter, key: string): boolean | undefined {
  const value = pairs.findLast(pair => pair.key === key)?.value
  if (value === undefined) return undefined
  // The bare word switches it on.
  if (['', '1', 't', 'T', 'TRUE', 'true', 'True'].includes(value)) return true
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value)) return false
  throw new ActionError('input', `input outputs: “${key}=${excerpt(value, 40)}” is not true or false.`)
}

function whyElsewhere({call, outputs}: BuildInputs, onlyOthers: boolean): string | undefined {
  if (call !== '' && call !== 'build') return `call: ${call} makes no image`
  return onlyOthers ? `outputs says where it goes (${outputs.join('; ')})` : undefined
}

function readExporter(text: string): Exporter {
  // buildx reads a bare path as type=local, and `-` as a tar archive on standard output.
  if (!text.includes('=')) return {text, type: text === '-' ? 'tar' : 'local', pairs: []}
  const pairs = parseFields(text).map(field => splitPair(field) ?? {key: field, value: ''})
  const type = pairs.find(({key}) => key === 'type')?.value
  if (!type) {
    throw new ActionError('input', `input outputs: “${text}” has no type.`, {
      hint: 'Write it like type=local,dest=out.'
    })
  }
  return {text, type, pairs}
}

/** Whether BuildKit puts attestations beside the image. */
export function hasAttestations({
  provenance,
  sbom,
  attests
}: Pick<BuildInputs, 'provenance' | 'sbom' | 'attests'>): boolean {
  const isOn = (value: string) => value !== '' && value !== 'false' && !/\bdisabled=true\b/.test(value)
  return isOn(provenance) || isOn(sbom) || attests.some(isOn)
}

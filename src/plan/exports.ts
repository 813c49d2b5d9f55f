import {ActionError} from '../errors.ts'
import type {BuildInputs} from '../inputs/build.ts'
import {csvField, parseFields, splitPair} from '../text/list.ts'

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

export function planExports(build: BuildInputs): Exports {
  const exporters = build.outputs.map(readExporter)
  const images = exporters.filter(({type}) => IMAGE_TYPES.includes(type))
  const others = exporters.filter(({type}) => !IMAGE_TYPES.includes(type))
  if (images.length > 1) {
    throw new ActionError('input', 'input outputs: more than one entry of type=image or type=registry.', {
      hint: 'One is enough: the image is pushed under every name of the input images.'
    })
  }
  return {
    image: images.flatMap(({fields}) => fields),
    others: others.map(({text}) => text),
    otherTypes: others.map(({type}) => type),
    elsewhere: whyElsewhere(build, others.length > 0 && images.length === 0),
    index: build.platforms.length > 1 || hasAttestations(build)
  }
}

function whyElsewhere({call, outputs}: BuildInputs, onlyOthers: boolean): string | undefined {
  if (call !== '' && call !== 'build') return `call: ${call} makes no image`
  return onlyOthers ? `outputs says where it goes (${outputs.join('; ')})` : undefined
}

function readExporter(text: string): {text: string; type: string; fields: string[]} {
  // buildx reads a bare path as type=local, and `-` as a tar archive on standard output.
  if (!text.includes('=')) return {text, type: text === '-' ? 'tar' : 'local', fields: []}
  const pairs = parseFields(text).map(field => splitPair(field) ?? {key: field, value: ''})
  const type = pairs.find(({key}) => key === 'type')?.value
  if (!type) {
    throw new ActionError('input', `input outputs: “${text}” has no type.`, {
      hint: 'Write it like type=local,dest=out.'
    })
  }
  if (IMAGE_TYPES.includes(type) && pairs.some(({key}) => key === 'name')) {
    throw new ActionError('input', `input outputs: name does not belong in “${text}”.`, {
      hint: 'Give the names in the input images.'
    })
  }
  const kept = pairs.filter(({key}) => !['type', 'push', 'push-by-digest', 'name-canonical'].includes(key))
  return {text, type, fields: kept.map(({key, value}) => csvField(`${key}=${value}`))}
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

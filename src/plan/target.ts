import type {DefinedTarget} from '../bake/definition.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {Entry} from '../text/list.ts'
import {outputNames} from './exports.ts'
import {isRemote} from './git-context.ts'

const TARGET = /\{\{\s*target\s*\}\}/g
/** A load into the engine, and no archive. */
const LOADS = /^type=docker$/

/** The step’s inputs as they are for one target: its own words in the place of those that the definition has. */
export function inputsOfTarget(inputs: Inputs, target: DefinedTarget): Inputs {
  const fill = (entries: readonly Entry[]) => entries.map(entry => fillTarget(entry, target.name))
  const {build} = inputs
  const written = target.tags.length > 0 ? target.tags : target.outputs.flatMap(outputNames)
  const own = written.map((text, index) => entryOf(withTag(text), index + 1))
  const loads = target.outputs.some(output => LOADS.test(output))
  return {
    ...inputs,
    images: own.length > 0 ? [] : fill(inputs.images),
    tags: own.length > 0 ? own : fill(inputs.tags),
    flavor: fill(inputs.flavor),
    labels: fill(inputs.labels),
    annotations: fill(inputs.annotations),
    build: {
      ...build,
      // A definition that is fetched has its targets’ folders there, too.
      context: isRemote(target.context) ? target.context : build.context,
      file: target.dockerfile,
      target: target.stage,
      platforms: build.platforms.length > 0 ? build.platforms : target.platforms,
      buildArgs: target.args,
      cacheFrom: target.cacheFrom,
      cacheTo: target.cacheTo,
      attests: [...target.attests, ...build.attests],
      outputs: target.outputs.filter(output => !LOADS.test(output)),
      load: build.load || loads
    }
  }
}

/** A name without a tag is `latest`, also where it has no slash. */
function withTag(reference: string): string {
  return /:[^/]*$/.test(reference) || reference.includes('@') ? reference : `${reference}:latest`
}

function entryOf(text: string, line: number): Entry {
  return {text, fields: [text], line}
}

function fillTarget({text, fields, line}: Entry, name: string): Entry {
  return {text: text.replace(TARGET, name), fields: fields.map(field => field.replace(TARGET, name)), line}
}

const INPUT = /^input tags, line \d+/

/** The user has written the definition’s tags there, and not in the input. */
export function withoutLine(error: unknown, target: DefinedTarget): unknown {
  if (!(error instanceof ActionError)) return error
  if (target.tags.length === 0 || !INPUT.test(error.message)) return error
  const message = error.message.replace(INPUT, `input bake: tags of the target ${target.name}`)
  return new ActionError(error.code, message, {
    cause: error.cause,
    hint: 'Write them there like ghcr.io/owner/name:tag.'
  })
}

import {ActionError} from '../errors.ts'
import {excerpt} from '../text/nearest.ts'
import {type PromoteSource, parsePromote} from './promote.ts'
import type {InputReader} from './reader.ts'

/** What is published instead of an image. */
export type ArtifactInputs =
  | {
      readonly kind: 'chart'
      /** A folder or a `.tgz`. */
      readonly path: string
    }
  | {
      readonly kind: 'files'
      readonly files: readonly ArtifactFile[]
      /** A media type, or `wasm` for the layout of a WebAssembly artifact. */
      readonly type: string
      /** The image that it is about. */
      readonly subject: PromoteSource | undefined
    }

export interface ArtifactFile {
  /** As written; a folder may be meant. */
  readonly path: string
  /** undefined: the usual one for a file or a folder. */
  readonly mediaType: string | undefined
  /** Of the input. */
  readonly line: number
}

/** As in oras, where none is given. */
const UNKNOWN_TYPE = 'application/vnd.unknown.artifact.v1'
/** https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const TYPE = '[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*'

export function readArtifactInputs(reader: InputReader): ArtifactInputs | undefined {
  const {text, list} = reader
  const files = list('artifact').map(entry => parseFile(entry.text, entry.line))
  const chart = text('chart')
  const [type, subject] = [text('artifact-type'), text('subject')]
  if (files.length === 0) {
    const idle = type === '' ? subject && 'subject' : 'artifact-type'
    if (idle !== '') {
      throw new ActionError('input', `input ${idle}: there are no files for it.`, {
        hint: 'Name them in the input artifact, one a line.'
      })
    }
    if (chart === '') return undefined
    refuseImageInputs(reader, 'chart')
    return {kind: 'chart', path: chart.replace(/(?<=.)\/+$/, '')}
  }
  refuseImageInputs(reader, 'artifact')
  if (type !== '' && type !== 'wasm' && !new RegExp(`^${TYPE}$`).test(type)) {
    throw new ActionError('input', `input artifact-type: “${excerpt(type)}” is not a media type.`, {
      hint: 'Write it like application/vnd.acme.model.v1, or wasm for a WebAssembly module or component.'
    })
  }
  checkNames(files)
  return {kind: 'files', files, type: type || UNKNOWN_TYPE, subject: parsePromote(subject, 'subject')}
}

/** What only an image can have done to it: to ignore it would be to skip a gate that somebody counts on. */
function refuseImageInputs({text, flag}: InputReader, kind: 'chart' | 'artifact'): void {
  const flags = ['comment', 'reuse', 'load'].filter(name => flag(name, false))
  const [name] = [...(text('test') === '' ? [] : ['test']), ...flags]
  if (name === undefined) return
  throw new ActionError('input', `input ${name}: given together with ${kind}.`, {
    cause: 'it is about an image, and there is none',
    hint: name === 'test' ? 'Test it in an earlier step (helm lint, helm template).' : `Leave ${name} out.`
  })
}

/** `file`, `file:media/type`; what follows a colon and is not a media type belongs to the name. */
function parseFile(text: string, line: number): ArtifactFile {
  const [, path = '', mediaType] = new RegExp(`^(.+?)(?::(${TYPE}))?$`).exec(text) ?? []
  return {path, mediaType, line}
}

/** Whoever pulls writes each file under its name, below a folder. */
function checkNames(files: readonly ArtifactFile[]): void {
  const seen = new Set<string>()
  for (const {path, line} of files) {
    const name = titleOf(path)
    const where = `input artifact, line ${line}: “${excerpt(path)}”`
    if (/^(\/|[A-Za-z]:[\\/])/.test(path) || name === '..' || name.startsWith('../') || name === '.') {
      throw new ActionError('input', `${where} is not a path below the working directory.`, {
        cause: 'who pulls the artifact gets the file under this very path',
        hint: 'Copy it into the workspace in an earlier step, and give its path from there.'
      })
    }
    if (seen.has(name)) throw new ActionError('input', `${where} appears twice.`)
    seen.add(name)
  }
}

/** The path in its shortest form, with `/` between its parts. */
export function titleOf(path: string): string {
  const parts: string[] = []
  for (const part of path.split(/[\\/]/)) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/') || '.'
}

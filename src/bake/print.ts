import {ActionError} from '../errors.ts'
import type {Place, Ports, RunResult} from '../runner.ts'
import {clip} from '../text/foreign.ts'
import {parseJson, stringAt} from '../text/json.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'
import {shellWord} from '../text/shell.ts'
import {type Definition, parseDefinition} from './definition.ts'

/** Where a definition is, and how it is read: the same for `--print` and for the build. */
export interface BakeSource {
  /** The folder of a definition on this machine; undefined for this process’s own. */
  readonly folder: string | undefined
  /** The Git URL of a remote one. */
  readonly remote: string | undefined
  readonly files: readonly string[]
  /** Empty for the group `default`. */
  readonly targets: readonly string[]
  readonly set: readonly string[]
  /** Variables of the process: those of `vars`, and as undefined what a definition must not read. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** For `--builder`; empty for the one that buildx would use anyway. */
  readonly builder: string
}

/** Flags that both need, then what is to be done, then the targets. */
export function bakeArgv(source: BakeSource, flags: readonly string[]): string[] {
  return [
    'buildx',
    'bake',
    ...(source.remote === undefined ? [] : [source.remote]),
    ...source.files.flatMap(file => ['--file', file]),
    ...source.set.flatMap(entry => ['--set', entry]),
    ...flags,
    '--',
    ...source.targets
  ]
}

/**
 * What the definition says, by `docker buildx bake --print`, which builds nothing. A definition that can't be read, or
 * that lacks a target, is an ActionError `input` with the line that is at fault.
 */
export async function printDefinition({run, log}: Pick<Ports, 'run' | 'log'>, source: BakeSource): Promise<Definition> {
  const argv = bakeArgv(source, [...builderFlag(source), '--print'])
  log.info(`docker ${argv.map(shellWord).join(' ')}`)
  const options = {env: source.variables, ...inFolder(source)}
  const result = await run('docker', argv, options)
  if (result.exitCode !== 0) throw await explain(run, source, result)
  const definition = parseDefinition(parseJson(result.stdout))
  if (definition) return definition
  throw new ActionError('tool', 'docker buildx bake --print gave no definition.', {
    cause: excerpt(result.stdout, 200) || 'it printed nothing',
    hint: 'Use a newer docker buildx.'
  })
}

export function inFolder({folder}: BakeSource): {readonly folder?: string} {
  return folder === undefined ? {} : {folder}
}

function builderFlag({builder}: BakeSource): string[] {
  return builder === '' ? [] : ['--builder', builder]
}

async function explain(run: Ports['run'], source: BakeSource, result: RunResult): Promise<ActionError> {
  const lines = clip(result.stderr.slice(-4000)).split(/\r?\n/)
  const last = lines.findLastIndex(line => /^ERROR: /.test(line))
  const said = (last === -1 ? (lines.at(-1) ?? '') : lines.slice(last).join(' ')).replace(/^ERROR: /, '').trim()
  const files = source.files.join(', ')
  const fail = (message: string, hint: string, place?: Place) =>
    new ActionError('input', message, {
      hint,
      place,
      cause: said || `docker buildx bake --print ended with ${result.exitCode}`
    })
  if (/docker buildx is not|unknown command|unknown (shorthand )?flag|is not a docker command/.test(result.stderr))
    return new ActionError('tool', 'docker buildx bake could not be run.', {
      cause: said,
      hint: 'Install docker buildx.'
    })
  const [, missing] = /failed to find target (\S+)/.exec(said) ?? []
  if (missing !== undefined) return await unknownTarget(run, source, missing, fail)
  const [, file] = /open (.+): no such file or directory/.exec(said) ?? []
  if (file !== undefined)
    return fail(
      `input bake: ${file} does not exist.`,
      'Put actions/checkout before this step, and write the path from the root of the repository (with context: from that folder).'
    )
  const [, from, to] = /infinite loop from (\S+) to (\S+)/.exec(said) ?? []
  if (from !== undefined)
    return fail(
      `input bake: the targets ${from} and ${to} need each other.`,
      'Take one of the two out of the contexts of the other.'
    )
  const [, self] = /target (\S+) cannot link to itself/.exec(said) ?? []
  if (self !== undefined)
    return fail(`input bake: the target ${self} needs itself.`, 'Take it out of its own contexts.')
  const [, name, line] = /^(\S+?):(\d+)(?:,\d+|:\d+)/.exec(said) ?? []
  const [, variable] = /There is no variable named "([^"]+)"/.exec(said) ?? []
  if (variable !== undefined)
    return fail(
      `input bake: ${name}, line ${line}: the variable ${variable} is not defined.`,
      `Declare it in the definition, variable "${variable}" {}, and give it a value in the input vars: ${variable}=…`,
      placeOf(source, name, line)
    )
  if (name !== undefined)
    return fail(
      `input bake: ${name}, line ${line}, can’t be read.`,
      'See what is said about that line; docker buildx bake --print shows the same on your machine.',
      placeOf(source, name, line)
    )
  if (source.remote !== undefined && /failed to fetch|failed to load cache key|unable to access/.test(said))
    return fail(
      `input bake: ${files} could not be fetched from ${source.remote}.`,
      'Put actions/checkout before this step, or give it a token that may read that repository.'
    )
  return fail(
    `input bake: the definition (${files}) can’t be read.`,
    'docker buildx bake --print shows the same on your machine.'
  )
}

function placeOf({folder, remote}: BakeSource, file: string | undefined, line: string | undefined): Place | undefined {
  if (remote !== undefined || file === undefined) return undefined
  return {file: folder === undefined ? file : `${folder}/${file}`, line: Number(line)}
}

type Fail = (message: string, hint: string) => ActionError

/** The name may be the user's, or one that the definition itself uses. */
async function unknownTarget(run: Ports['run'], source: BakeSource, missing: string, fail: Fail): Promise<ActionError> {
  const argv = bakeArgv({...source, set: [], targets: []}, [
    ...builderFlag(source),
    '--list',
    'type=targets,format=json'
  ])
  const {stdout} = await run('docker', argv, {env: source.variables, ...inFolder(source)})
  const list = parseJson(stdout)
  const known = (Array.isArray(list) ? list : []).flatMap(entry => stringAt(entry, 'name') ?? [])
  const names = known.length > 0 ? ` There are: ${listed(known)}.` : ''
  if (source.targets.includes(missing))
    return fail(
      `input targets: there is no target or group ${excerpt(missing, 60)}.${didYouMean(missing, known)}`,
      `Name one of the definition.${names}`
    )
  if (missing === 'default' && source.targets.length === 0)
    return fail(
      'input targets: empty, and the definition has no group “default” and no single target.',
      `Name what to build.${names}`
    )
  return fail(
    `input bake: a target or group of the definition uses ${excerpt(missing, 60)}, which is not there.${didYouMean(missing, known)}`,
    `Look in inherits, targets and contexts of the definition.${names}`
  )
}

import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {gitContexts, isOwnRepository, isRemote} from '../plan/git-context.ts'
import type {Runner} from '../runner.ts'
import type {Definition} from './definition.ts'
import {type BakeSource, printDefinition} from './print.ts'

/** Of the process, what no definition needs: `variable "INPUT_PASSWORD" {}` would read it. */
const HIDDEN = /^(INPUT|STATE)_|^ACTIONS_ID_TOKEN_REQUEST_/

/** Where the definition of the input `bake` is; undefined where nothing is baked. */
export function bakeSourceOf(
  context: Context,
  inputs: Inputs,
  env: Readonly<Record<string, string | undefined>>
): BakeSource | undefined {
  const {bake, githubToken} = inputs
  if (!bake) return undefined
  const place = gitContexts(context, inputs.build, env).context
  const remote = isRemote(place)
  const hidden = Object.keys(env).filter(name => HIDDEN.test(name))
  // https://docs.docker.com/build/bake/remote-definition/#remote-definition-with-a-private-repository
  const token = remote && isOwnRepository(place, context) && githubToken !== '' && !env.BUILDX_BAKE_GIT_AUTH_TOKEN
  return {
    folder: remote || place === '.' ? undefined : place,
    remote: remote ? place : undefined,
    files: bake.files,
    targets: bake.targets,
    set: bake.set,
    variables: {
      ...Object.fromEntries(hidden.map(name => [name, undefined])),
      ...(token ? {BUILDX_BAKE_GIT_AUTH_TOKEN: githubToken} : {}),
      ...Object.fromEntries(bake.vars)
    },
    builder: inputs.builder.builder
  }
}

/** What is to be baked, resolved: the one program that a plan asks. undefined where nothing is baked. */
export async function readDefinition(
  ports: Pick<Runner, 'run' | 'log' | 'env' | 'files'>,
  context: Context,
  inputs: Inputs
): Promise<Definition | undefined> {
  const source = bakeSourceOf(context, inputs, ports.env)
  if (!source) return undefined
  // A program that is started in a folder that is not there looks as if it were not there itself.
  if (source.folder !== undefined && !(await ports.files.exists(source.folder)))
    throw new ActionError('input', `input context: ${source.folder} does not exist.`, {
      hint: 'Put actions/checkout before this step, and write the path from the root of the repository.'
    })
  return await printDefinition(ports, source)
}

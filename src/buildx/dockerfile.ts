import {posix} from 'node:path'
import {ActionError} from '../errors.ts'
import type {BuildPlan} from '../plan/build.ts'
import {isRemote} from '../plan/git-context.ts'
import type {Ports} from '../runner.ts'

type Paths = Pick<BuildPlan, 'context' | 'file'>

/** The Dockerfile's path from the root of the repository, as far as that can be told from the inputs. */
export function dockerfileOf({context, file}: Paths): string {
  if (file !== '') return file
  return isRemote(context) ? 'Dockerfile' : posix.join(context, 'Dockerfile')
}

/** What is missing is told before BuildKit is asked, with what is there instead. */
export async function checkContext({files}: Pick<Ports, 'files'>, paths: Paths & {workspace: string}): Promise<void> {
  const {context, file, workspace} = paths
  if (isRemote(context)) return
  if (!(await files.exists(context))) {
    throw new ActionError('build', `input context: ${context} does not exist.`, {
      cause: `looked for it from ${workspace}`,
      hint: 'Put actions/checkout before this step, and write the path from the root of the repository.'
    })
  }
  if (file === '-') return
  const path = dockerfileOf(paths)
  // BuildKit takes a lower-case name too. https://github.com/moby/buildkit (frontend/dockerui)
  const names = file === '' ? [path, posix.join(context, 'dockerfile')] : [path]
  if ((await Promise.all(names.map(files.exists))).includes(true)) return
  const found = await findDockerfiles(files, '.', 3)
  throw new ActionError(
    'build',
    `${file === '' ? 'There is no' : 'input file:'} ${path}${file === '' ? '' : ' does not exist'}.`,
    {
      cause: `looked for it from ${workspace}`,
      hint:
        found.length > 0
          ? `Name the one to build with the input file; there are: ${found.slice(0, SHOWN).join(', ')}${found.length > SHOWN ? ' …' : ''}`
          : 'Put actions/checkout before this step, and write the path from the root of the repository.'
    }
  )
}

const SHOWN = 10
/** Folders that hold others' Dockerfiles, or thousands of files. */
const SKIPPED = ['node_modules/', 'vendor/', 'target/', '.git/']

/** Paths below `folder`, at most `depth` folders deep, of what is called like a Dockerfile. */
async function findDockerfiles(files: Ports['files'], folder: string, depth: number): Promise<string[]> {
  const names = (await files.list(folder)).sort()
  const here = names
    .filter(name => /^((.+\.)?Dockerfile(\..+)?|Containerfile)$/i.test(name) && !name.endsWith('.dockerignore'))
    .map(name => posix.join(folder, name))
  if (depth === 0) return here
  const folders = names.filter(name => name.endsWith('/') && !SKIPPED.includes(name))
  const below = await Promise.all(folders.map(name => findDockerfiles(files, posix.join(folder, name), depth - 1)))
  return [...here, ...below.flat()]
}

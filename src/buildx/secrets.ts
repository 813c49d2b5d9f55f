import {ActionError} from '../errors.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Ports} from '../runner.ts'

/** BuildKit takes no larger ones. https://github.com/moby/buildkit/blob/master/session/secrets/secretsprovider/store.go */
const LARGEST = 500 * 1024

/** The flags for the build's secrets, and the files that hold them, to be removed when the build has ended. */
export interface SecretFlags {
  readonly argv: readonly string[]
  readonly written: readonly string[]
}

/**
 * Values go into files that only this user can read, in a temporary folder; never into the argv, which every process of
 * the machine can read.
 */
export async function secretArgv(
  {files}: Pick<Ports, 'files'>,
  secrets: BuildPlan['secrets'],
  folder: string
): Promise<SecretFlags> {
  const argv: string[] = []
  const written: string[] = []
  for (const [index, secret] of secrets.entries()) {
    if ('env' in secret) {
      argv.push('--secret', `id=${secret.id},env=${secret.env}`)
      continue
    }
    const path = 'file' in secret ? secret.file : `${folder}/secret-${index}`
    if ('value' in secret) {
      await files.write(path, secret.value)
      written.push(path)
    }
    const size = await files.size(path)
    if (size === undefined) {
      throw new ActionError(
        'input',
        `input secret-files: the file ${path} of the secret ${secret.id} does not exist.`,
        {
          hint: 'Write the path from the root of the repository, and make the file in an earlier step.'
        }
      )
    }
    if (size > LARGEST) {
      throw new ActionError(
        'input',
        `The build secret ${secret.id} has ${size} bytes; BuildKit takes at most ${LARGEST}.`,
        {
          hint: 'Give large files as a build context (build-contexts), and keep only their key a secret.'
        }
      )
    }
    argv.push('--secret', `id=${secret.id},src=${path}`)
  }
  return {argv, written}
}

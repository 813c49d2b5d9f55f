import {ActionError} from '../errors.ts'
import {excerpt} from '../text/nearest.ts'

/** The variables that docker/metadata-action documents. https://github.com/docker/metadata-action#customizing */
export interface NamingOptions {
  /** DOCKER_METADATA_PR_HEAD_SHA, here true by default: people know the head commit, nobody knows the merge commit. */
  readonly pullRequestHeadSha: boolean
  /** DOCKER_METADATA_SHORT_SHA_LENGTH */
  readonly shortShaLength: number
  /** DOCKER_METADATA_ANNOTATIONS_LEVELS */
  readonly annotationLevels: readonly string[]
  /** DOCKER_METADATA_SET_OUTPUT_ENV */
  readonly exportVariables: boolean
}

/** `warn` takes what is ignored, as there. */
export function readNamingOptions(
  env: Readonly<Record<string, string | undefined>>,
  warn: (message: string) => void
): NamingOptions {
  return {
    pullRequestHeadSha: readSwitch(env, 'DOCKER_METADATA_PR_HEAD_SHA', true),
    shortShaLength: readLength(env, 'DOCKER_METADATA_SHORT_SHA_LENGTH', 7, warn),
    annotationLevels: (env.DOCKER_METADATA_ANNOTATIONS_LEVELS || 'manifest')
      .split(',')
      .map(level => level.trim())
      .filter(level => level !== ''),
    exportVariables: readSwitch(env, 'DOCKER_METADATA_SET_OUTPUT_ENV', true)
  }
}

/** Go's ParseBool, as the docker/* actions read their variables. https://pkg.go.dev/strconv#ParseBool */
function readSwitch(env: Readonly<Record<string, string | undefined>>, name: string, fallback: boolean): boolean {
  const text = env[name] ?? ''
  if (text === '') return fallback
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return false
  throw new ActionError('input', `The variable ${name} is “${text}”, not true or false.`)
}

function readLength(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  warn: (message: string) => void
): number {
  const text = env[name] ?? ''
  if (text === '') return fallback
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1) return Number(text)
  warn(`The variable ${name} is “${excerpt(text, 40)}”, not a length from 1 to 64, so it is ${fallback}.`)
  return fallback
}

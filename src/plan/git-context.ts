import type {Context} from '../context/context.ts'
import type {BuildInputs} from '../inputs/build.ts'

const PLACEHOLDER = '{{defaultContext}}'

/**
 * Fills `{{defaultContext}}` in: the repository at the event's very commit, fetched by BuildKit itself.
 * https://github.com/docker/build-push-action#git-context
 */
export function gitContexts(
  context: Context,
  build: Pick<BuildInputs, 'context' | 'buildContexts'>,
  env: Readonly<Record<string, string | undefined>>
): {context: string; buildContexts: string[]} {
  const own = wantedContext(context, build)
  const repository = `${context.server.url}/${context.repository}.git`
  const head = isOn(env.DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF)
  const commit = head ? context.headSha : context.sha
  const url = isOn(env.BUILDX_SEND_GIT_QUERY_AS_INPUT) ? `${repository}?ref=${commit}` : `${repository}#${commit}`
  const fill = (text: string) => text.replaceAll(PLACEHOLDER, url)
  return {context: fill(own), buildContexts: build.buildContexts.map(fill)}
}

/** What is to be built, before it is filled in: without a checkout and without a word, the repository itself. */
export function wantedContext({hasSources}: Context, build: Pick<BuildInputs, 'context'>): string {
  return build.context || (hasSources ? '.' : PLACEHOLDER)
}

function isOn(value: string | undefined): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value ?? '')
}

/** Whether BuildKit fetches the context, or reads it from standard input. */
export function isRemote(context: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/|^git@|^-$/i.test(context)
}

/** Whether the context is this run's own repository, which the job's token may read. */
export function isOwnRepository(buildContext: string, context: Context): boolean {
  return buildContext.startsWith(`${context.server.url}/${context.repository}.git`)
}

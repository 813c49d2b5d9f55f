import type {Host} from './host.ts'

/** Who builds. */
export interface Builder {
  /** For the log and the summary. */
  readonly description: string
}

/** The builder that `docker buildx` would use now: the engine's own, or the one that an earlier step made current. */
export function chooseBuilder({env, log}: Pick<Host, 'env' | 'log'>): Builder {
  const description = env.BUILDX_BUILDER
    ? `the builder ${env.BUILDX_BUILDER} (BUILDX_BUILDER)`
    : 'the current builder of docker buildx'
  log.info(`Using ${description}.`)
  return {description}
}

import {CONCURRENCY, parallel} from '../concurrency.ts'
import {ActionError} from '../errors.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import type {ReadFacts} from './behind.ts'

/**
 * What publishing will have to know, asked while nothing is built or written yet: the list of tags, where a version
 * floats, because a run that can't read it must not get half way; and, for what it is worth, what moving tags point at,
 * so that nobody waits for that later.
 */
export async function prepare(
  {github}: Pick<Ports, 'github'>,
  {taggedImages, token}: Pick<Plan, 'taggedImages' | 'token'>,
  registries: Registries,
  readFacts: ReadFacts
): Promise<void> {
  const moving = taggedImages.map(({repository, tags}) => ({
    repository,
    tags: tags.filter(({kind, keep}) => keep === undefined && (kind === 'branch' || kind === 'floating'))
  }))
  for (const {repository, tags} of moving) {
    for (const {name} of tags) {
      void registries(repository)
        .resolveTag(name)
        .then(digest => digest && readFacts(repository, digest))
        .catch(() => undefined)
    }
  }
  const asksApi = moving.some(({tags}) => tags.some(({line}) => !line))
  // Its package takes its time to load.
  if (asksApi && token !== '') void github(token).catch(() => undefined)
  const floating = moving.filter(({tags}) => tags.some(({line}) => line))
  await parallel(floating, CONCURRENCY, async ({repository}) => {
    try {
      await registries(repository).listTags()
    } catch (error) {
      if (!(error instanceof ActionError) || error.code === 'cancelled') throw error
      const {code, message, cause, hint} = error
      throw new ActionError(code, `${message} It tells which floating tags may move.`, {
        cause,
        hint: `${hint ? `${hint} Or set` : 'Set'} floating-tags: always to move them without looking.`
      })
    }
  })
}

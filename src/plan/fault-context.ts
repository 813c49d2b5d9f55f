import type {FaultContext} from '../diagnosis/fault.ts'
import type {Plan, RepositoryFacts} from './plan.ts'
import {DEPENDABOT} from './push.ts'

/** What the table of failures is told of the repository alone. */
export function faultContextOfRepository(
  repository: Pick<RepositoryFacts, 'name' | 'serverUrl' | 'registry' | 'ownerType' | 'isPrivate'>
): FaultContext {
  return {
    serverUrl: repository.serverUrl,
    githubRegistry: repository.registry,
    repository: repository.name,
    ownerType: repository.ownerType,
    isPrivate: repository.isPrivate
  }
}

/** What the table of failures is told of the run. */
export function faultContextOf({images: [image], repository, source, credentials}: Plan): FaultContext {
  return {
    ...faultContextOfRepository(repository),
    event: source.event,
    foreignHead: source.foreignHead,
    isDependabot: credentials.actor === DEPENDABOT,
    ...(image ? {image} : {})
  }
}

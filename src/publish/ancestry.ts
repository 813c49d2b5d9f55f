import {textOf} from '../errors.ts'
import {type Repository, tagged} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import {revisionLabel} from '../registry/revision.ts'
import type {Ports} from '../runner.ts'
import {stringAt} from '../text/json.ts'

/** Tells whether the image behind a tag is newer than this run's commit. */
export interface Ancestry {
  /** Why the tag must stay with the image that it points at; undefined if it may be written. */
  newer(repository: Repository, tag: string): Promise<string | undefined>
}

/**
 * By the revision label of the image that the tag points at now: if that commit descends from ours, an older run
 * finishes late. Not by the head of the branch: its newest commit may have started no run. Without an answer the tag
 * is written, with a word in the log. https://docs.github.com/rest/commits/commits#compare-two-commits
 */
export function createAncestry(
  ports: Pick<Ports, 'github' | 'log'>,
  plan: Pick<Plan, 'source' | 'repository' | 'revision' | 'token'>,
  registries: Registries
): Ancestry {
  const {revision, source} = plan
  const answers = new Map<string, Promise<boolean | undefined>>()
  const descends = (theirs: string) => {
    const answer = answers.get(theirs) ?? compare(ports, plan, theirs)
    answers.set(theirs, answer)
    return answer
  }
  return {
    async newer(repository, tag) {
      const registry = registries(repository)
      const manifest = await registry.getManifest(tag)
      if (!manifest) return undefined
      const theirs = await revisionLabel(registry, manifest)
      if (theirs === revision) return undefined
      const name = tagged(repository, tag)
      if (theirs === undefined || !/^[0-9a-f]{40,64}$/.test(theirs)) {
        ports.log.info(`${name} points at an image that names no commit, so it is not known whether that is newer.`)
        return undefined
      }
      // A push says what the branch was before it: then the image is older for certain, and nobody has to be asked.
      if (source.before === theirs) return undefined
      const answer = await descends(theirs)
      if (answer === undefined)
        ports.log.info(`Whether ${theirs.slice(0, 7)} behind ${name} is newer could not be found out.`)
      return answer ? `it points at a newer commit, ${theirs.slice(0, 7)}` : undefined
    }
  }
}

async function compare(
  ports: Pick<Ports, 'github' | 'log'>,
  {repository, revision: ours, token}: Pick<Plan, 'repository' | 'revision' | 'token'>,
  theirs: string
): Promise<boolean | undefined> {
  if (token === '' || ours === '') return undefined
  const [owner, repo] = repository.name.split('/')
  try {
    const parameters = {owner, repo, basehead: `${ours}...${theirs}`, per_page: 1}
    const data = await (await ports.github(token)).request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
    return stringAt(data, 'status') === 'ahead'
  } catch (error) {
    // 404: a commit that is in no branch any more, or another repository's.
    ports.log.info(`Comparing ${ours.slice(0, 7)} with ${theirs.slice(0, 7)}: ${textOf(error)}`)
    return undefined
  }
}

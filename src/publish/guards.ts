import type {Image} from '../image/image.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import {createReadFacts, factsOf, type ImageFacts} from './behind.ts'
import {createGuard, type Guard} from './guard.ts'
import {prepare} from './prepare.ts'
import type {PublishOptions} from './tags.ts'

/** What guards the tags of a run; nothing does with `floating-tags: always`. */
export interface Guards {
  /** For a builder that must write a tag itself: of an image that is not built yet. */
  readonly early: Guard | undefined
  /** Asks what the guards will have to know, before anything is built or written. */
  prepare(): Promise<void>
  /** For tags of this image. */
  of(image: Image, onTag: PublishOptions['onTag']): Promise<PublishOptions>
}

/** Those of each image of a run, made when they are first asked for. */
export function guardsByTarget(
  ports: Pick<Ports, 'github' | 'log'>,
  registries: Registries
): (image: {readonly plan: Plan; readonly target?: string}) => Guards {
  const known = new Map<string | undefined, Guards>()
  return ({plan, target}) => {
    const guards = known.get(target) ?? createGuards(ports, plan, registries)
    known.set(target, guards)
    return guards
  }
}

function createGuards(ports: Pick<Ports, 'github' | 'log'>, plan: Plan, registries: Registries): Guards {
  const readFacts = createReadFacts(registries)
  const guardOf = (ours: ImageFacts) =>
    plan.forwardOnly ? createGuard(ports, plan, registries, readFacts, ours) : undefined
  const labelled = factsOf(plan.labels)
  const own = {...labelled, revision: labelled.revision ?? plan.revision}

  /** Of an image that was there before, whose commit it is decides, and not which commit runs. */
  async function factsOfImage({origin, digest}: Image): Promise<ImageFacts> {
    const [first] = plan.images
    if (origin === 'built' || origin === 'merged' || !first) return own
    const facts = await readFacts(first, digest)
    return {...facts, revision: facts.revision ?? plan.revision}
  }

  return {
    early: guardOf(own),
    prepare: async () => (plan.forwardOnly ? await prepare(ports, plan, registries, readFacts) : undefined),
    async of(image, onTag) {
      const ours = await factsOfImage(image)
      return {guard: guardOf(ours), readFacts, ours, onTag}
    }
  }
}

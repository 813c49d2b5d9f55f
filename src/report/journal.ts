import type {Attested} from '../attest/attest.ts'
import type {Builder} from '../builder/choose.ts'
import type {Built} from '../buildx/build.ts'
import type {ActionError} from '../errors.ts'
import type {Image} from '../image/image.ts'
import type {TagOutcome} from '../image/tag-outcome.ts'
import type {Plan} from '../plan/plan.ts'
import type {Permission} from '../preflight.ts'
import type {PlatformImage} from '../registry/platforms.ts'
import type {Retained} from '../retain/outcome.ts'

/** A stage that ran, and its duration in milliseconds. */
export interface StageTime {
  readonly name: string
  readonly ms: number
}

/** What the stages found out, each at most once. */
interface Findings {
  readonly plan: Plan
  readonly permission: Permission
  readonly builder: Builder
  readonly built: Built
  /** What is in the registry: built and pushed, or found there. */
  readonly image: Image
  readonly platforms: readonly PlatformImage[]
  readonly attested: Attested
  /** Why the image is not signed. */
  readonly unsigned: string
  /** Every tag was read back. */
  readonly verified: true
  /** What was deleted and what stays, an entry for each image that was cleaned up. */
  readonly retained: readonly Retained[]
  readonly error: ActionError
}

/** How the run stands, or ended: what outputs, summary and comment are read from, and nothing else. */
export interface Outcome extends Partial<Findings> {
  /** The last word about each tag of each image, in the order in which they were first decided. */
  readonly tags: readonly TagOutcome[]
  readonly stages: readonly StageTime[]
}

/** Written by `main.ts`, as the run goes; what has been written stays true of a run that fails later. */
export interface Journal {
  note(findings: Partial<Findings>): void
  /** A later word about the same tag of the same image replaces an earlier one. */
  tag(outcome: TagOutcome): void
  stage(time: StageTime): void
  readonly outcome: Outcome
}

export function createJournal(): Journal {
  const tags = new Map<string, TagOutcome>()
  const stages: StageTime[] = []
  let found: Partial<Findings> = {}
  return {
    note(findings) {
      found = {...found, ...findings}
    },
    tag(outcome) {
      tags.set(`${outcome.repository.text}:${outcome.tag.name}`, outcome)
    },
    stage(time) {
      stages.push(time)
    },
    get outcome() {
      return {...found, tags: inPlannedOrder([...tags.values()], found.plan), stages: [...stages]}
    }
  }
}

/** Tags are decided side by side; people read them in the order of the plan. */
function inPlannedOrder(tags: readonly TagOutcome[], plan: Plan | undefined): TagOutcome[] {
  const images = plan?.images.map(({text}) => text) ?? []
  const names = plan?.tags.map(({name}) => name) ?? []
  const place = ({repository, tag}: TagOutcome) =>
    images.indexOf(repository.text) * names.length + names.indexOf(tag.name)
  return [...tags].sort((a, b) => place(a) - place(b))
}

import type {Attested} from '../attest/attest.ts'
import type {Builder} from '../builder/choose.ts'
import type {Built} from '../buildx/build.ts'
import type {ActionError} from '../errors.ts'
import type {Image} from '../image/image.ts'
import type {TagOutcome} from '../image/tag-outcome.ts'
import {imagesOf, type Plan} from '../plan/plan.ts'
import type {Permission} from '../preflight.ts'
import type {PlatformImage} from '../registry/platforms.ts'
import type {Retained} from '../retain/outcome.ts'
import {field, parseJson} from '../text/json.ts'

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

/** What is known of one image: of the only one, or of one of several. */
type ImageFindings = Pick<Findings, 'image' | 'platforms' | 'attested' | 'unsigned' | 'verified'>

/** One of several images, by the target that it is built of. */
export interface TargetOutcome extends Partial<ImageFindings> {
  readonly name: string
  /** A plan of its own: names, tags and platforms are this image's. */
  readonly plan: Plan
}

/** How the run stands, or ended: what outputs, summary and comment are read from, and nothing else. */
export interface Outcome extends Partial<Findings> {
  /** The last word about each tag of each image, in the order in which they were first decided. */
  readonly tags: readonly TagOutcome[]
  readonly stages: readonly StageTime[]
  /** Of a definition; none for a single image. */
  readonly targets: readonly TargetOutcome[]
}

/** Written by `main.ts`, as the run goes; what has been written stays true of a run that fails later. */
export interface Journal {
  /** `target`: of which of several images. */
  note(findings: Partial<Findings>, target?: string): void
  /** A later word about the same tag of the same image replaces an earlier one. */
  tag(outcome: TagOutcome): void
  stage(time: StageTime): void
  readonly outcome: Outcome
}

export function createJournal(): Journal {
  const tags = new Map<string, TagOutcome>()
  const stages: StageTime[] = []
  const targets = new Map<string, Partial<Findings>>()
  let found: Partial<Findings> = {}
  return {
    note(findings, target) {
      if (target === undefined) found = {...found, ...findings}
      else targets.set(target, {...targets.get(target), ...findings})
    },
    tag(outcome) {
      tags.set(`${outcome.repository.text}:${outcome.tag.name}`, outcome)
    },
    stage(time) {
      stages.push(time)
    },
    get outcome() {
      const {plan} = found
      return {
        ...found,
        tags: inPlannedOrder([...tags.values()], plan),
        stages: [...stages],
        targets: (plan ? imagesOf(plan) : []).flatMap(({target: name, plan}) =>
          name === undefined ? [] : {...targets.get(name), name, plan}
        )
      }
    }
  }
}

/** What is known of that image so far. */
export function findingsOf(outcome: Outcome, target: string | undefined): Partial<ImageFindings> {
  return target === undefined ? outcome : (outcome.targets.find(({name}) => name === target) ?? {})
}

/** buildx's metadata of that image, JSON: of several, a value a target. */
export function metadataOf({built}: Outcome, target: string | undefined): string {
  if (target === undefined || !built) return built?.metadata ?? ''
  return JSON.stringify(field(parseJson(built.metadata), target) ?? {})
}

/** Tags are decided side by side; people read them in the order of the plan. */
function inPlannedOrder(tags: readonly TagOutcome[], plan: Plan | undefined): TagOutcome[] {
  const images = plan?.images.map(({text}) => text) ?? []
  const names = plan?.tags.map(({name}) => name) ?? []
  const place = ({repository, tag}: TagOutcome) =>
    images.indexOf(repository.text) * names.length + names.indexOf(tag.name)
  return [...tags].sort((a, b) => place(a) - place(b))
}

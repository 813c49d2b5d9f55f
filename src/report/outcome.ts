import type {Attested} from '../attest/attest.ts'
import type {Builder} from '../builder/choose.ts'
import type {Built} from '../buildx/build.ts'
import type {Context} from '../context/context.ts'
import type {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {Digest} from '../oci/digest.ts'
import type {Plan} from '../plan/plan.ts'
import type {PlatformImage} from '../platforms.ts'
import type {Permission} from '../preflight.ts'
import type {Published, PublishedTag} from '../publish/publish.ts'

/** A stage that ran, and its duration in milliseconds. */
export interface StageTime {
  readonly name: string
  readonly ms: number
}

/** What the stages found out, as far as the run came. Filled by `main.ts` alone. */
export interface Facts {
  context?: Context
  inputs?: Inputs
  plan?: Plan
  permission?: Permission
  builder?: Builder
  built?: Built
  /** Of what is in the registry: built and pushed, or found there. */
  digest?: Digest | undefined
  /** What has been decided about tags so far, also in a run that failed then. */
  readonly tags: PublishedTag[]
  published?: Published
  attested?: Attested | undefined
  platforms?: readonly PlatformImage[]
  error?: ActionError
  readonly stages: StageTime[]
}

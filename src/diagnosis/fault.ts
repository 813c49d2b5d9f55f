import type {Repository} from '../oci/reference.ts'
import type {Facts} from './facts.ts'
import type {Words} from './words.ts'

/** What was being done when it failed. */
export type FaultOperation =
  | 'login'
  | 'read'
  | 'push'
  | 'build'
  | 'base image'
  | 'cache'
  | 'builder'
  | 'QEMU'
  | 'test'
  | 'attest'
  | 'comment'
  | 'clean-up'
  | 'compare'

/** Whose word a registry was given: the job's token, the inputs', what an earlier step or a helper has, nobody's. */
export type CredentialKind = 'job' | 'given' | 'stored' | 'none'

/** The credential that was used, without its secret. */
export interface UsedCredential {
  readonly kind: CredentialKind
  /** The user name, where there is one. */
  readonly user?: string | undefined
}

/** What only the place knows where something failed. */
export interface FaultDetails {
  readonly operation?: FaultOperation | undefined
  /** The registry that answered; without it the image's. */
  readonly host?: string | undefined
  /** The image that the failure is about. */
  readonly image?: Repository | undefined
  readonly credential?: UsedCredential | undefined
}

/** Of the run: what the words of causes and fixes are filled in from, and what conditions are about. */
export interface FaultContext extends FaultDetails {
  readonly serverUrl: string
  /** The server's own container registry. */
  readonly githubRegistry: string
  /** `owner/name` */
  readonly repository: string
  /** `User` or `Organization`; undefined where nobody said. */
  readonly ownerType?: string | undefined
  readonly isPrivate?: boolean | undefined
  readonly event?: string | undefined
  /** The other repository that the code is from. */
  readonly foreignHead?: string | undefined
  readonly isDependabot?: boolean | undefined
  /** What was used for a registry, where that is known. */
  readonly credentialOf?: ((registry: string) => UsedCredential | undefined) | undefined
}

/** Conditions: a fact has this value, or one of these. */
export type When = {readonly [Name in keyof Facts]?: Facts[Name] | readonly Facts[Name][]}

/** A sentence with `{names}` of the words of the case (words.ts). */
export type Template = string

/** Why, and what to do, in one case. */
export interface Case {
  readonly when: When
  readonly cause: Template
  readonly fix: Template
}

/** One text that registries, builders and GitHub's services answer with, why, and what to do. */
export interface Fault {
  /**
   * Tested against the start of what is known of the failure, in the order of the table; of several each must fit.
   * Each must be linear, which a test measures: two parts with anything between them are two patterns.
   */
  readonly pattern: RegExp | readonly RegExp[]
  /** The text means this only here. */
  readonly when?: When
  /** Where the case is known better than by the text: of those that hold, the one with the most conditions counts. */
  readonly cases?: readonly Case[]
  readonly cause: Template
  readonly fix: Template
  /** Trying again can help; `once`: it helped some, and the rest should not wait long; `anew`: without what the builder has. */
  readonly retry?: true | 'once' | 'anew'
  /** The registry refused: on a run that may be read-only that is no failure. */
  readonly denied?: true
  /** The tag is there and can't be moved. */
  readonly immutable?: true
  /** The limit counts in minutes. */
  readonly rateLimit?: true
}

export function patternsOf(pattern: Fault['pattern']): readonly RegExp[] {
  return pattern instanceof RegExp ? [pattern] : pattern
}

/** The names that templates may use. */
export type WordName = keyof Words

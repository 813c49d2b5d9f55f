import type {RunFacts} from '../src/migrate/events.ts'
import type {JobReport} from '../src/migrate/migrate.ts'

/** What the page asks its worker. */
export type Question =
  | {readonly kind: 'words'}
  | {
      readonly kind: 'play'
      /** The step's `with:`, YAML. */
      readonly step: string
      readonly facts: RunFacts
      /** Tags that the registry has. */
      readonly existing: readonly string[]
      /** When the runs start, milliseconds. */
      readonly now: number
    }
  | {readonly kind: 'move'; readonly workflow: string; readonly uses: string}

export interface Answers {
  readonly words: Words
  readonly play: Played
  readonly move: Moved
}

/** For completion and help. */
export interface Words {
  readonly inputs: readonly {readonly name: string; readonly description: string; readonly initial: string}[]
  readonly rules: readonly {readonly type: string; readonly example: string; readonly attributes: readonly string[]}[]
  /** Inside braces: anywhere, and in a version's pattern. */
  readonly names: readonly string[]
  readonly versionNames: readonly string[]
}

export interface Problem {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly cause?: string | undefined
  readonly hint?: string | undefined
  /** Of the text, from 1; undefined where it is about no line. */
  readonly line: number | undefined
  /** The runs that it is about; empty: all. */
  readonly events: readonly string[]
}

export interface PlayedTag {
  readonly name: string
  readonly kind: string
  readonly rule: string
  /** What would become of it in the registry. */
  readonly fate: string
}

/** One run. */
export interface PlayedEvent {
  readonly name: string
  /** `push of branch main` */
  readonly about: string
  readonly result:
    | {
        readonly push: 'yes' | 'no' | 'if-allowed'
        readonly reason: string
        readonly version: string
        readonly images: readonly {readonly name: string; readonly tags: readonly PlayedTag[]}[]
        readonly labels: readonly (readonly [string, string])[]
        readonly annotations: readonly (readonly [string, string])[]
      }
    | {readonly failure: string}
}

export interface Played {
  readonly problems: readonly Problem[]
  /** Empty where the text is no step. */
  readonly events: readonly PlayedEvent[]
}

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

export type Moved =
  | {readonly wrong: string}
  | {readonly text: string; readonly jobs: readonly JobReport[]; readonly diff: readonly DiffLine[]}

/** What the worker is told. The first message says which matches took too long for another worker before it. */
export type ToWorker = {readonly slow: readonly string[]} | {readonly id: number; readonly question: Question}

/** What the worker says. `match`: a user's pattern is being looked for, or no longer. */
export type FromWorker =
  | {readonly match: string | undefined}
  | {readonly id: number; readonly answer: Answers[keyof Answers]}
  | {readonly id: number; readonly error: string}

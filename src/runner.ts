import type {Platform} from './oci/platform.ts'

/** The ports: all that the stages may ask of the world outside. `runner/` has them for the runner, tests in memory. */

/** Where an annotation points. Lines and columns count from 1. */
export interface Place {
  readonly title?: string | undefined
  readonly file?: string | undefined
  readonly line?: number | undefined
}

export interface Log {
  /** Lines of it are never taken for workflow commands, so what others wrote can be shown as it is. */
  info(message: string): void
  debug(message: string): void
  /** Annotations of the job; `title` is the short bold line. */
  notice(message: string, place?: Place): void
  warning(message: string, place?: Place): void
  error(message: string, place?: Place): void
  /** From now on `secret` is shown as `***` in everything that goes through this host. */
  mask(secret: string): void
  startGroup(name: string): void
  endGroup(): void
}

export interface RunOptions {
  /** Written to standard input, which is then closed. Without it the program reads nothing. */
  readonly input?: string | Uint8Array
  /** Added to the environment of this process; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The folder that it runs in; that of this process without a word. */
  readonly folder?: string
  readonly timeoutMs?: number
  /** Ends the program, as a cancelled run does; the promise rejects with an ActionError `cancelled`. */
  readonly signal?: AbortSignal | undefined
  /** Called for each whole line as it comes, of both streams. */
  readonly onLine?: (line: string) => void
}

/** How a program ended. It succeeded if and only if `exitCode` is 0. */
export interface RunResult {
  /** null when a signal ended it. */
  readonly exitCode: number | null
  readonly signal: string | null
  readonly timedOut: boolean
  readonly stdout: string
  /** At most the last 256 KiB. */
  readonly stderr: string
}

/** Runs a program by argv, never through a shell. Rejects with an ActionError `tool` if it can't be started. */
export type Run = (program: string, args: readonly string[], options?: RunOptions) => Promise<RunResult>

/** Bytes in pieces. A piece is good until the next one is asked for: its memory is used again. */
export type ByteStream = AsyncIterable<Uint8Array>

/** What is at a path. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  /** Bytes, of a file. */
  readonly size: number
  /** Permission bits. */
  readonly mode: number
  /** When it was last written, milliseconds since the epoch. */
  readonly modified: number
}

/** Something below a folder. */
export interface FolderEntry extends FileFacts {
  /** From the folder, with `/` between the parts. */
  readonly path: string
  /** Where a link leads, as it says. */
  readonly target: string | undefined
}

export interface Files {
  /** The bytes, or undefined where there is no such file. */
  read(path: string): Promise<Buffer | undefined>
  /** Replaces the file in one step, so that a reader sees the old bytes or the new; new files have mode 0600. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /**
   * Changes a file that other processes change too: one after the other, through symbolic links. `change` gives the new
   * text, or undefined to leave it. Rejects with the system's error, or with what `change` throws.
   */
  update(path: string, change: (before: string | undefined) => string | undefined): Promise<void>
  remove(path: string): Promise<void>
  exists(path: string): Promise<boolean>
  /** What is there, links followed; undefined where there is nothing. */
  facts(path: string): Promise<FileFacts | undefined>
  /** Everything below a folder, no link followed, in the order of the paths' parts. */
  walk(folder: string): Promise<FolderEntry[]>
  /** The file from byte `start` to before byte `end`, in pieces; memory does not grow with it. */
  stream(path: string, start?: number, end?: number): ByteStream
  /** Writes a new file from pieces as they come. */
  save(path: string, content: ByteStream): Promise<void>
  /** Bytes, or undefined where there is no such file. */
  size(path: string): Promise<number | undefined>
  /** A new empty folder (0700), removed with its content when the action ends. */
  temporaryFolder(): Promise<string>
  /** The names in a folder, those of folders with a slash at the end; none where there is no such folder. */
  list(folder: string): Promise<string[]>
  /** A path in the runner's temporary folder that is the same in every run on such a machine. */
  sharedPath(name: string): string
  /** A new empty folder (0700) for what later steps read: the runner empties it after the job. */
  keptFolder(): Promise<string>
}

/** A body of so many bytes that is read as it is sent. `open` starts anew: what failed may be sent again. */
export interface StreamedBody {
  readonly size: number
  open(): ByteStream
}
/**
 * Offers the BuildKit inside the engine at this socket to programs, until the action ends, and returns its endpoint
 * (`unix:///…`). Rejects with the reason where that engine has none to offer.
 */
export type OpenBuildKit = (enginePath: string) => Promise<string>

/**
 * Offers the cache service at the last of these addresses, to who has the token; rejects where one is not this
 * machine’s. After `lostMs` of waiting it is not asked any more; `onGivenUp` hears why, the end of a sentence about it.
 */
export type RelayCache = (
  service: {readonly url: string; readonly token: string; readonly addresses: readonly string[]},
  limit: {readonly lostMs: number; readonly onGivenUp: (why: string) => void}
) => Promise<string>

export interface HttpRequest {
  readonly method: string
  readonly url: string
  /** A Unix socket to speak to instead of the URL's host. */
  readonly socketPath?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | StreamedBody
  /** For the whole exchange, milliseconds; with a streamed body since its last piece went out. */
  readonly timeoutMs: number
  /** The answer's body may be this long, bytes. */
  readonly maxBytes: number
}

export interface HttpResponse {
  readonly status: number
  /** Lower-case names; repeated fields are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** One exchange: no redirect followed, nothing retried. Rejects with the socket's error. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Rejects with an ActionError `cancelled` when the run is cancelled meanwhile. */
  sleep(ms: number): Promise<void>
  /** The work's result; rejects with an ActionError `cancelled` when the run is cancelled first. */
  unlessCancelled<T>(work: Promise<T>): Promise<T>
  /** 0 ≤ x < 1 */
  random(): number
}

/** What the runner keeps for the post step. Readable by every process of that step: no secrets. */
export interface State {
  get(name: string): string
  save(name: string, value: string): void
}

export interface Outputs {
  set(name: string, value: string): void
  exportVariable(name: string, value: string): void
  /** Tells the runner of an image by `name@digest`, for later steps that sign what a job has made. */
  declareArtifact(name: string, digest: string): Promise<void>
  /** Appends Markdown to the job summary. `render` masks secrets by `redact` before it changes a text. */
  summarize(render: (redact: (text: string) => string) => string): Promise<void>
  /** Marks the step as failed; the process still ends by itself. */
  fail(): void
}

/** The REST API of the server that the workflow runs on. Loaded on first use. */
export interface GitHubApi {
  /** `request('GET /repos/{owner}/{repo}', {owner, repo})` → the answer's data. Rejects with the API's error. */
  request(route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown>
}

/** What is said about a subject. https://github.com/in-toto/attestation/blob/main/spec/v1/predicate.md */
export interface Predicate {
  readonly type: string
  readonly params: object
}

export interface SigningSubject {
  /** Image name without a tag. */
  readonly name: string
  /** `sha256:…` */
  readonly digest: string
}

/** Sigstore's public instance, or GitHub's own. */
export type SigstoreInstance = 'public-good' | 'github'

/** A key that a certificate ties to the job's identity, for ten minutes. It lives in memory alone. */
export interface SigningKey {
  /** A Sigstore bundle, JSON, of an in-toto statement, seen by the instance's log or time stamping authority. */
  sign(subjects: readonly SigningSubject[], predicate: Predicate): Promise<unknown>
}

/** Keyless signing with the job's identity, by Sigstore. Its packages are heavy: loaded on first use. */
export interface Signer {
  /** SLSA provenance of this job. Rejects if there is no identity token. */
  provenance(): Promise<Predicate>
  certify(sigstore: SigstoreInstance): Promise<SigningKey>
}

/** The job that this step is of, as the machine knows it. */
export interface Job {
  /** The same in all steps of the job, and in their post steps. */
  readonly id: string
  /** Whether the job of that `id`, on this machine, has not ended. */
  isAlive(id: string): boolean
}

/** GitHub's cache where the runner’s or other variables say, by keys that are written once. Heavy: loaded on first use. */
export interface CacheStore {
  /** Fills the folder from the entry of that key, else the newest whose key begins so; whether there was one. */
  restore(folder: string, key: string, prefix: string): Promise<boolean>
  save(folder: string, key: string): Promise<void>
}

export interface Runner {
  /** Of the machine that the action runs on, `linux/amd64`. */
  readonly platform: Platform
  readonly signer: () => Promise<Signer>
  readonly cacheStore: (variables?: Readonly<Record<string, string>>) => Promise<CacheStore>
  readonly github: (token: string) => Promise<GitHubApi>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly run: Run
  readonly files: Files
  readonly http: Http
  readonly openBuildKit: OpenBuildKit
  readonly relayCache: RelayCache
  readonly clock: Clock
  readonly state: State
  readonly job: Job
  readonly outputs: Outputs
}

/** What the stages after the plan may use: the environment has been read by then, and only report sets outputs. */
export type Ports = Omit<Runner, 'env' | 'outputs'>

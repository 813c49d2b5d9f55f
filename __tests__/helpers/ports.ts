import {parsePlatform} from '../../src/oci/platform.ts'
import type {Registries} from '../../src/registry/registries.ts'
import type {HttpRequest, HttpResponse, RelayCache, Runner, RunOptions, RunResult} from '../../src/runner.ts'

/** A host in memory that writes down everything it is asked, for tests of single stages. */
export interface RecordingRunner extends Runner {
  readonly lines: string[]
  readonly annotations: {
    kind: string
    message: string
    title?: string | undefined
    file?: string | undefined
    line?: number | undefined
  }[]
  readonly masked: string[]
  readonly runs: {program: string; args: readonly string[]; options: RunOptions}[]
  readonly requests: HttpRequest[]
  readonly disk: Map<string, string>
  readonly saved: Map<string, string>
  readonly set: Map<string, string>
  readonly summaries: string[]
  readonly declared: string[]
  readonly sleeps: number[]
  failed: boolean
  now: number
}

export interface RunnerBehaviour {
  readonly env?: Record<string, string>
  readonly disk?: Record<string, string>
  readonly run?: (program: string, args: readonly string[], options: RunOptions) => Partial<RunResult>
  readonly http?: (request: HttpRequest) => Partial<HttpResponse> | Error
  readonly openBuildKit?: (enginePath: string) => string | Error
  readonly relayCache?: (...asked: Parameters<RelayCache>) => string | Error
  readonly api?: (route: string, parameters: Readonly<Record<string, unknown>>) => unknown
}

/** What `docker buildx create --bootstrap` leaves behind, also where the builder does not start then. */
export function noteBuilder(disk: Map<string, string>, folder: string, args: readonly string[]): void {
  const [name, driver] = ['--name', '--driver'].map(flag => args[args.indexOf(flag) + 1])
  disk.set(`${folder}/.docker/buildx/instances/${name}`, JSON.stringify({Name: name, Driver: driver, Nodes: [{}]}))
}

export function recordingRunner(behaviour: RunnerBehaviour = {}): RecordingRunner {
  const unexpected = (what: string) => (): never => {
    throw new Error(`the test did not expect ${what}`)
  }
  const runner: RecordingRunner = {
    lines: [],
    annotations: [],
    masked: [],
    runs: [],
    requests: [],
    disk: new Map(Object.entries(behaviour.disk ?? {})),
    saved: new Map(),
    set: new Map(),
    summaries: [],
    declared: [],
    sleeps: [],
    failed: false,
    now: Date.UTC(2026, 10, 21, 12, 30, 5, 7),
    platform: parsePlatform('linux/amd64'),
    env: behaviour.env ?? {},
    log: {
      info: message => runner.lines.push(message),
      debug: message => runner.lines.push(`debug: ${message}`),
      notice: (message, place) => runner.annotations.push({kind: 'notice', message, ...place}),
      warning: (message, place) => runner.annotations.push({kind: 'warning', message, ...place}),
      error: (message, place) => runner.annotations.push({kind: 'error', message, ...place}),
      mask: secret => runner.masked.push(secret),
      startGroup: name => runner.lines.push(`group: ${name}`),
      endGroup: () => {}
    },
    run: async (program, args, options = {}) => {
      runner.runs.push({program, args, options})
      const result = (behaviour.run ?? unexpected(`${program} ${args.join(' ')}`))(program, args, options)
      return {exitCode: 0, signal: null, timedOut: false, stdout: '', stderr: '', ...result}
    },
    files: {
      read: async path => {
        const text = runner.disk.get(path)
        return text === undefined ? undefined : Buffer.from(text)
      },
      write: async (path, content) => void runner.disk.set(path, Buffer.from(content).toString('utf8')),
      update: async (path, change) => {
        const after = change(runner.disk.get(path))
        if (after !== undefined) runner.disk.set(path, after)
      },
      remove: async path => void runner.disk.delete(path),
      exists: async path => runner.disk.has(path),
      size: async path => runner.disk.get(path)?.length,
      facts: async path => {
        const text = runner.disk.get(path)
        const modified = Date.UTC(2026, 10, 20)
        if (text !== undefined) return {kind: 'file', size: Buffer.byteLength(text), mode: 0o644, modified}
        const isFolder = [...runner.disk.keys()].some(other => other.startsWith(`${path}/`))
        return isFolder ? {kind: 'folder', size: 0, mode: 0o755, modified} : undefined
      },
      walk: unexpected('a walk through a folder'),
      async *stream(path, start = 0, end = Number.POSITIVE_INFINITY) {
        yield Buffer.from(runner.disk.get(path) ?? '').subarray(start, Math.min(end, Number.MAX_SAFE_INTEGER))
      },
      save: unexpected('a file that is written in pieces'),
      list: async folder =>
        [...runner.disk.keys()]
          .filter(path => path.startsWith(`${folder}/`))
          .map(path => path.slice(folder.length + 1)),
      sharedPath: name => `/shared/${name}`,
      temporaryFolder: async () => '/temporary',
      keptFolder: async () => '/kept'
    },
    http: async request => {
      runner.requests.push(request)
      const answer = (behaviour.http ?? unexpected(`${request.method} ${request.url}`))(request)
      if (answer instanceof Error) throw answer
      return {status: 200, headers: {}, body: Buffer.alloc(0), ...answer}
    },
    openBuildKit: async path => {
      const answer = (behaviour.openBuildKit ?? unexpected(`the BuildKit of ${path}`))(path)
      if (answer instanceof Error) throw answer
      return answer
    },
    relayCache: async (...asked) => {
      const answer = (behaviour.relayCache ?? unexpected('a relay of the cache'))(...asked)
      if (answer instanceof Error) throw answer
      return answer
    },
    cacheStore: unexpected('a cache'),
    signer: unexpected('a signature'),
    github: async () => ({
      request: async (route, parameters) => (behaviour.api ?? unexpected(route))(route, parameters)
    }),
    clock: {
      now: () => runner.now,
      random: () => 0.5,
      unlessCancelled: work => work,
      sleep: async ms => {
        runner.sleeps.push(ms)
        runner.now += ms
      }
    },
    state: {get: name => runner.saved.get(name) ?? '', save: (name, value) => void runner.saved.set(name, value)},
    job: {id: 'this job', isAlive: () => false},
    outputs: {
      set: (name, value) => void runner.set.set(name, value),
      exportVariable: (name, value) => void runner.set.set(`env ${name}`, value),
      declareArtifact: async (name, digest) => void runner.declared.push(`${name}@${digest}`),
      summarize: async render => void runner.summaries.push(render(text => text)),
      fail: () => {
        runner.failed = true
      }
    }
  }
  return runner
}

/** For stages that must not ask any. */
export const noRegistries: Registries = Object.assign(
  () => {
    throw new Error('no registry is expected')
  },
  {checkLogin: () => Promise.reject(new Error('no log-in is expected'))}
)

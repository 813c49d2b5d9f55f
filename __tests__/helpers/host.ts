import type {Host, HttpRequest, HttpResponse, RunOptions, RunResult} from '../../src/host.ts'

/** A host in memory that writes down everything it is asked, for tests of single stages. */
export interface RecordingHost extends Host {
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
  readonly sleeps: number[]
  failed: boolean
  now: number
}

export interface HostBehaviour {
  readonly env?: Record<string, string>
  readonly disk?: Record<string, string>
  readonly run?: (program: string, args: readonly string[], options: RunOptions) => Partial<RunResult>
  readonly http?: (request: HttpRequest) => Partial<HttpResponse> | Error
  readonly api?: (route: string, parameters: Readonly<Record<string, unknown>>) => unknown
}

export function recordingHost(behaviour: HostBehaviour = {}): RecordingHost {
  const unexpected = (what: string) => (): never => {
    throw new Error(`the test did not expect ${what}`)
  }
  const host: RecordingHost = {
    lines: [],
    annotations: [],
    masked: [],
    runs: [],
    requests: [],
    disk: new Map(Object.entries(behaviour.disk ?? {})),
    saved: new Map(),
    set: new Map(),
    summaries: [],
    sleeps: [],
    failed: false,
    now: Date.UTC(2026, 10, 21, 12, 30, 5, 7),
    platform: 'linux/amd64',
    env: behaviour.env ?? {},
    log: {
      info: message => host.lines.push(message),
      debug: message => host.lines.push(`debug: ${message}`),
      notice: (message, place) => host.annotations.push({kind: 'notice', message, ...place}),
      warning: (message, place) => host.annotations.push({kind: 'warning', message, ...place}),
      error: (message, place) => host.annotations.push({kind: 'error', message, ...place}),
      mask: secret => host.masked.push(secret),
      startGroup: name => host.lines.push(`group: ${name}`),
      endGroup: () => {}
    },
    run: async (program, args, options = {}) => {
      host.runs.push({program, args, options})
      const result = (behaviour.run ?? unexpected(`${program} ${args.join(' ')}`))(program, args, options)
      return {exitCode: 0, signal: null, timedOut: false, stdout: '', stderr: '', ...result}
    },
    files: {
      read: async path => {
        const text = host.disk.get(path)
        return text === undefined ? undefined : Buffer.from(text)
      },
      write: async (path, content) => void host.disk.set(path, Buffer.from(content).toString('utf8')),
      remove: async path => void host.disk.delete(path),
      exists: async path => host.disk.has(path),
      size: async path => host.disk.get(path)?.length,
      temporaryFolder: async () => '/temporary'
    },
    http: async request => {
      host.requests.push(request)
      const answer = (behaviour.http ?? unexpected(`${request.method} ${request.url}`))(request)
      if (answer instanceof Error) throw answer
      return {status: 200, headers: {}, body: Buffer.alloc(0), ...answer}
    },
    signer: unexpected('a signature'),
    github: async () => ({
      request: async (route, parameters) => (behaviour.api ?? unexpected(route))(route, parameters)
    }),
    clock: {
      now: () => host.now,
      random: () => 0.5,
      sleep: async ms => {
        host.sleeps.push(ms)
        host.now += ms
      }
    },
    state: {get: name => host.saved.get(name) ?? '', save: (name, value) => void host.saved.set(name, value)},
    outputs: {
      set: (name, value) => void host.set.set(name, value),
      exportVariable: (name, value) => void host.set.set(`env ${name}`, value),
      summarize: async markdown => void host.summaries.push(markdown),
      fail: () => {
        host.failed = true
      }
    }
  }
  return host
}

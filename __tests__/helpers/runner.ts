import {spawn} from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import http from 'node:http'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type EventFixture, inputVariables, readEvent} from './events.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const {COVERAGE_FOLDER, BUNDLE, FRESH_BUNDLE} = process.env
const {main: MAIN, post: POST} = entries()

/** What a step starts: the bundle that Jest built of src/ for this run, or the one in the folder BUNDLE (CI: dist). */
function entries() {
  // script/coverage runs the source instead, to see which of its lines run.
  if (COVERAGE_FOLDER) return {main: 'src/index.ts', post: 'src/post.ts'}
  const folder = BUNDLE || FRESH_BUNDLE
  if (!folder) throw new Error('no bundle was built: is fresh-bundle.mjs the globalSetup of this project?')
  return {main: join(folder, 'index.js'), post: join(folder, 'post/index.js')}
}

/** An annotation as the runner would show it. */
export interface Annotation {
  readonly kind: string
  readonly title: string
  readonly message: string
  readonly file: string
  readonly line: string
}

export interface StepResult {
  readonly exitCode: number | null
  /** Everything on both streams, without the lines that tell the runner what to mask. */
  readonly log: string
  readonly annotations: readonly Annotation[]
  readonly outputs: Readonly<Record<string, string>>
  /** What later steps see in their environment. */
  readonly variables: Readonly<Record<string, string>>
  readonly summary: string
  readonly masked: readonly string[]
  readonly ms: number
}

export interface StepOptions {
  readonly event?: string | EventFixture
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** Called with the process id once the step runs. */
  readonly onStart?: (pid: number) => void
}

/** A job on a runner: one home and workspace, in which steps are run from the bundle. */
export interface Job {
  readonly home: string
  readonly workspace: string
  readonly temp: string
  /** `config.json` of the job's Docker config. */
  readonly dockerConfig: string
  step(options?: StepOptions): Promise<StepResult>
  /** The post steps of all steps so far, last first. */
  post(): Promise<StepResult[]>
  /** Every file below the job's folders, for tests that look for leftovers. */
  files(): string[]
  /** What is left in the runner's temporary folder, but for what outputs name for later steps. */
  leftovers(): string[]
  close(): void
}

/**
 * `fakeDocker: {}` puts a stand-in on the PATH; without it the real docker is used. `bridge`: where its engine’s
 * containers find this machine. `bundle` is the folder of another one.
 */
export function startJob(
  options: {
    fakeDocker?: {fail?: string; failures?: number; sleep?: number; bridge?: string}
    path?: string
    bundle?: string
  } = {}
): Job {
  const folder = mkdtempSync(join(tmpdir(), 'job-'))
  const at = (name: string) => join(folder, name)
  for (const name of ['home', 'home/.docker', 'work', 'temp', 'bin']) mkdirSync(at(name))
  const dockerLog = at('docker.log')
  let path = options.path ?? process.env.PATH ?? ''
  const engine = options.fakeDocker ? startEngineStandIn(at('docker.sock'), options.fakeDocker.bridge) : undefined
  if (options.fakeDocker) {
    const program = at('bin/docker')
    writeFileSync(
      program,
      // What is loaded into the action is not for its programs; FOR_PROGRAMS is.
      `#!/bin/sh\nexport NODE_OPTIONS="$FOR_PROGRAMS"\nexec '${process.execPath}' '${join(ROOT, '__tests__/helpers/docker.mjs')}' "$@"\n`
    )
    chmodSync(program, 0o755)
    path = `${at('bin')}:${path}`
    // What a runner has: the plugin as a file, and a checkout with its Dockerfile.
    mkdirSync(at('home/.docker/cli-plugins'))
    for (const name of ['home/.docker/cli-plugins/docker-buildx', 'work/Dockerfile']) writeFileSync(at(name), '')
    mkdirSync(at('work/.git'))
  } else if (process.env.DOCKER_CONFIG && existsSync(join(process.env.DOCKER_CONFIG, 'cli-plugins'))) {
    symlinkSync(join(process.env.DOCKER_CONFIG, 'cli-plugins'), at('home/.docker/cli-plugins'))
  }
  const steps: {env: Record<string, string>; state: Record<string, string>}[] = []
  let count = 0

  async function run(script: string, env: Record<string, string>, onStart?: (pid: number) => void) {
    const files = Object.fromEntries(
      ['OUTPUT', 'STATE', 'ENV', 'STEP_SUMMARY', 'PATH'].map(name => [`GITHUB_${name}`, at(`${name}-${count}`)])
    )
    count++
    for (const file of Object.values(files)) writeFileSync(file, '')
    const started = Date.now()
    const child = spawn(process.execPath, [resolve(ROOT, script)], {
      cwd: at('work'),
      env: {
        PATH: path,
        HOME: at('home'),
        RUNNER_TEMP: at('temp'),
        GITHUB_WORKSPACE: at('work'),
        ...(engine ? {DOCKER_HOST: `unix://${at('docker.sock')}`} : keep('DOCKER_HOST')),
        ...(COVERAGE_FOLDER ? {NODE_V8_COVERAGE: COVERAGE_FOLDER} : {}),
        ...env,
        ...files
      }
    })
    if (child.pid !== undefined) onStart?.(child.pid)
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', chunk => (text += chunk))
    const exitCode = await new Promise<number | null>(resolve => child.once('close', resolve))
    const read = (name: string) => readFileSync(files[`GITHUB_${name}`] ?? '', 'utf8')
    const {log, masked} = splitMasks(text)
    const result: StepResult = {
      exitCode,
      log,
      masked,
      annotations: readAnnotations(log),
      outputs: readFileCommands(read('OUTPUT')),
      variables: readFileCommands(read('ENV')),
      summary: read('STEP_SUMMARY'),
      ms: Date.now() - started
    }
    return {result, state: readFileCommands(read('STATE'))}
  }

  return {
    home: at('home'),
    workspace: at('work'),
    temp: at('temp'),
    dockerConfig: at('home/.docker/config.json'),
    async step({event = 'push-branch', inputs = {}, env = {}, onStart} = {}) {
      const fixture = typeof event === 'string' ? readEvent(event) : event
      const eventFile = at(`event-${count}.json`)
      writeFileSync(eventFile, JSON.stringify(fixture.payload))
      const variables = {
        ...fixture.env,
        GITHUB_EVENT_PATH: eventFile,
        ...(options.fakeDocker ? {FAKE_DOCKER: JSON.stringify({log: dockerLog, ...options.fakeDocker})} : {}),
        ...env,
        // Tests of other things don't sign.
        ...inputVariables({attest: 'false', ...inputs})
      }
      const {result, state} = await run(options.bundle ? join(options.bundle, 'index.js') : MAIN, variables, onStart)
      steps.push({env: variables, state})
      return result
    },
    async post() {
      const results: StepResult[] = []
      for (const {env, state} of steps.splice(0).reverse()) {
        const saved = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
        results.push(
          (await run(options.bundle ? join(options.bundle, 'post/index.js') : POST, {...env, ...saved})).result
        )
      }
      return results
    },
    files: () =>
      ['home', 'work', 'temp'].flatMap(name =>
        readdirSync(at(name), {recursive: true, encoding: 'utf8'}).map(file => join(at(name), file))
      ),
    leftovers: () => {
      const left = readdirSync(at('temp'), {recursive: true, withFileTypes: true})
      return left
        .filter(entry => entry.isFile() && !/^(docker-metadata-action-bake.*|attestation)\.json$/.test(entry.name))
        .map(entry => entry.name)
    },
    close: () => {
      engine?.close()
      rmSync(folder, {recursive: true, force: true})
    }
  }
}

/** An engine's socket that says it keeps its images in containerd, and has no BuildKit to offer. */
function startEngineStandIn(path: string, bridge: string | undefined): http.Server {
  const info = JSON.stringify({DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']]})
  const network = JSON.stringify({IPAM: {Config: [{Gateway: bridge}]}})
  const server = http.createServer((request, response) => {
    const answers = new Map([
      ['/info', info],
      ['/_ping', 'OK']
    ])
    if (bridge !== undefined) answers.set('/networks/bridge', network)
    const answer = answers.get(request.url ?? '')
    response.writeHead(answer === undefined ? 404 : 200).end(answer)
  })
  return server.listen(path).unref()
}

/** The argv of every call of the stand-in. */
export function dockerCalls(job: Job): {args: string[]; env: string[]; at: number}[] {
  const file = join(job.home, '../docker.log')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
}

function keep(name: string): Record<string, string> {
  const value = process.env[name]
  return value === undefined ? {} : {[name]: value}
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/file-command.ts */
function readFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [, name = '', , value = ''] of text.matchAll(/^(.+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n?^\2$/gm))
    values[name] = value
  return values
}

function splitMasks(text: string): {log: string; masked: string[]} {
  const lines = text.split('\n')
  const isMask = (line: string) => line.startsWith('::add-mask::')
  return {
    log: lines.filter(line => !isMask(line)).join('\n'),
    masked: lines.filter(isMask).map(line => unescapeCommand(line.slice('::add-mask::'.length)))
  }
}

/** Reads the log as the runner does: a command counts at the start of a line. */
function readAnnotations(log: string): Annotation[] {
  const found: Annotation[] = []
  for (const line of log.split('\n')) {
    const [, name = '', properties = '', message = ''] = /^\s*::([^\s:]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? []
    if (!['error', 'warning', 'notice'].includes(name)) continue
    const property = (key: string) => unescapeCommand(new RegExp(`(?:^|,)${key}=([^,]*)`).exec(properties)?.[1] ?? '')
    found.push({
      kind: name,
      title: property('title'),
      file: property('file'),
      line: property('line'),
      message: unescapeCommand(message)
    })
  }
  return found
}

function unescapeCommand(text: string): string {
  return text.replace(/%(0A|0D|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

import {execFileSync, spawn} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'
import {type ActStep, readLog} from './act-log.ts'
import {freePort} from './buildkit.ts'
import {checkOut, REGISTRY} from './engine.ts'
import {readEvent} from './events.ts'
import {localise} from './localise.ts'
import {findWitness, programOf} from './witness.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const GIT = ['-c', 'user.name=Octo', '-c', 'user.email=octo@example.com', '-c', 'advice.detachedHead=false']
const LINGER_MS = 500
/** The time of every commit. */
const WHEN = '2026-11-20T09:15:30Z'

export interface Rehearsal {
  /** The text of a workflow, as people would write it. */
  readonly workflow: string
  /** A file of `fixtures/events`, which also tells the branch or tag that is checked out. */
  readonly event: string
  /** Fields of the payload that differ. */
  readonly payload?: Record<string, unknown>
  readonly secrets?: Readonly<Record<string, string>>
  readonly vars?: Readonly<Record<string, string>>
  /** Added to the repository's files. */
  readonly files?: Readonly<Record<string, string>>
  /** Programs of the machine, by name: shell scripts. */
  readonly programs?: Readonly<Record<string, string>>
}

export interface RehearsalResult {
  readonly exitCode: number | null
  /** By the job's name; a matrix has one for each leg. */
  readonly jobs: Readonly<Record<string, string>>
  readonly steps: readonly ActStep[]
  /** What a person would read. */
  readonly log: string
  readonly ms: number
}

/** A machine with a runner, a registry's corner and GitHub's API, on which workflows are run one after the other. */
export interface Stage {
  /** What the workflows' registries stand for: `host:port/corner`. */
  readonly registry: string
  run(rehearsal: Rehearsal): Promise<RehearsalResult>
  close(): void
}

/** Files of a repository that has something to build wherever the documentation's workflows look. */
const SAMPLE = Object.fromEntries(
  ['Dockerfile', 'Dockerfile.deps', 'services/api/Dockerfile', 'services/worker/Dockerfile'].map(path => [
    path,
    '# syntax=docker/dockerfile:1\nFROM alpine\nRUN date > /built-at\nCMD ["cat", "/built-at"]\n'
  ])
)

export function openStage(apiUrl: string): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'act-'))
  const at = (name: string) => join(folder, name)
  const corner = `${REGISTRY}/rehearse-${randomBytes(4).toString('hex')}`
  // act lets a step that uses an action not have another GITHUB_API_URL. And what a failing step says last it only has if
  // it has read it by the time that the step's process is gone.
  const linger = `if (code !== 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${LINGER_MS})`
  writeFileSync(
    at('preload.mjs'),
    `process.env.GITHUB_API_URL = ${JSON.stringify(apiUrl)}\nprocess.on('exit', code => { ${linger} })\n`
  )
  const local = (text: string) => localise(text, corner, at('preload.mjs'))
  layOutAction(at('action'), local)
  const stubs = layOutStubs(at('stubs'), at('current'))
  mkdirSync(at('home/.docker'), {recursive: true})
  const plugins = join(process.env.DOCKER_CONFIG ?? '', 'cli-plugins')
  if (existsSync(plugins)) symlinkSync(plugins, at('home/.docker/cli-plugins'))
  let count = 0

  return {
    registry: corner,
    async run({workflow, event, payload = {}, secrets = {}, vars = {}, files = {}, programs = {}}) {
      const fixture = readEvent(event)
      for (const [name, script] of Object.entries(programs)) {
        checkOut(at('bin'), {[name]: script})
        chmodSync(join(at('bin'), name), 0o755)
      }
      const repository = at(`repository-${++count}`)
      checkOut(repository, {...SAMPLE, ...files})
      rmSync(at('current'), {force: true})
      symlinkSync(repository, at('current'))
      const sha = commit(repository, fixture.env.GITHUB_REF ?? '')
      // Beside the commit, so that several workflows can run on one and the same.
      checkOut(repository, {'.github/workflows/rehearsal.yml': local(workflow)})
      const {GITHUB_SHA: shown = ''} = fixture.env
      const given = JSON.stringify({...(fixture.payload as object), ...payload}).replaceAll(shown, sha)
      writeFileSync(at('event.json'), given)
      const port = await freePort()
      const labels = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm', 'self-hosted']
      const pairs = (option: string, values: object) =>
        Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`])
      const args = [
        ...[fixture.env.GITHUB_EVENT_NAME ?? '', '--json', '--pull=false', '--eventpath', at('event.json')],
        ...['--actor', fixture.env.GITHUB_ACTOR ?? '', '--defaultbranch', 'main'],
        ...labels.flatMap(label => ['--platform', `${label}=-self-hosted`]),
        ...['--local-repository', `OWNER/publish-image@v1=${at('action')}`],
        ...stubs.flatMap(([name, path]) => ['--local-repository', `${name}=${path}`]),
        ...['--action-cache-path', at('actions'), '--cache-server-path', at('cache')],
        // Both, or it listens on the machine's outer address.
        ...['--cache-server-addr', '127.0.0.1', '--artifact-server-addr', '127.0.0.1'],
        ...['--artifact-server-port', String(port), '--artifact-server-path', at('artifacts')],
        ...pairs('--secret', {GITHUB_TOKEN: 'token-of-the-job', ...secrets}),
        ...pairs('--var', vars)
      ]
      const {DOCKER_CONFIG: _, CI: __, ...environment} = process.env
      // Hosted runners have it.
      const helm = findWitness('helm')
      const path = helm ? `${helm}/bin:${environment.PATH}` : environment.PATH
      const started = Date.now()
      const child = spawn(programOf('act'), args, {
        cwd: repository,
        env: {...environment, PATH: `${at('bin')}:${path}`, HOME: at('home'), XDG_CACHE_HOME: at('home/.cache')}
      })
      // Each by itself, so that no line of one comes into the middle of the other's.
      const output = Promise.all([text(child.stdout), text(child.stderr)])
      const exitCode = await new Promise<number | null>(resolve => child.once('close', resolve))
      return {exitCode, ...readLog((await output).join('\n')), ms: Date.now() - started}
    },
    close: () => rmSync(folder, {recursive: true, force: true})
  }
}

/** What `uses: OWNER/publish-image@v1` gets: the action as it would be released from this folder, and its workflow. */
function layOutAction(folder: string, local: (text: string) => string): void {
  mkdirSync(folder)
  cpSync(join(ROOT, 'action.yml'), join(folder, 'action.yml'))
  cpSync(join(ROOT, process.env.FRESH_BUNDLE ?? 'dist'), join(folder, 'dist'), {recursive: true})
  cpSync(join(ROOT, '.github/actions'), join(folder, '.github/actions'), {recursive: true})
  for (const name of readdirSync(join(ROOT, '.github/workflows'))) {
    const workflow = `.github/workflows/${name}`
    checkOut(folder, {[workflow]: local(readFileSync(join(ROOT, workflow), 'utf8'))})
  }
  commit(folder, 'refs/heads/v1')
}

/**
 * The vendors' log-ins can't be had here, nor is there a cloud: actions of the same names at the same commits that say
 * what they are given. Gives their name and folder.
 */
function layOutStubs(folder: string, repository: string): [name: string, folder: string][] {
  const texts = ['actions/prepare/action.yml', 'workflows/verify.yml'].map(path =>
    readFileSync(join(ROOT, '.github', path), 'utf8')
  )
  // act's own checkout is not for a step with a ref, even an empty one.
  const publish = readFileSync(join(ROOT, '.github/workflows/publish.yml'), 'utf8')
  const [checkout = ''] = /actions\/checkout@\S+/.exec(publish) ?? []
  const inputsOfIt = ['ref', 'token', 'submodules', 'lfs', 'persist-credentials']
  const used = texts.flatMap(text => [...text.matchAll(/uses: ((?!OWNER|actions\/)\S+)/g)].map(([, name = '']) => name))
  checkOut(join(folder, 'checkout'), {
    'action.yml': stub(inputsOfIt, `cp -a ${repository}/. . && git checkout -q --detach "\${{ inputs.ref || 'HEAD' }}"`)
  })
  commit(join(folder, 'checkout'), 'refs/heads/main')
  const others = [...new Set(used)].map((name, index) => {
    const path = join(folder, String(index))
    const known = ['role-to-assume', 'aws-region', 'workload_identity_provider', 'service_account', 'token_format']
    const inputs = [...known, 'registry', 'username', 'password', 'client-id', 'tenant-id']
    const said = inputs.map(input => `${input}=\${{ inputs.${input} }}`).join(' ')
    const action = stub(inputs, `echo 'given to ${name.split('@')[0]} ${said}'`)
    checkOut(path, {'action.yml': action})
    commit(path, 'refs/heads/main')
    return [name, path] as [string, string]
  })
  return [[checkout, join(folder, 'checkout')], ...others]
}

function stub(inputs: readonly string[], run: string): string {
  const declared = inputs.map(input => `  ${input}: {description: x, default: ''}`).join('\n')
  const outputs = 'outputs: {access_token: {description: x, value: token-of-google}}'
  return `name: stub\ndescription: x\ninputs:\n${declared}\n${outputs}
runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: ${run}\n`
}

/** One commit, the same for the same files, on the branch or tag of the reference; a pull request's is on its base. Gives its SHA. */
function commit(folder: string, ref: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', [...GIT, '-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {...process.env, GIT_AUTHOR_DATE: WHEN, GIT_COMMITTER_DATE: WHEN}
    }).trim()
  mkdirSync(dirname(folder), {recursive: true})
  git('init', '-q', '-b', ref.startsWith('refs/heads/') ? ref.replace('refs/heads/', '') : 'main')
  git('remote', 'add', 'origin', 'https://github.com/Acme/Tool')
  git('add', '-A')
  git('commit', '-q', '-m', 'Say hello')
  if (ref.startsWith('refs/tags/')) git('tag', ref.replace('refs/tags/', ''))
  return git('rev-parse', 'HEAD')
}

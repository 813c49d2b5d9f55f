import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {afterAll, beforeAll, expect, it} from '@jest/globals'
import {dice, SOAK_SEED as SEED} from '../helpers/dice.ts'
import {type EventFixture, eventNames, readEvent} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {type Fault, startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, startJob} from '../helpers/runner.ts'

// The committed bundle with inputs, events and faults that nobody thought of together. Whatever happens, a run ends by
// itself with 0 or 1, explains itself, and leaves nothing behind and no secret in sight. SOAK_RUNS=500 for more.
const RUNS = Number(process.env.SOAK_RUNS ?? 120)
const AT_ONCE = 3

const PASSWORD = 'correct horse battery'
const SECRET = 'npm_Zu7WqJ0c2kRtXvYbZu7WqJ0c2kRtXvYb1234'
const TOKEN = 'ghs_soakSOAKsoakSOAKsoakSOAKsoakSOAK1234'
const NAME = 'acme/tool'

const INPUTS: Record<string, readonly string[]> = {
  tags: [
    'type=ref,event=branch\ntype=sha',
    'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}',
    'type=edge\ntype=schedule\ntype=pep440,pattern={{version}}',
    'type=raw,value={{branch}}-{{sha}}-::error::x',
    "type=raw,value={{date 'YYYYMMDD' tz='Europe/Berlin'}}",
    'type=match,pattern=(a+)+$',
    'type=nope',
    'type=raw,value={{#if',
    '"',
    Array.from({length: 60}, (_, index) => `type=raw,value=t${index}`).join('\n')
  ],
  flavor: ['latest=true', 'latest=false', 'suffix=-alpine,onlatest=true', 'nope=1', 'prefix={{branch}}'],
  labels: ['a=b\nc={{branch}}', 'without-value', 'x={{nope}}', `t=${'y'.repeat(5000)}`],
  annotations: ['index:a=b', 'manifest:c=d\ne=f', 'planet:a=b'],
  version: ['1.2.3', 'v9.9.9-rc.1', 'not a version', '../..'],
  'context-source': ['git', 'workflow', 'nope'],
  context: ['.', 'nowhere', '{{defaultContext}}', 'https://github.example/x/y.git#main'],
  file: ['Dockerfile', 'missing/Dockerfile', '-'],
  platforms: ['linux/amd64', 'linux/amd64,linux/arm64', 'bogus', '__proto__', 'linux/arm64,linux/arm64'],
  'build-args': ['A=1', `TOKEN=${SECRET}`, `URL=https://x:${TOKEN}@host`, 'broken'],
  secrets: [`npm=${SECRET}`, `broken ${SECRET}`, `"multi=a\n${SECRET}\nb"`],
  'secret-envs': ['npm=NPM_TOKEN', 'npm=NOT_THERE', 'broken'],
  'secret-files': ['a=nowhere', '='],
  cache: ['auto', 'off', 'gha', 'registry', 'nope'],
  driver: ['auto', 'docker', 'docker-container', 'remote', 'kubernetes', 'nope'],
  endpoint: ['tcp://127.0.0.1:1', '$(id)'],
  'keep-builder': ['false'],
  append: ['- endpoint: tcp://127.0.0.1:1', '- nope: 1', ': ['],
  push: ['auto', 'true', 'false', 'maybe'],
  'push-by-digest': ['true'],
  merge: ['{}', '[]', '{"a":', `sha256:${'1'.repeat(64)}`, '{"a":"","b":null}', 'sha256:1'],
  promote: ['main', 'nowhere', `sha256:${'2'.repeat(64)}`, '../../x', 'sha-860c190'],
  reuse: ['true'],
  'if-tag-exists': ['overwrite', 'fail', 'skip', 'nope'],
  'floating-tags': ['always', 'forward-only', 'nope'],
  test: ['true', 'exit 1', 'echo "::error::from the test"; echo "$IMAGE" >&2; false', 'kill -9 $$'],
  outputs: ['type=local,dest=out', 'type=image,push=true', 'type=', 'type=nope'],
  load: ['true'],
  provenance: ['true', 'mode=max', 'nope=1'],
  sbom: ['true'],
  reproducible: ['true', 'maybe'],
  attest: ['auto', 'true', 'false'],
  'sbom-path': ['nowhere.json'],
  comment: ['true'],
  cleanup: ['true'],
  call: ['check', 'outline'],
  retries: ['0', '1', '-1', 'x', '11'],
  'registry-auth': [
    `- registry: other.example\n  username: u\n  password: ${PASSWORD}`,
    `${PASSWORD}: [`,
    '- scope: x'
  ],
  logout: ['false', 'maybe'],
  'insecure-registries': ['other.example:5000'],
  'dry-run': ['true'],
  'summary-azure': ['true'],
  'sep-tags': [',', '::'],
  'bake-target': ['x', '"'],
  images: ['Acme/Tool:1', 'UPPER CASE', 'name=acme/tool,enable=false', ' ', 'x'.repeat(300)]
}
const REFS = [
  '$(touch x)',
  'a;b`c`',
  '::set-output name=x::y',
  '../../etc',
  'x'.repeat(300),
  'feat/ünï',
  '-rf',
  '\u202eevil'
]
const FAULTS: Fault[] = [
  {status: 500},
  {status: 502, body: '<!DOCTYPE html><h1>Bad gateway</h1>'},
  {status: 503, headers: {'retry-after': '0'}},
  {status: 429, headers: {'retry-after': '0'}},
  {status: 403, body: '{"errors":[{"code":"DENIED","message":"permission_denied: write_package"}]}'},
  {status: 401},
  {status: 200, body: '{"not":"a manifest"}'},
  {status: 307, headers: {location: 'http://127.0.0.1:1/elsewhere'}},
  'reset',
  'cut'
]
const BUILDS = [
  'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
  'ERROR: failed to push: unexpected status: 503 Service Unavailable',
  'ERROR: no builder "x" found',
  `ERROR: ${'long '.repeat(20_000)}`,
  '\u001b[31m::error::red\u001b[0m'
]

let registry: TestRegistry
let github: TestGitHub
beforeAll(async () => {
  registry = await startRegistry({auth: 'bearer', password: PASSWORD})
  github = await startGitHub()
})
afterAll(async () => {
  await Promise.all([registry.close(), github.close()])
})

interface Tally {
  green: number
  failed: number
  cancelled: number
  pushed: number
  messages: Set<string>
}

it('every run explains itself and leaves nothing', async () => {
  const tally: Tally = {green: 0, failed: 0, cancelled: 0, pushed: 0, messages: new Set()}
  const queue = Array.from({length: RUNS}, (_, index) => index).values()
  const worker = async () => {
    for (const run of queue) await oneRun(run, tally)
  }
  await Promise.all(Array.from({length: AT_ONCE}, worker))
  const {green, failed, cancelled, pushed, messages} = tally
  console.info(
    `soak of the bundle: ${RUNS} runs, SOAK_SEED=${SEED}: ${green} green (${pushed} pushed), ${failed} failed, ${cancelled} of them cancelled; ${messages.size} different messages`
  )
  if (process.env.SOAK_MESSAGES) console.info([...messages].sort().join('\n'))
  // A soak in which nearly everything fails, or nothing, would show nothing.
  expect([green > RUNS / 10, pushed > RUNS / 20, failed > RUNS / 5, messages.size > 10]).toEqual([
    true,
    true,
    true,
    true
  ])
}, 1_200_000)

async function oneRun(run: number, tally: Tally): Promise<void> {
  // Each run has dice of its own: it is the same one alone and among others.
  const random = dice(SEED + run * 7919)
  for (let warm = 0; warm < 3; warm++) random()
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  const chance = (share: number) => random() < share

  const image = `${registry.address}/${NAME}-${run}`
  const inputs: Record<string, string> = {
    images: image,
    registry: registry.address,
    username: 'octo',
    password: chance(0.95) ? PASSWORD : `wrong ${PASSWORD}`,
    'github-token': TOKEN,
    retries: '1'
  }
  for (let count = Math.floor(random() * 5); count > 0; count--) {
    const name = pick(Object.keys(INPUTS))
    inputs[name] = pick(INPUTS[name] ?? [])
  }
  if (inputs['registry-auth']) for (const name of ['registry', 'username', 'password']) delete inputs[name]
  const event = mutated(readEvent(pick(eventNames)), chance(0.2) ? pick(REFS) : undefined, chance(0.1), pick)
  const faults = chance(0.35) ? random() * 0.4 : 0
  registry.fault = chain(registry.fault, `${NAME}-${run}/`, () => (random() < faults ? pick(FAULTS) : undefined))
  const build = chance(0.15) ? {fail: pick(BUILDS), failures: chance(0.5) ? 1 : 99} : {}
  const job = startJob({fakeDocker: {...build, sleep: Math.floor(random() * 80)}})
  const before = chance(0.5) ? '{"auths": {"other.example": {"auth": "eDp5"}}}' : undefined
  try {
    writeFileSync(`${job.workspace}/Dockerfile`, 'FROM scratch\n')
    if (before) writeFileSync(job.dockerConfig, before)
    const killAfter = chance(0.08) ? random() * 400 : undefined
    const env = {NPM_TOKEN: SECRET, GITHUB_API_URL: github.url, ACTIONS_ID_TOKEN_REQUEST_URL: ''}
    const result = await job.step({
      event,
      inputs,
      env,
      ...(killAfter === undefined ? {} : {onStart: pid => void setTimeout(() => interrupt(pid), killAfter)})
    })
    const posts = await job.post()
    const where = `run ${run}, SOAK_SEED=${SEED}, ${JSON.stringify({inputs, killAfter})}\n${result.log}`
    const errors = result.annotations.filter(({kind}) => kind === 'error')
    const check = (what: string, actual: unknown, expected: unknown) =>
      expect([what, actual, where]).toEqual([what, expected, where])

    // Before Node has come to our code, and after its last line, a signal is answered by its default.
    const byDefault = killAfter !== undefined && result.exitCode === null
    if (byDefault) check('at most one error', errors.length <= 1, true)
    else
      check(
        'exit code, which says whether there is an error',
        [0, 1].includes(errors.length) && result.exitCode,
        errors.length
      )
    check(
      'post',
      posts.map(({exitCode}) => exitCode),
      [0]
    )

    const visible = [result.log, result.summary, ...Object.values(result.outputs), ...Object.values(result.variables)]
    const said = [...visible, ...posts.map(({log}) => log)].join('\n')
    check('a stack', /^\s+at .+:\d+:\d+\)?$/m.exec(said)?.[0], undefined)
    check('an unexpected error', /Unexpected: .*|TypeError.*|ReferenceError.*/.exec(said)?.[0], undefined)
    const argv = JSON.stringify(dockerCalls(job).map(({args}) => args))
    for (const secret of [PASSWORD, SECRET, TOKEN, Buffer.from(`octo:${PASSWORD}`).toString('base64')]) {
      check('a secret in what is said', said.includes(secret), false)
      check('a secret in an argv', argv.includes(secret), false)
      const keeps = inputs.logout === 'false'
      const files = job.files().filter(file => !(keeps && file === job.dockerConfig))
      check(
        'a secret in a file',
        files.filter(file => contains(file, secret)),
        []
      )
    }
    check('files left', job.leftovers(), [])
    if (inputs.logout !== 'false')
      check('the Docker config', JSON.parse(read(job.dockerConfig) ?? '{}'), JSON.parse(before ?? '{}'))
    const named = (command: string) =>
      dockerCalls(job).flatMap(({args}) =>
        args[1] === command ? [args[args.indexOf('--name') + 1] ?? args.at(-1)] : []
      )
    const removed = dockerCalls(job).flatMap(({args}) => (args[1] === 'rm' ? [args.at(-1)] : []))
    check(
      'builders left',
      named('create').filter(name => !removed.includes(name)),
      []
    )
    check('processes left', processesOf(job.home), [])
    const {digest} = result.outputs
    if (digest !== undefined) check('a digest', /^sha256:[0-9a-f]{64}$/.test(digest), true)
    if (result.exitCode === 0 && result.outputs.pushed === 'true' && digest) {
      const [first] = (result.outputs['published-tags'] ?? '').split('\n')
      const tag = first?.split(':').at(-1) ?? ''
      if (tag !== '') check('the first tag', registry.tags(`${NAME}-${run}`).get(tag), digest)
      tally.pushed++
    }
    if (result.exitCode === 0) tally.green++
    else tally.failed++
    if (killAfter !== undefined && errors.some(({title}) => title === 'Cancelled')) tally.cancelled++
    for (const {message} of errors) tally.messages.add((message.split('\n')[0] ?? '').replace(/[0-9a-f]{7,}|\d+/g, 'N'))
  } finally {
    job.close()
  }
}

function mutated(
  fixture: EventFixture,
  ref: string | undefined,
  broken: boolean,
  pick: <T>(items: readonly T[]) => T
): EventFixture {
  const env = ref === undefined ? fixture.env : {...fixture.env, GITHUB_REF: `refs/heads/${ref}`}
  return {
    ...fixture,
    env,
    payload: broken ? pick([null, [], {}, {repository: 'x'}, {pull_request: {}}]) : fixture.payload
  }
}

/** Every run has a repository of its own, and so faults of its own. */
function chain(before: TestRegistry['fault'], part: string, fault: () => Fault | undefined): TestRegistry['fault'] {
  return (request, nth) => (request.path.includes(part) ? fault() : before(request, nth))
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It has ended by itself.
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function contains(file: string, text: string): boolean {
  return read(file)?.includes(text) ?? false
}

/** Programs that still run with this job's home folder. */
function processesOf(home: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && read(`/proc/${name}/environ`)?.includes(`HOME=${home}\0`))
    .map(name => read(`/proc/${name}/cmdline`)?.replaceAll('\0', ' ') ?? '')
}

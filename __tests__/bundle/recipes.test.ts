import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {parse} from 'yaml'
import {readEvent} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {installHelm} from '../helpers/helm.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {type Job, startJob} from '../helpers/runner.ts'

// Every step of this action that the documentation shows is run as it stands there; only the registries' names and
// what the workflow's expressions stand for are put in.

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map(name => `docs/${name}`)].filter(page =>
  page.endsWith('.md')
)
type Step = {readonly id?: string; readonly uses?: string; readonly with?: Record<string, unknown>}
type Matrix = Record<string, unknown[]>

interface Recipe {
  readonly where: string
  readonly events: readonly string[]
  readonly matrix: Matrix
  /** Steps of one job, in their order. */
  readonly steps: readonly Step[]
}

const examples = readdirSync(join(ROOT, 'examples'))
  .filter(name => name.endsWith('.yml'))
  .map(name => `examples/${name}`)
const shown = pages.flatMap(page => {
  const text = readFileSync(join(ROOT, page), 'utf8')
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(({1: block = '', index}) => ({
    where: `${page}:${text.slice(0, index).split('\n').length}`,
    block
  }))
})
const whole = examples.map(path => ({where: path, block: readFileSync(join(ROOT, path), 'utf8')}))
const recipes = [...shown, ...whole].flatMap(({where, block}) => jobsOf(parse(block)).map(job => ({where, ...job})))
const isOwn = ({uses}: Step) => uses?.startsWith('OWNER/publish-image@') === true
const own = recipes.filter(({steps}) => steps.some(isOwn))
/** What only a real Docker resolves: these run on one, in rehearse/shown.test.ts. */
const needsMore = ({steps}: Recipe) => steps.some(({with: inputs}) => inputs?.bake !== undefined)
const run = own.filter(recipe => !needsMore(recipe))

let registry: TestRegistry
let github: TestGitHub
let job: Job
let tools: string
beforeEach(async () => {
  registry = await startRegistry({auth: 'bearer', password: 'of-the-secret'})
  github = await startGitHub()
  tools = mkdtempSync(join(tmpdir(), 'tools-'))
  installHelm(tools)
  job = startJob({fakeDocker: {}, path: `${tools}:${process.env.PATH}`})
})
afterEach(async () => {
  job.close()
  rmSync(tools, {recursive: true})
  await Promise.all([registry.close(), github.close()])
})

describe('a recipe of the documentation', () => {
  it('is found everywhere that one is shown', () => {
    expect(run.length).toBeGreaterThanOrEqual(27)
    const pagesOf = (some: readonly Recipe[]) => [...new Set(some.map(({where}) => where.split(':')[0]))].sort()
    expect(pagesOf(own.filter(needsMore))).toEqual(['docs/bake.md', 'examples/bake.yml'])
    expect(pagesOf(run)).toEqual([
      'README.md',
      'docs/artifacts.md',
      'docs/building.md',
      'docs/many-machines.md',
      'docs/migrate.md',
      'docs/recipes.md',
      'docs/registries.md',
      'docs/retention.md',
      'docs/signing.md',
      'docs/tags.md',
      ...examples.filter(path => !path.includes('bake'))
    ])
  })

  it.each(run.flatMap(recipe => recipe.events.map(event => [recipe.where, event, recipe] as const)))(
    '%s works on %s',
    async (_, event, {steps, matrix}) => {
      writeFileSync(
        job.dockerConfig,
        JSON.stringify({auths: {[registry.address]: {auth: Buffer.from('octo:of-the-secret').toString('base64')}}})
      )
      const leg = (architecture: string) => {
        const config = registry.storeBlob('acme/tool', {os: 'linux', architecture})
        const image = {schemaVersion: 2, config: {digest: config, size: 9}, layers: []}
        return registry.store('acme/tool', `sha-${architecture}`, image)
      }
      const legs = {amd64: leg('amd64'), arm64: leg('arm64')}
      const known: Record<string, string> = {
        'github.repository': 'acme/tool',
        "hashFiles('package-lock.json')": '0a1b2c3d',
        'toJSON(needs.build.outputs)': JSON.stringify(legs),
        'inputs.image': 'sha-amd64',
        'inputs.dry-run || false': 'false',
        'vars.HUB_USER': 'octo',
        'secrets.HUB_TOKEN': 'of-the-secret',
        'vars.QUAY_ROBOT': 'octo',
        'secrets.QUAY_TOKEN': 'of-the-secret',
        'steps.google.outputs.access_token': 'of-the-secret',
        'secrets.NPM_TOKEN': 'npm-token-of-the-test',
        "github.event_name != 'pull_request'": String(!event.startsWith('pull-request'))
      }
      for (const [name, [first]] of Object.entries(matrix)) known[`matrix.${name}`] = String(first)
      for (const step of steps.filter(isOwn)) {
        const inputs = Object.fromEntries(
          Object.entries(step.with ?? {}).map(([name, value]) => [name, local(filled(String(value), known))])
        )
        // The default of action.yml, which the runner fills in.
        inputs['github-token'] ??= 'token-of-the-job'
        inputs.images ??= `${registry.address}/acme/tool`
        // The registry of the test has one user.
        if (inputs.username !== undefined)
          Object.assign(inputs, {username: 'octo', registry: inputs.registry ?? registry.address})
        // The releases are GitHub's.
        if (inputs.retain !== undefined) inputs['github-token'] = 'token-of-the-job'
        // What the steps before it and the checkout would have put there.
        for (const file of [inputs.file, `${inputs.context ?? '.'}/Dockerfile`]) {
          if (file === undefined) continue
          writeIn('.', {[file]: 'FROM scratch\n'})
        }
        if (inputs.chart !== undefined)
          writeIn(inputs.chart, {'Chart.yaml': 'apiVersion: v2\nname: tool\nversion: 1.0.0\n'})
        for (const [file = ''] of inputs.artifact?.matchAll(/^[\w./-]+/gm) ?? [])
          writeIn('.', {[file === 'docs' ? 'docs/index.md' : file]: 'content'})
        // A tag of the part that the matrix is about.
        const [, tag = ''] = /pattern=([\w-]+-v)\(/.exec(inputs.tags ?? '') ?? []
        const fixture = readEvent(event)
        const env = event === 'push-tag' && tag ? {...fixture.env, GITHUB_REF: `refs/tags/${tag}1.2.3`} : fixture.env
        const result = await job.step({event: {...fixture, env}, inputs, env: {GITHUB_API_URL: github.url}})
        expect(result.annotations.filter(({kind}) => kind !== 'notice').map(({message}) => message)).toEqual([])
        expect(result.exitCode).toBe(0)
        // Everything is published, or the reason is said.
        if (inputs.retain !== undefined) expect(result.summary).toMatch(/\*\*0 (would be )?deleted\*\*/)
        else if (!event.includes('fork') && !event.includes('merged'))
          expect(result.outputs['published-tags']?.split('\n')[0]).toMatch(
            /^127\.0\.0\.1:\d+\/(acme\/)?(images\/)?(tool|charts|model)[\w/-]*:[\w.-]+$/
          )
        for (const [name, value] of Object.entries(result.outputs)) known[`steps.${step.id}.outputs.${name}`] = value
      }
    }
  )
})

function writeIn(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(job.workspace, folder, name)
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, text)
  }
}

function filled(text: string, known: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (expression, inner: string) => {
    const value = known[inner]
    if (value === undefined) throw new Error(`the test has no value for ${expression}`)
    return value
  })
}

function local(text: string): string {
  const hosts =
    /\b(ghcr\.io|docker\.io|quay\.io|[\w-]+\.azurecr\.io|[\w.-]+\.amazonaws\.com|[\w-]+-docker\.pkg\.dev)(?=\/|$|\s)/g
  return text.replace(hosts, registry.address)
}

function jobsOf(document: unknown): Omit<Recipe, 'where'>[] {
  if (Array.isArray(document)) return [{events: ['push-branch', 'release'], matrix: {}, steps: document}]
  // A workflow as the documentation writes it.
  const {on, jobs} = document as {on?: unknown; jobs?: Record<string, {steps?: Step[]; strategy?: {matrix: Matrix}}>}
  return Object.values(jobs ?? {}).map(({steps = [], strategy}) => ({
    events: eventsOf(on),
    matrix: strategy?.matrix ?? {},
    steps
  }))
}

/** Fixtures for what starts a workflow. */
function eventsOf(on: unknown): string[] {
  const names = typeof on === 'string' ? [on] : Object.keys(on ?? {push: 1})
  const fixtures: Record<string, string[]> = {
    push: ['push-branch', 'push-tag'],
    pull_request: ['pull-request', 'pull-request-fork', 'pull-request-merged'],
    release: ['release'],
    workflow_dispatch: ['workflow-dispatch']
  }
  return names.flatMap(name => fixtures[name] ?? [])
}

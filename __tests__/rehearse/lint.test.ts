import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it} from '@jest/globals'
import {checkOut} from '../helpers/files.ts'
import {shownWorkflows} from '../helpers/shown-workflows.ts'
import {describeWith, programOf} from '../helpers/witness.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const workflows = shownWorkflows()

describeWith('actionlint', 'actionlint, which knows GitHub’s schema', () => {
  it('finds nothing in this repository’s workflows', () => {
    expect(execFileSync(programOf('actionlint'), {cwd: ROOT, encoding: 'utf8'})).toBe('')
  })

  it.each(workflows.map(workflow => [workflow.where, workflow.text]))('finds nothing in %s', (_, text) => {
    const {stdout} = spawnSync(programOf('actionlint'), ['-'], {input: text, encoding: 'utf8'})
    expect(stdout).toBe('')
  })
})

describeWith('zizmor', 'zizmor, which knows what is unsafe', () => {
  const zizmor = (cwd: string, ...args: string[]) => {
    const {stdout, status} = spawnSync(programOf('zizmor'), ['--offline', '--quiet', '--no-progress', ...args], {
      cwd,
      encoding: 'utf8'
    })
    return status === 0 ? '' : stdout
  }

  it('finds nothing in this repository’s workflows', () => {
    expect(zizmor(ROOT, '.github', 'action.yml')).toBe('')
  })

  it('finds nothing in what is shown, but for what readers choose: how they pin, and a checkout’s credentials', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zizmor-'))
    try {
      checkOut(folder, Object.fromEntries(workflows.map(({text}, index) => [`.github/workflows/${index}.yml`, text])))
      checkOut(folder, {'zizmor.yml': 'rules: {unpinned-uses: {disable: true}, artipacked: {disable: true}}\n'})
      expect(zizmor(folder, '--config', 'zizmor.yml', '--min-severity', 'medium', '.github')).toBe('')
    } finally {
      rmSync(folder, {recursive: true})
    }
  })
})

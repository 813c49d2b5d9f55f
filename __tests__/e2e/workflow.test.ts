import {readFileSync} from 'node:fs'
import {describe, expect, it, jest} from '@jest/globals'
import {parse} from 'yaml'
import {parseRunners} from '../../src/inputs/runners.ts'
import {parsePlatform} from '../../src/oci/platform.ts'
import {planMatrix, WORKFLOW_PLATFORMS} from '../../src/plan/matrix.ts'
import {checkOut, digestOfTag, manifestOf, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type Job, type StepResult, startJob} from '../helpers/runner.ts'
import {describeWith} from '../helpers/witness.ts'
import {replay} from '../helpers/workflow.ts'

jest.setTimeout(180_000)

const TEXT = readFileSync(new URL('../../.github/workflows/publish.yml', import.meta.url), 'utf8')
/** Replays the workflow; every job and leg has a machine of its own. */
async function run(event: string, inputs: Record<string, string>) {
  const jobs: Job[] = []
  const steps: {job: string; matrix: Record<string, unknown>; result: StepResult}[] = []
  const given = {inputs: {'driver-opts': 'network=host', attest: 'false', ...inputs}, secrets: {}}
  try {
    const outputs = await replay(TEXT, given, async ({job: name, matrix}, values) => {
      const job = startJob()
      jobs.push(job)
      checkOut(job.workspace, {Dockerfile: 'FROM alpine\nRUN date > /built-at\n'})
      const result = await job.step({event, inputs: {qemu: 'false', attest: 'false', ...values}})
      await job.post()
      steps.push({job: name, matrix, result})
      return result.outputs
    })
    return {outputs, steps}
  } finally {
    for (const job of jobs) job.close()
  }
}

describeWith('buildkit', 'the reusable workflow', () => {
  it('plans, builds on a runner per platform, and merges', async () => {
    const name = uniqueName()
    const {outputs, steps} = await run('release', {
      images: `${REGISTRY}/${name}`,
      runners: 'linux/arm64=["self-hosted", "arm64"]'
    })
    expect(steps.flatMap(({result}) => result.annotations)).toEqual([])
    expect(steps.map(({job, matrix}) => [job, matrix])).toEqual([
      ['plan', {}],
      ['build', {platform: 'linux/amd64', runner: 'ubuntu-latest'}],
      ['build', {platform: 'linux/arm64', runner: ['self-hosted', 'arm64']}],
      ['merge', {}]
    ])
    const merged = outputs.merge
    if (!merged || merged === 'skipped') throw new Error('the merge did not run')
    expect(await digestOfTag(name, '1.2.3')).toBe(merged.digest)
    expect(await digestOfTag(name, 'latest')).toBe(merged.digest)
    expect((await manifestOf(name, 'latest')).manifests).toHaveLength(2)
    expect(merged.version).toBe('1.2.3')
  })

  it('builds and merges nothing for a fork’s pull request, and all jobs are green', async () => {
    const {outputs, steps} = await run('pull-request-fork', {images: `${REGISTRY}/${uniqueName()}`})
    expect(steps.map(({result}) => result.exitCode)).toEqual([0, 0, 0])
    expect(outputs.merge).toBe('skipped')
  })

  it('is short, has no shell logic, and hands on every platform that it says', () => {
    expect(TEXT.split('\n').length).toBeLessThanOrEqual(121)
    const {jobs} = parse(TEXT) as {jobs: Record<string, {outputs: Record<string, string>; steps: object[]}>}
    expect(Object.keys(jobs)).toEqual(['plan', 'build', 'merge'])
    expect(Object.values(jobs).flatMap(({steps}) => steps)).toHaveLength(4)
    expect(Object.keys(jobs.build?.outputs ?? {})).toEqual(
      WORKFLOW_PLATFORMS.map(platform => `digest-${platform.replaceAll('/', '-')}`)
    )
  })

  it('passes only inputs that the action has', () => {
    const {inputs} = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {inputs: object}
    const {jobs} = parse(TEXT) as {jobs: Record<string, {steps: {uses: string; with: object}[]}>}
    const used = Object.values(jobs).flatMap(({steps}) =>
      steps.filter(({uses}) => uses.includes('publish-image')).flatMap(step => Object.keys(step.with))
    )
    expect(used.filter(name => !(name in inputs))).toEqual([])
  })
})

describe('the matrix', () => {
  const runners = (text: string) => parseRunners([{text, fields: [text], line: 1}])
  it('takes GitHub’s native runners where nothing is said', () => {
    expect(planMatrix(['linux/amd64', 'linux/aarch64', 'linux/s390x'].map(parsePlatform), new Map()).include).toEqual([
      {platform: 'linux/amd64', runner: 'ubuntu-latest'},
      {platform: 'linux/arm64', runner: 'ubuntu-24.04-arm'},
      {platform: 'linux/s390x', runner: 'ubuntu-latest'}
    ])
    expect(
      planMatrix(['linux/amd64', 'linux/arm64'].map(parsePlatform), runners('default=own')).include.map(
        ({runner}) => runner
      )
    ).toEqual(['own', 'own'])
  })
  it('refuses a platform that the workflow can’t hand on, and what is no mapping', () => {
    expect(() => planMatrix(['windows/amd64'].map(parsePlatform), runners('default=x'))).toThrow(
      'windows/amd64 has no output in the reusable workflow'
    )
    expect(() => runners('nonsense')).toThrow('input runners, line 1: “nonsense” is not platform=label')
  })
})

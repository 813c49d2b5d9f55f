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
const FAILED = new Error('a job has failed')
/** Replays the workflow; every job and leg has a machine of its own. */
async function run(event: string, inputs: Record<string, string>, mayFail = false, env: Record<string, string> = {}) {
  const jobs: Job[] = []
  const steps: {job: string; matrix: Record<string, unknown>; result: StepResult}[] = []
  const given = {inputs: {'driver-opts': 'network=host', attest: 'false', ...inputs}, secrets: {}}
  try {
    const outputs = await replay(TEXT, given, async ({job: name, matrix}, values) => {
      const job = startJob()
      jobs.push(job)
      checkOut(job.workspace, {Dockerfile: 'FROM alpine\nRUN date > /built-at\n'})
      const result = await job.step({event, env, inputs: {...values, qemu: 'false'}})
      await job.post()
      steps.push({job: name, matrix, result})
      if (mayFail && result.exitCode !== 0) throw FAILED
      return result.outputs
    }).catch(error => {
      if (error === FAILED) return {}
      throw error
    })
    return {outputs: outputs as Awaited<ReturnType<typeof replay>>, steps}
  } finally {
    for (const job of jobs) job.close()
  }
}

describeWith('buildkit', 'the reusable workflow', () => {
  it('plans, builds on a runner per platform, and merges', async () => {
    const name = uniqueName()
    const {outputs, steps} = await run('release', {
      images: `${REGISTRY}/${name}`,
      runners: 'linux/amd64=ubuntu-latest,linux/arm64=["self-hosted", "arm64"]'
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
    expect(outputs.plan).toMatchObject({version: '1.2.3'})
  })

  it('builds and merges nothing for a fork’s pull request, and all jobs are green', async () => {
    const {outputs, steps} = await run('pull-request-fork', {images: `${REGISTRY}/${uniqueName()}`})
    expect(steps.map(({result}) => result.exitCode)).toEqual([0, 0, 0])
    expect(outputs.merge).toBe('skipped')
  })

  it('builds the same names in each job: the first has decided', async () => {
    const name = uniqueName()
    const {outputs, steps} = await run('workflow-dispatch', {
      images: `${REGISTRY}/${name}`,
      version: '4.5.6',
      tags: 'type=semver,pattern={{version}}\ntype=raw,value=stable,priority=950\ntype=ref,event=branch',
      labels: 'com.example.version={{meta.version}}'
    })
    expect(steps.map(({job, result}) => [job, result.annotations, result.outputs.version])).toEqual(
      ['plan', 'build', 'build', 'merge'].map(job => [job, [], 'stable'])
    )
    expect(new Set(steps.map(({result}) => result.outputs.labels)).size).toBe(1)
    expect(steps[1]?.result.outputs.labels).toContain('com.example.version=stable')
    const {digest} = outputs.merge as Record<string, string>
    for (const tag of ['stable', '4.5.6', 'main']) expect([tag, await digestOfTag(name, tag)]).toEqual([tag, digest])
  })

  it.each([
    ['flavor', 'latest=maybe', 'input flavor, line 1'],
    ['tags', 'type=semver,pattern={{verison}}', 'Did you mean “version”'],
    ['tags', 'type=ref,event=tag', 'No tag for the event push on branch main'],
    ['if-tag-exists', 'skp', 'input if-tag-exists'],
    ['runners', 'linux/amd64=ubuntu-latest linux/arm64=arm', 'input runners, line 1'],
    ['platforms', 'linux/amd64,windows/amd64', 'windows/amd64 has no output in the reusable workflow'],
    ['attest', 'registry', 'public-log']
  ])('a wrong word in %s (%s) ends it before a machine is taken', async (input, value, why) => {
    const {outputs, steps} = await run('push-branch', {images: `${REGISTRY}/${uniqueName()}`, [input]: value}, true)
    expect(Object.keys(outputs)).toEqual([])
    expect(steps.map(({job, result}) => [job, result.exitCode])).toEqual([['plan', 1]])
    expect(steps[0]?.result.annotations.map(({message}) => message).join()).toContain(why)
  })

  it('with if-tag-exists: skip builds nothing where the version is there, and with fail ends before the build', async () => {
    const images = `${REGISTRY}/${uniqueName()}`
    const first = await run('release', {images, platforms: 'linux/amd64'})
    const again = await run('release', {images, platforms: 'linux/amd64', 'if-tag-exists': 'skip'})
    expect([first.outputs.merge === 'skipped', again.outputs.merge]).toEqual([false, 'skipped'])
    expect(again.steps.at(-1)?.result.annotations.map(({message}) => message)).toEqual([
      expect.stringMatching(/^Nothing is built: .*:1\.2\.3 is there already/)
    ])
    const other = {images, platforms: 'linux/amd64', 'if-tag-exists': 'fail'}
    const refused = await run('release', other, true, {GITHUB_SHA: 'f'.repeat(40)})
    expect(refused.steps.map(({job, result}) => [job, result.exitCode])).toEqual([
      ['plan', 0],
      ['build', 1]
    ])
    expect(refused.steps.at(-1)?.result.annotations[0]?.message).toContain('exists already')
  })

  it('has no shell logic, and hands on every platform that it says', () => {
    const {jobs} = parse(TEXT) as {jobs: Record<string, {outputs: Record<string, string>; steps: object[]}>}
    expect(Object.keys(jobs)).toEqual(['plan', 'build', 'merge'])
    expect(Object.values(jobs).flatMap(({steps}) => steps.filter(step => 'run' in step))).toEqual([])
    expect(Object.keys(jobs.build?.outputs ?? {})).toEqual(
      WORKFLOW_PLATFORMS.map(platform => `digest-${platform.replaceAll('/', '-')}`)
    )
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
  it('takes entries by line or comma, lists and groups', () => {
    const text =
      'linux/amd64=ubuntu-latest,linux/arm64=["self-hosted", "arm64"],linux/s390x={"group": "z", "labels": ["a", "b"]}'
    expect([...runners(text)]).toEqual([
      ['linux/amd64', 'ubuntu-latest'],
      ['linux/arm64', ['self-hosted', 'arm64']],
      ['linux/s390x', {group: 'z', labels: ['a', 'b']}]
    ])
  })
  it('refuses a platform that the workflow can’t hand on', () => {
    expect(() => planMatrix(['windows/amd64'].map(parsePlatform), runners('default=x'))).toThrow(
      'windows/amd64 has no output in the reusable workflow'
    )
  })
  it.each([
    ['nonsense', 'is not platform=label'],
    ['linux/amd64=ubuntu-latest linux/arm64=arm', 'has the platform linux/arm64 inside a label'],
    ['linux/amd64=a;linux/arm/v7=b', 'has the platform linux/arm/v7 inside a label'],
    ['linux/arm64=["self-hosted", arm64]', 'must be JSON'],
    ['linux/amd64=a,linux/x86_64=b', 'names linux/amd64 again']
  ])('refuses %s', (text, why) => {
    expect(() => runners(text)).toThrow(why)
  })
})

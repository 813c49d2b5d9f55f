import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, startJob} from '../helpers/runner.ts'

let registry: TestRegistry
let job: Job
beforeEach(async () => {
  registry = await startRegistry()
  job = startJob({fakeDocker: {}})
})
afterEach(async () => {
  job.close()
  await registry.close()
})

/** What docker/build-push-action has in `tags`, with other tags of each image. */
const references = () => ({
  tags: `${registry.address}/One:1.0.0,${registry.address}/one:latest\n${registry.address}/two:edge`,
  push: 'true'
})
const built = () => dockerCalls(job).find(({args}) => args[1] === 'build')?.args ?? []
const valuesOf = (flag: string) => built().filter((_, index, all) => all[index - 1] === flag)

describe('references in tags', () => {
  it('give each image its own tags', async () => {
    const result = await job.step({inputs: references()})
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    const {digest = ''} = result.outputs
    const [one, two] = [`${registry.address}/one`, `${registry.address}/two`]
    expect([...registry.tags('one')].sort()).toEqual([
      ['1.0.0', digest],
      ['latest', digest]
    ])
    expect([...registry.tags('two')]).toEqual([['edge', digest]])
    expect(valuesOf('--tag')).toEqual([`${one}:1.0.0`, `${two}:edge`])
    expect(result.outputs).toMatchObject({
      image: one,
      tags: `${one}:1.0.0\n${one}:latest\n${two}:edge`,
      'tag-names': '1.0.0\nlatest\nedge',
      version: '1.0.0',
      refs: JSON.stringify([`${one}@${digest}`, `${two}@${digest}`]),
      'published-tags': `${one}:1.0.0\n${one}:latest\n${two}:edge`,
      'kept-tags': ''
    })
    expect(result.log).toContain(`tag      ${two}:edge`)
    expect(result.summary).not.toContain(`${two}:latest`)
  })

  it('by a builder that pushes by digest', async () => {
    const result = await job.step({inputs: {...references(), driver: 'docker-container'}})
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    expect(valuesOf('--tag')).toEqual([])
    expect([...registry.tags('one').keys()].sort()).toEqual(['1.0.0', 'latest'])
    expect([...registry.tags('two').keys()]).toEqual(['edge'])
  })

  it('are loaded under their own names where nothing is pushed', async () => {
    const result = await job.step({inputs: {...references(), push: 'false'}})
    expect(result.exitCode).toBe(0)
    expect(valuesOf('--tag')).toEqual(
      ['one:1.0.0', 'one:latest', 'two:edge'].map(name => `${registry.address}/${name}`)
    )
    expect(registry.tags('one').size).toBe(0)
  })

  it('that exist are not built again, and the other image gets a copy, by digest', async () => {
    await job.step({inputs: {tags: `${registry.address}/one:1.0.0`, push: 'true'}})
    const again = await job.step({inputs: {...references(), 'if-tag-exists': 'skip'}})
    const copies = dockerCalls(job).filter(({args}) => args[1] === 'imagetools')
    const digest = registry.tags('one').get('1.0.0')
    // A tag would be written past all that guards tags.
    expect(copies.map(({args}) => args.slice(-2))).toEqual([
      [`${registry.address}/two@${digest}`, `${registry.address}/one@${digest}`]
    ])
    expect(again.log).toContain('/one:1.0.0 exists already')
  })

  it('keep latest on a pull request, and publish the rest', async () => {
    const result = await job.step({event: 'pull-request', inputs: references()})
    expect(result.exitCode).toBe(0)
    expect([...registry.tags('one').keys()]).toEqual(['1.0.0'])
    expect(result.outputs['kept-tags']).toBe(`${registry.address}/one:latest`)
  })
})

import {readFileSync} from 'node:fs'
import {afterAll, beforeAll, expect, it} from '@jest/globals'
import {openStage, type Rehearsal, type Stage} from '../helpers/act.ts'
import {docker} from '../helpers/engine.ts'
import {expectGood, startApi} from '../helpers/rehearsal.ts'
import {shownWorkflows} from '../helpers/shown-workflows.ts'
import {describeWith} from '../helpers/witness.ts'

const workflows = shownWorkflows()
/** The event's fixture that stands for a name in `on:`. */
const FIXTURES: Record<string, string> = {
  push: 'push-branch',
  pull_request: 'pull-request',
  release: 'release',
  schedule: 'schedule',
  workflow_dispatch: 'workflow-dispatch'
}
/** What a workflow needs that its text can't say. */
const PROMOTES: (stage: Stage) => Promise<Partial<Rehearsal>> = async stage => {
  const image = `${stage.registry}/acme/tool:rc`
  // Once: a copy over a copy is refused by the registry now and then.
  const isThere = await docker('buildx', 'imagetools', 'inspect', image).then(
    () => true,
    () => false
  )
  if (!isThere)
    await docker('buildx', 'imagetools', 'create', '--tag', image, `${stage.registry.split('/')[0]}/library/alpine`)
  return {payload: {inputs: {image: 'rc'}}}
}
const GIVEN: Record<string, (stage: Stage) => Promise<Partial<Rehearsal>>> = {
  'docs/recipes.md, “Promote without a build”': PROMOTES,
  'docs/organisations.md, “Promote”': PROMOTES,
  'examples/organisation/ecr-and-own-runners.yml': async ({registry}) => ({
    vars: {ECR_REGISTRY: registry, ECR_ROLE: 'arn:aws:iam::1:role/push'}
  }),
  'examples/docker-hub.yml': async () => ({vars: {HUB_USER: 'octo'}, secrets: {HUB_TOKEN: 'of-the-hub'}}),
  // GitHub's own program, which asks GitHub.
  'docs/organisations.md, “Publish, verify, deploy”': async () => ({programs: {gh: '#!/bin/sh\necho "gh $*"\n'}}),
  'examples/bake.yml': async () => ({
    files: {
      'docker-bake.hcl': readFileSync(new URL('../../examples/bake/docker-bake.hcl', import.meta.url), 'utf8'),
      'base/Dockerfile': 'FROM alpine\n',
      'api/Dockerfile': 'FROM base\nCMD ["echo", "api"]\n',
      'worker/Dockerfile': 'FROM base\nCMD ["echo", "worker"]\n'
    }
  }),
  'docs/artifacts.md, “Charts and other files”, 3': async () => ({
    files: {
      'charts/tool/Chart.yaml': 'apiVersion: v2\nname: tool\nversion: 0.1.0\n',
      'charts/tool/values.yaml': 'image:\n  digest: ""\n'
    }
  })
}

describeWith('act', 'every workflow that is shown, on a real runner', () => {
  let api: Awaited<ReturnType<typeof startApi>>
  let stage: Stage
  beforeAll(async () => {
    api = await startApi()
    stage = openStage(api.url)
  })
  afterAll(() => {
    stage.close()
    api.close()
  })

  it('is found in the README, the pages and the examples', () => {
    expect(workflows.map(({where}) => where)).toEqual(
      expect.arrayContaining(['README.md, “publish-image”', 'docs/migrate.md, “After”'])
    )
    expect(Object.keys(GIVEN).filter(name => !workflows.some(({where}) => where === name))).toEqual([])
  })

  it.each(workflows.map(workflow => [workflow.where, workflow] as const))('%s', async (where, {text, on}) => {
    const event = on.map(name => FIXTURES[name]).find(name => name !== undefined)
    if (!event) throw new Error(`no event of ${on.join(', ')} can be rehearsed`)
    const given = (await GIVEN[where]?.(stage)) ?? {}
    const steps = await expectGood(await stage.run({workflow: onOnePlatform(text), event, ...given}))
    const publishes = !/^ +retain:/m.test(text)
    expect(steps.some(({outputs}) => outputs.pushed === 'true' || (outputs['published-tags'] ?? '') !== '')).toBe(
      publishes
    )
  })
})

/** act hands on the outputs of one leg of a matrix alone, so a merge of several is in `world.test.ts`. */
function onOnePlatform(text: string): string {
  return /uses: OWNER\/publish-image\/\.github/.test(text)
    ? text.replace(/platforms: .*/, 'platforms: linux/amd64')
    : text
}

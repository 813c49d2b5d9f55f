import {describe, expect, it} from '@jest/globals'
import {parseChart} from '../../src/chart/metadata.ts'
import type {Chart} from '../../src/chart/read.ts'
import {titleOf} from '../../src/inputs/artifact.ts'
import type {Plan} from '../../src/plan/plan.ts'
import {inputsOf, planOf, tagNames} from '../helpers/events.ts'

async function chartOf(yaml: string, packed = false): Promise<Chart> {
  const path = packed ? 'web.tgz' : 'web'
  return {path, packed, modified: new Date('2026-03-04T05:06:07.8Z'), metadata: await parseChart(yaml, 'Chart.yaml')}
}
const WEB = 'apiVersion: v2\nname: web\nversion: 0.3.0\n'

async function chartPlan(
  event: string,
  inputs: Record<string, string> = {},
  yaml = WEB,
  packed = false
): Promise<Plan> {
  const chart = await chartOf(yaml, packed)
  return await planOf(event, {chart: chart.path, images: 'ghcr.io/acme/charts', ...inputs}, {}, chart)
}
function artifactOf({action}: Plan) {
  if (action.kind !== 'artifact') throw new Error(`the plan is to ${action.kind}`)
  return action.artifact
}
const setVersion = (plan: Plan) => {
  const artifact = artifactOf(plan)
  return artifact.kind === 'chart' ? artifact.setVersion : 'no chart'
}

describe('a chart', () => {
  it.each([
    ['its own version on a branch', 'push-branch', {}, ['0.3.0'], undefined],
    ['its own version on a git tag, too', 'push-tag', {}, ['0.3.0'], undefined],
    ['the input version', 'push-branch', {version: '1.4.0'}, ['1.4.0'], '1.4.0'],
    ['the input version, without its v', 'push-branch', {version: 'v1.4.0'}, ['1.4.0'], '1.4.0'],
    [
      'the input version, with _ for + in the tag alone',
      'push-branch',
      {version: '1.4.0+b.5'},
      ['1.4.0_b.5'],
      '1.4.0+b.5'
    ],
    ['the input version where it is the same', 'push-branch', {version: '0.3.0'}, ['0.3.0'], undefined],
    ['the version of a rule', 'push-tag', {tags: 'type=semver,pattern={{version}}'}, ['1.2.3', 'latest'], '1.2.3'],
    [
      'the version of a rule, and the tags of others',
      'push-tag',
      {tags: 'type=sha\ntype=semver,pattern={{version}}\ntype=semver,pattern={{major}}', flavor: 'latest=false'},
      ['1.2.3', '1', 'sha-860c190'],
      '1.2.3'
    ],
    ['the version of a raw rule', 'push-branch', {tags: 'type=raw,value=2.0.0-rc.1'}, ['2.0.0-rc.1'], '2.0.0-rc.1'],
    [
      'a git tag as it is, where there is no other',
      'push-tag',
      {tags: 'type=ref,event=tag', flavor: 'latest=false'},
      ['v1.2.3'],
      'v1.2.3'
    ],
    [
      'the version without a v, whichever rule comes first',
      'push-tag',
      {tags: 'type=ref,event=tag,priority=1000\ntype=semver,pattern={{version}}', flavor: 'latest=false'},
      ['1.2.3', 'v1.2.3'],
      '1.2.3'
    ],
    [
      'its own version beside tags that are none',
      'push-branch',
      {tags: 'type=ref,event=branch\ntype=sha'},
      ['0.3.0', 'main', 'sha-860c190'],
      undefined
    ]
  ])('has %s', async (_, event, inputs, tags, version) => {
    const plan = await chartPlan(event, inputs)
    expect(plan.images.map(({text}) => text)).toEqual(['ghcr.io/acme/charts/web'])
    expect(tagNames(plan)).toEqual(tags)
    expect([plan.version, plan.tags[0]?.kind, setVersion(plan)]).toEqual([tags[0], 'version', version])
    expect(plan.warnings).toEqual([])
    expect(plan.push.push).toBe('yes')
  })

  it('is in the repository of its name below each image, or below the repository’s own', async () => {
    const texts = async (images: string) => (await chartPlan('push-branch', {images})).images.map(({text}) => text)
    expect(await texts('')).toEqual(['ghcr.io/acme/tool/web'])
    expect(await texts('ghcr.io/acme/charts\ndocker.io/acme')).toEqual([
      'ghcr.io/acme/charts/web',
      'docker.io/acme/web'
    ])
  })

  it('is left alone where its version is there already, unless it is said otherwise', async () => {
    const modes = ['', 'fail', 'skip', 'overwrite'].map(async mode => {
      const plan = await chartPlan('push-branch', {'if-tag-exists': mode})
      return artifactOf(plan).ifTagExists
    })
    expect(await Promise.all(modes)).toEqual(['fail', 'fail', 'skip', undefined])
  })

  it('of a pull request is not pushed under a release’s name', async () => {
    expect((await chartPlan('pull-request')).push).toMatchObject({
      push: 'no',
      reason: expect.stringContaining('Chart.yaml')
    })
    expect((await chartPlan('pull-request', {version: '0.0.0-pr.2'})).push.push).toBe('if-allowed')
    expect((await chartPlan('pull-request', {push: 'true'})).push.push).toBe('yes')
  })

  it('has the annotations that the user asks for, and none of the repository’s', async () => {
    const plan = await chartPlan('push-branch', {annotations: 'team=web'})
    expect(artifactOf(plan).annotations).toEqual({team: 'web'})
  })

  it('that is packed was made when its file was written', async () => {
    expect(artifactOf(await chartPlan('push-branch', {}, WEB, true)).created).toBe('2026-03-04T05:06:07Z')
    expect(artifactOf(await chartPlan('push-branch')).created).toBe('2026-11-21T12:30:05Z')
  })

  it.each([
    [
      'a version that is none',
      {},
      WEB.replace('0.3.0', '"1.2"'),
      false,
      'input chart: the version in Chart.yaml of web: “1.2” is not a semantic version.'
    ],
    [
      'an input version that is none',
      {version: '2026-11'},
      WEB,
      false,
      'input version: “2026-11” is not a semantic version.'
    ],
    [
      'a name that is no part of a repository’s',
      {},
      WEB.replace('web', 'Web_App'),
      false,
      'input chart: the name “Web_App” can’t be part of a repository’s name.'
    ],
    [
      'another version for a packed one',
      {version: '9.9.9'},
      WEB,
      true,
      'input chart: web.tgz is version 0.3.0, and this run’s is 9.9.9.'
    ]
  ])('is refused with %s', async (_, inputs, yaml, packed, message) => {
    await expect(chartPlan('push-branch', inputs, yaml, packed)).rejects.toMatchObject({code: 'input', message})
  })

  it.each([
    ['rubbish: [', 'input chart: Chart.yaml is not YAML.'],
    ['version: 1.0.0', 'input chart: Chart.yaml has no name.'],
    ['name: web', 'input chart: Chart.yaml has no version.']
  ])('is refused with the Chart.yaml %j', async (yaml, message) => {
    await expect(chartOf(yaml)).rejects.toMatchObject({code: 'input', message})
  })
})

describe('files', () => {
  const filesPlan = (inputs: Record<string, string>, event = 'push-branch') =>
    planOf(event, {images: 'ghcr.io/acme/model', ...inputs})

  it('have the tags of any image, a type each and one of all', async () => {
    const plan = await filesPlan({artifact: './a/model.bin:application/x.model\nnotes: 2.txt\nb/../c/'})
    expect(tagNames(plan)).toEqual(['main', 'sha-860c190', 'run-4242'])
    expect(plan.platforms).toEqual([])
    expect(artifactOf(plan)).toEqual({
      kind: 'files',
      created: '2026-11-21T12:30:05Z',
      ifTagExists: undefined,
      files: [
        {path: './a/model.bin', mediaType: 'application/x.model', line: 1, title: 'a/model.bin'},
        {path: 'notes: 2.txt', mediaType: undefined, line: 2, title: 'notes: 2.txt'},
        {path: 'b/../c/', mediaType: undefined, line: 3, title: 'c'}
      ],
      artifactType: 'application/vnd.unknown.artifact.v1',
      subject: undefined,
      annotations: {},
      modified: new Date(0)
    })
  })

  it('about an image are in its repository, and have tags only where some are asked for', async () => {
    const subject = {artifact: 'sbom.json', subject: 'ghcr.io/acme/app:1.2.3', images: ''}
    const plan = await filesPlan(subject)
    expect([plan.images.map(({text}) => text), tagNames(plan), plan.warnings]).toEqual([['ghcr.io/acme/app'], [], []])
    expect(tagNames(await filesPlan({...subject, tags: 'type=raw,value=sbom'}))).toEqual(['sbom'])
    expect((await filesPlan({artifact: 'a', subject: '1.2.3'})).images[0]?.text).toBe('ghcr.io/acme/model')
  })

  it('have annotations as a plain image has: those that are generated where one is asked for', async () => {
    const {annotations} = artifactOf(await filesPlan({artifact: 'a', annotations: 'team=ml'}))
    expect(annotations).toMatchObject({
      team: 'ml',
      'org.opencontainers.image.revision': '860c1904a1ce19322e91ac35af1ab07466440c37'
    })
  })

  it.each([
    [
      {artifact: 'a', subject: 'ghcr.io/acme/other:1'},
      'input subject: it is in ghcr.io/acme/other, and this run writes to ghcr.io/acme/model.'
    ],
    [{artifact: 'a', subject: 'a b'}, 'input subject: “a b” is not a tag, a digest, or an image with one.']
  ])('are refused with %j', async (inputs, message) => {
    await expect(filesPlan(inputs)).rejects.toMatchObject({code: 'input', message})
  })
})

describe('the inputs', () => {
  it.each([
    [{artifact: '/etc/passwd'}, 'input artifact, line 1: “/etc/passwd” is not a path below the working directory.'],
    [{artifact: 'a\n../b'}, 'input artifact, line 2: “../b” is not a path below the working directory.'],
    [{artifact: 'a/../..'}, 'input artifact, line 1: “a/../..” is not a path below the working directory.'],
    [{artifact: '.'}, 'input artifact, line 1: “.” is not a path below the working directory.'],
    [{artifact: 'C:\\x'}, 'input artifact, line 1: “C:\\x” is not a path below the working directory.'],
    [{artifact: 'a/b\n./a//b:text/plain'}, 'input artifact, line 2: “./a//b” appears twice.'],
    [{artifact: 'a', 'artifact-type': 'model'}, 'input artifact-type: “model” is not a media type.'],
    [{'artifact-type': 'wasm'}, 'input artifact-type: there are no files for it.'],
    [{chart: 'web', subject: '1.2.3'}, 'input subject: there are no files for it.'],
    [{chart: 'web', artifact: 'a'}, 'input chart: given together with artifact.'],
    [{promote: 'main', chart: 'web'}, 'input promote: given together with chart.'],
    [{chart: 'web', test: 'helm lint'}, 'input test: given together with chart.'],
    [{artifact: 'a', comment: 'true'}, 'input comment: given together with artifact.'],
    [{artifact: 'a', reuse: 'true'}, 'input reuse: given together with artifact.']
  ])('%j are refused', async (inputs: Record<string, string>, message) => {
    await expect(inputsOf(inputs)).rejects.toMatchObject({code: 'input', message})
  })

  it('give each file the name under which others get it', () => {
    expect(['a', './a/./b/', 'a\\b', 'a/../b', 'a/b/../../..'].map(titleOf)).toEqual(['a', 'a/b', 'a/b', 'b', '..'])
  })
})

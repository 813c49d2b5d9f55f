import {describe, expect, it} from '@jest/globals'
import {buildOf, contextOf, planOf, readEvent} from '../helpers/events.ts'

const of = async (inputs: Record<string, string>, event = 'push-branch') => {
  const plan = await planOf(event, inputs)
  return {
    images: plan.images.map(({text}) => text),
    push: plan.push.push,
    byDigest: buildOf(plan).byDigest,
    attributes: buildOf(plan).exports.image,
    warnings: [...plan.warnings, ...(plan.push.warning ? [plan.push.warning] : [])]
  }
}

describe('words of outputs', () => {
  it.each([
    ['type=image,push=false', {push: 'no'}],
    ['type=image,push=true', {push: 'yes'}],
    ['type=registry', {push: 'yes'}],
    ['type=image', {push: 'yes', byDigest: false}],
    ['type=image,push-by-digest=true,name-canonical=true,push=true', {push: 'yes', byDigest: true, attributes: []}],
    ['type=image,name=x.example/y,compression=zstd', {images: ['x.example/y'], attributes: ['compression=zstd']}],
    ['type=image,"name=x.example/y,z.example/w"', {images: ['x.example/y', 'z.example/w']}]
  ])('%s', async (outputs, expected) => {
    expect(await of({outputs})).toMatchObject({...expected, warnings: []})
  })

  it.each([
    [{outputs: 'type=image,push=false', push: 'true'}, 'input push: “true”, but outputs says “type=image,push=false”.'],
    [{outputs: 'type=registry', push: 'false'}, 'input push: “false”, but outputs says “type=registry”.'],
    [{outputs: 'type=image,push=false', push: 'auto'}, 'input push: “auto”, but outputs says “type=image,push=false”.'],
    [
      {outputs: 'type=image,push-by-digest=false', 'push-by-digest': 'true'},
      'input push-by-digest: “true”, but outputs says “push-by-digest=false”.'
    ],
    [
      {outputs: 'type=image,name=x.example/y', images: 'x.example/z'},
      'input images: “x.example/z”, but outputs says “type=image,name=x.example/y”.'
    ],
    [{outputs: 'type=image,push=perhaps'}, 'input outputs: “push=perhaps” is not true or false.'],
    [{outputs: 'type=image\ntype=registry'}, 'input outputs: more than one entry of type=image or type=registry.']
  ])('and inputs that differ are an error: %j', async (inputs, message) => {
    await expect(of(inputs)).rejects.toMatchObject({code: 'input', message})
  })

  it('may say the same as the inputs', async () => {
    const outputs = 'type=image,name=X.example/y,push=true,push-by-digest=true'
    const same = {outputs, images: 'x.example/Y', push: 'true', 'push-by-digest': 'true'}
    expect(await of(same)).toMatchObject({images: ['x.example/y'], push: 'yes', byDigest: true})
    expect(await of({outputs, push: 'auto'})).toMatchObject({push: 'yes'})
  })
})

describe('a build that nobody asked to push', () => {
  const WARNING = expect.stringMatching(/^Built, not published: .* add push: auto, .* or push: true\.$/)
  it.each([
    [{load: 'true'}, 'no', []],
    [{load: 'true', push: 'auto'}, 'yes', []],
    [{tags: 'ghcr.io/acme/app:1'}, 'no', [WARNING]],
    [{tags: 'acme/app:1,acme/app:latest', load: 'true'}, 'no', []],
    [{tags: 'ghcr.io/acme/app:1', push: 'true'}, 'yes', []],
    [{tags: 'ghcr.io/acme/app:1', push: 'auto'}, 'yes', []],
    [{tags: 'ghcr.io/acme/app:1', push: 'false'}, 'no', []],
    [{tags: 'ghcr.io/acme/app:1', outputs: 'type=image,push=true'}, 'yes', []],
    [{tags: 'ghcr.io/acme/app:1', outputs: 'type=image,name=ghcr.io/acme/app'}, 'yes', []],
    [{tags: 'ghcr.io/acme/app:1', images: 'ghcr.io/acme/app'}, 'yes', []],
    [{tags: 'ghcr.io/acme/app:1', 'push-by-digest': 'true'}, 'yes', []],
    [{tags: 'ghcr.io/acme/app:1\ntype=sha'}, 'yes', []]
  ])('%j → %s', async (inputs, push, warnings) => {
    expect(await of(inputs)).toMatchObject({push, warnings})
  })
})

it('an annotation for an index is left out of a plain image with a warning, and the others stay', async () => {
  const plan = await planOf('push-branch', {annotations: 'index:a=b\nmanifest:c=d'})
  expect([buildOf(plan).imageAnnotations, plan.warnings]).toEqual([
    ['manifest:c=d'],
    [
      'input annotations, line 1: “index:a=b” is left out, because this image is a plain manifest; only several platforms, provenance or sbom make an index.'
    ]
  ])
  const index = await planOf('push-branch', {annotations: 'index:a=b', provenance: 'true'})
  expect([buildOf(index).imageAnnotations, index.warnings]).toEqual([expect.arrayContaining(['index:a=b']), []])
})

describe('the context', () => {
  const bare = async (inputs: Record<string, string>) => {
    const event = readEvent('push-branch')
    // No folder of the runner's is that one.
    const fixture = {...event, env: {...event.env, GITHUB_WORKSPACE: '/nowhere'}}
    expect((await contextOf(fixture)).hasSources).toBe(false)
    const {context, notes, secrets} = buildOf(await planOf(fixture, {'github-token': 'a-token-of-the-job', ...inputs}))
    return {context, notes, secrets: secrets.map(({id}) => id)}
  }
  it('is this repository at this commit where the job has no checkout, which is told', async () => {
    expect(await bare({})).toEqual({
      context: 'https://github.com/Acme/Tool.git#860c1904a1ce19322e91ac35af1ab07466440c37',
      notes: ['The workspace has no checkout and no Dockerfile: BuildKit fetches this repository itself.'],
      secrets: ['GIT_AUTH_TOKEN.github.com']
    })
  })
  it('that is given stays', async () => {
    expect(await bare({context: '.'})).toEqual({context: '.', notes: [], secrets: []})
  })
  it('is the workspace where that has a checkout', async () => {
    expect(buildOf(await planOf('push-branch'))).toMatchObject({context: '.', notes: []})
  })
})

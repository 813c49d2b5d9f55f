import {describe, expect, it} from '@jest/globals'
import {branch, type EventFixture, planOf, tag, withRef} from '../helpers/events.ts'

type Inputs = Record<string, string>

/** What is published: `name:tag` of every tag of every image. */
async function publishedBy(event: string | EventFixture, inputs: Inputs): Promise<string[]> {
  const {taggedImages} = await planOf(event, inputs)
  return taggedImages.flatMap(({repository, tags}) => tags.map(({name}) => `${repository.text}:${name}`))
}

const headBranch = (ref: string) =>
  withRef('pull-request', 'refs/pull/2/merge', payload => ({
    ...payload,
    pull_request: {...(payload.pull_request as object), head: {ref, sha: '3f2a9c5b1d7e4860a9b2c3d4e5f60718293a4b5c'}}
  }))

describe('references in tags name image and tag at once', () => {
  const CASES: [string, string | EventFixture, Inputs, string[]][] = [
    ['one', 'push-branch', {tags: 'acme/app:latest'}, ['acme/app:latest']],
    ['of a registry', 'push-branch', {tags: 'ghcr.io/acme/app:1.2.3'}, ['ghcr.io/acme/app:1.2.3']],
    ['without a tag', 'push-branch', {tags: 'ghcr.io/acme/app'}, ['ghcr.io/acme/app:latest']],
    ['without an owner', 'push-branch', {tags: 'app:dev'}, ['app:dev']],
    ['of a registry with a port', 'push-branch', {tags: 'localhost:5000/app'}, ['localhost:5000/app:latest']],
    ['of a registry with a port and a tag', 'push-branch', {tags: 'r.example:5000/a/b:1'}, ['r.example:5000/a/b:1']],
    ['a line each', 'push-branch', {tags: 'a:1\na:latest'}, ['a:1', 'a:latest']],
    ['a comma each', 'push-branch', {tags: 'a:1,a:latest'}, ['a:1', 'a:latest']],
    ['commas and lines', 'push-branch', {tags: 'a:1, a:2\n b:3 ,\n# c:4'}, ['a:1', 'a:2', 'b:3']],
    ['in quotes', 'push-branch', {tags: '"acme/app:1"'}, ['acme/app:1']],
    ['other tags of each image', 'push-branch', {tags: 'a/x:1\nb/y:2\na/x:3'}, ['a/x:1', 'a/x:3', 'b/y:2']],
    ['one twice', 'push-branch', {tags: 'a:1\na:1'}, ['a:1']],
    ['in upper case', 'push-branch', {tags: 'GHCR.io/Acme/App:V1'}, ['ghcr.io/acme/app:V1']],
    ['with a branch in the tag', branch('feature/x'), {tags: 'acme/app:feature/x'}, ['acme/app:feature-x']],
    ['with a branch in the tag, no owner', branch('feature/x'), {tags: 'app:feature/x'}, ['app:feature-x']],
    ['with an expression', 'push-branch', {tags: 'acme/app:{{branch}}-{{sha}}'}, ['acme/app:main-860c190']],
    ['with a date', 'push-branch', {tags: "acme/app:{{date 'HHmm' tz='UTC'}}"}, ['acme/app:1230']],
    ['a bare name beside its tag', 'push-branch', {tags: 'app:1\napp'}, ['app:1', 'app:latest']],
    // Beside images.
    ['images of the same name', 'push-branch', {images: 'acme/app', tags: 'acme/app:1'}, ['acme/app:1']],
    ['a name of images', 'push-branch', {images: 'acme/app', tags: 'acme/app'}, ['acme/app:latest']],
    ['a bare name of images', 'push-branch', {images: 'app', tags: 'app'}, ['app:latest']],
    ['names of images with a comma', 'push-branch', {images: 'a\nb', tags: 'a,b'}, ['a:latest', 'b:latest']],
    [
      'no name of images is a raw tag',
      'push-branch',
      {images: 'acme/app', tags: 'acme/other'},
      ['acme/app:acme-other']
    ],
    ['a colon is always one', 'push-branch', {images: 'acme/app', tags: 'app:1'}, ['app:1']],
    // Beside rules.
    [
      'rules apply to images',
      'push-branch',
      {images: 'acme/app', tags: 'type=sha\nquay.io/acme/app:edge'},
      ['acme/app:sha-860c190', 'quay.io/acme/app:edge']
    ],
    [
      'rules apply to the default name',
      'push-branch',
      {tags: 'type=sha\nacme/app:edge'},
      ['ghcr.io/acme/tool:sha-860c190', 'acme/app:edge']
    ],
    [
      'one image has both',
      'push-branch',
      {images: 'a/x\nb/y', tags: 'b/y:edge\ntype=sha'},
      ['a/x:sha-860c190', 'b/y:sha-860c190', 'b/y:edge']
    ],
    ['a raw rule may hold a slash', 'push-branch', {tags: 'type=raw,value=a/b'}, ['ghcr.io/acme/tool:a-b']],
    ['a value may hold a slash', 'push-branch', {tags: 'value=a/b'}, ['ghcr.io/acme/tool:a-b']],
    ['slashes of a date', 'push-branch', {tags: "{{date 'YYYY/MM'}}"}, ['ghcr.io/acme/tool:2026-11']],
    ['colons of a date', 'push-branch', {tags: "{{date 'HH:mm'}}"}, ['ghcr.io/acme/tool:12-30']],
    // The name of the ref is a tag, as github.ref_name and github.head_ref give it.
    ['the branch', branch('feature/x'), {tags: 'feature/x'}, ['ghcr.io/acme/tool:feature-x']],
    ['the branch, images given', branch('feature/x'), {images: 'acme/app', tags: 'feature/x'}, ['acme/app:feature-x']],
    ['the git tag', tag('api/v1'), {tags: 'api/v1'}, ['ghcr.io/acme/tool:api-v1']],
    ['the pull request', 'pull-request', {tags: '2/merge'}, ['ghcr.io/acme/tool:2-merge']],
    ['the head branch', headBranch('feature/x'), {tags: 'feature/x'}, ['ghcr.io/acme/tool:feature-x']],
    ['the whole ref', 'push-branch', {tags: 'refs/heads/main'}, ['ghcr.io/acme/tool:refs-heads-main']],
    ['another branch', branch('feature/x'), {tags: 'feature/y'}, ['feature/y:latest']],
    // The flavor is of rules alone.
    ['the flavor stays away', 'push-tag', {tags: 'a:1', flavor: 'prefix=x-\nlatest=true'}, ['a:1']]
  ]
  it.each(CASES)('%s', async (_, event, inputs, expected) => {
    expect(await publishedBy(event, inputs)).toEqual(expected)
  })

  it('with a kind by their name', async () => {
    const {tags} = await planOf('push-branch', {tags: 'a:1.2.3\na:v2.0.0-rc.1\na:latest\na:1.2\na:stable'})
    expect(tags.map(({name, kind}) => [name, kind])).toEqual([
      ['1.2.3', 'version'],
      ['v2.0.0-rc.1', 'version'],
      // Beside a version it is that version's.
      ['latest', 'floating'],
      ['1.2', 'fixed'],
      ['stable', 'fixed']
    ])
  })

  it('and images that no rule uses are told', async () => {
    const plan = await planOf('push-branch', {images: 'a/x\nb/y', tags: 'a/x:1'})
    expect(plan.images.map(({text}) => text)).toEqual(['a/x'])
    expect(plan.warnings).toEqual([
      'input images: b/y gets no tag, because the input tags names other images. Add to tags: b/y:latest, or a rule such as type=sha for all images.'
    ])
  })

  it('never let a pull request move latest', async () => {
    const {tags} = await planOf('pull-request', {tags: 'a:latest\na:pr-2'})
    expect(tags.map(({name, keep}) => [name, keep])).toEqual([
      ['latest', 'a pull request does not move latest'],
      ['pr-2', undefined]
    ])
  })

  it('version is the first, tag-names hold each once', async () => {
    const plan = await planOf('push-branch', {tags: 'a/x:1\nb/y:2\nb/y:1'})
    expect(plan.version).toBe('1')
    expect(plan.tags.map(({name}) => name)).toEqual(['1', '2'])
    expect(plan.labels.get('org.opencontainers.image.version')).toBe('1')
  })

  it('a thousand and one in one entry are refused', async () => {
    await expect(planOf('push-branch', {tags: Array(1001).fill('a:1').join(',')})).rejects.toMatchObject({
      message: expect.stringMatching(/^input tags, line 1: 1001 references in “a:1,a:1,/),
      hint: 'Name at most 1000.'
    })
  })
})

describe('a name that an expression left empty', () => {
  it.each(['/app', 'ghcr.io//app', 'ghcr.io/', 'name=', 'name=,enable=true'])(
    '%j in images is an error where the run pushes, left out where it does not',
    async images => {
      await expect(planOf('push-branch', {images})).rejects.toMatchObject({code: 'input'})
      const fork = await planOf('pull-request-fork', {images: `${images}\nquay.io/acme/app`})
      expect(fork.images.map(({text}) => text)).toEqual(['quay.io/acme/app'])
      const alone = await planOf('push-branch', {images, 'dry-run': 'true'})
      expect(alone.images.map(({text}) => text)).toEqual(['ghcr.io/acme/tool'])
      expect(alone.warnings[0]).toContain('runs of forks and of Dependabot see no secrets')
    }
  )

  it('is pushed under no other name by a run that may push', async () => {
    const plan = await planOf('pull-request-dependabot', {images: '/app'})
    expect(plan.push).toEqual({push: 'no', reason: 'an image has no whole name'})
    expect(plan.action.kind).toBe('build')
  })

  it('in a reference likewise, with its tag', async () => {
    expect(await publishedBy('pull-request-fork', {tags: '/app:1'})).toEqual(['ghcr.io/acme/tool:1'])
    expect(await publishedBy('pull-request-fork', {tags: '/app:1\nb:2'})).toEqual(['b:2'])
    await expect(planOf('push-branch', {push: 'auto', tags: 'b:2\n/app:1'})).rejects.toMatchObject({code: 'input'})
  })

  it('as a tag likewise', async () => {
    await expect(planOf('push-branch', {push: 'auto', tags: 'a:1\na:'})).rejects.toMatchObject({
      message: 'input tags, line 2: “a:” has no tag after its colon.'
    })
    expect(await publishedBy('pull-request-fork', {tags: 'a:1\na:'})).toEqual(['a:1'])
  })
})

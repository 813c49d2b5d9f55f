import {describe, expect, it} from '@jest/globals'
import {decidePush} from '../src/plan/push.ts'
import {pushTagOf} from '../src/plan/push-tag.ts'
import {contextOf, planOf, readEvent, tagNames} from './helpers/events.ts'
import {cpuMs} from './helpers/time.ts'

describe('zero-configuration tags', () => {
  const run = 'run-4242'
  const sha = 'sha-860c190'
  it.each([
    ['pull-request', ['pr-2', 'pr-2-3f2a9c5']],
    ['pull-request-fork', ['pr-2', 'pr-2-3f2a9c5']],
    ['pull-request-target-fork', ['pr-2', 'pr-2-3f2a9c5']],
    ['push-branch', ['main', sha, run]],
    ['push-nested-branch', ['releases-v1', sha, run]],
    ['push-tag', ['1.2.3', '1.2', '1', 'v1.2.3', sha, run, 'latest']],
    ['push-zero-tag', ['0.4.1', '0.4', 'v0.4.1', sha, run, 'latest']],
    ['release', ['1.2.3', '1.2', '1', 'v1.2.3', sha, run, 'latest']],
    ['release-prerelease', ['1.2.3', '1.2', '1', 'v1.2.3', sha, run]],
    ['push-prerelease-tag', ['2.0.8-beta.67', 'v2.0.8-beta.67', sha, run]],
    ['push-other-tag', ['nightly-build', sha, run]],
    ['workflow-dispatch', ['main', sha, run]],
    ['schedule', ['nightly', 'main', sha, run]],
    ['merge-group', [sha, run]],
    ['workflow-run-fork', ['main', sha, run]]
  ])('%s → %j', async (event, tags) => {
    const plan = await planOf(event)
    expect(tagNames(plan)).toEqual(tags)
    expect(plan.version).toBe(tags[0])
    expect(plan.warnings).toEqual([])
  })

  it('says for each tag how it may move', async () => {
    const {tags} = await planOf('push-tag')
    expect(tags.map(tag => [tag.name, tag.kind])).toEqual([
      ['1.2.3', 'version'],
      ['1.2', 'floating'],
      ['1', 'floating'],
      ['v1.2.3', 'version'],
      ['sha-860c190', 'run'],
      ['run-4242', 'run'],
      ['latest', 'floating']
    ])
    expect(tags.find(tag => tag.name === '1.2')?.line).toEqual({
      grammar: 'semver',
      version: '1.2.3',
      scope: 'minor',
      prefix: '',
      suffix: '',
      precision: 'exact',
      build: ''
    })
    expect(tags.find(tag => tag.name === '1')?.line).toEqual({
      grammar: 'semver',
      version: '1.2.3',
      scope: 'major',
      prefix: '',
      suffix: '',
      precision: 'exact',
      build: ''
    })
    expect(tags.find(tag => tag.name === 'latest')?.line).toEqual({
      grammar: 'semver',
      version: '1.2.3',
      scope: 'all',
      prefix: '',
      suffix: '',
      precision: 'exact',
      build: ''
    })
  })
})

describe('images', () => {
  it('is the repository in GitHub’s registry, lower-cased', async () => {
    expect((await planOf('push-branch')).images.map(image => image.text)).toEqual(['ghcr.io/acme/tool'])
  })
  it('is the server’s own registry on GitHub Enterprise', async () => {
    const event = readEvent('push-branch')
    const plan = await planOf({...event, env: {...event.env, GITHUB_SERVER_URL: 'https://git.example.com'}})
    expect(plan.images.map(image => image.text)).toEqual(['containers.git.example.com/acme/tool'])
  })
})

describe('labels', () => {
  it('are the eight of the specification, sorted, with the head commit of a pull request', async () => {
    const {labels} = await planOf('pull-request', {labels: 'org.opencontainers.image.title=Mine\ncom.example.a=b=c'})
    expect([...labels]).toEqual([
      ['com.example.a', 'b=c'],
      ['org.opencontainers.image.created', '2026-11-21T12:30:05.007Z'],
      ['org.opencontainers.image.description', 'A tool that helps'],
      ['org.opencontainers.image.licenses', 'MIT'],
      ['org.opencontainers.image.revision', '3f2a9c5b1d7e4860a9b2c3d4e5f60718293a4b5c'],
      ['org.opencontainers.image.source', 'https://github.com/Acme/Tool'],
      ['org.opencontainers.image.title', 'Mine'],
      ['org.opencontainers.image.url', 'https://github.com/Acme/Tool'],
      ['org.opencontainers.image.version', 'pr-2']
    ])
  })
})

describe('push: auto', () => {
  it.each([
    ['push-branch', 'yes'],
    ['release', 'yes'],
    ['schedule', 'yes'],
    ['pull-request', 'if-allowed'],
    ['pull-request-dependabot', 'if-allowed'],
    ['pull-request-fork', 'no'],
    ['pull-request-deleted-fork', 'no'],
    ['pull-request-merged', 'no'],
    ['pull-request-target-fork', 'no'],
    ['workflow-run-fork', 'no'],
    ['merge-group', 'no']
  ])('%s → %s', async (event, push) => {
    expect(decidePush(await contextOf(readEvent(event)), {push: 'auto'}).push).toBe(push)
  })

  it.each([
    ['pull-request-target-fork', 'auto'],
    ['workflow-run-fork', 'auto'],
    ['workflow-run-fork', true]
  ] as const)('%s with push %s warns about foreign code under a token that writes', async (event, push) => {
    const decision = decidePush(await contextOf(readEvent(event)), {push})
    expect(decision.warning).toContain('Stranger/Tool')
    expect(decision.push).toBe(push === true ? 'yes' : 'no')
  })

  it('a workflow_run about this repository’s own code pushes without a warning', async () => {
    const event = {
      ...readEvent('workflow-run-fork'),
      payload: {workflow_run: {head_repository: {full_name: 'Acme/Tool'}}}
    }
    expect(decidePush(await contextOf(event), {push: 'auto'})).toEqual({
      push: 'yes',
      reason: 'a workflow_run of this repository'
    })
  })

  it('true tries even from a fork, false never pushes', async () => {
    expect(decidePush(await contextOf(readEvent('pull-request-fork')), {push: true}).push).toBe('yes')
    expect(decidePush(await contextOf(readEvent('push-branch')), {push: false}).push).toBe('no')
  })

  it('builds nothing for a closed pull request, even with push: true', async () => {
    const plan = await planOf('pull-request-merged', {push: 'true'})
    expect([plan.action.kind, plan.push.push]).toEqual(['nothing', 'no'])
    expect(tagNames(plan)).toEqual(['pr-2', 'pr-2-3f2a9c5'])
  })
})

describe('no tag', () => {
  const tags = 'type=semver,pattern={{version}}'
  it('is an error before anything is touched when the run would push', async () => {
    await expect(planOf('push-branch', {tags})).rejects.toMatchObject({
      code: 'no-tag',
      message: 'No tag for the event push on branch main.'
    })
  })
  it('is a warning in a dry run', async () => {
    expect((await planOf('push-branch', {tags, 'dry-run': 'true'})).warnings).toEqual([
      'No tag for the event push on branch main.'
    ])
  })
})

describe('the pushTag', () => {
  it.each([
    ['push-tag', '', 'run-4242'],
    ['pull-request', '', 'pr-2-3f2a9c5'],
    ['push-tag', 'type=sha\ntype=semver,pattern={{version}}', 'sha-860c190'],
    ['push-tag', 'type=raw,value=mine\ntype=semver,pattern={{version}}', 'mine'],
    ['push-tag', 'type=semver,pattern={{major}}\ntype=semver,pattern={{version}}', '1.2.3'],
    ['push-tag', 'type=semver,pattern={{major}}', '1']
  ])('of %s with tags %j is %s', async (event, tags, pushTag) => {
    expect(pushTagOf(await planOf(event, {tags}))).toBe(pushTag)
  })
})

it('never lets a pull request move latest, whatever the rules say', async () => {
  const {tags} = await planOf('pull-request', {tags: 'type=ref,event=pr\ntype=raw,value=latest', flavor: 'latest=true'})
  expect(tags.map(tag => [tag.name, tag.keep])).toEqual([
    ['pr-2', undefined],
    ['latest', 'a pull request does not move latest']
  ])
})

it('takes a pull request’s tag that ends in its commit, among others, for one of this run', async () => {
  const kinds = async (suffix: string) =>
    (await planOf('pull-request', {tags: `type=ref,event=pr,suffix=-${suffix}`})).tags.map(tag => tag.kind)
  expect(await kinds("{{sha}}-{{date 'YYYY'}}")).toEqual(['run'])
  expect(await kinds("{{date 'YYYY'}}")).toEqual(['branch'])
})

it.each(['linux/arm64=', '=ubuntu-latest', 'ubuntu-latest'])('refuses the runner %j', async runners => {
  await expect(planOf('push-branch', {runners})).rejects.toMatchObject({
    message: expect.stringContaining('is not platform=label')
  })
})

it('refuses a build argument that holds a secret of the step, however it was given', async () => {
  const value = 'a value of no known shape'
  for (const [inputs, env] of [
    [{'secret-envs': 'token=TOKEN'}, {TOKEN: value}],
    [{secrets: `token=${value}`}, {}]
  ] as const)
    await expect(planOf('push-branch', {...inputs, 'build-args': `A=${value}`}, env)).rejects.toMatchObject({
      message: 'input build-args: A holds a secret of this step.'
    })
})

describe('a build argument', () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJlLW9mLXNvbWU'
  const check = (value: string, inputs: Record<string, string> = {}) =>
    planOf('push-branch', {...inputs, 'build-args': `A=${value}`})
  it.each([
    [`ghs_${'a1B2'.repeat(9)}`],
    [`ghs_1234567_${jwt}`],
    [`https://x:ghs_98765_${jwt}@github.com/acme/tool`],
    [`ghp_${'a1B2'.repeat(9)}`],
    [`github_pat_${'a1B2_'.repeat(9)}`]
  ])('%s is refused as a token of GitHub’s', async value => {
    await expect(check(value)).rejects.toMatchObject({message: 'input build-args: A holds a GitHub token.'})
  })
  it('that is a bare JWT is told of, because some are public', async () => {
    const {warnings} = await check(jwt)
    expect(warnings).toEqual([expect.stringContaining('input build-args: A holds a signed token (JWT)')])
    expect(warnings.join('\n')).not.toContain('eyJ')
  })
  it('that is a secret of the step is refused, and one that holds it by chance is not', async () => {
    const login = {registry: 'r.example', username: 'me', images: 'r.example/a'}
    for (const [value, password] of [
      ['production', 'production'],
      ['https://me:correct-horse-battery@host', 'correct-horse-battery']
    ] as const)
      await expect(check(value, {...login, password})).rejects.toMatchObject({
        message: 'input build-args: A holds a secret of this step.'
      })
    expect((await check('production-eu', {...login, password: 'production'})).warnings).toEqual([])
  })
  it('as long as Linux takes one is looked at within a second', async () => {
    for (const part of ['-eyJaaaaaaaaaaaa', '-ghs_1_eyJ', '-----BEGIN ', 'xoxb-', 'pypi-', 'eyJaaaaaaaaaaa.eyJ']) {
      const started = cpuMs()
      await check(part.repeat(131_072 / part.length)).catch(() => undefined)
      expect(cpuMs() - started).toBeLessThan(1000)
    }
  })
})

it('reads the digests of a merge from lines and JSON, without the empty ones of jobs that made none', async () => {
  const [a, b] = ['a', 'b'].map(letter => `sha256:${letter.repeat(64)}`)
  for (const merge of [
    `${a}\n\n  ${b}\n`,
    JSON.stringify({x: a, y: '', z: {w: `r.example/a@${b}`}}),
    JSON.stringify([a, b])
  ])
    expect((await planOf('push-branch', {merge})).action).toEqual({kind: 'merge', digests: [a, b]})
})

it('plans a native runner for each platform, and one for none', async () => {
  const jobs = async (inputs: Record<string, string>) => (await planOf('push-branch', inputs)).matrix.include
  expect(await jobs({})).toEqual([{platform: 'linux/amd64', runner: 'ubuntu-latest'}])
  expect(await jobs({platforms: 'linux/arm64,linux/amd64', runners: 'default=mine\nlinux/arm64=["a", "b"]'})).toEqual([
    {platform: 'linux/arm64', runner: ['a', 'b']},
    {platform: 'linux/amd64', runner: 'mine'}
  ])
})

it('takes dates beside other expressions', async () => {
  const {tags} = await planOf('push-branch', {tags: "type=raw,value={{branch}}-{{date 'YYYY' tz='UTC'}}"})
  expect(tags[0]?.name).toMatch(/^main-20\d\d$/)
})

it('a version that is matched out of its value is warned about where nothing matches', async () => {
  const named = async (value: string, match: string) => {
    const {tags, warnings} = await planOf('push-branch', {
      tags: `type=semver,pattern={{version}},value=${value},match=${match}`,
      flavor: 'latest=false'
    })
    return [tags.map(({name}) => name), warnings]
  }
  expect(await named('app/v1.2.3', 'app/v(.*)')).toEqual([['1.2.3'], []])
  // As it stands in a tag.
  expect(await named('app/v1.2.3', 'app-v(.*)')).toEqual([['1.2.3'], []])
  expect(await named('v1.2.3', 'x(.*)')).toEqual([['1.2.3'], ['input tags, line 1: “x(.*)” does not match “v1.2.3”.']])
})

import {describe, expect, it} from '@jest/globals'
import {findCommitDate} from '../../src/context/complete.ts'
import {
  branch,
  buildOf,
  contextOf,
  type EventFixture,
  planOf,
  readEvent,
  tag,
  tagNames,
  withRef
} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'

describe('a value that is empty makes no tag, in silence', () => {
  it.each([
    'type=raw,value=',
    'type=raw,value=,enable=false',
    'type=raw,value={{tag}}',
    'type=semver,pattern={{version}},value=',
    'type=pep440,pattern={{version}},value=',
    'type=match,pattern=v(.*),value=',
    'type=schedule,pattern=',
    'type=raw,value=,prefix=x-,suffix=-y'
  ])('%s', async rule => {
    const plan = await planOf('push-branch', {tags: `${rule}\ntype=sha`})
    expect([tagNames(plan), plan.warnings]).toEqual([['sha-860c190'], []])
  })

  it('and a version rule with an empty value reads the git tag', async () => {
    expect(tagNames(await planOf('push-tag', {tags: 'type=semver,pattern={{version}},value='}))).toEqual([
      '1.2.3',
      'latest'
    ])
  })
})

describe('names of other kinds', () => {
  const SHA_AND_RUN = ['sha-860c190', 'run-4242']
  const KEPT: [string, EventFixture][] = [
    ...['latest', '1.2.3', '1.2', '1', 'v1', 'v1.2', 'v1.2.3-rc.1', 'pr-5', 'pr-5-860c190', 'sha-860c190', 'run-1'].map(
      (name): [string, EventFixture] => [`branch ${name}`, branch(name)]
    ),
    ['branch @main', branch('@main')],
    ...['main', 'latest', 'pr-5', '1.2', '1', 'sha-860c190', 'run-1'].map((name): [string, EventFixture] => [
      `git tag ${name}`,
      tag(name)
    ])
  ]
  it.each(KEPT)('%s makes no tag by the default rules, and that is told', async (name, event) => {
    const {warnings, tags} = await planOf(event)
    expect(tags.map(tag => tag.name)).toEqual(SHA_AND_RUN)
    expect(warnings).toEqual([expect.stringMatching(`^The ${name} makes no tag, because `)])
  })

  it.each(KEPT)('%s is written by rules of one’s own, and that is told', async (_, event) => {
    const own = await planOf(event, {tags: 'type=ref,event=branch\ntype=ref,event=tag', flavor: 'latest=false'})
    expect(own.tags).toHaveLength(1)
    expect(own.warnings).toEqual([
      expect.stringMatching(/^input tags, line [12]: “type=ref,event=(branch|tag)” writes /)
    ])
    const named = await planOf(event, {tags: '{{branch}}{{tag}}', flavor: 'latest=false'})
    expect(named.warnings).toEqual([expect.stringContaining('“{{branch}}{{tag}}” writes ')])
  })

  it.each([
    ['branch', branch('main'), 'main'],
    ['branch', branch('nightly'), 'nightly'],
    ['branch', branch('pr-5-hotfix'), 'pr-5-hotfix'],
    ['branch', branch('sha-checks'), 'sha-checks'],
    ['branch', branch('run-tests'), 'run-tests'],
    ['branch', branch('1.x'), '1.x'],
    ['branch', branch('releases/1.2'), 'releases-1.2'],
    ['git tag', tag('nightly-build'), 'nightly-build'],
    ['git tag', tag('v1.2'), 'v1.2'],
    ['git tag', tag('Main'), 'Main']
  ])('of the %s %# is a name of its own', async (_, event, name) => {
    const {warnings, version} = await planOf(event)
    expect([version, warnings]).toEqual([name, []])
  })

  it('a prefix of the rule’s own sets it apart, the flavor’s does not', async () => {
    const own = await planOf(branch('1.2'), {tags: 'type=ref,event=branch,prefix=b-'})
    expect([tagNames(own), own.warnings]).toEqual([['b-1.2'], []])
    const still = await planOf(branch('1.2'), {tags: 'type=ref,event=branch,prefix=v'})
    expect(still.warnings).toEqual([expect.stringMatching(/ writes v1\.2, .* Give it another prefix\.$/)])
    const flavored = await planOf(branch('1.2'), {flavor: 'prefix=b-'})
    expect(tagNames(flavored)).toEqual(SHA_AND_RUN)
  })
})

describe('the input version', () => {
  const told = async (event: string | EventFixture, inputs: Record<string, string>) =>
    (await planOf(event, inputs)).warnings.map(warning => warning.replace(/\..*/s, ''))
  it.each([
    ['read by a rule', 'workflow-dispatch', {version: '1.2.3'}, []],
    ['the git tag’s', 'push-tag', {version: '1.2.3'}, []],
    ['the git tag’s with v', 'push-tag', {version: 'v1.2.3'}, []],
    ['of a tag that is no version', 'push-other-tag', {version: '1.2.3'}, []],
    ['beside the default rules of a pull request', 'pull-request', {version: '1.2.3'}, []],
    ['read by match', 'workflow-dispatch', {version: 'v0', tags: 'type=match,pattern=v(.*),group=1'}, []],
    ['read by pep440', 'workflow-dispatch', {version: '1.2', tags: 'type=pep440,pattern={{version}}'}, []],
    [
      'read by no rule',
      'push-branch',
      {version: 'v0', tags: 'type=sha'},
      ['input version: no rule of the input tags reads “v0”']
    ],
    [
      'beside a value',
      'push-branch',
      {version: '2', tags: 'type=semver,pattern={{version}},value=1.0.0'},
      ['input version: no rule of the input tags reads “2”']
    ],
    [
      'read by no rule on a git tag of another version',
      'push-tag',
      {version: 'v0', tags: 'type=ref,event=tag'},
      ['input version: no rule of the input tags reads “v0”']
    ]
  ] as const)('%s', async (_, event, inputs, expected) => {
    expect(await told(event, inputs)).toEqual(expected)
  })

  it.each(['driver', 'driver-opts', 'buildkitd-flags', 'buildkitd-config', 'buildkitd-config-inline', 'endpoint'])(
    'beside %s is warned about',
    async name => {
      const value = name === 'driver' ? 'docker-container' : '--debug'
      expect((await planOf('workflow-dispatch', {version: '1.2.3', [name]: value})).warnings).toEqual([
        expect.stringContaining(`input version: “1.2.3” is given beside ${name}. In docker/setup-buildx-action`)
      ])
    }
  )

  it('beside append is warned about', async () => {
    const append = '- endpoint: ssh://build.example'
    expect((await planOf('workflow-dispatch', {version: '1.2.3', append})).warnings).toEqual([
      expect.stringContaining('is given beside append.')
    ])
  })

  it('that is another than the git tag’s is refused', async () => {
    await expect(planOf('push-tag', {version: '1.2.4'})).rejects.toMatchObject({
      message: 'input version: “1.2.4” is another version than the git tag v1.2.3.'
    })
  })
})

describe('a merge queue', () => {
  const queue = 'gh-readonly-queue-main-pr-5-860c1904a1ce19322e91ac35af1ab07466440c37'
  it('has its branch by rules of one’s own alone', async () => {
    expect(tagNames(await planOf('merge-group', {tags: 'type=ref,event=branch\ntype=sha'}))).toEqual([
      queue,
      'sha-860c190'
    ])
    expect(tagNames(await planOf('merge-group', {tags: '{{branch}}'}))).toEqual([queue])
    expect(tagNames(await planOf('merge-group'))).toEqual(['sha-860c190', 'run-4242'])
  })
})

describe('names in labels and annotations', () => {
  it('that are not known are empty, with a warning', async () => {
    const plan = await planOf('push-branch', {labels: 'a={{nope}}b', annotations: 'c={{#if nope}}d{{else}}e{{/if}}'})
    expect([plan.labels.get('a'), plan.annotations.get('c')]).toEqual(['b', 'e'])
    expect(plan.warnings.map(warning => warning.replace(/,.*/, ''))).toEqual(['input labels', 'input annotations'])
  })

  it('meta.* are what this step finds out itself', async () => {
    const plan = await planOf('push-tag', {
      images: 'a/x\nb/y',
      tags: 'type=semver,pattern={{version}}',
      labels: 'v={{meta.version}}\nt={{meta.tags}}\nr={{meta.revision}}\nc={{meta.created}}',
      'build-args': 'VERSION={{meta.version}}\nOTHER={{ meta.nope }}{{branch}}\nBARE',
      outputs: 'type=image,annotation.v={{ meta.version }}'
    })
    expect(['v', 't', 'r', 'c'].map(key => plan.labels.get(key))).toEqual([
      '1.2.3',
      'a/x:1.2.3\na/x:latest\nb/y:1.2.3\nb/y:latest',
      '860c1904a1ce19322e91ac35af1ab07466440c37',
      '2026-11-21T12:30:05.007Z'
    ])
    expect(buildOf(plan).buildArgs).toEqual(['VERSION=1.2.3', 'OTHER={{ meta.nope }}{{branch}}', 'BARE'])
    expect(buildOf(plan).exports.image).toContain('annotation.v=1.2.3')
    expect(plan.warnings).toEqual([])
  })
})

describe('the default name', () => {
  it.each([
    ['https://github.com', {}, 'ghcr.io/acme/tool'],
    ['https://git.example', {}, 'containers.git.example/acme/tool'],
    ['https://acme.ghe.com', {}, 'containers.acme.ghe.com/acme/tool'],
    ['https://git.example:3000', {GITEA_ACTIONS: 'true'}, 'git.example:3000/acme/tool'],
    ['https://git.example', {FORGEJO_ACTIONS: 'true'}, 'git.example/acme/tool'],
    ['https://git.example', {GITEA_ACTIONS: 'false'}, 'containers.git.example/acme/tool']
  ])('of %s with %j is %s', async (url, env, name) => {
    const event = readEvent('push-branch')
    const plan = await planOf({...event, env: {...event.env, ...env, GITHUB_SERVER_URL: url}})
    expect(plan.images.map(image => image.text)).toEqual([name])
  })
})

describe('the commit’s date in a dry run', () => {
  const find = async (stdout: string, exitCode: number) => {
    const asked: string[] = []
    const api = (route: string) => asked.push(route)
    const runner = recordingRunner({run: () => ({stdout, exitCode}), api})
    const context = await contextOf(withRef('schedule', 'refs/heads/main'))
    const date = await findCommitDate(runner, context, {githubToken: 'token', strict: false})
    return [date.toISOString(), runner.annotations.map(({message}) => message), asked]
  }
  it('is the checked-out repository’s', async () => {
    expect(await find('2026-01-02T03:04:05+01:00\n', 0)).toEqual(['2026-01-02T02:04:05.000Z', [], []])
  })
  it('is this run’s where that does not know it, with a warning and no request', async () => {
    expect(await find('', 128)).toEqual([
      '2026-11-21T12:30:05.007Z',
      ['The date of the commit is not known, so the time of this run stands in for it.'],
      []
    ])
  })
})

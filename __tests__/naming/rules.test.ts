import {describe, expect, it} from '@jest/globals'
import {branch, type EventFixture, planOf, tag, tagNames} from '../helpers/events.ts'
import {cpuMs} from '../helpers/time.ts'

type Inputs = Record<string, string>

const SHA = '860c1904a1ce19322e91ac35af1ab07466440c37'
const V = 'type=semver,pattern={{version}}'
const MINOR = 'type=semver,pattern={{major}}.{{minor}}'

/** Event, inputs, tags. The results are those of docker/metadata-action unless the name says “here”. */
const CASES: [string, string | EventFixture, Inputs, string[]][] = [
  // type=schedule
  ['schedule', 'schedule', {tags: 'type=schedule'}, ['nightly']],
  ['schedule on a push', 'push-branch', {tags: 'type=schedule\ntype=sha'}, ['sha-860c190']],
  ['schedule with a pattern', 'schedule', {tags: 'type=schedule,pattern=daily'}, ['daily']],
  ['schedule with a date', 'schedule', {tags: "type=schedule,pattern={{date 'YYYYMMDD'}}"}, ['20261121']],
  [
    'schedule with a date in a zone',
    'schedule',
    {tags: "type=schedule,pattern={{date 'YYYYMMDD-HHmmss' tz='Asia/Tokyo'}}"},
    ['20261121-213005']
  ],
  ['schedule with prefix and suffix', 'schedule', {tags: 'type=schedule,prefix=a-,suffix=-z'}, ['a-nightly-z']],
  // type=semver
  ['semver version', tag('v1.2.3'), {tags: V}, ['1.2.3', 'latest']],
  ['semver without v', tag('1.2.3'), {tags: V}, ['1.2.3', 'latest']],
  [
    'semver parts',
    tag('v1.2.3'),
    {tags: `${V}\n${MINOR}\ntype=semver,pattern={{major}}`},
    ['1.2.3', '1.2', '1', 'latest']
  ],
  ['semver raw', tag('v1.2.3'), {tags: 'type=semver,pattern={{raw}}'}, ['v1.2.3', 'latest']],
  ['semver literal around', tag('v1.2.3'), {tags: 'type=semver,pattern=v{{major}}'}, ['v1', 'latest']],
  ['semver patch', tag('v1.2.3'), {tags: 'type=semver,pattern={{patch}}'}, ['3', 'latest']],
  ['semver pre-release collapses', tag('v2.0.8-beta.67'), {tags: `${V}\n${MINOR}`}, ['2.0.8-beta.67']],
  ['semver pre-release keeps raw', tag('v2.0.8-beta.67'), {tags: 'type=semver,pattern={{raw}}'}, ['v2.0.8-beta.67']],
  ['semver build metadata is no part of the version', tag('v1.2.3+build.5'), {tags: V}, ['1.2.3', 'latest']],
  [
    'semver build metadata in raw',
    tag('v1.2.3+build.5'),
    {tags: 'type=semver,pattern={{raw}}'},
    ['v1.2.3-build.5', 'latest']
  ],
  [
    'semver build, here',
    tag('v1.2.3+build.5'),
    {tags: 'type=semver,pattern={{version}}-{{build}}'},
    ['1.2.3-build.5', 'latest']
  ],
  ['semver of two parts is none', tag('v1.2'), {tags: `${V}\ntype=ref,event=tag`}, ['v1.2', 'latest']],
  ['semver of zero', tag('v0.1.0'), {tags: 'type=semver,pattern={{major}}'}, ['0', 'latest']],
  [
    'semver value on a branch',
    branch('dev'),
    {tags: `${V},value=v1.0.0\ntype=ref,event=branch`},
    ['1.0.0', 'dev', 'latest']
  ],
  ['semver slashes in the tag', tag('app/v1.2.3'), {tags: `${V}\ntype=sha`}, ['sha-860c190']],
  ['semver match', tag('app/v1.2.3'), {tags: `${V},match=v(.*)`}, ['1.2.3', 'latest']],
  ['semver match without a group', tag('app-v1.2.3'), {tags: `${V},match=\\d.\\d.\\d`}, ['1.2.3', 'latest']],
  ['semver match that fails falls back', tag('v1.2.3'), {tags: `${V},match=x(.*)`}, ['1.2.3', 'latest']],
  ['the input version, here', 'workflow-dispatch', {tags: V, version: 'v3.4.5'}, ['3.4.5', 'latest']],
  [
    'a value before the input version',
    'workflow-dispatch',
    {tags: `${V},value=1.0.0`, version: '3.4.5'},
    ['1.0.0', 'latest']
  ],
  // type=pep440
  ['pep440', tag('v1.2.3'), {tags: 'type=pep440,pattern={{version}}'}, ['1.2.3', 'latest']],
  [
    'pep440 parts',
    tag('1.2'),
    {tags: 'type=pep440,pattern={{version}}\ntype=pep440,pattern={{major}}'},
    ['1.2', '1', 'latest']
  ],
  ['pep440 pre-release', tag('v1.2.0rc1'), {tags: 'type=pep440,pattern={{major}}.{{minor}}'}, ['1.2.0rc1']],
  ['pep440 post release', tag('1.2.0.post1'), {tags: 'type=pep440,pattern={{major}}'}, ['1.2.0.post1']],
  ['pep440 dev release raw', tag('v1.2.0.dev3'), {tags: 'type=pep440,pattern={{raw}}'}, ['v1.2.0.dev3']],
  ['pep440 that is none', tag('nope'), {tags: 'type=pep440,pattern={{version}}\ntype=sha'}, ['sha-860c190']],
  ['pep440 value', branch('dev'), {tags: 'type=pep440,pattern={{version}},value=2.0'}, ['2.0', 'latest']],
  // type=match
  ['match', tag('v1.2.3'), {tags: 'type=match,pattern=\\d.\\d.\\d'}, ['1.2.3', 'latest']],
  ['match a group', tag('v1.2.3'), {tags: 'type=match,pattern=v(\\d.\\d),group=1'}, ['1.2', 'latest']],
  ['match with flags', tag('V1'), {tags: 'type=match,pattern=/v(.*)/i,group=1'}, ['1', 'latest']],
  ['match with slashes', tag('p1/v1.2.3'), {tags: 'type=match,pattern=p1/v(\\d.\\d.\\d),group=1'}, ['1.2.3', 'latest']],
  ['match quoted comma, here', tag('v12'), {tags: 'type=match,"pattern=v(\\d{1,3})",group=1'}, ['12', 'latest']],
  ['match nothing', tag('v1'), {tags: 'type=match,pattern=x\ntype=sha'}, ['sha-860c190']],
  ['match without that group', tag('v1'), {tags: 'type=match,pattern=v,group=2\ntype=sha'}, ['sha-860c190']],
  ['match a value', branch('dev'), {tags: 'type=match,pattern=\\d+,value=build-77'}, ['77', 'latest']],
  ['match on a branch', branch('v1'), {tags: 'type=match,pattern=v\\d\ntype=sha'}, ['sha-860c190']],
  [
    'match a pre-release makes no latest, here',
    tag('v1.0.0-rc1'),
    {tags: 'type=match,pattern=v(.*),group=1'},
    ['1.0.0-rc1']
  ],
  // type=edge
  ['edge', 'push-branch', {tags: 'type=edge'}, ['edge']],
  ['edge on another branch', branch('dev'), {tags: 'type=edge\ntype=sha'}, ['sha-860c190']],
  ['edge of a named branch', branch('dev'), {tags: 'type=edge,branch=dev'}, ['edge']],
  ['edge before ref', 'push-branch', {tags: 'type=ref,event=branch\ntype=edge'}, ['edge', 'main']],
  // type=ref
  ['ref branch', 'push-nested-branch', {tags: 'type=ref,event=branch'}, ['releases-v1']],
  ['ref tag', tag('v1.2.3'), {tags: 'type=ref,event=tag'}, ['v1.2.3', 'latest']],
  ['ref tag that is no version', 'push-other-tag', {tags: 'type=ref,event=tag'}, ['nightly-build', 'latest']],
  [
    'ref tag of a pre-release makes no latest, here',
    'push-prerelease-tag',
    {tags: 'type=ref,event=tag'},
    ['v2.0.8-beta.67']
  ],
  ['ref pr', 'pull-request', {tags: 'type=ref,event=pr'}, ['pr-2']],
  ['ref pr with another prefix', 'pull-request', {tags: 'type=ref,event=pr,prefix=mr-'}, ['mr-2']],
  ['ref pr with no prefix', 'pull-request', {tags: 'type=ref,event=pr,prefix='}, ['2']],
  ['ref branch on a pull request', 'pull-request', {tags: 'type=ref,event=branch\ntype=sha'}, ['sha-3f2a9c5']],
  // type=raw
  ['raw', 'push-branch', {tags: 'type=raw,value=mine'}, ['mine']],
  ['raw without a name', 'push-branch', {tags: 'type=raw,mine'}, ['mine']],
  ['bare', 'push-branch', {tags: 'mine'}, ['mine']],
  ['raw with an expression', branch('a/b'), {tags: 'type=raw,value={{branch}}-{{sha}}'}, ['a-b-860c190']],
  ['raw with =', 'push-branch', {tags: 'type=raw,value=a=b'}, ['a-b']],
  [
    'raw latest on the default branch',
    'push-branch',
    {tags: 'type=raw,value=latest,enable={{is_default_branch}}'},
    ['latest']
  ],
  [
    'raw latest elsewhere',
    branch('dev'),
    {tags: 'type=raw,value=latest,enable={{is_default_branch}}\ntype=sha'},
    ['sha-860c190']
  ],
  // type=sha
  ['sha', 'push-branch', {tags: 'type=sha'}, ['sha-860c190']],
  ['sha long', 'push-branch', {tags: 'type=sha,format=long'}, [`sha-${SHA}`]],
  ['sha without prefix', 'push-branch', {tags: 'type=sha,prefix='}, ['860c190']],
  // type=run, type=build, here
  ['run', 'push-branch', {tags: 'type=run'}, ['run-4242']],
  ['run number', 'push-branch', {tags: 'type=run,format=number'}, ['run-17']],
  ['run attempt', 'push-branch', {tags: 'type=run,format=attempt'}, ['run-2']],
  ['build', 'push-branch', {tags: 'type=build'}, ['build-17']],
  // priority and order
  [
    'priority by type',
    'push-tag',
    {tags: `type=sha\ntype=raw,value=r\ntype=ref,event=tag\n${V}`},
    ['1.2.3', 'v1.2.3', 'r', 'sha-860c190', 'latest']
  ],
  ['priority given', 'push-branch', {tags: 'type=ref,event=branch\ntype=sha,priority=2000'}, ['sha-860c190', 'main']],
  ['position inside a priority', 'push-branch', {tags: 'b\na\nb'}, ['b', 'a']],
  [
    'the first tag decides about latest',
    'push-tag',
    {tags: `${V}\ntype=raw,value=first,priority=2000`},
    ['first', '1.2.3']
  ],
  // enable
  ['enable false', 'push-branch', {tags: 'type=raw,value=a,enable=false\ntype=sha'}, ['sha-860c190']],
  [
    'enable by expression',
    'push-branch',
    {tags: 'type=raw,value=a,enable={{is_not_default_branch}}\ntype=sha'},
    ['sha-860c190']
  ],
  [
    'enable by condition, here',
    'push-branch',
    {tags: 'type=raw,value=a,enable={{#if tag}}true{{else}}false{{/if}}\ntype=sha'},
    ['sha-860c190']
  ],
  // flavor
  [
    'flavor latest=true on a branch',
    'push-branch',
    {tags: 'type=ref,event=branch', flavor: 'latest=true'},
    ['main', 'latest']
  ],
  ['flavor latest=false on a version', 'push-tag', {tags: V, flavor: 'latest=false'}, ['1.2.3']],
  [
    'flavor prefix',
    'push-tag',
    {tags: `${V}\ntype=sha`, flavor: 'prefix=foo-'},
    ['foo-1.2.3', 'sha-860c190', 'latest']
  ],
  [
    'flavor suffix',
    'push-tag',
    {tags: `${V}\ntype=sha`, flavor: 'suffix=-alpine'},
    ['1.2.3-alpine', 'sha-860c190-alpine', 'latest']
  ],
  [
    'flavor suffix on latest',
    'push-tag',
    {tags: V, flavor: 'suffix=-alpine,onlatest=true'},
    ['1.2.3-alpine', 'latest-alpine']
  ],
  [
    'flavor both on latest',
    'push-tag',
    {tags: V, flavor: 'prefix=a-,onlatest=true,suffix=-z,onlatest=true'},
    ['a-1.2.3-z', 'a-latest-z']
  ],
  [
    'flavor on several lines',
    'push-tag',
    {tags: V, flavor: 'latest=false\nprefix=a-\nlatest=true'},
    ['a-1.2.3', 'latest']
  ],
  [
    'rule prefix replaces the flavor’s',
    'push-tag',
    {tags: `${V},prefix=b-`, flavor: 'prefix=a-'},
    ['b-1.2.3', 'latest']
  ],
  [
    'empty rule suffix replaces the flavor’s',
    'push-tag',
    {tags: `${V},suffix=`, flavor: 'suffix=-z'},
    ['1.2.3', 'latest']
  ],
  ['flavor with an expression', branch('dev'), {tags: 'mine', flavor: 'prefix={{branch}}-'}, ['dev-mine']],
  [
    'flavor expression on latest, here',
    'push-tag',
    {tags: V, flavor: 'prefix={{sha}}-,onlatest=true'},
    ['860c190-1.2.3', '860c190-latest']
  ],
  [
    'latest given and by flavor is one tag, here',
    'push-tag',
    {tags: 'type=raw,value=latest', flavor: 'latest=true'},
    ['latest']
  ],
  ['a release marked pre-release makes no latest, here', 'release-prerelease', {tags: V}, ['1.2.3']],
  // expressions
  ['branch', branch('feature/x'), {tags: '{{branch}}'}, ['feature-x']],
  ['tag', tag('v1'), {tags: 'x-{{tag}}'}, ['x-v1']],
  ['sha', 'push-branch', {tags: '{{sha}}'}, ['860c190']],
  ['base_ref', 'pull-request', {tags: 'to-{{base_ref}}'}, ['to-main']],
  ['is_default_branch', 'push-branch', {tags: 'd-{{is_default_branch}}-{{is_not_default_branch}}'}, ['d-true-false']],
  ['is_default_branch on a schedule', 'schedule', {tags: 'd-{{is_default_branch}}'}, ['d-true']],
  ['date', 'push-branch', {tags: "{{date 'YYYY-MM-DD'}}"}, ['2026-11-21']],
  ['date in a prefix', 'push-branch', {tags: "type=sha,prefix={{date 'YYYY'}}-"}, ['2026-860c190']],
  ['date in a suffix', 'push-branch', {tags: "type=run,suffix=-{{date 'YYYY'}}"}, ['run-4242-2026']],
  ['date in enable', 'push-branch', {tags: "a\ntype=raw,value=b,enable={{date '[false]'}}"}, ['a']],
  [
    'date in the value of semver',
    'push-branch',
    {tags: "type=semver,pattern={{major}},value={{date 'YYYY.M.D'}}", flavor: 'latest=false'},
    ['2026']
  ],
  [
    'date in the value of pep440',
    'push-branch',
    {tags: "type=pep440,pattern={{version}},value={{date 'YYYY.MM'}}", flavor: 'latest=false'},
    ['2026.11']
  ],
  [
    'date in the value of match',
    'push-branch',
    {tags: "type=match,pattern=\\d+,value={{date 'YYYY-MM'}}", flavor: 'latest=false'},
    ['2026']
  ],
  ['commit_date', 'push-branch', {tags: "{{commit_date 'YYYYMMDD-HHmm'}}"}, ['20261120-0915']],
  ['commit_date in a zone', 'push-branch', {tags: "{{commit_date 'HH' tz='America/New_York'}}"}, ['04']],
  // sanitising
  ['other characters', branch('a&b\'c"d é#e'), {tags: 'type=ref,event=branch'}, ['a-b-c-d-e']],
  ['bad first characters, here', branch('.-x'), {tags: 'type=ref,event=branch'}, ['x']],
  ['case is kept', branch('Feature'), {tags: 'type=ref,event=branch'}, ['Feature']],
  ['comments', 'push-branch', {tags: '# type=raw,value=no\nyes#1'}, ['yes-1']],
  ['CRLF', 'push-branch', {tags: 'a\r\nb\r\n'}, ['a', 'b']]
]

describe('tags', () => {
  it.each(CASES)('%s', async (_, event, inputs, expected) => {
    expect(tagNames(await planOf(event, inputs))).toEqual(expected)
  })

  it('over 128 characters are cut and stay different', async () => {
    const long = 'x'.repeat(140)
    const [[first = ''] = [], [second = ''] = []] = await Promise.all(
      [`${long}1`, `${long}2`].map(async name => tagNames(await planOf(branch(name), {tags: 'type=ref,event=branch'})))
    )
    expect([first.length, second.length]).toEqual([128, 128])
    expect(first).toMatch(/^x{119}-[0-9a-f]{8}$/)
    expect(first).not.toBe(second)
  })

  it('of which nothing is left are left out, with a warning', async () => {
    const plan = await planOf(branch('日本語'), {tags: 'type=ref,event=branch\ntype=sha'})
    expect(tagNames(plan)).toEqual(['sha-860c190'])
    expect(plan.warnings).toEqual([
      'input tags, line 1: nothing of “日本語” can stand in a tag, so “type=ref,event=branch” makes none.'
    ])
  })

  it.each([
    [{DOCKER_METADATA_PR_HEAD_SHA: 'false'}, 'sha-b7c1d2e'],
    [{DOCKER_METADATA_PR_HEAD_SHA: 'true'}, 'sha-3f2a9c5'],
    [{DOCKER_METADATA_SHORT_SHA_LENGTH: '10'}, 'sha-3f2a9c5b1d']
  ])('with %j: %s', async (env, expected) => {
    expect(tagNames(await planOf('pull-request', {tags: 'type=sha'}, env))).toEqual([expected])
  })

  it.each([
    ['v1.2', 'type=semver,pattern={{version}}', 'is not a semantic version'],
    ['nope', 'type=pep440,pattern={{version}}', 'is not a PEP 440 version'],
    ['v1', 'type=match,pattern=x', '“x” does not match “v1”'],
    ['v1', 'type=match,pattern=v,group=2', 'has no group 2']
  ])('%s with %s warns', async (name, rule, warning) => {
    const {warnings} = await planOf(tag(name), {tags: `${rule}\ntype=sha`})
    expect(warnings).toEqual([expect.stringContaining(warning)])
    expect(warnings[0]).toContain('input tags, line 1')
  })
})

describe('what is not known is refused with the nearest known', () => {
  it.each([
    [
      {tags: 'type=raw,value=a\ntype=semvar,pattern=x'},
      'input tags, line 2: unknown rule type “semvar” in “type=semvar,pattern=x”.',
      'Did you mean “semver”? Write type=semver,pattern=x.'
    ],
    [{tags: 'type=ref,event=brunch'}, 'unknown event “brunch”', 'Did you mean “branch”? Write type=ref,event=branch.'],
    [{tags: 'type=sha,format=log'}, 'unknown format “log”', 'Did you mean “long”? Write type=sha,format=long.'],
    [{tags: 'type=run,format=x'}, 'unknown format “x”', '“id”, “number” or “attempt”'],
    [{tags: '{{brnach}}'}, 'unknown expression {{brnach}}. Did you mean “branch”?', 'is_default_branch'],
    [
      {tags: 'type=semver,pattern={{versoin}}'},
      'unknown expression {{versoin}}. Did you mean “version”?',
      'prerelease'
    ],
    [{tags: 'type=schedule,pattern={{sha}}'}, 'unknown expression {{sha}}.', '“date” or “commit_date”'],
    [{tags: "{{date 'YYYY' tz='Mars/Base'}}"}, '{{date}}: unknown time zone “Mars/Base”.', 'IANA'],
    [{tags: "{{date 'YYYY' zone='UTC'}}"}, '{{date}} has no option “zone”', ''],
    [{tags: '{{date YYYY}}'}, "has an argument without quotes, YYYY; write 'YYYY'.", ''],
    [{tags: 'type=semver'}, 'type=semver needs the attribute pattern', ''],
    [{tags: 'type=raw'}, 'type=raw needs the attribute value', ''],
    [{tags: 'type=ref'}, 'type=ref needs the attribute event', ''],
    [{tags: 'type=match'}, 'type=match needs the attribute pattern', ''],
    [{tags: 'type=match,pattern=('}, '“(” is not a regular expression', ''],
    [{tags: 'type=match,pattern=x,group=one'}, 'group “one” is not a whole number', ''],
    [{tags: 'type=raw,value=a,priority=high'}, 'priority “high” is not a whole number', ''],
    [{tags: 'type=raw,value=a,enable=True'}, 'enable is “True”, not true or false', ''],
    [{tags: 'type=raw,value=a,enable='}, 'enable is “”, not true or false', ''],
    [{tags: 'type=raw,foo,bar'}, 'the attribute value appears twice', ''],
    [{flavor: 'latset=true'}, 'input flavor, line 1: unknown key “latset”', 'Did you mean “latest”?'],
    [{flavor: 'latest=maybe'}, 'latest is “maybe”, not auto, true or false', ''],
    [{flavor: 'onlatest=true'}, 'onlatest must follow a prefix or a suffix on its line', ''],
    [{flavor: 'prefix=a,onlatest=yes'}, 'onlatest is “yes”, not true or false', ''],
    [{flavor: 'latest'}, '“latest” is not key=value', ''],
    [{annotations: '\na={{x y}}'}, 'input annotations, line 2', ''],
    [
      {images: 'name=a,enabel=true'},
      'unknown attribute “enabel” (known: “name” or “enable”) in “name=a,enabel=true”',
      'Did you mean “enable”? Write name=a,enable=true.'
    ],
    [{images: 'name=a,enable=yes'}, 'enable is “yes”, not true or false', ''],
    [{images: 'enable=true'}, 'there is no name', 'name=ghcr.io/owner/name'],
    [{images: 'name=a,name=b'}, 'name appears twice', ''],
    [{images: 'name=a,enable=false'}, 'every image has enable=false', ''],
    [{images: 'acme/tool:v1'}, 'input images, line 1: the image name “acme/tool:v1” holds a tag', ''],
    [{images: `ghcr.io/acme/tool@sha256:${'0'.repeat(64)}`}, 'holds a digest', ''],
    [{images: 'ghcr.io/'}, 'has an empty part', ''],
    [{'context-source': 'gti'}, '“gti” is not “workflow” or “git”', ''],
    [{version: '1.0\n2.0'}, 'input version', '']
  ])('%j', async (inputs, message, hint) => {
    const error = await planOf('push-tag', inputs as Inputs).then(
      () => undefined,
      (thrown: unknown) => thrown
    )
    expect(error).toMatchObject({code: 'input', message: expect.stringContaining(message)})
    expect(`${(error as {hint?: string}).hint ?? ''}`).toContain(hint)
  })

  it('and 10,000 lines, or one endless word, in under a second', async () => {
    for (const tags of [
      'type=sha\n'.repeat(10_000),
      `type=${'x'.repeat(500_000)}`,
      `{{${'y'.repeat(500_000)}}}`,
      `"${'a\n'.repeat(100_000)}`
    ]) {
      const start = cpuMs()
      await expect(planOf('push-tag', {tags})).rejects.toMatchObject({
        code: 'input',
        message: expect.stringMatching(/^input tags.{0,400}$/s)
      })
      expect(cpuMs() - start).toBeLessThan(1000)
    }
  })
})

describe('images', () => {
  it.each([
    ['ghcr.io/Acme/Tool', ['ghcr.io/acme/tool']],
    ['GHCR.IO/Acme/Tool', ['ghcr.io/acme/tool']],
    ['a/b,c/d', ['a/b', 'c/d']],
    ['a/b\nname=c/d\nname=e/f,enable=false\ng/h,enable=true', ['a/b', 'c/d', 'g/h']],
    ['a/b\na/B', ['a/b']]
  ])('%j → %j', async (images, expected) => {
    expect((await planOf('push-branch', {images})).images.map(image => image.text)).toEqual(expected)
  })
})

import {describe, expect, it} from '@jest/globals'
import {parseRetain} from '../../src/inputs/retain.ts'
import {isOwnTag} from '../../src/plan/pull-request-tags.ts'
import {parseList} from '../../src/text/list.ts'
import {planOf, readEvent} from '../helpers/events.ts'

const parse = (text: string) => parseRetain(parseList(text, {comments: true}))
const DAY = 24 * 3_600_000

describe('a line of retain', () => {
  it.each([
    ['sha-*: 30 days', {kind: 'age', ms: 30 * DAY, text: '30 days'}],
    ['sha-*: 1 day', {kind: 'age', ms: DAY, text: '1 day'}],
    ['sha-*:12hours', {kind: 'age', ms: DAY / 2, text: '12 hours'}],
    ['sha-*: 2 Weeks', {kind: 'age', ms: 14 * DAY, text: '2 Weeks'}],
    ['sha-*: 6 months', {kind: 'age', ms: 180 * DAY, text: '6 months'}],
    ['sha-*: 1 year', {kind: 'age', ms: 365 * DAY, text: '1 year'}],
    ['run-*: 10 newest', {kind: 'newest', count: 10}],
    ['"run-*": 10 newest', {kind: 'newest', count: 10}],
    ['pr-*: closed', {kind: 'closed'}],
    ['untagged: 7 days', {kind: 'age', ms: 7 * DAY, text: '7 days'}]
  ])('%s is read', (text, term) => {
    expect(parse(text)).toEqual([{pattern: text.split(':')[0]?.replaceAll('"', ''), term, line: 1}])
  })

  it.each([
    ['run-*: 0 newest', 'would delete everything'],
    ['run-*: 0 days', 'would delete everything'],
    ['run-*', 'has no colon'],
    [': 3 days', 'has no pattern'],
    ['feature/*: 3 days', 'a pattern that no tag can fit'],
    ['a b: 3 days', 'a pattern that no tag can fit'],
    ['run-*: 3', 'does not say how long or how many'],
    ['run-*: 3 dais', 'Did you mean “days”'],
    ['run-*: newest', 'does not say how long or how many'],
    ['run-*: -3 days', 'does not say how long or how many'],
    ['run-*: 1.5 days', 'does not say how long or how many'],
    ['run-*: kept', 'Did you mean “keep”'],
    ['pr-7: closed', 'no single *'],
    ['*-pr-*: closed', 'no single *'],
    ['untagged: closed', 'no single *'],
    ['v*: keep', 'nothing would ever be deleted']
  ])('%s is refused', (text, wrong) => {
    expect(() => parse(text)).toThrow(wrong)
  })

  it('is named in the error', () => {
    expect(() => parse('# old ones\nsha-*: 30 days\nrun-*: 0 newest')).toThrow(
      'input retain, line 3: “run-*: 0 newest”'
    )
  })
})

describe('retain', () => {
  const retain = 'sha-*: 30 days'
  it.each([['schedule'], ['workflow-dispatch'], ['push-branch']])('is what a run of %s does', async event => {
    expect((await planOf(event, {retain})).action.kind).toBe('retain')
  })

  it.each([
    ['pull-request'],
    ['pull-request-merged'],
    ['push-tag'],
    ['push-nested-branch'],
    ['release'],
    ['merge-group'],
    ['workflow-run-fork']
  ])('is an error in a run of %s', async event => {
    await expect(planOf(event, {retain})).rejects.toThrow('input retain: given in a run of')
  })

  it.each([
    ['merge', `sha256:${'1'.repeat(64)}`],
    ['promote', 'main'],
    ['push-by-digest', 'true']
  ])('is an error with %s', async (name, value) => {
    await expect(planOf('schedule', {retain, [name]: value})).rejects.toThrow(
      `input ${name}: given together with retain`
    )
  })

  it('warns of no tags, because it makes none', async () => {
    expect((await planOf('schedule', {retain, tags: 'type=ref,event=pr'})).warnings).toEqual([])
  })

  it.each<[Record<string, string>, string, string[]]>([
    [{}, 'v1.2.3', ['1.2.3', '1.2', '1', 'v1.2.3', 'latest']],
    [{}, 'nightly', ['nightly']],
    [{tags: 'type=semver,pattern=app-{{version}}'}, 'v1.2.3', ['app-1.2.3', 'latest', 'v1.2.3', '1.2.3']],
    [{tags: 'type=match,pattern=api-v(.*),group=1,prefix=api-'}, 'api-v2.0.0', ['api-2.0.0', 'latest', 'api-v2.0.0']],
    [{tags: 'type=sha\ntype=run\ntype=ref,event=branch'}, 'v1', ['v1', '1']]
  ])('with %j knows what the release of %s names', async (inputs, tag, names) => {
    const {action} = await planOf('schedule', {retain, ...inputs})
    if (action.kind !== 'retain') throw new Error(action.kind)
    expect([...(await action.namesOfRelease(tag))].sort()).toEqual([...names].sort())
  })
})

describe('the tags of a closed pull request', () => {
  const tagsOf = async (inputs: Record<string, string>, env: Record<string, string> = {}) => {
    const {action} = await planOf('pull-request-merged', {cleanup: 'true', ...inputs}, env)
    if (action.kind !== 'cleanup') throw new Error(action.kind)
    return action.tags
  }

  it.each([
    ['pr-2', true],
    ['pr-2-1a2b3c4', true],
    [`pr-2-${'a'.repeat(40)}`, true],
    [`pr-2-${'a'.repeat(41)}`, false],
    ['pr-2-hotfix', false],
    ['pr-2-abc', false],
    ['pr-2-ABCDEF0', false],
    ['pr-20', false],
    ['pr-20-1a2b3c4', false],
    ['apr-2', false],
    ['main', false],
    ['sha-1a2b3c4', false],
    // The cache of refs/pull/2/merge, of another ref, of another pull request.
    ['buildcache-0123456789ab-pr-2-e037991193', true],
    ['buildcache-0123456789ab-pr-2-0000000000', false],
    ['buildcache-0123456789ab-pr-20-e037991193', false],
    ['buildcache-xyz-pr-2-e037991193', false]
  ])('%s: %s', async (tag, expected) => {
    expect(isOwnTag(tag, await tagsOf({}))).toBe(expected)
  })

  it.each<[string, string[], string[]]>([
    ['type=ref,event=pr,prefix=preview-', ['preview-2', 'pr-2'], ['preview-20', 'preview-2-hotfix', 'preview']],
    [
      'type=ref,event=pr,prefix=api-pr-,suffix=-{{sha}}',
      ['api-pr-2-1a2b3c4'],
      ['api-pr-2', 'api-pr-2-hotfix', 'api-pr-20-1a2b3c4']
    ],
    ['type=ref,event=pr,suffix=-{{sha}}-arm64', ['pr-2-1a2b3c4-arm64'], ['pr-2-arm64', 'pr-2-hotfix-arm64']],
    ['type=raw,value=dev\ntype=sha\ntype=ref,event=pr', ['pr-2'], ['dev', 'sha-1a2b3c4', 'latest']],
    ['type=raw,value=latest', ['pr-2'], ['latest']]
  ])('of the rules %j', async (tags, own, others) => {
    const found = await tagsOf({tags})
    expect(own.filter(tag => !isOwnTag(tag, found))).toEqual([])
    expect(others.filter(tag => isOwnTag(tag, found))).toEqual([])
  })

  it('beside which the last commit may have a name', async () => {
    const {beside} = await tagsOf({tags: 'type=sha\ntype=raw,value=dev\ntype=ref,event=pr'})
    expect(beside).toHaveLength(1)
    expect(beside[0]).toMatch(/^sha-[0-9a-f]{7}$/)
  })

  it('are the same on pull_request_target', async () => {
    const event = readEvent('pull-request-merged')
    const target = {
      ...event,
      env: {...event.env, GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_REF: 'refs/heads/master'}
    }
    const {action} = await planOf(target, {cleanup: 'true'})
    expect(action).toEqual((await planOf('pull-request-merged', {cleanup: 'true'})).action)
  })
})

import {describe, expect, it} from '@jest/globals'
import {isCacheUsable} from '../../src/builder/cache.ts'
import {buildArgv} from '../../src/buildx/argv.ts'
import {type CachePlan, isCacheOfPullRequest} from '../../src/plan/cache.ts'
import type {HttpRequest, HttpResponse} from '../../src/runner.ts'
import {cacheVariables, runtimeToken} from '../helpers/cache-service.ts'
import {buildOf, type EventFixture, planOf, readEvent} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'

const IMAGE = {images: 'r.example/a'}
const cacheOf = async (
  inputs: Record<string, string> = {},
  env: Record<string, string> = cacheVariables(),
  event: string | EventFixture = 'push-branch'
): Promise<CachePlan> => buildOf(await planOf(event, {...IMAGE, ...inputs}, env)).cache

/** An event with other variables and a payload with other fields. */
const eventOf = (name: string, env: Record<string, string>, payload: object = {}): EventFixture => {
  const fixture = readEvent(name)
  return {env: {...fixture.env, ...env}, payload: {...(fixture.payload as object), ...payload}}
}
/** The refs of registry caches without repository and scope. */
const names = (words: readonly string[]) =>
  words.map(word => /ref=r\.example\/a:buildcache-[0-9a-f]{12}-([^,]*)-[0-9a-f]{10}(,|$)/.exec(word)?.[1])

describe('the cache', () => {
  it('is GitHub’s where the runner offers it, with every stage, a scope of its own and no failure', async () => {
    const {from, to} = await cacheOf()
    const [, scope] = /scope=(publish-image-[0-9a-f]{12})/.exec(from[0] ?? '') ?? []
    expect(from).toEqual([`type=gha,scope=${scope},timeout=1s`])
    expect(to).toEqual([`type=gha,scope=${scope},mode=max,ignore-error=true,timeout=2s`])
    expect(await cacheOf({}, {})).toMatchObject({from: [], to: [], notes: []})
    expect(await cacheOf({cache: 'off'})).toMatchObject({from: [], to: [], notes: []})
  })

  it('has another scope for another image, file, target, context or platform', async () => {
    const all = [{}, {images: 'r.example/b'}, {file: 'x'}, {target: 'x'}, {context: 'x'}, {platforms: 'linux/arm64'}]
    const scopes = await Promise.all(all.map(async inputs => (await cacheOf(inputs)).from[0]))
    expect(new Set(scopes).size).toBe(all.length)
    expect((await cacheOf({file: 'Dockerfile'})).from[0]).toBe(scopes[0])
  })

  it.each([
    ['read', 1, 0],
    ['write-only', 0, 1],
    ['none', 0, 0],
    ['write', 1, 1],
    ['', 1, 1]
  ])('keeps to ACTIONS_CACHE_MODE=%s: %s read, %s written', async (mode, from, to) => {
    for (const cache of ['gha', 'registry']) {
      const plan = await cacheOf({cache}, {...cacheVariables(), ACTIONS_CACHE_MODE: mode})
      expect([plan.from.length, plan.to.length]).toEqual([from, to])
    }
  })

  it('of the user’s own is taken as it is', async () => {
    const own = {'cache-from': 'type=gha', cache: 'registry'}
    expect(await cacheOf(own, {...cacheVariables(), ACTIONS_CACHE_MODE: 'none'})).toMatchObject({
      from: ['type=gha'],
      to: [],
      optional: false
    })
  })

  it.each([
    ['a word', 'it is not a JSON Web Token'],
    [runtimeToken({}, {ac: undefined}), 'it names no scopes'],
    [runtimeToken({}, {exp: undefined}), 'it does not say how long it is valid'],
    [runtimeToken({}, {exp: 1_700_000_000}), 'it has expired'],
    [runtimeToken({}, {nbf: 3_900_000_000}), 'it is not valid yet'],
    ['a.b.c', 'it is not a JSON Web Token']
  ])('is left out, and told, with a token that BuildKit fails on: %s', async (token, why) => {
    const {from, to, notes} = await cacheOf({}, cacheVariables(undefined, token))
    expect([from, to, notes]).toEqual([
      [],
      [],
      [`No cache: BuildKit can’t use GitHub’s cache with this runner’s token, because ${why}.`]
    ])
  })

  it('is only read with a token that may not write', async () => {
    const plan = await cacheOf({}, cacheVariables(undefined, runtimeToken({'refs/heads/main': 1})))
    expect([plan.from.length, plan.to.length]).toEqual([1, 0])
  })
})

describe('who writes which cache', () => {
  const BRANCH = eventOf('push-branch', {GITHUB_REF: 'refs/heads/feature/x'}, {ref: 'refs/heads/feature/x'})
  const COMMENT = eventOf('push-branch', {GITHUB_EVENT_NAME: 'issue_comment'}, {issue: {number: 2}})
  const OWN_TARGET = eventOf('pull-request', {GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_REF: 'refs/heads/main'})
  it.each<[string, string | EventFixture, string[], string[], boolean]>([
    ['main', 'push-branch', ['main'], ['main'], true],
    ['a branch', BRANCH, ['feature-x', 'main'], ['feature-x'], true],
    ['a pull request', 'pull-request', ['pr-2', 'main'], ['pr-2'], true],
    ['Dependabot', 'pull-request-dependabot', ['pr-2', 'main'], ['pr-2'], true],
    ['a fork', 'pull-request-fork', ['pr-2', 'main'], [], false],
    ['a git tag', 'push-tag', ['main'], [], false],
    ['pull_request_target', OWN_TARGET, ['main'], [], false],
    ['pull_request_target of a fork', 'pull-request-target-fork', ['main'], [], false],
    ['workflow_run', 'workflow-run-fork', ['main'], [], false],
    ['issue_comment', COMMENT, ['main'], [], false]
  ])('%s', async (_, event, read, written, github) => {
    const registry = await cacheOf({cache: 'registry'}, {}, event)
    expect([names(registry.from), names(registry.to)]).toEqual([read, written])
    const gha = await cacheOf({}, cacheVariables(), event)
    expect([gha.from.length, gha.to.length]).toEqual([1, github ? 1 : 0])
  })

  it('no two refs share one, whatever their names', async () => {
    const branches = ['a/b', 'a-b', 'a_b', 'pr-2', 'refs/pull/2/merge', 'x'.repeat(200), `${'x'.repeat(200)}y`]
    const tags = await Promise.all(
      branches.map(async name => {
        const event = eventOf('push-branch', {GITHUB_REF: `refs/heads/${name}`})
        return (await cacheOf({cache: 'registry'}, {}, event)).to[0]?.split(',')[1]
      })
    )
    tags.push((await cacheOf({cache: 'registry'}, {}, 'pull-request')).to[0]?.split(',')[1])
    expect(new Set(tags).size).toBe(tags.length)
    for (const tag of tags) expect(tag?.split(':')[1]).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/)
  })

  it('a pull request’s own is known to its clean-up, and a branch’s of that name is not', async () => {
    const tagOf = async (event: string | EventFixture) =>
      /:(buildcache-[^,]*)/.exec((await cacheOf({cache: 'registry'}, {}, event)).to[0] ?? '')?.[1] ?? ''
    const own = await tagOf('pull-request')
    expect([isCacheOfPullRequest(own, 2), isCacheOfPullRequest(own, 3)]).toEqual([true, false])
    const branch = await tagOf(eventOf('push-branch', {GITHUB_REF: 'refs/heads/pr-2'}))
    expect(branch).toMatch(/-pr-2-[0-9a-f]{10}$/)
    expect(isCacheOfPullRequest(branch, 2)).toBe(false)
  })
})

describe('the cache service', () => {
  const ask = async (answer: (request: HttpRequest) => Partial<HttpResponse> | Error, env = cacheVariables()) => {
    const runner = recordingRunner({http: answer})
    return {usable: await isCacheUsable(runner, await cacheOf({}, env)), runner}
  }
  const json = (value: object) => () => ({body: Buffer.from(JSON.stringify(value))})

  it('is asked for a key as its version wants it', async () => {
    const second = await ask(json({ok: false}))
    expect(second.usable).toBe(true)
    expect(second.runner.requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://results.example/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL',
      timeoutMs: 2000
    })
    const first = await ask(() => ({status: 204}), {
      ACTIONS_RUNTIME_TOKEN: runtimeToken(),
      ACTIONS_CACHE_URL: 'https://cache.example/id'
    })
    expect([first.usable, first.runner.requests[0]?.url]).toEqual([
      true,
      expect.stringMatching(/^https:\/\/cache\.example\/id\/_apis\/artifactcache\/cache\?keys=/)
    ])
  })

  it.each([
    ['404', () => ({status: 404}), 'answers 404'],
    ['429', () => ({status: 429}), 'answers 429'],
    ['503', () => ({status: 503}), 'answers 503'],
    ['a refused token', () => ({status: 401}), 'answers 401'],
    ['a page of a proxy', () => ({body: Buffer.from('<html>')}), 'does not answer with JSON'],
    ['slow', () => new Error('no whole answer within 2 s'), 'can’t be used (no whole answer within 2 s)']
  ] as const)('that can’t serve is told in a line: %s', async (_, answer, why) => {
    const {usable, runner} = await ask(answer)
    expect([usable, runner.lines]).toEqual([
      false,
      [`No cache: GitHub’s cache service ${why}. The build goes on without.`]
    ])
  })
})

describe('the flags of the cache', () => {
  const flags = async (inputs: Record<string, string>, builder: {caches: boolean}, pushed: boolean) => {
    const plan = await planOf('push-branch', {...IMAGE, ...inputs}, cacheVariables())
    const files = {metadata: 'm', imageId: 'i'}
    const push = pushed ? ({by: 'digest'} as const) : ({by: 'none'} as const)
    const argv = buildArgv(plan, buildOf(plan), {name: 'b', driver: 'remote', ...builder}, files, push)
    return [argv.filter(arg => arg === '--cache-from').length, argv.filter(arg => arg === '--cache-to').length]
  }
  it.each([
    [{}, {caches: true}, true, [1, 1]],
    [{}, {caches: false}, true, [0, 0]],
    // Denied by the preflight: imported, not exported.
    [{}, {caches: true}, false, [1, 0]],
    [{push: 'false'}, {caches: true}, false, [1, 1]],
    [{cache: 'registry', push: 'false'}, {caches: true}, false, [1, 0]],
    [{'cache-to': 'type=local,dest=x'}, {caches: false}, false, [0, 1]]
  ] as const)('%j with %j, pushed %s: %j', async (inputs, builder, pushed, expected) => {
    expect(await flags(inputs, builder, pushed)).toEqual(expected)
  })
})

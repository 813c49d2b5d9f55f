import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {marked} from 'marked'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {type Job, startJob} from '../helpers/runner.ts'

let registry: TestRegistry
let job: Job
let api: http.Server
/** The comments of the pull request, as GitHub keeps them. */
let comments: {id: number; body: string; user: {login: string; type: string}}[]
/** Whose token the action has. */
let owner = {login: 'github-actions[bot]', type: 'Bot'}
/** Comments that may not be changed. */
let locked: number[]
let refuse: number | undefined
let asked: string[]
beforeEach(async () => {
  registry = await startRegistry()
  job = startJob({fakeDocker: {}})
  comments = []
  asked = []
  locked = []
  owner = {login: 'github-actions[bot]', type: 'Bot'}
  refuse = undefined
  api = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = new URL(request.url ?? '', 'http://api')
    asked.push(`${request.method} ${url.pathname}${url.search}`)
    const body = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as {body: string}).body : ''
    const answer = (status: number, data: unknown) => {
      response.writeHead(status, {'content-type': 'application/json'})
      response.end(JSON.stringify(data))
    }
    if (refuse) return answer(refuse, {message: 'Resource not accessible by integration'})
    if (url.pathname === '/user')
      return owner.type === 'User'
        ? answer(200, owner)
        : answer(403, {message: 'Resource not accessible by integration'})
    if (request.method === 'GET') {
      const size = Number(url.searchParams.get('per_page') ?? 30)
      const from = (Number(url.searchParams.get('page') ?? 1) - 1) * size
      return answer(200, comments.slice(from, from + size))
    }
    if (request.method === 'POST') {
      comments.push({id: 9000 + comments.length, body, user: owner})
      return answer(201, comments.at(-1))
    }
    const comment = comments.find(({id}) => url.pathname.endsWith(`/comments/${id}`))
    if (comment && locked.includes(comment.id)) return answer(403, {message: 'Must have admin rights'})
    if (comment) comment.body = body
    answer(comment ? 200 : 404, comment ?? {message: 'Not Found'})
  })
  await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  job.close()
  api.closeAllConnections()
  api.close()
  await registry.close()
})

const image = () => `${registry.address}/acme/tool`
const marker = (name = image()) => `<!-- publish-image: ${name} -->`
const run = (
  inputs: Record<string, string> = {},
  event: string | EventFixture = 'pull-request',
  env: Record<string, string> = {}
) =>
  job.step({
    event,
    inputs: {images: image(), comment: 'true', 'github-token': 'token-of-the-job', ...inputs},
    env: {GITHUB_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`, ...env}
  })

const person = {login: 'mallory', type: 'User'}

describe('the comment on a pull request', () => {
  it('is never another’s, though that starts with the marker', async () => {
    comments.push({id: 1, body: `${marker()}\nHarmless.`, user: person})
    await run()
    await run({}, 'pull-request', {FAKE_IMAGE: 'another'})
    expect(comments.map(({id, user}) => [id, user.login])).toEqual([
      [1, 'mallory'],
      [9001, 'github-actions[bot]']
    ])
    expect(comments[0]?.body).toBe(`${marker()}\nHarmless.`)
  })

  it('by a user’s own token is found again among others’', async () => {
    owner = {login: 'octo', type: 'User'}
    comments.push({id: 1, body: marker(), user: person})
    await run()
    await run({}, 'pull-request', {FAKE_IMAGE: 'another'})
    expect(comments.map(({id}) => id)).toEqual([1, 9001])
  })

  it('is made anew where the old one can’t be changed', async () => {
    comments.push({id: 1, body: marker(), user: {login: 'other-app[bot]', type: 'Bot'}})
    locked = [1]
    expect((await run()).annotations).toEqual([])
    expect(comments.map(({id}) => id)).toEqual([1, 9001])
  })

  it.each(['release/50%', 'a|b', 'x`y', 'v1/<b>&"', 'ü'])('is made for a base branch %s too', async base => {
    const fixture = readEvent('pull-request')
    const payload = fixture.payload as {pull_request: {base: object}}
    const event = {
      ...fixture,
      payload: {...payload, pull_request: {...payload.pull_request, base: {...payload.pull_request.base, ref: base}}}
    }
    const result = await run({}, event)
    expect(result.annotations).toEqual([])
    const html = await marked.parse(comments[0]?.body ?? '', {gfm: true})
    expect(html).toContain(`against <code>${base.replace(/[&<>"|`]/g, c => `&#${c.charCodeAt(0)};`)}</code></th>`)
    expect(html.match(/<td>/g)).toHaveLength(3)
  })

  it('is made once and kept up to date, also among 250 others', async () => {
    for (let id = 1; id <= 250; id++)
      comments.push({id, body: id === 7 ? `I quote: ${marker()}` : `comment ${id}`, user: person})
    const first = await run()
    expect(first.annotations).toEqual([])
    const ours = () => comments.filter(({body}) => body.startsWith(marker()))
    expect(ours()).toHaveLength(1)
    expect(ours()[0]?.body).toContain(`docker pull ${image()}:pr-2`)
    expect(ours()[0]?.body).toContain(first.outputs.digest)
    expect(ours()[0]?.body).toContain('no image there yet')
    for (let id = 300; id <= 400; id++) comments.push({id, body: 'later', user: person})
    const second = await run({}, 'pull-request', {FAKE_IMAGE: 'another'})
    expect(ours()).toHaveLength(1)
    expect(ours()[0]?.body).toContain(second.outputs.digest)
    expect(second.outputs.digest).not.toBe(first.outputs.digest)
    expect(comments.filter(({body}) => body.startsWith('I quote'))).toHaveLength(1)
  })

  it('is one per image', async () => {
    await run({images: `${image()}\n${registry.address}/acme/other`})
    expect(comments.map(({body}) => body.split('\n')[0])).toEqual([marker(), marker(`${registry.address}/acme/other`)])
  })

  it('says how the size changed against the base branch', async () => {
    registry.store('acme/tool', 'main', {
      schemaVersion: 2,
      config: {digest: `sha256:${'c'.repeat(64)}`, size: 1502},
      layers: []
    })
    await run()
    expect(comments[0]?.body).toContain('| <code>linux/amd64</code> | 2 B | −1.5 kB |')
  })

  it.each([403, 404, 429, 502])('that GitHub refuses with %i is one notice, and the run is green', async status => {
    refuse = status
    const result = await run({retries: '0'})
    expect([result.exitCode, result.outputs.pushed]).toEqual([0, 'true'])
    // The same API tells of the branch's commits, which the tags need more than the comment: that is a warning.
    const others = status < 429 ? [] : [['warning', 'GitHub did not say whether the branch has newer commits by now.']]
    const {message = ''} = result.annotations.find(({title}) => title === 'Not commented') ?? {}
    expect(result.annotations.map(({kind, message}) => [kind, message])).toEqual([...others, ['notice', message]])
    expect(message).toContain('not commented on pull request #2')
    // A fault of GitHub's is not blamed on the workflow.
    expect(message.includes('pull-requests: write')).toBe(status < 429)
  })

  it('is not made where nothing was pushed, nor without being asked for, nor elsewhere', async () => {
    expect((await run({}, 'pull-request-fork')).annotations.map(({title}) => title)).toEqual(['Image not pushed'])
    await run({comment: 'false'})
    await run({}, 'push-branch')
    expect(asked.filter(line => line.includes('/comments'))).toEqual([])
  })
})

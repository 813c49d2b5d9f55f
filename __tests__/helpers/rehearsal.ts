import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {expect} from '@jest/globals'
import type {RehearsalResult} from './act.ts'
import type {ActStep} from './act-log.ts'
import {digestOfTag} from './engine.ts'

/** What the runner may be told by a step of ours. */
const COMMANDS = [
  ...['group', 'endgroup', 'notice', 'warning', 'error', 'debug', 'add-mask'],
  ...['set-output', 'set-env', 'summary', 'save-state']
]
/** Said in every run here, because act has no identity tokens. */
const UNSIGNED = 'Image not attested'
/** Said of every foreign platform, because Docker Hub's stand-in has no QEMU; nothing is run on one. */
const NO_EMULATION = 'No emulation'

/** Our steps of a run, in their order. */
export function ours({steps}: RehearsalResult, stage: ActStep['stage'] = 'Main'): ActStep[] {
  return steps.filter(step => step.stage === stage && step.name.startsWith('OWNER/publish-image@'))
}

/**
 * Looks at a run as a person would who opens it: all jobs green, no annotation but those with the titles in `said`, a
 * summary, no command that is not ours, the post steps run, and in the registry what the outputs say. Gives our steps.
 */
export async function expectGood(result: RehearsalResult, said: readonly string[] = []): Promise<ActStep[]> {
  const steps = ours(result)
  const known = [UNSIGNED, NO_EMULATION, ...said]
  const bad = steps.flatMap(({annotations}) => annotations).filter(({title}) => !known.includes(title))
  // In this order, so that what went wrong is what is shown.
  expect(bad).toEqual([])
  if (result.exitCode !== 0) throw new Error(`the run failed:\n${result.log.slice(-6000)}`)
  expect(Object.values(result.jobs).filter(outcome => outcome !== 'success')).toEqual([])
  expect(steps.length).toBeGreaterThan(0)
  for (const step of steps) {
    expectOwnCommands(step)
    await expectPublished(step)
  }
  expectPosts(result)
  return steps
}

export function expectOwnCommands({commands}: ActStep): void {
  expect(commands.filter(command => !COMMANDS.includes(command))).toEqual([])
}

/** Each step of ours has its post step, and none says anything that must be read. */
export function expectPosts(result: RehearsalResult): void {
  const posts = ours(result, 'Post')
  expect(posts.map(({result: outcome}) => outcome)).toEqual(ours(result).map(() => 'success'))
  expect(posts.flatMap(({annotations}) => annotations)).toEqual([])
}

/** Every tag that the outputs name is in the registry, at the digest that they name. */
async function expectPublished({outputs, summary}: ActStep): Promise<void> {
  if (outputs.pushed !== 'true') return
  const tags = (outputs['published-tags'] ?? '').split('\n').filter(tag => tag !== '')
  const {digest = '', ref = ''} = outputs
  const images: readonly Published[] = outputs.bake ? Object.values(JSON.parse(outputs.bake)) : [{digest, ref, tags}]
  expect(images.flatMap(image => image.tags).sort()).toEqual(tags.sort())
  for (const image of images) {
    expect(image.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(summary).toContain(image.ref)
    for (const tag of image.tags) {
      const [, registry = '', name = '', short = ''] = /^([^/]+)\/(.+):([^:]+)$/.exec(tag) ?? []
      expect([tag, await digestOfTag(name, short, registry)]).toEqual([tag, image.digest])
    }
  }
}

interface Published {
  readonly digest: string
  readonly ref: string
  readonly tags: readonly string[]
}

/** GitHub's API, as far as a run without an identity asks it: comments, and a package and releases of which there are none. */
export async function startApi(): Promise<{url: string; comments: string[]; close(): void}> {
  const comments: string[] = []
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const isComments = /\/issues\/\d+\/comments/.test(request.url ?? '')
    const isNew = isComments && request.method === 'POST'
    if (isNew) comments.push((JSON.parse(Buffer.concat(chunks).toString('utf8')) as {body: string}).body)
    const list = comments.map((body, index) => ({
      id: index + 1,
      body,
      user: {login: 'github-actions[bot]', type: 'Bot'}
    }))
    // A package and releases of which there are none.
    const isEmpty = /\/(releases|versions|pulls)(\?|$)/.test(request.url ?? '')
    const [status, answer] = isNew
      ? [201, list.at(-1)]
      : isComments
        ? [200, list]
        : isEmpty
          ? [200, []]
          : [404, {message: 'Not Found'}]
    response.writeHead(status, {'content-type': 'application/json'})
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return {url, comments, close}
}

import {describe, expect, it} from '@jest/globals'
import {digestOf} from '../src/oci/digest.ts'
import {checkVisibility} from '../src/publish/visibility.ts'
import {planOf, readEvent} from './helpers/events.ts'
import {recordingRunner} from './helpers/ports.ts'

const digest = digestOf(Buffer.from('{}'))

async function check(status: number, images = '', isPrivate = false) {
  const event = readEvent('push-branch')
  const payload = event.payload as {repository: object}
  const own = {...event, payload: {...payload, repository: {...payload.repository, private: isPrivate}}}
  const runner = recordingRunner({
    http: ({url, headers}) => {
      if (url.startsWith('https://ghcr.io/token')) return {status: 200, body: Buffer.from('{"token": "anonymous"}')}
      if (!headers?.authorization)
        return {status: 401, headers: {'www-authenticate': 'Bearer realm="https://ghcr.io/token",service="ghcr.io"'}}
      return {status, headers: {'docker-content-digest': digest}}
    }
  })
  await checkVisibility(runner, await planOf(own, {images}), digest, () => undefined)
  return runner
}

describe('a package that was pushed from a public repository', () => {
  it('and can be pulled by anybody needs no word', async () => {
    const runner = await check(200)
    expect(runner.annotations).toEqual([])
    // Asked for reading alone: a token for writing is refused to anonymous users.
    expect(runner.requests.find(({url}) => url.includes('/token'))?.url).toContain(
      'scope=repository%3Aacme%2Ftool%3Apull'
    )
    expect(runner.requests.some(({url}) => url.includes('push'))).toBe(false)
  })
  it.each([401, 403])('and is answered with %i without a log-in is told, with the page to change it', async status => {
    const {annotations} = await check(status)
    expect(annotations.map(({kind, title}) => [kind, title])).toEqual([['warning', 'The package is private']])
    expect(annotations[0]?.message).toContain('https://github.com/orgs/Acme/packages/container/tool/settings')
  })
  it('and can’t be asked for is no reason to say anything', async () => {
    expect((await check(500)).annotations).toEqual([])
  })
  it.each([
    ['of a private repository', '', true],
    ['at another registry', 'registry.example/acme/tool', false]
  ])('%s is not asked for', async (_, images, isPrivate) => {
    expect((await check(403, images, isPrivate)).requests).toEqual([])
  })
})

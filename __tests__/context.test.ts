import {describe, expect, it} from '@jest/globals'
import {contextOf, readEvent} from './helpers/events.ts'

describe('the server', () => {
  const at = (url: string) => {
    const event = readEvent('push-branch')
    return contextOf({...event, env: {...event.env, GITHUB_SERVER_URL: url}})
  }

  it.each([
    ['https://github.example.com', 'github.example.com'],
    ['http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['', 'github.com']
  ])('%j has the host %s', async (url, host) => {
    expect((await at(url)).server.host).toBe(host)
  })

  it.each(['github.example.com', 'github.example.com:8443', 'localhost:3000', 'https://', 'x y'])(
    '%j is told in words',
    async url => {
      await expect(at(url)).rejects.toMatchObject({
        code: 'context',
        message: `GITHUB_SERVER_URL is “${url}”, which is not the address of a server.`
      })
    }
  )
})

import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {expect, it} from '@jest/globals'
import {createHttp} from '../../src/runner/http.ts'

it('the tags of six images go in one round trip: nothing waits for another’s answer', async () => {
  const waiting: (() => void)[] = []
  let connections = 0
  const server = http.createServer((_, response) => {
    waiting.push(() => response.end('ok'))
    // None is answered before all have come.
    if (waiting.length === 18) for (const answer of waiting.splice(0)) answer()
  })
  server.on('connection', () => connections++)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const send = createHttp({cancelled: false, onCancel: () => () => {}})
  const all = () =>
    Promise.all(
      Array.from({length: 18}, () => send({method: 'GET', url, headers: {}, timeoutMs: 10_000, maxBytes: 100}))
    )
  expect((await all()).map(({status}) => status)).toEqual(Array(18).fill(200))
  await all()
  // They are kept for the next.
  expect(connections).toBe(18)
  server.closeAllConnections()
  server.close()
})

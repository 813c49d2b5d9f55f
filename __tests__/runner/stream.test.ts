import {createHash} from 'node:crypto'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {createFiles} from '../../src/runner/files.ts'
import {createHttp} from '../../src/runner/http.ts'
import type {HttpRequest} from '../../src/runner.ts'

let folder = ''
let server: http.Server
/** What the server does with a request. */
let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void
let url = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stream-'))
  server = http.createServer((request, response) => answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, {recursive: true})
})

const files = () => createFiles({RUNNER_TEMP: folder})
const at = (name: string) => join(folder, name)
/** 9.5 MB, of which no two pieces are the same. */
const LARGE = Buffer.from(Uint32Array.from({length: 2_375_000}, (_, index) => index * 2_654_435_761).buffer)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = []
  // A piece is good until the next is asked for.
  for await (const piece of stream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

describe('a file', () => {
  it.each([
    [undefined, undefined],
    [0, 0],
    [0, 1],
    [4_194_303, 4_194_305],
    [4_194_304, 8_388_608],
    [9_499_999, undefined],
    [20_000_000, undefined],
    [5, 20_000_000]
  ])('is read in pieces from %p to before %p', async (start, end) => {
    writeFileSync(at('large'), LARGE)
    const read = await all(files().stream(at('large'), start, end))
    expect(read.equals(LARGE.subarray(start ?? 0, end))).toBe(true)
  })

  it('that is not there, or gone in the middle, ends with the reason', async () => {
    await expect(all(files().stream(at('gone')))).rejects.toThrow('ENOENT')
    writeFileSync(at('large'), LARGE)
    let seen = 0
    for await (const piece of files().stream(at('large'))) {
      if (seen === 0) truncateSync(at('large'), 6_000_000)
      seen += piece.length
    }
    expect(seen).toBeLessThan(LARGE.length)
  })

  it('is written from pieces, once', async () => {
    writeFileSync(at('large'), LARGE)
    await files().save(at('copy'), files().stream(at('large')))
    expect(readFileSync(at('copy')).equals(LARGE)).toBe(true)
    await expect(files().save(at('copy'), files().stream(at('large')))).rejects.toThrow('EEXIST')
  })

  it('of a folder is listed with what it is, no link followed', async () => {
    mkdirSync(at('tree/b'), {recursive: true})
    writeFileSync(at('tree/b/c'), 'abc', {mode: 0o640})
    writeFileSync(at('tree/a'), '')
    symlinkSync('b', at('tree/link'))
    const entries = await files().walk(at('tree'))
    expect(entries.map(({path, kind, size, target}) => [path, kind, size, target])).toEqual([
      ['a', 'file', 0, undefined],
      ['b', 'folder', 0, undefined],
      ['b/c', 'file', 3, undefined],
      ['link', 'link', 0, 'b']
    ])
    expect(entries[2]?.mode).toBe(0o640)
    expect((await files().facts(at('tree/link')))?.kind).toBe('folder')
    expect(await files().facts(at('tree/a/none'))).toBe(undefined)
  })
})

describe('a body that is read as it is sent', () => {
  const send = (more: Partial<HttpRequest> = {}) =>
    createHttp({cancelled: false, onCancel: () => () => {}})({
      method: 'PUT',
      url,
      timeoutMs: 5_000,
      maxBytes: 1_000,
      body: {size: LARGE.length, open: () => files().stream(at('large'))},
      ...more
    })
  beforeEach(() => writeFileSync(at('large'), LARGE))

  it('arrives whole, with its length said before', async () => {
    answer = async (request, response) => {
      const body = await all(request)
      response.end(`${request.headers['content-length']} ${sha256(body)}`)
    }
    const {status, body} = await send()
    expect([status, body.toString()]).toEqual([200, `${LARGE.length} ${sha256(LARGE)}`])
  })

  it('that is slow is waited for as long as something moves', async () => {
    answer = async (request, response) => response.end(String((await all(request)).length))
    async function* open() {
      for (let at = 0; at < 10; at++) {
        await new Promise(resolve => setTimeout(resolve, 80))
        yield LARGE.subarray(at * 10, at * 10 + 10)
      }
    }
    const {body} = await send({timeoutMs: 400, body: {size: 100, open}})
    expect(body.toString()).toBe('100')
  })

  it('is an error when nothing moves, and the file is closed', async () => {
    answer = () => {}
    let closed = false
    async function* open() {
      try {
        for (;;) yield LARGE
      } finally {
        closed = true
      }
    }
    const endless = {size: Number.MAX_SAFE_INTEGER, open}
    await expect(send({timeoutMs: 300, body: endless})).rejects.toThrow('no whole answer within 0.3 s')
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(closed).toBe(true)
  })

  it('need not be sent to its end where the answer is known before', async () => {
    answer = (request, response) => {
      request.once('data', () => response.writeHead(413, {connection: 'close'}).end('too long'))
    }
    let pieces = 0
    async function* open() {
      for (; pieces < 10_000; pieces++) yield LARGE.subarray(0, 1_000_000)
    }
    const {status, body} = await send({body: {size: 10_000_000_000, open}})
    expect([status, body.toString()]).toEqual([413, 'too long'])
    expect(pieces).toBeLessThan(1_000)
  })

  it('that can’t be read ends the request with the reason', async () => {
    answer = () => {}
    await expect(send({body: {size: 10, open: () => files().stream(at('gone'))}})).rejects.toThrow('ENOENT')
  })

  it('that is shorter than was said ends at once', async () => {
    answer = request => {
      request.resume()
    }
    const body = {size: LARGE.length + 1, open: () => files().stream(at('large'))}
    await expect(send({body})).rejects.toThrow('it was changed meanwhile')
  })

  it('that is cut on its way is an error of the connection', async () => {
    answer = request => {
      request.once('data', () => request.socket.resetAndDestroy())
    }
    await expect(send()).rejects.toThrow(/ECONNRESET|EPIPE|socket hang up/)
  })
})

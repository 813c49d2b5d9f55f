import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {createCacheRelay} from '../../src/runner/cache-relay.ts'
import {type CacheServiceStandIn, runtimeToken, startCacheService} from '../helpers/cache-service.ts'

const SERVICE = 'twirp/github.actions.results.api.v1.CacheService'
const VERSION = 'v'
const TOKEN = runtimeToken()
let service: CacheServiceStandIn
let relay: ReturnType<typeof createCacheRelay>
let place: string
let said: string[]

beforeEach(async () => {
  service = await startCacheService()
  relay = createCacheRelay()
  said = []
  const onGivenUp = (why: string) => said.push(why)
  place = await relay.open({url: service.url, token: TOKEN, addresses: ['127.0.0.1']}, {lostMs: 600, onGivenUp})
})
afterEach(async () => {
  relay.close()
  await service.close()
})

/** As BuildKit’s client: what the service answers to a call of that name. */
const call = async (name: string, body: object, token = TOKEN) => {
  const headers = {authorization: `Bearer ${token}`, 'content-type': 'application/json'}
  const answer = await fetch(`${place}${SERVICE}/${name}`, {method: 'POST', headers, body: JSON.stringify(body)})
  return {
    status: answer.status,
    ...((await answer.json().catch(() => ({}))) as {signed_upload_url?: string; signed_download_url?: string})
  }
}
const save = async (key: string, content: string) => {
  const {signed_upload_url: url = ''} = await call('CreateCacheEntry', {key, version: VERSION})
  // As Azure’s client adds it to the signed URL.
  const put = await fetch(`${url}?comp=block&blockid=a`, {method: 'PUT', body: content})
  const list = '<BlockList><Latest>a</Latest></BlockList>'
  await fetch(`${url}?comp=blocklist`, {method: 'PUT', body: list})
  await call('FinalizeCacheEntryUpload', {key, version: VERSION})
  return put.status
}
const look = (key: string, token?: string) => call('GetCacheEntryDownloadURL', {key, version: VERSION}, token)

describe('a relay of the cache service', () => {
  it('passes on entries and blobs, written and read, by its own URLs', async () => {
    expect(await save('one', 'x'.repeat(3_000_000))).toBe(201)
    const found = await look('one')
    expect(found).toMatchObject({ok: true, matched_key: 'one'})
    expect(found.signed_download_url).toMatch(new RegExp(`^${place}blob/[0-9a-f]{32}$`))
    const whole = await fetch(found.signed_download_url ?? '')
    expect((await whole.text()).length).toBe(3_000_000)
    const part = await fetch(found.signed_download_url ?? '', {headers: {range: 'bytes=2999990-'}})
    expect([part.status, await part.text()]).toEqual([206, 'x'.repeat(10)])
    expect(await look('two')).toEqual({status: 200, ok: false})
    expect(said).toEqual([])
  })

  it('lets nobody in who has not the token', async () => {
    await save('one', 'x')
    service.requests.splice(0)
    expect(await look('one', 'another')).toEqual({status: 200, ok: false})
    expect((await fetch(`${place}blob/${'0'.repeat(32)}`)).status).toBe(404)
    expect(service.requests).toEqual([])
  })

  it('asks once about a layer that is there, and always about all else', async () => {
    const [layer, index, missing] = [
      `buildkit-blob-1-sha256:${'a'.repeat(64)}`,
      'index-main#',
      'buildkit-blob-1-sha256:b'
    ]
    await save(layer, 'x')
    await save(index, 'y')
    const asked = async (key: string) => {
      service.requests.splice(0)
      const found = await look(key)
      return [service.requests.length, found]
    }
    const found = expect.objectContaining({ok: true, signed_download_url: expect.stringContaining(place)})
    expect([await asked(layer), await asked(layer)]).toEqual([
      [1, found],
      [0, found]
    ])
    expect([await asked(index), await asked(index)]).toEqual([
      [1, found],
      [1, found]
    ])
    expect([await asked(missing), await asked(missing)]).toEqual(Array(2).fill([1, {status: 200, ok: false}]))
    expect(await asked(layer)).toEqual([0, found])
    const again = await look(layer)
    expect(await (await fetch(again.signed_download_url ?? '')).text()).toBe('x')
    expect(await look(layer, 'another')).toEqual({status: 200, ok: false})
    // A place that the store of blobs does not know any more.
    service.fault = ({path}) => (path.includes('/blobs/') ? {status: 403} : undefined)
    expect((await fetch(again.signed_download_url ?? '')).status).toBe(403)
    expect(await asked(layer)).toEqual([1, found])
  })

  it('sends the pieces of a layer side by side, and the list after all of them', async () => {
    const {signed_upload_url: url = ''} = await call('CreateCacheEntry', {key: 'one', version: VERSION})
    const names = [...'abcdefghijklmnop']
    let [open, most] = [0, 0]
    service.fault = ({comp}) => {
      if (comp !== 'block') return undefined
      most = Math.max(most, ++open)
      setTimeout(() => open--, 100)
      return {delayMs: 100}
    }
    for (const name of names) {
      const put = await fetch(`${url}?comp=block&blockid=${name}`, {method: 'PUT', body: name.repeat(1_000)})
      expect(put.status).toBe(201)
    }
    const list = `<BlockList>${names.map(name => `<Latest>${name}</Latest>`).join('')}</BlockList>`
    expect((await fetch(`${url}?comp=blocklist`, {method: 'PUT', body: list})).status).toBe(201)
    await call('FinalizeCacheEntryUpload', {key: 'one', version: VERSION})
    const {signed_download_url: place = ''} = await look('one')
    expect(await (await fetch(place)).text()).toBe(names.map(name => name.repeat(1_000)).join(''))
    expect(most).toBeGreaterThan(2)
    expect(most).toBeLessThanOrEqual(4)
    // One that was called taken and is refused then.
    const {signed_upload_url: other = ''} = await call('CreateCacheEntry', {key: 'two', version: VERSION})
    service.fault = ({comp}) => (comp === 'block' ? {status: 507} : undefined)
    await fetch(`${other}?comp=block&blockid=a`, {method: 'PUT', body: 'x'})
    const refused = '<BlockList><Latest>a</Latest></BlockList>'
    expect((await fetch(`${other}?comp=blocklist`, {method: 'PUT', body: refused})).status).toBe(507)
  })

  it('tries again what may pass', async () => {
    let faults = 2
    service.fault = () => (faults-- > 0 ? {status: 503} : undefined)
    expect(await save('one', 'x')).toBe(201)
    expect([await look('one'), said]).toEqual([expect.objectContaining({ok: true}), []])
  })

  it.each([
    ['answers 429', {status: 429}],
    ['answers 429', {status: 429, headers: {'retry-after': '60'}}],
    ['answers 503', {status: 503}],
    ['is slow', {delayMs: 60_000}]
  ])('is empty and takes nothing once the service %s too long: %j', async (why, fault) => {
    await save('one', 'x')
    const {signed_download_url: url = ''} = await look('one')
    service.fault = () => fault
    const started = Date.now()
    const [first, blob] = await Promise.all([look('one'), fetch(url)])
    expect([first, blob.status]).toEqual([{status: 200, ok: false}, 404])
    expect(await look('one')).toEqual({status: 200, ok: false})
    expect((await call('CreateCacheEntry', {key: 'two', version: VERSION})).status).toBe(404)
    expect((await fetch(`${url}?comp=block&blockid=a`, {method: 'PUT', body: 'x'})).status).toBe(404)
    expect(Date.now() - started).toBeLessThan(3_000)
    expect(said).toEqual([why])
  })

  it('passes on at once what does not pass', async () => {
    for (const status of [401, 403, 404, 507]) {
      service.fault = () => ({status})
      expect((await look('one')).status).toBe(status)
    }
    expect(said).toEqual([])
  })

  it('asks nothing again once it is closed', async () => {
    service.fault = () => ({delayMs: 60_000})
    const asked = look('one').catch(() => undefined)
    while (service.requests.length === 0) await new Promise(resolve => setTimeout(resolve, 10))
    relay.close()
    await asked
    await new Promise(resolve => setTimeout(resolve, 500))
    expect([service.requests, said]).toEqual([['POST GetCacheEntryDownloadURL'], []])
  })

  it('says so where a service is gone', async () => {
    await service.close()
    expect(await look('one')).toEqual({status: 200, ok: false})
    expect(said).toEqual([expect.stringMatching(/^can’t be used \(/)])
  })

  it('is only offered at an address of this machine', async () => {
    const elsewhere = {url: service.url, token: TOKEN, addresses: ['192.0.2.1']}
    await expect(relay.open(elsewhere, {lostMs: 600, onGivenUp: () => {}})).rejects.toThrow('EADDRNOTAVAIL')
  })
})

import {expect, it} from '@jest/globals'
import {createLookups} from '../../src/runner/cache-lookups.ts'

const LAYER = `buildkit-blob-1-sha256:${'a'.repeat(64)}`
const asked = (key: string) => `POST /GetCacheEntryDownloadURL {"key":"${key}","restore_keys":["${key}"],"version":"v"}`

it('an answer about a layer is good for five minutes', () => {
  let now = 0
  const lookups = createLookups<string>(() => now)
  lookups.keep(asked(LAYER), 'here')
  now = 299_999
  expect(lookups.find(asked(LAYER))).toBe('here')
  now = 300_000
  expect(lookups.find(asked(LAYER))).toBeUndefined()
})

it('a layer of the first version of the service is one, too', () => {
  const lookups = createLookups<string>(() => 0)
  const first = `GET /_apis/artifactcache/cache?keys=${encodeURIComponent(LAYER)}&version=v `
  lookups.keep(first, 'here')
  expect([lookups.find(first), lookups.find(asked(LAYER))]).toEqual(['here', undefined])
})

it.each([
  // Another run writes a new one under each of these.
  ['index-main-1-f921bd05#', 'index-main-1-f921bd05#'],
  ['a key that begins like a layer', LAYER.slice(0, -1)],
  ['a key that goes on after one', `${LAYER}0`]
])('nothing is kept of %s', (_, key) => {
  const lookups = createLookups<string>(() => 0)
  lookups.keep(asked(key), 'here')
  expect(lookups.find(asked(key))).toBeUndefined()
})

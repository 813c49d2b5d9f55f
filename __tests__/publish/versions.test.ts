import {describe, expect, it} from '@jest/globals'
import {compareLabel, higherVersion} from '../../src/publish/versions.ts'
import {planOf, readEvent} from '../helpers/events.ts'

/** The line of a tag that a release of `ref` plans. */
async function lineOf(ref: string, tags: string, name = 'latest', flavor = 'latest=true') {
  const {env, payload} = readEvent('push-tag')
  const event = {env: {...env, GITHUB_REF: `refs/tags/${ref}`}, payload}
  const plan = await planOf(event, {images: 'ghcr.io/acme/tool', tags, flavor})
  const tag = plan.tags.find(tag => tag.name === name)
  if (!tag?.line) throw new Error(`${name} has no line in ${JSON.stringify(plan.tags.map(({name}) => name))}`)
  return tag.line
}

const higher = async (...[ref, tags, published]: [string, string, string[]]) =>
  (await higherVersion(await lineOf(ref, tags), published))?.tag

describe('the versions that latest looks at, by the rule:', () => {
  it.each<[string, string, string[], string | undefined]>([
    ['type=match,pattern=api-v(.*),group=1', 'api-v1.0.1', ['1.0.0', '2.0.0'], '2.0.0'],
    ['type=match,pattern=api-v.*', 'api-v1.0.1', ['web-v3.0.0', 'api-v2.0.0'], 'api-v2.0.0'],
    ['type=match,pattern=api-v.*', 'api-v1.0.1', ['web-v3.0.0', '3.0.0'], undefined],
    ['type=match,pattern=v(\\d+\\.\\d+),group=1', 'v1.1.1', ['2.5', '1.1'], '2.5'],
    ['type=ref,event=tag', 'v1.1.1', ['v2.5.2', 'v2.5.1'], 'v2.5.2'],
    ['type=ref,event=tag', 'tool/v1.1.1', ['tool-v2.5.2', 'v3.0.0'], 'tool-v2.5.2'],
    ['type=ref,event=tag,suffix=-slim', 'v1.1.1', ['v2.5.2', 'v1.2.0-slim'], 'v1.2.0-slim'],
    ['type=semver,pattern=release-{{version}}', 'v1.1.1', ['release-2.5.2', '3.0.0'], 'release-2.5.2'],
    ['type=semver,pattern={{version}}-alpine', 'v1.1.1', ['2.5.2-alpine', '3.0.0'], '2.5.2-alpine'],
    ['type=semver,pattern={{raw}}', 'v1.1.1+build.8', ['v2.5.2-build.7'], 'v2.5.2-build.7'],
    ['type=semver,pattern={{raw}}', 'v1.1.1+build.8', ['v2.5.2-rc.1'], undefined],
    ['type=semver,pattern={{major}}.{{minor}}', 'v1.1.1', ['1.1', '2.5'], '2.5'],
    ['type=semver,pattern={{major}}', 'v1.1.1', ['1', '2'], '2'],
    ['type=semver,pattern={{major}}.{{minor}}\ntype=semver,pattern={{version}}', 'v1.1.1', ['9.0', '1.1.0'], undefined],
    ['type=pep440,pattern={{version}}', 'v1.1.1', ['1.1.1.post1', '2.0rc1'], '1.1.1.post1'],
    ['type=raw,value=1.2.3', 'v9.9.9', ['1.2.4'], '1.2.4'],
    ['type=raw,value=latest\ntype=semver,pattern={{version}}', 'v1.1.1', ['2.0.0'], '2.0.0'],
    // A pre-release that the flavor makes `latest` of goes back no further than anything else.
    ['type=semver,pattern={{version}}', 'v2.0.0-rc.1', ['2.5.2'], '2.5.2']
  ])('%s at %s, with %s published', async (tags, ref, published, expected) => {
    expect(await higher(ref, tags, published)).toBe(expected)
  })
})

it.each([
  ['2.5.2', 'higher'],
  ['v2.5.2', 'higher'],
  ['2.5', 'higher'],
  ['1.1.1', 'same'],
  ['1.1', undefined],
  ['1.0.9', undefined],
  ['2.0.0-rc.1', undefined],
  ['main', undefined],
  ['', undefined]
])('an image that is labelled %s', async (label, expected) => {
  expect(await compareLabel(await lineOf('v1.1.1', 'type=semver,pattern={{version}}'), label)).toBe(expected)
})

it('a line that is not all versions looks at no others', async () => {
  const line = await lineOf('v1.1.1', 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}', '1')
  expect(await higherVersion(line, ['2.0.0', '1.1.0'])).toBeUndefined()
  expect(await higherVersion(line, ['2.0.0', '1.2.0'])).toEqual({version: '1.2.0', tag: '1.2.0'})
  expect(await compareLabel(line, '2.0.0')).toBeUndefined()
})

import {describe, expect, it} from '@jest/globals'
import {digestOf} from '../../src/oci/digest.ts'
import {annotationOf, imagesOf, manifestOf, parseConfig, sizeOf} from '../../src/oci/manifest.ts'
import {MANIFEST_TYPES} from '../../src/oci/media.ts'

const [INDEX, IMAGE, DOCKER_LIST, DOCKER_IMAGE] = MANIFEST_TYPES
const [one, two] = ['one', 'two'].map(text => digestOf(Buffer.from(text)))
const bytesOf = (document: unknown) => Buffer.from(JSON.stringify(document))
const contentOf = (type: (typeof MANIFEST_TYPES)[number], document: unknown) =>
  manifestOf(type, bytesOf(document)).content

describe('an index', () => {
  const attestation = {
    mediaType: IMAGE,
    digest: two,
    size: 7,
    platform: {os: 'unknown', architecture: 'unknown'},
    annotations: {'vnd.docker.reference.type': 'attestation-manifest'}
  }
  const manifests = [
    {digest: one, size: 5, platform: {os: 'linux', architecture: 'arm64', variant: 'v8', 'os.features': ['x']}},
    attestation,
    {digest: two, artifactType: 'text/x'}
  ]
  it.each([INDEX, DOCKER_LIST])('of type %s names the images of platforms and what stands beside them', type => {
    const content = contentOf(type, {manifests})
    if (content?.kind !== 'index') throw new Error('not read as an index')
    expect(imagesOf(content).map(({platform, descriptor}) => [platform, descriptor.digest])).toEqual([
      ['linux/arm64', one]
    ])
    expect(content.manifests.map(entry => annotationOf(entry, 'vnd.docker.reference.type'))).toEqual([
      undefined,
      'attestation-manifest',
      undefined
    ])
    // What is written into another index is what was read, unknown fields and their order too.
    expect(JSON.stringify(content.manifests)).toBe(JSON.stringify(manifests))
  })
  it.each([
    ['an entry without a digest', {manifests: [manifests[0], {size: 1}]}],
    ['an entry with half a digest', {manifests: [{digest: 'sha256:12'}]}],
    ['an entry whose size is a text', {manifests: [{digest: one, size: '5'}]}],
    ['no list', {manifests: {}}],
    ['an image', {config: {digest: one}, layers: []}]
  ])('with %s is unreadable as a whole', (_, document) => {
    expect(contentOf(INDEX, document)).toBeUndefined()
  })
})

describe('an image manifest', () => {
  it.each([IMAGE, DOCKER_IMAGE])('of type %s says what a pull moves', type => {
    const content = contentOf(type, {
      config: {digest: one, size: 10},
      layers: [{digest: two, size: 200}, {digest: two}]
    })
    if (content?.kind !== 'image') throw new Error('not read as an image')
    expect([content.config.digest, sizeOf(content)]).toEqual([one, 210])
  })
  it.each([
    ['no configuration', '{"layers":[]}'],
    ['no layers', JSON.stringify({config: {digest: one}})],
    ['half a text', '{"config":'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['keys of every object', '{"__proto__":{"config":{},"layers":[]}}']
  ])('with %s is unreadable', (_, text) => {
    expect(manifestOf(IMAGE, Buffer.from(text))).toEqual({
      digest: digestOf(Buffer.from(text)),
      mediaType: IMAGE,
      bytes: Buffer.from(text),
      content: undefined
    })
  })
})

describe('a configuration', () => {
  it('names platform and labels', () => {
    const document = {os: 'windows', architecture: 'amd64', 'os.version': '10.0.1', config: {Labels: {a: 'b', c: 1}}}
    expect(parseConfig(bytesOf(document))).toEqual({
      os: 'windows',
      architecture: 'amd64',
      variant: undefined,
      osVersion: '10.0.1',
      labels: {a: 'b'}
    })
  })
  it.each(['', '[]', '{"config":null}', '{"config":{"Labels":null}}', '{"config":{"Labels":"x"}}'])(
    'such as %j has no labels',
    text => {
      expect(Object.keys(parseConfig(Buffer.from(text)).labels).length).toBe(0)
    }
  )
})

import {describe, expect, it} from '@jest/globals'
import {digestOf, isDigest} from '../../src/oci/digest.ts'
import {isKnownPlatform, parsePlatform} from '../../src/oci/platform.ts'
import {parseRepository} from '../../src/oci/reference.ts'

describe('a repository', () => {
  it.each([
    ['ghcr.io/acme/tool', 'ghcr.io', 'acme/tool'],
    ['127.0.0.1:5000/a/b__c', '127.0.0.1:5000', 'a/b__c'],
    ['localhost/x', 'localhost', 'x'],
    ['[::1]:5000/x', '[::1]:5000', 'x'],
    ['acme/tool', 'docker.io', 'acme/tool'],
    ['busybox', 'docker.io', 'library/busybox'],
    ['docker.io/busybox', 'docker.io', 'library/busybox'],
    ['index.docker.io/busybox', 'docker.io', 'library/busybox'],
    ['index.docker.io/acme/app', 'docker.io', 'acme/app'],
    ['index.docker.io:5000/acme/app', 'index.docker.io:5000', 'acme/app']
  ])('%s is %s of %s', (text, registry, name) => {
    expect(parseRepository(text)).toEqual({registry, name, text})
  })
  it.each([
    ['', 'is empty'],
    ['ghcr.io/acme/tool:v1', 'holds a tag (“v1”)'],
    ['ghcr.io/acme/tool@sha256:0', 'holds a digest'],
    ['https://ghcr.io/acme/tool', 'is a URL'],
    ['ghcr.io/-foo/bar', 'has an invalid part “-foo”'],
    ['ghcr.io/foo/bar_', 'has an invalid part “bar_”'],
    ['ghcr.io/foo//bar', 'empty part'],
    ['ghcr.io/', 'empty part'],
    ['gh_cr.io/foo', 'no valid registry host'],
    ['ghcr.io/foo bar', 'has an invalid part “foo bar”'],
    [`ghcr.io/${'a'.repeat(300)}`, 'longer than 255']
  ])('%s is none: %s', (text, wrong) => {
    const empty = /empty/.test(wrong) ? {empty: true} : {}
    expect(parseRepository(text)).toEqual({wrong: expect.stringContaining(wrong), ...empty})
  })
})

it.each(['__proto__', 'linux/constructor', 'linux/amd65', 'plan9/amd64'])('the platform %s is unknown', text => {
  expect(isKnownPlatform(parsePlatform(text))).not.toBe(true)
})

it.each([
  ['linux/amd64', 'linux/amd64'],
  ['amd64', 'linux/amd64'],
  ['linux/x86_64', 'linux/amd64'],
  ['linux/aarch64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/arm', 'linux/arm/v7'],
  ['linux/arm/v6', 'linux/arm/v6'],
  ['linux/armhf', 'linux/arm/v7'],
  ['Windows/AMD64', 'windows/amd64']
])('the platform %s is %s', (text, expected) => {
  expect(parsePlatform(text)).toBe(expected)
})

it('a digest is that of the bytes', () => {
  expect(digestOf(Buffer.from('{}'))).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  expect(isDigest(`sha256:${'A'.repeat(64)}`)).toBe(false)
})

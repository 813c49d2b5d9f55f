import {spawn} from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from '@jest/globals'
import {updateShared} from '../../src/runner/shared-file.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shared-'))
  path = join(folder, 'config.json')
})
afterEach(() => rmSync(folder, {recursive: true}))

const read = () => readFileSync(path, 'utf8')
const add = (letter: string) => updateShared(path, before => `${before ?? ''}${letter}`)
const mode = (file: string) => statSync(file).mode & 0o777

it('a new file is this user’s alone, in folders that are too', async () => {
  path = join(folder, 'a/b/config.json')
  await updateShared(path, before => `${before}`)
  expect([read(), mode(path), mode(join(folder, 'a'))]).toEqual(['undefined', 0o600, 0o700])
})

it('mode stays, and nothing is left beside the file', async () => {
  writeFileSync(path, 'x')
  chmodSync(path, 0o644)
  await add('y')
  expect([read(), mode(path), readdirSync(folder)]).toEqual(['xy', 0o644, ['config.json']])
})

it('undefined leaves the file, and so does an error, which comes through', async () => {
  await updateShared(path, () => undefined)
  expect(readdirSync(folder)).toEqual([])
  const refusal = updateShared(path, () => {
    throw new Error('not this one')
  })
  await expect(refusal).rejects.toThrow('not this one')
  expect(readdirSync(folder)).toEqual([])
})

it('links stay, relative, chained and dangling; the lock stands beside the file itself', async () => {
  mkdirSync(join(folder, 'real'))
  symlinkSync('second', path)
  symlinkSync(join(folder, 'real/file'), join(folder, 'second'))
  await add('a')
  await add('b')
  expect(readFileSync(join(folder, 'real/file'), 'utf8')).toBe('ab')
  expect([readlinkSync(path), readdirSync(join(folder, 'real'))]).toEqual(['second', ['file']])
})

it('a circle of links, and a folder in the file’s place, are the system’s errors', async () => {
  symlinkSync('config.json', path)
  await expect(add('a')).rejects.toMatchObject({code: 'ELOOP'})
  rmSync(path)
  mkdirSync(path)
  await expect(add('a')).rejects.toMatchObject({code: 'EISDIR'})
  expect(readdirSync(folder)).toEqual(['config.json'])
})

it('many at once lose nothing, also from several processes', async () => {
  const module = new URL('../../src/runner/shared-file.ts', import.meta.url)
  const script = join(folder, 'writer.mjs')
  // As text, because a program of its own has to read the source without a loader.
  const {transformSync} = await import('@swc/core')
  const {code} = transformSync(readFileSync(module, 'utf8'), {jsc: {parser: {syntax: 'typescript'}, target: 'es2022'}})
  writeFileSync(
    script,
    `${code}\nawait Promise.all(Array.from({length: 10}, () => updateShared(${JSON.stringify(path)}, text => (text ?? '') + process.argv[2])))`
  )
  const ends = ['a', 'b', 'c'].map(
    letter =>
      new Promise(resolve => spawn(process.execPath, [script, letter], {stdio: 'inherit'}).once('close', resolve))
  )
  expect(await Promise.all(ends)).toEqual([0, 0, 0])
  expect([...read()].sort().join('')).toBe('a'.repeat(10) + 'b'.repeat(10) + 'c'.repeat(10))
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'writer.mjs'])
}, 60_000)

it('the lock of a killed process is broken, once, by those who wait', async () => {
  writeFileSync(`${path}.lock`, '')
  const started = performance.now()
  await Promise.all([...'abcde'].map(add))
  expect([...read()].sort().join('')).toBe('abcde')
  expect(performance.now() - started).toBeGreaterThan(4_900)
  expect(readdirSync(folder)).toEqual(['config.json'])
}, 30_000)

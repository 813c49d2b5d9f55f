import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from '@jest/globals'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json#packages */
interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly os?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
// This repository's own file.
const packages = JSON.parse(read('package-lock.json')).packages as Readonly<Record<string, Locked>>

/** Where Node would find `name` from the package at `path`, as far as the lock knows; undefined if nowhere. */
function resolved(path: string, name: string): string | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (place in packages) return place
    if (!at.includes('node_modules')) return undefined
  }
}

describe('the lock', () => {
  it('has everything that a package asks for, what is optional and for other platforms included', () => {
    const missing = Object.entries(packages).flatMap(([path, {dependencies, optionalDependencies}]) =>
      Object.keys({...dependencies, ...optionalDependencies})
        .filter(name => resolved(path, name) === undefined)
        .map(name => `${path}: ${name}`)
    )
    expect(missing).toEqual([])
  })

  it('has the integrity of every package', () => {
    const without = Object.entries(packages).filter(
      ([path, {integrity}]) => path !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')
    )
    expect(without).toEqual([])
  })

  it.each(['@biomejs/biome', '@swc/core', 'esbuild', 'unrs-resolver'])('has %s for Linux, macOS and Windows', name => {
    const own = Object.keys(packages[`node_modules/${name}`]?.optionalDependencies ?? {})
    const systems = own.flatMap(part => packages[resolved(`node_modules/${name}`, part) ?? '']?.os ?? [])
    expect([...new Set(systems)]).toEqual(expect.arrayContaining(['linux', 'darwin', 'win32']))
  })

  it('is of this package', () => {
    const {dependencies, devDependencies, engines} = JSON.parse(read('package.json'))
    expect(packages['']).toMatchObject({dependencies, devDependencies, engines: {node: engines.node}})
  })
})

describe('Node 24', () => {
  const scripts = readdirSync(join(ROOT, 'script'), {withFileTypes: true})
    .filter(entry => entry.isFile() && read(`script/${entry.name}`).startsWith('#!'))
    .map(({name}) => name)

  it('runs these tests', () => {
    expect(Number.parseInt(process.versions.node, 10)).toBeGreaterThanOrEqual(24)
  })

  // The witnesses are built without Node.
  it.each(scripts.filter(name => name !== 'witnesses'))('is what script/%s takes', name => {
    expect(read(`script/${name}`)).toMatch(/^\. (?:(?:"\$root\/)?script|"\$here)\/node24"?$/m)
    expect(statSync(join(ROOT, 'script', name)).mode & 0o111).toBe(0o111)
  })
})

import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {readComponent} from '../../src/artifact/component.ts'
import {composeChart, composeFiles} from '../../src/artifact/compose.ts'
import {packFolder} from '../../src/artifact/pack.ts'
import {differences, readChartArchive} from '../../src/chart/archive.ts'
import {chartAnnotations, chartConfig, parseChart} from '../../src/chart/metadata.ts'
import {readChart} from '../../src/chart/read.ts'
import type {ChartPlan, FilesPlan} from '../../src/plan/artifact.ts'
import {createFiles} from '../../src/runner/files.ts'

let folder = ''
let files: ReturnType<typeof createFiles>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compose-'))
  files = createFiles({RUNNER_TEMP: folder})
})
afterEach(() => rmSync(folder, {recursive: true}))

const at = (name: string) => join(folder, name)
const sha256 = (bytes: Uint8Array | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
/** A chart's archive, packed by tar. */
function tgz(name: string, content: Record<string, string>, time = '2026-01-02 03:04:05'): string {
  const root = mkdtempSync(at('tree-'))
  for (const [path, text] of Object.entries(content)) {
    mkdirSync(join(root, path, '..'), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  execFileSync('tar', ['czf', at(name), `--mtime=${time}`, '-C', root, ...Object.keys(content)])
  return at(name)
}
const WEB = 'apiVersion: v2\nname: web\nversion: 0.3.0\n'
const chartPlan: ChartPlan = {
  kind: 'chart',
  path: 'web',
  packed: true,
  setVersion: undefined,
  created: '2026-03-04T05:06:07Z',
  annotations: {},
  ifTagExists: 'fail'
}
const filesPlan = (named: [string, string?][], more: Partial<FilesPlan> = {}): FilesPlan => ({
  kind: 'files',
  files: named.map(([name, mediaType], index) => ({path: at(name), title: name, mediaType, line: index + 1})),
  artifactType: 'application/vnd.acme.v1',
  subject: undefined,
  modified: new Date(0),
  created: '2026-03-04T05:06:07Z',
  annotations: {},
  ifTagExists: undefined,
  ...more
})

describe('a chart’s metadata', () => {
  it('is in the configuration as Helm writes it: its order, what it knows, no empty fields', async () => {
    const yaml = [
      'type: application',
      'zone: unknown field',
      'version: 0.3.0',
      'name: web',
      'apiVersion: v2',
      'appVersion: 1.5',
      'home: https://acme.example/?a=1&b=<2>',
      'sources: [https://one, https://two]',
      'keywords: []',
      'deprecated: false',
      'annotations: {b: two, a: 1}',
      'maintainers: [{name: Ann, email: ann@acme.example}, {name: Bob}]',
      'dependencies: [{name: redis, version: ">=1", condition: redis.enabled}]',
      'kubeVersion: ">=1.30"',
      ''
    ].join('\n')
    // Written by `helm push` 4.3 for this file, and read from the registry.
    expect(chartConfig(await parseChart(yaml, 'Chart.yaml')).toString()).toBe(
      '{"name":"web","home":"https://acme.example/?a=1\\u0026b=\\u003c2\\u003e","sources":["https://one","https://two"],"version":"0.3.0","maintainers":[{"name":"Ann","email":"ann@acme.example"},{"name":"Bob"}],"apiVersion":"v2","appVersion":"1.5","annotations":{"a":"1","b":"two"},"kubeVersion":"\\u003e=1.30","dependencies":[{"name":"redis","version":"\\u003e=1","repository":"","condition":"redis.enabled"}],"type":"application"}'
    )
  })

  it('is in the annotations, of which Chart.yaml’s own replace all but title and version', async () => {
    const yaml = `${WEB}description: A web\nmaintainers: [{name: Ann, email: a@b.c}, {name: Bob}]\nannotations:\n  org.opencontainers.image.title: x\n  org.opencontainers.image.description: mine\n  k: v\n`
    expect(chartAnnotations(await parseChart(yaml, 'Chart.yaml'), 'T')).toEqual({
      'org.opencontainers.image.title': 'web',
      'org.opencontainers.image.version': '0.3.0',
      'org.opencontainers.image.description': 'mine',
      'org.opencontainers.image.created': 'T',
      'org.opencontainers.image.authors': 'Ann (a@b.c), Bob',
      k: 'v'
    })
  })
})

describe('a chart', () => {
  it('is its archive and its signature, in the order of their digests', async () => {
    const path = tgz('web-0.3.0.tgz', {'web/Chart.yaml': WEB, 'web/values.yaml': 'a: 1\n'})
    writeFileSync(`${path}.prov`, 'signed')
    const {manifest, blobs} = await composeChart({files}, chartPlan, path)
    const document = JSON.parse(manifest.bytes.toString())
    const layers = [
      {
        mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
        digest: sha256(readFileSync(path)),
        size: readFileSync(path).length
      },
      {mediaType: 'application/vnd.cncf.helm.chart.provenance.v1.prov', digest: sha256('signed'), size: 6}
    ].sort((a, b) => (a.digest < b.digest ? -1 : 1))
    const config = Buffer.from('{"name":"web","version":"0.3.0","apiVersion":"v2"}')
    expect(Object.keys(document)).toEqual(['schemaVersion', 'config', 'layers', 'annotations'])
    expect(document.config).toEqual({
      mediaType: 'application/vnd.cncf.helm.config.v1+json',
      digest: sha256(config),
      size: config.length
    })
    expect(document.layers).toEqual(layers)
    expect(blobs.map(({digest}) => digest)).toEqual([sha256(config), ...layers.map(({digest}) => digest)])
  })

  it('is the same as another by its files, not by their times or that of its lock', async () => {
    const lock = (time: string) => `dependencies: []\ngenerated: "${time}"\n`
    const read = (name: string, content: Record<string, string>, time?: string) =>
      readChartArchive(files.stream(tgz(name, content, time)), name)
    const a = await read('a.tgz', {'web/Chart.yaml': WEB, 'web/Chart.lock': lock('1'), 'web/x': '1'})
    const b = await read('b.tgz', {'web/x': '1', 'web/Chart.yaml': WEB, 'web/Chart.lock': lock('2')}, '2025-01-01')
    const c = await read('c.tgz', {'web/Chart.yaml': WEB, 'web/x': '2', 'web/y': ''})
    expect(differences(a, b)).toEqual([])
    expect(differences(a, c)).toEqual(['web/Chart.lock', 'web/x', 'web/y'])
  })

  it.each([
    ['nowhere', /^input chart: .*nowhere does not exist\.$/],
    ['folder', /^input chart: there is no Chart\.yaml in .*folder\.$/],
    ['empty.tgz', /^input chart: there is no Chart\.yaml in .*empty\.tgz\.$/],
    ['text.tgz', /^input chart: .*text\.tgz is not a packed chart\.$/],
    ['cut.tgz', /^input chart: .*cut\.tgz is not a packed chart\.$/]
  ])('is not what %s names', async (name, message) => {
    mkdirSync(at('folder'))
    tgz('empty.tgz', {'web/values.yaml': ''})
    writeFileSync(at('text.tgz'), 'no archive')
    writeFileSync(at('cut.tgz'), readFileSync(tgz('whole.tgz', {'web/Chart.yaml': WEB})).subarray(0, 60))
    await expect(readChart({files}, at(name))).rejects.toThrow(message)
  })
})

describe('files', () => {
  it('are layers with their paths as titles, above the empty configuration', async () => {
    writeFileSync(at('a.bin'), 'hello')
    writeFileSync(at('b.txt'), '')
    const {manifest, blobs} = await composeFiles(
      {files},
      filesPlan([['a.bin'], ['b.txt', 'text/plain']], {annotations: {z: '1', a: '<2>'}}),
      undefined
    )
    // As `oras push` 1.3.3 writes it for the same, but for the type of a file without one.
    expect(manifest.bytes.toString()).toBe(
      `{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.acme.v1","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"${sha256('{}')}","size":2,"data":"e30="},"layers":[{"mediaType":"application/octet-stream","digest":"${sha256('hello')}","size":5,"annotations":{"org.opencontainers.image.title":"a.bin"}},{"mediaType":"text/plain","digest":"${sha256('')}","size":0,"annotations":{"org.opencontainers.image.title":"b.txt"}}],"annotations":{"a":"\\u003c2\\u003e","org.opencontainers.image.created":"2026-03-04T05:06:07Z","z":"1"}}`
    )
    expect(blobs.map(({size}) => size)).toEqual([2, 5, 0])
  })

  it('that are a folder are its archive, the same for the same content, whenever it was written', async () => {
    mkdirSync(at('site/sub'), {recursive: true})
    writeFileSync(at('site/sub/long.txt'), 'x'.repeat(9_000_000))
    writeFileSync(at('site/run'), '#!/bin/sh\n')
    chmodSync(at('site/run'), 0o755)
    symlinkSync('run', at('site/link'))
    const first = await composeFiles({files}, filesPlan([['site']]), undefined)
    utimesSync(at('site/run'), new Date(1), new Date(2))
    const second = await composeFiles({files}, filesPlan([['site']]), undefined)
    expect(second.manifest.digest).toBe(first.manifest.digest)
    const content = await packFolder({files}, at('site'), 'site', at('out.tgz'), new Date(0))
    expect(content).toBe(sha256(gunzipSync(readFileSync(at('out.tgz')))))
    expect(JSON.parse(first.manifest.bytes.toString()).layers).toEqual([
      {
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: sha256(readFileSync(at('out.tgz'))),
        size: readFileSync(at('out.tgz')).length,
        annotations: {
          'io.deis.oras.content.digest': content,
          'io.deis.oras.content.unpack': 'true',
          'org.opencontainers.image.title': 'site'
        }
      }
    ])
    const listed = execFileSync('tar', ['tvzf', at('out.tgz'), '--numeric-owner'], {
      encoding: 'utf8',
      env: {TZ: 'UTC', PATH: process.env.PATH}
    })
    expect(
      listed
        .trim()
        .split('\n')
        .map(line => line.replace(/\s+/g, ' '))
    ).toEqual([
      'drwxr-xr-x 0/0 0 1970-01-01 00:00 site',
      'lrwxrwxrwx 0/0 0 1970-01-01 00:00 site/link -> run',
      '-rwxr-xr-x 0/0 10 1970-01-01 00:00 site/run',
      'drwxr-xr-x 0/0 0 1970-01-01 00:00 site/sub',
      '-rw-r--r-- 0/0 9000000 1970-01-01 00:00 site/sub/long.txt'
    ])
  })

  it('that are not there are named with their line', async () => {
    writeFileSync(at('a'), '')
    await expect(composeFiles({files}, filesPlan([['a'], ['gone']]), undefined)).rejects.toThrow(
      /^input artifact, line 2: .*gone does not exist\.$/
    )
  })
})

/** https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md, written by hand. */
const text = (value: string) => [value.length, ...Buffer.from(value)]
const section = (id: number, ...body: number[]) => [id, body.length, ...body]
const COMPONENT = Buffer.from([
  0,
  0x61,
  0x73,
  0x6d,
  0x0d,
  0,
  1,
  0,
  ...section(0, ...text('name'), 1, 2, 3),
  ...section(
    10,
    3,
    0,
    ...text('wasi:cli/environment@0.2.0'),
    5,
    0,
    0,
    ...text('thing'),
    3,
    1,
    2,
    ...text('wasi:io/poll'),
    ...text('0.2.3'),
    5,
    1
  ),
  ...section(10, 1, 0, ...text('core'), 0, 0x11, 4),
  ...section(11, 2, 0, ...text('wasi:cli/run@0.2.0'), 5, 0x80, 1, 0, 0, ...text('f'), 1, 2, 1, 1, 3)
])
const MODULE = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

describe('WebAssembly', () => {
  const wasm = (bytes: Uint8Array) => {
    writeFileSync(at('app.wasm'), bytes)
    return composeFiles({files}, filesPlan([['app.wasm']], {artifactType: undefined}), undefined)
  }
  const configOf = async ({
    blobs
  }: {
    blobs: readonly {open(start: number, end: number): AsyncIterable<Uint8Array>; size: number}[]
  }) => {
    const pieces: Uint8Array[] = []
    for await (const piece of blobs[0]?.open(0, blobs[0].size) ?? []) pieces.push(Buffer.from(piece))
    return JSON.parse(Buffer.concat(pieces).toString())
  }

  it('is one layer, and a configuration that says module or component, and what that wants and offers', async () => {
    const component = await wasm(COMPONENT)
    const document = JSON.parse(component.manifest.bytes.toString())
    expect(document.artifactType).toBeUndefined()
    expect(document.config.mediaType).toBe('application/vnd.wasm.config.v0+json')
    expect(document.layers).toMatchObject([{mediaType: 'application/wasm', digest: sha256(COMPONENT)}])
    expect(await configOf(component)).toEqual({
      created: '2026-03-04T05:06:07Z',
      architecture: 'wasm',
      os: 'wasip2',
      layerDigests: [sha256(COMPONENT)],
      component: {
        exports: ['wasi:cli/run@0.2.0', 'f'],
        imports: ['wasi:cli/environment@0.2.0', 'thing', 'wasi:io/poll@0.2.3', 'core']
      }
    })
    expect(await configOf(await wasm(MODULE))).toEqual({
      created: '2026-03-04T05:06:07Z',
      architecture: 'wasm',
      os: 'wasip1',
      layerDigests: [sha256(MODULE)]
    })
  })

  it.each([1, 20, 45, COMPONENT.length - 1])('that is cut after %i bytes is refused', async length => {
    await expect(wasm(COMPONENT.subarray(0, length))).rejects.toMatchObject({code: 'input'})
  })

  it('is read to its last byte, whatever the bytes are', () => {
    for (let at = 8; at < COMPONENT.length; at++) {
      const changed = Buffer.from(COMPONENT)
      changed[at] = 0xff
      expect(() => readComponent(changed)).not.toThrow()
    }
  })

  it('is one file', async () => {
    writeFileSync(at('b.wasm'), MODULE)
    writeFileSync(at('app.wasm'), MODULE)
    const plan = filesPlan([['app.wasm'], ['b.wasm']], {artifactType: undefined})
    await expect(composeFiles({files}, plan, undefined)).rejects.toThrow(
      'input artifact: 2 files, and a WebAssembly artifact has one.'
    )
  })
})

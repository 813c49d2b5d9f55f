import {spawn} from 'node:child_process'
import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {BUILDKIT_IMAGE, QEMU_IMAGE} from '../src/builder/images.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DAY = 24 * 3_600_000
const DIGEST = `sha256:${'d'.repeat(64)}`

it('the images that are pulled without a word are pinned by version', () => {
  expect(BUILDKIT_IMAGE).toMatch(/^moby\/buildkit:v\d+\.\d+\.\d+(@sha256:[0-9a-f]{64})?$/)
  expect(QEMU_IMAGE).toMatch(/^tonistiigi\/binfmt:qemu-v\d+\.\d+\.\d+-\d+(@sha256:[0-9a-f]{64})?$/)
})

describe('script/images', () => {
  let folder: string
  let api: http.Server
  /** Releases by repository: tag and age in days. */
  let releases: Record<string, [string, number][]>
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'images-'))
    for (const name of ['script', 'src/builder', 'bin']) mkdirSync(join(folder, name), {recursive: true})
    copyFileSync(join(ROOT, 'script/images.mjs'), join(folder, 'script/images.mjs'))
    api = http.createServer(({url = ''}, response) => {
      const listed = releases[/^\/repos\/(.+)\/releases/.exec(url)?.[1] ?? ''] ?? []
      const shown = listed.map(([tag_name, days]) => ({
        tag_name,
        published_at: new Date(Date.now() - days * DAY).toISOString(),
        draft: false,
        prerelease: tag_name.includes('rc')
      }))
      response.end(JSON.stringify(shown))
    })
    await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    rmSync(folder, {recursive: true})
    await new Promise(resolve => api.close(resolve))
  })

  /** `known`: what Docker Hub has. */
  async function raise(before: string, known: readonly string[]): Promise<{after: string; said: string}> {
    const file = join(folder, 'src/builder/images.ts')
    writeFileSync(file, before)
    const cases = known.map(name => `*${name}) echo ${DIGEST};;`).join(' ')
    writeFileSync(join(folder, 'bin/docker'), `#!/bin/sh\ncase "$*" in ${cases} *) exit 1;; esac\n`, {mode: 0o755})
    const child = spawn(process.execPath, [join(folder, 'script/images.mjs')], {
      env: {
        PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
        // A server that listens on TCP has an address of this shape.
        GITHUB_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`
      }
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', text => (said += text))
    expect(await new Promise(resolve => child.once('close', resolve))).toBe(0)
    return {after: readFileSync(file, 'utf8'), said}
  }
  const text = (buildkit: string, qemu: string) =>
    `export const BUILDKIT_IMAGE = '${buildkit}'\nexport const QEMU_IMAGE = '${qemu}'\n`

  it('takes the newest release that is a week old, with its digest', async () => {
    releases = {
      'moby/buildkit': [
        ['v0.33.0', 3],
        ['v0.31.9', 9],
        ['v0.32.10', 10],
        ['v0.33.0-rc1', 20],
        ['v0.32.9', 30]
      ],
      'tonistiigi/binfmt': [
        ['buildkit/v11.0.0-9', 30],
        ['deploy/v10.2.3-70', 30]
      ]
    }
    const {after, said} = await raise(text('moby/buildkit:v0.32.9', 'tonistiigi/binfmt:qemu-v10.2.3-68'), [
      'moby/buildkit:v0.32.10',
      'tonistiigi/binfmt:qemu-v10.2.3-70'
    ])
    expect(after).toBe(text(`moby/buildkit:v0.32.10@${DIGEST}`, `tonistiigi/binfmt:qemu-v10.2.3-70@${DIGEST}`))
    expect(said.split('\n')[0]).toBe(`moby/buildkit:v0.32.9 → moby/buildkit:v0.32.10@${DIGEST}`)
  })

  it('changes nothing where there is no newer one, or where Docker Hub does not have it', async () => {
    releases = {'moby/buildkit': [['v0.31.0', 30]], 'tonistiigi/binfmt': [['deploy/v10.3.0-1', 30]]}
    const before = text(`moby/buildkit:v0.32.9@${DIGEST}`, 'tonistiigi/binfmt:qemu-v10.2.3-68')
    expect(await raise(before, ['moby/buildkit:v0.31.0'])).toEqual({after: before, said: ''})
  })
})

import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {findBuildx} from '../../src/runner/buildx.ts'
import {createRun} from '../../src/runner/run.ts'

let home = ''
const at = (name: string) => join(home, name)
const plugin = () => at('.docker/cli-plugins/docker-buildx')
const env = (more: Record<string, string> = {}) => ({HOME: home, DOCKER_HOST: `unix://${at('engine.sock')}`, ...more})
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'buildx-'))
  mkdirSync(at('.docker/cli-plugins'), {recursive: true})
  writeFileSync(at('engine.sock'), '')
  writeFileSync(plugin(), '#!/bin/sh\necho "itself: $*"\n')
  chmodSync(plugin(), 0o755)
})
afterEach(() => rmSync(home, {recursive: true}))

describe('buildx', () => {
  it('is started by itself where that is the same', async () => {
    expect(await findBuildx(env())).toBe(plugin())
    const run = createRun({cancelled: false, onCancel: () => () => {}})
    const {stdout} = await run('docker', ['buildx', 'build', '.'], {env: env()})
    expect(stdout.trim()).toBe('itself: build .')
  })

  it.each<[string, Record<string, string>, () => void]>([
    ['an engine elsewhere', {DOCKER_HOST: 'tcp://x:1'}, () => {}],
    ['a context of the environment', {DOCKER_CONTEXT: 'far'}, () => {}],
    ['a context of the config', {}, () => writeFileSync(at('.docker/config.json'), '{"currentContext": "far"}')],
    ['plugins elsewhere', {}, () => writeFileSync(at('.docker/config.json'), '{"cliPluginsExtraDirs": ["/x"]}')],
    ['a socket that this user can’t use', {DOCKER_HOST: 'unix:///nowhere.sock'}, () => {}],
    ['a plugin that is no program', {}, () => chmodSync(plugin(), 0o644)]
  ])('is left to docker with %s', async (_, more, prepare) => {
    prepare()
    expect(await findBuildx(env(more))).toBeUndefined()
  })
})

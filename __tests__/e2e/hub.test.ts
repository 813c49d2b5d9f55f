import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync} from 'node:fs'
import net, {type AddressInfo} from 'node:net'
import {homedir, tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {answers, freePort} from '../helpers/buildkit.ts'
import {docker} from '../helpers/engine.ts'
import {startEngine} from '../helpers/second-engine.ts'

const SCRIPT = fileURLToPath(new URL('../../script/engine', import.meta.url))
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'publish-image')
/** What a developer does with it: names of Docker Hub, in a RUN step and a container. */
const USE = `printf 'FROM alpine\\nRUN echo built > /built\\n' | docker buildx build --quiet --network none --load --tag used - >/dev/null
docker run --rm --network none used cat /built
node -e 'fetch("http://" + process.env.TEST_REGISTRY + "/v2/").then(({status}) => console.log(process.env.TEST_REGISTRY, status, process.env.TEST_STORE))'`

let folder: string
let silent: net.Server
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hub-'))
  mkdirSync(join(folder, 'publish-image'))
  // It takes connections and says nothing.
  silent = net.createServer(socket => socket.on('error', () => {}).resume())
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  silent.close()
  rmSync(folder, {recursive: true, force: true})
})

/** Docker as a machine has it, whose way to Docker Hub is this proxy. */
async function withDocker(proxy: number, containerd: boolean, body: (host: string) => Promise<void>): Promise<void> {
  const engine = await startEngine({containerd, proxy: `http://127.0.0.1:${proxy}`})
  try {
    await body(engine.host)
  } finally {
    await engine.close()
  }
}

/** The script with a state of its own, without what the cell of these tests has set. */
async function run(host: string, env: Record<string, string> = {}) {
  const {ENGINE: _, REGISTRY: __, ...rest} = process.env
  const own = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('TEST_')))
  const started = Date.now()
  const child = spawn(SCRIPT, ['run', 'sh', '-ec', USE], {
    env: {...own, XDG_CACHE_HOME: folder, DOCKER_HOST: host, HUB_SECONDS: '5', ...env}
  })
  const text = {stdout: '', stderr: ''}
  child.stdout.on('data', chunk => (text.stdout += chunk))
  child.stderr.on('data', chunk => (text.stderr += chunk))
  const exitCode = await new Promise<number | null>(resolve => child.once('close', resolve))
  return {...text, exitCode, seconds: (Date.now() - started) / 1000}
}

/** What was fetched or built before need not be again. */
function shareCache(): void {
  if (!existsSync(CACHE)) return
  for (const name of readdirSync(CACHE).filter(name => /^(root|witnesses|node-.*)$/.test(name)))
    symlinkSync(join(CACHE, name), join(folder, 'publish-image', name))
}

describe('script/engine with the machine’s own Docker, where Docker Hub', () => {
  it.each([
    ['refuses', true],
    ['never answers', false],
    ['never answers', true]
  ])('%s (containerd: %s): goes on with the packaged registry, and leaves nothing', async (what, containerd) => {
    shareCache()
    // A port, and nobody at it.
    const proxy = what === 'refuses' ? await freePort() : (silent.address() as AddressInfo).port
    await withDocker(proxy, containerd, async host => {
      const {stdout, stderr, exitCode, seconds} = await run(host)
      expect(stderr).toContain("Docker Hub does not answer; going on with the distribution's registry and its busybox")
      expect([exitCode, stdout]).toEqual([
        0,
        expect.stringMatching(
          new RegExp(`^built\n127\\.0\\.0\\.1:\\d+ 200 ${containerd ? 'containerd' : 'classic'}\n$`)
        )
      ])
      // It was the script that gave up, not the engine, which takes up to a minute for it.
      if (what === 'never answers') expect(stderr).not.toMatch(/deadline exceeded|Client\.Timeout/)
      expect(seconds).toBeLessThan(90)
      const port = Number(/127\.0\.0\.1:(\d+) 200/.exec(stdout)?.[1])
      expect(await answers(port)).toBe(false)
      expect(await docker('--host', host, 'image', 'ls', '--format', '{{.Repository}}')).toBe('used')
    })
  })

  it('refuses and no package is to be had: says what to do instead', async () => {
    // Every program of this machine but the package manager.
    const programs = join(folder, 'programs')
    mkdirSync(programs)
    for (const path of (process.env.PATH ?? '').split(delimiter).filter(existsSync))
      for (const name of readdirSync(path).filter(name => name !== 'apt-get' && !existsSync(join(programs, name))))
        symlinkSync(join(path, name), join(programs, name))
    await withDocker(await freePort(), true, async host => {
      const {stderr, exitCode} = await run(host, {PATH: programs})
      expect(exitCode).toBe(1)
      expect(stderr).toContain('connection refused')
      expect(stderr).toMatch(/engine: Docker Hub does not answer, and .*\n$/)
      expect(stderr).toContain('docker tag')
      expect(stderr).not.toContain('Install Docker')
    })
  })
})

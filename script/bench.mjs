// Times, side by side and in turns: bare `docker buildx build --push` and the action (its post step included), with one
// tag and with the seven of a release, at no and at 40 ms of round trip; and a dry run against `node -e 0`.
import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import net from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'

const RUNS = Number(process.argv[2] ?? 9)
const ROOT = fileURLToPath(new URL('..', import.meta.url))

if (isMainThread) await main()
else serveDelayed(workerData)

/** A TCP door to the registry through which every byte takes `delayMs`, each way. */
function serveDelayed({target, delayMs}) {
  const [host, port] = target.split(':')
  const pipe = (from, to) => {
    from.on('data', chunk => setTimeout(() => to.writable && to.write(chunk), delayMs))
    from.on('close', () => setTimeout(() => to.destroy(), delayMs))
    from.on('error', () => {})
  }
  const server = net.createServer(socket => {
    const onward = net.connect(Number(port), host)
    for (const end of [socket, onward]) end.setNoDelay(true)
    pipe(socket, onward)
    pipe(onward, socket)
  })
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(`127.0.0.1:${server.address().port}`))
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  writeFileSync(join(folder, 'Dockerfile'), `FROM ${process.env.TEST_BASE_IMAGE}\nRUN echo bench > /bench\n`)
  const payload = {
    repository: {
      name: 'bench',
      html_url: 'https://github.com/you/bench',
      default_branch: 'main',
      description: '',
      license: null
    }
  }
  writeFileSync(join(folder, 'event.json'), JSON.stringify(payload))
  try {
    console.log(`node ${process.version}, medians of ${RUNS}\n`)
    console.log('| tags | round trip | bare buildx | publish-image | ratio | added |\n|---|---|---|---|---|---|')
    for (const rtt of [0, 40]) {
      const door = new Worker(new URL(import.meta.url), {
        workerData: {target: process.env.TEST_REGISTRY, delayMs: rtt / 2}
      })
      const registry = await new Promise(resolve => door.once('message', resolve))
      for (const release of [false, true]) row(folder, registry, release, rtt)
      await door.terminate()
    }
    const [node, dry] = inTurns(
      [() => run(process.execPath, ['-e', '0']), () => act(folder, 'x.example/y', true, {'INPUT_DRY-RUN': 'true'})],
      RUNS * 3
    )
    console.log(`\ndry run of a release: ${ms(dry)}, node -e 0: ${ms(node)}, ratio ${(dry / node).toFixed(2)}`)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

function row(folder, registry, release, rtt) {
  const tags = release ? 7 : 1
  let count = 0
  const bare = () => {
    const names = Array.from({length: tags}, (_, index) => [
      '--tag',
      `${registry}/bench/bare:${rtt}-${tags}-${count}-${index}`
    ]).flat()
    run('docker', ['buildx', 'build', '--provenance=false', '--label', `run=${count++}`, '--push', ...names, folder])
  }
  const ours = () => act(folder, `${registry}/bench/ours`, release, release ? {} : {INPUT_TAGS: 'type=run'})
  const [a, b] = inTurns([bare, ours], RUNS)
  console.log(`| ${tags} | ${rtt} ms | ${ms(a)} | ${ms(b)} | ${(b / a).toFixed(2)} | ${ms(b - a)} |`)
}

/** One step and its post step. */
function act(folder, image, release, inputs) {
  const file = name => {
    writeFileSync(join(folder, name), '')
    return join(folder, name)
  }
  const env = {
    ...process.env,
    GITHUB_EVENT_NAME: release ? 'release' : 'push',
    GITHUB_REF: release ? 'refs/tags/v1.2.3' : 'refs/heads/main',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REPOSITORY: 'you/bench',
    GITHUB_RUN_ID: '1',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: folder,
    INPUT_IMAGES: image,
    INPUT_CONTEXT: folder,
    ...inputs
  }
  run(process.execPath, [join(ROOT, 'dist/index.js')], env)
  if (!inputs['INPUT_DRY-RUN']) run(process.execPath, [join(ROOT, 'dist/post/index.js')], env)
}

function run(program, args, env = process.env) {
  const {status, stdout, stderr} = spawnSync(program, args, {env, encoding: 'utf8'})
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${status}\n${stdout}${stderr}`)
}

/** Median milliseconds of each function, run in turns so that the machine's moods fall on all of them. */
function inTurns(functions, runs) {
  for (const work of functions) work()
  const times = functions.map(() => [])
  for (let index = 0; index < runs; index++) {
    for (const [which, work] of functions.entries()) {
      const start = performance.now()
      work()
      times[which].push(performance.now() - start)
    }
  }
  return times.map(list => list.sort((a, b) => a - b)[Math.floor(list.length / 2)])
}

function ms(value) {
  return `${Math.round(value)} ms`
}

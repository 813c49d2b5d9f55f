// Times, side by side and in turns: bare `docker buildx build --push` and the action, its post step included, with more
// and more tags, images and platforms, at no and at 40 ms of round trip; a dry run against `node -e 0`; where the time
// of one run goes, and how many requests and processes it takes; and how big the bundle is.
import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {openDoor} from './door.mjs'

const RUNS = Number(process.argv[2] ?? 9)
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ALL_PLATFORMS = ['amd64', 'arm64', 'arm/v7', 'arm/v6', '386', 'ppc64le', 's390x', 'riscv64']
let runId = 0

await main()

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const counter = new SharedArrayBuffer(4)
  const bench = {folder, counter: new Int32Array(counter), programs: countPrograms(folder)}
  context(folder, 'one', `FROM ${process.env.TEST_BASE_IMAGE}\nRUN echo bench > /bench\n`)
  // Nothing to run, so that no platform needs emulation.
  context(folder, 'many', 'FROM scratch\nCOPY Dockerfile /\n')
  const repository = {name: 'bench', html_url: 'https://github.com/you/bench', default_branch: 'main', description: ''}
  writeFileSync(join(folder, 'event.json'), JSON.stringify({repository: {...repository, license: null}}))
  try {
    console.log(
      `node ${process.version}, medians of ${RUNS}, times with the post step; requests and processes are ours,`
    )
    console.log('those that BuildKit and docker make themselves not counted.\n')
    console.log(
      '| round trip | images | platforms | tags | bare buildx | publish-image | ratio | added | requests | processes |'
    )
    console.log('|---|---|---|---|---|---|---|---|---|---|')
    for (const rtt of [0, 40]) {
      const door = await openDoor({target: process.env.TEST_REGISTRY, delayMs: rtt / 2, counter})
      const at = {...bench, registry: door.address, rtt}
      // A fresh engine takes longer for its first dozens of pushes: a row that nobody sees.
      row(at, {tags: 7, images: 1, platforms: 1}, () => {})
      for (const tags of [1, 7, 50]) row(at, {tags, images: 1, platforms: 1})
      for (const images of [2, 4]) row(at, {tags: 7, images, platforms: 1})
      for (const platforms of [2, 8]) row(at, {tags: 7, images: 1, platforms})
      await door.close()
    }
    const [node, dry] = inTurns(
      [
        () => run(process.execPath, ['-e', '0']),
        () => act(folder, release(), {INPUT_IMAGES: 'x.example/y', 'INPUT_DRY-RUN': 'true'})
      ],
      RUNS * 3
    )
    console.log(`\ndry run of a release: ${ms(dry)}, node -e 0: ${ms(node)}, ratio ${(dry / node).toFixed(2)}\n`)
    stages(bench)
    sizes()
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

function row({folder, registry, rtt, counter, programs}, {tags, images, platforms}, print = console.log) {
  let count = 0
  const name = `${rtt}-${tags}-${images}-${platforms}-${runId}`
  const many = platforms > 1
  const place = join(folder, many ? 'many' : 'one')
  const list = ALL_PLATFORMS.slice(0, platforms).map(platform => `linux/${platform}`)
  const bare = () => {
    const names = Array.from({length: images}, (_, image) =>
      Array.from({length: tags}, (_, tag) => ['--tag', `${registry}/bench/bare${image}:${name}-${count}-${tag}`])
    ).flat(2)
    const fresh = ['--provenance=false', '--label', `run=${name}-${count++}`]
    run('docker', [
      'buildx',
      'build',
      ...fresh,
      ...(many ? ['--platform', list.join()] : []),
      '--push',
      ...names,
      place
    ])
  }
  const inputs = {
    INPUT_IMAGES: Array.from({length: images}, (_, image) => `${registry}/bench/ours${image}`).join('\n'),
    INPUT_CONTEXT: place,
    ...(many ? {INPUT_PLATFORMS: list.join()} : {}),
    ...(tags === 7
      ? {}
      : {INPUT_TAGS: ['type=run', ...Array.from({length: tags - 1}, (_, tag) => `type=raw,value=t${tag}`)].join('\n')})
  }
  const ours = () => act(folder, tags === 7 ? release() : push(), inputs)
  const [a, b] = inTurns([bare, ours], RUNS)
  Atomics.store(counter, 0, 0)
  const before = programs()
  ours()
  const cells = [
    `${rtt} ms`,
    images,
    platforms,
    tags,
    ms(a),
    ms(b),
    (b / a).toFixed(2),
    ms(b - a),
    Atomics.load(counter, 0),
    programs() - before
  ]
  print(`| ${cells.join(' | ')} |`)
}

/** A `docker` in front of the real one that notes each start; returns how to count them. */
function countPrograms(folder) {
  const real = run('sh', ['-c', 'command -v docker']).stdout.trim()
  const [bin, notes] = [join(folder, 'bin'), join(folder, 'starts')]
  mkdirSync(bin)
  writeFileSync(notes, '')
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\necho >> ${notes}\nexec ${real} "$@"\n`)
  chmodSync(join(bin, 'docker'), 0o755)
  // In front for both, so that neither pays alone for it.
  process.env.PATH = `${bin}:${process.env.PATH}`
  return () => readFileSync(notes, 'utf8').length
}

function stages({folder}) {
  const image = `${process.env.TEST_REGISTRY}/bench/stages`
  const times = new Map()
  for (let index = 0; index < RUNS; index++) {
    const {stdout} = act(folder, release(), {INPUT_IMAGES: image, INPUT_CONTEXT: join(folder, 'one')})
    for (const [, stage, time] of stdout.matchAll(/^([A-Z][A-Za-z ]+): (\d+) ms$/gm))
      times.set(stage, [...(times.get(stage) ?? []), Number(time)])
  }
  console.log(`stages of a release: ${[...times].map(([stage, list]) => `${stage} ${ms(median(list))}`).join(', ')}\n`)
}

function sizes() {
  const kilo = path => `${Math.round(statSync(join(ROOT, 'dist', path)).size / 1000)} kB`
  const chunks = readdirSync(join(ROOT, 'dist')).filter(name => /^\d+\.index\.js$/.test(name))
  const big = chunks.filter(name => statSync(join(ROOT, 'dist', name)).size > 10_000)
  console.log(
    `bundle: index.js ${kilo('index.js')}, post/index.js ${kilo('post/index.js')}, loaded when used: ${big.map(kilo).join(', ')}`
  )
}

function push() {
  return {GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main'}
}

/** Seven tags by default. */
function release() {
  return {GITHUB_EVENT_NAME: 'release', GITHUB_REF: 'refs/tags/v1.2.3'}
}

/** One step and its post step. */
function act(folder, event, inputs) {
  const file = name => {
    writeFileSync(join(folder, name), '')
    return join(folder, name)
  }
  const env = {
    ...process.env,
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REPOSITORY: 'you/bench',
    // A run of its own: an engine that replaces a tag also clears away the old image, which a new tag doesn't cost.
    GITHUB_RUN_ID: `${Date.now()}${runId++}`,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: folder,
    ...event,
    ...inputs
  }
  const result = run(process.execPath, [join(ROOT, 'dist/index.js')], env)
  if (!inputs['INPUT_DRY-RUN']) run(process.execPath, [join(ROOT, 'dist/post/index.js')], env)
  return result
}

function context(folder, name, dockerfile) {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'Dockerfile'), dockerfile)
}

function run(program, args, env = process.env) {
  const result = spawnSync(program, args, {env, encoding: 'utf8', maxBuffer: 1e8})
  if (result.status !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${result.status}\n${result.stdout}${result.stderr}`)
  return result
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
  return times.map(median)
}

function median(list) {
  return list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

function ms(value) {
  return `${Math.round(value)} ms`
}

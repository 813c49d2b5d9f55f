// Times, side by side and in turns: bare `docker buildx build --push` and the action, its post step included, with more
// and more tags, images and platforms, at no and at 40 ms of round trip; a dry run against `node -e 0`; where the time
// of one run goes, and how many requests and processes it takes; and how big the bundle is.
import {mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {openDoor} from './bench.d/door.mjs'
import {act, BUNDLE, countPrograms, inTurns, median, ms, push, release, run, stagesOf} from './bench.d/runs.mjs'

const RUNS = Number(process.argv[2] ?? 9)
const ALL_PLATFORMS = ['amd64', 'arm64', 'arm/v7', 'arm/v6', '386', 'ppc64le', 's390x', 'riscv64']
let rows = 0

await main()

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const bench = {folder, programs: countPrograms(folder)}
  context(folder, 'one', `FROM ${process.env.TEST_BASE_IMAGE}\nRUN echo bench > /bench\n`)
  // Nothing to run, so that no platform needs emulation.
  context(folder, 'many', 'FROM scratch\nCOPY Dockerfile /\n')
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
      const door = await openDoor(process.env.TEST_REGISTRY, rtt)
      const at = {...bench, ...door, rtt}
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

function row({folder, registry, rtt, count, programs}, {tags, images, platforms}, print = console.log) {
  let builds = 0
  const name = `${rtt}-${tags}-${images}-${platforms}-${rows++}`
  const many = platforms > 1
  const place = join(folder, many ? 'many' : 'one')
  const list = ALL_PLATFORMS.slice(0, platforms).map(platform => `linux/${platform}`)
  const bare = () => {
    const names = Array.from({length: images}, (_, image) =>
      Array.from({length: tags}, (_, tag) => ['--tag', `${registry}/bench/bare${image}:${name}-${builds}-${tag}`])
    ).flat(2)
    const fresh = ['--provenance=false', '--label', `run=${name}-${builds++}`]
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
  count()
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
    count(),
    programs() - before
  ]
  print(`| ${cells.join(' | ')} |`)
}

function stages({folder}) {
  const image = `${process.env.TEST_REGISTRY}/bench/stages`
  const times = new Map()
  for (let index = 0; index < RUNS; index++) {
    const step = act(folder, release(), {INPUT_IMAGES: image, INPUT_CONTEXT: join(folder, 'one')})
    for (const [stage, time] of stagesOf(step)) times.set(stage, [...(times.get(stage) ?? []), time])
  }
  console.log(`stages of a release: ${[...times].map(([stage, list]) => `${stage} ${ms(median(list))}`).join(', ')}\n`)
}

function sizes() {
  const kilo = path => `${Math.round(statSync(join(BUNDLE, path)).size / 1000)} kB`
  const chunks = readdirSync(BUNDLE).filter(name => /^\d+\.index\.js$/.test(name))
  const big = chunks.filter(name => statSync(join(BUNDLE, name)).size > 10_000)
  console.log(
    `bundle: index.js ${kilo('index.js')}, post/index.js ${kilo('post/index.js')}, loaded when used: ${big.map(kilo).join(', ')}`
  )
}

function context(folder, name, dockerfile) {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'Dockerfile'), dockerfile)
}

// Six images of one graph, side by side and in turns: the one command of docker/bake-action, one step of ours with `bake`,
// and, with three tags, six steps of ours; with more and more tags, at no and at 40 ms of round trip.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {openDoor} from './bench.d/door.mjs'
import {act, countPrograms, inTurns, median, ms, push, run, stagesOf} from './bench.d/runs.mjs'

const RUNS = Number(process.argv[2] ?? 5)
const NAMES = ['api', 'worker', 'web', 'tool', 'cron', 'docs']
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const place = join(folder, 'work')
mkdirSync(place)
const BASE = `FROM ${process.env.TEST_BASE_IMAGE} AS base\nRUN echo bench > /bench\n`
writeFileSync(
  join(place, 'Dockerfile'),
  BASE + NAMES.map(name => `FROM base AS ${name}\nCOPY Dockerfile /${name}\n`).join('')
)
writeFileSync(
  join(place, 'docker-bake.hcl'),
  [
    `group "default" { targets = ${JSON.stringify(NAMES)} }`,
    `target "base" { dockerfile-inline = ${JSON.stringify(BASE)} }`,
    ...NAMES.map(
      name =>
        `target "${name}" {\n  contexts = { base = "target:base" }\n  dockerfile-inline = "FROM base\\nCOPY Dockerfile /${name}\\n"\n}`
    )
  ].join('\n')
)

const programs = countPrograms(folder)
console.log(`node ${process.version}, medians of ${RUNS}, times with the post step; six images of one graph.\n`)
console.log(
  '| round trip | tags each | bake-action’s command | one step | ratio | six steps | ratio | requests | programs |'
)
console.log('|---|---|---|---|---|---|---|---|---|')
const stages = []
try {
  for (const rtt of [0, 40]) {
    const door = await openDoor(process.env.TEST_REGISTRY, rtt)
    // A fresh engine takes longer for its first pushes: a row that nobody sees.
    row(door, rtt, 3, 2, () => {})
    for (const tags of [1, 2, 3, 7]) row(door, rtt, tags, RUNS)
    stages.push(`stages of three tags at ${rtt} ms: ${stagesAt(door)}`)
    await door.close()
  }
  console.log(`\n${stages.join('\n')}`)
} finally {
  rmSync(folder, {recursive: true, force: true})
}

function row({registry, count}, rtt, tags, runs, print = console.log) {
  let nonce = 0
  const chain = () => {
    const fresh = `${rtt}-${tags}-${process.pid}-${nonce++}`
    const set = NAMES.flatMap(name => [
      `${name}.labels.run=${fresh}`,
      ...Array.from({length: tags}, (_, tag) => `${name}.tags=${registry}/bench/chain/${name}:${fresh}-${tag}`)
    ])
    const flags = ['--provenance=false', '--metadata-file', join(folder, 'metadata.json'), '--push']
    run('docker', ['buildx', 'bake', '--file', 'docker-bake.hcl', ...set.flatMap(text => ['--set', text]), ...flags], {
      cwd: place
    })
  }
  const bake = () => act(folder, push(), inputsOf(registry, tags), place)
  const six = () => {
    for (const name of NAMES)
      act(
        folder,
        push(),
        {...tagsOf(tags), INPUT_IMAGES: `${registry}/bench/six/${name}`, INPUT_CONTEXT: place, INPUT_TARGET: name},
        place
      )
  }
  const [theirs, ours, steps] = inTurns([chain, bake, ...(tags === 3 ? [six] : [])], runs)
  count()
  const before = programs()
  bake()
  const against = steps === undefined ? ['', ''] : [ms(steps), (ours / steps).toFixed(2)]
  const cells = [`${rtt} ms`, tags, ms(theirs), ms(ours), (ours / theirs).toFixed(2), ...against]
  print(`| ${[...cells, count(), programs() - before].join(' | ')} |`)
}

function inputsOf(registry, tags) {
  return {...tagsOf(tags), INPUT_IMAGES: `${registry}/bench/ours/{{target}}`, INPUT_BAKE: 'docker-bake.hcl'}
}

/** The first is of this run alone, as by default. */
function tagsOf(tags) {
  return {INPUT_TAGS: ['type=run', ...Array.from({length: tags - 1}, (_, tag) => `type=raw,value=t${tag}`)].join('\n')}
}

function stagesAt({registry}) {
  const times = new Map()
  for (let index = 0; index < RUNS; index++)
    for (const [stage, time] of stagesOf(act(folder, push(), inputsOf(registry, 3), place)))
      times.set(stage, [...(times.get(stage) ?? []), time])
  return [...times].map(([stage, list]) => `${stage} ${ms(median(list))}`).join(', ')
}

// Whole builds, ours against the chain: every measured build runs on an engine that was started for it and is empty,
// like a hosted runner; what earlier runs left is in a cache only. The chain is what its actions start: a container
// builder with BuildKit's image, and a build with every stage exported to the same kind of cache.
// Needs BuildKit's image in the registry of script/engine (script/witnesses buildkit runc).
import {execFile} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {cpus, loadavg, release, totalmem} from 'node:os'
import {join} from 'node:path'
import {parseArgs, promisify} from 'node:util'
import {cacheVariables, startCacheService} from '../__tests__/helpers/cache-service.ts'
import {checkOut} from '../__tests__/helpers/files.ts'
import {startJob} from '../__tests__/helpers/runner.ts'
import {startEngine} from '../__tests__/helpers/second-engine.ts'
import {openDoor} from './bench.d/door.mjs'

/** Those of a run without --rows: together they have every value. */
const TWELVE = [
  'containerd-gha-same',
  'containerd-gha-source-40ms',
  'containerd-gha-dependency-2platforms',
  'containerd-gha-cold-container-40ms',
  'containerd-registry-same-40ms-2platforms',
  'containerd-registry-source-container',
  'containerd-registry-cold',
  'containerd-none-cold-40ms-2platforms',
  'classic-gha-same-40ms',
  'classic-gha-source-2platforms',
  'classic-registry-dependency-40ms',
  'classic-none-cold'
]
const STORES = ['containerd', 'classic']
const CACHES = ['gha', 'registry', 'none']
/** What is different from the last build: nothing, a line of source, a dependency; cold: there was none. */
const CHANGES = ['same', 'source', 'dependency', 'cold']
const OPTIONS = {
  /** Ours in a container as well, where the engine's own builder would do. */
  container: {container: true},
  '40ms': {rtt: 40},
  '2platforms': {platforms: 2},
  /** The chain without its builder in a container: on the engine's own, as its `driver: docker` builds. */
  bare: {bare: true},
  /** One machine that stays, as a self-hosted runner does. */
  kept: {kept: true},
  '500MB': {megabytes: 250}
}

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '5'},
    rows: {type: 'string', default: TWELVE.join(',')},
    megabytes: {type: 'string', default: '10'},
    json: {type: 'string'},
    logs: {type: 'string'}
  }
})
const runs = Number(values.runs)
const rows = values.rows.split(',').map(rowOf)

/** `STORE-CACHE-CHANGE[-OPTION…]`: any such row can be measured. */
function rowOf(name) {
  const [store, cache, change, ...options] = name.split('-')
  const isKnown = STORES.includes(store) && CACHES.includes(cache) && CHANGES.includes(change)
  if (!isKnown || options.some(option => !OPTIONS[option]))
    throw new Error(
      `no row ${name}: ${[STORES, CACHES, CHANGES].map(words => words.join('|')).join('-')}[-${Object.keys(OPTIONS).join('|')}…]`
    )
  const row = Object.assign(
    {name, store, cache, change, rtt: 0, platforms: 1, megabytes: Number(values.megabytes)},
    ...options.map(word => OPTIONS[word])
  )
  // The classic store can keep no cache and build for one platform only, so ours makes a builder itself.
  const driver =
    row.container || (store === 'classic' && (cache !== 'none' || row.platforms > 1)) ? 'docker-container' : 'docker'
  return {...row, driver}
}

/** A tool chain, dependencies and the program: three layers of bytes that do not compress, the last two in the image. */
function service(base, {megabytes}, nonce, {source, dependencies}) {
  const filled = name => `echo ran ${name} && head -c ${megabytes}000000 /dev/urandom > /${name}`
  return {
    Dockerfile: [
      `FROM --platform=$BUILDPLATFORM ${base} AS build`,
      `RUN ${filled('tools')} # ${nonce}`,
      'COPY dependencies /',
      `RUN --mount=type=cache,target=/store date > /store/used && ${filled('modules')}`,
      'COPY source /',
      `RUN ${filled('program')}`,
      `FROM ${base}`,
      'COPY --from=build /modules /',
      'COPY --from=build /program /'
    ].join('\n'),
    dependencies: `${dependencies}`,
    source: `${source}`
  }
}
/** The RUN steps that such a build has to do: one that found more or less in its cache is no measurement. */
const STEPS = {same: 0, source: 1, dependency: 2, cold: 3}

async function measureRow(row) {
  const door = row.rtt ? await openDoor(process.env.TEST_REGISTRY, row.rtt) : undefined
  const registry = door?.registry ?? process.env.TEST_REGISTRY
  const sides = {}
  const load = []
  try {
    const start = async (who, build) => {
      sides[who] = await startSide({row, registry, build, id: `${row.name}-${who}-${process.pid}`.toLowerCase()})
    }
    const started = await Promise.allSettled([start('ours', ours), start('chain', chain)])
    for (const {reason} of started) if (reason) throw reason
    for (let run = 1; run <= runs; run++)
      for (const who of run % 2 ? ['ours', 'chain'] : ['chain', 'ours']) {
        load.push(loadavg()[0])
        const {ms, exported} = await sides[who].measure(run)
        console.error(`${row.name} ${who}: ${seconds(ms)}, export ${seconds(exported)}, load ${load.at(-1).toFixed(1)}`)
      }
  } finally {
    for (const side of Object.values(sides)) await side.close()
    await door?.close()
  }
  const of = ({times, exports}) => ({ms: median(times), export: median(exports), times})
  const [own, others] = [of(sides.ours), of(sides.chain)]
  const {container: _, ...named} = row
  return {
    ...named,
    measured: new Date().toISOString().slice(0, 16),
    load: [Math.min(...load), Math.max(...load)].map(value => Number(value.toFixed(1))),
    megabytes: {layers: row.megabytes * 3, image: row.megabytes * 2},
    ours: own,
    chain: others,
    ratio: Number((own.ms / others.ms).toFixed(3))
  }
}

/** One of the two with a repository and a cache of its own; but for `cold`, they are filled by a build before. */
async function startSide({row, registry, build, id}) {
  const isCold = row.change === 'cold'
  const times = []
  const exports = []
  const engine = row.kept ? await newEngine(row) : undefined
  let caches = await startCaches(row)
  async function once(run, version, change) {
    // The first build of a project: nothing of an earlier run helps it.
    const nonce = isCold ? `${id}-${run}` : id
    if (isCold && run > 1) {
      await caches.close()
      caches = await startCaches(row)
    }
    const host = engine ?? (await newEngine(row))
    try {
      const shape = {...row, registry, caches, nonce, host: host.host, repository: `${registry}/bench/${nonce}`}
      const result = await build(shape, service(`${registry}/base/busybox`, row, nonce, version))
      if (values.logs) {
        mkdirSync(values.logs, {recursive: true})
        writeFileSync(join(values.logs, `${id}-${run}.log`), `${result.ms} ms\n${result.log}`)
      }
      const ran = result.log.match(/^#\d+ [\d.]+ ran /gm)?.length ?? 0
      if (ran !== STEPS[change]) throw new Error(`${id}: ${ran} steps were run, not ${STEPS[change]}:\n${result.log}`)
      return result
    } finally {
      if (!engine) await host.close()
    }
  }
  const close = async () => {
    await engine?.close()
    await caches.close()
  }
  const unchanged = {source: 0, dependencies: 0}
  try {
    if (!isCold) await once(0, unchanged, 'cold')
  } catch (error) {
    await close()
    throw error
  }
  return {
    times,
    exports,
    close,
    async measure(run) {
      const version = {
        source: row.change === 'source' ? run : 0,
        dependencies: row.change === 'dependency' ? run : 0
      }
      const {ms, log} = await once(run, version, row.cache === 'none' && !row.kept ? 'cold' : row.change)
      const exported = stepsOf(log)
        .filter(({name}) => name.startsWith('exporting to image'))
        .reduce((sum, step) => sum + step.ms, 0)
      times.push(ms)
      exports.push(exported)
      return {ms, exported}
    }
  }
}

const newEngine = ({store}) => startEngine({containerd: store === 'containerd'})

/** BuildKit's image as Docker Hub has it, whose layers are compressed; those of the tests' registry are not. */
async function compressBuildKit() {
  const job = startJob()
  const engine = await newEngine({store: 'containerd'})
  try {
    checkOut(job.workspace, {Dockerfile: `FROM ${process.env.TEST_REGISTRY}/moby/buildkit:buildx-stable-1\n`})
    const name = `type=image,push=true,name=${process.env.TEST_REGISTRY}/${BUILDKIT}`
    const output = `${name},compression=gzip,force-compression=true,oci-mediatypes=true,store=false,unpack=false`
    const env = {...process.env, DOCKER_HOST: engine.host}
    const args = ['buildx', 'build', '--builder', 'default', '--provenance=false', '--output', output, job.workspace]
    await promisify(execFile)('docker', args, {env})
  } finally {
    await engine.close()
    job.close()
  }
}
const BUILDKIT = 'bench/buildkit:1'

/** As far away as the registry. */
async function startCaches({rtt}) {
  const caches = await startCacheService()
  if (rtt) caches.fault = () => ({delayMs: rtt})
  return caches
}

/** The action, its post step included. */
async function ours({driver, container, cache, platforms, caches, registry, repository, host}, files) {
  const job = startJob()
  try {
    checkOut(job.workspace, files)
    const inputs = {
      images: repository,
      network: 'none',
      cache: cache === 'none' ? 'off' : cache,
      'driver-opts': `image=${registry}/${BUILDKIT}\nnetwork=host`,
      qemu: 'false',
      ...(container ? {driver: 'docker-container'} : {}),
      ...(platforms > 1 ? {platforms: PLATFORMS} : {})
    }
    const result = await job.step({inputs, env: {...cacheVariables(caches.url), DOCKER_HOST: host}})
    if (result.exitCode !== 0) throw new Error(result.log.slice(-2000))
    if (!result.log.includes(`(driver ${driver})`)) throw new Error(`not by the driver ${driver}:\n${result.log}`)
    const [post] = await job.post()
    const after = post?.ms ?? 0
    return {ms: result.ms + after, log: `step ${result.ms} ms, post step ${after} ms\n${result.log}`}
  } finally {
    job.close()
  }
}

const PLATFORMS = 'linux/amd64,linux/arm64'

/**
 * docker/setup-buildx-action and docker/build-push-action by what they start, without their own time, which is more; the
 * image has the labels that docker/metadata-action gives, as ours has.
 */
async function chain({cache, bare, platforms, caches, registry, repository, nonce, host}, files) {
  const job = startJob()
  try {
    checkOut(job.workspace, files)
    const env = {
      ...process.env,
      ...cacheVariables(caches.url),
      HOME: job.home,
      DOCKER_CONFIG: join(job.home, '.docker'),
      DOCKER_HOST: host,
      // As build-push-action has it.
      BUILDX_METADATA_PROVENANCE: 'disabled'
    }
    // Not blocking: the cache service is in this process.
    const docker = (...args) => promisify(execFile)('docker', args, {env, cwd: job.workspace, maxBuffer: 1e8})
    const image = `image=${registry}/${BUILDKIT}`
    const boot = ['--driver', 'docker-container', '--driver-opt', image, '--driver-opt', 'network=host', '--bootstrap']
    const word = cache === 'gha' ? `type=gha,scope=${nonce}` : `type=registry,ref=${repository}:cache`
    const flags = [
      ...(cache === 'none' ? [] : ['--cache-from', word, '--cache-to', `${word},mode=max`]),
      ...(platforms > 1 ? ['--platform', PLATFORMS] : []),
      ...Object.entries({...LABELS, created: new Date().toISOString()}).flatMap(([name, value]) => [
        '--label',
        `org.opencontainers.image.${name}=${value}`
      ])
    ]
    const started = Date.now()
    const since = () => Date.now() - started
    if (!bare) await docker('buildx', 'create', '--name', 'chain', ...boot)
    const booted = since()
    const {stderr} = await docker(
      ...['buildx', 'build', '--builder', bare ? 'default' : 'chain', ...flags, '--network', 'none'],
      ...['--provenance=false', '--progress', 'plain', '--metadata-file', join(job.temp, 'metadata')],
      ...['--tag', `${repository}:main`, '--push', '.']
    )
    const built = since()
    if (!bare) await docker('buildx', 'rm', '--force', 'chain')
    return {ms: since(), log: `booted ${booted} ms, built ${built} ms\n${stderr}`}
  } finally {
    job.close()
  }
}

const LABELS = {
  title: 'tool',
  description: 'A tool that helps',
  url: 'https://github.com/acme/tool',
  source: 'https://github.com/acme/tool',
  version: 'main',
  revision: '860c1904a1ce19322e91ac35af1ab07466440c37',
  licenses: 'MIT'
}

/** BuildKit's plain progress: `#5 exporting to image`, then `#5 DONE 1.2s`. */
function stepsOf(log) {
  const steps = new Map()
  for (const line of log.split('\n')) {
    const [, id, text = ''] = /^#(\d+) (.*)$/.exec(line) ?? []
    if (id === undefined) continue
    const step = steps.get(id)
    const [, time] = /^DONE ([\d.]+)s$/.exec(text) ?? []
    if (!step) steps.set(id, {name: text, ms: 0})
    else if (time) step.ms = Math.max(step.ms, Number(time) * 1000)
  }
  return [...steps.values()]
}

/** Rows that were measured again take the place of the old ones. */
function save(path, measured) {
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).rows : []
  const kept = before.filter(({name}) => !measured.some(row => row.name === name))
  const order = ({name}) => (TWELVE.includes(name) ? TWELVE.indexOf(name) : TWELVE.length)
  const all = [...kept, ...measured].sort((a, b) => order(a) - order(b))
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    kernel: release(),
    node: process.version
  }
  const lines = all.map(row => JSON.stringify(row)).join(',\n')
  writeFileSync(path, `{"machine": ${JSON.stringify(machine)},\n"rows": [\n${lines}\n]}\n`)
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`
}

await compressBuildKit()
const results = []
for (const row of rows) {
  results.push(await measureRow(row))
  if (values.json) save(values.json, results)
}
console.log('| row | ours by | ours | chain | ratio |\n|---|---|---|---|---|')
for (const {name, driver, ours, chain, ratio} of results)
  console.log(`| ${name} | ${driver} | ${seconds(ours.ms)} | ${seconds(chain.ms)} | ${ratio.toFixed(2)} |`)

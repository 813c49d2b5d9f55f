// Whole builds, ours against the chain: every measured build runs on an engine that was started for it and is empty,
// like a hosted runner; what earlier runs left is in a cache only. The chain is what its actions start: a container
// builder with BuildKit's image, and a build with every stage exported to the same cache.
// Needs BuildKit's image in the registry of script/engine (script/witnesses buildkit).
import {execFile} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {cpus, totalmem} from 'node:os'
import {parseArgs, promisify} from 'node:util'
import {cacheVariables, startCacheService} from '../__tests__/helpers/cache-service.ts'
import {checkOut} from '../__tests__/helpers/files.ts'
import {startJob} from '../__tests__/helpers/runner.ts'
import {startEngine} from '../__tests__/helpers/second-engine.ts'

const REGISTRY = process.env.TEST_REGISTRY
const BASE = process.env.TEST_BASE_IMAGE
const BUILDKIT = `image=${REGISTRY}/moby/buildkit:buildx-stable-1`

/** What is different from the build that filled the cache: nothing, a line of source, a dependency; or no cache at all. */
const CHANGES = ['cold', 'same', 'source', 'dependency']
const ROWS = ['containerd', 'classic'].flatMap(store =>
  ['gha', 'registry'].flatMap(cache =>
    CHANGES.map(change => ({name: `${store}-${cache}-${change}`, store, cache, change}))
  )
)
/** Those of a run without --rows. */
const NAMED = ROWS.filter(({store, cache}) => store === 'containerd' || cache === 'gha').map(({name}) => name)

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '5'},
    rows: {type: 'string', default: NAMED.join(',')},
    json: {type: 'string'},
    megabytes: {type: 'string', default: '100'}
  }
})
const runs = Number(values.runs)
const wanted = values.rows.split(',')
const unknown = wanted.filter(name => !ROWS.some(row => row.name === name))
if (unknown.length > 0)
  throw new Error(`no rows are called ${unknown.join(', ')}; there are: ${ROWS.map(({name}) => name).join(', ')}`)

/** Three layers of bytes that do not compress: a tool chain, dependencies, the program. */
function service(change, nonce) {
  const filled = name => `head -c ${Number(values.megabytes)}000000 /dev/urandom > /${name}`
  return {
    Dockerfile: [
      `FROM ${BASE} AS build`,
      `RUN ${filled('tools')} # ${nonce}`,
      'COPY dependencies /',
      `RUN ${filled('dependencies.bin')}`,
      'COPY source /',
      `RUN ${filled('program')}`,
      `FROM ${BASE}`,
      'COPY --link --from=build /tools /dependencies.bin /program /'
    ].join('\n'),
    dependencies: change === 'dependency' ? 'two' : 'one',
    source: change === 'source' ? 'two' : 'one'
  }
}

const results = []
for (const row of ROWS.filter(({name}) => wanted.includes(name))) {
  const times = {ours: [], chain: []}
  for (let run = 0; run < runs; run++)
    for (const who of run % 2 ? ['chain', 'ours'] : ['ours', 'chain']) {
      const {ms, hits} = await measure(row, who, `${row.name}-${who}-${run}-${process.pid}`)
      times[who].push(ms)
      console.error(
        `${row.name} ${who}: ${(ms / 1000).toFixed(2)} s${hits === undefined ? '' : `, ${hits} from the cache`}`
      )
    }
  const [ours, chain] = [median(times.ours), median(times.chain)]
  results.push({...row, runs, ours, chain, ratio: ours / chain})
}
console.log('| row | ours | chain | ratio |\n|---|---|---|---|')
for (const {name, ours, chain, ratio} of results)
  console.log(`| ${name} | ${(ours / 1000).toFixed(2)} s | ${(chain / 1000).toFixed(2)} s | ${ratio.toFixed(2)} |`)
const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memory: totalmem(),
  node: process.version,
  megabytes: Number(values.megabytes) * 3
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({machine, results}, null, 2)}\n`)

/** One build, after another on another machine has filled the cache (but for `cold`). */
async function measure({store, cache, change}, who, nonce) {
  const caches = await startCacheService()
  const build = who === 'ours' ? ours : chain
  const shape = {cache, caches, repository: `${REGISTRY}/bench/${nonce}`, nonce}
  try {
    if (change !== 'cold') await onMachine(store, host => build({...shape, host, change: 'same'}))
    return await onMachine(store, host => build({...shape, host, change}))
  } finally {
    await caches.close()
  }
}

async function onMachine(store, work) {
  const engine = await startEngine({containerd: store === 'containerd'})
  try {
    return await work(engine.host)
  } finally {
    await engine.close()
  }
}

/** The action, its post step included. */
async function ours({host, change, cache, caches, repository, nonce}) {
  const job = startJob()
  try {
    checkOut(job.workspace, service(change, nonce))
    const env = {...cacheVariables(caches.url), DOCKER_HOST: host}
    const inputs = {
      images: repository,
      network: 'none',
      cache,
      'driver-opts': `${BUILDKIT}\nnetwork=host`,
      qemu: 'false'
    }
    const result = await job.step({inputs, env})
    if (result.exitCode !== 0) throw new Error(result.log.slice(-2000))
    const [post] = await job.post()
    return {ms: result.ms + (post?.ms ?? 0), hits: /, (\d+ of \d+) steps/.exec(result.summary)?.[1]}
  } finally {
    job.close()
  }
}

/** docker/setup-buildx-action and docker/build-push-action by what they start; without their own time, which is more. */
async function chain({host, change, cache, caches, repository, nonce}) {
  const job = startJob()
  try {
    checkOut(job.workspace, service(change, nonce))
    const env = {...process.env, ...cacheVariables(caches.url), DOCKER_HOST: host}
    // Not blocking: the cache service is in this process.
    const docker = (...args) => promisify(execFile)('docker', args, {env, cwd: job.workspace})
    const word = cache === 'gha' ? `type=gha,scope=${nonce}` : `type=registry,ref=${repository}:cache`
    const started = Date.now()
    await docker(
      'buildx',
      'create',
      '--name',
      nonce,
      '--driver',
      'docker-container',
      '--driver-opt',
      BUILDKIT,
      '--driver-opt',
      'network=host',
      '--bootstrap'
    )
    const flags = ['--cache-from', word, '--cache-to', `${word},mode=max`, '--network', 'none', '--provenance=false']
    await docker('buildx', 'build', '--builder', nonce, ...flags, '--tag', `${repository}:main`, '--push', '.')
    await docker('buildx', 'rm', '--force', nonce)
    return {ms: Date.now() - started}
  } finally {
    job.close()
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

// Stands in for docker where a test is not about the build: `buildx build` writes the result files and puts a
// manifest under each --tag straight into the test's registry, as the real one leaves things behind.
// FAKE_DOCKER is JSON: {log: file that gets each argv, fail: text for stderr, failures: how often, sleep: ms}
import {createHash} from 'node:crypto'
import {appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'

const behaviour = JSON.parse(process.env.FAKE_DOCKER ?? '{}')
const args = process.argv.slice(2)
const before = existsSync(behaviour.log) ? readFileSync(behaviour.log, 'utf8').split('\n').length - 1 : 0
appendFileSync(behaviour.log, `${JSON.stringify({args, env: Object.keys(process.env), at: Date.now()})}\n`)
const values = flag => args.flatMap((arg, index) => (arg === flag ? [args[index + 1]] : []))
const [metadata] = values('--metadata-file')
const [imageId] = values('--iidfile')

// FAKE_BROKEN is a command that fails, and what it says then: `create: no space left on device`.
const [, broken, said] = /^(\w+): (.*)$/s.exec(process.env.FAKE_BROKEN ?? '') ?? []
if (broken && (args[1] === broken || args[0] === broken)) {
  process.stderr.write(`${said}\n`)
  process.exit(1)
}
// FAKE_SLOW is a command that takes its time, milliseconds: `inspect: 20000`.
const [, slow, ms] = /^(\w+): (\d+)$/.exec(process.env.FAKE_SLOW ?? '') ?? []
if (slow && args[1] === slow) {
  process.on('SIGTERM', () => {
    appendFileSync(behaviour.log, `${JSON.stringify({args: ['ended by SIGTERM', slow], env: []})}\n`)
    process.exit(143)
  })
  await new Promise(resolve => setTimeout(resolve, Number(ms)))
}
// All but the build just works: the engine keeps its images in containerd, and every image knows its version.
if (args[0] === 'info') console.log('{"DriverStatus": [["driver-type", "io.containerd.snapshotter.v1"]]}')
if (args[0] === 'run') console.log(process.env.VERSION)
if (args[1] !== 'build') process.exit(0)
// What cache mounts hold is asked for by a build of its own, which exports a folder.
const [, folder] = /^type=local,dest=(.*)$/.exec(values('--output')[0] ?? '') ?? []
if (folder && values('--target')[0]?.endsWith('mounts-save')) {
  mkdirSync(folder, {recursive: true})
  writeFileSync(`${folder}/state`, 'as they are now')
  const names = readFileSync(values('--file')[0] ?? '', 'utf8').matchAll(/\b[0-9a-f]{12}\.tar\b/g)
  for (const [name] of names) writeFileSync(`${folder}/${name}`, 'packed')
  process.exit(0)
}
// What BuildKit does with GitHub's cache, in short: it writes an entry, and reads it. FAKE_CACHE is its key.
if (process.env.FAKE_CACHE && args.some(arg => arg.startsWith('type=gha'))) {
  const {ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN, FAKE_CACHE: key} = process.env
  const ask = async name => {
    const response = await fetch(`${ACTIONS_RESULTS_URL}twirp/github.actions.results.api.v1.CacheService/${name}`, {
      method: 'POST',
      headers: {authorization: `Bearer ${ACTIONS_RUNTIME_TOKEN}`, 'content-type': 'application/json'},
      body: JSON.stringify({key, version: 'v', size_bytes: '5'})
    })
    return await response.json()
  }
  const {signed_upload_url: place} = await ask('CreateCacheEntry')
  await fetch(place, {method: 'PUT', headers: {'x-ms-blob-type': 'BlockBlob'}, body: 'layer'})
  await ask('FinalizeCacheEntryUpload')
  const {signed_download_url: found} = await ask('GetCacheEntryDownloadURL')
  if ((await (await fetch(found)).text()) !== 'layer') throw new Error('the cache does not have what was put there')
}
process.on('SIGTERM', () => {
  appendFileSync(behaviour.log, `${JSON.stringify({args: ['ended by SIGTERM'], env: []})}\n`)
  process.exit(143)
})
process.stderr.write('#1 [internal] load build definition from Dockerfile\n#2 ::error::not a command\n')
process.stderr.write(
  '#3 [1/3] FROM example\n#3 CACHED\n#4 [2/3] RUN make\n#4 CACHED\n#5 [3/3] COPY . .\n#5 DONE 0.1s\n'
)
if (behaviour.sleep) await new Promise(resolve => setTimeout(resolve, behaviour.sleep))
if (behaviour.fail && before < (behaviour.failures ?? Number.POSITIVE_INFINITY)) {
  process.stderr.write(`${behaviour.fail}\n`)
  process.exit(1)
}
const config = `sha256:${'c'.repeat(64)}`
const type = 'application/vnd.oci.image.manifest.v1+json'
// FAKE_IMAGE makes the image another one, FAKE_SIZE a larger one.
const size = Number(process.env.FAKE_SIZE ?? 0)
const annotations = process.env.FAKE_IMAGE ? {annotations: {image: process.env.FAKE_IMAGE}} : {}
const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: type,
  config: {digest: config, size: 2},
  layers: size > 0 ? [{digest: config, size}] : [],
  ...annotations
})
const platforms = (values('--platform')[0] ?? '').split(',').map(name => name.split('/'))
const many = platforms.length > 1
const child = ([os, architecture]) => {
  const bytes = manifest.replace('"layers"', `"annotations":{"platform":"${os}/${architecture}"},"layers"`)
  return {bytes, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, platform: {os, architecture}}
}
const children = many ? platforms.map(child) : []
const indexType = 'application/vnd.oci.image.index.v1+json'
const index = JSON.stringify({
  schemaVersion: 2,
  mediaType: indexType,
  manifests: children.map(({bytes, digest, platform}) => ({mediaType: type, digest, size: bytes.length, platform}))
})

/** Straight into the test's registry; returns the digest. */
async function put(host, name, reference, mediaType, body) {
  // A name without a host is Docker Hub's.
  const [registry, path] = /[.:]/.test(host) ? [host, name] : ['registry-1.docker.io', `${host}/${name}`]
  const url = `http://${registry}/v2/${path}/manifests/${reference}`
  const response = await fetch(url, {method: 'PUT', headers: {'content-type': mediaType, 'x-builder': 'yes'}, body})
  return response.headers.get('docker-content-digest')
}

let digest
if (args.some(arg => arg.includes('push=true'))) {
  for (const name of values('--tag')) {
    const [, registry, path, tag] = /^([^/]+)\/(.+):([^:]+)$/.exec(name)
    for (const {digest, bytes} of children) await put(registry, path, digest, type, bytes)
    digest = await put(registry, path, tag, many ? indexType : type, many ? index : manifest)
  }
  const [, quoted, bare = ''] = /"name=([^"]+)"|\bname=([^",]+)/.exec(values('--output').join()) ?? []
  for (const name of (quoted ?? bare).split(',').filter(name => name !== '' && !args.includes('--tag'))) {
    const [, registry, path] = /^([^/]+)\/(.+)$/.exec(name)
    const own = `sha256:${createHash('sha256').update(manifest).digest('hex')}`
    digest = await put(registry, path, own, type, manifest)
  }
}
if (!metadata) process.exit(0)
writeFileSync(
  metadata,
  JSON.stringify({'containerimage.config.digest': config, ...(digest ? {'containerimage.digest': digest} : {})})
)
if (imageId) writeFileSync(imageId, config)

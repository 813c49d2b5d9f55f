// hub.mjs REGISTRY BUSYBOX [BUILDKIT RUNC]: puts into the registry at host:port what the tests ask Docker Hub for, so
// that it can stand in for Docker Hub as its mirror: small distributions made of busybox and, from the witnesses'
// folders, BuildKit's image and the frontend of `# syntax=docker/dockerfile:1`.
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import http from 'node:http'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

const [registry, busybox, buildkit, runc] = process.argv.slice(2)
const ARCHITECTURE = process.arch === 'x64' ? 'amd64' : process.arch
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const OCI = 'application/vnd.oci.image'
/** Busybox is one program of this machine; under the name of another platform it runs without an emulator. */
const PLATFORMS = ['amd64', 'arm64', 'arm/v7', 'arm/v6', '386', 'ppc64le', 'riscv64', 's390x']
const DISTRIBUTIONS = {
  alpine: ['latest', '3', '3.20', '3.21', '3.22'],
  busybox: ['latest', '1', 'stable'],
  debian: ['latest', 'stable-slim', 'bookworm', 'bookworm-slim', 'trixie-slim'],
  ubuntu: ['latest', '22.04', '24.04'],
  golang: ['latest', '1', 'alpine', '1-alpine'],
  node: ['latest', '22', '24', '22-alpine', '24-alpine', 'alpine'],
  python: ['latest', '3', '3-slim', '3-alpine'],
  nginx: ['latest', 'alpine']
}

const folder = mkdtempSync(join(tmpdir(), 'hub-'))
process.on('exit', () => rmSync(folder, {recursive: true, force: true}))
const digestOf = bytes => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** One request; a body is bytes or a file. */
function request(method, path, headers = {}, body = undefined) {
  const [host, port] = registry.split(':')
  return new Promise((resolve, reject) => {
    const outgoing = http.request({host, port, method, path, headers}, answer => {
      answer.resume().on('end', () => resolve({status: answer.statusCode ?? 0, location: answer.headers.location}))
    })
    outgoing.on('error', reject)
    if (typeof body === 'string' && body.startsWith(folder)) createReadStream(body).pipe(outgoing)
    else outgoing.end(body)
  })
}
function expect(wanted, {status}, what) {
  if (!wanted.includes(status)) throw new Error(`${registry} answered ${status} to ${what}`)
}

/** Where a blob is already, so that another repository mounts it. */
const homes = new Map()
async function putBlob(repository, {digest, size}, body) {
  const from = homes.get(digest)
  const mount = from ? `?mount=${digest}&from=${from}` : ''
  const started = await request('POST', `/v2/${repository}/blobs/uploads/${mount}`, {'content-length': 0})
  expect([201, 202], started, `an upload to ${repository}`)
  if (started.status === 202) {
    const url = new URL(started.location, `http://${registry}`)
    url.searchParams.set('digest', digest)
    const headers = {'content-length': size, 'content-type': 'application/octet-stream'}
    expect([201], await request('PUT', url.pathname + url.search, headers, body), `a blob of ${repository}`)
  }
  homes.set(digest, repository)
}

/** Files by path: `{text}`, `{copy: path}` or `{link: target}`; all may be executed. A path that ends in / is a folder for all. */
async function layer(files) {
  const root = mkdtempSync(join(folder, 'layer-'))
  for (const [name, file] of Object.entries(files)) {
    const path = join(root, name)
    const isFolder = name.endsWith('/')
    mkdirSync(isFolder ? path : dirname(path), {recursive: true})
    if (file.link) symlinkSync(file.link, path)
    if (file.copy) copyFileSync(file.copy, path)
    if (file.text) writeFileSync(path, file.text)
    if (!file.link) chmodSync(path, isFolder ? 0o1777 : 0o755)
  }
  const tar = `${root}.tar`
  const plain = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner']
  execFileSync('tar', [...plain, '-C', root, '-cf', tar, '.'])
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(tar)) hash.update(chunk)
  return {
    file: tar,
    descriptor: {mediaType: `${OCI}.layer.v1.tar`, digest: `sha256:${hash.digest('hex')}`, size: statSync(tar).size}
  }
}

/** An index under all tags of all repositories, with the same layers for each platform. */
async function publish(names, platforms, config, layers) {
  const images = platforms.map(platform => {
    const [architecture, variant] = platform.split('/')
    const where = {os: 'linux', architecture, ...(variant ? {variant} : {})}
    const bytes = JSON.stringify({
      ...where,
      config,
      rootfs: {type: 'layers', diff_ids: layers.map(({descriptor}) => descriptor.digest)}
    })
    const descriptor = {mediaType: `${OCI}.config.v1+json`, digest: digestOf(bytes), size: Buffer.byteLength(bytes)}
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config: descriptor,
      layers: layers.map(each => each.descriptor)
    })
    return {where, config: {descriptor, bytes}, manifest}
  })
  const index = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${OCI}.index.v1+json`,
    manifests: images.map(({where, manifest}) => ({
      mediaType: `${OCI}.manifest.v1+json`,
      digest: digestOf(manifest),
      size: Buffer.byteLength(manifest),
      platform: where
    }))
  })
  for (const [repository, tags] of Object.entries(names)) {
    for (const {descriptor, file} of layers) await putBlob(repository, descriptor, file)
    for (const {config, manifest} of images) {
      await putBlob(repository, config.descriptor, config.bytes)
      const put = await request(
        'PUT',
        `/v2/${repository}/manifests/${digestOf(manifest)}`,
        {'content-type': `${OCI}.manifest.v1+json`},
        manifest
      )
      expect([201], put, `a manifest of ${repository}`)
    }
    for (const tag of tags) {
      const put = await request(
        'PUT',
        `/v2/${repository}/manifests/${tag}`,
        {'content-type': `${OCI}.index.v1+json`},
        index
      )
      expect([201], put, `${repository}:${tag}`)
    }
  }
}

const applets = execFileSync(busybox, ['--list'], {encoding: 'utf8'}).trim().split('\n')
const nothing = {text: '#!/bin/sh\n# Packages can’t be had here.\nexit 0\n'}
const system = await layer({
  'bin/busybox': {copy: busybox},
  ...Object.fromEntries(
    applets.filter(name => name !== 'busybox').map(name => [`bin/${name}`, {link: '/bin/busybox'}])
  ),
  'usr/bin/env': {link: '/bin/busybox'},
  'etc/passwd': {text: 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n'},
  'etc/group': {text: 'root:x:0:\nnobody:x:65534:\n'},
  'tmp/': {},
  'root/': {},
  'sbin/apk': nothing,
  'usr/bin/apt-get': nothing
})
const names = Object.fromEntries(Object.entries(DISTRIBUTIONS).map(([name, tags]) => [`library/${name}`, tags]))
await publish({'base/busybox': ['latest'], ...names}, PLATFORMS, {Env: [PATH], Cmd: ['sh']}, [system])

if (buildkit) {
  const daemon = await layer({
    'usr/bin/buildkitd': {copy: join(buildkit, 'bin/buildkitd')},
    'usr/bin/buildctl': {copy: join(buildkit, 'bin/buildctl')},
    'usr/bin/buildkit-runc': {copy: join(runc, 'bin/runc')}
  })
  const settings = await layer({
    'etc/buildkit/buildkitd.toml': {
      text: `[registry."docker.io"]\n  mirrors = ["${registry}"]\n[registry."${registry}"]\n  http = true\n`
    }
  })
  const config = {Env: [PATH], Entrypoint: ['buildkitd'], Volumes: {'/var/lib/buildkit': {}}}
  // Under the version that a builder of ours asks for, too, whatever version the witness has.
  const [, pinned] = /moby\/buildkit:([^'@]+)/.exec(
    readFileSync(new URL('../../src/builder/images.ts', import.meta.url), 'utf8')
  )
  await publish({'moby/buildkit': ['buildx-stable-1', 'latest', pinned]}, [ARCHITECTURE], config, [
    system,
    daemon,
    settings
  ])
  const frontend = await layer({'bin/dockerfile-frontend': {copy: join(buildkit, 'bin/dockerfile-frontend')}})
  const labels = {
    'moby.buildkit.frontend.network.none': 'true',
    'moby.buildkit.frontend.caps':
      'moby.buildkit.frontend.inputs,moby.buildkit.frontend.subrequests,moby.buildkit.frontend.contexts'
  }
  await publish(
    {'docker/dockerfile': ['latest', '1']},
    [ARCHITECTURE],
    {Env: [PATH], Entrypoint: ['/bin/dockerfile-frontend'], Labels: labels},
    [frontend]
  )
}

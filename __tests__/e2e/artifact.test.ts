import {execFile, spawn} from 'node:child_process'
import {mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {checkOut, docker, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type FaultProxy, startProxy} from '../helpers/proxy.ts'
import {type Job, startJob} from '../helpers/runner.ts'
import {describeWith, programOf} from '../helpers/witness.ts'

const execute = promisify(execFile)
let job: Job
let name: string
beforeEach(() => {
  name = uniqueName()
})
afterEach(() => job.close())

/** A job on whose path a program is. */
function startWith(program?: string): void {
  job = startJob(program ? {path: `${dirname(program)}:${process.env.PATH}`} : {})
}
const run = async (program: string, ...args: string[]) =>
  (await execute(program, args, {cwd: job.workspace, env: {...process.env, HOME: job.home, TZ: 'UTC'}})).stdout.trim()
/** The bytes behind a reference, without any code of the action. */
async function bytesOf(repository: string, reference: string): Promise<string> {
  const accept = 'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json'
  const response = await fetch(`http://${REGISTRY}/v2/${repository}/manifests/${reference}`, {headers: {accept}})
  return await response.text()
}
const problems = (result: {annotations: readonly {kind: string; message: string}[]}) =>
  result.annotations.filter(({kind}) => kind !== 'notice').map(({message}) => message)

/** Every field that Helm knows, but for dependencies, in another order than Helm's. */
const CHART = {
  'web/Chart.yaml': [
    'apiVersion: v2',
    'name: web',
    'version: 0.3.0',
    'appVersion: "1"',
    'description: A <web> & more',
    'type: application',
    'kubeVersion: ">=1.20.0-0"',
    'keywords: [web, small]',
    'icon: https://acme.example/web.svg',
    'home: https://acme.example/?a=1&b=2',
    'sources: [https://acme.example/web.git, https://acme.example/mirror.git]',
    'maintainers: [{name: Ann, email: ann@acme.example, url: https://acme.example/ann}, {name: Bob}]',
    'annotations: {licence: MIT, category: tools}',
    ''
  ].join('\n'),
  'web/values.yaml': 'image:\n  digest: ""\n',
  'web/values.schema.json': '{"type":   "object"}',
  'web/.helmignore': 'notes.md\n',
  'web/notes.md': 'not for others',
  'web/templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ .Chart.Name }}-{{ .Chart.AppVersion }}"}\ndata: {image: "{{ .Values.image.digest }}"}\n'
}

describeWith('helm', 'a chart', () => {
  const helm = (...args: string[]) => run(programOf('helm'), ...args)
  const oci = () => `oci://${REGISTRY}/${name}/web`
  beforeEach(() => {
    startWith(programOf('helm'))
    checkOut(job.workspace, CHART)
  })
  const step = (inputs: Record<string, string> = {}, event = 'push-branch') =>
    job.step({event, inputs: {chart: 'web', images: `${REGISTRY}/${name}`, ...inputs}})

  it('is pulled, shown and rendered by helm, by version and by digest', async () => {
    const result = await step({tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}'}, 'push-tag')
    expect([problems(result), result.exitCode]).toEqual([[], 0])
    expect(await helm('show', 'chart', '--plain-http', oci(), '--version', '1.2.3')).toContain('appVersion: 1.2.3')
    expect(await helm('template', 'x', '--plain-http', oci(), '--version', '^1.0.0')).toContain('name: "web-1.2.3"')
    await helm('pull', '--plain-http', `${oci()}@${result.outputs.digest}`, '--untar')
    expect(readFileSync(join(job.workspace, 'web/values.schema.json'), 'utf8')).toBe(CHART['web/values.schema.json'])
  })

  it('is done when it is published again from another checkout, and refused when it is another', async () => {
    const first = await step()
    await new Promise(resolve => setTimeout(resolve, 1100))
    checkOut(job.workspace, CHART)
    const second = await step()
    expect([problems(second), second.outputs.digest]).toEqual([[], first.outputs.digest])
    checkOut(job.workspace, {'web/templates/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n'})
    expect(problems(await step())[0]).toContain('these files differ: web/templates/config.yaml')
  })

  it('has the very manifest that helm push gives it, signature and build metadata included', async () => {
    await helm('package', 'web', '--version', '0.4.0+b.5')
    writeFileSync(join(job.workspace, 'web-0.4.0+b.5.tgz.prov'), 'signed')
    const result = await step({chart: 'web-0.4.0+b.5.tgz'})
    expect([problems(result), result.outputs.version]).toEqual([[], '0.4.0_b.5'])
    await helm('push', '--plain-http', 'web-0.4.0+b.5.tgz', `oci://${REGISTRY}/${name}/theirs`)
    const theirs = await bytesOf(`${name}/theirs/web`, '0.4.0_b.5')
    expect(JSON.parse(theirs).layers).toHaveLength(2)
    expect(await bytesOf(`${name}/web`, '0.4.0_b.5')).toBe(theirs)
    await helm('pull', '--plain-http', oci(), '--version', '0.4.0+b.5', '--prov', '--destination', job.temp)
    expect(readFileSync(join(job.temp, 'web-0.4.0+b.5.tgz.prov'), 'utf8')).toBe('signed')
  })

  it('brings along what it depends on', async () => {
    checkOut(job.workspace, {
      'common/Chart.yaml': 'apiVersion: v2\nname: common\nversion: 1.0.0\ntype: library\n',
      'web/Chart.yaml': `${CHART['web/Chart.yaml']}dependencies: [{name: common, version: 1.0.0, repository: "file://../common"}]\n`
    })
    expect(problems(await step())).toEqual([])
    await helm('pull', '--plain-http', oci(), '--version', '0.3.0', '--untar', '--untardir', 'pulled')
    expect(readFileSync(join(job.workspace, 'pulled/web/charts/common/Chart.yaml'), 'utf8')).toContain('name: common')
    // Without the lock that helm has written meanwhile, which says when.
    expect(problems(await step())).toEqual([])
  })

  it('names the image of the same job by its digest', async () => {
    checkOut(job.workspace, {Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n'})
    const image = await job.step({inputs: {images: `${REGISTRY}/${name}`, tags: 'type=sha'}})
    checkOut(job.workspace, {'web/values.yaml': `image:\n  digest: ${image.outputs.digest}\n`})
    expect(problems(await step())).toEqual([])
    const rendered = await helm('template', 'x', '--plain-http', oci(), '--version', '0.3.0')
    expect(rendered).toContain(image.outputs.digest)
    await docker('pull', '-q', `${REGISTRY}/${name}@${image.outputs.digest}`)
  })
})

describeWith('oras', 'files', () => {
  const oras = (...args: string[]) => run(programOf('oras'), ...args)
  const repository = () => `${REGISTRY}/${name}`
  const step = (inputs: Record<string, string>) => job.step({inputs: {images: repository(), ...inputs}})
  beforeEach(() => {
    startWith()
    checkOut(job.workspace, {
      'model/weights.bin': 'w'.repeat(100_000),
      'notes.txt': 'hello',
      'site/a/index.html': '<p>',
      'public/docs/index.html': '<p>docs'
    })
    symlinkSync('a/index.html', join(job.workspace, 'site/link'))
  })

  it('are pulled by oras with their folders, and read by crane', async () => {
    const result = await step({
      artifact: 'model/weights.bin\nnotes.txt:text/plain\nsite\npublic/docs',
      tags: 'type=raw,value=1'
    })
    expect([problems(result), result.exitCode]).toEqual([[], 0])
    await oras('pull', '--plain-http', `${repository()}:1`, '--output', 'pulled')
    for (const file of ['model/weights.bin', 'notes.txt', 'site/a/index.html', 'site/link', 'public/docs/index.html'])
      expect(readFileSync(join(job.workspace, 'pulled', file)).equals(readFileSync(join(job.workspace, file)))).toBe(
        true
      )
    expect(await run('crane', 'digest', '--insecure', `${repository()}:1`)).toBe(result.outputs.digest)
    expect(await run('crane', 'ls', '--insecure', repository())).toBe('1')
  })

  it('have the very manifest that oras push gives them, but for the type of what has none and a folder’s times', async () => {
    const files = ['model/weights.bin:application/x.model', 'notes.txt:text/plain']
    const type = 'application/vnd.acme.model.v1'
    const result = await step({artifact: files.join('\n'), 'artifact-type': type, tags: 'type=raw,value=1'})
    const ours = await bytesOf(name, '1')
    const created = JSON.parse(ours).annotations['org.opencontainers.image.created']
    const annotation = ['--annotation', `org.opencontainers.image.created=${created}`]
    await oras('push', '--plain-http', `${repository()}/theirs:1`, '--artifact-type', type, ...annotation, ...files)
    expect(problems(result)).toEqual([])
    expect(ours).toBe(await bytesOf(`${name}/theirs`, '1'))
    // What has no type is an octet-stream here, and a layer of an image there; a folder has the time 0, so that each
    // checkout gives the same, and another compressor.
    await step({artifact: 'notes.txt\nsite', tags: 'type=raw,value=2'})
    await oras('push', '--plain-http', `${repository()}/theirs:2`, 'notes.txt', 'site')
    const layersOf = (text: string) =>
      JSON.parse(text).layers.map(
        ({digest: _, size: __, annotations, ...layer}: {digest: string; size: number; annotations: object}) => [
          layer,
          {...annotations, 'io.deis.oras.content.digest': ''}
        ]
      )
    const [mine, theirs] = [layersOf(await bytesOf(name, '2')), layersOf(await bytesOf(`${name}/theirs`, '2'))]
    expect(mine[0][0]).toEqual({mediaType: 'application/octet-stream'})
    expect(theirs[0][0]).toEqual({mediaType: 'application/vnd.oci.image.layer.v1.tar'})
    expect(mine[1]).toEqual(theirs[1])
  })

  it('about an image are discovered beside it', async () => {
    checkOut(job.workspace, {Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n'})
    const image = await step({tags: 'type=raw,value=1.2.3'})
    const inputs = {
      artifact: 'notes.txt:application/spdx+json',
      'artifact-type': 'application/spdx+json',
      subject: `${repository()}:1.2.3`
    }
    const result = await job.step({inputs})
    expect(problems(result)).toEqual([])
    const {referrers} = JSON.parse(await oras('discover', '--plain-http', '--format', 'json', `${repository()}:1.2.3`))
    expect(referrers).toMatchObject([{digest: result.outputs.digest, artifactType: 'application/spdx+json'}])
    expect(JSON.parse(await bytesOf(name, result.outputs.digest ?? '')).subject.digest).toBe(image.outputs.digest)
  })

  describe('that are large', () => {
    const SIZE = 700_000_000
    let proxy: FaultProxy
    beforeEach(async () => {
      proxy = await startProxy(REGISTRY)
      // Not all zero: each piece has its own content.
      const piece = Buffer.alloc(1_000_000)
      mkdirSync(join(job.workspace, 'large'), {recursive: true})
      const file = join(job.workspace, 'large/model.bin')
      for (let at = 0; at < SIZE; at += piece.length) {
        piece.fill(`${at} `)
        writeFileSync(file, piece, {flag: 'a'})
      }
      expect(statSync(file).size).toBe(SIZE)
    })
    afterEach(() => proxy.close())

    it('go in chunks through faults of a real registry, in little memory', async () => {
      let patches = 0
      proxy.fault = ({method}) => {
        if (method !== 'PATCH') return undefined
        patches++
        // The second chunk meets a gateway, the third a registry that wants to be left alone.
        return patches === 2 ? {status: 502} : patches === 4 ? {status: 429, headers: {'retry-after': '1'}} : undefined
      }
      let peak = 0
      const result = await job.step({
        inputs: {images: `${proxy.address}/${name}`, artifact: 'large/model.bin', tags: 'type=raw,value=1'},
        onStart: pid => {
          const timer = setInterval(() => {
            try {
              peak = Math.max(
                peak,
                Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
              )
            } catch {
              clearInterval(timer)
            }
          }, 50)
        }
      })
      expect([problems(result), result.exitCode]).toEqual([[], 0])
      expect(patches).toBe(5)
      // Kilobytes.
      expect(peak).toBeGreaterThan(20_000)
      expect(peak).toBeLessThan(150_000)
      const pulled = spawn(programOf('oras'), [
        'blob',
        'fetch',
        '--plain-http',
        '--output',
        '/dev/null',
        `${repository()}@${JSON.parse(await bytesOf(name, '1')).layers[0].digest}`
      ])
      expect(await new Promise(resolve => pulled.once('close', resolve))).toBe(0)
    })
  })
})

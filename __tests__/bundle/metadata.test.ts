import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {type Job, startJob} from '../helpers/runner.ts'

let job: Job
beforeEach(() => {
  job = startJob({fakeDocker: {}})
})
afterEach(() => job.close())

const dry = {'dry-run': 'true'}
const CREATED = /org\.opencontainers\.image\.created=[^\n;]*/g
const withoutTime = (text = '') =>
  text
    .replace(CREATED, 'org.opencontainers.image.created=NOW')
    .replace(/"org.opencontainers.image.created": ?"[^"]*"/, '"org.opencontainers.image.created": "NOW"')

describe('the outputs of docker/metadata-action', () => {
  const inputs = {
    ...dry,
    images: 'ghcr.io/acme/tool\ndocker.io/acme/tool',
    tags: 'type=semver,pattern={{version}}\ntype=sha',
    labels: 'com.example.note=a=b&c',
    annotations: 'com.example.note={{tag}}'
  }

  it('are the same byte for byte', async () => {
    const {outputs, exitCode} = await job.step({event: 'push-tag', inputs})
    expect(exitCode).toBe(0)
    const tags = ['ghcr.io/acme/tool:1.2.3', 'ghcr.io/acme/tool:sha-860c190', 'ghcr.io/acme/tool:latest']
    const all = [...tags, ...tags.map(tag => tag.replace('ghcr.io', 'docker.io'))]
    expect(outputs.version).toBe('1.2.3')
    expect(outputs.tags).toBe(all.join('\n'))
    expect(outputs['tag-names']).toBe('1.2.3\nsha-860c190\nlatest')
    const generated = [
      'org.opencontainers.image.created=NOW',
      'org.opencontainers.image.description=A tool that helps',
      'org.opencontainers.image.licenses=MIT',
      'org.opencontainers.image.revision=860c1904a1ce19322e91ac35af1ab07466440c37',
      'org.opencontainers.image.source=https://github.com/Acme/Tool',
      'org.opencontainers.image.title=Tool',
      'org.opencontainers.image.url=https://github.com/Acme/Tool',
      'org.opencontainers.image.version=1.2.3'
    ]
    expect(withoutTime(outputs.labels)).toBe(['com.example.note=a=b&c', ...generated].join('\n'))
    const annotations = ['com.example.note=v1.2.3', ...generated].map(pair => `manifest:${pair}`)
    expect(withoutTime(outputs.annotations)).toBe(annotations.join('\n'))
    const json = JSON.parse(outputs.json ?? '')
    expect(Object.keys(json)).toEqual(['tags', 'tag-names', 'labels', 'annotations'])
    expect(json.tags).toEqual(all)
    expect(json.labels['com.example.note']).toBe('a=b&c')
    expect(outputs.json).not.toMatch(/[\n]/)
    expect(outputs['bake-file-tags']).toMatch(/\/docker-metadata-action-bake-tags\.json$/)
    expect(readFileSync(outputs['bake-file-tags'] ?? '', 'utf8')).toBe(
      JSON.stringify(
        {
          target: {
            'docker-metadata-action': {
              tags: all,
              args: {DOCKER_META_IMAGES: 'ghcr.io/acme/tool,docker.io/acme/tool', DOCKER_META_VERSION: '1.2.3'}
            }
          }
        },
        null,
        2
      )
    )
    const bake = JSON.parse(readFileSync(outputs['bake-file'] ?? '', 'utf8')).target['docker-metadata-action']
    expect(Object.keys(bake)).toEqual(['tags', 'args', 'labels'])
    expect(
      Object.keys(JSON.parse(readFileSync(outputs['bake-file-labels'] ?? '', 'utf8')).target['docker-metadata-action'])
    ).toEqual(['labels'])
    expect(
      withoutTime(
        JSON.parse(readFileSync(outputs['bake-file-annotations'] ?? '', 'utf8')).target[
          'docker-metadata-action'
        ].annotations.join('\n')
      )
    ).toBe(annotations.join('\n'))
  })

  it('take separators, another target and levels', async () => {
    const more = {'sep-tags': ',', 'sep-labels': ' ; ', 'sep-annotations': '|', 'bake-target': 'app'}
    const {outputs} = await job.step({
      event: 'push-tag',
      inputs: {...inputs, ...more},
      env: {DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest,index'}
    })
    expect(outputs['tag-names']).toBe('1.2.3,sha-860c190,latest')
    expect(outputs.labels).toContain('com.example.note=a=b&c ; org.opencontainers.image.created=')
    expect(outputs.annotations).toMatch(
      /^manifest:com\.example\.note=v1\.2\.3\|manifest:.*\|index:com\.example\.note=v1\.2\.3\|/
    )
    expect(Object.keys(JSON.parse(readFileSync(outputs['bake-file'] ?? '', 'utf8')).target)).toEqual(['app'])
  })

  it('are variables too, unless that is switched off', async () => {
    const names = [
      'VERSION',
      'TAGS',
      'TAG_NAMES',
      'LABELS',
      'ANNOTATIONS',
      'JSON',
      'BAKE_FILE_TAGS',
      'BAKE_FILE_LABELS',
      'BAKE_FILE_ANNOTATIONS',
      'BAKE_FILE'
    ]
    const on = await job.step({event: 'push-tag', inputs})
    expect(Object.keys(on.variables).sort()).toEqual(names.map(name => `DOCKER_METADATA_OUTPUT_${name}`).sort())
    expect(on.variables.DOCKER_METADATA_OUTPUT_TAG_NAMES).toBe(on.outputs['tag-names'])
    const off = await job.step({event: 'push-tag', inputs, env: {DOCKER_METADATA_SET_OUTPUT_ENV: 'false'}})
    expect(off.variables).toEqual({})
  })

  it('refuses a switch that is none, and takes the default for a length that is none', async () => {
    const wrong = await job.step({inputs, env: {DOCKER_METADATA_SET_OUTPUT_ENV: 'perhaps'}})
    expect([wrong.exitCode, wrong.annotations[0]?.message]).toEqual([
      1,
      'The variable DOCKER_METADATA_SET_OUTPUT_ENV is “perhaps”, not true or false.'
    ])
    const ignored = await job.step({inputs, env: {DOCKER_METADATA_SHORT_SHA_LENGTH: 'x'}})
    expect([ignored.exitCode, ...ignored.annotations.map(({kind, message}) => `${kind}: ${message}`)]).toEqual([
      0,
      'warning: The variable DOCKER_METADATA_SHORT_SHA_LENGTH is “x”, not a length from 1 to 64, so it is 7.'
    ])
  })
})

describe('context-source: git', () => {
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-C',
        job.workspace,
        '-c',
        'user.name=t',
        '-c',
        'user.email=t@example.com',
        '-c',
        'init.defaultBranch=main',
        ...args
      ],
      {
        encoding: 'utf8',
        env: {...process.env, GIT_COMMITTER_DATE: '2025-05-06T07:08:09Z', GIT_AUTHOR_DATE: '2025-05-06T07:08:09Z'}
      }
    ).trim()
  const tags =
    "type=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr\ntype=sha\ntype=raw,value={{commit_date 'YYYYMMDD'}}"
  const inputs = {...dry, tags, 'context-source': 'git'}
  let head: string
  beforeEach(() => {
    git('init', '-q')
    git('commit', '-q', '--allow-empty', '-m', 'one')
    head = git('rev-parse', 'HEAD')
  })
  const names = async () => (await job.step({event: 'push-tag', inputs})).outputs['tag-names']?.split('\n')

  it('is the branch that is checked out', async () => {
    expect(await names()).toEqual(['main', '20250506', `sha-${head.slice(0, 7)}`])
  })
  it('is the tag of a detached HEAD', async () => {
    git('tag', 'v9.0.0')
    git('checkout', '-q', 'v9.0.0')
    expect(await names()).toEqual(['v9.0.0', '20250506', `sha-${head.slice(0, 7)}`, 'latest'])
  })
  it('is the pull request that actions/checkout fetched', async () => {
    git('update-ref', 'refs/remotes/pull/15/merge', head)
    git('checkout', '-q', '--detach')
    git('branch', '-qD', 'main')
    expect(await names()).toEqual(['pr-15', '20250506', `sha-${head.slice(0, 7)}`])
  })
  it('is the remote’s branch of a detached HEAD', async () => {
    git('update-ref', 'refs/remotes/origin/feature/x', head)
    git('checkout', '-q', '--detach')
    git('branch', '-qD', 'main')
    expect((await names())?.[0]).toBe('feature-x')
  })
  it('is refused where nothing names the commit', async () => {
    git('checkout', '-q', '--detach')
    git('branch', '-qD', 'main')
    const result = await job.step({inputs})
    expect([result.exitCode, result.annotations[0]?.message]).toEqual([
      1,
      expect.stringContaining('Nothing names the commit that is checked out')
    ])
  })
  it('is refused without a checkout', async () => {
    execFileSync('rm', ['-rf', `${job.workspace}/.git`])
    const result = await job.step({inputs})
    expect([result.exitCode, result.annotations[0]?.message]).toEqual([1, expect.stringContaining('actions/checkout')])
  })
})

describe('GitHub’s API', () => {
  let server: http.Server
  let asked: string[]
  let answer: (path: string) => object | undefined
  beforeEach(async () => {
    asked = []
    server = http.createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
      const found = answer(request.url ?? '')
      response.writeHead(found ? 200 : 404, {'content-type': 'application/json'})
      response.end(JSON.stringify(found ?? {message: 'Not Found'}))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => void server.close())
  const env = () => ({GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`})
  // push: false, so that a build by the stand-in ends the run without a registry.
  const inputs = {push: 'false', images: 'example.com/acme/tool', 'github-token': 'token-of-the-job'}

  it('is asked once for what the payload of a schedule lacks', async () => {
    answer = () => ({
      name: 'Tool',
      html_url: 'https://github.com/Acme/Tool',
      description: 'From the API',
      license: {spdx_id: 'Apache-2.0'},
      default_branch: 'main'
    })
    const result = await job.step({event: 'schedule', inputs, env: env()})
    expect(result.exitCode).toBe(0)
    expect(asked).toEqual(['GET /repos/Acme/Tool token token-of-the-job'])
    expect(result.outputs.labels).toContain('org.opencontainers.image.description=From the API')
    expect(result.outputs.labels).toContain('org.opencontainers.image.licenses=Apache-2.0')
  })

  it('is not asked where the payload tells', async () => {
    answer = () => undefined
    await job.step({event: 'push-branch', inputs, env: env()})
    expect(asked).toEqual([])
  })

  it('that does not answer costs only the labels', async () => {
    answer = () => undefined
    const result = await job.step({event: 'schedule', inputs, env: env()})
    expect(result.exitCode).toBe(0)
    expect(result.outputs.labels).toContain('org.opencontainers.image.source=https://github.com/Acme/Tool')
    expect(result.log).toContain('could not be read for the labels')
  })

  it('is asked for the commit’s date only if a template has it', async () => {
    answer = path => (path.includes('/commits/') ? {commit: {committer: {date: '2024-02-03T04:05:06Z'}}} : undefined)
    const result = await job.step({
      event: 'workflow-dispatch',
      inputs: {...inputs, tags: "{{commit_date 'YYYYMMDDHHmmss'}}"},
      env: env()
    })
    expect(result.outputs.version).toBe('20240203040506')
    expect(asked).toEqual([
      'GET /repos/Acme/Tool/commits/860c1904a1ce19322e91ac35af1ab07466440c37 token token-of-the-job'
    ])
  })

  it('is not asked in a dry run', async () => {
    answer = () => undefined
    await job.step({event: 'schedule', inputs: {...inputs, ...dry, tags: "{{commit_date 'YYYY'}}"}, env: env()})
    expect(asked).toEqual([])
  })
})

import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import fc from 'fast-check'
import {createDiagnose} from '../src/diagnosis/diagnose.ts'
import {type Digest, digestOf} from '../src/oci/digest.ts'
import {cleanUp} from '../src/preview/cleanup.ts'
import {isOfPullRequest, type PackageVersion, selectDeletions} from '../src/preview/select.ts'
import {createRegistries} from '../src/registry/registries.ts'
import {createHttp} from '../src/runner/http.ts'
import {planOf, readEvent} from './helpers/events.ts'
import {noRegistries, recordingRunner} from './helpers/ports.ts'
import {startRegistry, type TestRegistry} from './helpers/registry.ts'

const diagnose = createDiagnose({serverUrl: 'https://github.com', githubRegistry: 'ghcr.io', repository: 'Acme/Tool'})

const digest = (text: string): Digest => digestOf(Buffer.from(text))
const INDEX = 'application/vnd.oci.image.index.v1+json'

describe('a tag of a pull request', () => {
  it.each([
    ['pr-7', true],
    ['pr-7-1a2b3c4', true],
    ['pr-70', false],
    ['pr-77-x', false],
    ['apr-7', false],
    ['latest', false]
  ])('%s is of #7: %s', (tag, expected) => {
    expect(isOfPullRequest(tag, 7)).toBe(expected)
  })
})

describe('what is deleted', () => {
  const version = (id: number, tags: string[], needs: number[] = []): PackageVersion => ({
    id,
    digest: digest(`v${id}`),
    tags,
    needs: needs.map(need => digest(`v${need}`))
  })
  const ids = (versions: PackageVersion[]) => selectDeletions(versions, 7).map(({id}) => id)

  it('is what only the pull request’s tags name, with the images that only they need', () => {
    expect(
      ids([
        version(1, ['pr-7', 'pr-7-abc'], [2, 3]),
        version(2, []),
        version(3, []),
        version(4, ['main'], [3]),
        version(5, [])
      ])
    ).toEqual([1, 2])
  })
  it('is nothing that has another tag too', () => {
    expect(ids([version(1, ['pr-7', 'v1.0.0'], [2]), version(2, [])])).toEqual([])
  })
  it('is nothing that an untagged index needs', () => {
    expect(ids([version(1, ['pr-7'], [2]), version(2, []), version(3, [], [2])])).toEqual([1])
  })
  it('is nothing that an index needs which is itself needed', () => {
    expect(ids([version(1, ['pr-7'], [2]), version(2, [], [3]), version(3, []), version(4, ['main'], [2])])).toEqual([
      1
    ])
  })

  it('for any tags and indexes: only what is ours, never what something that stays needs', () => {
    const graph = fc.array(
      fc.record({
        tags: fc.subarray(['pr-7', 'pr-7-abc', 'pr-70', 'main', 'latest']),
        needs: fc.array(fc.nat(14), {maxLength: 4})
      }),
      {minLength: 1, maxLength: 15}
    )
    fc.assert(
      fc.property(graph, list => {
        const versions = list.map(({tags, needs}, id) => version(id, tags, needs))
        const doomed = new Set(selectDeletions(versions, 7))
        const stays = versions.filter(entry => !doomed.has(entry))
        const needed = new Set(stays.flatMap(({needs}) => needs))
        const reachable = new Set<Digest>()
        const walk = (entry: PackageVersion) => {
          for (const need of entry.needs) {
            const child = versions.find(other => other.digest === need)
            if (!child || reachable.has(need)) continue
            reachable.add(need)
            walk(child)
          }
        }
        for (const entry of versions)
          if (entry.tags.length > 0 && entry.tags.every(tag => isOfPullRequest(tag, 7))) walk(entry)
        for (const entry of doomed) {
          expect(entry.tags.every(tag => isOfPullRequest(tag, 7))).toBe(true)
          expect(needed.has(entry.digest)).toBe(false)
          if (entry.tags.length === 0) expect(reachable.has(entry.digest)).toBe(true)
        }
        // And nothing of ours stays that could go.
        for (const entry of stays) {
          const ours = entry.tags.length > 0 && entry.tags.every(tag => isOfPullRequest(tag, 7))
          if (ours) expect(needed.has(entry.digest)).toBe(true)
        }
      }),
      {numRuns: 5000}
    )
  })
})

describe('clean-up', () => {
  let registry: TestRegistry
  let server: http.Server
  let versions: {id: number; name: string; metadata: {container: {tags: string[]}}}[]
  let refuse: number | undefined
  let asked: string[]
  beforeEach(async () => {
    registry = await startRegistry()
    versions = []
    asked = []
    refuse = undefined
    server = http.createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://api')
      asked.push(`${request.method} ${url.pathname}`)
      const size = Number(url.searchParams.get('per_page') ?? 30)
      const from = (Number(url.searchParams.get('page') ?? 1) - 1) * size
      if (request.method === 'DELETE' && refuse) {
        response.writeHead(refuse, {'content-type': 'application/json'})
        response.end('{"message": "no"}')
        return
      }
      if (request.method === 'DELETE') {
        versions = versions.filter(({id}) => !url.pathname.endsWith(`/versions/${id}`))
        response.writeHead(204)
        response.end()
        return
      }
      response.writeHead(200, {'content-type': 'application/json'})
      response.end(JSON.stringify(versions.slice(from, from + size)))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    server.closeAllConnections()
    server.close()
    await registry.close()
  })

  /** Puts a version into the registry and into the package. */
  function add(tags: string[], needs: string[] = []): string {
    const document =
      needs.length > 0
        ? {mediaType: INDEX, manifests: needs.map(need => ({digest: need})), id: versions.length}
        : {id: versions.length, config: {digest: digest('config')}, layers: []}
    const name = registry.store(
      'acme/tool',
      tags[0] ?? `u${versions.length}`,
      document,
      needs.length > 0 ? INDEX : undefined
    )
    versions.push({id: versions.length + 1, name, metadata: {container: {tags}}})
    return name
  }

  async function run(ownerType = 'Organization') {
    // Read by the API's package when it is loaded.
    process.env.GITHUB_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const {getOctokit} = await import('@actions/github')
    const octokit = getOctokit('token', {baseUrl: process.env.GITHUB_API_URL})
    const real = createHttp({cancelled: false, onCancel: () => () => {}})
    const runner = Object.assign(recordingRunner(), {
      // GitHub's registry, where the test's is.
      http: (request: Parameters<typeof real>[0]) =>
        real({...request, url: request.url.replace('https://ghcr.io', `http://${registry.address}`)}),
      github: async () => ({
        request: async (route: string, parameters: Record<string, unknown>) =>
          (await octokit.request(route, parameters)).data
      })
    })
    const event = readEvent('pull-request-merged')
    const payload = event.payload as {repository: {owner: object}}
    const own = {
      ...event,
      payload: {...payload, number: 2, repository: {...payload.repository, owner: {login: 'Acme', type: ownerType}}}
    }
    const registries = createRegistries(runner, {
      credentialsFor: async () => undefined,
      retries: 0,
      diagnose: () => undefined,
      insecure: []
    })
    await cleanUp(runner, await planOf(own, {'github-token': 'token'}), 2, {registries, diagnose})
    return runner
  }

  it('deletes exactly what is the pull request’s among 300 versions with shared images', async () => {
    const shared = add([])
    for (let index = 0; index < 140; index++) add([`v1.${index}`], [add([]), shared])
    const [one, two] = [add([]), add([])]
    add(['pr-2'], [one, shared])
    add(['pr-2-3f2a9c5', 'pr-2-old'], [two])
    add(['pr-20'], [add([])])
    add(['pr-2-kept', 'main'], [add([])])
    add([])
    const before = versions.length
    expect(before).toBeGreaterThan(285)
    const runner = await run()
    expect(runner.annotations).toEqual([])
    expect(before - versions.length).toBe(4)
    const left = versions.flatMap(({metadata}) => metadata.container.tags)
    expect(left.filter(tag => tag.startsWith('pr-2'))).toEqual(['pr-20', 'pr-2-kept'])
    expect(versions.map(({name}) => name)).toContain(shared)
    expect(
      asked
        .filter(line => line.startsWith('GET'))
        .every(line => line === 'GET /orgs/acme/packages/container/tool/versions')
    ).toBe(true)
  })

  it('deletes no untagged version where one that stays can’t be read', async () => {
    const child = add([])
    add(['pr-2'], [child])
    versions.push({id: 99, name: digest('nowhere'), metadata: {container: {tags: ['main']}}})
    await run()
    expect(versions.map(({name}) => name)).toEqual([child, digest('nowhere')])
  })

  it('of a user’s package goes to the user’s endpoint', async () => {
    add(['pr-2'])
    add(['main'])
    await run('User')
    expect(asked.every(line => line.includes('/users/acme/packages/container/tool/versions'))).toBe(true)
    expect(versions).toHaveLength(1)
  })

  it.each([
    [400, 'the last tagged version'],
    [403, 'role Admin'],
    [404, 'no such package']
  ])('that is answered with %i is a warning that explains', async (status, why) => {
    add(['pr-2'])
    refuse = status
    const {annotations} = await run()
    expect(annotations.map(({kind, message}) => [kind, message.includes(why)])).toEqual([['warning', true]])
  })

  it('of a registry that is not GitHub’s is left alone', async () => {
    const runner = recordingRunner()
    await cleanUp(runner, await planOf('pull-request-merged', {images: 'docker.io/acme/tool'}), 2, {
      registries: noRegistries,
      diagnose
    })
    expect(runner.lines).toEqual(['docker.io/acme/tool: only packages of ghcr.io can be cleaned up.'])
  })
})

import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {type CompareServer, startCompareServer} from '../helpers/compare-server.ts'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {historyOf} from '../helpers/history.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, type StepResult, startJob} from '../helpers/runner.ts'

let registry: TestRegistry
let job: Job
beforeEach(async () => {
  registry = await startRegistry()
  job = startJob({fakeDocker: {}})
})
afterEach(async () => {
  job.close()
  await registry.close()
})

const NAME = 'acme/tool'
const images = () => ({images: `${registry.address}/${NAME}`})
const release = (version: string): EventFixture => {
  const event = readEvent('release')
  return {...event, env: {...event.env, GITHUB_REF: `refs/tags/v${version}`}}
}
/** A release whose image differs from every other one's. */
const publish = (version: string, inputs: Record<string, string> = {}) =>
  job.step({event: release(version), inputs: {...images(), ...inputs}, env: {FAKE_IMAGE: version}})
/** `tag → the version that it points at` for the tags that float. */
function floats(): Record<string, string> {
  const tags = registry.tags(NAME)
  const versions = [...tags].filter(([tag]) => /^v?\d+\.\d+\.\d+/.test(tag))
  const versionOf = (digest: string) => versions.find(([, other]) => other === digest)?.[0] ?? digest
  return Object.fromEntries(
    [...tags]
      .filter(([tag]) => /^(latest|\d+|\d+\.\d+)(-|$)/.test(tag))
      .map(([tag, digest]) => [tag, versionOf(digest)])
  )
}
const listOf = (text = '') => text.split('\n').map(name => name.split(':').at(-1))

describe('floating tags', () => {
  it('go forward only: 2.5.2, then 1.1.1, then 2.4.9', async () => {
    await publish('2.5.2')
    expect(floats()).toEqual({latest: '2.5.2', '2': '2.5.2', '2.5': '2.5.2'})
    const old = await publish('1.1.1')
    expect(floats()).toEqual({latest: '2.5.2', '2': '2.5.2', '2.5': '2.5.2', '1': '1.1.1', '1.1': '1.1.1'})
    expect(listOf(old.outputs['kept-tags'])).toEqual(['latest'])
    expect(listOf(old.outputs['published-tags'])).toEqual(['1.1.1', '1.1', '1', 'v1.1.1', 'sha-860c190', 'run-4242'])
    const patch = await publish('2.4.9')
    expect(patch.exitCode).toBe(0)
    expect(floats()).toEqual({
      latest: '2.5.2',
      '2': '2.5.2',
      '2.5': '2.5.2',
      '2.4': '2.4.9',
      '1': '1.1.1',
      '1.1': '1.1.1'
    })
    expect(listOf(patch.outputs['kept-tags'])).toEqual(['2', 'latest'])
    expect(patch.summary).toMatch(/- <code>2<\/code> \*\*kept\*\*, because v?2\.5\.2 is higher/)
    expect(patch.log).toMatch(/:latest: kept, because v?2\.5\.2 is higher\./)
  })

  it('move again with floating-tags: always', async () => {
    await publish('2.5.2')
    await publish('1.1.1', {'floating-tags': 'always'})
    expect(floats().latest).toBe('1.1.1')
    // Of the first release alone: before the build, before the floating tags, and after them.
    expect(registry.log().filter(line => line.includes('/tags/list'))).toHaveLength(3)
  })

  it('ignore pre-releases, other names and what is no version', async () => {
    for (const tag of ['9.0.0-rc.1', '9.0', 'nightly', '9.9.9-alpine', 'v10', '8.0.0+x'])
      registry.store(NAME, tag.replace('+', '_'), {tag})
    await publish('2.0.0')
    expect(floats()).toMatchObject({latest: '2.0.0', '2': '2.0.0'})
  })

  it('of a suffix are a line of their own', async () => {
    const tags = 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}'
    const alpine = {tags, flavor: 'suffix=-alpine,onlatest=true'}
    await publish('2.0.0', {tags})
    // As long as the line's suffix, and not it.
    registry.store(NAME, '9.9.9-ubuntu', {other: true})
    await publish('1.3.0', alpine)
    expect(floats()).toMatchObject({latest: '2.0.0', 'latest-alpine': '1.3.0-alpine', '1-alpine': '1.3.0-alpine'})
    await publish('1.2.3', alpine)
    expect(floats()).toMatchObject({'latest-alpine': '1.3.0-alpine', '1-alpine': '1.3.0-alpine'})
    await publish('1.4.0', alpine)
    expect(floats()).toMatchObject({latest: '2.0.0', 'latest-alpine': '1.4.0-alpine', '1-alpine': '1.4.0-alpine'})
  })

  it('are guarded also where they are the only tags, which the builder would write itself', async () => {
    registry.store(NAME, '2.5.2', {version: '2.5.2'})
    const tags = 'type=semver,pattern={{major}}'
    expect((await publish('2.4.0', {tags})).outputs.pushed).toBe('false')
    expect(floats()).toEqual({})
    expect((await publish('3.0.0', {tags})).outputs.pushed).toBe('true')
    expect(Object.keys(floats())).toEqual(['3', 'latest'])
  })

  it('ask for the list of tags only where a version floats', async () => {
    await job.step({inputs: images()})
    await publish('1.0.0', {tags: 'type=semver,pattern={{version}}', flavor: 'latest=false'})
    expect(registry.log().filter(line => line.includes('/tags/list'))).toEqual([])
  })

  it('are given back to a higher version that appears between our look and our write', async () => {
    let appeared = false
    registry.after = ({method, path}) => {
      if (method !== 'PUT' || !path.endsWith('/latest') || appeared) return
      appeared = true
      registry.store(NAME, '3.0.0', {version: '3.0.0'})
    }
    const result = await publish('2.0.0')
    expect(result.exitCode).toBe(0)
    expect(floats()).toMatchObject({latest: '3.0.0', '2': '2.0.0'})
    expect(result.log).toContain('latest: kept, because 3.0.0, which is higher, was published meanwhile.')
    expect(listOf(result.outputs['kept-tags'])).toEqual(['latest'])
  })

  it('end on the higher of two releases that race, and neither run fails', async () => {
    // Both look before either writes: each list is answered only when both have been asked for.
    const jobs = [startJob({fakeDocker: {}}), startJob({fakeDocker: {}})] as const
    // Two releases are of two commits, in two runs.
    const ofItsOwn = (version: string) => ({
      FAKE_IMAGE: version,
      GITHUB_RUN_ID: version.replaceAll('.', ''),
      GITHUB_SHA: version.charAt(0).repeat(40)
    })
    for (const [first, second] of [
      ['2.0.0', '1.9.0'],
      ['1.9.0', '2.0.0']
    ] as const) {
      registry.tags(NAME).clear()
      registry.hold = {path: '/tags/list', until: 2}
      const run = (job: Job, version: string) =>
        job.step({event: release(version), inputs: images(), env: ofItsOwn(version)})
      const results: StepResult[] = await Promise.all([run(jobs[0], first), run(jobs[1], second)])
      expect(results.map(({exitCode}) => exitCode)).toEqual([0, 0])
      expect(floats()).toMatchObject({latest: '2.0.0', '2': '2.0.0', '1': '1.9.0'})
    }
    for (const each of jobs) each.close()
  })

  it('superseded between write and verify are told, not failed', async () => {
    registry.after = ({method, path}) => {
      if (method !== 'PUT' || !path.endsWith('/latest')) return
      // A higher release comes whole.
      registry.store(NAME, '3.0.0', {version: '3.0.0'})
      registry.store(NAME, 'latest', {version: '3.0.0'})
    }
    const result = await publish('2.0.0')
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain('latest: published, and superseded since, because 3.0.0 is higher.')
  })
})

describe('a branch’s tag', () => {
  const OURS = '860c1904a1ce19322e91ac35af1ab07466440c37'
  const THEIRS = 'f'.repeat(40)
  const BASE = 'b'.repeat(40)
  const NEWER = historyOf({[OURS]: BASE, [THEIRS]: OURS}, {main: THEIRS})
  const OLDER = historyOf({[THEIRS]: BASE, [OURS]: THEIRS}, {main: OURS})
  const BESIDE = historyOf({[THEIRS]: BASE, [OURS]: BASE}, {main: OURS})
  /** Forced back from a newer commit to ours. */
  const FORCED = historyOf({[OURS]: BASE, [THEIRS]: OURS}, {main: OURS})
  let api: CompareServer
  const asked = () => api.asked.map(text => text.replace(OURS, 'ours').replace(THEIRS, 'theirs'))
  beforeEach(async () => {
    api = await startCompareServer(NEWER)
  })
  afterEach(() => api.close())

  /** What the tag points at before the run: an image that names this commit. */
  function placed(revision: string | undefined, tag = 'main', created?: string): string {
    const label = (name: string) => `org.opencontainers.image.${name}`
    const labels = {
      ...(revision ? {[label('revision')]: revision} : {}),
      ...(created ? {[label('created')]: created} : {})
    }
    const config = registry.storeBlob(NAME, {config: {Labels: labels}})
    return registry.store(NAME, tag, {schemaVersion: 2, config: {digest: config}, layers: []})
  }
  const run = (event: string | EventFixture = 'push-branch', inputs: Record<string, string> = {}) =>
    job.step({
      event,
      inputs: {...images(), 'github-token': 'token-of-the-job', ...inputs},
      env: {GITHUB_API_URL: api.url}
    })
  const main = () => registry.tags(NAME).get('main')

  it('stays with the image of a newer commit', async () => {
    const newer = placed(THEIRS)
    const result = await run()
    expect(result.exitCode).toBe(0)
    expect(main()).toBe(newer)
    // Before and after: the branch may have moved meanwhile.
    expect(asked()).toEqual(['ours...main', 'ours...main'])
    expect(listOf(result.outputs['kept-tags'])).toEqual(['main'])
    expect(result.summary).toContain('**kept**, because it points at a newer commit, fffffff')
    expect(registry.tags(NAME).get('sha-860c190')).toBe(result.outputs.digest)
  })

  it('stays also where it is the only tag, which the builder would write itself', async () => {
    const newer = placed(THEIRS)
    const result = await run('push-branch', {tags: 'type=ref,event=branch'})
    expect([result.exitCode, main()]).toEqual([0, newer])
    expect(dockerCalls(job)[0]?.args.join(' ')).not.toContain('push=true')
    expect(result.annotations.map(({message}) => message)).toEqual([
      'Built, not pushed: every tag points at something newer.'
    ])
    api.history = OLDER
    const written = await run('push-branch', {tags: 'type=ref,event=branch'})
    expect(written.outputs.digest).toBe(main())
    expect(written.log).toMatch(/it writes \S+:main itself/)
  })

  it.each([
    ['older', OLDER],
    ['of another line', BESIDE],
    ['newer, but forced out of the branch', FORCED]
  ])('is written over one that is %s', async (_, known) => {
    placed(THEIRS)
    api.history = known
    const result = await run()
    expect([result.exitCode, main()]).toEqual([0, result.outputs.digest])
  })

  it.each([
    ['later', '2100-01-01T00:00:00Z', 'the tag stays'],
    ['earlier', '2000-01-01T00:00:00Z', 'the tag moves']
  ])('is judged by the time of the build where the API knows nothing: %s', async (_, created, told) => {
    const theirs = placed(THEIRS, 'main', created)
    api.history = undefined
    const result = await run()
    expect([result.exitCode, main()]).toEqual([0, told.endsWith('stays') ? theirs : result.outputs.digest])
    expect(result.log).toContain(told)
  })

  it('is kept, with a warning, where the API fails for good', async () => {
    const theirs = placed(THEIRS)
    api.faults = Array.from({length: 9}, () => ({status: 502}))
    const result = await run('push-branch', {retries: '1'})
    expect([result.exitCode, main()]).toEqual([0, theirs])
    expect(result.annotations.map(({message}) => message).join()).toContain('GitHub did not say whether fffffff')
    expect(listOf(result.outputs['kept-tags'])).toEqual(['main'])
  })

  it.each([
    ['a bad gateway', {status: 502}],
    ['a rate limit', {status: 429, headers: {'retry-after': '0'}}],
    [
      'a secondary rate limit',
      {status: 403, headers: {'retry-after': '0'}, body: {message: 'You have exceeded a secondary rate limit'}}
    ]
  ])('is not moved by %s of the API, which is asked again', async (_, fault) => {
    const theirs = placed(THEIRS)
    api.faults = [fault]
    const result = await run()
    expect([result.exitCode, main(), api.asked.length]).toEqual([0, theirs, 3])
    expect(result.log).toContain('Retry 1 of 3')
  })

  it('is given back to a newer commit that was published while we wrote', async () => {
    placed(BASE)
    api.history = OLDER
    let theirs = ''
    registry.after = ({method, path}) => {
      if (method !== 'PUT' || !path.endsWith('/main') || theirs !== '') return
      theirs = placed(THEIRS, 'sha-fffffff')
      api.history = NEWER
    }
    const result = await run()
    expect([result.exitCode, main()]).toEqual([0, theirs])
    expect(result.log).toContain(
      'main: kept, because sha-fffffff, which is of a newer commit, was published meanwhile.'
    )
    expect(listOf(result.outputs['kept-tags'])).toEqual(['main'])
  })

  it('is written over an image that names no commit, and the log says so', async () => {
    placed(undefined)
    const result = await run()
    expect(main()).toBe(result.outputs.digest)
    expect(result.log).toContain('names no commit, so it is not known whether that is newer')
  })

  it.each([
    ['the push says that the image is of the commit before', THEIRS],
    ['the image is of the same commit', OURS]
  ])('is written without asking before, where %s', async (_, revision) => {
    placed(revision)
    api.history = OLDER
    const event = readEvent('push-branch')
    const result = await run({...event, payload: {...(event.payload as object), before: THEIRS}})
    // The one question is the second look's.
    expect([main(), asked()]).toEqual([result.outputs.digest, ['ours...main']])
  })
})

describe('if-tag-exists', () => {
  const SHA = '860c1904a1ce19322e91ac35af1ab07466440c37'
  function existing(tag: string, revision?: string, repository = NAME): string {
    const config = registry.storeBlob(repository, {
      config: {Labels: revision ? {'org.opencontainers.image.revision': revision} : {}}
    })
    return registry.store(repository, tag, {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {digest: config, size: 10},
      layers: []
    })
  }

  it.each([
    ['f'.repeat(40), `was built from ${'f'.repeat(40)}, not from ${SHA}`],
    [undefined, 'does not say which commit it was built from']
  ])('fail: an image of %s ends the run before the build', async (revision, why) => {
    const digest = existing('1.2.3', revision)
    const result = await publish('1.2.3', {'if-tag-exists': 'fail'})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(`${registry.address}/${NAME}:1.2.3 exists already, as ${digest}`)
    expect(result.annotations[0]?.message).toContain(why)
    expect(dockerCalls(job)).toEqual([])
    expect([...registry.tags(NAME).keys()]).toEqual(['1.2.3'])
  })

  it('fail: an image of this very commit is published under the other tags, without a build', async () => {
    const digest = existing('1.2.3', SHA)
    const result = await publish('1.2.3', {'if-tag-exists': 'fail'})
    expect([result.exitCode, dockerCalls(job)]).toEqual([0, []])
    expect(result.outputs).toMatchObject({digest, pushed: 'false'})
    expect([...new Set(registry.tags(NAME).values())]).toEqual([digest])
    expect(registry.tags(NAME).size).toBe(7)
  })

  it('skip: what is there is published under the other tags, without a build', async () => {
    const digest = existing('v1.2.3')
    const result = await publish('1.2.3', {'if-tag-exists': 'skip'})
    expect([result.exitCode, dockerCalls(job), result.outputs.digest]).toEqual([0, [], digest])
    expect(registry.tags(NAME).get('latest')).toBe(digest)
  })

  it('skip: images that disagree are an error', async () => {
    existing('1.2.3', 'a'.repeat(40))
    existing('1.2.3', 'b'.repeat(40), 'acme/other')
    const result = await publish('1.2.3', {
      images: `${registry.address}/${NAME}\n${registry.address}/acme/other`,
      'if-tag-exists': 'skip'
    })
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain('these are two images')
  })

  it('reuse: an image of another commit under this commit’s tag is not used', async () => {
    const other = existing('sha-860c190', 'f'.repeat(40))
    const result = await publish('1.2.3', {reuse: 'true'})
    expect([result.exitCode, dockerCalls(job).length]).toEqual([0, 1])
    expect(result.log).toContain(`is not reused, because it says that it was built from ${'f'.repeat(40)}`)
    expect(result.outputs.digest).not.toBe(other)
  })

  it('reuse: an image of this commit is', async () => {
    const digest = existing('sha-860c190', SHA)
    const result = await publish('1.2.3', {reuse: 'true'})
    expect([result.exitCode, dockerCalls(job), result.outputs.digest]).toEqual([0, [], digest])
  })

  it('without a version goes by the first tag, if that is a fixed name', async () => {
    const digest = existing('deps-1')
    existing('deps-newest')
    const tagged = (tags: string) => publish('1.2.3', {tags, flavor: 'latest=false', 'if-tag-exists': 'skip'})
    const there = await tagged('type=raw,value=deps-1\ntype=raw,value=deps-newest')
    expect([there.exitCode, dockerCalls(job).length, there.outputs.digest]).toEqual([0, 0, digest])
    expect(registry.tags(NAME).get('deps-newest')).toBe(digest)
    const lacking = await tagged('type=raw,value=deps-2\ntype=raw,value=deps-newest')
    expect([lacking.exitCode, dockerCalls(job).length]).toEqual([0, 1])
    expect(lacking.outputs.digest).not.toBe(digest)
    // A tag of a run is nobody's fixed name.
    expect((await tagged('type=run')).outputs.pushed).toBe('true')
    expect((await tagged('type=run')).outputs.pushed).toBe('true')
  })

  it('builds where no version’s tag is there', async () => {
    const result = await publish('1.2.3', {'if-tag-exists': 'fail'})
    expect([result.exitCode, dockerCalls(job).length]).toEqual([0, 1])
  })
})

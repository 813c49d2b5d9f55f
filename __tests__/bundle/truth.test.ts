import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {type Fault, startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, type Job, startJob} from '../helpers/runner.ts'

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
const SHA = '860c1904a1ce19322e91ac35af1ab07466440c37'
const images = () => ({images: `${registry.address}/${NAME}`})
const lines = (text = '') => (text === '' ? [] : text.split('\n').map(name => name.split(':').at(-1)))
/** What the registry says of the image's tags, in no order. */
const held = (digest = '') => [...registry.tags(NAME)].filter(([, found]) => found === digest).map(([tag]) => tag)

/** An image of that commit under the tag. */
function existing(tag: string, revision = 'f'.repeat(40), repository = NAME): string {
  const label = 'org.opencontainers.image.revision'
  const config = registry.storeBlob(repository, {config: {Labels: {[label]: revision}}})
  const image = {schemaVersion: 2, config: {digest: config, size: 10}, layers: []}
  return registry.store(repository, tag, {...image, mediaType: 'application/vnd.oci.image.manifest.v1+json'})
}

const immutable: Record<string, Fault> = {
  ECR: {
    status: 400,
    body: JSON.stringify({
      errors: [
        {
          code: 'TAG_INVALID',
          message:
            "tag invalid: The image tag 'x' already exists in the 'acme/tool' repository and cannot be overwritten because the repository is immutable."
        }
      ]
    })
  },
  'Google’s Artifact Registry': {
    status: 400,
    body: JSON.stringify({
      errors: [{code: 'MANIFEST_INVALID', message: 'cannot update tag x. The repository has enabled tag immutability'}]
    })
  },
  Harbor: {status: 412, body: JSON.stringify({errors: [{code: 'PRECONDITION', message: 'Failed to process request'}]})},
  'Docker Hub': {status: 403, body: ''}
}

describe.each(Object.entries(immutable))('where tags are immutable, as in %s,', (_, fault) => {
  /** A tag that is there can't be written. */
  beforeEach(() => {
    registry.fault = ({method, path}) => {
      const tag = /\/manifests\/([^:]+)$/.exec(path)?.[1]
      return method === 'PUT' && tag !== undefined && registry.tags(NAME).has(tag) ? fault : undefined
    }
  })

  it('a branch’s tag and a float are kept and told', async () => {
    const old = existing('latest')
    const result = await job.step({event: 'release', inputs: images()})
    expect([result.exitCode, registry.tags(NAME).get('latest')]).toEqual([0, old])
    expect(lines(result.outputs['kept-tags'])).toEqual(['latest'])
    expect(result.summary).toContain('the registry does not let it be moved')
  })

  it('a version that is another image is the error, before any float is moved', async () => {
    const old = existing('1.2.3')
    const result = await job.step({event: 'release', inputs: images()})
    expect([result.exitCode, registry.tags(NAME).get('1.2.3')]).toEqual([1, old])
    const {digest} = result.outputs
    expect(result.annotations[0]?.message).toContain(`:1.2.3 can’t be moved: it is ${old}, not ${digest}.`)
    expect(result.annotations[0]?.message).toContain('Publish under a new version')
    expect(registry.tags(NAME).has('latest')).toBe(false)
    expect(lines(result.outputs['published-tags']).sort()).toEqual(held(digest).sort())
  })

  it('a version that is this image already is done', async () => {
    const first = await job.step({event: 'release', inputs: images(), env: {FAKE_IMAGE: 'x'}})
    const {digest} = first.outputs
    registry.tags(NAME).delete('latest')
    const again = await job.step({event: 'release', inputs: {...images(), promote: digest ?? ''}})
    expect([again.exitCode, again.annotations, again.outputs['kept-tags']]).toEqual([0, [], ''])
    expect(registry.tags(NAME).get('latest')).toBe(digest)
  })
})

describe('outputs say what the registry holds', () => {
  const isPut = (tag: string, {method, path}: {method: string; path: string}) =>
    method === 'PUT' && path.endsWith(`/manifests/${tag}`)

  it('where the answer to a write is lost, and the write was not', async () => {
    let digest: string | undefined
    registry.fault = request => {
      if (!isPut('main', request)) return undefined
      digest = registry.tags(NAME).get('run-4242')
      if (digest) registry.tags(NAME).set('main', digest)
      return 'reset'
    }
    const result = await job.step({inputs: {...images(), retries: '1'}})
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    expect(lines(result.outputs['published-tags'])).toEqual(['main', 'sha-860c190', 'run-4242'])
    expect(registry.tags(NAME).get('main')).toBe(result.outputs.digest)
  })

  it('where a write fails for good', async () => {
    registry.fault = request => (isPut('latest', request) ? {status: 500} : undefined)
    const result = await job.step({event: 'release', inputs: {...images(), retries: '0'}})
    expect(result.exitCode).toBe(1)
    expect(lines(result.outputs['published-tags']).sort()).toEqual(held(result.outputs.digest).sort())
    expect(lines(result.outputs['published-tags'])).not.toContain('latest')
  })

  it('where a tag vanishes after it was written', async () => {
    registry.after = request => {
      if (isPut('sha-860c190', request)) setTimeout(() => registry.tags(NAME).delete('sha-860c190'), 1)
    }
    const result = await job.step({inputs: images()})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(':sha-860c190 does not exist')
    expect(lines(result.outputs['published-tags'])).toEqual(['main', 'run-4242'])
    expect(result.summary).toContain('- <code>sha-860c190</code> **not written**: it does not exist')
  })

  it('where the test fails after a builder that must write a tag itself has written it', async () => {
    const tags = 'type=sha\ntype=ref,event=branch'
    await job.step({inputs: {...images(), tags}})
    const again = {...images(), tags, test: 'exit 1'}
    const result = await job.step({inputs: again, env: {FAKE_IMAGE: 'second'}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain(`no tag was moved but ${registry.address}/${NAME}:sha-860c190`)
    expect(lines(result.outputs['published-tags'])).toEqual(['sha-860c190'])
    expect(held(result.outputs.digest)).toEqual(['sha-860c190'])
  })

  it('where another run of this commit has written the commit’s tag', async () => {
    let theirs = ''
    registry.after = request => {
      if (isPut('sha-860c190', request)) theirs = existing('sha-860c190', SHA)
    }
    const result = await job.step({inputs: images()})
    expect([result.exitCode, registry.tags(NAME).get('sha-860c190')]).toEqual([0, theirs])
    expect(lines(result.outputs['kept-tags'])).toEqual(['sha-860c190'])
    expect(result.summary).toContain('it is shared with another run of this commit')
  })
})

it.each([401, 405])(
  'a list of tags that is refused with %i ends the run before the build, and names the way out',
  async status => {
    registry.fault = ({path}) => (path.includes('/tags/list') ? {status} : undefined)
    const result = await job.step({event: 'release', inputs: {...images(), retries: '0'}})
    expect([result.exitCode, dockerCalls(job), registry.tags(NAME).size]).toEqual([1, [], 0])
    expect(result.annotations[0]?.message).toContain('floating-tags: always')
    const always = await job.step({event: 'release', inputs: {...images(), retries: '0', 'floating-tags': 'always'}})
    expect([always.exitCode, registry.tags(NAME).size]).toEqual([0, 7])
  }
)

describe('promote without tags', () => {
  it('on a git tag writes the version and its floats, and no name of the running commit', async () => {
    const digest = existing('candidate')
    const result = await job.step({event: 'release', inputs: {...images(), promote: 'candidate'}})
    expect(result.exitCode).toBe(0)
    expect(held(digest).sort()).toEqual(['1', '1.2', '1.2.3', 'candidate', 'latest', 'v1.2.3'])
    expect(result.summary).toContain('✅ Promoted')
  })

  it('elsewhere is an error that asks for them', async () => {
    existing('candidate')
    const result = await job.step({inputs: {...images(), promote: 'candidate'}})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toContain('Say in the input tags what the image is to be called')
    expect([...registry.tags(NAME).keys()]).toEqual(['candidate'])
  })
})

it.each(['release', 'push'])('there is nothing to do for what a %s says is deleted', async event => {
  const {env, payload}: EventFixture = readEvent(event === 'release' ? 'release' : 'push-tag')
  const gone = event === 'release' ? {action: 'deleted'} : {deleted: true, after: '0'.repeat(40), head_commit: null}
  const result = await job.step({event: {env, payload: {...(payload as object), ...gone}}, inputs: images()})
  expect([result.exitCode, dockerCalls(job), registry.requests]).toEqual([0, [], []])
  expect(result.annotations.map(({kind, message}) => [kind, message])).toEqual([
    ['notice', `Nothing to do: the ${event === 'release' ? 'release' : 'tag v1.2.3'} was deleted.`]
  ])
})

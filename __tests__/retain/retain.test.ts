import {beforeEach, describe, expect, it} from '@jest/globals'
import type {Digest} from '../../src/oci/digest.ts'
import {foreignSource} from '../../src/retain/source.ts'
import {apiError, FakePackage} from '../helpers/package.ts'
import {runRetain} from '../helpers/retain.ts'

const DAY = 24 * 3_600_000
let fake: FakePackage
let old: number
beforeEach(() => {
  fake = new FakePackage()
  old = fake.now - 60 * DAY
})

const deleted = () => fake.deletions.map(({version}) => version.digest)
const fallback = (digest: Digest, suffix = '') => `${digest.replace(':', '-')}${suffix}`

describe('what goes', () => {
  it('is what is out of its time, with its images and attestations, an index before its images', async () => {
    const children = [fake.image('amd64', [], old), fake.image('arm64', [], old)]
    const index = fake.index(children, ['run-1', 'sha-1a2b3c4'], old)
    const referrer = fake.image('provenance', [], old, {subject: {digest: index}})
    const list = fake.index([referrer], [fallback(index)], old)
    const signature = fake.image('signature', [fallback(index, '.sig')], old)
    const main = fake.index([fake.image('other')], ['main'], old, {})
    const {retained, runner} = await runRetain(fake, ['run-*: 30 days', 'sha-*: 30 days'])
    expect([...deleted()].sort()).toEqual([...children, index, referrer, list, signature].sort())
    expect(deleted()[0]).toBe(index)
    expect(deleted().indexOf(list)).toBeLessThan(deleted().indexOf(referrer))
    expect(fake.get(main)?.tags).toEqual(['main'])
    expect(retained[0]).toMatchObject({listed: 8, freed: 4 * 1100, failed: [], stopped: undefined})
    expect(retained[0]?.notes).toEqual([
      'GitHub keeps deleted versions for 30 days. To get one back: gh api --method POST /orgs/acme/packages/container/tool/versions/ID/restore'
    ])
    expect(runner.annotations).toEqual([])
  })

  it.each<[string, string[], string[]]>([
    ['a tag that no line fits', ['run-1', 'production'], ['run-*: 30 days']],
    ['a tag that is kept', ['v1.2', 'run-1'], ['*: 30 days', 'v1.*: keep']],
    ['a tag under a longer line', ['run-1'], ['run-*: 30 days', '*: 90 days']],
    ['a tag of the newest', ['run-1'], ['run-*: 1 newest', 'run-*: 30 days']],
    ['a tag that a release names', ['1.2.3'], ['*: 30 days']],
    ['the tag of an open pull request', ['pr-7'], ['pr-*: closed']],
    ['the tag of no pull request', ['pr-2000'], ['pr-*: closed']],
    ['a tag that only looks like one', ['pr-8-hotfix'], ['pr-*: closed']],
    ['a fallback tag of what stays', [], ['run-*: 30 days']]
  ])('is nothing that has %s', async (_, tags, lines) => {
    fake.releases = ['v1.2.3']
    fake.openPullRequests = [7]
    fake.image('x', tags, old)
    const {retained} = await runRetain(fake, lines)
    expect(fake.deletions).toEqual([])
    expect(retained[0]?.kept).toHaveLength(1)
  })

  it('is of closed pull requests alone, and not of those of another repository', async () => {
    fake.image('one', ['pr-8', 'pr-8-1a2b3c4'])
    const {retained} = await runRetain(fake, ['pr-*: closed'])
    expect(retained[0]?.deleted.map(({why}) => why)).toEqual(['pull request #8 is closed'])
  })

  it('is nothing where pull requests can’t be read', async () => {
    fake.image('one', ['pr-8'])
    fake.before = call => {
      if (call.includes('/pulls')) throw apiError(403, 'Resource not accessible by integration')
    }
    const {runner} = await runRetain(fake, ['pr-*: closed'])
    expect(fake.deletions).toEqual([])
    expect(runner.annotations.map(({message}) => message)).toEqual([
      expect.stringContaining('the permission pull-requests: read')
    ])
  })

  it('is nothing where releases can’t be read', async () => {
    fake.image('one', ['run-8'], old)
    fake.before = call => {
      if (call.includes('/releases')) throw apiError(403, 'Resource not accessible by integration')
    }
    await expect(runRetain(fake, ['run-*: 30 days'])).rejects.toThrow('The releases of the repository can’t be read')
    expect(fake.deletions).toEqual([])
  })

  it('is an untagged version by a line for it, and what was left of an attested image', async () => {
    const loose = fake.image('loose', [], old)
    fake.image('young')
    const orphan = fake.image('orphan', [fallback(loose.replace(/\w{10}$/, '0123456789') as Digest)], old)
    await runRetain(fake, ['untagged: 7 days'])
    expect([...deleted()].sort()).toEqual([loose, orphan].sort())
  })

  it('is nothing that another index, or a manifest of a type that nobody knows here, speaks of', async () => {
    const shared = fake.image('shared', [], old)
    const mentioned = fake.image('mentioned', [], old)
    fake.index([shared], ['run-1'], old)
    fake.index([shared], ['main'], old, {n: 2})
    fake.push({odd: {needs: [mentioned]}}, ['odd'], 'application/vnd.acme.odd+json')
    await runRetain(fake, ['run-*: 30 days', 'untagged: 7 days'])
    expect(fake.versions.flatMap(({digest}) => digest)).toEqual(expect.arrayContaining([shared, mentioned]))
    expect(fake.deletions).toHaveLength(1)
  })

  it('is nothing while one that stays can’t be read', async () => {
    fake.image('one', ['run-1'], old)
    fake.image('two', ['main'])
    let reads = 0
    fake.before = call => {
      if (call === 'registry' && ++reads === 2) throw new Error('reset')
    }
    const {retained} = await runRetain(fake, ['run-*: 30 days'])
    expect(fake.deletions).toEqual([])
    expect(retained[0]?.reasons).toEqual(
      expect.arrayContaining([{why: 'something that can’t be read might need it', count: 1}])
    )
  })
})

describe('a dry run', () => {
  it('deletes nothing and gives each reason', async () => {
    const child = fake.image('child', [], old)
    fake.index([child], ['run-1'], old)
    fake.image('main', ['main'])
    const {retained, runner} = await runRetain(fake, ['run-*: 30 days'], {dryRun: true})
    expect(fake.deletions).toEqual([])
    expect(retained[0]?.deleted.map(({name, why}) => [name, why]).sort()).toEqual([
      ['run-1', 'older than 30 days'],
      [child.slice(0, 19), 'belongs to run-1']
    ])
    expect(retained[0]?.kept.map(({name, why}) => [name, why])).toEqual([['main', 'no line fits main']])
    expect(runner.lines).toContain('ghcr.io/acme/tool: run-1 would go, older than 30 days.')
  })
})

describe('right before a deletion', () => {
  it.each<[string, (index: Digest, child: Digest) => void]>([
    ['a new tag', index => fake.tag(index, 'production')],
    ['a new index that needs it', index => fake.index([index], ['new'], fake.now)],
    ['an untagged index that needs it', index => fake.index([index], [], fake.now)]
  ])('%s saves a version', async (_, write) => {
    const child = fake.image('child', [], old)
    const index = fake.index([child], ['run-1'], old)
    for (let n = 0; n < 250; n++) fake.image(`filler ${n}`, [`v${n}`])
    fake.before = call => {
      // After everything was read, before the look.
      if (call.endsWith('/versions') && fake.restCalls >= 5) {
        fake.before = () => undefined
        write(index, child)
      }
    }
    const {retained} = await runRetain(fake, ['run-*: 30 days'])
    expect(fake.deletions).toEqual([])
    expect(retained[0]?.deleted).toEqual([])
  })

  it('a tag of what is about it saves a version, however old that is', async () => {
    const image = fake.image('x', ['run-1'], old)
    const attestation = fake.image('attestation', [], old, {subject: {digest: image}})
    for (let n = 0; n < 250; n++) fake.image(`filler ${n}`, [`v${n}`])
    fake.before = call => {
      if (call.endsWith('/versions') && fake.restCalls >= 5) {
        fake.before = () => undefined
        fake.tag(attestation, 'production')
      }
    }
    await runRetain(fake, ['run-*: 30 days'])
    expect(deleted()).toEqual([])
  })

  it('and after its index is gone, a new index saves a child', async () => {
    const child = fake.image('child', [], old)
    const index = fake.index([child], ['run-1'], old)
    fake.after = call => {
      if (call.startsWith('DELETE')) fake.index([child], ['new'])
    }
    await runRetain(fake, ['run-*: 30 days'])
    expect(deleted()).toEqual([index])
  })

  it('it is looked at again when a deletion is tried again', async () => {
    const image = fake.image('x', ['run-1'], old)
    let tries = 0
    fake.before = call => {
      if (!call.startsWith('DELETE') || ++tries > 1) return
      fake.tag(image, 'production')
      throw apiError(502, 'Bad gateway')
    }
    await runRetain(fake, ['run-*: 30 days'])
    expect([tries, fake.deletions]).toEqual([1, []])
  })
})

describe('a fault', () => {
  it.each([
    [500, {}, 'Internal'],
    [502, {}, 'Bad gateway'],
    [429, {'retry-after': '2'}, 'Too many'],
    [403, {'retry-after': '60'}, 'You have exceeded a secondary rate limit'],
    [403, {}, 'API rate limit exceeded']
  ])('of %i %j on a deletion passes, also where it was done', async (status, headers, message) => {
    fake.image('x', ['run-1'], old)
    const child = fake.image('child', [], old)
    fake.index([child], ['run-2'], old)
    let tries = 0
    fake.before = call => {
      if (call.startsWith('DELETE') && ++tries === 1) throw apiError(status, message, headers)
    }
    fake.after = call => {
      if (call.startsWith('DELETE') && tries === 3) throw apiError(status, message, headers)
    }
    const {runner} = await runRetain(fake, ['run-*: 30 days'], {retries: 3})
    expect([fake.versions, runner.annotations]).toEqual([[], []])
  })

  it('that stays is a warning, keeps the image whole and stops nothing else', async () => {
    const child = fake.image('child', [], old)
    const stuck = fake.index([child], ['run-1'], old - DAY)
    fake.image('x', ['run-2'], old)
    const request = fake.request
    const {id} = fake.get(stuck) ?? {id: 0}
    fake.request = async (route, parameters) => {
      if (route.startsWith('DELETE') && parameters.version_id === id)
        throw apiError(400, 'You cannot delete the last tagged version')
      return await request(route, parameters)
    }
    const {runner, retained} = await runRetain(fake, ['run-*: 30 days'])
    expect(fake.versions.map(({digest}) => digest).sort()).toEqual([child, stuck].sort())
    expect(retained[0]?.failed).toHaveLength(1)
    expect(runner.annotations.map(({kind, message}) => [kind, message.includes('the last tagged version')])).toEqual([
      ['warning', true]
    ])
  })

  it.each([
    [403, 'role Admin'],
    [404, 'no such package']
  ])('of %i on the list is a warning that explains', async (status, why) => {
    fake.before = call => {
      if (call.includes('/versions')) throw apiError(status, 'no')
    }
    const {runner} = await runRetain(fake, ['run-*: 30 days'])
    expect(runner.annotations.map(({kind, message}) => [kind, message.includes(why)])).toEqual([['warning', true]])
  })

  it('of the limit of requests ends the run between two images, and the next goes on', async () => {
    for (let n = 0; n < 40; n++) fake.index([fake.image(`child ${n}`, [], old)], [`run-${n}`], old, {n})
    fake.allowance = {limit: 1000, remaining: 250}
    fake.after = call => {
      if (fake.allowance && call !== 'registry') fake.allowance = {limit: 1000, remaining: 250 - fake.restCalls}
    }
    const {retained, runner} = await runRetain(fake, ['run-*: 30 days'])
    expect(retained[0]?.stopped).toContain('most of the 1000 requests')
    expect(runner.annotations).toHaveLength(1)
    const {length} = fake.versions
    expect(length).toBeGreaterThan(0)
    // No child without its index.
    expect(fake.versions.filter(({tags}) => tags.length > 0)).toHaveLength(length / 2)
    fake.allowance = undefined
    await runRetain(fake, ['run-*: 30 days'])
    expect(fake.versions).toEqual([])
  })
})

describe('the package', () => {
  it.each([
    ['User', 'acme/tool', 'users'],
    ['Organization', 'acme/tool', 'orgs'],
    ['User', 'other/tool', 'orgs'],
    ['User', 'acme/tool/part', 'users']
  ])('of a repository of a %s at %s is asked for at /%s', async (ownerType, image, scope) => {
    fake.image('x', ['run-1'], old)
    fake.image('main', ['main'])
    const routes: string[] = []
    const request = fake.request
    fake.request = async (route, parameters) => {
      if (route.includes('/packages/')) routes.push(`${route} ${parameters.package_name}`)
      return await request(route, parameters)
    }
    await runRetain(fake, ['run-*: 30 days'], {ownerType, image})
    const name = image.split('/').slice(1).join('/')
    expect(
      routes.filter(route => !route.includes(`/${scope}/{owner}/packages/`) || !route.endsWith(` ${name}`))
    ).toEqual([])
    expect(fake.deletions).toHaveLength(1)
  })

  it('of another owner is found at the other address', async () => {
    fake.image('x', ['run-1'], old)
    const request = fake.request
    fake.request = async (route, parameters) => {
      if (route.includes('/orgs/')) throw apiError(404, 'Not Found')
      return await request(route, parameters)
    }
    await runRetain(fake, ['run-*: 30 days'], {image: 'somebody/tool'})
    expect(fake.versions).toEqual([])
  })
})

describe('the source that an image names', () => {
  it.each([
    ['https://github.com/acme/tool', undefined],
    ['https://github.com/Acme/Tool.git', undefined],
    ['https://github.com/acme/other', 'acme/other'],
    ['https://gitlab.com/acme/other', undefined],
    ['acme/other', undefined],
    [undefined, undefined]
  ])('%s is another repository: %s', (source, expected) => {
    expect(foreignSource(source, {name: 'acme/tool', serverUrl: 'https://github.com'})).toBe(expected)
  })
})

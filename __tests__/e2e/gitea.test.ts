import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {checkOut, docker} from '../helpers/engine.ts'
import {readEvent} from '../helpers/events.ts'
import {type Gitea, startGitea} from '../helpers/gitea.ts'
import {startGitHub} from '../helpers/github.ts'
import {type Job, startJob} from '../helpers/runner.ts'
import {describeWith} from '../helpers/witness.ts'

jest.setTimeout(180_000)

const PRELOAD = fileURLToPath(new URL('../helpers/sigstore.mjs', import.meta.url))
const TAGS = ['main', 'sha-860c190', 'run-4242']

describeWith('gitea', 'Gitea, a registry with users, organisations and scopes', () => {
  let gitea: Gitea
  let token: string
  beforeAll(async () => {
    gitea = await startGitea()
    for (const name of ['octo', 'mallory']) await gitea.user(name)
    await gitea.organisation('acme', 'octo')
    await gitea.organisation('second', 'octo')
    await gitea.organisation('globex', 'mallory')
    token = await gitea.token('octo', 'write:package')
  })
  afterAll(() => gitea.close())

  let job: Job
  let name: string
  let count = 0
  beforeEach(() => {
    job = startJob()
    name = `acme/tool-${++count}`
    checkOut(job.workspace, {Dockerfile: 'FROM alpine\nARG VERSION=none\nRUN echo "$VERSION" > /version\n'})
  })
  afterEach(() => job.close())

  const logIn = (password = token) => ({registry: gitea.address, username: 'octo', password})
  const inputs = () => ({images: `${gitea.address}/${name}`, ...logIn()})
  const digest = (tag: string, of = name) => gitea.digestOfTag(of, tag, 'octo')
  const release = (version: string, more = {}) => {
    const event = readEvent('release')
    const env = {...event.env, GITHUB_REF: `refs/tags/v${version}`, GITHUB_SHA: version[0]?.repeat(40) ?? ''}
    return job.step({event: {...event, env}, inputs: {...inputs(), 'build-args': `VERSION=${version}`, ...more}})
  }

  it('takes a push of an organisation’s member, asked before the build and read back after it', async () => {
    const result = await job.step({inputs: inputs()})
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain(`${gitea.address}/${name}: may be written.`)
    expect(await Promise.all(TAGS.map(tag => digest(tag)))).toEqual(TAGS.map(() => result.outputs.digest))
    expect(await gitea.tagsOf(name, 'octo')).toEqual([...TAGS].sort())
    await job.post()
    expect(job.leftovers()).toEqual([])
  })

  it('publishes to two organisations and a user in one step', async () => {
    const names = [name, `second/tool-${count}`, `octo/tool-${count}`]
    const result = await job.step({
      inputs: {...inputs(), images: names.map(each => `${gitea.address}/${each}`).join('\n')}
    })
    expect(result.annotations).toEqual([])
    expect(await Promise.all(names.map(each => digest('main', each)))).toEqual(names.map(() => result.outputs.digest))
  })

  it('keeps floating tags on the highest version, by its own list of tags', async () => {
    const high = await release('2.5.2')
    const low = await release('1.1.1')
    expect([high.exitCode, low.exitCode]).toEqual([0, 0])
    expect(await Promise.all(['latest', '2', '1', '1.1'].map(tag => digest(tag)))).toEqual([
      high.outputs.digest,
      high.outputs.digest,
      low.outputs.digest,
      low.outputs.digest
    ])
    expect(low.outputs['kept-tags']).toBe(`${gitea.address}/${name}:latest`)
  })

  it('if-tag-exists: fail and skip see that the version is there', async () => {
    const first = await release('1.2.3')
    const other = {tags: 'type=semver,pattern={{version}}', 'build-args': 'VERSION=other'}
    const failed = await job.step({event: 'release', inputs: {...inputs(), ...other, 'if-tag-exists': 'fail'}})
    expect([failed.exitCode, failed.log.includes('load build definition')]).toEqual([1, false])
    expect(failed.annotations[0]?.message).toContain(`${gitea.address}/${name}:1.2.3`)
    const skipped = await job.step({event: 'release', inputs: {...inputs(), ...other, 'if-tag-exists': 'skip'}})
    expect([skipped.exitCode, skipped.outputs.digest, await digest('1.2.3')]).toEqual([
      0,
      first.outputs.digest,
      first.outputs.digest
    ])
  })

  it('promotes within a repository, and from one organisation to another', async () => {
    const first = await job.step({inputs: inputs()})
    const promote = `${gitea.address}/${name}@${first.outputs.digest}`
    for (const to of [name, `second/promoted-${count}`]) {
      const given = {...inputs(), images: `${gitea.address}/${to}`, promote, tags: 'type=raw,value=production'}
      const result = await job.step({inputs: given})
      expect(result.annotations).toEqual([])
      expect(result.log).not.toContain('docker buildx build')
      expect(await digest('production', to)).toBe(first.outputs.digest)
    }
  })

  it('stores the attestation beside the image, under the tag that stands in for referrers', async () => {
    const github = await startGitHub()
    try {
      const result = await job.step({
        inputs: {...inputs(), attest: 'true', 'push-to-registry': 'true', 'github-token': 'token-of-the-job'},
        env: {...github.env, NODE_OPTIONS: `--import=${PRELOAD}`, TRUST_FILE: join(job.home, 'trust.json')}
      })
      expect(result.annotations).toEqual([])
      const fallback = (result.outputs.digest ?? '').replace(':', '-')
      expect(await gitea.tagsOf(name, 'octo')).toEqual([...TAGS, fallback].sort())
      expect(await digest(fallback)).toMatch(/^sha256:[0-9a-f]{64}$/)
    } finally {
      await github.close()
    }
  })

  describe('denies before the build, and the words say which thing is wrong', () => {
    const refused = async (given: Record<string, string>) => {
      const result = await job.step({inputs: {...inputs(), ...given}})
      expect([result.exitCode, result.log.includes('load build definition')]).toEqual([1, false])
      return result.annotations[0]?.message ?? ''
    }

    it('a wrong password and a token for other things: the credentials, and no advice about ghcr.io', async () => {
      for (const password of ['not the password', await gitea.token('octo', 'write:repository')]) {
        const message = await refused(logIn(password))
        expect(message).toContain(`${gitea.address} does not accept the password of the user octo`)
        expect(message).toContain('a token that may not write packages')
        expect(message).not.toContain('ghcr.io')
      }
    })

    it('a token that may only read: its scope', async () => {
      const message = await refused(logIn(await gitea.token('octo', 'read:package')))
      expect(message).toContain('the token may not write packages of acme')
      expect(message).toContain('a token with the scope write:package')
    })

    it.each(['globex', 'mallory'])('the foreign owner %s: whose packages they are', async owner => {
      const message = await refused({images: `${gitea.address}/${owner}/tool`})
      expect(message).toContain(`may not write packages of ${owner}`)
      expect(await gitea.tagsOf(`${owner}/tool`, 'mallory')).toEqual([])
    })

    it('an owner that is not there: the name', async () => {
      const message = await refused({images: `${gitea.address}/nobody-here/tool`})
      expect(message).toContain(`${gitea.address} has no such repository or owner (nobody-here)`)
      expect(message).toContain('check the name')
    })

    it('no credentials at all: that they are missing', async () => {
      const message = await refused({registry: '', username: '', password: ''})
      expect(message).toContain('401 Unauthorized')
      expect(message).not.toContain('ghcr.io')
    })
  })

  describeWith('buildkit', 'with builders that push by digest', () => {
    it('merges what two legs have pushed, and no tag is there before', async () => {
      const legs: string[] = []
      for (const platform of ['linux/amd64', 'linux/arm64']) {
        const leg = await job.step({
          event: 'release',
          inputs: {
            ...inputs(),
            platforms: platform,
            qemu: 'false',
            'push-by-digest': 'true',
            'driver-opts': 'network=host'
          }
        })
        expect(leg.annotations).toEqual([])
        legs.push(leg.outputs.digest ?? '')
      }
      expect(await gitea.tagsOf(name, 'octo')).toEqual([])
      const merge = {merge: legs.join('\n'), platforms: 'linux/amd64,linux/arm64'}
      const result = await job.step({event: 'release', inputs: {...inputs(), ...merge}})
      expect(result.annotations).toEqual([])
      expect(await digest('1.2.3')).toBe(result.outputs.digest)
      await job.post()
      // Another program agrees.
      await docker('--config', join(job.home, '.docker'), 'login', '-u', 'octo', '-p', token, gitea.address)
      const seen = await docker(
        '--config',
        join(job.home, '.docker'),
        'buildx',
        'imagetools',
        'inspect',
        `${gitea.address}/${name}:latest`
      )
      expect(seen).toMatch(new RegExp(`^Digest: +${result.outputs.digest}$`, 'm'))
    })
  })
})

import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {checkOut, digestOfTag, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {type GitServer, startGitServer} from '../helpers/git-server.ts'
import {type Job, startJob} from '../helpers/runner.ts'

jest.setTimeout(180_000)

let job: Job
let git: GitServer
let name: string
beforeEach(async () => {
  job = startJob()
  git = await startGitServer()
  name = uniqueName()
})
afterEach(async () => {
  await job.post()
  job.close()
  await git.close()
})

const images = () => `${REGISTRY}/${name}/{{target}}`
const DEFINITION = `
variable "WORD" { default = "nothing" }
group "default" { targets = ["api", "web"] }
target "api" { dockerfile-inline = "FROM scratch\\nCOPY data /api\\nLABEL word=\${WORD}\\n" }
target "web" { dockerfile-inline = "FROM scratch\\nCOPY data /web\\n" }
`

/** A push to `main` of this very commit, on a server that is GitHub's here. */
function pushed(sha: string): EventFixture {
  const {env, payload} = readEvent('push-branch')
  return {env: {...env, GITHUB_SERVER_URL: git.url, GITHUB_SHA: sha}, payload}
}

describe('a definition that BuildKit fetches', () => {
  it('from another repository, with the files that its targets copy', async () => {
    git.add('acme/images', {'docker-bake.hcl': DEFINITION, data: name})
    const result = await job.step({
      inputs: {
        bake: 'docker-bake.hcl',
        context: `${git.url}/acme/images.git#main`,
        images: images(),
        vars: 'WORD=hello',
        tags: 'type=sha\ntype=raw,value=latest'
      }
    })
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    const baked = JSON.parse(result.outputs.bake ?? '{}')
    expect(Object.keys(baked).sort()).toEqual(['api', 'web'])
    for (const target of ['api', 'web'])
      expect(await digestOfTag(`${name}/${target}`, 'latest')).toBe(baked[target].digest)
  })

  it.each([
    ['without a checkout', {}],
    ['as {{defaultContext}}', {context: '{{defaultContext}}'}],
    ['in a folder of {{defaultContext}}', {context: '{{defaultContext}}:images'}]
  ])('of this commit, %s', async (_, given) => {
    const files = {'docker-bake.hcl': DEFINITION, data: name}
    const inside = Object.fromEntries(Object.entries(files).map(([path, text]) => [`images/${path}`, text]))
    const sha = git.add('Acme/Tool', {...files, ...inside})
    git.token = 'token-of-the-job'
    if ('context' in given) checkOut(job.workspace, {'.git/HEAD': '', 'docker-bake.hcl': 'target "other" {}'})
    const result = await job.step({
      event: pushed(sha),
      inputs: {bake: 'docker-bake.hcl', images: images(), tags: 'type=sha', 'github-token': git.token, ...given}
    })
    expect(result.annotations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(Object.keys(JSON.parse(result.outputs.bake ?? '{}')).sort()).toEqual(['api', 'web'])
    expect(await digestOfTag(`${name}/api`, `sha-${sha.slice(0, 7)}`)).toMatch(/^sha256:/)
    expect(git.requests.map(({path}) => path)).toContain('/Acme/Tool.git/info/refs')
    expect(result.log).not.toContain(git.token)
  })

  it('and beside it a file of this machine, as docker/metadata-action’s', async () => {
    const sha = git.add('Acme/Tool', {
      'docker-bake.hcl':
        'target "docker-metadata-action" {}\ntarget "app" {\n  inherits = ["docker-metadata-action"]\n  dockerfile-inline = "FROM scratch\\nCOPY data /\\n"\n}\n',
      data: name
    })
    checkOut(job.temp, {
      'meta.json': JSON.stringify({target: {'docker-metadata-action': {tags: [`${REGISTRY}/${name}:4.5`]}}})
    })
    const result = await job.step({
      event: pushed(sha),
      inputs: {
        bake: `./docker-bake.hcl\ncwd://${job.temp}/meta.json`,
        targets: 'app',
        context: '{{defaultContext}}',
        push: 'true'
      }
    })
    expect(result.annotations).toEqual([])
    expect(await digestOfTag(name, '4.5')).toBe(result.outputs.digest)
  })

  it('that is not there or not to be read, is told before anything is built', async () => {
    const sha = git.add('Acme/Tool', {'docker-bake.hcl': DEFINITION, data: name})
    git.token = 'another'
    const inputs = {bake: 'docker-bake.hcl', images: images(), context: '{{defaultContext}}'}
    const refused = await job.step({event: pushed(sha), inputs: {...inputs, 'github-token': 'wrong'}})
    expect(refused.exitCode).toBe(1)
    expect(refused.annotations[0]?.message).toContain(
      `input bake: docker-bake.hcl could not be fetched from ${git.url}/Acme/Tool.git#${sha}.`
    )
    git.token = undefined
    const missing = await job.step({event: pushed(sha), inputs: {...inputs, bake: 'nowhere.hcl'}})
    expect(missing.exitCode).toBe(1)
    expect(missing.annotations[0]?.message).toContain('nowhere.hcl')
    expect(missing.log).not.toContain('Build:')
  })
})

import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from '@jest/globals'
import {openStage, type RehearsalResult, type Stage} from '../helpers/act.ts'
import {digestOfTag, docker} from '../helpers/engine.ts'
import {expectGood, expectPosts, ours, startApi} from '../helpers/rehearsal.ts'
import {describeWith} from '../helpers/witness.ts'

const USES = 'uses: OWNER/publish-image/.github/workflows'
const jobsOf = (result: RehearsalResult) => ours(result).map(({job, result: outcome}) => [lastOf(job), outcome])
const lastOf = (job: string) =>
  job.split(/\/(?=(?:api )?(?:plan|build|merge)|plan|build|merge|preview|cleanup|promote|verify|retain)/).at(-1)
const call = (workflow: string, with_: string, on = 'push') => `on: ${on}
jobs:
  image:
    ${USES}/${workflow}.yml@v1
    permissions: {contents: read, packages: write, id-token: write, attestations: write, pull-requests: write}
    with: ${with_}
`

describeWith('act', 'the reusable workflows, on a real runner', () => {
  let api: Awaited<ReturnType<typeof startApi>>
  let stage: Stage
  beforeAll(async () => {
    api = await startApi()
  })
  afterAll(() => api.close())
  beforeEach(() => {
    stage = openStage(api.url)
  })
  afterEach(() => stage.close())

  it.each([
    ['auto', 0, 'success'],
    // act has no identity tokens, so what must be signed ends in an error, and no tag is written.
    ['true', 1, 'failure']
  ])('publish with attest: %s', async (attest, exitCode, outcome) => {
    const workflow = call('publish', `{platforms: linux/amd64, attest: ${attest}, job-name-prefix: "api "}`)
    const result = await stage.run({workflow, event: 'push-branch'})
    expect([result.exitCode, jobsOf(result)]).toEqual([
      exitCode,
      [
        ['api plan', 'success'],
        ['api build linux/amd64', 'success'],
        ['api merge', outcome]
      ]
    ])
    expect(ours(result).at(-1)?.outputs['published-tags'] === undefined).toBe(attest === 'true')
    expectPosts(result)
  })

  it('publish plans once: no job after the first derives a name or a version', async () => {
    const workflow = call(
      'publish',
      '{platforms: linux/amd64, version: 4.5.6, tags: "type=semver,pattern={{version}}"}'
    )
    const steps = await expectGood(await stage.run({workflow, event: 'push-branch'}))
    expect(steps.map(({outputs}) => outputs.version)).toEqual(['4.5.6', '4.5.6', '4.5.6'])
    expect(new Set(steps.map(({outputs}) => outputs.labels)).size).toBe(1)
  })

  it('publish with a bad flavor ends in its first job', async () => {
    const result = await stage.run({workflow: call('publish', '{flavor: latest=maybe}'), event: 'push-branch'})
    expect([result.exitCode, jobsOf(result)]).toEqual([1, [['plan', 'failure']]])
    expect(ours(result)[0]?.annotations[0]?.message).toContain('input flavor, line 1')
  })

  it('publish with a failing leg writes no tag', async () => {
    const files = {Dockerfile: 'FROM alpine\nRUN exit 7\n'}
    const workflow = call('publish', '{platforms: linux/amd64}')
    const result = await stage.run({workflow, event: 'push-branch', files})
    expect([result.exitCode, jobsOf(result)]).toEqual([
      1,
      [
        ['plan', 'success'],
        ['build linux/amd64', 'failure']
      ]
    ])
    expect(ours(result).at(-1)?.annotations[0]?.message).toContain('exit code: 7')
    expectPosts(result)
  })

  it('publish builds and pushes nothing for a fork', async () => {
    const workflow = call('publish', '{platforms: linux/amd64}', 'pull_request')
    const result = await stage.run({workflow, event: 'pull-request-fork'})
    expect([result.exitCode, jobsOf(result)]).toEqual([
      0,
      [
        ['plan', 'success'],
        ['build linux/amd64', 'success']
      ]
    ])
  })

  it('publish runs on labels of one’s own, in every job', async () => {
    const own = `{platforms: linux/amd64, runs-on: '["self-hosted"]', runners: 'linux/amd64=["self-hosted"]'}`
    const steps = await expectGood(await stage.run({workflow: call('publish', own), event: 'push-branch'}))
    expect(steps.map(({job}) => lastOf(job))).toEqual(['plan', 'build linux/amd64', 'merge'])
  })

  it('publish logs in by the job’s identity where it is asked to, and lays the build’s key into a file', async () => {
    const workflow = `${call(
      'publish',
      `
      platforms: linux/amd64
      aws-role: arn:aws:iam::1:role/push
      aws-region: eu-west-1
      google-provider: projects/1/providers/github
      google-service-account: push@acme
      google-registry: europe-docker.pkg.dev
      azure-client: client
      azure-tenant: tenant
      azure-registry: acme.azurecr.io
      dockerhub-organization: acme
      dockerhub-connection: connection`
    )}    secrets: {ssh: "\${{ secrets.KEY }}"}\n`
    const programs = {az: '#!/bin/sh\necho "az $*"\n'}
    const files = {Dockerfile: 'FROM alpine\nRUN --mount=type=ssh test -n "$SSH_AUTH_SOCK"\n'}
    const {execFileSync} = await import('node:child_process')
    const {mkdtempSync, readFileSync} = await import('node:fs')
    const folder = mkdtempSync('/tmp/key-')
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', `${folder}/key`])
    const KEY = readFileSync(`${folder}/key`, 'utf8').trim()
    const result = await stage.run({workflow, event: 'push-branch', programs, files, secrets: {KEY}})
    await expectGood(result)
    const said = [
      'aws-actions/configure-aws-credentials role-to-assume=arn:aws:iam::1:role/push aws-region=eu-west-1',
      'aws-actions/amazon-ecr-login',
      'google-github-actions/auth',
      'docker/login-action',
      'azure/login'
    ]
    // In the job that builds and in the one that writes the tags.
    for (const text of said) expect([text, result.log.split(`given to ${text}`).length - 1 >= 2]).toEqual([text, true])
    expect(result.log).toContain('registry=europe-docker.pkg.dev username=oauth2accesstoken password=token-of-google')
    expect(result.log).toContain('az acr login --name acme')
    expect(result.log).not.toContain(KEY.split('\n')[1])
  })

  it('preview comments and, once the pull request is closed, cleans up', async () => {
    const workflow = call('preview', '{driver: docker, cache: "off"}', 'pull_request')
    const opened = await stage.run({workflow, event: 'pull-request'})
    const [step] = await expectGood(opened)
    expect([lastOf(step?.job ?? ''), step?.outputs['tag-names']]).toEqual([
      'preview',
      expect.stringMatching(/^pr-2\npr-2-[0-9a-f]{7}$/)
    ])
    expect(api.comments.join()).toContain(step?.outputs.digest)
    const closed = await stage.run({workflow, event: 'pull-request', payload: {action: 'closed'}})
    expect([closed.exitCode, jobsOf(closed)]).toEqual([0, [['cleanup', 'success']]])
  })

  it('promote tags what is there, and refuses a wrong word before anybody is asked', async () => {
    const image = `${stage.registry}/acme/tool`
    await docker('buildx', 'imagetools', 'create', '--tag', `${image}:rc`, `${image.split('/')[0]}/library/alpine`)
    const good = call('promote', '{promote: rc, tags: "type=raw,value=stable", environment: production}')
    const result = await stage.run({workflow: good, event: 'push-branch'})
    expect([result.exitCode, jobsOf(result)]).toEqual([
      0,
      [
        ['plan', 'success'],
        ['promote', 'success']
      ]
    ])
    const name = image.split('/').slice(1).join('/')
    expect(await digestOfTag(name, 'stable')).toBe(await digestOfTag(name, 'rc'))
    const bad = await stage.run({workflow: call('promote', '{promote: rc, tags: "type=rwa"}'), event: 'push-branch'})
    expect([bad.exitCode, jobsOf(bad)]).toEqual([1, [['plan', 'failure']]])
  })

  it.each([
    ['passes what the policy accepts', `ghcr.io/acme/tool@sha256:${'a'.repeat(64)}`, 0, 0],
    ['ends the run where it does not', `ghcr.io/acme/tool@sha256:${'a'.repeat(64)}`, 1, 1],
    ['ends the run for a tag, which can move', 'ghcr.io/acme/tool:latest', 0, 1]
  ])('verify %s', async (_, ref, answer, exitCode) => {
    const policy = `ref: "${ref}", signer-workflow: acme/workflows/.github/workflows/publish.yml, source-ref: refs/heads/main`
    const workflow = `${call('verify', `{${policy}}`)}
  deploy:
    needs: image
    runs-on: ubuntu-latest
    steps:
      - run: echo "deploys $REF"
        env: {REF: "\${{ needs.image.outputs.ref }}"}
`
    const programs = {gh: `#!/bin/sh\necho "gh $*"\nexit ${answer}\n`}
    const result = await stage.run({workflow, event: 'push-branch', programs})
    expect([result.exitCode, result.log.includes('deploys ')]).toEqual([exitCode, exitCode === 0])
    const asked =
      '--repo Acme/Tool --predicate-type https://slsa.dev/provenance/v1 --signer-workflow acme/workflows/.github/workflows/publish.yml --source-ref refs/heads/main --deny-self-hosted-runners'
    expect(result.log.includes(asked)).toBe(!ref.endsWith('latest'))
  })
})

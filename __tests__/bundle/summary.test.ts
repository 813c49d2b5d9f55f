import {createHash} from 'node:crypto'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from '@jest/globals'
import {type EventFixture, readEvent} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {type Job, type StepResult, startJob} from '../helpers/runner.ts'

// Every kind of ending, as people see it: read the snapshots when they change. With SUMMARY_FOLDER=… the Markdown is
// also written there, to be looked at in a browser.

let registry: TestRegistry
let github: TestGitHub
let job: Job
beforeEach(async () => {
  registry = await startRegistry()
  github = await startGitHub()
  job = startJob({fakeDocker: {}})
})
afterEach(async () => {
  job.close()
  await Promise.all([registry.close(), github.close()])
})

const NAME = 'acme/tool'
const images = () => `${registry.address}/${NAME}`
const denied = JSON.stringify({errors: [{code: 'DENIED', message: 'permission_denied: write_package'}]})
const release = (version: string): EventFixture => {
  const event = readEvent('release')
  return {...event, env: {...event.env, GITHUB_REF: `refs/tags/v${version}`}}
}
const step = (event: string | EventFixture, inputs: Record<string, string> = {}, env: Record<string, string> = {}) =>
  job.step({event, inputs: {images: images(), ...inputs}, env})
const failingBuild = (lines: string) => {
  job.close()
  job = startJob({fakeDocker: {fail: lines}})
}
const leg = (architecture: string, size: number) => {
  const config = registry.storeBlob(NAME, {os: 'linux', architecture})
  const document = {schemaVersion: 2, config: {digest: config, size: 900}, layers: [{digest: config, size}]}
  return registry.store(NAME, `leg-${architecture}`, document)
}

const endings: Record<string, () => Promise<StepResult>> = {
  'a push': () => step('push-branch'),
  'a release with tags that stay': async () => {
    await step(release('2.5.2'), {}, {FAKE_IMAGE: '2.5.2'})
    return await step(release('2.4.9'), {}, {FAKE_IMAGE: '2.4.9', FAKE_SIZE: '61200000'})
  },
  'a push for an Azure web app': () => step('push-branch', {'summary-azure': 'true'}),
  'two images': () => step('push-branch', {images: `${images()}\n${registry.address}/mirror/tool`}),
  'more tags than fit': () =>
    step('push-branch', {tags: Array.from({length: 30}, (_, index) => `type=raw,value=t${index}`).join('\n')}),
  'a pull request of a fork': () => step('pull-request-fork'),
  'a build that was asked not to push': () => step('push-branch', {push: 'false'}),
  'a denial': () => {
    registry.fault = ({method}) => (method === 'POST' ? {status: 403, body: denied} : undefined)
    return step('push-branch')
  },
  'tags of which one was refused': () => {
    registry.fault = ({method, path}) =>
      method === 'PUT' && path.endsWith('/main') ? {status: 403, body: denied} : undefined
    return step('push-branch')
  },
  'a broken Dockerfile': () => {
    const frame = ['Dockerfile:3', '-'.repeat(20), '   3 | >>> COPY missing.txt /', '-'.repeat(20)]
    failingBuild(
      `${frame.join('\n')}\nERROR: failed to build: failed to solve: failed to compute cache key: "/missing.txt": not found`
    )
    return step('push-branch')
  },
  'a RUN that failed': () => {
    const output = [
      '------',
      ' > [2/3] RUN make all:',
      '0.212 cc -o tool main.c',
      '0.913 main.c:7: error: expected ; before }',
      '------'
    ]
    const frame = ['Dockerfile:2', '-'.repeat(20), '   2 | >>> RUN make all', '-'.repeat(20)]
    const said = 'process "/bin/sh -c make all" did not complete successfully: exit code: 2'
    failingBuild([...output, ...frame, `ERROR: failed to build: failed to solve: ${said}`].join('\n'))
    return step('push-branch')
  },
  'a dry run': () => step(release('1.2.3'), {'dry-run': 'true', platforms: 'linux/amd64,linux/arm64'}),
  'a pull request that may not push': () => {
    registry.fault = ({method}) => (method === 'POST' ? {status: 403, body: denied} : undefined)
    return step('pull-request')
  },
  'a test that failed': () => step('push-branch', {test: 'echo "port 8080 does not answer" >&2\nexit 3'}),
  'a merge': () =>
    step(release('1.2.3'), {
      merge: [leg('amd64', 61_200_000), leg('arm64', 58_700_000)].join('\n'),
      platforms: 'linux/amd64,linux/arm64'
    }),
  'a merge that lacks a leg': () =>
    step(release('1.2.3'), {merge: leg('amd64', 61_200_000), platforms: 'linux/amd64,linux/arm64'}),
  'a promotion': async () => {
    await step('push-branch')
    return await step('workflow-dispatch', {promote: 'sha-860c190', tags: 'type=raw,value=production'})
  },
  'a signed image': () =>
    step(
      'push-branch',
      {attest: 'auto', 'github-token': 'token-of-the-job'},
      {
        ...github.env,
        NODE_OPTIONS: `--import=${join(import.meta.dirname, '../helpers/sigstore.mjs')}`,
        TRUST_FILE: join(job.home, 'trust.json')
      }
    )
}

it.each(Object.entries(endings))('the summary of %s', async (name, run) => {
  const markdown = normalized((await run()).summary)
  const folder = process.env.SUMMARY_FOLDER
  if (folder) {
    mkdirSync(folder, {recursive: true})
    writeFileSync(join(folder, `${name.replaceAll(' ', '-')}.md`), markdown)
  }
  expect(markdown).toMatchSnapshot()
})

/** Without what differs from run to run: the registry's port, digests, times and files. */
function normalized(summary: string): string {
  const digests = [...new Set(summary.match(/sha256:[0-9a-f]{64}/g))]
  const named = digests.reduce(
    (text, digest, index) => text.replaceAll(digest, `sha256:${createHash('sha256').update(`${index}`).digest('hex')}`),
    summary
  )
  return named
    .replaceAll(registry.address, 'ghcr.io')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-11-21T12:30:05.007Z')
    .replace(/\b\d+(\.\d)? m?s\b/g, '1.2 s')
    .replace(/127\.0\.0\.1:\d+/g, 'github.example')
}

import {expect, it} from '@jest/globals'
import {type Attempts, runAttempts} from '../../src/buildx/attempts.ts'
import {build} from '../../src/buildx/build.ts'
import {createDiagnose} from '../../src/diagnosis/diagnose.ts'
import {context} from '../fixtures/failures.ts'
import {buildOf, planOf} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'

const BLOB = 'failed to solve: failed to compute cache key: failed to copy'
const LOST = 'target a: failed to solve: failed to stat active key during commit: snapshot x1 does not exist: not found'
const RUN = 'failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2'

/** A build that says this where it has a cache; with which caches it was tried. */
async function tried(said: string, {isGivenUp = false, caches = true} = {}) {
  const argvs: boolean[] = []
  const runner = recordingRunner({
    run: (_, [cache]) => (cache === 'true' || !caches ? {exitCode: 1, stderr: `#1 x\nERROR: ${said}`} : {})
  })
  const attempts: Attempts = {
    name: 'docker buildx build',
    argv({caches}) {
      argvs.push(caches)
      return [String(caches)]
    },
    options: {},
    plan: {call: '', annotateChecks: true},
    dockerfile: 'Dockerfile',
    caches,
    relay: {variables: {}, isGivenUp: () => isGivenUp},
    secrets: [],
    diagnose: createDiagnose(context),
    retries: 0
  }
  const failed = await runAttempts(runner, attempts).then(
    () => false,
    () => true
  )
  return {
    argvs,
    failed,
    lines: runner.lines.filter(line => line.startsWith('No cache')),
    annotations: runner.annotations
  }
}

it.each<[string, string, {isGivenUp?: boolean}]>([
  ['GitHub’s cache has not the layer that its list names', `${BLOB}: GET http://127.0.0.1:1/blob/x\n404`, {}],
  ['nor its first version', `${BLOB}: invalid status response 404 Not Found for https://x`, {}],
  ['nor a registry’s', `${BLOB}: httpReadSeeker: failed open: content at http://r/v2/a/blobs/sha256:1 not found`, {}],
  ['the service has been given up, and something fails', 'failed to solve: unexpected EOF', {isGivenUp: true}],
  ['it refuses to be set up', 'error writing layer blob: x', {}]
])('is built again without a cache, told in a line: %s', async (_, said, given) => {
  const {argvs, failed, lines, annotations} = await tried(said, given)
  expect([argvs, failed, annotations]).toEqual([[true, false], false, []])
  expect(lines).toEqual([expect.stringMatching(/^No cache, and the build is made again without: /)])
})

it.each<[string, string, {isGivenUp?: boolean; caches?: boolean}]>([
  ['a program of the Dockerfile fails', RUN, {isGivenUp: true}],
  ['something else fails', 'failed to solve: unexpected EOF', {}],
  ['there was none', `${BLOB}: GET http://127.0.0.1:1/blob/x`, {caches: false}]
])('fails as it is: %s', async (_, said, given) => {
  const {argvs, failed, lines} = await tried(said, given)
  expect([argvs.length, failed, lines]).toEqual([1, true, []])
})

it.each([
  [{}, []],
  // buildx takes one of the two.
  [{'no-cache-filters': 'a,b'}, ['--no-cache-filter', 'a', '--no-cache-filter', 'b']],
  [{'no-cache': 'true'}, ['--no-cache']]
])('is built anew where the builder takes a layer for built that it has lost: %j', async (inputs, first) => {
  const digest = `sha256:${'0'.repeat(64)}`
  const runner = recordingRunner({
    run: (_, args) => {
      if (runner.runs.length === 1) return {exitCode: 1, stderr: `ERROR: ${LOST}`}
      const at = args.indexOf('--metadata-file') + 1
      runner.disk.set(args[at] ?? '', JSON.stringify({'containerimage.digest': digest}))
      return {}
    }
  })
  const plan = await planOf('push-branch', {
    images: 'r.example/a',
    context: 'https://github.com/acme/tool.git',
    ...inputs
  })
  const builder = {name: 'b', driver: 'remote', pushesByDigest: true, caches: false, inEngine: false, temporary: false}
  const diagnose = createDiagnose(context)
  const built = await build(runner, plan, buildOf(plan), builder, {by: 'digest'}, {diagnose, retries: 1})
  expect(built.digest).toBe(digest)
  const words = runner.runs.map(({args}) =>
    args.filter((word, at) => /no-cache/.test(word) || args[at - 1] === '--no-cache-filter')
  )
  expect(words).toEqual([first, ['--no-cache']])
})

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {type Outcome, SITUATIONS, type Situation} from '../fixtures/signing.ts'
import type {EventFixture} from '../helpers/events.ts'
import {startGitHub, type TestGitHub} from '../helpers/github.ts'
import {startRegistry, type TestRegistry} from '../helpers/registry.ts'
import {dockerCalls, startJob} from '../helpers/runner.ts'
import {type Span, simulate} from '../helpers/simulation.ts'
import {moments, recordingIn} from '../helpers/waterfall.ts'

const PICTURE = new URL('../../docs/signing.svg', import.meta.url)
const PRELOAD = fileURLToPath(new URL('../helpers/sigstore.mjs', import.meta.url))

describe('what a run says that could sign, as the page about signing has it', () => {
  let registry: TestRegistry
  let github: TestGitHub
  beforeEach(async () => {
    registry = await startRegistry()
    github = await startGitHub()
  })
  afterEach(async () => {
    await Promise.all([registry.close(), github.close()])
  })

  const parts = (words: string) => words.split('…').filter(part => part !== '')
  const entities = (text: string) => text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

  async function run(situation: Situation, event: string | EventFixture, attest: Record<string, string>) {
    const job = startJob({fakeDocker: {}})
    try {
      const inputs = situation.prepare?.(registry) ?? {}
      const {requests} = registry
      const before = requests.length
      const result = await job.step({
        event,
        inputs: {
          images: `${registry.address}/acme/tool`,
          'github-token': 'token-of-the-job',
          ...situation.inputs,
          ...inputs,
          ...attest
        },
        env: {
          ...github.env,
          NODE_OPTIONS: `--import=${PRELOAD}`,
          TRUST_FILE: join(job.home, 'trust.json'),
          ...situation.env
        }
      })
      const isTag = (path: string) => /\/manifests\/(?!sha256)/.test(path)
      const tags = requests.slice(before).filter(({method, path}) => method === 'PUT' && isTag(path))
      return {result, tags, builds: dockerCalls(job).length}
    } finally {
      job.close()
    }
  }
  type Run = Awaited<ReturnType<typeof run>>
  const attestations = () => github.requests.filter(({path}) => path.endsWith('/attestations'))

  function expectOutcome(outcome: Outcome, {result, tags, builds}: Run, stored: number) {
    const serious = result.annotations.filter(
      ({kind, message}) => kind !== 'notice' && !/run is about code of/.test(message)
    )
    const told = {
      red: result.exitCode !== 0,
      stored,
      serious: serious.map(({kind}) => kind),
      isSigned: /^Signed/m.test(result.summary),
      isTold: /Not signed/.test(result.log) || /Not signed/.test(result.summary)
    }
    const nothing = {red: false, stored: 0, serious: [], isSigned: false, isTold: false}
    if (outcome === 'nothing said') expect(told).toEqual(nothing)
    else if ('signed' in outcome) {
      expect(told).toEqual({...nothing, stored: outcome.signed === 'with GitHub' ? 1 : 0, isSigned: true})
    } else if ('not' in outcome) {
      expect(told).toEqual({...nothing, isTold: true})
      expectWords(`Not signed, because ${outcome.not}`, result.log)
      expectWords(`Not signed, because ${outcome.not}`, entities(result.summary))
    } else if ('warning' in outcome) {
      expect(told).toMatchObject({red: false, serious: ['warning'], isSigned: false})
      expectWords(outcome.warning, serious[0]?.message ?? '')
    } else {
      expect(told).toMatchObject({red: true, serious: ['error'], isSigned: false})
      expectWords(outcome.error, serious[0]?.message ?? '')
      expect(tags).toEqual([])
      if (outcome.before === 'the build') expect([builds, stored]).toEqual([0, 0])
    }
  }
  function expectWords(words: string, text: string) {
    for (const part of parts(words)) expect(text).toContain(part)
  }

  it.each(SITUATIONS.map(situation => [situation.where, situation] as const))('%s', async (_, situation) => {
    github.store = nth => situation.store ?? {status: 201, body: {id: 100 + nth}}
    const asked = {attest: situation.inputs?.attest ?? 'true'}
    for (const event of situation.events)
      for (const [attest, outcome] of [
        [{attest: 'auto'}, situation.auto],
        [asked, situation.asked]
      ] as const) {
        const before = attestations().length
        const done = await run(situation, event, attest)
        expectOutcome(outcome, done, attestations().length - before)
      }
  })
})

it('a run that signs makes the requests of the picture in the page about signing, and in its order', async () => {
  const {spans} = await simulate({buildMs: 2000, attest: 'true'})
  const picture = recordingIn(readFileSync(PICTURE, 'utf8'))
  const requests = (list: readonly Span[]) => list.map(({of, what}) => `${of} ${what}`).sort()
  expect(requests(spans)).toEqual(requests(picture))
  for (const list of [spans, picture]) {
    const {known, stored} = moments(list)
    const early = list.filter(({of}) => of === 'runner' || of === 'Fulcio')
    expect(early.filter(({end}) => end > known)).toEqual([])
    const tags = list.filter(({of, what}) => of === 'registry' && what.startsWith('PUT'))
    expect(tags.length).toBeGreaterThan(0)
    expect(tags.filter(({start}) => start < stored)).toEqual([])
  }
})

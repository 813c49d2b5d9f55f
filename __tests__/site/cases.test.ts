import {afterAll, beforeAll, expect, it} from '@jest/globals'
import {stringify} from 'yaml'
import type {Played, PlayedEvent, Question} from '../../site/protocol.ts'
import {ActionError} from '../../src/errors.ts'
import {type RunFacts, SAMPLE_FACTS, sampleEvents} from '../../src/migrate/events.ts'
import {printOrigin} from '../../src/naming/derive.ts'
import {type EventFixture, planOf} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'
import {type Site, startSite} from './browser.ts'

const LONG = 'long-'.repeat(40)
const TAGS = [
  '',
  'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=semver,pattern={{major}}',
  'type=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr',
  'type=ref,event=pr,suffix=-{{sha}}\ntype=edge,branch=main\ntype=sha,format=long',
  'type=match,pattern=v(\\d+)\\.(\\d+),group=1\ntype=match,"pattern=/^v[0-9]{1,3}/i",group=0',
  "type=schedule,pattern={{date 'YYYYMMDD' tz='Asia/Tokyo'}}\ntype=raw,value={{date 'gggg-[w]ww'}}",
  'type=raw,value=a,enable={{is_default_branch}}\ntype=raw,value=b,priority=2000\ntype=run,format=number\ntype=build',
  'type=pep440,pattern={{version}}\ntype=pep440,pattern={{major}},value=1.2rc3',
  `type=raw,value=${LONG}\ntype=raw,value={{branch}}-{{tag}}-{{base_ref}}`,
  'ghcr.io/acme/app:1.2.3\nacme/other:latest\ntype=sha',
  '# nothing\ntype=raw,value={{#if tag}}t{{else}}o{{/if}},prefix=p-,suffix=',
  'type=semvr,pattern={{version}}',
  'type=raw\n- type=sha',
  'type=semver,pattern={{nope}}',
  "type=raw,value={{date 'YYYY' tz='Mars/One'}}",
  'type=edge,onlatest=false\ntype=raw,value=x,value=y'
]
const FLAVORS = [
  '',
  'latest=false',
  'latest=true\nsuffix=-alpine,onlatest=true',
  'prefix={{branch}}-,onlatest=true',
  'latest=maybe'
]
const IMAGES = ['ghcr.io/Acme/Tool', 'a.example/x\nb.example:5000/y/z', '']
const FACTS: Partial<RunFacts>[] = [
  {},
  {fork: true, branch: 'release/1.x', tag: 'nightly-build', number: 123},
  {repository: 'o/r', defaultBranch: 'trunk', tag: '2.0', sha: 'f'.repeat(40), actor: 'dependabot[bot]'}
]
const NOW = recordingRunner().now

interface Case {
  readonly inputs: Readonly<Record<string, string>>
  readonly facts: RunFacts
}

/** 300 of the 480 combinations, of all rules, flavors and facts. */
const cases: Case[] = TAGS.flatMap((tags, a) =>
  FLAVORS.flatMap((flavor, b) =>
    FACTS.flatMap((facts, c) =>
      [0, 1].map(more => ({
        inputs: {
          images: IMAGES[(a + b + c + more) % IMAGES.length] ?? '',
          tags,
          flavor,
          version: more === 1 && a % 2 === 0 ? '3.1.4' : '',
          labels: more === 1 ? 'x={{meta.version}}\norg.opencontainers.image.title=T, {{branch}}' : '',
          'floating-tags': b % 2 === 0 ? 'always' : ''
        },
        facts: {...SAMPLE_FACTS, ...facts}
      }))
    )
  )
).filter((_, at) => at % 8 < 5)

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(async () => {
  await site.close()
})

/** What the action plans, as the page would show it, without what becomes of the tags. */
async function planned({inputs, facts}: Case): Promise<{events: unknown[]; told: string[]}> {
  const told = new Set<string>()
  const events: unknown[] = []
  for (const {name, github} of sampleEvents(facts)) {
    const variables = Object.entries(github).filter(([, value]) => typeof value === 'string')
    const fixture: EventFixture = {
      env: Object.fromEntries(variables.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, String(value)])),
      payload: github.event
    }
    try {
      const plan = await planOf(fixture, inputs)
      for (const warning of plan.warnings) told.add(warning)
      if (plan.push.warning !== undefined) told.add(plan.push.warning)
      const images = plan.taggedImages.map(({repository, tags}) => ({
        name: repository.text,
        tags: tags.map(tag => ({name: tag.name, kind: tag.kind, rule: printOrigin(tag)}))
      }))
      const {push, reason} = plan.push
      events.push({
        name,
        push,
        reason,
        version: plan.version,
        images,
        labels: [...plan.labels],
        annotations: [...plan.annotations]
      })
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      told.add(error.message)
      events.push({name, failure: error.message})
    }
  }
  return {events, told: [...told].sort()}
}

function comparable({name, result}: PlayedEvent): unknown {
  if ('failure' in result) return {name, failure: result.failure}
  const images = result.images.map(image => ({...image, tags: image.tags.map(({fate, ...tag}) => tag)}))
  return {name, ...result, images}
}

it('gives in 300 cases of eight runs what the action plans', async () => {
  const questions = cases.map(
    ({inputs, facts}): Question => ({
      kind: 'play',
      step: stringify(Object.fromEntries(Object.entries(inputs).filter(([, text]) => text !== ''))),
      facts,
      existing: [],
      now: NOW
    })
  )
  const {page} = await site.open()
  const played: Played[] = await page.evaluate(async questions => {
    const worker = new Worker('worker.js', {type: 'module'})
    worker.postMessage({slow: []})
    const ask = (question: Question, id: number) =>
      new Promise<Played>((resolve, reject) => {
        worker.onmessage = ({data}) => {
          if ('error' in data) reject(new Error(data.error))
          if ('answer' in data) resolve(data.answer)
        }
        worker.postMessage({id, question})
      })
    const answers: Played[] = []
    for (const [id, question] of questions.entries()) answers.push(await ask(question, id))
    return answers
  }, questions)
  expect(cases).toHaveLength(300)
  for (const [at, one] of cases.entries()) {
    const {problems = [], events = []} = played[at] ?? {}
    const seen = {events: events.map(comparable), told: problems.map(({message}) => message).sort()}
    expect({case: one, ...seen}).toEqual({case: one, ...(await planned(one))})
  }
  // They are not all errors.
  const good = played.flatMap(({events}) => events).filter(({result}) => 'images' in result)
  expect(good.length).toBeGreaterThan(1000)
})

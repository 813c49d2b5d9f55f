import {describe, it} from '@jest/globals'
import {historyOf} from '../helpers/history.ts'
import {commit, playAll, runOf, type Scenario} from '../helpers/races.ts'

/** How many executions of each race; RACES=all for every one that there is. */
const MOST = process.env.RACES === 'all' ? Number.POSITIVE_INFINITY : Number(process.env.RACES ?? '1500')

const [A, B, C] = ['a', 'b', 'c'].map(commit) as [string, string, string]
const history = historyOf({[B]: A, [C]: B}, {main: C})
const BRANCH = 'type=ref,event=branch\ntype=sha'
const VERSION = 'type=semver,pattern={{version}}\ntype=sha'
const ONLY_VERSION = 'type=semver,pattern={{version}}'
const first = {name: 'first', revision: A, version: 'main'}

const scenarios: Readonly<Record<string, () => Promise<Scenario>>> = {
  'two releases and a branch of one commit': async () => ({
    runs: [
      await runOf('branch', 'main', C, BRANCH),
      await runOf('1', 'v1.0.0', C, VERSION),
      await runOf('2', 'v2.0.0', C, VERSION)
    ],
    history,
    start: {main: first},
    end: {main: ['branch'], latest: ['2'], [`sha-${C.slice(0, 7)}`]: ['branch', '1', '2']}
  }),
  'three versions': async () => ({
    runs: [
      await runOf('1', 'v1.0.0', A, ONLY_VERSION),
      await runOf('2', 'v2.0.0', B, ONLY_VERSION),
      await runOf('3', 'v3.0.0', C, ONLY_VERSION)
    ],
    history,
    end: {latest: ['3']}
  }),
  'three commits of a branch': async () => ({
    runs: [
      await runOf('1', 'main', A, BRANCH),
      await runOf('2', 'main', B, BRANCH),
      await runOf('3', 'main', C, BRANCH)
    ],
    history,
    start: {main: {...first, revision: commit('0')}},
    end: {main: ['3']}
  }),
  'a tag and its release, of one version': async () => ({
    runs: [await runOf('tag', 'v1.2.3', C, VERSION), await runOf('release', 'v1.2.3', C, VERSION, {event: 'release'})],
    history,
    end: {latest: ['tag', 'release'], '1.2.3': ['tag', 'release']}
  }),
  'two versions, with an answer that is lost': async () => ({
    runs: [await runOf('1', 'v1.0.0', A, VERSION), await runOf('2', 'v2.0.0', B, VERSION)],
    history,
    lost: 1,
    end: {latest: ['2']}
  })
}

describe('of the orders of their requests, nothing goes back and nobody is red in any:', () => {
  it.each(Object.keys(scenarios))(
    '%s',
    async title => {
      const scenario = await scenarios[title]?.()
      if (scenario) await playAll(title, scenario, MOST)
    },
    3_600_000
  )
})

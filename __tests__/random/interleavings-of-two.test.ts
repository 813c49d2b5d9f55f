import {describe, it} from '@jest/globals'
import {historyOf} from '../helpers/history.ts'
import {commit, playAll, runOf, type Scenario} from '../helpers/races.ts'

const [A, B, C] = ['a', 'b', 'c'].map(commit) as [string, string, string]
const history = historyOf({[B]: A, [C]: B}, {main: C})
const BRANCH = 'type=ref,event=branch\ntype=sha'
const ONLY = 'type=semver,pattern={{version}}'
const VERSION = 'type=semver,pattern={{version}}\ntype=sha'
const first = {name: 'first', revision: A, version: 'main'}
const SHA = `sha-${C.slice(0, 7)}`

const scenarios: Readonly<Record<string, () => Promise<Scenario>>> = {
  'a branch and a tag of one commit': async () => ({
    runs: [await runOf('branch', 'main', C, BRANCH), await runOf('tag', 'v1.2.3', C, VERSION)],
    history,
    end: {main: ['branch'], latest: ['tag'], '1.2.3': ['tag'], [SHA]: ['branch', 'tag']}
  }),
  'an older and a newer commit of a branch': async () => ({
    runs: [await runOf('older', 'main', B, BRANCH), await runOf('newer', 'main', C, BRANCH)],
    history,
    start: {main: first},
    end: {main: ['newer']}
  }),
  'two versions': async () => ({
    runs: [await runOf('1', 'v1.0.0', A, VERSION), await runOf('2', 'v2.0.0', B, VERSION)],
    history,
    end: {latest: ['2']}
  }),
  'a push and a schedule of one commit': async () => ({
    runs: [
      await runOf('push', 'main', C, BRANCH),
      await runOf('nightly', 'main', C, `${BRANCH}\ntype=schedule`, {event: 'schedule'})
    ],
    history,
    start: {main: first},
    end: {main: ['push', 'nightly'], nightly: ['nightly'], [SHA]: ['push', 'nightly']}
  }),
  'a tag and its release, of one version': async () => ({
    runs: [await runOf('tag', 'v1.2.3', C, ONLY), await runOf('release', 'v1.2.3', C, ONLY, {event: 'release'})],
    history,
    end: {latest: ['tag', 'release'], '1.2.3': ['tag', 'release']}
  }),
  'two runs of a branch with floating-tags: always': async () => ({
    runs: [
      await runOf('older', 'main', B, `${BRANCH}\ntype=raw,value=stable`, {always: true}),
      await runOf('newer', 'main', C, `${BRANCH}\ntype=raw,value=stable`, {always: true})
    ],
    history,
    start: {main: first},
    end: {main: ['older', 'newer'], stable: ['older', 'newer']}
  }),
  'a promoted image of an older commit and the build of a newer one': async () => ({
    runs: [
      // The run is of the newest commit; the image that it tags is not.
      {...(await runOf('promoted', 'main', C, 'type=ref,event=branch')), revision: B},
      await runOf('built', 'main', C, BRANCH)
    ],
    history,
    start: {main: first},
    end: {main: ['built']}
  }),
  'a push and the forced push that takes it back': async () => {
    const forced = historyOf({[B]: A, [C]: B}, {main: B})
    const back = (shared: {now: typeof history}) => {
      shared.now = forced
    }
    return {
      runs: [await runOf('undone', 'main', C, BRANCH), await runOf('kept', 'main', B, BRANCH, {before: back})],
      history,
      start: {main: first},
      end: {main: ['kept']}
    }
  },
  'a push and the forced push of another commit in its place': async () => {
    const D = commit('d')
    const before = historyOf({[B]: A, [C]: B, [D]: B}, {main: C})
    const after = historyOf({[B]: A, [C]: B, [D]: B}, {main: D})
    const instead = (shared: {now: typeof history}) => {
      shared.now = after
    }
    return {
      runs: [await runOf('undone', 'main', C, BRANCH), await runOf('instead', 'main', D, BRANCH, {before: instead})],
      history: before,
      start: {main: first},
      end: {main: ['instead']}
    }
  },
  'an older and a newer commit, with an answer that is lost': async () => ({
    runs: [await runOf('older', 'main', B, BRANCH), await runOf('newer', 'main', C, BRANCH)],
    history,
    start: {main: first},
    lost: 1,
    end: {main: ['newer']}
  }),
  'an older and a newer commit, the older one dying at any point': async () => ({
    runs: [await runOf('older', 'main', B, BRANCH), await runOf('newer', 'main', C, BRANCH)],
    history,
    start: {main: first},
    dies: 'older',
    end: {main: ['newer']}
  }),
  'an older and a newer commit, the newer one dying at any point': async () => ({
    runs: [await runOf('older', 'main', B, BRANCH), await runOf('newer', 'main', C, BRANCH)],
    history,
    start: {main: first},
    dies: 'newer',
    end: {main: ['newer']}
  }),
  'two versions, the lower one dying at any point': async () => ({
    runs: [await runOf('1', 'v1.0.0', A, VERSION), await runOf('2', 'v2.0.0', B, VERSION)],
    history,
    dies: '1',
    end: {latest: ['2']}
  }),
  'two versions, the higher one dying at any point': async () => ({
    runs: [await runOf('1', 'v1.0.0', A, VERSION), await runOf('2', 'v2.0.0', B, VERSION)],
    history,
    dies: '2',
    end: {latest: ['2']}
  })
}

describe('in every order of their requests, nothing goes back and nobody is red:', () => {
  it.each(Object.keys(scenarios))(
    '%s',
    async title => {
      const scenario = await scenarios[title]?.()
      if (scenario) await playAll(title, scenario)
    },
    300_000
  )
})

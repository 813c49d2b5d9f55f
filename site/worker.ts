import {diffLines} from 'diff'
import action from '../action.yml'
import {ruleWords} from '../src/naming/rules.ts'
import {DATE_NAMES, GLOBAL_NAMES, VERSION_NAMES} from '../src/naming/vocabulary.ts'
import {play} from './playground.ts'
import type {Answers, DiffLine, FromWorker, Moved, Question, ToWorker, Words} from './protocol.ts'
import {watchMatches} from './stand-ins/vm.ts'

/** Where all the work is done: a page that computes nothing can't be slow, and a pattern without end is ended with it. */

// A default with an expression (the job's token) is not for a page.
const defaults = new Map(
  Object.entries(action.inputs).map(([name, input]) => [
    name,
    input.default?.includes('${{') ? '' : (input.default ?? '')
  ])
)

/** Parts that are loaded when they are needed, but before the network may be gone. */
const LATER_MS = 2_000
const loadLater = () => {
  setTimeout(() => {
    void import('../src/text/date.ts')
    void import('../src/migrate/migrate.ts')
    void import('@renovatebot/pep440')
    void import('semver/functions/parse.js')
    void import('semver/functions/compare.js')
  }, LATER_MS)
}

const say = (message: FromWorker) => postMessage(message)

addEventListener('message', ({data}: MessageEvent<ToWorker>) => {
  if ('slow' in data) return watchMatches(match => say({match}), data.slow)
  const {id, question} = data
  answer(question).then(
    found => say({id, answer: found}),
    (error: unknown) => say({id, error: error instanceof Error ? (error.stack ?? error.message) : String(error)})
  )
})

async function answer(question: Question): Promise<Answers[keyof Answers]> {
  switch (question.kind) {
    case 'words':
      loadLater()
      return words()
    case 'play':
      return await play(question, defaults)
    case 'move':
      return await move(question)
  }
}

function words(): Words {
  return {
    inputs: Object.entries(action.inputs).map(([name, input]) => ({
      name,
      description: input.description,
      initial: input.default ?? ''
    })),
    rules: ruleWords(),
    names: [...new Set([...GLOBAL_NAMES, ...DATE_NAMES])],
    versionNames: VERSION_NAMES
  }
}

async function move({workflow, uses}: Extract<Question, {kind: 'move'}>): Promise<Moved> {
  const {migrate} = await import('../src/migrate/migrate.ts')
  const result = await migrate(workflow, {uses, strict: false})
  if ('wrong' in result) return result
  const diff = diffLines(workflow, result.text).flatMap(({value, added, removed}): DiffLine[] => {
    const kind = added ? 'added' : removed ? 'removed' : 'same'
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map(text => ({kind, text}))
  })
  return {...result, diff}
}

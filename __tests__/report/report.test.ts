import {expect, it} from '@jest/globals'
import {ActionError} from '../../src/errors.ts'
import {report} from '../../src/report/report.ts'
import {planOf} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'

const full = () => {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC'})
}

it.each([
  [
    undefined,
    'The outputs and the summary could not be written\nWhy: ENOSPC: no space left on device, write\nWhat to do: Free'
  ],
  [new ActionError('build', 'The build failed: x'), 'The build failed: x']
])('on a full disk a run that failed with %s says what matters', async (error, said) => {
  const runner = recordingRunner({})
  Object.assign(runner.outputs, {set: full, summarize: full})
  await report(runner, {
    plan: await planOf('push-branch'),
    tags: [],
    targets: [],
    stages: [],
    ...(error ? {error} : {})
  })
  expect(runner.failed).toBe(true)
  expect(runner.annotations.map(({kind}) => kind)).toEqual(['error'])
  expect(runner.annotations[0]?.message.startsWith(said)).toBe(true)
})

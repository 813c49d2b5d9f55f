import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync} from 'node:fs'
import {expect, it} from '@jest/globals'
import {job} from '../../src/runner/job.ts'

it('is alive while its worker is, by number and start', async () => {
  expect(job.id).toMatch(/^\d+ \d+$/)
  expect(job.isAlive(job.id)).toBe(true)
  const worker = spawn('sleep', ['20'])
  const id = `${worker.pid} ${readFileSync(`/proc/${worker.pid}/stat`, 'utf8').split(' ')[21]}`
  expect(job.isAlive(id)).toBe(true)
  const ended = once(worker, 'exit')
  worker.kill('SIGKILL')
  await ended
  expect(job.isAlive(id)).toBe(false)
})

it('is over where another process has the number of its worker now', () => {
  const [pid, startTime] = job.id.split(' ')
  expect(job.isAlive(`${pid} ${Number(startTime) - 1}`)).toBe(false)
})

it.each(['', '0 ', '0 1', '-1 1', '1', 'x y', '4194304 1'])('%j is no living job', id => {
  expect(job.isAlive(id)).toBe(false)
})

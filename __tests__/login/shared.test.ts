import {beforeEach, describe, expect, it} from '@jest/globals'
import {logout, storeCredentials, tidyConfig} from '../../src/login/store.ts'
import {recordingRunner} from '../helpers/ports.ts'

// Jobs and steps that share one home: they live, end and are killed. That each change of the file is one step, on a
// real disk too, is for __tests__/random/shared-file.test.ts to show.

const DOCKER = {folder: '/home/me/.docker'}
const CONFIG = `${DOCKER.folder}/config.json`
/** The disk that all share. */
const disk = new Map<string, string>()
const text = () => disk.get(CONFIG) ?? ''
const write = (value: string) => void disk.set(CONFIG, value)
const auth = (password: string) => Buffer.from(`octo:${password}`).toString('base64')
/** What the docker CLI sees: registry → user name and password. */
const seen = () =>
  Object.fromEntries(
    Object.entries<{auth: string}>(JSON.parse(text()).auths ?? {})
      .filter(([key]) => key !== 'publish-image.invalid')
      .map(([key, entry]) => [key, Buffer.from(entry.auth, 'base64').toString('utf8')])
  )

beforeEach(() => disk.clear())

/** The jobs that run on the machine. */
const alive = new Set<string>()

interface StepOptions {
  readonly job: string
  readonly password: string
  readonly logout?: boolean
  readonly registry?: string
  /** Dies at its effect of this number, from 0. */
  readonly killAt?: number
}

/** A step with this action: its main and post part, as the runner calls them. */
function step({job, password, logout: takesAway = true, registry = 'r.example', killAt = Infinity}: StepOptions) {
  const runner = recordingRunner({env: {HOME: '/home/me'}})
  let effects = 0
  let die = () => {}
  const death = new Promise<'killed'>(resolve => {
    die = () => resolve('killed')
  })
  // A killed process does nothing any more, and no error of its own tells of it.
  const effect = async <T>(work: () => T | Promise<T>): Promise<T> => {
    if (effects++ !== killAt) return await work()
    die()
    return await new Promise<T>(() => {})
  }
  const ports = {
    ...runner,
    job: {id: job, isAlive: (id: string) => alive.has(id)},
    files: {
      ...runner.files,
      read: (path: string) => effect(() => (disk.has(path) ? Buffer.from(disk.get(path) ?? '') : undefined)),
      // Killed before the lock is taken, or with the change done.
      update: async (path: string, change: (before: string | undefined) => string | undefined) => {
        await effect(() => void disk.set(path, change(disk.get(path)) ?? disk.get(path) ?? ''))
        await effect(() => {})
      }
    }
  }
  const unlessKilled = (work: () => Promise<void>) => Promise.race([work(), death])
  return {
    runner,
    main: () => {
      if (!job.startsWith('0')) alive.add(job)
      return unlessKilled(async () => {
        await tidyConfig(ports, DOCKER)
        await storeCredentials(ports, DOCKER, [{registry, username: 'octo', password}], takesAway)
      })
    },
    post: () => unlessKilled(() => logout(ports))
  }
}

/** Every order in which two jobs can have their main and post parts. */
const ORDERS = ['A a B b', 'A B a b', 'A B b a', 'B A a b', 'B A b a', 'B b A a']

describe.each(ORDERS)('two jobs on one home, in the order %s', order => {
  const moments = order.split(' ')
  const befores: [string, string | undefined][] = [
    ['no config', undefined],
    ['nobody logged in', '{\n\t"auths": {\n\t\t"other.example": {\n\t\t\t"auth": "eDp5"\n\t\t}\n\t}\n}'],
    ['the user logged in', JSON.stringify({auths: {'r.example': {auth: auth('user')}}, credHelpers: {}}, null, 2)]
  ]
  for (const [what, before] of befores)
    for (const passwords of [
      {A: 'one', B: 'two'},
      {A: 'same', B: 'same'}
    ]) {
      it(`${what}, ${passwords.A} and ${passwords.B}: each has its log-in, and in the end all is as it was`, async () => {
        if (before) write(before)
        const jobs = {A: step({job: 'A', password: passwords.A}), B: step({job: 'B', password: passwords.B})}
        const running: ('A' | 'B')[] = []
        for (const moment of moments) {
          const name = moment.toUpperCase() as 'A' | 'B'
          if (moment === name) {
            await jobs[name].main()
            running.push(name)
          } else {
            await jobs[name].post()
            alive.delete(name)
            running.splice(running.indexOf(name), 1)
          }
          // Who came last is logged in; who is alone, always.
          const last = running.at(-1)
          if (last) expect(seen()['r.example']).toBe(`octo:${passwords[last]}`)
        }
        expect(text()).toBe(before ?? '{}')
        expect([...disk.keys()]).toEqual([CONFIG])
      })

      // A step has at most eight effects; a kill after its last is a run that was not killed.
      it.each(
        [0, 1, 2, 3, 4, 5, 6, 7].flatMap(
          killAt =>
            [
              ['the step', killAt],
              ['the job', killAt]
            ] as const
        )
      )(
        `${what}, ${passwords.A} and ${passwords.B}, %s A is killed at its effect %i: nothing lost, nothing left`,
        async (kind, killAt) => {
          if (before) write(before)
          const jobs = {A: step({job: 'A', password: passwords.A, killAt}), B: step({job: 'B', password: passwords.B})}
          let dead = false
          for (const moment of moments) {
            const name = moment.toUpperCase() as 'A' | 'B'
            const job = jobs[name]
            // The runner starts no post step in a job that is dead.
            if (name === 'A' && dead) continue
            const end = await (moment === name ? job.main() : job.post())
            dead ||= end === 'killed' && kind === 'the job'
            if (moment !== name || (dead && name === 'A')) alive.delete(name)
          }
          // The next run on this machine.
          const next = step({job: 'C', password: 'three'})
          await next.main()
          expect(seen()['r.example']).toBe('octo:three')
          await next.post()
          alive.delete('C')
          expect(JSON.parse(text())).toEqual(before ? JSON.parse(before) : {})
          expect(Object.values(jobs).flatMap(({runner}) => runner.annotations)).toEqual([])
        }
      )
    }
})

describe('two steps of a job', () => {
  it('know each other in a container too, where the job’s process can’t be seen', async () => {
    const [first, second] = [
      step({job: '0 ', password: 'one'}),
      step({job: '0 ', password: 'two', registry: 'b.example'})
    ]
    await first.main()
    alive.clear()
    await second.main()
    expect(seen()).toEqual({'r.example': 'octo:one', 'b.example': 'octo:two'})
    alive.clear()
    await second.post()
    expect(seen()).toEqual({'r.example': 'octo:one'})
    await first.post()
    expect(JSON.parse(text())).toEqual({})
  })

  it('have their own log-ins, the first one again after the second’s post', async () => {
    const [first, second] = [step({job: 'A', password: 'one'}), step({job: 'A', password: 'two'})]
    await first.main()
    await second.main()
    expect(seen()).toEqual({'r.example': 'octo:two'})
    await second.post()
    expect(seen()).toEqual({'r.example': 'octo:one'})
    await first.post()
    expect(seen()).toEqual({})
  })

  it.each(['one', 'two'])('of which the second has logout: false and password %s leave that', async password => {
    const [first, second] = [step({job: 'A', password: 'one'}), step({job: 'A', password, logout: false})]
    await first.main()
    await second.main()
    await second.post()
    await first.post()
    expect(JSON.parse(text())).toEqual({auths: {'r.example': {auth: auth(password)}}})
  })
})

describe('what others do meanwhile', () => {
  it('stays: another log-in there', async () => {
    const ours = step({job: 'A', password: 'one'})
    await ours.main()
    const now = JSON.parse(text())
    write(JSON.stringify({auths: {...now.auths, 'r.example': {auth: auth('theirs')}}, psFormat: 'x'}))
    await ours.post()
    expect(JSON.parse(text())).toEqual({auths: {'r.example': {auth: auth('theirs')}}, psFormat: 'x'})
  })

  it('stays, also when another job has come and gone since', async () => {
    write(JSON.stringify({auths: {'r.example': {auth: auth('user')}}}))
    const [ours, other] = [step({job: 'A', password: 'one'}), step({job: 'B', password: 'two'})]
    await ours.main()
    const {auths} = JSON.parse(text())
    write(JSON.stringify({auths: {...auths, 'r.example': {auth: auth('theirs')}}}))
    await other.main()
    await other.post()
    expect(seen()).toEqual({'r.example': 'octo:theirs'})
    await ours.post()
    expect(JSON.parse(text())).toEqual({auths: {'r.example': {auth: auth('theirs')}}})
  })

  it('stays: a log-out', async () => {
    write(JSON.stringify({auths: {'r.example': {auth: auth('user')}}}))
    const ours = step({job: 'A', password: 'one'})
    await ours.main()
    const {'r.example': _, ...auths} = JSON.parse(text()).auths
    write(JSON.stringify({auths}))
    await ours.post()
    expect(JSON.parse(text())).toEqual({auths: {}})
  })

  it('takes nothing away: docker login drops what it does not know, and keeps entries', async () => {
    write(JSON.stringify({auths: {'r.example': {auth: auth('user')}}}))
    const ours = step({job: 'A', password: 'one'})
    await ours.main()
    // As the CLI writes: its own fields, its own form, entries by their `auth` alone.
    const {auths} = JSON.parse(text())
    const entries = Object.entries<{auth: string}>({...auths, 'b.example': {auth: 'eDp5'}})
    const kept = entries.sort().map(([key, {auth}]) => [key, {auth}])
    write(JSON.stringify({auths: Object.fromEntries(kept)}, null, '\t'))
    await ours.post()
    expect(seen()).toEqual({'r.example': 'octo:user', 'b.example': 'x:y'})
  })

  it.each(['', 'rubbish publish-image.invalid', '[]', '{"auths": 7}'])(
    'is no reason to fail: %j stands there',
    async rest => {
      const ours = step({job: 'A', password: 'one'})
      await ours.main()
      write(rest)
      await ours.post()
      expect([text(), ours.runner.annotations]).toEqual([rest, []])
    }
  )
})

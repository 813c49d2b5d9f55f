import {EventEmitter} from 'node:events'
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals'
import {type Cancellation, listenForCancel} from '../../src/runner/cancel.ts'
import {createRun} from '../../src/runner/run.ts'
import type {RunOptions} from '../../src/runner.ts'
import {cpuMs} from '../helpers/time.ts'

const never: Cancellation = {cancelled: false, onCancel: () => () => {}}
const run = createRun(never)
const sh = (script: string, options?: RunOptions) => run('sh', ['-c', script], options)
/** Prints what it is given, as JSON. */
const tell = (what: string) => ['-e', `process.stdout.write(JSON.stringify(${what}))`]

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'))
})
afterAll(() => rmSync(folder, {recursive: true}))

describe('what a program is given', () => {
  it('is each argument as it is: no shell, no quoting', async () => {
    const args = ['', 'a b', `'"\\$HOME\`id\``, 'two\nlines\r', '\u0085\u2028é🚢', '%PATH%', '*', '-', ' edges ', '\\']
    const {stdout} = await run(process.execPath, [...tell('process.argv.slice(1)'), '--', ...args])
    expect(JSON.parse(stdout)).toEqual(args)
  })

  it('is its input, whole, and then the end of it', async () => {
    const input = `${'x'.repeat(300_000)}\n`
    expect((await run('wc', ['-c'], {input})).stdout.trim()).toBe('300001')
    expect((await run('od', ['-An', '-tx1'], {input: Uint8Array.of(0, 255)})).stdout.trim()).toBe('00 ff')
    expect((await run('cat', [], {input: ''})).stdout).toBe('')
    expect((await run('cat', [])).stdout).toBe('')
  })

  it('may be ignored: a program that reads no input ends by its own code', async () => {
    const result = await sh('exit 3', {input: 'x'.repeat(1_000_000)})
    expect(result).toEqual({exitCode: 3, signal: null, timedOut: false, stdout: '', stderr: ''})
  })

  it('is the environment, with what was added and without what was taken away', async () => {
    process.env.RUN_TEST_TAKEN = 'here'
    const env = {RUN_TEST_ADDED: 'a\nb', RUN_TEST_TAKEN: undefined, RUN_TEST_EMPTY: ''}
    const names =
      "['HOME', 'RUN_TEST_ADDED', 'RUN_TEST_TAKEN', 'RUN_TEST_EMPTY'].map(name => process.env[name] ?? null)"
    const {stdout} = await run(process.execPath, tell(names), {env})
    delete process.env.RUN_TEST_TAKEN
    expect(JSON.parse(stdout)).toEqual([process.env.HOME ?? null, 'a\nb', null, ''])
  })
})

describe('what comes back', () => {
  it('is both streams, apart, and the exit code', async () => {
    expect(await sh('echo out; echo err >&2; exit 7')).toEqual({
      exitCode: 7,
      signal: null,
      timedOut: false,
      stdout: 'out\n',
      stderr: 'err\n'
    })
  })

  it('is the signal that ended it', async () => {
    expect(await sh('kill -9 $$')).toMatchObject({exitCode: null, signal: 'SIGKILL'})
  })

  it('is whole lines of both streams, with either line end, and the last one without', async () => {
    const lines: string[] = []
    await sh(String.raw`printf 'one\r\n\ntw'; sleep 0.1; printf 'o\r'; sleep 0.1; printf '\nthree\rfour'`, {
      onLine: line => lines.push(line)
    })
    expect(lines).toEqual(['one', '', 'two', 'three\rfour'])
  })

  it('is a character whose bytes come one by one', async () => {
    const lines: string[] = []
    const {stdout} = await sh(String.raw`printf '\360\237'; sleep 0.1; printf '\232\242\n'`, {
      onLine: line => lines.push(line)
    })
    expect([stdout, lines]).toEqual(['🚢\n', ['🚢']])
  })

  it('is a line of 40 MB without seconds of work, the end of which is kept', async () => {
    const lengths: number[] = []
    const started = cpuMs()
    const script = 'process.stdout.write("x".repeat(40e6) + "\\nend\\n")'
    const {stdout} = await run(process.execPath, ['-e', script], {onLine: line => lengths.push(line.length)})
    expect(lengths).toEqual([40e6, 3])
    expect([stdout.length, stdout.slice(-6)]).toEqual([256 * 1024, 'x\nend\n'])
    // With reading that is quadratic: 16 s and more.
    expect(cpuMs() - started).toBeLessThan(5_000)
  }, 30_000)

  it('is told apart for programs that run side by side', async () => {
    const results = await Promise.all(
      [...'abcdef'].map(name => sh(`sleep 0.1; echo ${name}; exit ${name.charCodeAt(0)}`))
    )
    expect(results.map(({stdout, exitCode}) => [stdout, exitCode])).toEqual(
      [...'abcdef'].map(name => [`${name}\n`, name.charCodeAt(0)])
    )
  })

  it('does not appear in the log by itself', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
    await sh('echo out; echo err >&2')
    const written = write.mock.calls.length
    write.mockRestore()
    expect(written).toBe(0)
  })
})

describe('a program that can not be started', () => {
  it('is not on the PATH', async () => {
    await expect(run('no-such-program', [])).rejects.toMatchObject({
      code: 'tool',
      message: 'no-such-program was not found',
      cause: 'no program of that name is on this runner’s PATH'
    })
  })

  it('has a name with blanks and quotes, of which none is an argument', async () => {
    await expect(run('no "such" program', ['a'])).rejects.toMatchObject({message: 'no "such" program was not found'})
    const path = join(folder, 'a "b" c')
    writeFileSync(path, '#!/bin/sh\necho "$#"\n')
    chmodSync(path, 0o755)
    expect((await run(path, ['x'])).stdout).toBe('1\n')
  })

  it.each([
    ['an argument', ['x'.repeat(200_000)], {}],
    ['a variable', [], {env: {LONG: 'x'.repeat(200_000)}}]
  ])('has %s that the system finds too long', async (_, args, options) => {
    const failure = run('true', args, options)
    await expect(failure).rejects.toMatchObject({code: 'tool', message: 'true could not be started'})
    await expect(failure).rejects.toMatchObject({cause: {code: 'E2BIG'}})
  })

  it('has an argument with a NUL', async () => {
    await expect(run('true', ['a\0b'])).rejects.toMatchObject({code: 'tool', message: 'true could not be started'})
  })

  it('is a script whose interpreter is missing', async () => {
    const path = join(folder, 'script')
    writeFileSync(path, '#!/no/such/interpreter\n')
    chmodSync(path, 0o755)
    await expect(run(path, [])).rejects.toMatchObject({code: 'tool', message: `${path} was not found`})
  })
})

describe('the end of a program', () => {
  const timed = async <T>(promise: Promise<T>): Promise<[T, number]> => {
    const started = performance.now()
    return [await promise, performance.now() - started]
  }

  it('does not wait for its children that hold its streams open', async () => {
    const [result, ms] = await timed(sh('sleep 20 & echo started'))
    expect(result).toMatchObject({exitCode: 0, stdout: 'started\n'})
    expect(ms).toBeLessThan(10_000)
  }, 30_000)

  it('is its time-out: SIGTERM first', async () => {
    const [result, ms] = await timed(run('sleep', ['20'], {timeoutMs: 200}))
    expect(result).toMatchObject({exitCode: null, signal: 'SIGTERM', timedOut: true})
    expect(ms).toBeLessThan(2_500)
  }, 30_000)

  it('is SIGKILL where it does not end at SIGTERM', async () => {
    const script = "process.on('SIGTERM', () => console.log('no')); console.log('ready'); setInterval(() => {}, 1000)"
    const [result, ms] = await timed(run(process.execPath, ['-e', script], {timeoutMs: 1_000}))
    expect(result).toMatchObject({exitCode: null, signal: 'SIGKILL', timedOut: true, stdout: 'ready\nno\n'})
    expect(ms).toBeGreaterThan(3_500)
  }, 30_000)

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    'comes at once when the job is cancelled by %s',
    async signal => {
      const signals = new EventEmitter()
      const lines: string[] = []
      let cancelled = Number.NaN
      // The child of the shell goes on and holds the streams open.
      const running = createRun(listenForCancel(signals))('sh', ['-c', 'echo ready; sleep 20; true'], {
        onLine: line => {
          lines.push(line)
          cancelled = performance.now()
          signals.emit(signal)
        }
      })
      await expect(running).rejects.toMatchObject({code: 'cancelled'})
      expect(lines).toEqual(['ready'])
      expect(performance.now() - cancelled).toBeLessThan(900)
    },
    30_000
  )

  it('comes also where the job is cancelled while the program is looked for', async () => {
    const signals = new EventEmitter()
    const cancellation = listenForCancel(signals)
    const running = createRun(cancellation)('sleep', ['20'])
    signals.emit('SIGINT')
    const [, ms] = await timed(expect(running).rejects.toMatchObject({code: 'cancelled'}))
    expect(ms).toBeLessThan(2_500)
    await expect(createRun(cancellation)('true', [])).rejects.toMatchObject({code: 'cancelled'})
  }, 30_000)
})

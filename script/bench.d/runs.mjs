// What the benches share: the step as the runner starts it, commands, and times side by side.
import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The committed bundle, or the one in the folder BUNDLE. */
export const BUNDLE = resolve(ROOT, process.env.BUNDLE ?? 'dist')
let runId = 0

export function push() {
  return {GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main'}
}

/** Seven tags by default. */
export function release() {
  return {GITHUB_EVENT_NAME: 'release', GITHUB_REF: 'refs/tags/v1.2.3'}
}

/** One step and its post step, in whose folder the event and the runner's files are. */
export function act(folder, event, inputs, cwd = process.cwd()) {
  const repository = {name: 'bench', html_url: 'https://github.com/you/bench', default_branch: 'main', description: ''}
  const file = (name, text = '') => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const env = {
    ...process.env,
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REPOSITORY: 'you/bench',
    // A run of its own: an engine that replaces a tag also clears away the old image, which a new tag doesn't cost.
    GITHUB_RUN_ID: `${Date.now()}${runId++}`,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify({repository: {...repository, license: null}})),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: folder,
    ...event,
    ...inputs
  }
  const result = run(process.execPath, [join(BUNDLE, 'index.js')], {env, cwd})
  if (!inputs['INPUT_DRY-RUN']) run(process.execPath, [join(BUNDLE, 'post/index.js')], {env, cwd})
  return result
}

export function run(program, args, options = {}) {
  const result = spawnSync(program, args, {encoding: 'utf8', maxBuffer: 1e8, ...options})
  if (result.status !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${result.status}\n${result.stdout}${result.stderr}`)
  return result
}

/** The milliseconds of each stage of a step. */
export function stagesOf({stdout}) {
  return [...stdout.matchAll(/^([A-Z][A-Za-z ]+): (\d+) ms$/gm)].map(([, stage, time]) => [stage, Number(time)])
}

/** A `docker` in front of the real one that notes each start; returns how to count them. */
export function countPrograms(folder) {
  const real = run('sh', ['-c', 'command -v docker']).stdout.trim()
  const [bin, notes] = [join(folder, 'bin'), join(folder, 'starts')]
  mkdirSync(bin)
  writeFileSync(notes, '')
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\necho >> ${notes}\nexec ${real} "$@"\n`)
  chmodSync(join(bin, 'docker'), 0o755)
  // In front for both, so that neither pays alone for it.
  process.env.PATH = `${bin}:${process.env.PATH}`
  return () => readFileSync(notes, 'utf8').length
}

/** Median milliseconds of each function, run in turns so that the machine's moods fall on all of them. */
export function inTurns(functions, runs) {
  for (const work of functions) work()
  const times = functions.map(() => [])
  for (let index = 0; index < runs; index++) {
    for (const [which, work] of functions.entries()) {
      const start = performance.now()
      work()
      times[which].push(performance.now() - start)
    }
  }
  return times.map(median)
}

export function median(list) {
  return list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

export function ms(value) {
  return `${Math.round(value)} ms`
}

import {afterAll, beforeAll, expect, it} from '@jest/globals'
import {main} from '../../src/main.ts'
import {createHttp} from '../../src/runner/http.ts'
import {dice, SOAK_SEED as SEED} from '../helpers/dice.ts'
import {inputVariables, readEvent} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'
import {type Fault, startRegistry, type TestRegistry} from '../helpers/registry.ts'

/** Whole runs of the product's own code against a registry that fails one request in ten: none may lie. */
const RUNS = Number(process.env.SOAK_RUNS ?? 200)
const RATE = 0.1
console.info(`soak: ${RUNS} runs, SOAK_SEED=${SEED}`)

const OCI = 'application/vnd.oci.image.manifest.v1+json'
const denied = JSON.stringify({
  errors: [{code: 'DENIED', message: 'permission_denied: You have exceeded a secondary rate limit'}]
})
const FAULTS: Fault[] = [
  {status: 429},
  {status: 500},
  {status: 502, body: '<!DOCTYPE html>'},
  {status: 503},
  {status: 504},
  'reset',
  'cut',
  {status: 403, body: denied},
  {status: 404, body: '{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]}'}
]

/** `docker info` of an engine that keeps images in containerd's store. */
const ENGINE = '{"DriverStatus": [["driver-type", "io.containerd.snapshotter.v1"]]}'

let server: TestRegistry
beforeAll(async () => {
  server = await startRegistry({auth: 'bearer'})
})
afterAll(() => server.close())

it('every run ends with all tags on its digest, or fails and says which have moved', async () => {
  const random = dice(SEED)
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  // Reading a tag that is not there is an answer, so this fault is for uploads alone.
  server.fault = ({method}) => {
    if (random() >= RATE) return undefined
    const fault = pick(FAULTS)
    return typeof fault === 'object' && fault.status === 404 && method !== 'POST' ? {status: 503} : fault
  }
  const http = createHttp({cancelled: false, onCancel: () => () => {}})
  let failed = 0
  for (let run = 0; run < RUNS; run++) {
    const name = `soak/r${run}`
    const event = readEvent(pick(['push-branch', 'release', 'pull-request', 'push-prerelease-tag']))
    const inputs = {
      images: `${server.address}/${name}`,
      registry: server.address,
      username: 'octo',
      password: 'correct horse',
      retries: pick(['0', '1', '3', '5'])
    }
    const runner = recordingRunner({
      env: {...event.env, ...inputVariables(inputs), HOME: '/home/me', GITHUB_EVENT_PATH: '/event.json'},
      disk: {'/event.json': JSON.stringify(event.payload), '.': ''},
      run: (_program, args) => {
        if (args[0] === 'info') return {stdout: ENGINE}
        const at = (flag: string) => args[args.indexOf(flag) + 1] ?? ''
        const tag = at('--tag').split(':').at(-1) ?? ''
        const pushes = args.some(arg => arg.includes('push=true'))
        const digest = pushes
          ? server.store(
              name,
              tag,
              {schemaVersion: 2, run, config: {digest: `sha256:${'0'.repeat(64)}`}, layers: []},
              OCI
            )
          : undefined
        runner.disk.set(at('--metadata-file'), JSON.stringify(digest ? {'containerimage.digest': digest} : {}))
        runner.disk.set(at('--iidfile'), 'sha256:id')
        return {}
      }
    })
    Object.assign(runner, {http, clock: {...runner.clock, now: () => Date.now()}})
    await main(runner)

    const tags = server.tags(name)
    const planned = (runner.set.get('tag-names') ?? '').split('\n')
    const digest = runner.set.get('digest')
    const published = (runner.set.get('published-tags') ?? '')
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.split(':').at(-1) ?? '')
    const where = `run ${run}, SOAK_SEED=${SEED}: ${runner.annotations.map(({message}) => message).join('; ')}`
    if (runner.failed) {
      failed++
      expect([where, runner.annotations.filter(({kind}) => kind === 'error').length]).toEqual([where, 1])
      expect(where).not.toContain('Unexpected')
      // Whatever moved is named, but for the one that a broken connection left in doubt.
      for (const tag of published) expect([where, tag, tags.get(tag)]).toEqual([where, tag, digest])
      for (const [tag, target] of tags)
        if (target !== digest) expect([where, tag]).toEqual([where, 'no other image was ever pushed there'])
    } else if (digest !== undefined) {
      expect([where, planned.map(tag => tags.get(tag))]).toEqual([where, planned.map(() => digest)])
      expect([where, [...published].sort()]).toEqual([where, [...planned].sort()])
    } else {
      // Only a pull request may end well without a push, when the registry seemed to deny it.
      expect([where, runner.set.get('pushed'), runner.set.get('version')?.startsWith('pr-')]).toEqual([
        where,
        'false',
        true
      ])
    }
    const said = [...runner.lines, where, ...runner.summaries, ...runner.set.values()].join('\n')
    expect(said).not.toMatch(/correct horse|b2N0bzpjb3JyZWN0/)
  }
  console.info(`soak: ${failed} of ${RUNS} runs failed, each with one message`)
  // With three tries at most hosts, most runs must come through.
  expect(failed).toBeLessThan(RUNS * 0.6)
})

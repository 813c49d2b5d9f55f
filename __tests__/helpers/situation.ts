import {main} from '../../src/main.ts'
import type {HttpRequest, HttpResponse, RunResult} from '../../src/runner.ts'
import {type EventFixture, inputVariables, readEvent} from './events.ts'
import {noteBuilder, recordingRunner} from './ports.ts'

/** A run that goes wrong: what the workflow says, and what the world answers. */
export interface Situation {
  readonly event?: string | EventFixture
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** What the registry answers to a request that starts so, such as `POST`, or `GET /token`. */
  readonly registry?: Readonly<Record<string, readonly [status: number, body: string] | string>>
  /** What a program writes before it fails: by the start of its argv, such as `docker buildx build`. */
  readonly programs?: Readonly<Record<string, string>>
  /** What GitHub's API fails with: status and message. */
  readonly api?: readonly [status: number, message: string]
  readonly files?: Readonly<Record<string, string>>
}

/** What people see of it: the annotations, the worst first. */
export async function printed({event = 'push-branch', inputs = {}, ...world}: Situation): Promise<string[]> {
  const fixture = typeof event === 'string' ? readEvent(event) : event
  const env = {
    ...fixture.env,
    GITHUB_EVENT_PATH: '/event.json',
    ...inputVariables({'github-token': 'token-of-the-job', attest: 'false', retries: '0', ...inputs}),
    ...world.env
  }
  const files = {'.': '', Dockerfile: 'FROM scratch', './Dockerfile': 'FROM scratch', '.git/HEAD': '', ...world.files}
  const runner = recordingRunner({
    env,
    disk: {'/event.json': JSON.stringify(fixture.payload), ...files},
    http: request => answer(request, world.registry ?? {}),
    run: (program, args) => {
      if (args[1] === 'create' && args.includes('--bootstrap')) noteBuilder(runner.disk, '', args)
      return run([program, ...args].join(' '), world.programs ?? {})
    },
    api: () => {
      const [status, message] = world.api ?? [404, 'Not Found']
      throw Object.assign(new Error(message), {status})
    }
  })
  await main(runner)
  const order = ['error', 'warning', 'notice']
  const worst = [...runner.annotations].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return worst.map(({message}) => message)
}

function answer({method, url}: HttpRequest, faults: NonNullable<Situation['registry']>): Partial<HttpResponse> | Error {
  const {pathname} = new URL(url)
  const line = `${method} ${pathname}`
  const [, fault] = Object.entries(faults).find(([start]) => line.startsWith(start)) ?? []
  if (typeof fault === 'string') return new Error(fault)
  if (fault) return {status: fault[0], body: Buffer.from(fault[1])}
  return method === 'POST' ? {status: 202, headers: {location: pathname}} : {status: 404}
}

function run(command: string, failing: NonNullable<Situation['programs']>): Partial<RunResult> {
  const [, said] = Object.entries(failing).find(([start]) => command.startsWith(start)) ?? []
  if (said !== undefined) return {exitCode: 1, stderr: said}
  if (command.startsWith('docker info'))
    return {stdout: '{"DriverStatus": [["driver-type", "io.containerd.snapshotter.v1"]]}'}
  return {}
}

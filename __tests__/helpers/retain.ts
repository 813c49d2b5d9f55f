import {parseRetain} from '../../src/inputs/retain.ts'
import type {Action} from '../../src/plan/action.ts'
import type {Registries} from '../../src/registry/registries.ts'
import type {Retained} from '../../src/retain/outcome.ts'
import {retain} from '../../src/retain/retain.ts'
import {parseList} from '../../src/text/list.ts'
import type {FakePackage} from './package.ts'
import {type RecordingRunner, recordingRunner} from './ports.ts'

export interface RetainRun {
  readonly runner: RecordingRunner
  readonly retained: readonly Retained[]
}

export interface RetainOptions {
  readonly dryRun?: boolean
  readonly retries?: number
  /** Of the repository of the run. */
  readonly ownerType?: string
  readonly image?: string
  readonly action?: Extract<Action, {kind: 'cleanup'}>
}

/** One run of `retain` over a fake package, or of another clean-up. */
export async function runRetain(
  fake: FakePackage,
  lines: readonly string[],
  options: RetainOptions = {}
): Promise<RetainRun> {
  const {dryRun = false, retries = 2, ownerType = 'Organization', image = 'acme/tool'} = options
  const runner = recordingRunner()
  runner.now = fake.now
  const ports = {...runner, github: async () => ({request: fake.request})}
  // Only these of a client's methods are asked for here.
  const registries = (() => fake.client) as unknown as Registries
  const images = [{registry: 'ghcr.io', name: image, text: `ghcr.io/${image}`}]
  const repository = {
    name: 'acme/tool',
    owner: 'acme',
    ownerType,
    isPrivate: false,
    serverUrl: 'https://github.com',
    registry: 'ghcr.io'
  }
  const plan = {images, repository, token: 'token', retries, dryRun}
  const action = options.action ?? {
    kind: 'retain' as const,
    policies: parseRetain(parseList(lines.join('\n'))),
    namesOfRelease: async (tag: string) => [tag, tag.slice(1)]
  }
  return {runner, retained: await retain(ports, plan, action, registries)}
}

import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {startGitHub} from './github.ts'
import {startProxy} from './proxy.ts'
import {startRegistry} from './registry.ts'
import {dockerCalls, type StepResult, startJob} from './runner.ts'

/** How long services far away take to answer, ms, and the round trip to a registry. */
export const DELAYS = {token: 150, fulcio: 500, rekor: 1000, store: 300, registry: 40}
const PRELOAD = fileURLToPath(new URL('sigstore.mjs', import.meta.url))

export type Service = 'docker' | 'runner' | 'Fulcio' | 'Rekor' | 'GitHub' | 'registry'

/** What was asked of whom, ms since the step began. */
export interface Span {
  readonly of: Service
  readonly what: string
  readonly start: number
  readonly end: number
}

/** One run on a branch of a public repository: a stand-in for docker that takes `buildMs`, and services that take `DELAYS`. */
export async function simulate(options: {
  readonly buildMs: number
  readonly attest: 'true' | 'false'
  /** The folder of another bundle than this source's. */
  readonly bundle?: string | undefined
}): Promise<{readonly result: StepResult; readonly spans: readonly Span[]}> {
  const job = startJob({fakeDocker: {sleep: options.buildMs}, ...(options.bundle ? {bundle: options.bundle} : {})})
  const [registry, github] = await Promise.all([startRegistry(), startGitHub()])
  const [door, api] = await Promise.all([startProxy(registry.address), startProxy(new URL(github.url).host)])
  door.delayMs = DELAYS.registry
  Object.assign(github.delays, {token: DELAYS.token, store: DELAYS.store})
  const spans: Span[] = []
  let began = 0
  for (const [proxy, name] of [
    [door, registryRequest],
    [api, githubRequest]
  ] as const) {
    const starts = new Map<unknown, number>()
    proxy.fault = request => void starts.set(request, Date.now())
    proxy.after = request => {
      const span = name(request.method, request.path, request.userAgent)
      if (span) spans.push({...span, start: (starts.get(request) ?? 0) - began, end: Date.now() - began})
    }
  }
  const record = join(job.home, 'sigstore.jsonl')
  try {
    const env = Object.fromEntries(
      Object.entries(github.env).map(([key, value]) => [key, value.replace(github.url, `http://${api.address}`)])
    )
    const result = await job.step({
      onStart: () => {
        began = Date.now()
      },
      inputs: {images: `${door.address}/acme/tool`, attest: options.attest, 'github-token': 'token-of-the-job'},
      env: {
        ...env,
        NODE_OPTIONS: `--import=${PRELOAD}`,
        TRUST_FILE: join(job.home, 'trust.json'),
        SIGSTORE_DELAYS: JSON.stringify(DELAYS),
        SIGSTORE_RECORD: record
      }
    })
    if (result.exitCode !== 0) throw new Error(result.log.slice(-2000))
    for (const line of existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []) {
      // Written by sigstore.mjs.
      const {name, start, end} = JSON.parse(line) as {name: string; start: number; end: number}
      const of = name === 'fulcio' ? {of: 'Fulcio', what: 'certificate'} : {of: 'Rekor', what: 'log entry'}
      spans.push({...(of as Pick<Span, 'of' | 'what'>), start: start - began, end: end - began})
    }
    const build = dockerCalls(job).find(({args}) => args[1] === 'build')
    // The builder pushes when it has built.
    const pushed = spans.filter(({of}) => of === 'docker').map(({end}) => end)
    if (build) {
      const whole = {
        of: 'docker',
        what: 'buildx build --push',
        start: build.at - began,
        end: Math.max(...pushed)
      } as const
      spans.push(whole)
    }
    const shown = spans.filter(({of, what}) => of !== 'docker' || what.startsWith('buildx'))
    return {result, spans: shown.sort((a, b) => a.start - b.start)}
  } finally {
    job.close()
    await Promise.all([door.close(), api.close(), registry.close(), github.close()])
  }
}

type Named = Pick<Span, 'of' | 'what'>

function registryRequest(method: string, path: string, userAgent: string): Named {
  const place = path.replace(/^\/v2\/acme\/tool\//, '').replace(/sha256:[0-9a-f]{64}/, 'sha256:…')
  const what = `${method} ${place.replace(/uploads\/[^/]+$/, 'uploads/…')}`
  // The builder pushes by fetch.
  return userAgent === 'node' ? {of: 'docker', what} : {of: 'registry', what}
}

function githubRequest(method: string, path: string): Named | undefined {
  // Asked by the stand-in for Sigstore's services.
  if (path.startsWith('/jwks')) return undefined
  const audience = /[?&]audience=([^&]*)/.exec(path)?.[1]
  if (audience) return {of: 'runner', what: `identity for ${audience}`}
  const place = path.replace(/^\/(repos\/Acme\/Tool|orgs\/Acme)\//, '').replace(/[?].*|[0-9a-f]{33}(?=\.\.\.)/g, '')
  return {of: 'GitHub', what: `${method} ${place}`}
}

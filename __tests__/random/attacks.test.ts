import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals'
import fc from 'fast-check'
import {marked} from 'marked'
import {readFailure} from '../../src/buildx/failure.ts'
import {createDiagnose} from '../../src/diagnosis/diagnose.ts'
import {ActionError} from '../../src/errors.ts'
import {digestOf} from '../../src/oci/digest.ts'
import type {Plan} from '../../src/plan/plan.ts'
import {comment} from '../../src/preview/comment.ts'
import {createRegistries, type Registries} from '../../src/registry/registries.ts'
import type {Outcome} from '../../src/report/journal.ts'
import {metadataOutputs} from '../../src/report/outputs.ts'
import {summaryOf} from '../../src/report/summary.ts'
import {failureLines} from '../../src/report/text.ts'
import {createOutputs} from '../../src/runner/create.ts'
import {createLog, createRedactor} from '../../src/runner/log.ts'
import {splitLines} from '../../src/text/lines.ts'
import {commandsIn, printed} from '../helpers/commands.ts'
import {planOf, readEvent} from '../helpers/events.ts'
import {recordingRunner} from '../helpers/ports.ts'

// What others write (branch names, labels, a registry's answers, a build's output, comments) against everything that is
// read by a runner, a browser or a later step: no command, no markup, no value but its own.

/** 100,000 cases of all properties together with ATTACK_RUNS=15000. */
const RUNS = Number(process.env.ATTACK_RUNS ?? 600)
const GIVEN = process.env.PROPERTY_SEED ?? '20261125'
const SEED = GIVEN === 'random' ? Date.now() % 1_000_000_000 : Number(GIVEN)
console.info(`attacks: ${RUNS} runs each, PROPERTY_SEED=${SEED}`)
const settings = {numRuns: RUNS, seed: SEED}

const fragment = fc.oneof(
  fc.string({unit: 'binary', maxLength: 12}),
  fc.string({maxLength: 12}),
  fc.constantFrom(
    ...['::set-output name=digest::x', '::stop-commands::x', '::add-mask::a', '##[group]', '::', '##[', '%0A', '%3A'],
    ...[
      '\n',
      '\r',
      '\r\n',
      '\u0085',
      '\u2028',
      '\u2029',
      '\v',
      '\f',
      '\t',
      ' ',
      '    ',
      '\u00a0',
      '\u200b',
      '\ufeff',
      '\0'
    ],
    ...[
      '<img src=x onerror=alert(1)>',
      '<script>',
      '</code>',
      '</details>',
      '<!--',
      '-->',
      '&lt;',
      '&#60;',
      '"',
      "'",
      '>'
    ],
    ...[
      '](https://evil.example)',
      '[x](javascript:x)',
      '![',
      '`',
      '```',
      '~~~',
      '**',
      '__',
      '|',
      '\\',
      '# ',
      '> ',
      '- '
    ],
    ...['1. ', '===', '---', '@everyone', 'https://evil.example', '$x$', '\ud800', '\u202e', '\u001b[31m', 'EOF'],
    ...['ghadelimiter_x', 'digest<<x', 'ref=y', '***', 'first', 'second-part']
  )
)
const hostile = fc.array(fragment, {maxLength: 8}).map(parts => parts.join(''))
/** Never with the mask's own character: what is masked would be a secret again. */
const secret = hostile.filter(text => !text.includes('*') && text.trim().length >= 4)

describe('the log', () => {
  it('has the commands that we gave, and no secret', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, {minLength: 1, maxLength: 3}),
        fc.array(secret, {maxLength: 2}),
        (texts, secrets) => {
          const log = createLog(createRedactor())
          printed(() => secrets.map(log.mask))
          const message = [...texts, ...secrets].join('')
          expect(commandsIn(printed(() => log.info(message)))).toEqual([])
          const place = {title: message, file: message, line: 1}
          for (const [kind, say] of [
            ['notice', () => log.notice(message, place)],
            ['error', () => log.error(message, place)],
            ['debug', () => log.debug(message)],
            ['group', () => log.startGroup(message)]
          ] as const) {
            const output = printed(say)
            expect(output.split(/\r\n|\n|\r/)).toHaveLength(2)
            expect(commandsIn(output).map(command => /^::(\w+)/.exec(command)?.[1])).toEqual([kind])
          }
          const shown = printed(() => log.info(message))
          const lines = secrets.flatMap(splitLines).map(line => line.trim())
          expect(lines.filter(line => line.length >= 4 && shown.includes(line))).toEqual([])
        }
      ),
      settings
    )
  })

  it('shows a build’s failure and a registry’s answer without becoming either’s', async () => {
    const diagnose = createDiagnose({
      serverUrl: 'https://github.com',
      repository: 'Acme/Tool',
      githubRegistry: 'ghcr.io'
    })
    await fc.assert(
      fc.asyncProperty(hostile, fc.constantFrom(400, 401, 403, 404, 429, 500, 503), async (text, status) => {
        const result = {exitCode: 1, signal: null, timedOut: false, stdout: text}
        const build = readFailure({...result, stderr: `#1 x\n${text}\nERROR: ${text}`}, diagnose, 'Dockerfile')
        const body = Buffer.from(JSON.stringify({errors: [{code: text, message: text, detail: text}]}))
        const runner = recordingRunner({http: () => ({status, body, headers: {'www-authenticate': text}})})
        const registries = createRegistries(runner, {
          credentialsFor: async () => undefined,
          retries: 0,
          insecure: [],
          diagnose
        })
        const registry = registries({registry: 'ghcr.io', name: 'acme/tool', text: 'ghcr.io/acme/tool'})
        const answer = await registry.probePush().then(
          () => undefined,
          (thrown: unknown) => thrown
        )
        const plan = await basePlan
        for (const error of [build.error, answer]) {
          if (!(error instanceof ActionError)) throw error
          const log = createLog(createRedactor())
          const output = printed(() => log.error(failureLines(error).join('\n'), {...error.place, title: 'x'}))
          expect([output.split(/\r\n|\n|\r/).length, commandsIn(output).length]).toEqual([2, 1])
          const safe = new ActionError('registry', sameLines(error.message), {
            ...(error.cause === undefined ? {} : {cause: sameLines(String(error.cause))}),
            ...(error.hint === undefined ? {} : {hint: error.hint}),
            ...(error.detail === undefined ? {} : {detail: sameLines(error.detail)}),
            output: error.output.map(sameLines),
            place: error.place
          })
          expect(skeletonOf(summaryOf({...empty, plan, error}))).toEqual(
            skeletonOf(summaryOf({...empty, plan, error: safe}))
          )
        }
      }),
      settings
    )
  })
})

describe('GITHUB_OUTPUT', () => {
  let folder = ''
  const before = process.env.GITHUB_OUTPUT
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'attacks-'))
    process.env.GITHUB_OUTPUT = join(folder, 'output')
  })
  afterAll(() => {
    rmSync(folder, {recursive: true})
    process.env.GITHUB_OUTPUT = before
  })

  it('has the names that were set, each with its value', () => {
    fc.assert(
      fc.property(fc.array(hostile, {minLength: 1, maxLength: 4}), values => {
        const file = process.env.GITHUB_OUTPUT ?? ''
        writeFileSync(file, '')
        const outputs = createOutputs(text => text)
        const set = values.map((value, index) => [`name-${index}`, value] as const)
        for (const [name, value] of set) outputs.set(name, value)
        // A lone surrogate has no bytes of its own.
        expect(readOutputs(readFileSync(file, 'utf8'))).toEqual(
          set.map(([name, value]) => [name, value.toWellFormed()])
        )
      }),
      settings
    )
  })

  it('takes no name that could end its line', () => {
    fc.assert(
      fc.property(hostile, name => {
        const file = process.env.GITHUB_OUTPUT ?? ''
        writeFileSync(file, '')
        try {
          createOutputs(text => text).set(name, 'x')
        } catch {
          // Refused.
        }
        expect(readOutputs(readFileSync(file, 'utf8')).filter(([key]) => key !== name)).toEqual([])
      }),
      settings
    )
  })

  it('of a hostile branch has its own tag for it, and the other tags as always', async () => {
    const fixture = readEvent('push-branch')
    await fc.assert(
      fc.asyncProperty(hostile, async branch => {
        const event = {...fixture, env: {...fixture.env, GITHUB_REF: `refs/heads/x${branch}`}}
        const {values} = metadataOutputs(await planOf(event))
        const tags = values.get('tags')?.split('\n') ?? []
        expect(tags.filter(tag => !/^ghcr\.io\/acme\/tool:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(tag))).toEqual([])
        expect(tags.slice(-2)).toEqual(['ghcr.io/acme/tool:sha-860c190', 'ghcr.io/acme/tool:run-4242'])
        expect(
          values
            .get('labels')
            ?.split('\n')
            .every(line => line.startsWith('org.opencontainers.image.'))
        ).toBe(true)
      }),
      settings
    )
  })
})

const basePlan = planOf('push-branch', {tags: 'type=raw,value=x'})
const empty: Outcome = {tags: [], targets: [], stages: [{name: 'Plan', ms: 3}]}

describe('what a browser gets', () => {
  it('of the summary is the same with hostile text as with harmless', async () => {
    const plan = await basePlan
    const [repository] = plan.images
    const [tag] = plan.tags
    if (!repository || !tag) throw new Error('no image')
    const outcomeWith = (text: string, message: string, isFailed: boolean): Outcome => {
      const source = {...plan.source, ref: `branch ${text}`, event: text}
      const hostilePlan: Plan = {...plan, source}
      const platform = {platform: `linux/${text}` as never, digest: DIGEST, size: 7}
      return {
        ...empty,
        plan: hostilePlan,
        permission: {push: false, reason: `because ${text}`},
        platforms: [platform, {...platform, platform: `x${text}` as never}],
        tags: [
          {repository, tag, outcome: 'kept', reason: `of ${text}`},
          {repository, tag: {...tag, name: `t${text}`}, outcome: 'published'}
        ],
        attested: {
          ids: ['1'],
          urls: [`https://github.com/a/b/${text}`],
          bundlePath: '',
          signerWorkflow: 'a/b',
          sourceRef: `refs/heads/${text}`
        },
        image: {digest: DIGEST, origin: 'built', written: []},
        ...(isFailed
          ? {
              error: new ActionError('build', `Failed: ${message}`, {
                cause: `because ${message}`,
                hint: `Write ${message}`,
                place: {file: `a${text}`, line: 3}
              })
            }
          : {verified: true as const})
      }
    }
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, isFailed) => {
        const page = skeletonOf(summaryOf(outcomeWith(text, text, isFailed)))
        expect(page).toEqual(skeletonOf(summaryOf(outcomeWith('x', sameLines(text), isFailed))))
      }),
      settings
    )
  })

  it('of the comment is the same with hostile text as with harmless', async () => {
    const plan = await planOf('pull-request', {images: 'ghcr.io/acme/tool', 'github-token': 'x'})
    const [repository] = plan.images
    if (!repository) throw new Error('no image')
    const registries = (() => ({getManifest: async () => undefined})) as unknown as Registries
    const bodyWith = async (text: string) => {
      let body = ''
      const runner = recordingRunner({
        api: (route, parameters) => {
          if (route.startsWith('POST')) body = String(parameters.body)
          // Comments of others, which are not ours whatever they begin with.
          return [
            {id: 1, body: `<!-- publish-image: ghcr.io/acme/tool -->${text}`, user: {login: 'mallory', type: 'User'}}
          ]
        }
      })
      const platforms = [{platform: `linux/${text}` as never, digest: DIGEST, size: 7}]
      const tags = plan.tags.map(tag => ({repository, tag, outcome: 'published' as const}))
      await comment(
        runner,
        plan,
        {pullRequest: 2, base: `b${text}`},
        {digest: DIGEST, tags, platforms},
        {registries, diagnose: () => undefined}
      )
      expect(runner.annotations).toEqual([])
      return body
    }
    const harmless = skeletonOf(await bodyWith('x'))
    await fc.assert(
      fc.asyncProperty(hostile, async text => {
        const body = await bodyWith(text)
        expect(skeletonOf(body)).toEqual(harmless)
        expect(body.match(/<!--/g)).toHaveLength(1)
      }),
      settings
    )
  })
})

const DIGEST = digestOf(Buffer.from('x'))

/** Harmless text with as many lines that show something. */
function sameLines(text: string): string {
  return splitLines(text).length > 1 ? 'x\ny' : 'x'
}

/**
 * The tags of the page, with their attributes, as a sanitizer would see them. Left out are an address that is its own
 * text, which hides nothing, and what an attribute's value says: only where a link leads to counts.
 */
function skeletonOf(markdown: string): string[] {
  const html = String(marked.parse(markdown, {gfm: true})).replace(
    /<a href="([^"]*)">([^<]*)<\/a>/g,
    (link, to, text) => ([text, `http://${text}`, `mailto:${text}`].map(asHref).includes(unescaped(to)) ? '' : link)
  )
  return [...html.matchAll(/<(?:"[^"]*"|'[^']*'|[^>"'])*>?/g)].map(([tag]) =>
    tag.replace(/ href="(https:\/\/github\.com\/)[^"]*"/g, ' href="$1…"')
  )
}

/** How the renderer writes an address. */
function asHref(text: string): string {
  return encodeURI(unescaped(text)).replaceAll('%25', '%')
}

function unescaped(html: string): string {
  const named: Record<string, string> = {'&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&'}
  return html.replace(/&(?:lt|gt|quot|#39|amp);/g, entity => named[entity] ?? entity)
}

/** As the runner reads it: lines end with LF alone. https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs */
function readOutputs(text: string): [string, string][] {
  const found: [string, string][] = []
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const heredoc = /^([^=]*?)<<(.*)$/s.exec(line)
    if (!heredoc) {
      found.push([line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
      continue
    }
    const end = lines.indexOf(heredoc[2] ?? '', index + 1)
    found.push([heredoc[1] ?? '', lines.slice(index + 1, end === -1 ? undefined : end).join('\n')])
    index = end === -1 ? lines.length : end
  }
  return found
}

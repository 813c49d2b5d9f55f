import {describe, expect, it} from '@jest/globals'
import fc from 'fast-check'
import {ActionError} from '../../src/errors.ts'
import {parseRule, printRule} from '../../src/naming/rules.ts'
import {sanitizeTag} from '../../src/naming/sanitize.ts'
import {TAG} from '../../src/oci/reference.ts'
import type {Plan} from '../../src/plan/plan.ts'
import {parseList} from '../../src/text/list.ts'
import {type EventFixture, eventNames, planOf, readEvent, tagNames} from '../helpers/events.ts'
import {cpuMs} from '../helpers/time.ts'

/** Cases of all properties together are at least 100,000 with PROPERTY_RUNS=20000; a fifth of that on every run. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 4000)
/** The same cases for everybody, so that a failure is of the change; PROPERTY_SEED=random looks for new ones. */
const GIVEN = process.env.PROPERTY_SEED ?? '20261121'
const SEED = GIVEN === 'random' ? Date.now() % 1_000_000_000 : Number(GIVEN)
// A failing seed must be seen in the log of a run that nobody watched.
console.info(`properties: ${RUNS} runs each, PROPERTY_SEED=${SEED}`)
const settings = {numRuns: RUNS, seed: SEED}

const text = fc.oneof(
  fc.string({unit: 'binary', maxLength: 40}),
  fc.constantFrom('v1.2.3', 'a/b', '..', '-x', '{{sha}}', "{{date 'YYYY'}}", 'x'.repeat(200), '__proto__', 'latest')
)
const word = fc.stringMatching(/^[a-zA-Z0-9._/-]{1,12}$/)
const template = fc
  .array(
    fc.oneof(
      word,
      fc.constantFrom(
        '{{sha}}',
        '{{branch}}',
        '{{tag}}',
        '{{base_ref}}',
        '{{is_default_branch}}',
        '{{#if tag}}t{{else}}b{{/if}}',
        "{{date 'YYYY,MM' tz='UTC'}}"
      )
    ),
    {minLength: 1, maxLength: 3}
  )
  .map(parts => parts.join(''))
const version = fc
  .array(fc.constantFrom('{{version}}', '{{major}}', '{{minor}}', '{{raw}}', '.', 'v'), {minLength: 1, maxLength: 3})
  .map(parts => parts.join(''))
const common = fc.record(
  {
    enable: fc.constantFrom('true', 'false', '{{is_default_branch}}'),
    priority: fc.nat(3000).map(String),
    prefix: fc.oneof(template, fc.constant('')),
    suffix: template
  },
  {requiredKeys: []}
)
const attributes = fc.oneof(
  fc.record(
    {type: fc.constant('schedule'), pattern: fc.constantFrom('daily', "{{date 'YYYYMMDD'}}")},
    {requiredKeys: ['type']}
  ),
  fc.record(
    {
      type: fc.constantFrom('semver', 'pep440'),
      pattern: version,
      value: template,
      match: fc.constantFrom('v(.*)', '/V(.{1,3})/i')
    },
    {requiredKeys: ['type', 'pattern']}
  ),
  fc.record(
    {
      type: fc.constant('match'),
      pattern: fc.constantFrom('v(.*)', '\\d{1,3}', '/x/g'),
      group: fc.constantFrom('0', '1'),
      value: template
    },
    {requiredKeys: ['type', 'pattern']}
  ),
  fc.record({type: fc.constant('edge'), branch: word}, {requiredKeys: ['type']}),
  fc.record({type: fc.constant('ref'), event: fc.constantFrom('branch', 'tag', 'pr')}),
  fc.record({type: fc.constant('raw'), value: template}),
  fc.record({type: fc.constant('sha'), format: fc.constantFrom('short', 'long')}, {requiredKeys: ['type']}),
  fc.record({type: fc.constant('run'), format: fc.constantFrom('id', 'number', 'attempt')}, {requiredKeys: ['type']}),
  fc.record({type: fc.constant('build')})
)
const field = ([key, value]: [string, string]) =>
  /[",]/.test(value) ? `"${key}=${value.replaceAll('"', '""')}"` : `${key}=${value}`
const rule = fc.tuple(attributes, common).map(([own, shared]) =>
  Object.entries({...own, ...shared})
    .map(entry => field(entry as [string, string]))
    .join(',')
)
const reference = fc
  .tuple(
    fc.constantFrom('', 'ghcr.io/', 'localhost:5000/'),
    fc.constantFrom('acme/app', 'Acme/App', 'app', 'tool'),
    fc.constantFrom('', ':1.2.3', ':latest', ':{{sha}}', ':a/b', ':-x')
  )
  .map(parts => parts.join(''))
const entries = fc
  .array(fc.oneof({arbitrary: rule, weight: 3}, reference), {minLength: 1, maxLength: 6})
  .map(lines => lines.join('\n'))
const rules = fc.array(rule, {minLength: 1, maxLength: 6}).map(lines => lines.join('\n'))
const flavor = fc.constantFrom(
  '',
  'latest=true',
  'latest=false',
  'prefix=p-',
  'suffix=-s,onlatest=true',
  'prefix={{branch}},onlatest=true'
)
const event = fc
  .tuple(
    fc.constantFrom(...eventNames),
    fc.oneof(
      fc.constant(undefined),
      text.map(name => `refs/heads/${name}`),
      text.map(name => `refs/tags/${name}`),
      text
    )
  )
  .map(([name, ref]): EventFixture => {
    const fixture = readEvent(name)
    return ref === undefined ? fixture : {...fixture, env: {...fixture.env, GITHUB_REF: ref}}
  })

/** The plan, or undefined where it is refused; anything but an ActionError is a failure. */
async function tryPlan(event: EventFixture, inputs: Record<string, string>): Promise<Plan | undefined> {
  try {
    return await planOf(event, inputs)
  } catch (error) {
    if (error instanceof ActionError) return undefined
    throw error
  }
}

describe('for any input', () => {
  it('every tag matches the reference grammar, appears once, and the same input gives the same tags', async () => {
    await fc.assert(
      fc.asyncProperty(event, entries, flavor, async (event, tags, flavor) => {
        const plan = await tryPlan(event, {tags, flavor, 'dry-run': 'true'})
        if (!plan) return
        const names = tagNames(plan)
        for (const name of names) expect(name).toMatch(TAG)
        expect(new Set(names).size).toBe(names.length)
        expect((await tryPlan(event, {tags, flavor, 'dry-run': 'true'}))?.tags).toEqual(plan.tags)
        expect(plan.version).toBe(names[0] ?? '')
        const images = plan.taggedImages.map(({repository}) => repository.text)
        expect(new Set(images).size).toBe(images.length)
        for (const {tags} of plan.taggedImages) expect(new Set(tags.map(({name}) => name)).size).toBe(tags.length)
        expect(new Set(plan.taggedImages.flatMap(({tags}) => tags.map(({name}) => name)))).toEqual(new Set(names))
      }),
      settings
    )
  })

  it('the order is by priority, then by position', async () => {
    const raw = fc.array(fc.tuple(fc.nat(20), fc.boolean()), {minLength: 1, maxLength: 12})
    await fc.assert(
      fc.asyncProperty(raw, async list => {
        const tags = list
          .map(([priority, given], index) => `type=raw,value=t${index}${given ? `,priority=${priority}` : ''}`)
          .join('\n')
        const expected = list
          .map(([priority, given], index) => ({name: `t${index}`, priority: given ? priority : 200}))
          .sort((a, b) => b.priority - a.priority)
          .map(({name}) => name)
        expect(tagNames(await planOf('push-branch', {tags}))).toEqual(expected)
      }),
      settings
    )
  })

  it('a rule that is printed and read again is the same rule', () => {
    fc.assert(
      fc.property(rule, source => {
        const [entry] = parseList(source)
        if (!entry) return
        const parsed = parseRule(entry)
        const [printed] = parseList(printRule(parsed))
        if (!printed) throw new Error('a rule was printed as nothing')
        expect({...parseRule(printed), source: ''}).toEqual({...parsed, source: ''})
      }),
      settings
    )
  })

  it('hostile inputs give a plan or an ActionError, soon', async () => {
    const names = [
      'images',
      'tags',
      'flavor',
      'labels',
      'annotations',
      'version',
      'platforms',
      'build-args',
      'push',
      'retries',
      'sep-tags',
      'bake-target',
      'context-source'
    ] as const
    const hostile = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(
        text,
        rules,
        fc.string({
          unit: fc.constantFrom('{', '}', '#', 'i', 'f', ' ', '=', ',', '"', "'", '/', '\n', 'a'),
          maxLength: 60
        })
      )
    )
    await fc.assert(
      fc.asyncProperty(event, hostile, async (event, inputs) => {
        const start = cpuMs()
        const plan = await tryPlan(event, inputs)
        for (const name of plan ? tagNames(plan) : []) expect(name).toMatch(TAG)
        expect(cpuMs() - start).toBeLessThan(3000)
      }),
      settings
    )
  })

  it('hostile payloads give a plan or an ActionError', async () => {
    const path = fc.constantFrom(
      'pull_request',
      'repository',
      'head_commit',
      'release',
      'workflow_run',
      'base_ref',
      'number',
      'action'
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...eventNames), fc.dictionary(path, fc.jsonValue()), async (name, changes) => {
        const fixture = readEvent(name)
        await tryPlan({...fixture, payload: {...(fixture.payload as object), ...changes}}, {})
      }),
      settings
    )
  })

  it('a template yields nothing from outside its vocabulary', async () => {
    const secret = 'hidden-in-the-environment'
    const names = fc.oneof(
      fc.string({maxLength: 12}),
      fc.constantFrom(
        'env',
        'process',
        'constructor',
        'this',
        '../x',
        'secrets.X',
        '__proto__.y',
        '#each x',
        'lookup . "env"'
      )
    )
    await fc.assert(
      fc.asyncProperty(names, async name => {
        const fixture = readEvent('push-branch')
        const plan = await tryPlan(
          {...fixture, env: {...fixture.env, INPUT_PASSWORD: secret, SECRET: secret}},
          {tags: `x-{{${name}}}`, labels: `a={{${name}}}`}
        )
        if (plan) expect(JSON.stringify([plan.tags, [...plan.labels]])).not.toContain(secret)
      }),
      settings
    )
  })

  it('labels stand in the order of localeCompare, as in docker/metadata-action', async () => {
    const key = fc.oneof(
      {arbitrary: fc.stringMatching(/^[a-z0-9.]{1,6}$/), weight: 5},
      fc.stringMatching(/^[a-zA-Z0-9._-]{1,6}$/),
      fc.constantFrom('org.opencontainers.image.a', 'org.opencontainers.image-x', 'Org.x', 'é')
    )
    await fc.assert(
      fc.asyncProperty(fc.array(key, {maxLength: 6}), async keys => {
        const plan = await planOf('push-branch', {labels: keys.map(key => `${key}=x`).join('\n')})
        const found = [...plan.labels.keys()]
        expect(found).toEqual([...found].sort((a, b) => a.localeCompare(b)))
      }),
      settings
    )
  })

  it('sanitising is stable, valid or empty', () => {
    fc.assert(
      fc.property(text, source => {
        const once = sanitizeTag(source)
        if (once !== '') expect(once).toMatch(TAG)
        expect(sanitizeTag(once)).toBe(once)
      }),
      settings
    )
  })
})

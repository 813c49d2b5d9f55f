import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, it} from '@jest/globals'
import {complete, helpAt} from '../../site/completion.ts'
import {fateOf} from '../../site/fate.ts'
import {fromFragment, type PageState, toFragment} from '../../site/link.ts'
import type {Words} from '../../site/protocol.ts'
import {createHash} from '../../site/stand-ins/crypto.ts'
import {readStep} from '../../site/step.ts'
import {ruleWords} from '../../src/naming/rules.ts'
import {GLOBAL_NAMES, VERSION_NAMES} from '../../src/naming/vocabulary.ts'
import {planOf} from '../helpers/events.ts'
import {SITE} from './browser.ts'

const WORDS: Words = {
  inputs: [
    {name: 'images', description: 'Names.', initial: ''},
    {name: 'tags', description: 'Rules.', initial: ''},
    {name: 'retries', description: 'How often.', initial: '3'}
  ],
  rules: ruleWords(),
  names: GLOBAL_NAMES,
  versionNames: VERSION_NAMES
}

describe('what is built', () => {
  const sizes = readdirSync(SITE).map(
    name => [name, gzipSync(readFileSync(join(SITE, name)), {level: 9}).length] as const
  )
  const sum = (names: RegExp) => sizes.filter(([name]) => names.test(name)).reduce((all, [, size]) => all + size, 0)

  it('is at most 200 KB compressed in all, and 20 KB until it is seen', () => {
    expect(sum(/./)).toBeLessThanOrEqual(200_000)
    expect(sum(/^(index\.html|style\.css|page\.js)$/)).toBeLessThanOrEqual(20_000)
  })

  it('has no script and no style in its HTML, and lets none in', () => {
    const html = readFileSync(join(SITE, 'index.html'), 'utf8')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/)
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    expect(html.match(/https?:/g)).toBeNull()
  })

  it('needs nothing of Node', () => {
    const scripts = readdirSync(SITE).filter(name => name.endsWith('.js'))
    const imports = scripts.flatMap(name => readFileSync(join(SITE, name), 'utf8').match(/["']node:\w+["']/g) ?? [])
    expect(imports).toEqual([])
  })
})

describe('the step', () => {
  const inputsOf = (text: string) =>
    Object.fromEntries([...readStep(text).inputs].map(([name, {value}]) => [name, value]))

  it.each([
    ['the inputs alone', 'images: a/b\npush: true\n'],
    ['with above them', 'with:\n  images: a/b\n  push: true\n'],
    ['the whole step', '- uses: OWNER/publish-image@v1\n  with:\n    images: a/b\n    push: true\n']
  ])('is read from %s', (_, text) => {
    expect(inputsOf(text)).toEqual({images: 'a/b', push: 'true'})
  })

  it('knows the line of a block’s first entry', () => {
    expect(readStep('images: a/b\ntags: |\n  a\n').inputs.get('tags')).toEqual({value: 'a\n', line: 2, block: 3})
    expect(readStep('tags: >\n  a\n').inputs.get('tags')).toEqual({value: 'a\n', line: 1, block: undefined})
  })

  it.each([
    ['tags: [a', 1, /^Not YAML: /],
    ['x: 1\ntags:\n  - a\n', 2, /^The input tags is a list or a mapping/],
    ['- a', 1, /^This is no mapping of inputs/]
  ])('%j is refused at its line', (text, line, message) => {
    const {problems} = readStep(text)
    expect(problems.map(problem => problem.line)).toEqual([line])
    expect(problems[0]?.message).toMatch(message)
  })
})

describe('completion', () => {
  const choices = (text: string) => complete(text, text.length, WORDS)?.choices.map(choice => choice.text)

  it.each([
    ['ta', ['tags: ']],
    ['with:\n  im', ['images: ']],
    ['tags: |\n  type=se', ['semver']],
    ['tags: |\n  type=sha,', ['format=', 'enable=', 'priority=', 'prefix=', 'suffix=']],
    ['tags: |\n  type=ref,event=', ['branch', 'tag', 'pr']],
    ['tags: |\n  type=raw,value={{is_', ['is_default_branch', 'is_not_default_branch']],
    ['tags: |\n  type=semver,pattern={{m', ['major', 'minor']],
    ['tags: type=e', ['edge']]
  ])('%j', (text, expected) => {
    expect(choices(text)).toEqual(expected)
  })

  it.each(['images: |\n  ta', 'tags: |\n  type=sha', 'tags: |\n  type=nothing,'])('%j has none', text => {
    expect(choices(text)).toBeUndefined()
  })

  it('helps with the rule and the input of a line', () => {
    expect(helpAt('tags: |\n  type=edge', 12, WORDS)).toEqual([
      'type=edge: for example type=edge,branch=main. Attributes: branch, enable, priority, prefix, suffix.',
      'tags: Rules.'
    ])
    expect(helpAt('retries: 1', 0, WORDS)).toEqual(['retries: How often. Default: 3'])
  })
})

describe('what becomes of a tag', () => {
  const fates = async (
    inputs: Readonly<Record<string, string>>,
    existing: readonly string[],
    push: 'yes' | 'no' = 'yes'
  ) => {
    const plan = await planOf('push-tag', inputs)
    const given = {
      floatingTags: inputs['floating-tags'] === 'always' ? ('always' as const) : ('forward-only' as const),
      ifTagExists: inputs['if-tag-exists'] === 'fail' ? ('fail' as const) : ('overwrite' as const)
    }
    const all = plan.tags.map(async tag => [tag.name, await fateOf(tag, {push, inputs: given, existing})])
    return Object.fromEntries(await Promise.all(all))
  }
  const tags = 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}\ntype=raw,value=mine'

  it('follows the versions that are there', async () => {
    expect(await fates({tags}, ['1.2.3', '1.3.0', '1', 'mine'])).toEqual({
      '1.2.3': 'overwritten',
      '1': 'stays: 1.3.0 is higher',
      mine: 'overwritten',
      latest: 'stays: 1.3.0 is higher'
    })
    expect(await fates({tags}, ['1.2.2', '1'])).toEqual({'1.2.3': 'new', '1': 'moves', mine: 'new', latest: 'new'})
  })

  it('follows floating-tags, if-tag-exists and whether anything is pushed', async () => {
    expect(await fates({tags, 'floating-tags': 'always', 'if-tag-exists': 'fail'}, ['1.2.3', '1.3.0', '1'])).toEqual({
      '1.2.3': 'fails, unless its image is of this commit',
      '1': 'moves',
      mine: 'new',
      latest: 'new'
    })
    expect(Object.values(await fates({tags}, [], 'no'))).toEqual(Array(4).fill('not pushed'))
  })
})

describe('the link', () => {
  const state: PageState = {
    tab: 'move',
    step: 'tags: “ü”\n',
    facts: {number: 3, fork: true, branch: 'x'},
    existing: '1',
    workflow: 'on: push',
    uses: 'a/b@v1'
  }

  it('brings back what went into it', async () => {
    const fragment = await toFragment(state)
    expect(fragment).toMatch(/^#[\w-]+$/)
    expect(await fromFragment(fragment)).toEqual(state)
  })

  it('takes nothing that is of another type, and no fragment that is none', async () => {
    const bad = {...state, step: 1, tab: 'x', facts: {branch: {}, tag: 't'}, more: 'm'}
    expect(await fromFragment(await toFragment(bad as unknown as PageState))).toEqual({
      facts: {tag: 't'},
      existing: '1',
      workflow: 'on: push',
      uses: 'a/b@v1'
    })
    for (const fragment of ['', '#', '#play', '#%%%']) expect(await fromFragment(fragment)).toEqual({})
  })
})

it('hashes as node:crypto does', async () => {
  const {createHash: real} = await import('node:crypto')
  for (const text of ['', 'äöü “x”', 'a'.repeat(1000)])
    expect(createHash('sha256').update(text).digest('hex')).toBe(real('sha256').update(text).digest('hex'))
})

import {readFileSync} from 'node:fs'
import {afterAll, afterEach, beforeAll, describe, expect, it} from '@jest/globals'
import type {BrowserContextOptions} from 'playwright-core'
import {migrate} from '../../src/migrate/migrate.ts'
import {type Shown, type Site, startSite, tagsOf, tracedTasks, write} from './browser.ts'

const WORKFLOW = readFileSync(new URL('../fixtures/workflows/01-readme-chain.yml', import.meta.url), 'utf8')
const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

let site: Site
const opened: Shown[] = []
const open = async (options?: BrowserContextOptions, fragment?: string) => {
  const shown = await site.open(options, fragment)
  opened.push(shown)
  return shown
}

beforeAll(async () => {
  site = await startSite()
})
afterAll(async () => {
  await site.close()
})
afterEach(async () => {
  const all = opened.splice(0)
  for (const {page} of all) await page.context().close()
  // Nothing goes wrong, and nothing is asked of anybody else.
  expect(all.flatMap(({complaints}) => complaints)).toEqual([])
  expect(all.flatMap(({requests}) => requests).filter(url => !url.startsWith(site.address))).toEqual([])
})

describe('the playground', () => {
  it('shows what a rule gives while it is typed', async () => {
    const {page} = await open()
    await write(page, 'tags: |\n')
    await page.locator('#step').press('Control+End')
    await page.keyboard.type('  type=raw,value=mine')
    await page.waitForFunction(() => document.querySelector('#events td.name')?.textContent === 'mine')
    expect(await tagsOf(page, 'push')).toEqual(['mine'])
    expect(await page.textContent('#count')).toBe('No errors.')
  })

  it('tells a typo at its line, in the action’s words', async () => {
    const {page} = await open()
    await write(
      page,
      'images: ghcr.io/acme/tool\ntags: |\n  type=sha\n  type=semvr,pattern={{version}}\nplatfroms: linux/amd64\n'
    )
    expect(await page.locator('#problems p').allTextContents()).toEqual([
      'Line 4 input tags, line 2: unknown rule type “semvr” in “type=semvr,pattern={{version}}”.',
      'Did you mean “semver”? Write type=semver,pattern={{version}}. Known: “schedule”, “semver”, “pep440”, “match”, “edge”, “ref”, “raw”, “sha”, “run” or “build”.',
      'Line 5 Unexpected input “platfroms”: this action has none of that name, and the runner ignores it.',
      'Did you mean “platforms”?'
    ])
    expect(
      await page.locator('.marks .error').evaluateAll(marks => marks.map(mark => (mark as HTMLElement).style.top))
    ).toEqual(['calc(3 * var(--row))'])
    await page.locator('#problems button').first().click()
    const selected = () => {
      const area = document.activeElement as HTMLTextAreaElement
      return area.value.slice(area.selectionStart, area.selectionEnd)
    }
    expect(await page.evaluate(selected)).toBe('  type=semvr,pattern={{version}}')
  })

  it('shows eight runs, each with its tags, and whether they are pushed', async () => {
    const {page} = await open()
    await write(page, 'images: ghcr.io/acme/tool\n')
    const all = ['push', 'branch', 'tag', 'pre-release tag', 'pull request', 'schedule', 'dispatch', 'release']
    const found = Object.fromEntries(await Promise.all(all.map(async name => [name, await tagsOf(page, name)])))
    const version = ['1.2.3', '1.2', '1', 'v1.2.3', 'sha-860c190', 'run-4242', 'latest']
    expect(found).toEqual({
      push: ['main', 'sha-860c190', 'run-4242'],
      branch: ['feature-x', 'sha-860c190', 'run-4242'],
      tag: version,
      'pre-release tag': ['2.0.8-beta.67', 'v2.0.8-beta.67', 'sha-860c190', 'run-4242'],
      'pull request': ['pr-2', 'pr-2-3f2a9c5'],
      schedule: ['nightly', 'main', 'sha-860c190', 'run-4242'],
      dispatch: ['main', 'sha-860c190', 'run-4242'],
      release: version
    })
    expect(await page.locator('.push').allTextContents()).toEqual([
      ...Array(4).fill('pushed'),
      'pushed if the token may',
      ...Array(3).fill('pushed')
    ])
  })

  it('takes other facts of the runs, and the tags that the registry has', async () => {
    const {page} = await open()
    await write(page, 'images: ghcr.io/acme/tool\n')
    await page.fill('[name=tag]', 'v2.4.1')
    await page.fill('[name=sha]', 'abcdef0123456789abcdef0123456789abcdef01')
    await page.fill('[name=number]', '77')
    await page.fill('#existing', '2.4.1\n2.5.0\n2\nmain')
    await page.check('[name=fork]')
    await page.waitForFunction(() => document.body.textContent?.includes('pr-77-abcdef0'))
    const rows = page.locator('#event-tag').locator('xpath=../..').locator('tbody tr')
    const cells = await rows.evaluateAll(rows =>
      rows.map(row => [...row.querySelectorAll('td')].slice(0, 3).map(td => td.textContent))
    )
    expect(cells).toEqual([
      ['2.4.1', 'version', 'overwritten'],
      ['2.4', 'floating', 'new'],
      ['2', 'floating', 'stays: 2.5.0 is higher'],
      ['v2.4.1', 'version', 'new'],
      ['sha-abcdef0', 'run', 'new'],
      ['run-4242', 'run', 'new'],
      ['latest', 'floating', 'stays: 2.5.0 is higher']
    ])
    const pull = page.locator('#event-pull-request').locator('xpath=../..')
    await pull.locator('.push.no').waitFor()
    expect(await pull.locator('.why').first().textContent()).toBe(
      'Because: the pull request is from octo/Tool, and the token of such a run can’t write.'
    )
  })

  it('ends a pattern that never ends, as the action does', async () => {
    const {page} = await open()
    await page.fill('[name=tag]', `v${'a'.repeat(40)}!`)
    await page.fill('#step', 'tags: |\n  type=sha\n  type=match,pattern=(a+)+$\n')
    await page.waitForFunction(
      () => document.querySelector('#problems li')?.textContent?.includes('took too long'),
      undefined,
      {
        timeout: 60_000
      }
    )
    expect(await page.textContent('#problems li p')).toBe(
      `Line 3 input tags, line 2: the pattern “(a+)+$” took too long on “v${'a'.repeat(40)}!”.`
    )
    await write(page, 'tags: type=raw,value=after\n')
    expect(await tagsOf(page, 'tag')).toEqual(['after'])
  })

  it('puts all of it into a link, which brings it back', async () => {
    const {page} = await open()
    await write(page, 'tags: |\n  type=raw,value=shared\n')
    await page.fill('[name=branch]', 'topic')
    await page.fill('#existing', 'shared')
    await page.waitForFunction(before => location.hash !== before, await page.evaluate(() => location.hash))
    await page.click('#share')
    await page.waitForFunction(() => document.querySelector('#shared')?.textContent !== '')
    const fragment = new URL(page.url()).hash
    const {page: other, requests} = await open({}, fragment)
    expect(await other.inputValue('#step')).toBe('tags: |\n  type=raw,value=shared\n')
    expect(await other.inputValue('[name=branch]')).toBe('topic')
    expect(await tagsOf(other, 'branch')).toEqual(['shared'])
    expect(await other.locator('td', {hasText: /^overwritten$/}).count()).toBe(8)
    expect(requests.filter(url => url.includes(fragment.slice(1)))).toEqual([])
  })

  it('needs no network once it is there', async () => {
    const {page, requests} = await open()
    const parts = () => requests.filter(url => /(date|migrate)-\w+\.js/.test(url)).length
    while (parts() < 2) await page.waitForTimeout(200)
    await page.waitForTimeout(500)
    await page.context().setOffline(true)
    await write(page, "tags: type=raw,value={{date 'YYYY' tz='Asia/Tokyo'}}\n")
    expect(await tagsOf(page, 'push')).toEqual([expect.stringMatching(/^20\d\d$/)])
    await page.click('#tab-move')
    await page.fill('#workflow', WORKFLOW)
    await page.locator('.diff').waitFor()
  })
})

describe('the mover', () => {
  it('gives what the command line gives, with the difference and the proof', async () => {
    const {page} = await open()
    await page.click('#tab-move')
    await page.fill('#uses', 'acme/publish-image@v1')
    await page.fill('#workflow', WORKFLOW)
    const expected = await migrate(WORKFLOW, {uses: 'acme/publish-image@v1', strict: false})
    if ('wrong' in expected) throw new Error(expected.wrong)
    expect(await page.inputValue('#moved textarea')).toBe(expected.text)
    const lines = (kind: string) => page.locator(`.diff .${kind}`).allTextContents()
    const plain = (lines: readonly string[]) => lines.map(line => line.slice(2))
    const [same, added, removed] = [await lines('same'), await lines('added'), await lines('removed')].map(plain)
    expect(added).toContain('      - id: push')
    expect([...(same ?? []), ...(added ?? [])].sort()).toEqual(expected.text.trimEnd().split('\n').sort())
    expect([...(same ?? []), ...(removed ?? [])].sort()).toEqual(WORKFLOW.trimEnd().split('\n').sort())
    const events = await page.locator('#moved tbody tr td:first-child').allTextContents()
    expect([...new Set(events)]).toEqual([
      ...new Set(expected.jobs.flatMap(({proof}) => proof.map(({event}) => event)))
    ])
  })

  it('says what is wrong with a text that is no workflow', async () => {
    const {page} = await open()
    await page.click('#tab-move')
    await page.fill('#workflow', 'a: [')
    expect(await page.locator('#moved .error').textContent()).toMatch(/^This is not YAML: /)
  })
})

describe('everybody', () => {
  it('can do it by keyboard alone', async () => {
    const {page} = await open()
    const focus = () => page.evaluate(() => document.activeElement?.id)
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
    await press('Tab', 'ArrowRight')
    expect(await focus()).toBe('tab-move')
    expect(await page.isVisible('#workflow')).toBe(true)
    await press('ArrowLeft', 'Tab', 'Tab')
    expect(await focus()).toBe('step')
    await press('Control+A')
    await page.keyboard.type('tag')
    expect(await page.locator('#choices [aria-selected=true]').textContent()).toBe('tags: ')
    await press('Enter')
    await page.keyboard.type('|\n  type=sem')
    await press('Enter')
    await page.keyboard.type(',pat')
    await press('Tab')
    await page.keyboard.type('{{')
    await press('ArrowDown', 'ArrowUp', 'ArrowDown', 'Enter')
    await page.keyboard.type('}}\ntype')
    await press('Control+Space', 'Escape')
    await page.keyboard.type('=sha')
    expect(await page.inputValue('#step')).toBe('tags: |\n  type=semver,pattern={{version}}\ntype=sha')
    // A word that is none of YAML: its line is told, and gone to.
    await page.waitForSelector('#events[aria-busy=false]', {state: 'attached'})
    await press('Escape', 'Tab', 'Enter')
    expect(await focus()).toBe('step')
    await press('Shift+Tab')
    expect(await focus()).toBe('share')
  })

  it('sees help for what the caret and the mouse are at', async () => {
    const {page} = await open()
    await write(page, 'images: a/b\ntags: |\n  type=sha\n')
    await page.locator('#step').press('Control+Home')
    await page.locator('#help').waitFor()
    expect(await page.textContent('#help')).toMatch(/^images: Names of the image, one a line/)
    await page.mouse.move(0, 0)
    const box = await page.locator('#step').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 60)
    expect(await page.locator('#hover p').first().textContent()).toMatch(/^type=sha: for example type=sha/)
  })

  it.each([
    ['light', {width: 1400, height: 1000}],
    ['dark', {width: 1400, height: 1000}],
    ['dark', {width: 360, height: 740}]
  ] as const)('can read it: axe-core finds nothing, %s, %o', async (colorScheme, viewport) => {
    const {page} = await open({colorScheme, viewport})
    const findings = async () => {
      await page.evaluate(AXE)
      // Given by the line above.
      const run = () =>
        (
          globalThis as unknown as {axe: {run(): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>}}
        ).axe.run()
      return (await page.evaluate(run)).violations.map(
        ({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`
      )
    }
    expect(await findings()).toEqual([])
    await write(page, 'tags: |\n  type=semvr\n  type=edge,onlatest=false\nimges: x\n')
    await page.locator('#step').press('Control+Home')
    await page.keyboard.type('la')
    expect(await findings()).toEqual([])
    await page.click('#tab-move')
    await page.fill('#workflow', WORKFLOW)
    await page.locator('.diff').waitFor()
    await page.locator('#moved summary').click()
    expect(await findings()).toEqual([])
    // Nothing makes the whole page scroll sideways.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  describe('with 200 lines', () => {
    const rules = Array.from({length: 198}, (_, at) => `  type=raw,value=tag-${at}`)
    const text = `images: a/b\ntags: |\n${rules.join('\n')}\n`

    it('sees 40 tags a run, and the rest once they are asked for, which stay', async () => {
      const {page} = await open()
      await write(page, text)
      const card = page.locator('#event-push').locator('xpath=../..')
      const more = card.locator('details').first()
      const isOpen = () => more.evaluate(details => (details as HTMLDetailsElement).open)
      expect(await more.locator('summary').textContent()).toBe('158 more')
      expect([await card.locator('td.name').count(), await more.locator('td.name').count()]).toEqual([198, 158])
      expect(await isOpen()).toBe(false)
      await more.locator('summary').click()
      await page.locator('#step').press('Control+End')
      // Half a rule is a mistake, for which the card has nothing but its message.
      await page.keyboard.type('  type=raw,value=last')
      await page.waitForFunction(() => [...document.querySelectorAll('td.name')].some(td => td.textContent === 'last'))
      expect(await more.locator('summary').textContent()).toBe('159 more')
      expect(await isOpen()).toBe(true)
      expect(await tagsOf(page, 'push')).toEqual([...rules.map((_, at) => `tag-${at}`), 'last'])
    })

    it('has one row made anew for a letter', async () => {
      const {page} = await open()
      await write(page, `${text}  type=raw,value=x\n`)
      const made = await page.evaluateHandle(() => {
        const rows: string[] = []
        const observer = new MutationObserver(records => {
          for (const {addedNodes} of records) for (const node of addedNodes) rows.push(node.textContent ?? '')
        })
        observer.observe(document.querySelector('#events') as Element, {childList: true, subtree: true})
        return rows
      })
      await write(page, `${text}  type=raw,value=xy\n`)
      const cells = (await made.jsonValue()).filter(text => text !== '')
      expect(cells).toEqual(Array.from({length: 8}, () => ['xy', 'type=raw,value=xy']).flat())
    })

    it('never waits for the page: no task is longer than 50 ms while they are typed in', async () => {
      const {page} = await open()
      await write(page, text)
      const tasks = await tracedTasks(page, async () => {
        await page.locator('#step').press('Control+End')
        for (const key of '  type=raw,value=x') {
          await page.keyboard.type(key)
          await page.waitForTimeout(50)
        }
      })
      expect(tasks.length).toBeGreaterThan(100)
      expect(tasks.filter(ms => !(ms <= 50))).toEqual([])
    })
  })
})

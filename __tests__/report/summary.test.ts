import {describe, expect, it} from '@jest/globals'
import {marked} from 'marked'
import {ActionError} from '../../src/errors.ts'
import {summaryOf} from '../../src/report/summary.ts'
import {planOf, readEvent} from '../helpers/events.ts'

/** The summary of a run that failed with `message`, on a branch of that name, as a browser would get it. */
async function rendered(message: string, cause: string, branch = 'main'): Promise<string> {
  const fixture = readEvent('push-branch')
  const event = {...fixture, env: {...fixture.env, GITHUB_REF: `refs/heads/${branch}`}}
  const inputs = {tags: 'type=raw,value=x'}
  const outcome = {
    plan: await planOf(event, inputs),
    tags: [],
    targets: [],
    stages: [{name: 'Plan', ms: 3}],
    error: new ActionError('registry', message, {cause, place: {file: 'a "b"/Dockerfile', line: 3}})
  }
  return await marked.parse(summaryOf(outcome), {gfm: true})
}

describe('text from outside in the summary', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '![x](https://evil.example/p.png)',
    '[click](https://evil.example)',
    '</details></blockquote>',
    '`a` **b** _c_ ~~d~~ @everyone #1',
    '| a | b |'
  ]
  it.each(hostile)('%s stays text', async text => {
    const page = await rendered(text, `x\n${text}\n\`\`\`\n${text}`, text.replace(/[ ~^:?*[\\]/g, ''))
    // An address that is its own text may be clicked: it shows where it leads.
    const html = page.replace(/<a href="([^"]+)">\1<\/a>/g, '$1')
    expect(html).not.toMatch(/<(img|script|em|del)\b|href="https:\/\/evil|onerror=(?!.*&gt;)/)
    // Every block that was opened by us is closed by us: nothing of the text has ended one.
    for (const tag of ['details', 'blockquote', 'table'])
      expect(html.split(`<${tag}>`)).toHaveLength(html.split(`</${tag}>`).length)
    const [, first = ''] = /<blockquote>\s*<p>(.*?)<\/p>/s.exec(html) ?? []
    const named: Record<string, string> = {lt: '<', gt: '>', quot: '"', amp: '&'}
    expect(
      first.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => named[name] ?? String.fromCharCode(Number(code)))
    ).toBe(text)
  })

  it('links to the place in the file', async () => {
    expect(await rendered('x', 'y')).toContain(
      'href="https://github.com/Acme/Tool/blob/860c1904a1ce19322e91ac35af1ab07466440c37/a%20%22b%22/Dockerfile#L3"'
    )
  })
})

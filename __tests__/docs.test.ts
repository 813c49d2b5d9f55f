import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from '@jest/globals'
import {createDiagnose, type Diagnosis} from '../src/diagnosis/diagnose.ts'
import {SEEN} from './fixtures/failures.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs')).map(name => `docs/${name}`)
]
  .filter(name => name.endsWith('.md'))
  .sort()

/** The repository and image that the page speaks of. */
const diagnose = createDiagnose({
  serverUrl: 'https://github.com',
  githubRegistry: 'ghcr.io',
  repository: 'OWNER/REPOSITORY',
  image: {registry: 'ghcr.io', name: 'OWNER/PACKAGE', text: 'ghcr.io/OWNER/PACKAGE'}
})
const SECTIONS: readonly (readonly [string, (found: Diagnosis) => boolean])[] = [
  ['Denied', found => found.denied],
  ['Passes: tried again by itself', found => found.retry],
  ['To mend', () => true]
]

/** The page of failures, made of the very table that explains them in the log. */
function troubleshooting(): string {
  const rows = SEEN.map(([text]) => {
    const found = diagnose(text)
    if (!found) throw new Error(`nothing is known of ${text}`)
    const section = SECTIONS.findIndex(([, fits]) => fits(found))
    return {text, found, section}
  })
  const sections = SECTIONS.map(([title], section) => {
    const own = rows.filter(row => row.section === section)
    const answers = [...new Set(own.map(({found}) => `${found.cause}\n${found.fix}`))]
    const entries = answers.map(answer => {
      const same = own.filter(({found}) => `${found.cause}\n${found.fix}` === answer)
      const {cause, fix} = same[0]?.found ?? {cause: '', fix: ''}
      const said = same.map(({text}) => text).join('\n')
      return `\`\`\`text\n${said}\n\`\`\`\n\n**Why:** ${sentence(cause)}\n\n**What to do:** ${withBlocks(fix)}\n`
    })
    return `## ${title}\n\n${entries.join('\n---\n\n')}`
  })
  return `${INTRODUCTION}\n${sections.join('\n')}`
}

const INTRODUCTION = `<!-- Made from src/diagnosis by script/readme. -->

# Troubleshooting

What registries, builders, caches and GitHub's services say, why, and what to do. The step tells the same in its log, its
annotation and the job summary, with the addresses of your repository; a text that is not here is shown there as it came.
`

function sentence(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}

/** Lines of YAML inside a sentence become a block. */
function withBlocks(text: string): string {
  return text.replace(/\n(permissions:(?:\n {2}.*)+)/g, '\n\n```yaml\n$1\n```\n').trim()
}

describe('the documentation', () => {
  it('has the page of failures that the table makes', () => {
    const path = join(ROOT, 'docs/troubleshooting.md')
    if (process.env.UPDATE_DOCS) writeFileSync(path, troubleshooting())
    expect(readFileSync(path, 'utf8')).toBe(troubleshooting())
  })

  it('names the version of every witness in the page of support', () => {
    const text = readFileSync(join(ROOT, 'docs/support.md'), 'utf8')
    const list = execFileSync(join(ROOT, 'script/witnesses'), ['list'], {encoding: 'utf8'}).trim().split('\n')
    const versions = list.map(line => line.split(/\s+/).slice(0, 2))
    expect(versions.map(([name]) => name)).toEqual(readdirSync(join(ROOT, 'witnesses')).sort())
    expect(versions.filter(([, version = 'none']) => !text.includes(version))).toEqual([])
  })

  it.each(pages)('%s links only to what is there', page => {
    const text = readFileSync(join(ROOT, page), 'utf8')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const headings = (file: string) =>
      [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\w\- ]/g, '')
          .replaceAll(' ', '-')
      )
    const broken = links
      .filter(target => !/^https:\/\//.test(target))
      .filter(target => {
        const [path = '', pushTag] = target.split('#')
        const file = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path)
        return !existsSync(file) || (pushTag !== undefined && !headings(file).includes(pushTag))
      })
    expect(broken).toEqual([])
  })
})

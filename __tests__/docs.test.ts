import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from '@jest/globals'
import {DENIAL_CASES} from '../src/diagnosis/denials.ts'
import {FAULTS} from '../src/diagnosis/diagnose.ts'
import {factsOf, holds} from '../src/diagnosis/facts.ts'
import {type Case, type Fault, patternsOf} from '../src/diagnosis/fault.ts'
import {fill, wordsOf} from '../src/diagnosis/words.ts'
import {FEATURES, HOSTS, SENT} from '../src/hosts.ts'
import {context, SEEN} from './fixtures/failures.ts'
import {signingTable} from './fixtures/signing.ts'
import {drawWaterfall, recordingIn} from './helpers/waterfall.ts'

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
const WORDS = wordsOf({
  serverUrl: 'https://github.com',
  githubRegistry: 'ghcr.io',
  repository: 'acme/tool',
  ownerType: 'Organization',
  image: {registry: 'ghcr.io', name: 'acme/tool', text: 'ghcr.io/acme/tool'}
})
const SECTIONS: readonly (readonly [string, (fault: Fault) => boolean])[] = [
  ['Denied', ({denied}) => denied === true],
  ['Transient: tried again by itself', ({retry}) => retry !== undefined],
  ['To correct', () => true]
]

/** The page of failures, made of the very table that explains them in the log. */
function troubleshooting(): string {
  const sectionOf = (fault: Fault) => SECTIONS.findIndex(([, fits]) => fits(fault))
  const sections = SECTIONS.map(([title], section) => {
    const own = FAULTS.filter(fault => sectionOf(fault) === section)
    const answers = [...new Set(own.map(({cause, fix}) => `${cause}\n${fix}`))]
    const entries = answers.map(answer => entryOf(own.filter(({cause, fix}) => `${cause}\n${fix}` === answer)))
    return `## ${title}\n\n${entries.join('\n---\n\n')}`
  })
  const cases = ['## Who was refused', CASES, ...tableOf(DENIAL_CASES), ''].join('\n\n').replace(/\|\n\n\|/g, '|\n|')
  return `${INTRODUCTION}\n${[sections[0], cases, ...sections.slice(1)].join('\n')}`
}

function entryOf(faults: readonly Fault[]): string {
  const [{cause, fix, cases = []} = {cause: '', fix: ''}] = faults
  const said = SEEN.filter(([text, , , , details]) => {
    const facts = factsOf({...context, ...details})
    const first = FAULTS.find(
      ({pattern, when}) => holds(when, facts) && patternsOf(pattern).every(part => part.test(text))
    )
    return first !== undefined && faults.includes(first)
  }).map(([text]) => text)
  const isShared = cases.some(each => DENIAL_CASES.includes(each))
  const own = cases.filter(each => !DENIAL_CASES.includes(each))
  return [
    `\`\`\`text\n${said.join('\n')}\n\`\`\``,
    `**Why:** ${sentence(fill(cause, WORDS))}`,
    `**What to do:** ${withBlocks(fill(fix, WORDS))}`,
    ...(isShared ? ['It depends on [who was refused](#who-was-refused).'] : []),
    ...(own.length > 0 ? [tableOf(own).join('\n')] : []),
    ''
  ].join('\n\n')
}

/** Conditions, cause and fix of cases, as a table. */
function tableOf(cases: readonly Case[]): string[] {
  const cell = (text: string) =>
    fill(text, WORDS)
      .replaceAll('|', '\\|')
      .replace(/\n(permissions:(?:\n {2}.*)+)\n?/g, ' `packages: write`. ')
  const rows = cases.map(({when, cause, fix}) => `| ${conditionsOf(when)} | ${cell(cause)} | ${cell(fix)} |`)
  return ['| where | why | what to do |', '|---|---|---|', ...rows]
}

const NAMES: Record<string, string> = {
  github: 'GitHub’s registry',
  gitea: 'Gitea or Forgejo',
  hub: 'Docker Hub',
  ecr: 'Amazon ECR',
  'ecr-public': 'Amazon ECR Public',
  gar: 'Google Artifact Registry',
  acr: 'Azure Container Registry',
  quay: 'Quay',
  gitlab: 'GitLab',
  artifactory: 'Artifactory',
  job: 'the job’s token',
  given: 'given credentials',
  stored: 'a log-in of an earlier step',
  none: 'no log-in',
  own: 'image of the repository’s owner',
  other: 'image of another owner',
  fork: 'code of a fork',
  dependabot: 'run of Dependabot',
  login: 'log-in'
}

function conditionsOf(when: Case['when']): string {
  const value = (name: unknown) => NAMES[String(name)] ?? String(name)
  return Object.values(when)
    .map(wanted => (Array.isArray(wanted) ? wanted.map(value).join(' or ') : value(wanted)))
    .join(', ')
}

/** The page of hosts, made of the table that a test holds every connection against. */
function hostsPage(): string {
  const rows = (by: 'step' | 'docker') =>
    HOSTS.filter(host => host.by === by).map(
      ({host, known, features, sent}) =>
        `| ${host
          .split(', ')
          .map(name => `\`${name}\``)
          .join(', ')} | ${known} | ${features.map(feature => FEATURES[feature]).join('; ')} | ${SENT[sent]} |`
    )
  const table = (by: 'step' | 'docker') =>
    ['| host | what it is | for | credential |', '|---|---|---|---|', ...rows(by)].join('\n')
  return `<!-- Made from src/hosts.ts by script/readme. -->

# Hosts

Every host that the step talks to, for a firewall's list or an egress policy. Names are those of github.com and ghcr.io; elsewhere
they are those of the second column. A host is spoken to only where its feature is used: a plain dry run opens no connection.
\`__tests__/bundle/hosts.test.ts\` writes down every connection of runs that use all features, and fails for a host, or a credential,
that is not here.

## The step itself

${table('step')}

## Docker, its engine and BuildKit

They are programs of their own; these are the hosts that the step tells them. What the Dockerfile's \`RUN\` and \`ADD\`, a \`test\` or a
chart's own tools talk to is theirs.

${table('docker')}

The engine is spoken to on its own socket (\`DOCKER_HOST\` or Docker's context); builders elsewhere (\`remote\`, \`kubernetes\`, \`cloud\`,
\`append\`) by buildx, at the endpoint that is given. Where the runner has a proxy, all of this goes through it. In publish.yml, \`aws-…\`, \`google-…\` and \`azure-…\` log
in by those clouds' own actions before the step, and talk to the cloud's token service and its registry.
`
}

const ACTORS = [
  'The author of a fork',
  'A committer without release rights',
  'A dependency in the Dockerfile',
  'A registry',
  'A neighbour job on a self-hosted runner'
]

/** The titles of a file's tests and groups as they are written there, and the names of cases in tables. */
function titlesIn(file: string): string[] {
  const path = join(ROOT, '__tests__', file)
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const titles = text.matchAll(/\b(?:it|describe)\(\s*'([^'\n]+)'|\)\(\s*'([^'\n]+)',|^ {4}'([^'\n]+)',$/gm)
  return [...titles].map(([, plain, each, row]) => plain ?? each ?? row ?? '')
}

const CASES = `A denial reads the same for many reasons. What the step knows decides what it tells: what was being done, which registry
answered, whose log-in was used, and whose image it is about. The row with the most conditions that hold counts.`

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

  it('has the table of signing that the cases of its tests make, and a picture of what it was drawn from', () => {
    const path = join(ROOT, 'docs/signing.md')
    const text = readFileSync(path, 'utf8')
    const table = /(?<=asks for it\. What log and summary say .*:\n\n)[\s\S]*?(?=\n\n## )/
    if (process.env.UPDATE_DOCS) writeFileSync(path, text.replace(table, signingTable()))
    expect(table.exec(readFileSync(path, 'utf8'))?.[0]).toBe(signingTable())
    const picture = readFileSync(join(ROOT, 'docs/signing.svg'), 'utf8')
    expect(picture).toBe(drawWaterfall(recordingIn(picture)))
  })

  it('has the page of hosts that the table makes', () => {
    const path = join(ROOT, 'docs/hosts.md')
    if (process.env.UPDATE_DOCS) writeFileSync(path, hostsPage())
    expect(readFileSync(path, 'utf8')).toBe(hostsPage())
  })

  it('names for each threat a test that exists', () => {
    const model =
      readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').split('## Who can reach what')[1]?.split('\n## ')[0] ?? ''
    const actors = model.split('\n### ').slice(1)
    expect(actors.map(actor => actor.split('\n')[0])).toEqual(ACTORS)
    for (const actor of actors) expect(actor).toContain('\nNot stopped: ')
    const rows = [...model.matchAll(/^\| (?!they try|it tries|---)(.+) \|$/gm)].map(([, row = '']) => row.split(' | '))
    expect(rows.filter(cells => cells.length !== 3)).toEqual([])
    const wrong = rows.flatMap(([threat, , cell = '']) => {
      const named = [...cell.matchAll(/`([^`]+\.test\.ts)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
        file,
        title
      }))
      const whole = named.map(({file, title}) => `\`${file}\` “${title}”`).join(', ')
      const lost = named.filter(({file, title}) => !titlesIn(file).includes(title))
      return named.length === 0 || whole !== cell || lost.length > 0 ? [{threat, cell, lost}] : []
    })
    expect(wrong).toEqual([])
    expect(rows.length).toBeGreaterThan(25)
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

import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from '@jest/globals'
import {
  ATTEST_OUTPUTS,
  BUILD_INPUTS,
  BUILDX_IDLE,
  BUILDX_INPUTS,
  METADATA_INPUTS,
  METADATA_OUTPUTS
} from '../../src/migrate/actions.ts'
import {migrate} from '../../src/migrate/migrate.ts'

const PAGE = fileURLToPath(new URL('../../docs/migrate.md', import.meta.url))
const FOLDER = new URL('../fixtures/workflows/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8')
const USES = 'OWNER/publish-image@v1'

/** The shapes that real workflows have most often, each with a workflow of the corpus. */
const SHAPES: readonly (readonly [title: string, file: string, words: string])[] = [
  [
    'A name in `tags`',
    '04-hub-literal-latest.yml',
    'Without a checkout and a `context`, BuildKit fetches the repository itself; `{{defaultContext}}` says so aloud.'
  ],
  [
    'Rules by default, no push for pull requests',
    '02-starter-workflow.yml',
    'The four rules that docker/metadata-action has by default are written down, because this action has others. There, every git tag moves `latest`; the fifth rule keeps that for pre-releases. Delete it, and only stable versions move `latest`.'
  ],
  [
    'Two registries',
    '06-literal-lines-two-registries.yml',
    'GitHub’s own registry needs no log-in. The other one’s becomes inputs.'
  ],
  [
    'Signed, and read by later steps',
    '49-sbom-attest.yml',
    'The outputs of the steps that go are the joined step’s. What signs something else stays.'
  ],
  [
    'The version as a build argument',
    '15-build-args-version.yml',
    'A step can’t read its own outputs: `{{meta.version}}`, `{{meta.revision}}` and `{{meta.created}}` stand for them.'
  ],
  ['Only a check', '09-check-no-push.yml', 'Without `push` nothing is pushed there, so `push: false` says it here.'],
  [
    'Build, test, push',
    '11-load-test-push.yml',
    'Both builds become steps of their own. The input [test](building.md#a-test-before-any-tag) does it in one.'
  ],
  ['A matrix of images', '12-matrix-images.yml', 'Each job of the matrix has its one step.'],
  [
    'Tags that a script makes',
    '14-script-tags.yml',
    'References in `tags`, by lines or commas, mean what they mean in docker/build-push-action.'
  ],
  [
    'Native runners, pushed by digest and merged',
    '20-digest-matrix.yml',
    'The digests go from job to job as outputs, without files and artifacts.'
  ]
]

async function move(text: string): Promise<string> {
  const result = await migrate(text, {uses: USES, strict: false})
  if ('wrong' in result || result.jobs.some(job => job.result === 'left')) throw new Error('it does not move')
  return result.text
}

/** The lines of both texts in the order of a diff, from the jobs on. */
function differences(before: string, after: string): string {
  const [a, b] = [before, after].map(text => text.trimEnd().split('\n'))
  if (!a || !b) return ''
  const common = a.map(() => b.map(() => 0))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const lines: string[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) lines.push(` ${a[i++]}`) && j++
    else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) lines.push(`-${a[i++]}`)
    else lines.push(`+${b[j++]}`)
  }
  return lines.slice(lines.findIndex(line => line.startsWith(' jobs:'))).join('\n')
}

async function shapes(): Promise<string> {
  const parts = SHAPES.map(async ([title, file, words]) => {
    const before = read(file)
    return `### ${title}\n\n${words}\n\n\`\`\`diff\n${differences(before, await move(before))}\n\`\`\`\n`
  })
  return (await Promise.all(parts)).join('\n')
}

const names = (list: readonly string[]) => list.map(name => `\`${name}\``).join(', ')

function inputs(): string {
  const same = Object.entries(METADATA_INPUTS).filter(([theirs, ours]) => theirs === ours && theirs !== 'github-token')
  const special = ['push', 'tags', 'labels', 'annotations', 'context', 'provenance', 'github-token']
  const rows = [
    [
      '**docker/login-action** `registry`, `username`, `password`, `registry-auth`, `logout`',
      'the same names; for GitHub’s registry none of them'
    ],
    ['`ecr`, `scope`', 'keep that step before this one: its log-in is found and used'],
    [
      `**docker/metadata-action** ${names(same.map(([name]) => name))}`,
      'the same names and language; `images` may stay empty'
    ],
    ['`context`', '`context-source`'],
    ['`github-token`', 'the same name'],
    ['variables `DOCKER_METADATA_…`', 'the same; `DOCKER_METADATA_PR_HEAD_SHA` is `true` by default'],
    [
      `outputs ${names(METADATA_OUTPUTS)}`,
      'the same names; in `build-args` `{{meta.version}}`, `{{meta.revision}}`, `{{meta.created}}`'
    ],
    ['**docker/setup-qemu-action**', '`qemu: auto` does it for the platforms that lack it; `image` is `qemu-image`'],
    [
      `**docker/setup-buildx-action** ${names(BUILDX_INPUTS)}`,
      'the same names; without them the builder is chosen by what is needed'
    ],
    [names(BUILDX_IDLE), 'leave them out'],
    [
      '`version`, `name`, `platforms`, `keep-state`',
      'keep that step before this one: the builder that it makes is used, and `builder` names one (here `version` is the image’s, `platforms` what is built)'
    ],
    [`**docker/build-push-action** ${names(BUILD_INPUTS.filter(name => !special.includes(name)))}`, 'the same names'],
    ['`context`', 'the workspace by default; `{{defaultContext}}` is this repository at this commit, as there'],
    ['`provenance`', 'false by default'],
    ['`push`', '`auto` by default, see [“Pushing or not”](tags.md#pushing-or-not)'],
    ['`tags`', 'rules, or references as there'],
    ['`labels`, `annotations`', 'leave them out where they are docker/metadata-action’s outputs; else the same'],
    ['outputs `digest`, `imageid`, `metadata`', 'the same names; `digest` is set only if it was pushed'],
    [
      '**docker/bake-action** `files`, `source`',
      '`bake`, which has to be given, and `context`, the workspace by default; the other names are the same. `allow` need not name files of the machine that a definition of one’s own uses'
    ],
    [
      '**actions/attest** `subject-name`, `subject-digest`',
      '`attest: true`, or give that step the outputs of these names'
    ],
    ['`push-to-registry`, `sbom-path`', 'the same names'],
    [`outputs ${names(ATTEST_OUTPUTS)}`, 'the same names']
  ]
  return ['| before | here |', '|---|---|', ...rows.map(([theirs, ours]) => `| ${theirs} | ${ours} |`)].join('\n')
}

async function corpus(): Promise<string> {
  const files = readdirSync(FOLDER)
  const results = await Promise.all(files.map(file => migrate(read(file), {uses: USES, strict: false})))
  const texts = results.map(result => {
    if ('wrong' in result) throw new Error(result.wrong)
    return result
  })
  const left = texts.filter(({jobs}) => jobs.some(({result}) => result === 'left')).length
  const held = texts.filter(({text}) =>
    /DOCKER_METADATA_PR_HEAD_SHA: false|contains\(github\.ref_name, '-'\)/.test(text)
  ).length
  return `Of the ${files.length} workflows that its tests have, written in the shapes of real ones, ${files.length - left} move without a hand, ${held} of them with a line more that keeps a name as it was; ${left} are left with the reason. None gets another name.`
}

const between = (name: string) => new RegExp(`(<!-- ${name}: [^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`)

describe('docs/migrate.md', () => {
  it.each([
    ['corpus', corpus],
    ['shapes', shapes],
    ['inputs', async () => inputs()]
  ])('has the part “%s” that the migrator’s own tables give', async (name, make) => {
    const part = await make()
    const before = readFileSync(PAGE, 'utf8')
    expect(before).toMatch(between(name))
    const after = before.replace(between(name), (_, start, end) => `${start}\n${part}\n\n${end}`)
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, after)
    else expect(before).toBe(after)
  })

  it('shows ten shapes', () => {
    expect(SHAPES).toHaveLength(10)
  })
})

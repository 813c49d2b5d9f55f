import {execFileSync, spawn, spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals'
import {startGitHub} from './helpers/github.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Those that others call. */
const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows'))
  .map(name => `.github/workflows/${name}`)
  .filter(path => readFileSync(join(ROOT, path), 'utf8').includes('workflow_call'))

let folder: string
let work: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'))
  work = join(folder, 'work')
  for (const name of ['work/script', 'work/.github/workflows', 'work/.github/actions/prepare', 'work/dist', 'bin'])
    mkdirSync(join(folder, name), {recursive: true})
  for (const name of ['release', 'node24']) copyFileSync(join(ROOT, 'script', name), join(work, 'script', name))
  writeFileSync(join(work, 'script/attest-dist.mjs'), "console.log('attested')\n")
  for (const path of [...WORKFLOWS, '.github/actions/prepare/action.yml', 'action.yml', 'dist/index.js'])
    copyFileSync(join(ROOT, path), join(work, path))
  writeFileSync(join(work, 'README.md'), 'uses: OWNER/publish-image@v1\n')
  writeFileSync(
    join(work, 'CHANGELOG.md'),
    '# Changelog\n\n## Unreleased\n\n## 1.2.3 (today)\n\n- News.\n\n## 1.1.9\n\n- Mended.\n'
  )
  writeFileSync(join(folder, 'bin/gh'), `#!/bin/sh\nprintf '%s|' "$@" >> ${folder}/gh.log\n`)
  chmodSync(join(folder, 'bin/gh'), 0o755)
  execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'remote')])
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message', 'one')
  git('remote', 'add', 'origin', join(folder, 'remote'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const ENV = {
  ...process.env,
  GITHUB_REPOSITORY: 'Acme/publish-image',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com'
}
const git = (...args: string[]) => execFileSync('git', args, {cwd: work, env: ENV, encoding: 'utf8'}).trim()
const remote = () =>
  Object.fromEntries(
    execFileSync('git', ['for-each-ref', '--format=%(refname:short) %(objectname)'], {
      cwd: join(folder, 'remote'),
      encoding: 'utf8'
    })
      .trim()
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.split(' '))
  )
const release = (...args: string[]) =>
  spawnSync(join(work, 'script/release'), args, {
    encoding: 'utf8',
    env: {...ENV, PATH: `${join(folder, 'bin')}:${process.env.PATH}`}
  })

describe('a release', () => {
  it('is a tag, an attestation, a page with the notes, and the moving tag', () => {
    const {status, stdout, stderr} = release('1.2.3')
    expect([status, stderr.includes('rror')]).toEqual([0, false])
    expect(stdout).toContain('attested')
    const head = git('rev-parse', 'v1.2.3')
    expect(remote()).toEqual({'v1.2.3': head, v1: head})
    expect(git('rev-parse', '--abbrev-ref', 'HEAD')).toBe('main')
    expect(readFileSync(join(folder, 'gh.log'), 'utf8')).toBe(
      'release|create|v1.2.3|--verify-tag|--title|v1.2.3|--notes|\n- News.|'
    )
  })

  it('pinned by commit runs that very commit’s action: proven by the bytes that a runner would fetch', () => {
    release('1.2.3')
    // What a caller writes, and what the runner then fetches, from the remote repository alone.
    const pinned = remote().v1
    const at = (commit: string, path: string) =>
      execFileSync('git', ['show', `${commit}:${path}`], {cwd: join(folder, 'remote')})
    const used = new Set<string>()
    for (const path of WORKFLOWS) {
      const text = at(pinned ?? '', path).toString('utf8')
      expect([path, text.includes('OWNER')]).toEqual([path, false])
      for (const [, target = '', said] of text.matchAll(/uses: (\S+)(?: # (\S+))?/g)) {
        const [name, commit = ''] = target.split('@')
        expect([target, /^[0-9a-f]{40}$/.test(commit)]).toEqual([target, true])
        if (!name?.startsWith('Acme/publish-image')) continue
        expect(said).toBe('v1.2.3')
        used.add(commit)
      }
    }
    const [commit = '', ...others] = used
    expect(others).toEqual([])
    expect(git('rev-parse', `${pinned}^`)).toBe(commit)
    for (const path of ['dist/index.js', 'action.yml', '.github/actions/prepare/action.yml']) {
      expect([path, at(commit, path).equals(readFileSync(join(ROOT, path)))]).toEqual([path, true])
      expect([path, at(pinned ?? '', path).equals(at(commit, path))]).toEqual([path, true])
    }
    expect(at(pinned ?? '', 'README.md').toString()).toBe('uses: Acme/publish-image@v1\n')
    // The branch stays as it was, with the placeholder.
    expect(readFileSync(join(work, 'README.md'), 'utf8')).toContain('OWNER')
  })

  it('without a publisher is refused', () => {
    const {status, stdout} = spawnSync(join(work, 'script/release'), ['1.2.3'], {
      encoding: 'utf8',
      env: {...ENV, GITHUB_REPOSITORY: '', PATH: `${join(folder, 'bin')}:${process.env.PATH}`}
    })
    expect([status, stdout, remote()]).toEqual([1, 'GITHUB_REPOSITORY must name the publisher, owner/name\n', {}])
  })

  it('of an older line leaves the moving tag where it is, also from a checkout without tags', () => {
    release('1.2.3')
    git('tag', '--delete', 'v1.2.3', 'v1')
    expect(release('1.2.3').stdout).toContain('the tag v1.2.3 is there already')
    git('tag', '--delete', 'v1.2.3', 'v1')
    const first = remote().v1
    git('commit', '--quiet', '--allow-empty', '--message', 'two')
    expect(release('1.1.9').status).toBe(0)
    expect(remote()).toEqual({'v1.2.3': first, 'v1.1.9': git('rev-parse', 'v1.1.9'), v1: first})
  })

  it.each([
    ['is no version', '1.2', /“1\.2” is not a version/],
    ['is an option', '--force', /is not a version/],
    ['has no notes', '9.9.9', /has no section/]
  ])('that %s is refused before anything is written', (_, version, why) => {
    const {status, stdout} = release(version)
    expect([status, stdout]).toEqual([1, expect.stringMatching(why)])
    expect([remote(), git('tag'), existsSync(join(folder, 'gh.log'))]).toEqual([{}, '', false])
  })

  it('is refused twice, and with changes that are not committed', () => {
    release('1.2.3')
    expect(release('1.2.3').stdout).toContain('the tag v1.2.3 is there already')
    writeFileSync(join(work, 'new'), '')
    expect(release('1.1.9').stdout).toContain('not committed')
  })

  it('tried out writes nothing', () => {
    const {stdout} = release('1.2.3', '--dry-run')
    expect(stdout).toContain('git push --force origin refs/tags/v1')
    expect([remote(), git('tag')]).toEqual([{}, ''])
  })
})

it('the attestation of dist/ names every file that a runner would load', async () => {
  const github = await startGitHub()
  const preload = join(ROOT, '__tests__/helpers/sigstore.mjs')
  const child = spawn(process.execPath, ['script/attest-dist.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...github.env,
      GITHUB_REPOSITORY: 'Acme/Tool',
      GITHUB_TOKEN: 'token',
      NODE_OPTIONS: `--import=${preload}`,
      TRUST_FILE: join(folder, 'trust.json')
    }
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text))
  const code = await new Promise(resolve => child.once('close', resolve))
  await github.close()
  const [, count] = /^attested (\d+) files: attestation \d+$/m.exec(said) ?? []
  expect([code, count === undefined ? said : '']).toEqual([0, ''])
  const [body] = github.requests.filter(({path}) => path.endsWith('/attestations')).map(({body}) => body)
  const {payload} = (body as {bundle: {dsseEnvelope: {payload: string}}}).bundle.dsseEnvelope
  const {subject} = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'))
  const sha256 = createHash('sha256')
    .update(readFileSync(join(ROOT, 'dist/index.js')))
    .digest('hex')
  expect(subject).toContainEqual({name: 'dist/index.js', digest: {sha256}})
  expect(subject.length).toBe(Number(count))
})

import {readFileSync} from 'node:fs'
import {describe, expect, it} from '@jest/globals'
import {runCommand} from '../../src/migrate/command.ts'
import {SAMPLE_EVENTS} from '../../src/migrate/events.ts'
import {migrate} from '../../src/migrate/migrate.ts'
import {compare, type Outcome} from '../../src/migrate/proof.ts'
import {literalReferences, ownReferences, theirNames} from '../../src/migrate/references.ts'
import {referencesOf} from '../../src/naming/names.ts'
import {decide, fill} from '../../src/runner/expression.ts'
import {planOf} from '../helpers/events.ts'

const eventOf = (name: string) => {
  const found = SAMPLE_EVENTS.find(event => event.name === name)
  if (!found) throw new Error(name)
  return found
}
const scopeOf = (name: string, undecided = true) => ({
  github: eventOf(name).github,
  env: new Map([
    ['REGISTRY', 'ghcr.io'],
    ['IMAGE', '${{ env.REGISTRY }}/${{ github.repository }}'],
    ['LOOP', '${{ env.LOOP }}']
  ]),
  steps: new Map([['meta', new Map([['json', '{"tags":["a:1","a:2"]}']])]]),
  undecided
})

describe('an expression', () => {
  it.each([
    ['push', '${{ env.IMAGE }}:${{ github.ref_name }}', 'ghcr.io/Acme/Tool:main'],
    ['pull request', "${{ github.event_name != 'pull_request' }}", 'false'],
    ['pull request', 'pr-${{ github.event.pull_request.number || github.ref_name }}', 'pr-2'],
    ['tag', "${{ startsWith(github.ref, 'refs/tags/v') && 'yes' || 'no' }}", 'yes'],
    ['push', "${{ github.ref == format('refs/heads/{0}', github.event.repository.default_branch) }}", 'true'],
    ['push', '${{ fromJSON(steps.meta.outputs.json).tags[1] }}', 'a:2'],
    ['push', '${{ contains(fromJSON(\'["push"]\'), github.event_name) }}', 'true'],
    ['push', '${{ secrets.DOCKERHUB_USERNAME }}/app', 'x-secrets-dockerhub-username/app'],
    ['push', "${{ inputs['image name'] }}", 'x-inputs-image-name'],
    ['push', "${{ inputs.push == 'true' }}", 'true'],
    ['push', "${{ github.event_name == 'release' && inputs.push == 'true' }}", 'false'],
    ['push', "${{ 'a }} b' }}", 'a }} b'],
    ['push', '${{ broken( }}', 'x-broken'],
    ['push', 'no expression', 'no expression']
  ])('%s: %s is %s', (event, text, filled) => {
    expect(fill(text, scopeOf(event))).toBe(filled)
  })
  it('that names itself ends', () => {
    expect(fill('${{ env.LOOP }}', scopeOf('push'))).toMatch(/^x-env-loop$/)
  })
  it('that only the run decides is taken both ways', () => {
    expect([true, false].map(undecided => decide('inputs.push', scopeOf('push', undecided)))).toEqual([true, false])
    expect([true, false].map(undecided => decide('inputs.push == true', scopeOf('push', undecided)))).toEqual([
      true,
      false
    ])
    expect(decide("success() && github.event_name == 'push'", scopeOf('release'))).toBe(false)
  })
})

describe('the names', () => {
  const unset = {pullRequestHead: '', shaLength: ''}
  const given = (inputs: Record<string, string>) => new Map(Object.entries(inputs))

  it.each([
    ['push', 'push-branch'],
    ['tag', 'push-tag'],
    ['pre-release tag', 'push-prerelease-tag'],
    ['pull request', 'pull-request'],
    ['schedule', 'schedule'],
    ['dispatch', 'workflow-dispatch'],
    ['release', 'release']
  ])('of %s are those of the product’s own plan', async (event, fixture) => {
    const inputs = {
      images: 'acme/tool\nghcr.io/Acme/Tool',
      tags: 'type=schedule\ntype=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr\ntype=semver,pattern={{major}}\ntype=sha',
      flavor: 'suffix=-x,onlatest=true'
    }
    const references = referencesOf((await planOf(fixture, inputs)).taggedImages)
    expect((await ownReferences(given(inputs), eventOf(event), unset)).sort()).toEqual(references.sort())
  })

  it('there: the merge commit of a pull request, and latest of each git tag', async () => {
    const inputs = given({images: 'a/b', tags: 'type=ref,event=tag\ntype=sha'})
    expect(await theirNames(inputs, eventOf('pull request'), unset)).toEqual({
      references: ['a/b:sha-b7c1d2e'],
      tags: ['sha-b7c1d2e']
    })
    expect(await theirNames(inputs, eventOf('pull request'), {...unset, pullRequestHead: 'true'})).toEqual({
      references: ['a/b:sha-3f2a9c5'],
      tags: ['sha-3f2a9c5']
    })
    expect((await theirNames(inputs, eventOf('pre-release tag'), unset)).tags).toEqual([
      'v2.0.8-beta.67',
      'sha-860c190',
      'latest'
    ])
    const quiet = given({images: 'a/b', tags: 'type=ref,event=tag', flavor: 'latest=false'})
    expect((await theirNames(quiet, eventOf('pre-release tag'), unset)).tags).toEqual(['v2.0.8-beta.67'])
    const semver = given({images: 'a/b', tags: 'type=semver,pattern={{version}}'})
    expect((await theirNames(semver, eventOf('pre-release tag'), unset)).tags).toEqual(['2.0.8-beta.67'])
  })

  it.each([
    ['a/b:1,a/b:latest\nghcr.io/a/b', ['a/b:1', 'a/b:latest', 'ghcr.io/a/b:latest']],
    ['localhost:5000/a', ['localhost:5000/a:latest']],
    ['ghcr.io/Acme/Tool:feature/x', ['ghcr.io/acme/tool:feature-x']],
    ['', []]
  ])('of build-push-action: %j', (text, references) => {
    expect(literalReferences(text)).toEqual(references)
  })
})

describe('the proof', () => {
  const usual = {strict: false, isRead: false}
  const outcome = (change: Partial<Outcome>): Outcome => ({
    event: 'push',
    starts: true,
    runs: true,
    pushes: true,
    loads: false,
    references: ['a:1'],
    ...change
  })
  it.each([
    ['other names', {references: ['a:2']}, true],
    ['a name more', {references: ['a:1', 'a:2']}, true],
    ['no push', {pushes: false}, true],
    ['a load', {loads: true}, true],
    ['no run', {runs: false}, true],
    ['nothing', {}, false]
  ])('sees %s', (_, change, differs) => {
    expect(compare([outcome({})], [outcome(change)], usual)).toHaveLength(differs ? 1 : 0)
  })
  it('overlooks names that nobody sees, unless it is strict', () => {
    const quiet = {pushes: false}
    const other = outcome({...quiet, references: ['a:2']})
    expect(compare([outcome(quiet)], [other], usual)).toEqual([])
    expect(compare([outcome(quiet)], [other], {...usual, strict: true})).toHaveLength(1)
    expect(compare([outcome(quiet)], [other], {...usual, isRead: true})).toHaveLength(1)
    const never = {starts: false}
    expect(compare([outcome(never)], [outcome({...never, references: []})], usual)).toEqual([])
    expect(compare([outcome(never)], [outcome({...never, references: []})], {...usual, strict: true})).toHaveLength(1)
  })
})

const BUILD = (step: string) => `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v5
${step}`

describe('a step', () => {
  const moved = async (text: string) => {
    const result = await migrate(text, {uses: 'acme/publish-image@v1', strict: false})
    if ('wrong' in result) throw new Error(result.wrong)
    return result
  }
  const build = (inputs: string) =>
    BUILD(`      - uses: docker/build-push-action@v6
        with:
${inputs.replace(/^/gm, '          ')}
`)
  it.each([
    ['without push builds', 'context: .', 'context: .\npush: false'],
    [
      'without a context is of this commit',
      'push: true\ntags: a/b:1',
      'push: true\ntags: a/b:1\ncontext: "{{defaultContext}}"'
    ],
    ['names latest', 'context: .\nload: true\ntags: tool', 'context: .\nload: true\ntags: tool:latest\npush: false'],
    [
      'pushes by outputs',
      'context: .\ntags: a/b:1\noutputs: type=image,push=true',
      'context: .\ntags: a/b:1\noutputs: type=image,push=true'
    ],
    [
      'pushes by type=registry',
      'context: .\ntags: a/b:1\noutputs: type=registry',
      'context: .\ntags: a/b:1\noutputs: type=registry\npush: true'
    ],
    [
      'takes the name out of outputs',
      'context: .\noutputs: type=image,"name=a/b:1,a/b:2",push=true',
      'context: .\ntags: |\n  a/b:1\n  a/b:2\noutputs: type=image,push=true'
    ],
    [
      'drops the job’s own token',
      'context: .\npush: true\ntags: a/b:1\ngithub-token: ${{ secrets.GITHUB_TOKEN }}',
      'context: .\npush: true\ntags: a/b:1'
    ]
  ])('%s', async (_, before, after) => {
    const {text, jobs} = await moved(build(before))
    expect(jobs[0]?.reason).toBeUndefined()
    expect(text).toBe(build(after).replace('docker/build-push-action@v6', 'acme/publish-image@v1'))
  })
  it('that can’t move gets a comment, once', async () => {
    const text = build('context: .\nrepository: a/b')
    const once = await moved(text)
    expect(once.text).toBe(
      text.replace(
        '      - uses: docker/build',
        '      # publish-image migrate: left as it is, because docker/build-push-action’s input repository has no counterpart\n      - uses: docker/build'
      )
    )
    expect((await moved(once.text)).text).toBe(once.text)
  })
  it('that signs gets its permissions', async () => {
    const text = BUILD(`      - id: build
        uses: docker/build-push-action@v6
        with: {context: ., push: true, tags: "a/b:1"}
      - uses: actions/attest@v4
        if: github.ref == 'refs/heads/main'
        with:
          subject-name: docker.io/a/b
          subject-digest: \${{ steps.build.outputs.digest }}
`)
    const result = await moved(text)
    expect(result.text).toContain('      contents: read\n      id-token: write\n      attestations: write\n')
    expect(result.text).toContain("          attest: ${{ github.ref == 'refs/heads/main' }}\n")
    expect(result.text).not.toContain('actions/attest@')
  })
  it.each([
    ['of another image', 'c/d', '${{ steps.build.outputs.digest }}'],
    ['of another digest', 'a/b', '${{ steps.other.outputs.digest }}']
  ])('leaves a signature %s', async (_, name, digest) => {
    const {text} = await moved(
      BUILD(`      - id: build
        uses: docker/build-push-action@v6
        with: {context: ., push: true, tags: "a/b:1"}
      - uses: actions/attest@v4
        with: {subject-name: ${name}, subject-digest: "${digest}"}
`)
    )
    expect(text).toContain('actions/attest@v4')
    expect(text).not.toContain('attest: true')
  })
  it('keeps a log-in that a script before the build needs', async () => {
    const login = `      - uses: docker/login-action@v3
        with: {username: a, password: "\${{ secrets.T }}"}
`
    const push = `      - uses: docker/build-push-action@v6
        with: {context: ., push: true, tags: "a/b:1"}
`
    const pull = '      - run: docker pull a/base\n'
    expect((await moved(BUILD(login + pull + push))).text).toContain('docker/login-action@v3')
    expect((await moved(BUILD(login + push))).text).not.toContain('docker/login-action@v3')
  })
  it('keeps docker/metadata-action where a variable that it reads changes before the build', async () => {
    const meta = `      - id: meta
        uses: docker/metadata-action@v5
        with: {images: "\${{ env.IMAGE }}"}
`
    const push = `      - uses: docker/build-push-action@v6
        with: {context: ., push: true, tags: "\${{ steps.meta.outputs.tags }}"}
`
    const change = (name: string) => `      - run: echo "${name}=x" >> "$GITHUB_ENV"\n`
    expect((await moved(BUILD(meta + change('IMAGE') + push))).text).toContain('docker/metadata-action@v5')
    expect((await moved(BUILD(meta + change('OTHER') + push))).text).not.toContain('docker/metadata-action@v5')
  })
  it('keeps log-ins to one registry apart', async () => {
    const login = (user: string) => `      - uses: docker/login-action@v3
        with: {username: ${user}, password: "\${{ secrets.T }}"}
`
    const {text} = await moved(
      BUILD(
        `${login('a')}${login('b')}      - uses: docker/build-push-action@v6\n        with: {context: ., push: true, tags: "a/b:1"}\n`
      )
    )
    expect(text.match(/docker\/login-action@v3/g)).toHaveLength(2)
    expect(text).not.toContain('registry-auth')
  })
  it('keeps the log-in to a registry that only base images come from', async () => {
    const login = `      - uses: docker/login-action@v3
        with: {registry: ghcr.io, username: "\${{ github.actor }}", password: "\${{ secrets.GITHUB_TOKEN }}"}
`
    const push = (name: string) => `      - uses: docker/build-push-action@v6
        with: {context: ., push: true, tags: "${name}:1"}
`
    expect((await moved(BUILD(login + push('a/b')))).text).toContain('docker/login-action@v3')
    expect((await moved(BUILD(login + push('ghcr.io/a/b')))).text).not.toContain('docker/login-action@v3')
  })
  it('keeps the builder that a script uses too', async () => {
    const setup = '      - uses: docker/setup-buildx-action@v3\n'
    const push = '      - uses: docker/build-push-action@v6\n        with: {context: ., push: true, tags: "a/b:1"}\n'
    const script = (command: string) => `      - run: ${command}\n`
    expect((await moved(BUILD(setup + push + script('docker buildx build .')))).text).toContain(
      'setup-buildx-action@v3'
    )
    expect((await moved(BUILD(setup + push + script('docker buildx imagetools inspect a/b:1')))).text).not.toContain(
      'setup-buildx-action@v3'
    )
  })
  it('leaves an index whose names the shell makes, and the jobs that build for it', async () => {
    const text = readFileSync(new URL('../fixtures/workflows/21-digest-jobs-outputs.yml', import.meta.url), 'utf8')
    const {jobs, text: after} = await moved(
      text.replace('-t ghcr.io/acme/tool:latest', '-t "ghcr.io/acme/tool:$(date +%F)"')
    )
    expect(jobs.map(({job, result}) => [job, result])).toEqual([
      ['amd64', 'left'],
      ['arm64', 'left'],
      ['index', 'left']
    ])
    expect(after).not.toContain('publish-image@v1')
  })
  it('keeps the names of a pull request that nothing pushes, where a later step reads them', async () => {
    const text = (reader: string) =>
      BUILD(`      - id: meta
        uses: docker/metadata-action@v5
        with: {images: a/b, tags: type=sha}
      - uses: docker/build-push-action@v6
        with: {context: ., push: "\${{ github.event_name != 'pull_request' }}", tags: "\${{ steps.meta.outputs.tags }}"}
${reader}`).replace('on: push', 'on: [push, pull_request]')
    const held = 'DOCKER_METADATA_PR_HEAD_SHA: false'
    expect((await moved(text(''))).text).not.toContain(held)
    expect((await moved(text('      - run: echo ${{ steps.meta.outputs.version }}\n'))).text).toContain(held)
    expect((await moved(text('      - run: echo "$DOCKER_METADATA_OUTPUT_TAGS"\n'))).text).toContain(held)
  })
  it.each([
    ['its own labels', 'labels: own=1', ['own=1'], ['of=meta']],
    ['labels of both', 'labels: |\n  ${{ steps.meta.outputs.labels }}\n  own=1', ['own=1', 'of=meta'], ['steps.meta']],
    ['no annotations', 'labels: ${{ steps.meta.outputs.labels }}', ['of=meta'], ['note=meta']],
    ['annotations', 'annotations: ${{ steps.meta.outputs.annotations }}', ['note=meta'], ['steps.meta']]
  ])('with %s keeps them', async (_, inputs, has, hasNot) => {
    const {text} = await moved(
      BUILD(`      - id: meta
        uses: docker/metadata-action@v5
        with: {images: a/b, tags: type=sha, labels: of=meta, annotations: note=meta}
      - uses: docker/build-push-action@v6
        with:
          context: .
          push: true
          tags: \${{ steps.meta.outputs.tags }}
${inputs.replace(/^/gm, '          ')}
`)
    )
    for (const word of has) expect(text).toContain(word)
    for (const word of hasNot) expect(text).not.toContain(word)
  })
  it('leaves every line end as it was', async () => {
    const text = build('push: true\ntags: a/b:1\ncontext: .')
    for (const form of [text, text.replaceAll('\n', '\r\n'), text.replace('\n', '\r\n')]) {
      const after = (await moved(form)).text
      expect(after).toBe(form.replace('docker/build-push-action@v6', 'acme/publish-image@v1'))
    }
  })
  it.each([
    ['its rules', 'tags: ${{ inputs.rules }}', true],
    [
      'a flavor with a rule that makes latest of each tag',
      'tags: type=ref,event=tag\nflavor: ${{ inputs.flavor }}',
      true
    ],
    ['a flavor with other rules', 'tags: type=ref,event=branch\nflavor: ${{ inputs.flavor }}', false]
  ])('where only the run knows %s', async (_, inputs, stays) => {
    const {text} = await moved(
      BUILD(`      - id: meta
        uses: docker/metadata-action@v5
        with:
          images: a/b
${inputs.replace(/^/gm, '          ')}
      - uses: docker/build-push-action@v6
        with: {context: ., push: true, tags: "\${{ steps.meta.outputs.tags }}"}
`)
    )
    expect(text.includes('docker/metadata-action@v5')).toBe(stays)
  })
  it('copies an index to a registry that the legs have not pushed to', async () => {
    const {text} = await moved(
      readFileSync(new URL('../fixtures/workflows/72-digest-two-registries.yml', import.meta.url), 'utf8')
    )
    const [, merge = '', promote = ''] = text.slice(text.indexOf('  index:')).split('uses: acme/publish-image@v1')
    expect(merge).toContain('images: ghcr.io/acme/tool\n')
    expect(merge).toContain('merge: ${{ toJSON(needs.build.outputs) }}\n')
    expect(promote).toContain('images: acme/tool\n')
    expect(promote).toContain('promote: ${{ steps.image.outputs.ref }}\n')
  })
})

describe('the command', () => {
  const run = async (args: string[], disk: Record<string, string>) => {
    const out: string[] = []
    const err: string[] = []
    const terminal = {
      args,
      out: (line: string) => out.push(line),
      err: (line: string) => err.push(line),
      exit: () => undefined
    }
    const files = {
      read: async (path: string) => (disk[path] === undefined ? undefined : Buffer.from(disk[path])),
      write: async (path: string, content: string | Buffer) => {
        disk[path] = String(content)
      }
    }
    return {code: await runCommand(terminal, files), out: out.join('\n'), err: err.join('\n'), disk}
  }
  const good = BUILD(
    '      - uses: docker/build-push-action@v6\n        with: {context: ., push: true, tags: "a/b:1"}\n'
  )
  const bad = BUILD('      - uses: docker/bake-action@v6\n')

  it('moves, and says so with 0', async () => {
    const {code, out, disk} = await run(['migrate', 'a.yml'], {'a.yml': good})
    expect(code).toBe(0)
    expect(out).toBe('a.yml:4: job image moved; the same names in push, branch, tag, pre-release tag')
    expect(disk['a.yml']).toContain('uses: OWNER/publish-image@v1')
  })
  it('changes nothing with --check', async () => {
    const {code, out, disk} = await run(['--check', 'a.yml', 'b.yml'], {'a.yml': good, 'b.yml': bad})
    expect(code).toBe(2)
    expect(out).toMatch(
      /^a\.yml:4: job image can move; .*\nb\.yml:9: job image left as it is: it does not name its files/
    )
    expect(disk).toEqual({'a.yml': good, 'b.yml': bad})
  })
  it.each([
    [['a.yml'], {'a.yml': 'a: [b'}, /^a\.yml: not YAML: /],
    [['a.yml'], {'a.yml': 'a: b'}, /^a\.yml: neither the jobs of a workflow/],
    [['a.yml'], {}, /^a\.yml: no such file$/],
    [['--wrong', 'a.yml'], {'a.yml': good}, /^--wrong is not known/],
    [[], {}, /^Usage: migrate/]
  ])('%j: 1', async (args, disk, message) => {
    const {code, err} = await run(args, disk)
    expect(code).toBe(1)
    expect(err).toMatch(message)
  })
})

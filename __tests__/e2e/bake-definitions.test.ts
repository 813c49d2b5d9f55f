import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals'
import {checkOut} from '../helpers/engine.ts'
import {type Job, startJob} from '../helpers/runner.ts'

jest.setTimeout(120_000)

let job: Job
beforeEach(() => {
  job = startJob()
})
afterEach(() => job.close())

type Words = Readonly<Record<string, string>>

const dryRun = (files: Words, inputs: Words) => {
  checkOut(job.workspace, {...files, '.git/HEAD': ''})
  return job.step({inputs: {bake: Object.keys(files)[0] ?? '', 'dry-run': 'true', ...inputs}})
}

const hcl = (text: string) => ({'docker-bake.hcl': text})
const TWO = hcl('group "default" { targets = ["api", "web"] }\ntarget "api" {}\ntarget "web" {}\n')
const DIGEST = `sha256:${'a'.repeat(64)}`

describe('what can’t be built is told by a dry run', () => {
  it.each<[string, Words, Words, string, string]>([
    [
      'a file that is not there',
      {},
      {bake: 'docker-bake.hcl'},
      'input bake: docker-bake.hcl does not exist.',
      'Put actions/checkout before this step, and write the path from the root of the repository (with context: from that folder).'
    ],
    [
      'a folder that is not there',
      TWO,
      {context: './services'},
      'input context: ./services does not exist.',
      'Put actions/checkout before this step, and write the path from the root of the repository.'
    ],
    [
      'an unknown target',
      TWO,
      {targets: 'appi'},
      'input targets: there is no target or group appi. Did you mean “api”?',
      'Name one of the definition. There are: “api”, “default” or “web”.'
    ],
    [
      'no default',
      hcl('target "api" {}\ntarget "web" {}\n'),
      {},
      'input targets: empty, and the definition has no group “default” and no single target.',
      'Name what to build. There are: “api” or “web”.'
    ],
    [
      'a group with a slip',
      hcl('group "default" { targets = ["api", "wep"] }\ntarget "api" {}\ntarget "web" {}\n'),
      {},
      'input bake: a target or group of the definition uses wep, which is not there. Did you mean “web”?',
      'Look in inherits, targets and contexts of the definition. There are: “api”, “default” or “web”.'
    ],
    [
      'an unknown parent',
      hcl('target "default" { inherits = ["_base"] }\n'),
      {},
      'input bake: a target or group of the definition uses _base, which is not there.',
      'Look in inherits, targets and contexts of the definition. There are: “default”.'
    ],
    [
      'targets in a circle',
      hcl('target "default" { contexts = { b = "target:b" } }\ntarget "b" { contexts = { a = "target:default" } }\n'),
      {},
      'input bake: the targets b and default need each other.',
      'Take one of the two out of the contexts of the other.'
    ],
    [
      'a target of itself',
      hcl('target "default" { contexts = { b = "target:default" } }\n'),
      {},
      'input bake: the target default needs itself.',
      'Take it out of its own contexts.'
    ],
    [
      'an unset variable',
      hcl('target "default" {\n  args = { V = "${VERSION}" }\n}\n'),
      {},
      'input bake: docker-bake.hcl, line 2: the variable VERSION is not defined.',
      'Declare it in the definition, variable "VERSION" {}, and give it a value in the input vars: VERSION=…'
    ],
    [
      'HCL with a slip',
      hcl('target "default" {\n  tags = [\n'),
      {},
      'input bake: docker-bake.hcl, line 3, can’t be read.',
      'See what is said about that line; docker buildx bake --print shows the same on your machine.'
    ],
    [
      'JSON with a slip',
      {'docker-bake.json': '{"target": {"default": {}}'},
      {},
      'input bake: docker-bake.json, line 1, can’t be read.',
      'See what is said about that line; docker buildx bake --print shows the same on your machine.'
    ],
    [
      'YAML with a slip',
      {'compose.yaml': 'services:\n  web:\n    build: [\n'},
      {},
      'input bake: the definition (compose.yaml) can’t be read.',
      'docker buildx bake --print shows the same on your machine.'
    ],
    [
      'services without a build',
      {'compose.yaml': 'services:\n  db: {image: postgres}\n'},
      {},
      'input bake: there is nothing to build.',
      'Name in targets what is to be built, or see whether the services of the Compose file have a build.'
    ],
    [
      'one image for two',
      TWO,
      {images: 'ghcr.io/acme/all'},
      'input bake: the targets api and web both make ghcr.io/acme/all:main.',
      'Put {{target}} into images, such as ghcr.io/acme/all/{{target}}, or name with targets what is to be published.'
    ],
    [
      'one tag for two',
      TWO,
      {set: '*.tags=acme/all:1'},
      'input bake: the targets api and web both make acme/all:1.',
      'Give each its own tags in the definition, or none and the names by the inputs images and tags.'
    ],
    [
      'a tag that is none',
      hcl('target "default" { tags = ["acme/to ol:1"] }\n'),
      {},
      'input bake: tags of the target default: white space inside an image and its tag in “acme/to ol:1”.',
      'Write them there like ghcr.io/owner/name:tag.'
    ],
    [
      'no image',
      hcl('target "default" { output = ["type=local,dest=out"] }\n'),
      {push: 'true'},
      'input push: true, but there is no image to push.',
      'Name with targets what is to be published, or take push away.'
    ],
    [
      'an input of a single build',
      TWO,
      {'build-args': 'A=b'},
      'input build-args: given together with bake.',
      'To override it for all targets, write in the input set: *.args.NAME=value'
    ],
    [
      'an override of nothing',
      TWO,
      {set: 'platform=linux/amd64'},
      'input set, line 1: “platform=linux/amd64” is not target.key=value.',
      'Write *.platform=linux/amd64 for all targets, or app.args.NAME=value for one.'
    ],
    [
      'a variable without a value',
      TWO,
      {vars: 'VERSION'},
      'input vars, line 1: not NAME=value.',
      'Write NAME=value, one a line.'
    ],
    [
      'a token in an argument',
      TWO,
      {set: `api.args.TOKEN=ghp_${'0'.repeat(36)}`},
      'input bake: args of the target api: TOKEN holds a GitHub token.',
      'Give it as a build secret: “TOKEN=…” in the input secrets, and RUN --mount=type=secret,id=TOKEN in the Dockerfile.'
    ],
    [
      'a published image beside a definition',
      TWO,
      {promote: 'latest'},
      'input promote: given together with bake.',
      'What is not built of the definition is published by a step of its own.'
    ],
    [
      'what jobs have pushed, without the definition',
      {},
      {bake: '', merge: `api linux/amd64 ${DIGEST}`},
      'input merge: the entries name targets, but bake is not given.',
      'Give this job the same bake, images and tags as those that build.'
    ],
    [
      'what jobs have pushed, of another definition',
      TWO,
      {merge: `appi linux/amd64 ${DIGEST}`},
      'input merge: there is no target appi.',
      'Give this job the same bake, targets and set as those that build; here are “api” or “web”.'
    ]
  ])('%s', async (_, files, inputs, message, fix) => {
    const {annotations, exitCode} = await dryRun(files, inputs)
    expect(annotations.map(({kind}) => kind)).toEqual(['error'])
    const lines = (annotations[0]?.message ?? '').split('\n')
    expect([lines[0], lines.at(-1)]).toEqual([message, `What to do: ${fix}`])
    expect(exitCode).toBe(1)
  })

  it('with its line as the place', async () => {
    const {annotations} = await dryRun(
      {'docker-bake.hcl': 'target "default" {\n  args = { V = "${VERSION}" }\n}\n'},
      {}
    )
    expect([annotations[0]?.file, annotations[0]?.line]).toEqual(['docker-bake.hcl', '2'])
  })
})

it('a dry run shows the targets and their tags, and gives the outputs without asking anybody', async () => {
  const files = hcl(
    'variable "V" {}\ngroup "default" { targets = ["api", "web", "files"] }\ntarget "api" { labels = { "v" = "${V}" } }\ntarget "web" { platforms = ["linux/arm64"] }\ntarget "files" { output = ["type=local,dest=out"] }\n'
  )
  const inputs = {images: 'unreachable.invalid/acme/{{target}}', tags: 'type=raw,value={{target}}-1', vars: 'V=9'}
  const {annotations, exitCode, log, outputs} = await dryRun(files, inputs)
  expect([annotations, exitCode]).toEqual([[], 0])
  const lines = log.split('\n').map(line => line.replace(/ {2,}/g, ' '))
  for (const line of [
    'target api',
    'image unreachable.invalid/acme/api',
    'tag api-1 fixed, from type=raw,value=api-1',
    'label v=9',
    'target web',
    'image unreachable.invalid/acme/web',
    'platform linux/arm64',
    'target files → type=local,dest=out'
  ])
    expect(lines.filter(found => found.startsWith(line))).toHaveLength(1)
  expect(outputs.tags).toBe('unreachable.invalid/acme/api:api-1\nunreachable.invalid/acme/web:web-1')
  expect(JSON.parse(outputs.bake ?? '')).toEqual({
    api: {image: 'unreachable.invalid/acme/api', digest: '', ref: '', tags: [], platforms: {}, attestation: ''},
    web: {image: 'unreachable.invalid/acme/web', digest: '', ref: '', tags: [], platforms: {}, attestation: ''}
  })
  expect(JSON.parse(outputs.matrix ?? '').include).toEqual([
    {target: 'api', platform: 'linux/amd64', runner: 'ubuntu-latest'},
    {target: 'web', platform: 'linux/arm64', runner: 'ubuntu-24.04-arm'}
  ])
})

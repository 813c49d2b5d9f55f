import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from '@jest/globals'
import {openStage, type Stage} from '../helpers/act.ts'
import {manifestOf} from '../helpers/engine.ts'
import {expectGood, expectOwnCommands, expectPosts, ours, startApi} from '../helpers/rehearsal.ts'
import {describeWith} from '../helpers/witness.ts'

const START = 'runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5'

describeWith('act', 'what surrounds the step, on a real runner', () => {
  let api: Awaited<ReturnType<typeof startApi>>
  let stage: Stage
  beforeAll(async () => {
    api = await startApi()
  })
  afterAll(() => api.close())
  beforeEach(() => {
    stage = openStage(api.url)
  })
  afterEach(() => stage.close())

  it('GitHub’s cache fills a builder that is new on the second run', async () => {
    const workflow = `on: push
jobs:
  image:
    ${START}
      - uses: OWNER/publish-image@v1
        with: {driver: docker-container, driver-opts: network=host}
`
    const first = await expectGood(await stage.run({workflow, event: 'push-branch'}))
    const second = await expectGood(await stage.run({workflow, event: 'push-branch'}))
    expect(first[0]?.summary).toContain('0 of 1 steps from the cache')
    expect(second[0]?.summary).toContain('1 of 1 steps from the cache')
    expect(second[0]?.outputs.builder).not.toBe(first[0]?.outputs.builder)
  })

  it('a secret that is not there is told by its input, before anything else', async () => {
    const workflow = `on: push
jobs:
  image:
    ${START}
      - uses: OWNER/publish-image@v1
        with:
          registry: registry.example.com
          username: \${{ vars.USER }}
          password: \${{ secrets.NOT_THERE }}
`
    const result = await stage.run({workflow, event: 'push-branch', vars: {USER: 'octo'}})
    const [step] = ours(result)
    expect([result.exitCode, step?.result]).toEqual([1, 'failure'])
    expect(step?.annotations.map(({kind}) => kind)).toEqual(['error'])
    expect(step?.annotations[0]?.message).toContain('input password')
    expect(step?.text).not.toContain('docker buildx build')
    expectPosts(result)
  })

  it('vars and secrets arrive, and a secret is nowhere in the log', async () => {
    const workflow = `on: push
jobs:
  image:
    ${START}
      - uses: OWNER/publish-image@v1
        with:
          labels: com.example.team=\${{ vars.TEAM }}
          secrets: TOKEN=\${{ secrets.NPM_TOKEN }}
          no-cache: true
`
    const files = {Dockerfile: 'FROM alpine\nRUN --mount=type=secret,id=TOKEN wc -c < /run/secrets/TOKEN\n'}
    const secret = 'a-secret-of-27-characters-x'
    const result = await stage.run({
      workflow,
      event: 'push-branch',
      vars: {TEAM: 'blue'},
      secrets: {NPM_TOKEN: secret},
      files
    })
    const [step] = await expectGood(result)
    expect(step?.outputs.labels).toContain('com.example.team=blue')
    expect(step?.text).toMatch(/^#\d+ [\d.]+ 27$/m)
    expect(result.log).not.toContain(secret)
  })

  it('a matrix of images publishes each; where one fails, the other is whole', async () => {
    const workflow = `on: push
jobs:
  image:
    strategy: {fail-fast: false, matrix: {service: [api, worker]}}
    ${START}
      - uses: OWNER/publish-image@v1
        with:
          images: ghcr.io/acme/\${{ matrix.service }}
          context: services/\${{ matrix.service }}
`
    const good = await expectGood(await stage.run({workflow, event: 'push-branch'}))
    expect(good.map(({outputs}) => outputs.image).sort()).toEqual(
      ['api', 'worker'].map(name => `${stage.registry}/acme/${name}`)
    )

    const files = {'services/worker/Dockerfile': 'FROM alpine\nRUN echo this one breaks && false\n'}
    const result = await stage.run({workflow, event: 'push-tag', files})
    const [api, worker] = ours(result).sort((a, b) => String(a.matrix.service).localeCompare(String(b.matrix.service)))
    expect([api?.result, worker?.result, api?.outputs.version]).toEqual(['success', 'failure', '1.2.3'])
    expect(worker?.summary).toContain('this one breaks')
    expect(worker?.outputs['published-tags'] ?? '').toBe('')
    expectPosts(result)
  })

  it('a composite action around ours hands on its outputs, and its post step runs', async () => {
    const workflow = `on: push
jobs:
  image:
    ${START}
      - id: outer
        uses: ./.github/actions/publish
        with: {name: wrapped}
      - run: test "\${{ steps.outer.outputs.version }}" = main
`
    const composite = `name: publish
description: Publishes as this organisation does
inputs: {name: {description: Name of the image, required: true}}
outputs: {version: {description: Version, value: "\${{ steps.image.outputs.version }}"}}
runs:
  using: composite
  steps:
    - id: image
      uses: OWNER/publish-image@v1
      with: {images: "${stage.registry}/acme/\${{ inputs.name }}"}
`
    const files = {'.github/actions/publish/action.yml': composite}
    const [step] = await expectGood(await stage.run({workflow, event: 'push-branch', files}))
    expect(step?.outputs.image).toBe(`${stage.registry}/acme/wrapped`)
  })

  it('two steps in one job: the second builds on the first, and both clean up', async () => {
    const workflow = `on: push
jobs:
  image:
    ${START}
      - id: deps
        uses: OWNER/publish-image@v1
        with: {images: ghcr.io/acme/deps, file: Dockerfile.deps}
      - uses: OWNER/publish-image@v1
        with: {images: ghcr.io/acme/app, build-args: "BASE=\${{ steps.deps.outputs.ref }}"}
`
    const files = {Dockerfile: 'ARG BASE=scratch\nFROM $BASE\nRUN test -e /built-at\n'}
    expect(await expectGood(await stage.run({workflow, event: 'push-branch', files}))).toHaveLength(2)
  })

  it('a tested image can’t speak to the runner', async () => {
    const words = [
      '::error::not ours',
      '::set-output name=digest::not-ours',
      '::add-mask::main',
      '::stop-commands::x',
      '##[error]not ours'
    ]
    const script = words.map(word => `            echo '${word}'`).join('\n')
    const workflow = `on: push
jobs:
  image:
    ${START}
      - uses: OWNER/publish-image@v1
        with:
          test: |
${script}
            docker run --rm --network none "$IMAGE"
`
    const files = {Dockerfile: `FROM alpine\nRUN echo '::warning::not ours'\nCMD ["echo", "::error::not ours"]\n`}
    const [step] = await expectGood(await stage.run({workflow, event: 'push-branch', files}))
    if (!step) throw new Error('the step did not run')
    expectOwnCommands(step)
    expect(step.text).toContain('not ours')
    expect(step.outputs.version).toBe('main')
  })

  it('the legs of two platforms, run one after the other and put together, make one image', async () => {
    const leg = (platform: string) => `on: release
jobs:
  build:
    ${START}
      - id: image
        uses: OWNER/publish-image@v1
        with: {platforms: ${platform}, push-by-digest: true, driver-opts: network=host, qemu: false}
`
    const digests: Record<string, string> = {}
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      const [step] = await expectGood(await stage.run({workflow: leg(platform), event: 'release'}))
      const name = `digest-${platform.replace('/', '-')}`
      digests[name] = step?.outputs[name] ?? ''
    }
    const merge = `on: release
jobs:
  merge:
    runs-on: ubuntu-latest
    steps:
      - id: image
        uses: OWNER/publish-image@v1
        with:
          merge: '${JSON.stringify(digests)}'
          platforms: linux/amd64,linux/arm64
`
    const [step] = await expectGood(await stage.run({workflow: merge, event: 'release'}))
    expect(step?.outputs['tag-names']?.split('\n')).toContain('latest')
    const name = `${stage.registry}/acme/tool`.split('/').slice(1).join('/')
    expect((await manifestOf(name, 'latest')).manifests).toHaveLength(2)
  })
})

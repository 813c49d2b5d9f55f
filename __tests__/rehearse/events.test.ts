import {afterAll, beforeAll, describe, expect, it} from '@jest/globals'
import {openStage, type Stage} from '../helpers/act.ts'
import {expectGood, startApi} from '../helpers/rehearsal.ts'
import {describeWith} from '../helpers/witness.ts'

/** What each event makes of one workflow: its tags, with S and R for commit and run, or “not pushed”. */
const BRANCH = 'main sha-S run-R'
const VERSION = '1.2.3 1.2 1 v1.2.3 sha-S run-R latest'
const EVENTS: readonly [event: string, plain: string, ruled: string][] = [
  ['push-branch', BRANCH, 'edge main'],
  ['push-tag', VERSION, '1.2.3 1 latest'],
  ['pull-request', 'pr-2 pr-2-S', 'pr-2'],
  ['pull-request-fork', 'not pushed', 'not pushed'],
  ['release', VERSION, '1.2.3 1 latest'],
  ['schedule', `nightly ${BRANCH}`, 'nightly edge main'],
  ['workflow-dispatch', BRANCH, 'edge main']
]
const ON = `on:
  push:
  pull_request:
  release:
  schedule:
    - cron: "0 3 * * *"
  workflow_dispatch:`
const STEPS = 'runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5'

const PLAIN = `${ON}
jobs:
  image:
    ${STEPS}
      - uses: OWNER/publish-image@v1
`
const RULED = `${ON}
permissions: {contents: read, packages: write}
jobs:
  image:
    ${STEPS}
      - id: image
        uses: OWNER/publish-image@v1
        with:
          platforms: linux/amd64,linux/arm64
          driver: docker-container
          driver-opts: network=host
          test: docker run --rm --network none "$IMAGE"
          tags: |
            type=schedule
            type=semver,pattern={{version}}
            type=semver,pattern={{major}}
            type=ref,event=branch
            type=ref,event=pr
            type=edge,branch=main
      - if: steps.image.outputs.pushed == 'true'
        run: docker run --rm --network none \${{ steps.image.outputs.ref }}
`
const CALLED = `${ON}
jobs:
  image:
    uses: OWNER/publish-image/.github/workflows/publish.yml@v1
    permissions: {contents: read, packages: write, id-token: write, attestations: write}
    with:
      platforms: linux/amd64
  after:
    needs: image
    if: needs.image.outputs.digest != ''
    runs-on: ubuntu-latest
    steps:
      - run: docker run --rm --network none \${{ needs.image.outputs.ref }}
`

describeWith('act', 'on a real runner', () => {
  let api: Awaited<ReturnType<typeof startApi>>
  beforeAll(async () => {
    api = await startApi()
  })
  afterAll(() => api.close())

  describe.each([
    ['a step without inputs', PLAIN, 1],
    ['a step with rules, platforms, a builder and a test', RULED, 2],
    ['the reusable workflow', CALLED, 1]
  ])('%s', (_, workflow, column) => {
    // Each event has a registry of its own, so that none finds what another has left.
    let stage: Stage
    it.each(EVENTS)('works on %s', async (...row) => {
      const [event] = row
      stage = openStage(api.url)
      try {
        const said = event === 'pull-request-fork' ? ['Image not pushed'] : []
        const steps = await expectGood(await stage.run({workflow, event}), said)
        const last = steps.at(-1)
        const tags = (last?.outputs['published-tags'] ?? '').split('\n').map(tag => tag.split(':').at(-1) ?? '')
        const short = tags.map(tag =>
          tag
            .replace(/sha-[0-9a-f]{7}$/, 'sha-S')
            .replace(/^pr-2-[0-9a-f]{7}$/, 'pr-2-S')
            .replace(/^run-1$/, 'run-R')
        )
        const wanted = row[column] ?? ''
        if (wanted === 'not pushed') expect([last?.outputs.pushed, last?.outputs.digest]).toEqual(['false', undefined])
        else expect(short.join(' ')).toBe(wanted)
      } finally {
        stage.close()
      }
    })
  })
})

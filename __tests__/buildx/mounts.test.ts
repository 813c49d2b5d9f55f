import {describe, expect, it} from '@jest/globals'
import {findCacheMounts, withMountStages} from '../../src/buildx/mounts.ts'

/** Without the place that a mount is given. */
const optionsOf = (dockerfile: string) =>
  findCacheMounts(dockerfile).map(({mounts}) =>
    mounts.map(({options}) => options.replace(/,target=\/publish-image\/mounts\/[0-9a-f]{12}$/, ''))
  )

describe('the cache mounts of a Dockerfile', () => {
  it.each([
    ['FROM a\nRUN --mount=type=cache,target=/root/.cache go build', ['type=cache,id=/root/.cache']],
    [
      'FROM a\nRUN --mount=type=cache,id=go,target=/x --mount=type=cache,dst=/y/../z x',
      ['type=cache,id=go', 'type=cache,id=/z']
    ],
    [
      'FROM a\nRUN --mount=target=/x,type=cache,sharing=locked,uid=1000,mode=0755 x',
      ['type=cache,id=/x,mode=0755,sharing=locked,uid=1000']
    ],
    ['FROM a\nRUN --mount=type=cache,target=/x,from=b,source=/s x', ['type=cache,id=/x,from=b,source=/s']],
    ['FROM a\nrun \\\n  # a comment\n  --mount=type=cache,target=/x \\\n\n  x', ['type=cache,id=/x']],
    ['# escape=`\nFROM a\nRUN `\n  --mount=type=cache,target=/x x', ['type=cache,id=/x']],
    [
      'FROM a\nRUN --mount=type=cache,target=/x <<EOF\nRUN --mount=type=cache,target=/no\nEOF\nRUN --mount=type=cache,target=/y x',
      ['type=cache,id=/x', 'type=cache,id=/y']
    ],
    ['FROM a\nRUN --mount=type=cache,target=/x a\nRUN --mount=type=cache,target=/x b', ['type=cache,id=/x']],
    ['FROM a\nRUN --mount="type=cache,target=/x" --network=none x', ['type=cache,id=/x']]
  ])('%j', (dockerfile, options) => {
    expect(optionsOf(dockerfile)).toEqual([options])
  })

  it.each([
    'FROM a\nRUN --mount=type=bind,target=/x x',
    'FROM a\nRUN echo --mounted type=cache',
    'FROM a\n# RUN --mount=type=cache,target=/x x',
    'FROM scratch\nRUN --mount=type=cache,target=/x ["/x"]'
  ])('there are none in %j', dockerfile => {
    expect(findCacheMounts(dockerfile)).toEqual([])
  })

  it('are packed in the image that the stage starts from, whatever stages are between', () => {
    const [group, ...others] = findCacheMounts(
      'ARG V=1\nFROM --platform=$BUILDPLATFORM go:$V AS base\nFROM base AS Deps\nFROM deps\nRUN --mount=type=cache,target=/x x\nFROM b\nRUN --mount=type=cache,target=/y y'
    )
    expect([group?.base, group?.mounts.length, others]).toEqual(['--platform=$BUILDPLATFORM go:$V', 2, []])
  })

  it.each([
    [
      'the values of its place',
      'FROM a\nARG V=1\nENV W=$V\nRUN --mount=type=cache,id=go-$V,target=/x x\nENV W=2\nRUN --mount=type=cache,target=$W/y y',
      [
        ['a', ['ARG V=1', 'ENV W=$V'], ['type=cache,id=go-$V']],
        ['a', ['ARG V=1', 'ENV W=$V', 'ENV W=2'], ['type=cache,target=$W/y']]
      ]
    ],
    [
      'those of the stages before',
      'FROM a AS b\nARG V=1\nFROM b\nRUN --mount=type=cache,target=${V}/x x',
      [['a', ['ARG V=1'], ['type=cache,target=${V}/x']]]
    ],
    [
      'an image’s own, beside plain ones of another image',
      'FROM a\nRUN --mount=type=cache,target=/y y\nFROM b\nRUN --mount=type=cache,target=$GOPATH,uid=1 x',
      [
        ['a', [], ['type=cache,id=/y']],
        ['b', [], ['type=cache,target=$GOPATH,uid=1']]
      ]
    ]
  ])('with variables have %s', (_, dockerfile, expected) => {
    const options = optionsOf(dockerfile)
    const found = findCacheMounts(dockerfile).map(({base, settings}, index) => [base, settings, options[index]])
    expect(found).toEqual(expected)
  })

  it('become two further targets behind the whole of it', () => {
    const dockerfile = 'FROM a\nRUN --mount=type=cache,target=/x x'
    const [found] = findCacheMounts(dockerfile)
    if (!found) throw new Error('it has a mount')
    const text = withMountStages(dockerfile, found, 1000)
    expect(text.startsWith(`${dockerfile}\n`)).toBe(true)
    expect(text.match(/^FROM .*$/gm)).toEqual([
      'FROM a',
      'FROM a AS publish-image-mounts-restore',
      'FROM a AS publish-image-mounts-pack',
      'FROM scratch AS publish-image-mounts-save'
    ])
    expect(text).toContain(`--mount=type=cache,id=/x,target=/publish-image/mounts/${found.mounts[0]?.name}`)
  })
})

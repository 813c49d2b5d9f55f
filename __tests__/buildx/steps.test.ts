import {describe, expect, it} from '@jest/globals'
import {countSteps} from '../../src/buildx/steps.ts'

describe('steps from the cache', () => {
  const count = (...lines: string[]) => {
    const counter = countSteps()
    for (const line of lines) counter.onLine(line)
    return counter.steps()
  }
  it.each([
    ['nothing', [], 0, 0],
    ['what BuildKit does for itself', ['#1 [internal] load .dockerignore', '#1 CACHED', '#2 [auth] x'], 0, 0],
    ['FROM, which no cache can save', ['#3 [1/2] FROM example', '#3 CACHED', '#4 [2/2] RUN make'], 1, 0],
    ['stages and platforms', ['#5 [linux/amd64 build 2/3] RUN make', '#5 CACHED', '#6 [app 2/2] COPY . .'], 2, 1],
    ['a step that is named again', ['#5 [2/2] RUN make', '#5 1.0 [3/4] done', '#5 [2/2] RUN make', '#5 CACHED'], 1, 1],
    [
      'one whose layer comes from the cache where the next needs it',
      ['#5 [build 2/3] RUN make', '#5 sha256:3f16d18 3.15MB / 10.00MB 0.2s', '#5 DONE 0.4s', '#6 [build 3/3] RUN test'],
      2,
      1
    ],
    [
      'one whose layer is unpacked',
      ['#5 [2/2] COPY . .', '#5 extracting sha256:3f16d18 0.1s done', '#5 DONE 0.1s'],
      1,
      1
    ],
    ['what a command prints of layers', ['#5 [2/2] RUN pull', '#5 0.1 extracting sha256:3f16d18 done'], 1, 0],
    ['what a command prints', ['#5 [2/2] RUN make', '#5 0.1 #6 CACHED', '#5 0.2 #7 [1/2] RUN x'], 1, 0]
  ])('%s', (_, lines, total, cached) => expect(count(...lines)).toEqual({total, cached}))
})

import {execFileSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {describe, it} from '@jest/globals'

const SCRIPT = fileURLToPath(new URL('../../script/witnesses', import.meta.url))

/** The folder of a real program that `script/witnesses` has built, or null. */
export function findWitness(name: string): string | null {
  try {
    return execFileSync(SCRIPT, ['where', name], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim()
  } catch {
    return null
  }
}

/** A witness's program; only inside `describeWith`, which has looked for it. */
export function programOf(name: string, program = name): string {
  const folder = findWitness(name)
  if (folder === null) throw new Error(`the witness ${name} is not built: run script/witnesses ${name}`)
  return `${folder}/bin/${program}`
}

/**
 * Tests that need a real program which not every machine can have (it is built with Go). Without it they count as
 * skipped and the reporter names them with the reason; in CI that is a failure, because there nobody would notice.
 */
export function describeWith(witnesses: string | readonly string[], title: string, body: () => void): void {
  // BuildKit's image may come from Docker Hub instead; script/engine knows.
  const isThere = (name: string) =>
    name === 'buildkit' ? process.env.TEST_BUILDKIT === 'yes' : findWitness(name) !== null
  const witness = [witnesses].flat().find(name => !isThere(name))
  const reason = `needs the witness ${witness}, which is not built: script/witnesses ${witness}`
  if (witness === undefined) describe(title, body)
  else if (process.env.CI === 'true')
    it(`${title}: has what it needs`, () => {
      throw new Error(reason)
    })
  else describe.skip(`${title} [${reason}]`, body)
}

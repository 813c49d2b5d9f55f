import {writeFileSync} from 'node:fs'
import {describe, expect, it} from '@jest/globals'
import {MISTAKES} from './fixtures/mistakes.ts'
import {printed} from './helpers/situation.ts'

// Each mistake is made in a whole run, in memory; what is looked at is what a person reads. MISTAKES_FILE=… writes it.

const seen: string[] = []

describe('a mistake', () => {
  it.each(Object.entries(MISTAKES))('%s', async (name, {what, why, fix, ...situation}) => {
    const [message = ''] = await printed(situation)
    seen.push(`${name}\n${message}\n`)
    if (process.env.MISTAKES_FILE) writeFileSync(process.env.MISTAKES_FILE, seen.join('\n'))
    const {failed, cause, advice} = parts(message)
    expect({failed, cause, advice}).toEqual({
      failed: expect.stringContaining(what),
      cause: expect.stringContaining(why),
      advice: expect.stringContaining(fix)
    })
    // In this order, with the very words last; a URL ends its sentence, so that it can be clicked.
    expect(message).not.toMatch(/https:\/\/\S+[.,;]\s/)
    expect(message).not.toMatch(/\{\w+\}|undefined|--help/)
  })
})

/** What failed, why and what to do. */
function parts(message: string): {failed: string; cause: string; advice: string} {
  const [, failed = '', cause = '', advice = ''] =
    /^(.*?)\n?(?:Why: |Built, not pushed: )(.*?)\nWhat to do: (.*?)(?:\nDetails: .*|\nLast lines of its output:.*)?$/s.exec(
      message.replace(/^Built, not pushed: /, 'Built, not pushed\nWhy: ')
    ) ?? []
  return {failed, cause, advice}
}

import {readdirSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from '@jest/globals'
import {createDiagnose} from '../src/diagnosis/diagnose.ts'
import {type Fault, patternsOf} from '../src/diagnosis/fault.ts'
import {context, SEEN} from './fixtures/failures.ts'

const diagnose = createDiagnose(context)

describe('a failure that was seen', () => {
  it.each(SEEN)('%s', (text, cause, fix, rest) => {
    const found = diagnose(text)
    expect(found?.cause).toContain(cause)
    expect(found?.fix).toContain(fix)
    expect(found).toMatchObject(rest)
  })

  it('in a run about a fork’s code is explained by that', () => {
    const ofFork = createDiagnose({...context, foreignHead: 'stranger/tool'})
    const found = ofFork('installation not allowed to Write organization package')
    expect([found?.cause, found?.fix]).toEqual([
      expect.stringContaining('about code of stranger/tool'),
      expect.stringContaining('Leave push at auto')
    ])
  })

  it('at another registry gives no advice about GitHub', () => {
    const elsewhere = {registry: 'docker.io', name: 'acme/tool', text: 'acme/tool'}
    expect(diagnose('requested access to the resource is denied', {image: elsewhere})?.fix).toBe(
      'Check that the user of these credentials may write to acme/tool, and that the name is spelt right.'
    )
  })

  it('and is not known is left alone', () => {
    expect(diagnose('all is well')).toBeUndefined()
  })
})

/** Every row of every table below src/diagnosis/. */
async function tables(): Promise<[string, Fault][]> {
  const folder = new URL('../src/diagnosis/', import.meta.url)
  const modules = readdirSync(folder).map(
    async (name): Promise<unknown[]> => Object.values(await import(fileURLToPath(new URL(name, folder))))
  )
  return (await Promise.all(modules))
    .flat()
    .filter(exported => Array.isArray(exported))
    .flat()
    .map((row: Fault) => [String(row.pattern), row])
}

const rows = await tables()

describe('a row of the table', () => {
  it.each(rows)('%s explains a failure that was seen', (_, {pattern, cause, fix}) => {
    const filled = (part: Fault['cause']) => (typeof part === 'string' ? part : part(context))
    const own = SEEN.map(([text]) => text).filter(text => patternsOf(pattern).every(part => part.test(text)))
    // Not only fits: an earlier row must not have taken all of its texts.
    const explained = own.map(text => diagnose(text)).map(found => [found?.cause, found?.fix])
    expect(explained).toContainEqual([filled(cause), filled(fix)])
  })
})

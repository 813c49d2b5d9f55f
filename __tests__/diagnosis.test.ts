import {describe, expect, it} from '@jest/globals'
import {diagnose} from '../src/diagnosis/diagnose.ts'
import {SEEN, subject} from './fixtures/failures.ts'

describe('a failure that was seen', () => {
  it.each(SEEN)('%s', (text, cause, fix, rest) => {
    const found = diagnose(text, subject)
    expect(found?.cause).toContain(cause)
    expect(found?.fix).toContain(fix)
    expect(found).toMatchObject(rest)
  })

  it('in a run about a fork’s code is explained by that', () => {
    const found = diagnose('installation not allowed to Write organization package', {
      ...subject,
      foreignHead: 'stranger/tool'
    })
    expect([found?.cause, found?.fix]).toEqual([
      expect.stringContaining('about code of stranger/tool'),
      expect.stringContaining('Leave push at auto')
    ])
  })

  it('at another registry gives no advice about GitHub', () => {
    const elsewhere = {registry: 'docker.io', name: 'acme/tool', text: 'acme/tool'}
    expect(diagnose('requested access to the resource is denied', {...subject, image: elsewhere})?.fix).toBe(
      'Check that the user of these credentials may write to acme/tool, and that the name is spelt right.'
    )
  })

  it('and is not known is left alone', () => {
    expect(diagnose('all is well', subject)).toBeUndefined()
  })
})

import {userInfo} from 'node:os'
import {afterEach, describe, expect, it} from '@jest/globals'
import {createRunner} from '../../src/runner/create.ts'

const {HOME} = process.env
afterEach(() => {
  process.env.HOME = HOME
})

describe('the home folder', () => {
  it('is the variable HOME', () => {
    process.env.HOME = '/home/somebody'
    expect(createRunner().env.HOME).toBe('/home/somebody')
  })

  it.each([undefined, ''])('is the one that the system knows where HOME is %j', value => {
    if (value === undefined) delete process.env.HOME
    else process.env.HOME = value
    expect(createRunner().env.HOME).toBe(userInfo().homedir)
  })
})

import {jest} from '@jest/globals'

/** Jest's setup of each test file: the time limit of its project in jest.config.js. */
jest.setTimeout(globalThis.TEST_SECONDS * 1000)

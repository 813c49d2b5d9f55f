const common = {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {jsc: {parser: {syntax: 'typescript'}, target: 'es2022'}, module: {type: 'es6'}, sourceMaps: 'inline'}
    ]
  },
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts', '!src/post.ts']
}
const SECOND = 1000
// Builds src/ once a run, and only if a test of that project runs.
const bundled = {globalSetup: '<rootDir>/__tests__/helpers/fresh-bundle.mjs'}

/** Time limits are for a machine that does other things too: they end what hangs, and measure nothing. */
/** @type {import('jest').Config} */
export default {
  // A failed test may leave a server open; the run must still end.
  forceExit: true,
  coverageProvider: 'v8',
  reporters: ['default', '<rootDir>/__tests__/helpers/skipped.mjs'],
  projects: [
    {
      ...common,
      displayName: 'units',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['random', 'bundle', 'e2e'].map(folder => `<rootDir>/__tests__/${folder}/`),
      testTimeout: 30 * SECOND
    },
    // Soaks, properties and matrices: many cases of one thing, with a seed.
    {
      ...common,
      ...bundled,
      displayName: 'random',
      testMatch: ['<rootDir>/__tests__/random/*.test.ts'],
      testTimeout: 600 * SECOND
    },
    {
      ...common,
      ...bundled,
      displayName: 'bundle',
      testMatch: ['<rootDir>/__tests__/bundle/*.test.ts'],
      testTimeout: 120 * SECOND
    },
    {
      ...common,
      ...bundled,
      displayName: 'e2e',
      testMatch: ['<rootDir>/__tests__/e2e/*.test.ts'],
      testTimeout: 300 * SECOND
    }
  ]
}

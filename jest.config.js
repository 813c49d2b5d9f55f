const common = {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {jsc: {parser: {syntax: 'typescript'}, target: 'es2022'}, module: {type: 'es6'}, sourceMaps: 'inline'}
    ]
  }
}
/** Seconds for each test. Jest heeds no testTimeout of a project, so a file that runs before each test file sets it. */
const within = seconds => ({
  globals: {TEST_SECONDS: seconds},
  setupFilesAfterEnv: ['<rootDir>/__tests__/helpers/time-limit.mjs']
})
// Builds src/ once a run, and only if a test of that project runs.
const bundled = {globalSetup: '<rootDir>/__tests__/helpers/fresh-bundle.mjs'}

/** Time limits are for a machine that does other things too: they end what hangs, and measure nothing. */
/** @type {import('jest').Config} */
export default {
  // A failed test may leave a server open; the run must still end.
  forceExit: true,
  coverageProvider: 'v8',
  reporters: ['default', '<rootDir>/__tests__/helpers/skipped.mjs'],
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts', '!src/post.ts'],
  projects: [
    {
      ...common,
      displayName: 'units',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['random', 'bundle', 'e2e', 'rehearse', 'site'].map(
        folder => `<rootDir>/__tests__/${folder}/`
      ),
      ...within(30)
    },
    // Soaks, properties and matrices: many cases of one thing, with a seed. And what starts many processes, or waits.
    {
      ...common,
      ...bundled,
      displayName: 'random',
      testMatch: ['<rootDir>/__tests__/random/*.test.ts'],
      ...within(600)
    },
    {
      ...common,
      ...bundled,
      displayName: 'bundle',
      testMatch: ['<rootDir>/__tests__/bundle/*.test.ts'],
      ...within(120)
    },
    {
      ...common,
      ...bundled,
      displayName: 'e2e',
      testMatch: ['<rootDir>/__tests__/e2e/*.test.ts'],
      ...within(300)
    },
    // The page in a real Chromium.
    {
      ...common,
      globalSetup: '<rootDir>/__tests__/helpers/fresh-site.mjs',
      displayName: 'site',
      testMatch: ['<rootDir>/__tests__/site/*.test.ts'],
      ...within(120)
    },
    // Whole workflows on a real runner; script/rehearse.
    {
      ...common,
      ...bundled,
      displayName: 'rehearse',
      testMatch: ['<rootDir>/__tests__/rehearse/*.test.ts'],
      ...within(300)
    }
  ]
}

import {main} from './main.ts'
import {createRunner} from './runner/create.ts'
import {connectGitHub} from './runner/github.ts'

const runner = createRunner()
try {
  await main({
    ...runner,
    github: connectGitHub,
    signer: async () => (await import('./runner/signer.ts')).signer,
    cacheStore: async service => (await import('./runner/cache.ts')).openCacheStore(service)
  })
} finally {
  await runner.close()
}

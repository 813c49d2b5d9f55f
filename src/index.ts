import {main} from './main.ts'
import {createCacheRelay} from './runner/cache-relay.ts'
import {createRunner} from './runner/create.ts'
import {connectGitHub} from './runner/github.ts'

const runner = createRunner()
const relay = createCacheRelay()
try {
  await main({
    ...runner,
    github: connectGitHub,
    signer: async () => (await import('./runner/signer.ts')).signer,
    cacheStore: async service => (await import('./runner/cache.ts')).openCacheStore(service),
    relayCache: relay.open
  })
} finally {
  relay.close()
  await runner.close()
}

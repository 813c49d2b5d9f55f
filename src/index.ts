import {createHost} from './host/create.ts'
import {connectGitHub} from './host/github.ts'
import {main} from './main.ts'

const host = createHost()
try {
  await main({...host, github: connectGitHub, signer: async () => (await import('./host/signer.ts')).signer})
} finally {
  await host.close()
}

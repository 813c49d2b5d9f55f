import {removeBuilder} from './builder/create.ts'
import {createHost} from './host/create.ts'
import {logout} from './login/store.ts'

const host = createHost()
try {
  await removeBuilder(host)
  await logout(host)
} catch (error) {
  // The job’s result is decided; what stays behind is told.
  host.log.warning(`The log-in could not be undone: ${error instanceof Error ? error.message : error}`)
} finally {
  await host.close()
}

import {removeBuilder} from './builder/remove.ts'
import {logout} from './login/store.ts'
import {createRunner} from './runner/create.ts'

const runner = createRunner()
try {
  await removeBuilder(runner)
  await logout(runner)
} catch (error) {
  // The job’s result is decided; what stays behind is told.
  runner.log.warning(`The log-in could not be undone: ${error instanceof Error ? error.message : error}`)
} finally {
  await runner.close()
}

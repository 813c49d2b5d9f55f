import {execFileSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

/** Jest's globalSetup: builds what src/ is now, for the runner's stand-in (runner.ts), unless another bundle is asked for. */
export default function build() {
  if (process.env.BUNDLE || process.env.COVERAGE_FOLDER) return
  const script = fileURLToPath(new URL('../../script/bundle', import.meta.url))
  process.env.FRESH_BUNDLE = execFileSync(script, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']}).trim()
}

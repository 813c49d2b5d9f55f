import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const path = name => fileURLToPath(new URL(`../../${name}`, import.meta.url))

/** Jest's globalSetup: builds the page of this source, for browser.ts. */
export default function build() {
  mkdirSync(path('.bundle'), {recursive: true})
  process.env.FRESH_SITE = mkdtempSync(path('.bundle/site-'))
  execFileSync(process.execPath, [path('site/build.mjs'), process.env.FRESH_SITE], {stdio: 'inherit'})
}

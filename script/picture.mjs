// picture.mjs MARKDOWN PNG: renders a job summary as GitHub shows it, in headless Chromium.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {marked} from 'marked'

/** Pixels: the column of a job's summary page, and high enough for any; the empty rest is cut off. */
const WIDTH = 930
const [markdown = '', png = ''] = process.argv.slice(2)
const style = `
  body {margin: 0; padding: 24px; width: ${WIDTH - 48}px; font: 16px/1.5 "Liberation Sans", Arial, sans-serif; color: #1f2328}
  h3 {font-size: 20px; margin: 0 0 16px; line-height: 1.25}
  code, pre {font: 13.6px/1.45 "Liberation Mono", "DejaVu Sans Mono", monospace; background: #eff1f3; border-radius: 6px}
  code {padding: 2.7px 5.4px; overflow-wrap: anywhere}
  pre {padding: 16px; margin: 0 0 16px; overflow: hidden; background: #f6f8fa} pre code {padding: 0; background: none}
  p, table, blockquote, details {margin: 0 0 16px} a {color: #0969da}
  table {border-collapse: collapse} td, th {border: 1px solid #d1d9e0; padding: 6px 13px} tr:nth-child(even) td {background: #f6f8fa}
  blockquote {padding: 0 16px; color: #59636e; border-left: 4px solid #d1d9e0} blockquote > :last-child {margin: 0}`
const folder = mkdtempSync(join(tmpdir(), 'picture-'))
try {
  const page = join(folder, 'page.html')
  const body = await marked.parse(readFileSync(markdown, 'utf8'), {gfm: true})
  const height = measure(page, body)
  chromium(page, ['--hide-scrollbars', `--window-size=${WIDTH},${height}`, `--screenshot=${resolve(png)}`])
} finally {
  rmSync(folder, {recursive: true, force: true})
}

function measure(page, body) {
  const script = '<script>document.title = document.body.offsetHeight</script>'
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${style}</style><body>${body}${script}`)
  return Number(/<title>(\d+)/.exec(chromium(page, ['--dump-dom']))?.[1])
}

function chromium(page, args) {
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  const own = [...quiet, '--disable-component-update', '--disable-sync', `--user-data-dir=${join(folder, 'profile')}`]
  return execFileSync('chromium', [...own, ...args, `file://${page}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore']
  })
}

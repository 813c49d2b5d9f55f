// coverage.mjs FOLDER [FILE]: joins what Jest saw in its own process (FOLDER/units) with what the runs that it started saw
// (FOLDER/runs), line by line. Only lines count that do something: no types, comments or lone brackets.
import {readdirSync, readFileSync} from 'node:fs'
import {stripTypeScriptTypes} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const THRESHOLD = 95
const SRC = fileURLToPath(new URL('../src/', import.meta.url))
const [folder = '', shown] = process.argv.slice(2)

const sources = new Map(
  readdirSync(SRC, {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.ts'))
    .map(name => [join(SRC, name), readFileSync(join(SRC, name), 'utf8')])
)
const run = new Map([...sources.keys()].map(path => [path, new Set()]))
readUnits()
readRuns()

let [all, hit] = [0, 0]
const rows = [...sources].map(([path, text]) => {
  const lines = linesThatDo(text)
  const missed = lines.filter(line => !run.get(path).has(line))
  all += lines.length
  hit += lines.length - missed.length
  return {name: path.slice(SRC.length), lines: lines.length, missed}
})
for (const {name, lines, missed} of rows
  .filter(({missed}) => missed.length > 0)
  .sort((a, b) => b.missed.length - a.missed.length))
  console.log(`${name}: ${missed.length} of ${lines} not run: ${missed.join(', ')}`)
if (shown) {
  const {missed} = rows.find(({name}) => name === shown)
  const lines = sources.get(join(SRC, shown)).split('\n')
  for (const line of missed) console.log(`${line}: ${lines[line - 1]}`)
}
const share = (100 * hit) / all
console.log(`${share.toFixed(1)} % of ${all} lines of src/ are run by tests, without those against a real engine`)
if (share < THRESHOLD) {
  console.log(`at least ${THRESHOLD} % are wanted`)
  process.exit(1)
}

function readUnits() {
  const report = JSON.parse(readFileSync(join(folder, 'units/coverage-final.json'), 'utf8'))
  for (const [path, {statementMap, s}] of Object.entries(report))
    for (const [id, {start, end}] of Object.entries(statementMap))
      if (s[id] > 0) for (let line = start.line; line <= end.line; line++) run.get(path)?.add(line)
}

/** Of each run the functions and blocks that were not entered, as V8 tells them, inner ones after outer ones. */
function readRuns() {
  for (const file of readdirSync(join(folder, 'runs'))) {
    for (const {url, functions} of JSON.parse(readFileSync(join(folder, 'runs', file), 'utf8')).result) {
      const path = url.startsWith('file://') ? fileURLToPath(url) : ''
      const text = sources.get(path)
      if (text === undefined) continue
      const counts = new Uint8Array(text.length)
      const ranges = functions.flatMap(({ranges}) => ranges)
      ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
      for (const {startOffset, endOffset, count} of ranges) counts.fill(count > 0 ? 1 : 0, startOffset, endOffset)
      let offset = 0
      for (const [index, line] of text.split('\n').entries()) {
        const start = offset + (line.length - line.trimStart().length)
        if (counts.subarray(start, offset + line.length).includes(1)) run.get(path).add(index + 1)
        offset += line.length + 1
      }
    }
  }
}

function linesThatDo(text) {
  const plain = stripTypeScriptTypes(text)
  let inComment = false
  return plain.split('\n').flatMap((line, index) => {
    const code = line.trim()
    const comment = inComment || code.startsWith('/*')
    if (comment) inComment = !code.includes('*/')
    return comment || code.startsWith('//') || /^[\s{}()[\];,]*$/.test(code) ? [] : [index + 1]
  })
}

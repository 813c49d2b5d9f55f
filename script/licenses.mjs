// node script/licenses.mjs MAPS OUT: writes the licences of every package that a source map below MAPS names.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const [maps, out] = process.argv.slice(2)
const packages = new Set()
for (const path of readdirSync(maps, {recursive: true}).filter(name => name.endsWith('.map'))) {
  for (const source of JSON.parse(readFileSync(join(maps, path), 'utf8')).sources) {
    const found = /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(source)
    if (found) packages.add(found[1])
  }
}
const texts = [...packages].sort().map(folder => {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find(entry => /^(licen[cs]e|copying)/i.test(entry))
  const text = file
    ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
    : '(no licence file in the package)'
  return `${name}@${version}\n${license ?? 'unknown licence'}\n\n${text}\n`
})
writeFileSync(out, texts.join(`\n${'-'.repeat(80)}\n\n`))

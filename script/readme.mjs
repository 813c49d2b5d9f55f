// Fills README.md's tables of inputs and outputs from action.yml; with --check only says whether they are up to date.
import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parse} from 'yaml'

const at = name => fileURLToPath(new URL(`../${name}`, import.meta.url))
const {inputs, outputs} = parse(readFileSync(at('action.yml'), 'utf8'))
const cell = text => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const tables = {
  inputs: [
    '| input | default | |',
    '|---|---|---|',
    ...Object.entries(inputs).map(
      ([name, {description, default: value}]) =>
        `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${cell(description)} |`
    )
  ],
  outputs: [
    '| output | |',
    '|---|---|',
    ...Object.entries(outputs).map(([name, {description}]) => `| \`${name}\` | ${cell(description)} |`)
  ]
}
const before = readFileSync(at('README.md'), 'utf8')
const after = Object.entries(tables).reduce(
  (text, [name, lines]) =>
    text.replace(
      new RegExp(`(<!-- ${name}: [^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
      (_, start, end) => `${start}\n${lines.join('\n')}\n\n${end}`
    ),
  before
)
if (process.argv[2] !== '--check') writeFileSync(at('README.md'), after)
else if (before !== after) {
  console.error('README.md is not what action.yml says: run script/readme')
  process.exit(1)
}
